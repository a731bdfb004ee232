package pptx

import (
	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/scene"
)

// changeSlides tell what changed since the edition before.
func (d *deck) changeSlides() {
	c := d.article.Changes
	if c == nil {
		return
	}
	w := d.article.Words
	var entries []*article.Entry
	for _, g := range c.Groups {
		entries = append(entries, g.Entries...)
	}
	title, rest := c.Title, entries
	for first := true; first || len(rest) > 0; first = false {
		s := d.newSlide(tableLayout, title)
		title = c.Title + " " + w.Continued
		d.slides = append(d.slides, s)
		if len(rest) == 0 {
			s.heading(c.None)
			s.note(c.None)
			s.number()
			return
		}
		top := s.heading("")
		t, columns := d.newTable(d.changeColumns(), entries, 1600-2*margin)
		shown := fit(t, rest, tableEnd-top, d.rows(columns))
		h := tableShape(s.title, margin, top, t)
		h.about = c.Title
		s.write(h)
		d.changeNotes(s, shown)
		s.number()
		rest = rest[len(shown):]
	}
}

func (d *deck) changeColumns() []column {
	w := d.article.Words
	about := func(e *article.Entry) string {
		if e.Reason != "" {
			return e.Reason
		}
		return e.Summary
	}
	return []column{
		{w.Name, func(e *article.Entry) string { return e.Name }, 0.2, func(e *article.Entry) []paragraph { return []paragraph{d.plainName(e)} }},
		{w.Movement, func(e *article.Entry) string { return e.Movement }, 0.16, func(e *article.Entry) []paragraph { return inCell(e.Movement, scene.Ink) }},
		{w.Ring, fromTo, 0.17, func(e *article.Entry) []paragraph { return []paragraph{ringLine(e)} }},
		{w.Quadrant, func(e *article.Entry) string { return e.QuadrantName }, 0.15, func(e *article.Entry) []paragraph { return inCell(e.QuadrantName, scene.Muted) }},
		{w.Summary, about, 1, func(e *article.Entry) []paragraph { return inCell(about(e), scene.Ink) }},
	}
}

// fromTo is the ring of an entry, after the one that it had before.
func fromTo(e *article.Entry) string {
	if e.From != "" {
		return e.From + " → " + e.RingName
	}
	return e.RingName
}

// ringLine is the ring of an entry in its colour, after the one before; of what has left the radar it is the last.
func ringLine(e *article.Entry) paragraph {
	muted := scene.Paint{Role: scene.Muted}
	p := line(e.RingName, cellText, true, scene.Paint{Role: scene.RingInk, Ring: e.Ring})
	switch {
	case e.From != "":
		p.runs = append([]run{{s: e.From + " → ", size: cellText, paint: muted}}, p.runs...)
	case e.Move.Kind == history.Gone:
		p.runs[0].bold, p.runs[0].paint = false, muted
	}
	return p
}
