package markdown

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"techradar/radar/article"
)

// overview is the page of the whole radar.
func (b *builder) overview() []byte {
	p := &page{file: b.Page}
	if !b.o.Inside {
		p.add(b.front(nil)...)
		if !b.Titled {
			p.add(b.heading(1, b.a.Title, ""))
		}
	}
	if b.a.Subtitle != "" {
		p.add(b.text(b.a.Subtitle))
	}
	if b.a.Edition != "" {
		p.add(b.strong(b.a.Edition))
	}
	b.pictures(p)
	b.counts(p)
	b.rings(p)
	b.changes(p)
	for i := range b.a.Quadrants {
		b.quadrant(p, i)
	}
	b.archive(p)
	b.past(p)
	p.add("---")
	p.add(b.text(b.a.GeneratedBy))
	return p.bytes()
}

// counts is the number of entries of each quadrant in each ring.
func (b *builder) counts(p *page) {
	w := b.a.Words
	head := []string{b.text(w.Quadrant)}
	sums := []string{b.strong(w.Entries)}
	for _, r := range b.a.Rings {
		head = append(head, b.text(r.Name))
		sums = append(sums, "**"+strconv.Itoa(r.Count)+"**")
	}
	head, sums = append(head, b.text(w.Entries)), append(sums, "**"+strconv.Itoa(b.a.Total)+"**")
	var rows [][]string
	for i, q := range b.a.Quadrants {
		row := []string{b.section(q.Name, quadrantAnchor(&q), blockID(i), len(q.Entries) > 0)}
		for _, n := range q.Counts {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, append(row, strconv.Itoa(len(q.Entries))))
	}
	p.table(head, func(i int) bool { return i > 0 }, append(rows, sums))
}

// section is the name of a section of the overview, leading there where that can be.
func (b *builder) section(name, anchor, block string, hasTable bool) string {
	switch {
	case b.BlockIDs && hasTable:
		return b.to(b.Page, b.Page, place{name: name, fragment: block, cell: true})
	case b.HTML || b.HeadingIDs:
		return b.to(b.Page, b.Page, place{name: name, fragment: anchor, cell: true})
	}
	return b.text(name)
}

// rings says what the rings mean, where the radar says so.
func (b *builder) rings(p *page) {
	var lines []string
	for _, r := range b.a.Rings {
		if r.Defined() {
			lines = append(lines, "-   "+b.strong(r.Name)+": "+strings.Join(parts(b.text(r.Description), b.aliases(r.Aliases)), " "))
		}
	}
	if len(lines) > 0 {
		p.add(b.heading(2, b.a.Words.RingsAbout, ""))
		p.add(lines...)
	}
}

// aliases says what else something is called, or nothing.
func (b *builder) aliases(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return "(" + b.text(b.a.Words.AlsoCalled) + ": " + b.list(list) + ")"
}

// list is several texts in a row.
func (b *builder) list(texts []string) string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = b.text(s)
	}
	return strings.Join(out, ", ")
}

// changes tells what changed since the edition before.
func (b *builder) changes(p *page) {
	c := b.a.Changes
	if c == nil {
		return
	}
	p.add(b.heading(2, c.Title, ""))
	if len(c.Groups) == 0 {
		p.add(b.text(c.None))
	}
	for _, g := range c.Groups {
		p.add(b.heading(3, fmt.Sprintf("%s (%d)", g.Name, len(g.Entries)), ""))
		var lines []string
		for _, e := range g.Entries {
			line := "-   " + b.mention(p.file, e, false) + ": " + b.path(e)
			if e.Crossed != "" {
				line += " (" + b.text(e.Crossed) + ")"
			}
			if e.Reason != "" {
				line += ". " + b.text(e.Reason)
			}
			lines = append(lines, line)
		}
		p.add(lines...)
	}
}

// path is the ring of an entry, with the ring that it came from.
func (b *builder) path(e *article.Entry) string {
	if e.From == "" {
		return b.text(e.RingName)
	}
	return b.text(e.From) + " → " + b.text(e.RingName)
}

