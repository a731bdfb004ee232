package importer

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"techradar/radar"
)

// aoeFolder reads the files of a folder.
type aoeFolder struct {
	*toolRadar
	byID  map[string]*aoeItem
	items []*aoeItem // in the order of their names
}

func (a *aoeFolder) read(files []File) {
	var pages []File
	config := false
	for _, f := range files {
		_, _, isPage := aoePlace(f.Name)
		switch {
		case path.Base(f.Name) == "config.json" && !config:
			if root := a.tree(f); root != nil {
				config = true
				a.titleAt = start(f)
				a.aoeConfig(a.object(root, "the settings"))
			}
		case isPage:
			pages = append(pages, f)
		case path.Ext(f.Name) == ".md" && strings.Contains("/"+f.Name, "/radar/"):
			a.fail(start(f), codeDate, "rename it, such as 2024-03-01, or move the file", "the folder %s names no release: it is no date", quoted(path.Base(path.Dir(f.Name))))
		default:
			a.noPlace(start(f), "the folder", path.Base(f.Name))
		}
	}
	switch {
	case !config && !a.failed:
		a.fail(place{file: a.files[0]}, codeFormat, "name the folder that holds config.json and radar", "there is no config.json, which names the quadrants and the rings")
	case len(pages) == 0 && !a.failed:
		a.fail(place{file: a.files[0]}, codeEmpty, "", "there is no page of a release, such as radar/2024-03-01/name.md")
	}
	if a.failed {
		return
	}
	a.pages(pages)
}

// pages reads the pages by release, oldest first: what a page leaves out it has from the one before.
func (a *aoeFolder) pages(files []File) {
	release := func(f File) radar.Edition {
		e, _, _ := aoePlace(f.Name)
		return e
	}
	slices.SortStableFunc(files, func(f, g File) int {
		return cmp.Or(release(f).Start().Compare(release(g).Start()), strings.Compare(f.Name, g.Name))
	})
	for _, f := range files {
		a.page(f)
	}
	a.edition = release(files[len(files)-1])
	a.editionAt = start(files[len(files)-1])
	slices.SortStableFunc(a.items, func(x, y *aoeItem) int { return strings.Compare(x.id, y.id) })
	for _, item := range a.items {
		if len(item.revisions) > 0 {
			a.aoeEntry(item, a.edition)
		}
	}
}

// page adds a page to the revisions of its entry.
func (a *aoeFolder) page(f File) {
	src, ok := a.decode(f)
	if !ok {
		return
	}
	release, id, _ := aoePlace(f.Name)
	item := a.byID[id]
	if item == nil {
		item = &aoeItem{id: id, markdown: true}
		a.byID[id] = item
		a.items = append(a.items, item)
	}
	next := aoeRevision{}
	if n := len(item.revisions); n > 0 {
		next = item.revisions[n-1]
		if next.release.SameStart(release) {
			a.warn(start(f), codeDup, "", "there are two pages of %s in %s: what the later one says counts", quoted(id), release)
			item.revisions = item.revisions[:n-1]
		}
	}
	next.release, next.at = release, place{f.Name, radar.Pos{Line: 1, Col: 1}}
	front, body, lines := frontMatter(src)
	if strings.TrimSpace(body) != "" {
		next.body = body
	}
	if front != "" {
		n, bad := readYAML(front, f.Name)
		if bad != nil {
			if bad.at.Line > 0 {
				bad.at.Line += lines
			}
			a.fail(place{f.Name, bad.at}, codeSyntax, bad.hint, "the front matter is not YAML: %s", bad.message)
			return
		}
		moveDown(n, lines)
		a.front(a.object(n, "the front matter"), &next)
	}
	item.revisions = append(item.revisions, next)
}

// moveDown adds lines to the places of a tree that was read from the middle of a file.
func moveDown(n *node, lines int) {
	if n.at.Line > 0 {
		n.at.Line += lines
	}
	for i := range n.fields {
		n.fields[i].at.Line += lines
		moveDown(n.fields[i].value, lines)
	}
	for _, item := range n.items {
		moveDown(item, lines)
	}
}

