package importer

import (
	"cmp"
	"slices"
	"strings"

	"techradar/radar"
)

// row finds the tools of a row of a table, and what the other columns say of them.
func (f *finder) row(n *notes, b *block) {
	name := b.columnOf("name", f.options.Columns)
	byRing := name == nil && slices.ContainsFunc(b.header, func(h inline) bool { _, ok := f.rings.stated(h.text); return ok })
	if name == nil && !byRing && len(b.cells) > 0 && f.catalogue.lookUp(b.cells[0].text) != nil {
		name = &b.cells[0]
	}
	for _, c := range b.cells {
		b.names = append(b.names, f.catalogue.find(c.text, c.addresses())...)
	}
	if name != nil && name.text != "" {
		f.rowTools(n, b, name)
	}
	for i, c := range b.cells {
		if !byRing || !f.ringCell(n, b, i) {
			used := b.uses
			f.cell(n, b, c)
			f.tellColumn(n, b, i, name, b.uses > used)
		}
	}
	f.leaveBackground(n, b)
}

// rowTools introduces the tools that a cell names, with what the columns say.
func (f *finder) rowTools(n *notes, b *block, name *inline) {
	marks := f.unmark(name)
	if c := b.columnOf("quadrant", f.options.Columns); c != nil {
		b.topic, b.about = f.quadrants.topicOf(c.text, f.catalogue.find(c.text, nil)), c.text
	}
	for _, t := range f.cellNames(n, b, name) {
		d := f.introduce(n, b, t, ruleOwnBullet)
		b.own = append(b.own, d)
		for _, m := range marks {
			d.state(d.hitBy(n, b), m.ringPlace)
		}
		f.columns(n, b, d)
	}
	for _, l := range name.links {
		f.place(b.own, l, name.title(l))
	}
}

// cellNames are the tools of a cell: one, or the items of a list.
func (f *finder) cellNames(n *notes, b *block, name *inline) []named {
	title := nameOfTitle(name.text)
	if f.catalogue.lookUp(name.text) != nil {
		title = name.text
	}
	list := pieces(title)
	if t, ok := f.name(title, true); ok && (t.tool != nil || len(list) < 2) {
		return []named{t}
	}
	var names []named
	for _, p := range list {
		if t, ok := f.name(p, true); ok {
			names = append(names, t)
		} else {
			f.leave(n, b, p, "it stands in a column of names, and does not look like one")
		}
	}
	return names
}

// columns gives a tool what the other columns of its row say.
func (f *finder) columns(n *notes, b *block, d *draft) {
	if c := b.columnOf("ring", f.options.Columns); c != nil && strings.TrimSpace(c.text) != "" {
		if strings.ContainsAny(c.text, "?？") {
			d.suggest(d.hitBy(n, b), ruleUnclear)
		} else if p, ok := f.rings.now(c.text, true); ok {
			d.rings = append(d.rings, ringClaim{d.hitBy(n, b), ruleIndex(ruleColumn), p})
		} else {
			n.reports.warn(place{n.file.Name, radar.Pos{Line: b.line, Col: b.column(c.text)}}, codeRing, "write one of "+f.rings.names()+", or give a ring this alias",
				"no ring is called %s, so the column says nothing of %s", quoted(c.text), quoted(d.name))
		}
	}
	summary, notes := b.columnOf("summary", f.options.Columns), b.columnOf("notes", f.options.Columns)
	switch {
	case summary != nil && summary.text != "" && d.summary == "":
		d.summary = radar.CleanLine(summary.text, radar.MaxLineLength)
		if notes != nil && d.description == "" {
			d.description = notes.text
		}
	case notes != nil && notes.text != "" && d.summary == "":
		d.summary = radar.CleanLine(notes.text, radar.MaxLineLength)
	case notes != nil && d.description == "":
		d.description = notes.text
	}
	if c := b.columnOf("owner", f.options.Columns); c != nil && d.owner == "" {
		d.owner = radar.CleanLine(c.text, radar.MaxNameLength)
	}
	if c := b.columnOf("tags", f.options.Columns); c != nil {
		for _, p := range pieces(strings.ReplaceAll(c.text, "#", "")) {
			if p = radar.CleanLine(p, radar.MaxNameLength); p != "" && !slices.Contains(d.tags, p) {
				d.tags = append(d.tags, p)
			}
		}
	}
	if c := b.columnOf("link", f.options.Columns); c != nil {
		for _, l := range c.links {
			if d.home == "" && radar.CheckLink(l.url) == nil {
				d.home = l.url
			}
		}
	}
}

// tellColumn reports the column of a cell that nothing was taken of. used tells that a name or a link was.
func (f *finder) tellColumn(n *notes, b *block, i int, name *inline, used bool) {
	if len(b.own) == 0 || used || &b.cells[i] == name || strings.TrimSpace(b.cells[i].text) == "" {
		return
	}
	for field := range columnWords {
		if b.columnOf(field, f.options.Columns) == &b.cells[i] {
			return
		}
	}
	header := ""
	if i < len(b.header) {
		header = b.header[i].text
	}
	n.reports.noPlace(place{n.file.Name, radar.Pos{Line: b.line, Col: b.column(b.cells[i].text)}}, "the table", cmp.Or(header, "a column without a name"))
}

// ringCell introduces the tools of a cell in a column that has the name of a ring: "| Adopt | Trial |".
func (f *finder) ringCell(n *notes, b *block, i int) bool {
	if i >= len(b.header) {
		return false
	}
	p, ok := f.rings.stated(b.header[i].text)
	if !ok {
		return false
	}
	for _, name := range f.listedNames(n, &block{finds: finds{stated: &p}, kind: rowBlock, in: b.cells[i], line: b.line, raw: b.raw}, 0) {
		d := f.introduce(n, b, name, ruleOwnBullet)
		d.state(d.hitBy(n, b), p)
		b.own = append(b.own, d)
	}
	return true
}

// cell notes the other tools and the links of a cell, and what it says of them.
func (f *finder) cell(n *notes, b *block, c inline) {
	matches := slices.DeleteFunc(f.catalogue.find(c.text, c.addresses()), func(m match) bool { return !known(m) && !b.isOwn(m.tool) })
	var subjects []subject
	for i, near := range f.nearRules(b, c.text, matches) {
		m := matches[i]
		s := subject{span: span{m.begin, m.end}, aside: near == ruleSimilar || near == ruleInstead}
		if own := slices.IndexFunc(b.own, func(d *draft) bool { return d.tool == m.tool }); own >= 0 {
			s.d = b.own[own]
		} else {
			s.d = f.mention(n, b, m, near, len(b.own) == 0)
		}
		subjects = append(subjects, s)
	}
	if len(subjects) > 0 {
		b.uses++
	}
	f.judge(n, b, c.text, subjects, b.own)
	for _, l := range c.links {
		if l.url == "" || slices.ContainsFunc(b.own, func(d *draft) bool { return d.home == l.url }) {
			continue
		}
		b.uses++
		if !f.place(b.own, l, c.title(l)) {
			b.used = true
			n.loseLink(b, l, c.title(l))
		}
	}
	for _, e := range c.embeds {
		n.lose(b.line, b.column(e), "embed", "the embedded file %s is left out: a radar has no pictures", quoted(e))
	}
}
