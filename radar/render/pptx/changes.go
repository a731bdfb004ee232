package pptx

import (
	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/scene"
)

// changeSlides tell what changed since the edition before, on one slide: in a table with the summaries where that has
// room, else in columns of names. What these leave out is on the slides that it returns, for the end of the deck.
func (d *deck) changeSlides() (appendix []*slide) {
	c := d.article.Changes
	if c == nil {
		return nil
	}
	s := d.newSlide(tableLayout, c.Title)
	var entries []*article.Entry
	for _, g := range c.Groups {
		entries = append(entries, g.Entries...)
	}
	if len(entries) == 0 {
		s.heading(c.None)
		s.note(c.None)
		d.add(s)
		return nil
	}
	top := s.heading("")
	place := space{1600 - 2*margin, tableEnd - top, func(st cellStyle) []column { return d.changeColumns(st.size) }}
	if t := d.tables(entries, place, place); len(t) == 1 && t[0].style.size >= usualText {
		h := tableShape(s.title, margin, top, t[0])
		h.about = c.Title
		s.write(h)
		d.changeNotes(s, entries)
		d.add(s)
		return nil
	}
	return d.listChanges(s, top, c)
}

// listChanges puts the names of what changed into columns: on the slide as many of each kind as have room, and when that
// is not all, the whole on slides for the end.
func (d *deck) listChanges(s *slide, top float64, c *article.Changes) (appendix []*slide) {
	most := 0
	for _, g := range c.Groups {
		most = max(most, len(g.Entries))
	}
	styles := cellStyles()
	for _, st := range styles {
		st.pad /= 2
		if f := d.changeLists(c.Groups, st, tableEnd-top, most, nil); len(f.pages) == 1 {
			f.write(s, 0, top, c.Title)
			d.add(s)
			return nil
		}
	}
	dense := styles[len(styles)-1]
	dense.pad /= 2
	_, next := d.title(c.Title+" "+d.article.Words.Continued, "")
	all := d.changeLists(c.Groups, dense, tableEnd-next, most, nil)
	for i := range all.pages {
		end := d.newSlide(tableLayout, c.Title+" "+d.article.Words.Continued)
		end.heading("")
		all.write(end, i, next, c.Title)
		appendix = append(appendix, end)
	}
	told := cellStyle{usualText, 2}
	for most = min(most, d.mostRows(told, tableEnd-top)); most > 1; most-- {
		if f := d.changeLists(c.Groups, told, tableEnd-top, most, appendix[0]); len(f.pages) == 1 {
			f.write(s, 0, top, c.Title)
			break
		}
	}
	d.add(s)
	return appendix
}

// mostRows is a number of rows that lists of a height, px, do not exceed on one slide, even when every row has one line.
func (d *deck) mostRows(st cellStyle, height float64) int {
	column := int(height/(linePitch*st.size+2*st.pad)) + 1 // the first row is set whether or not it fits
	return d.newLists(st, height, nil).columns * column
}

func (d *deck) changeColumns(size float64) []column {
	w := d.article.Words
	about := func(e *article.Entry) string {
		if e.Reason != "" {
			return e.Reason
		}
		return e.Summary
	}
	return []column{
		{w.Name, func(e *article.Entry) string { return e.Name }, 0.2, func(e *article.Entry) []paragraph { return []paragraph{d.plainName(e, size)} }},
		{w.Movement, func(e *article.Entry) string { return e.Movement }, 0.16, func(e *article.Entry) []paragraph { return inCell(e.Movement, size, scene.Ink) }},
		{w.Ring, fromTo, 0.17, func(e *article.Entry) []paragraph { return []paragraph{ringLine(e, size)} }},
		{w.Quadrant, func(e *article.Entry) string { return e.QuadrantName }, 0.15, func(e *article.Entry) []paragraph { return inCell(e.QuadrantName, size, scene.Muted) }},
		{w.Summary, about, 1, func(e *article.Entry) []paragraph { return inCell(about(e), size, scene.Ink) }},
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
func ringLine(e *article.Entry, size float64) paragraph {
	muted := scene.Paint{Role: scene.Muted}
	p := line(e.RingName, size, true, scene.Paint{Role: scene.RingInk, Ring: e.Ring})
	switch {
	case e.From != "":
		p.runs = append([]run{{s: e.From + " → ", size: size, paint: muted}}, p.runs...)
	case e.Move.Kind == history.Gone:
		p.runs[0].bold, p.runs[0].paint = false, muted
	}
	return p
}