// front reads the front matter of a page. Keys that are not there keep what they were.
func (a *aoeFolder) front(o *object, next *aoeRevision) {
	set := func(to *string, place *place, keys ...string) {
		if s, at := o.str(keys...); s != "" {
			*to, *place = s, at
		}
	}
	set(&next.title, &next.at, "title")
	set(&next.ring, &next.ringAt, "ring")
	set(&next.quadrant, &next.quadrantAt, "segment", "quadrant")
	if n := o.child("tags"); n != nil {
		next.tags = nil
		if n.kind == textNode {
			text, _ := o.str("tags")
			next.tags = strings.Split(text, ",")
		} else {
			next.tags = o.texts("tags")
		}
	}
	if featured, at := o.str("featured"); featured != "" {
		next.off = strings.EqualFold(featured, "false")
		if !next.off && !strings.EqualFold(featured, "true") {
			a.warn(at, codeFormat, "", "%s is neither true nor false: it is taken for true", quoted(featured))
		}
	}
	if n := o.child("quadrant"); n != nil {
		o.skip("quadrant") // of version 4, beside the segment of version 5
	}
	o.rest()
}

// frontMatter parts a page. lines is how many lines stand before the front matter.
func frontMatter(src string) (front, body string, lines int) {
	src = strings.ReplaceAll(src, "\r\n", "\n")
	rest, ok := strings.CutPrefix(src, "---\n")
	if !ok {
		return "", src, 0
	}
	at := 0
	for line := range strings.Lines(rest) {
		if bare := strings.TrimRight(line, " \t\n"); bare == "---" || bare == "..." {
			return rest[:at], rest[at+len(line):], 1
		}
		at += len(line)
	}
	return "", src, 0
}

// aoeResult reads the radar.json that version 5 writes.
func (d *toolRadar) aoeResult(top *object, f File) {
	d.titleAt, d.editionAt = start(f), start(f)
	d.aoeConfig(d.object(top.get("config"), "the settings"))
	data := d.object(top.get("data"), "data")
	for _, name := range data.texts("releases") {
		if e, ok := editionOf(name); ok && d.edition.Before(e) {
			d.edition = e
		}
	}
	data.skip("tags") // all those of the items
	for _, o := range d.objects(data.list("items"), "an item") {
		d.aoeResultItem(o)
	}
	data.rest()
	top.rest()
}

func (d *toolRadar) aoeResultItem(o *object) {
	id, _ := o.str("id")
	title, at := o.str("title")
	if at.Line == 0 {
		at = o.at
	}
	quadrant, quadrantAt := o.str("segment", "quadrant")
	ring, ringAt := o.str("ring")
	body, _ := o.str("body")
	featured, _ := o.str("featured")
	release, releaseAt := o.str("release")
	now := aoeRevision{
		at: at, title: title, quadrant: quadrant, quadrantAt: quadrantAt, ring: ring, ringAt: ringAt, body: body,
		tags: o.texts("tags"), off: strings.EqualFold(featured, "false"),
	}
	item := &aoeItem{id: id}
	var ok bool
	if now.release, ok = editionOf(release); !ok {
		now.release = d.edition
		if release != "" {
			d.warn(releaseAt, codeDate, "", "%s is no date: it was left out", quoted(release))
		}
	}
	for _, r := range d.objects(o.list("revisions"), "a revision") {
		rev := aoeRevision{at: r.at}
		date, dateAt := r.str("release")
		if rev.ring, rev.ringAt = r.str("ring"); rev.ring == "" {
			rev.ring, rev.ringAt = ring, ringAt
		}
		rev.body, _ = r.str("body")
		r.rest()
		if rev.release, ok = editionOf(date); !ok {
			d.warn(dateAt, codeDate, "", "%s is no date: this revision of %s was left out", quoted(date), quoted(title))
			continue
		}
		if rev.release.Before(now.release) {
			item.revisions = append(item.revisions, rev)
		}
	}
	o.skip("flag", "position") // worked out from the revisions, and a place on their picture
	o.rest()
	slices.SortStableFunc(item.revisions, func(a, b aoeRevision) int { return a.release.Start().Compare(b.release.Start()) })
	item.revisions = append(item.revisions, now)
	d.aoeEntry(item, d.edition)
}
