package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// aoe reads the folder of AOE's technology radar: config.json, and a folder of Markdown files for each release, in
// versions 4 and 5; and the public/radar.json that version 5 writes.
var aoe = Importer{
	Name:      "aoe",
	About:     "AOE Technology Radar: its folder with config.json and radar/, or public/radar.json",
	Recognise: isAOE,
	Read:      readAOE,
}

var (
	aoeConfigKeys = []*regexp.Regexp{regexp.MustCompile(`"(?:quadrants|segments)"\s*:\s*\[`), regexp.MustCompile(`"rings"\s*:\s*\[`)}
	aoeResultKeys = []*regexp.Regexp{regexp.MustCompile(`"releases"\s*:\s*\[`), regexp.MustCompile(`"items"\s*:\s*\[`)}
)

func isAOE(files []File) bool {
	pages, config := 0, false
	for _, f := range files {
		switch path.Base(f.Name) {
		case "config.json":
			config = config || allMatch(aoeConfigKeys, f.Data)
		default:
			if len(files) == 1 && allMatch(aoeResultKeys, f.Data) {
				return true
			}
			if _, _, ok := aoePlace(f.Name); ok {
				pages++
			}
		}
	}
	return config && pages > 0
}

func allMatch(keys []*regexp.Regexp, data []byte) bool {
	return !slices.ContainsFunc(keys, func(k *regexp.Regexp) bool { return !k.Match(data) })
}

// aoePlace returns the release and the id of a page: the name of the folder that it is in, and its own. A folder within
// a release does not count.
func aoePlace(name string) (release radar.Edition, id string, ok bool) {
	if path.Ext(name) != ".md" {
		return release, "", false
	}
	id = strings.TrimSuffix(path.Base(name), ".md")
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if e, err := radar.ParseEdition(path.Base(dir)); err == nil {
			return e, id, true
		}
	}
	return release, id, false
}

func readAOE(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.small(files) {
		return nil, d.errors()
	}
	if len(files) == 1 && path.Ext(files[0].Name) != ".md" {
		if root := d.tree(files[0]); root != nil {
			d.aoeResult(d.object(root, "the file"), files[0])
		}
		return d.result(o)
	}
	a := &aoeFolder{toolRadar: d, byID: map[string]*aoeItem{}}
	a.read(files)
	return d.result(o)
}

// aoeConfig reads config.json. It returns the ids of the quadrants in the order of the file.
func (d *toolRadar) aoeConfig(o *object) {
	labels := d.object(o.get("labels"), "the labels")
	if title, at := labels.str("title"); title != "" {
		d.title, d.titleAt = title, at
	}
	d.pageSettings(labels, keysOf(labels.node))
	// Version 4 counts the quadrants from the top left, row by row; version 5 as we do.
	order := [4]int{0, 1, 2, 3}
	quadrants := o.get("segments")
	if quadrants == nil {
		quadrants = o.get("quadrants")
		order = [4]int{1, 3, 2, 0}
	}
	if quadrants != nil {
		d.quadrants = turned(d.aoeSectors(quadrants.items, "a quadrant"), order)
	}
	d.rings = d.aoeSectors(o.list("rings"), "a ring")
	if tags := o.get("tags"); tags != nil {
		d.noPlace(tags.at, "the settings", "tags")
	}
	var page []string
	for _, key := range keysOf(o.node) {
		if !o.used[key] {
			page = append(page, key)
		}
	}
	d.pageSettings(o, page)
	o.rest()
}

func keysOf(n *node) []string {
	var keys []string
	for _, f := range n.fields {
		keys = append(keys, f.key)
	}
	return keys
}

func (d *toolRadar) aoeSectors(items []*node, what string) []*sector {
	var list []*sector
	for _, o := range d.objects(items, what) {
		id, at := o.str("id")
		title, _ := o.str("title")
		description, descriptionAt := o.str("description")
		list = append(list, &sector{id: id, name: cmp.Or(title, id), at: at, description: d.descriptionOf(description, title, descriptionAt)})
		o.rest()
	}
	return list
}

// aoeRevision is what a page of one release says, with what it takes from the earlier ones.
type aoeRevision struct {
	release    radar.Edition
	at         place
	title      string
	quadrant   string
	quadrantAt place // on an earlier page where this one leaves it out; so are the title and the ring
	ring       string
	ringAt     place
	body       string
	tags       []string
	off        bool // featured: false
}

// aoeItem is all revisions of an entry.
type aoeItem struct {
	id        string
	revisions []aoeRevision
	markdown  bool // the body is Markdown, not HTML
}

// aoeEntry makes an entry of the revisions, oldest first. latest is the newest release of all.
func (d *toolRadar) aoeEntry(item *aoeItem, latest radar.Edition) {
	now := item.revisions[len(item.revisions)-1]
	e := &toolEntry{at: now.at, id: item.id, name: cmp.Or(now.title, item.id), tags: now.tags, moveAt: now.at}
	var ok bool
	if e.quadrant, ok = d.sectorOf(d.quadrants, now.quadrant, "quadrant", codeQuadrant, e.name, cmp.Or(now.quadrantAt, now.at)); !ok {
		return
	}
	if e.ring, ok = d.sectorOf(d.rings, now.ring, "ring", codeRing, e.name, cmp.Or(now.ringAt, now.at)); !ok {
		return
	}
	if item.markdown {
		e.tell(strings.TrimSpace(now.body))
		d.htmlInMarkdown(now.body, now.at)
	} else {
		e.tellHTML(d.reports, now.body, now.at)
	}
	for _, r := range item.revisions {
		if r.body != "" && r.body != now.body {
			d.count("older", r.at, codeNoPlace, func(n int) string {
				return plural(n, "text", "texts") + " of earlier releases " + one(n, "has", "have") + " no place in a radar, which has one description for each entry: the newest is imported"
			})
		}
		c := radar.Change{Edition: r.release, Ring: -1, Retired: r.off}
		if !r.off {
			if c.Ring, ok = d.sectorOf(d.rings, r.ring, "ring", codeRing, e.name+" in "+r.release.Name, cmp.Or(r.ringAt, r.at)); !ok {
				continue
			}
		}
		e.past = append(e.past, c)
	}
	if now.off {
		// It left with the first of the revisions in a row that say so.
		first := len(item.revisions) - 1
		for first > 0 && item.revisions[first-1].off {
			first--
		}
		e.retired = &radar.Retirement{Edition: item.revisions[first].release}
		e.past = slices.DeleteFunc(e.past, func(c radar.Change) bool { return !c.Edition.Before(e.retired.Edition) })
	}
	// Off before it was ever on is nothing that history can tell.
	for len(e.past) > 0 && e.past[0].Retired {
		e.past = e.past[1:]
	}
	e.past = slices.DeleteFunc(e.past, func(c radar.Change) bool { return !c.Edition.Before(latest) })
	d.entries = append(d.entries, e)
}
