package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// backstage reads the answer of Backstage's tech radar plug-in, TechRadarLoaderResponse of its common package, in JSON
// or YAML, with timelines, and the flat entries of its first versions.
var backstage = Importer{
	Name:      "backstage",
	About:     "Tech Radar of Backstage: JSON or YAML, with timelines",
	Recognise: isBackstage,
	Read:      readBackstage,
}

// backstageKeys match the keys that are in such a file and, together, in no other.
var backstageKeys = []*regexp.Regexp{
	regexp.MustCompile(`(?m)(?:^|["\s{,])quadrants["']?\s*:`),
	regexp.MustCompile(`(?m)(?:^|["\s{,])rings["']?\s*:`),
	regexp.MustCompile(`(?m)(?:^|["\s{,])entries["']?\s*:`),
	regexp.MustCompile(`(?m)(?:^|["\s{,-])(?:timeline|key)["']?\s*:`),
}

func isBackstage(files []File) bool {
	if len(files) != 1 {
		return false
	}
	for _, key := range backstageKeys {
		if !key.Match(files[0].Data) {
			return false
		}
	}
	return true
}

// fromBottomRight turns quadrants that go clockwise from the bottom right, as Backstage and Zalando draw them, so that
// each stays in its corner.
var fromBottomRight = [4]int{3, 0, 1, 2}

func readBackstage(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.single(files, "a radar") {
		return nil, d.errors()
	}
	root := d.tree(files[0])
	if d.failed {
		return nil, d.errors()
	}
	if root.kind != objectNode {
		d.fail(root.at, codeFormat, "", "an object with quadrants, rings and entries is wanted, and this is %s", root.kind)
		return nil, d.errors()
	}
	d.named(files[0])
	d.edition = radar.Edition{}
	top := d.object(root, "the radar")
	if title, at := top.str("title"); title != "" {
		d.title, d.titleAt = title, at
	}
	quadrants := turned(d.backstageSectors(top.list("quadrants"), "a quadrant"), fromBottomRight)
	rings := d.backstageSectors(top.list("rings"), "a ring")
	d.quadrants, d.rings = quadrants, rings
	for _, o := range d.objects(top.list("entries"), "an entry") {
		d.backstageEntry(o)
	}
	top.rest()
	if !d.failed {
		d.backstageMoves()
	}
	return d.result(o)
}

func (d *toolRadar) backstageSectors(items []*node, what string) []*sector {
	var list []*sector
	for _, o := range d.objects(items, what) {
		id, at := o.str("id")
		name, _ := o.str("name")
		description, _ := o.str("description")
		list = append(list, &sector{
			id: id, name: cmp.Or(name, id), at: at,
			description: description,
		})
		o.rest()
	}
	return list
}

// sectorOf returns the index of the sector with an id or a name.
func (d *toolRadar) sectorOf(list []*sector, id, what, code, name string, at place) (int, bool) {
	if id == "" { // which is no id, though sectors that only entries name have none
		d.warn(at, code, "", "%s names no %s: it was left out", quoted(name), what)
		return 0, false
	}
	for _, exact := range []bool{true, false} { // an id wins over a name
		for i, s := range list {
			if s.id == id || !exact && (sameName(s.id) == sameName(id) || sameName(s.name) == sameName(id) ||
				slices.ContainsFunc(s.aliases, func(a string) bool { return sameName(a) == sameName(id) })) {
				return i, true
			}
		}
	}
	d.warn(at, code, "", "there is no %s %s: %s was left out", what, quoted(id), quoted(name))
	return 0, false
}