// quadrant is a section: a table of the entries of a quadrant.
func (b *builder) quadrant(p *page, i int) {
	q, w, c := &b.a.Quadrants[i], b.a.Words, b.a.Columns
	p.add(b.heading(2, q.Name, quadrantAnchor(q)))
	if about := parts(b.text(q.Description), b.aliases(q.Aliases)); len(about) > 0 {
		p.add(strings.Join(about, " "))
	}
	b.closeUp(p, q)
	if len(q.Entries) == 0 {
		p.add(b.text(w.NoEntries))
		return
	}
	columns := []column{
		{w.BlipNumber, c.Number, func(e *article.Entry) string {
			if e.Number == 0 {
				return ""
			}
			return strconv.Itoa(e.Number)
		}, false},
		{w.Name, true, func(e *article.Entry) string { return b.anchor(entryAnchor(e)) + b.name(p.file, e) }, false},
		{w.Ring, true, func(e *article.Entry) string { return b.text(e.RingName) }, true},
		{w.Movement, c.Move, func(e *article.Entry) string { return cmp.Or(b.movement(e), b.text(w.Unchanged)) }, false},
		{w.Owner, c.Owner, func(e *article.Entry) string { return b.text(e.Owner) }, false},
		{w.ReviewBy, c.ReviewBy, func(e *article.Entry) string { return b.text(e.ReviewBy) }, false},
		{w.Summary, c.About, func(e *article.Entry) string { return b.about(p.file, e) }, false},
	}
	b.entries(p, columns, q.Entries, func(i int) bool { return i == 0 && c.Number })
	if b.BlockIDs {
		p.add("^" + blockID(i))
	}
}

// archive is a section of the entries that are off the radar.
func (b *builder) archive(p *page) {
	if len(b.a.Archive) == 0 {
		return
	}
	w, about := b.a.Words, false
	for _, e := range b.a.Archive {
		about = about || b.about(p.file, e) != ""
	}
	p.add(b.heading(2, w.Archive, archiveAnchor))
	p.add(b.text(w.ArchiveAbout))
	columns := []column{
		{w.Name, true, func(e *article.Entry) string { return b.anchor(entryAnchor(e)) + b.name(p.file, e) }, false},
		{w.Quadrant, true, func(e *article.Entry) string { return b.text(e.QuadrantName) }, false},
		{w.LastRing, true, func(e *article.Entry) string { return b.text(e.RingName) }, true},
		{w.InEdition, true, func(e *article.Entry) string { return b.text(e.RetiredIn) }, false},
		{w.RetiredReason, true, func(e *article.Entry) string { return b.text(e.Reason) }, false},
		{w.Summary, about, func(e *article.Entry) string { return b.about(p.file, e) }, false},
	}
	b.entries(p, columns, b.a.Archive, left)
	if b.BlockIDs {
		p.add("^" + archiveAnchor)
	}
}

// name is the name of an entry in its own row: it leads to the entry's page, or to its site where it has no page.
func (b *builder) name(from string, e *article.Entry) string {
	if b.o.EntryPages {
		return b.toEntry(from, e, true)
	}
	return b.own(e.Link)
}

// movement says how an entry moved, and from which ring.
func (b *builder) movement(e *article.Entry) string {
	if e.From == "" {
		return b.text(e.Movement)
	}
	return b.text(e.Movement) + ": " + b.path(e)
}

// about is what a row says of an entry beside what has a column of its own.
func (b *builder) about(from string, e *article.Entry) string {
	w := b.a.Words
	var links []string
	for _, l := range e.Links {
		links = append(links, b.own(l))
	}
	said := parts(
		b.text(e.Summary),
		b.fact(w.ReplacedBy, b.replacement(from, e, true)),
		b.fact(w.Tags, b.list(e.Tags)),
		b.fact(w.Links, strings.Join(links, ", ")),
	)
	if !b.o.EntryPages { // its own page has it in a table
		said = append(said, parts(b.fact(w.History, b.text(e.Track())))...)
	}
	if !e.OnRadar() { // the archive has no columns for these
		said = append(said, parts(b.fact(w.Owner, b.text(e.Owner)), b.fact(w.ReviewBy, b.text(e.ReviewBy)))...)
	}
	between := " · "
	if b.HTML {
		between = " <br /> " // with spaces for engines that leave the tag out
	}
	return strings.Join(said, between)
}

// fact is a label and what it tells, which is Markdown, or nothing when that is nothing.
func (b *builder) fact(label, value string) string {
	if value == "" {
		return ""
	}
	return b.text(label) + ": " + value
}

// replacement is what took the place of an entry.
func (b *builder) replacement(from string, e *article.Entry, cell bool) string {
	if e.ReplacedBy.ID == "" {
		return b.text(e.ReplacedBy.Name)
	}
	for _, other := range b.a.Entries {
		if other.ID == e.ReplacedBy.ID {
			return b.mention(from, other, cell)
		}
	}
	return b.text(e.ReplacedBy.Name)
}

// parts are the texts that are not empty.
func parts(texts ...string) []string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
