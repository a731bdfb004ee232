package wikipage

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"techradar/radar/article"
	"techradar/radar/markdown"
	"techradar/radar/prose"
)

// quadrant is a section: a table of the entries of a quadrant, and what is more than fits in a row.
func (b *builder) quadrant(q *article.Quadrant) {
	b.heading(2, "quadrant-"+q.ID, q.Name)
	b.paragraph(prose.Say(q.Description)...)
	if s := b.aliases("%s", q.Aliases); s != "" {
		b.paragraph(prose.Emphasis{Spans: prose.Say(s)})
	}
	for _, p := range b.d.Pages {
		if p.Name == "radar-quadrant-"+q.ID {
			b.add(prose.Picture{Name: p.Name, Alt: b.Alt(p), URL: b.address()})
		}
	}
	if len(q.Entries) == 0 {
		b.paragraph(prose.Emphasis{Spans: prose.Say(b.Words.NoEntries)})
		return
	}
	b.add(b.table(q.Entries))
	b.details("more-"+q.ID, q.Entries)
}

// table has the columns that some entry of the radar has something for.
func (b *builder) table(entries []*article.Entry) prose.Table {
	w, c := b.Words, b.Columns
	var t prose.Table
	for _, col := range []struct {
		used bool
		name string
	}{{c.Number, w.BlipNumber}, {true, w.Name}, {true, w.Ring}, {c.Move, w.Movement}, {c.Owner, w.Owner}, {c.ReviewBy, w.ReviewBy}, {c.About, w.Summary}} {
		if col.used {
			t.Header = append(t.Header, column(col.name))
		}
	}
	for _, e := range entries {
		r := row(e)
		if c.Number {
			n := ""
			if e.Number > 0 {
				n = strconv.Itoa(e.Number)
			}
			r.Cells = slices.Insert(r.Cells, 0, cell(n))
		}
		r.Cells = append(r.Cells, cell(e.RingName))
		if c.Move {
			moved := prose.Say(cmp.Or(e.Movement, w.Unchanged))
			if e.From != "" {
				moved = append(moved, prose.Break{}, prose.Text(path(e)))
			}
			r.Cells = append(r.Cells, prose.Cell{Spans: moved})
		}
		if c.Owner {
			r.Cells = append(r.Cells, cell(e.Owner))
		}
		if c.ReviewBy {
			r.Cells = append(r.Cells, cell(e.ReviewBy))
		}
		if c.About {
			r.Cells = append(r.Cells, b.about(e))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// row is a row with nothing but the name in it.
func row(e *article.Entry) prose.Row {
	r := prose.Row{ID: "entry-" + e.ID, Cells: []prose.Cell{{Head: true, Spans: link(e.Link)}}}
	if hasDetails(e) {
		r.More = "details-" + e.ID
	}
	return r
}

// archive is the section of what has left the radar.
func (b *builder) archive() {
	if len(b.Archive) == 0 {
		return
	}
	w := b.Words
	b.heading(2, "archive", w.Archive)
	b.paragraph(prose.Say(w.ArchiveAbout)...)
	about := slices.ContainsFunc(b.Archive, func(e *article.Entry) bool { return e.HasAbout() || e.Owner != "" || e.ReviewBy != "" })
	t := prose.Table{Header: []prose.Cell{column(w.Name), column(w.Quadrant), column(w.LastRing), column(w.InEdition), column(w.RetiredReason)}}
	if about {
		t.Header = append(t.Header, column(w.Summary))
	}
	for _, e := range b.Archive {
		r := row(e)
		r.Cells = append(r.Cells, cell(e.QuadrantName), cell(e.RingName), cell(e.RetiredIn), cell(e.Reason))
		if about {
			r.Cells = append(r.Cells, b.about(e))
		}
		t.Rows = append(t.Rows, r)
	}
	b.add(t)
	b.details("more", b.Archive)
}

// about is what is said of an entry in a few lines of a cell.
func (b *builder) about(e *article.Entry) prose.Cell {
	w := b.Words
	var lines [][]prose.Span
	add := func(spans ...prose.Span) { lines = append(lines, spans) }
	if e.Summary != "" {
		add(prose.Text(e.Summary))
	}
	if len(e.Tags) > 0 {
		add(prose.Text(w.Tags + ": " + strings.Join(e.Tags, ", ")))
	}
	if len(e.Links) > 0 {
		line := prose.Say(w.Links + ": ")
		for i, l := range e.Links {
			if i > 0 {
				line = append(line, prose.Text(" · "))
			}
			line = append(line, link(l)...)
		}
		add(line...)
	}
	if r := e.ReplacedBy; r.ID != "" {
		add(prose.Text(w.ReplacedBy+": "), entryRef(r.ID, r.Name))
	} else if r.Name != "" {
		add(prose.Text(w.ReplacedBy + ": " + r.Name))
	}
	if !e.OnRadar() { // the archive has no columns for these
		if e.Owner != "" {
			add(prose.Text(w.Owner + ": " + e.Owner))
		}
		if e.ReviewBy != "" {
			add(prose.Text(w.ReviewBy + ": " + e.ReviewBy))
		}
	}
	if hasDetails(e) {
		add(prose.Ref{ID: "details-" + e.ID, Spans: prose.Say(w.Details)})
	}
	var c prose.Cell
	for i, line := range lines {
		if i > 0 {
			c.Spans = append(c.Spans, prose.Break{})
		}
		c.Spans = append(c.Spans, line...)
	}
	return c
}

// hasDetails reports whether there is more of an entry than fits in a row.
func hasDetails(e *article.Entry) bool {
	return len(e.History) > 0 || len(e.Sources) > 0 || len(markdown.Read(e.Description)) > 0
}

// details is a section below a table, with what does not fit in the rows of its entries.
func (b *builder) details(id string, entries []*article.Entry) {
	some := slices.DeleteFunc(slices.Clone(entries), func(e *article.Entry) bool { return !hasDetails(e) })
	if len(some) == 0 {
		return
	}
	b.heading(3, id, b.Words.Details)
	for _, e := range some {
		b.entry(e)
	}
}

// entry tells what does not fit in the row of an entry.
func (b *builder) entry(e *article.Entry) {
	b.heading(4, "details-"+e.ID, e.Name)
	for _, block := range markdown.Read(e.Description) {
		if h, ok := block.(prose.Heading); ok {
			h.Level = min(h.Level+2, 6) // the entry's own is of level 4
			block = h
		}
		b.add(block)
	}
	if len(e.Timeline) > 0 {
		b.paragraph(prose.Text(b.Words.History + ":"))
		b.add(history(e))
	}
	if len(e.Sources) > 0 {
		b.paragraph(prose.Text(b.Words.Sources + ":"))
		b.add(sources(e))
	}
}

func history(e *article.Entry) prose.List {
	var l prose.List
	for _, h := range e.Timeline {
		text := h.Edition + " · " + h.Ring
		if h.Note != "" {
			text += " – " + h.Note
		}
		l.Items = append(l.Items, []prose.Block{prose.Paragraph{Spans: prose.Say(text)}})
	}
	return l
}

func sources(e *article.Entry) prose.List {
	var l prose.List
	for _, s := range e.Sources {
		var item []prose.Block
		text := s.Place
		if s.Place != "" && s.Note != "" {
			text += " – "
		}
		if text += s.Note; text != "" {
			item = append(item, prose.Paragraph{Spans: prose.Say(text)})
		}
		if s.Quote != "" {
			item = append(item, prose.Quote{Blocks: []prose.Block{prose.Paragraph{Spans: lines(s.Quote)}}})
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// lines keeps the line breaks of a text.
func lines(s string) []prose.Span {
	var spans []prose.Span
	for i, line := range strings.Split(strings.TrimRight(s, "\n"), "\n") {
		if i > 0 {
			spans = append(spans, prose.Break{})
		}
		spans = append(spans, prose.Say(line)...)
	}
	return spans
}
