package markdown

import (
	"slices"
	"strings"

	"techradar/radar/article"
)

// entry is the page of one entry.
func (b *builder) entry(e *article.Entry) []byte {
	p := &page{file: b.file(e.ID)}
	p.add(b.front(e)...)
	if !b.Titled {
		p.add(b.heading(1, e.Name, ""))
	}
	if !b.o.Inside { // the page that the overview goes into has a name and a place of its own
		p.add(b.back(p.file, e))
	}
	p.add(b.facts(p.file, e)...)
	if e.Summary != "" {
		p.add(b.text(e.Summary))
	}
	p.add(b.description(e.Description)...)
	b.history(p, e)
	b.links(p, e)
	b.sources(p, e)
	return p.bytes()
}

// back is the way to the overview and to the entry's section there.
func (b *builder) back(from string, e *article.Entry) string {
	way := "← " + b.to(from, b.Page, place{name: b.a.Title})
	q := &b.a.Quadrants[e.Quadrant]
	section, anchor := q.Name, quadrantAnchor(q)
	if !e.OnRadar() {
		section, anchor = b.a.Words.Archive, archiveAnchor
	}
	if b.BlockIDs {
		anchor = b.nearest(e)
	}
	if b.nearest(e) != "" {
		way += " / " + b.to(from, b.Page, place{name: section, fragment: anchor})
	}
	return way
}

// facts are the short things that can be said of an entry.
func (b *builder) facts(from string, e *article.Entry) []string {
	w := b.a.Words
	ring := w.Ring
	if !e.OnRadar() {
		ring = w.LastRing
	}
	var lines []string
	for _, f := range []struct{ label, value string }{
		{w.Quadrant, b.text(e.QuadrantName)},
		{ring, b.text(e.RingName)},
		{w.Movement, b.movement(e)},
		{w.InEdition, b.text(e.RetiredIn)},
		{w.RetiredReason, b.text(e.Reason)},
		{w.ReplacedBy, b.replacement(from, e, false)},
		{w.Owner, b.text(e.Owner)},
		{w.ReviewBy, b.text(e.ReviewBy)},
		{w.Tags, b.list(e.Tags)},
	} {
		if f.value != "" {
			lines = append(lines, "-   "+b.strong(f.label)+": "+f.value)
		}
	}
	return lines
}

// history is a table of the rings that an entry had, this edition's the last.
func (b *builder) history(p *page, e *article.Entry) {
	if len(e.Timeline) == 0 {
		return
	}
	w := b.a.Words
	var rows [][]string
	for _, h := range e.Timeline {
		rows = append(rows, []string{b.text(h.Edition), b.text(h.Ring), b.text(h.Note)})
	}
	p.add(b.heading(2, w.History, ""))
	p.table([]string{b.text(w.EditionNames), b.text(w.Ring), b.text(w.Note)}, left, rows)
}

// links are the entry's own site and what to read of it.
func (b *builder) links(p *page, e *article.Entry) {
	var lines []string
	if e.Link.URL != "" {
		lines = append(lines, "-   "+link(b.text(e.Link.URL), address(e.Link.URL)))
	} else if e.Link.Text != e.Name {
		lines = append(lines, "-   "+b.text(e.Link.Text)) // an address that is not safe to follow
	}
	for _, l := range e.Links {
		lines = append(lines, "-   "+b.own(l))
	}
	if len(lines) > 0 {
		p.add(b.heading(2, b.a.Words.Links, ""))
		p.add(lines...)
	}
}

// sources are the lines of notes that the entry rests on.
func (b *builder) sources(p *page, e *article.Entry) {
	quoted := slices.ContainsFunc(e.Sources, func(s article.Source) bool { return s.Quote != "" })
	var items []string
	for _, s := range e.Sources {
		said := strings.Join(parts(b.text(s.Place), b.text(s.Note)), ": ")
		if s.Quote != "" {
			var quote []string
			for line := range strings.SplitSeq(strings.TrimSpace(s.Quote), "\n") {
				quote = append(quote, "> "+b.text(strings.TrimSpace(line)))
			}
			said = strings.Join(parts(said, strings.Join(quote, lineBreak+"\n")), "\n\n")
		}
		if len(items) > 0 && quoted {
			items = append(items, "")
		}
		items = append(items, item("-   ", strings.Split(said, "\n"))...)
	}
	if len(items) > 0 {
		p.add(b.heading(2, b.a.Words.Sources, ""))
		p.add(items...)
	}
}