func (d *toolRadar) backstageEntry(o *object) {
	title, at := o.str("title", "name")
	id, idAt := o.str("id")
	key, keyAt := o.str("key")
	if id == "" {
		id, idAt = key, keyAt
	}
	e := &toolEntry{at: at, name: cmp.Or(title, id), id: id, moveAt: at}
	if e.at.Line == 0 {
		e.at = o.at
	}
	if key != "" && key != id {
		d.warn(keyAt, codeNoPlace, "", "the key %s is not the id %s: the id counts", quoted(key), quoted(id))
	}
	if isEphemeral(id) {
		e.id = ""
		d.count("numbers", idAt, codeID, func(n int) string {
			return plural(n, "id is a number and was", "ids are numbers and were") + " left out: ids are made of the names"
		})
	}
	quadrant, quadrantAt := o.str("quadrant")
	var ok bool
	if e.quadrant, ok = d.sectorOf(d.quadrants, quadrant, "quadrant", codeQuadrant, e.name, quadrantAt); !ok {
		return
	}
	description, descriptionAt := o.str("description")
	if url, urlAt := o.str("url"); url != "" && url != "#" { // "#" is how the format says none
		e.link = d.link(url, "the url of "+quoted(e.name), urlAt)
	}
	for _, l := range d.objects(o.list("links"), "a link") {
		url, urlAt := l.str("url")
		title, _ := l.str("title")
		l.rest()
		if url = d.link(url, "a link of "+quoted(e.name), urlAt); url != "" {
			e.links = append(e.links, radar.Link{Title: cmp.Or(title, url), URL: url})
		}
	}
	now, ok := d.snapshots(o, e)
	o.rest()
	if !ok {
		return
	}
	e.description = description
	if e.tell(now.description); description != "" && e.summary == "" && now.description != "" { // what it is, and why it stands where it does
		e.description = description + "\n\n" + now.description
	}
	d.htmlInMarkdown(description+now.description, descriptionAt)
	d.entries = append(d.entries, e)
}

// isEphemeral reports whether an id is the number of a row.
func isEphemeral(id string) bool { return id != "" && strings.Trim(id, "0123456789") == "" }

// flatEntry reads the ring and the movement of an entry without a timeline, as in the first versions.
func (d *toolRadar) flatEntry(o *object, e *toolEntry) (now snapshot, ok bool) {
	ring, at := o.str("ring", "ringId")
	if e.ring, ok = d.sectorOf(d.rings, ring, "ring", codeRing, e.name, at); !ok {
		return now, false
	}
	moved, movedAt := o.str("moved")
	if e.move, ok = moveOf(moved, false); !ok {
		d.warn(movedAt, codeMove, "", "%s is no movement, write -1, 0 or 1: it was left out", quoted(moved))
	}
	e.moveAt = movedAt
	return snapshot{at: e.at}, true
}

// noDate is the date that stands in a file for none: the beginning of computer time.
const noDate = "1970-01-01"

// backstageMoves takes the date of the newest item of all for the edition.
func (d *toolRadar) backstageMoves() {
	for _, e := range d.entries {
		for _, c := range e.past {
			if d.edition.Before(c.Edition) {
				d.edition = c.Edition
			}
		}
	}
	if d.edition.Name == noDate {
		d.edition = radar.Edition{}
	}
	for _, e := range d.entries {
		if len(e.past) == 0 {
			continue
		}
		if newest := e.past[0].Edition; newest.Before(d.edition) && (e.move.kind > moveNone || len(e.past) > 1 && e.past[1].Ring != e.past[0].Ring) {
			d.count("earlier", e.moveAt, codeMove, func(n int) string {
				return plural(n, "entry", "entries") + " moved before " + d.edition.Name + ", the newest date of all: " + one(n, "it is", "they are") + " unchanged in that edition"
			})
			e.move = typedMove{}
		}
		e.past = slices.DeleteFunc(e.past, func(c radar.Change) bool { return !c.Edition.Before(d.edition) })
	}
	if !slices.ContainsFunc(d.entries, func(e *toolEntry) bool { return e.move.kind > moveNone }) {
		return
	}
	for _, e := range d.entries { // beside those that say from where they moved
		if !d.edition.IsZero() && len(e.past) == 0 && e.move.kind <= moveNone && e.dated {
			e.move = typedMove{kind: moveNew}
		}
	}
}
