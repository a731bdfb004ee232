package importer

import (
	"slices"

	"techradar/radar"
)

// row finds the tool of a row of a table, and what the other columns say of it.
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
		f.rowTool(n, b, name)
	}
	for i, c := range b.cells {
		if !byRing || !f.ringCell(n, b, i) {
			f.cell(n, b, c)
		}
	}
}

// rowTool introduces the tool that a cell names.
func (f *finder) rowTool(n *notes, b *block, name *inline) {
	title := nameOfTitle(name.text)
	if f.catalogue.lookUp(name.text) != nil {
		title = name.text
	}
	t, ok := f.name(title, true)
	if !ok {
		f.leave(n, b, name.text, "it stands in a column of names, and does not look like one")
		return
	}
	if c := b.columnOf("quadrant", f.options.Columns); c != nil {
		b.topic, b.about = f.quadrants.topicOf(c.text, f.catalogue.find(c.text, nil)), c.text
	}
	d := f.introduce(n, b, t, ruleOwnBullet)
	b.own = append(b.own, d)
	if c := b.columnOf("ring", f.options.Columns); c != nil && c.text != "" {
		if p, ok := f.rings.find(c.text, true); ok {
			d.rings = append(d.rings, ringClaim{d.hitBy(n, b), ruleIndex(ruleColumn), p})
		}
	}
	if c := b.columnOf("summary", f.options.Columns); c != nil && d.summary == "" {
		d.summary = radar.CleanLine(c.text, radar.MaxLineLength)
	}
	for _, l := range name.links {
		f.place([]*draft{d}, l, name.title(l))
	}
	if c := b.columnOf("link", f.options.Columns); c != nil {
		for _, l := range c.links {
			if d.home == "" && radar.CheckLink(l.url) == nil {
				d.home = l.url
			}
		}
	}
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
	for i, near := range nearRules(c.text, matches) {
		m := matches[i]
		s := subject{span: span{m.begin, m.end}, aside: near == ruleSimilar || near == ruleInstead}
		if own := slices.IndexFunc(b.own, func(d *draft) bool { return d.tool == m.tool }); own >= 0 {
			s.d = b.own[own]
		} else {
			s.d = f.mention(n, b, m, near, len(b.own) == 0)
		}
		subjects = append(subjects, s)
	}
	f.judge(n, b, c.text, subjects, b.own)
	for _, l := range c.links {
		if l.url == "" || slices.ContainsFunc(b.own, func(d *draft) bool { return d.home == l.url }) {
			continue
		}
		if !f.place(b.own, l, c.title(l)) {
			b.used = true
			n.loseLink(b, l, c.title(l))
		}
	}
	for _, e := range c.embeds {
		n.lose(b.line, b.column(e), "embed", "the embedded file %s is left out: a radar has no pictures", quoted(e))
	}
}
