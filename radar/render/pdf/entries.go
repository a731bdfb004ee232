package pdf

import (
	"strconv"

	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/scene"
)

// entryCells are the cells of an entry in the table of its quadrant: number, name, ring, summary, links, owner.
func (l *list) entryCells(e *article.Entry) []cell {
	w := l.article.Words
	var number cell
	if e.Number > 0 {
		number = cell{{text: strconv.Itoa(e.Number), bold: true, paint: scene.Paint{Role: scene.RingInk, Ring: e.Ring}}}
	}
	ring := cell{{text: e.RingName, paint: ink, dot: blip(e)}}
	switch {
	case e.From != "":
		ring = append(ring, part{text: e.Movement + ": " + e.From + " → " + e.RingName, size: smallSize, paint: muted, indent: dotIndent})
	case e.Movement != "": // short enough to stay beside the ring
		ring[0].text += " · " + e.Movement
	}
	about := cell{{text: e.Summary, paint: ink}, l.replaced(e)}
	var links cell
	for _, k := range e.Links {
		links = append(links, linkPart(k))
	}
	owner := cell{{text: e.Owner, paint: ink}}
	if e.ReviewBy != "" {
		review := part{text: w.ReviewBy + ": " + e.ReviewBy, size: smallSize, paint: muted}
		if !l.article.Columns.Owner {
			review = part{text: e.ReviewBy, paint: ink}
		}
		owner = append(owner, review)
	}
	return []cell{number, {nameOf(e)}, ring, about, links, owner}
}

// nameOf is the name of an entry, leading to its own site.
func nameOf(e *article.Entry) part {
	p := linkPart(e.Link)
	p.bold = true
	return p
}

func linkPart(k article.Link) part {
	if k.URL == "" {
		return part{text: k.Text, paint: ink}
	}
	return part{text: k.Text, paint: linkInk, link: scene.Link{URL: k.URL}}
}

func blip(e *article.Entry) scene.Paint {
	return scene.Paint{Role: scene.Blip, Ring: e.Ring, Quadrant: e.Quadrant}
}

// replaced names what replaces an entry, leading to it.
func (l *list) replaced(e *article.Entry) part {
	if e.ReplacedBy.Name == "" {
		return part{}
	}
	p := part{text: l.article.Words.ReplacedBy + ": " + e.ReplacedBy.Name, size: smallSize, paint: muted}
	if e.ReplacedBy.ID != "" {
		p.paint, p.link = linkInk, scene.Link{Entry: e.ReplacedBy.ID}
	}
	return p
}

// entryColumns are the columns of all the tables of quadrants: the same in each, so that they read as one.
func (l *list) entryColumns() []column {
	w := l.article.Words
	owner := w.Owner
	if !l.article.Columns.Owner {
		owner = w.ReviewBy
	}
	wishes := []wish{
		{head: w.BlipNumber, least: 24, most: 60},
		{head: w.Name, least: 120, most: 0.19 * l.width()},
		{head: w.Ring, least: 90, most: 0.22 * l.width()},
		{head: w.Summary},
		{head: w.Links, least: 120, most: 0.24 * l.width()},
		{head: owner, least: 90, most: 0.14 * l.width()},
	}
	for _, q := range l.article.Quadrants {
		for _, e := range q.Entries {
			for i, c := range l.entryCells(e) {
				wishes[i].cells = append(wishes[i].cells, c)
			}
		}
	}
	return l.columns(wishes)
}

// quadrant sets the table of a quadrant.
func (l *list) quadrant(q *article.Quadrant, cols []column) {
	if len(q.Entries) == 0 {
		l.section(q.Name, q.Description, 1, nil)
		l.paragraph(l.article.Words.NoEntries, bodySize, false, muted, l.width())
		return
	}
	heads, _ := shown(cols, make([]cell, len(cols)))
	l.section(q.Name, q.Description, 1, func() { l.heads(heads) })
	for _, e := range q.Entries {
		set, cells := shown(cols, l.entryCells(e))
		l.book.rows[e.ID] = l.row(set, cells, true)
	}
}

// changes sets what changed since the edition before, if there was one.
func (l *list) changes() {
	c, w := l.article.Changes, l.article.Words
	if c == nil {
		return
	}
	if len(c.Groups) == 0 {
		l.section(c.Title, "", 0, nil)
		l.paragraph(c.None, bodySize, false, muted, l.width())
		return
	}
	wishes := []wish{
		{head: w.Movement, least: 120, most: 0.2 * l.width()},
		{head: w.Name, least: 120, most: 0.25 * l.width()},
		{head: w.Ring, least: 120, most: 0.25 * l.width()},
		{head: w.Quadrant},
	}
	var rows [][]cell
	for _, g := range c.Groups {
		for i, e := range g.Entries {
			row := changeCells(e, i == 0)
			for k := range wishes {
				wishes[k].cells = append(wishes[k].cells, row[k])
			}
			rows = append(rows, row)
		}
	}
	cols := l.columns(wishes)
	l.section(c.Title, "", 0, func() { l.heads(cols) })
	for _, row := range rows {
		l.row(cols, row, true)
	}
}

// changeCells are the cells of an entry that something happened to. The first of those that the same happened to says
// so louder.
func changeCells(e *article.Entry, first bool) []cell {
	what := cell{{text: e.Movement, paint: muted}}
	if first {
		what = cell{{text: e.Movement, bold: true, paint: ink}}
	}
	ring := e.RingName
	if e.From != "" {
		ring = e.From + " → " + ring
	}
	about := cell{{text: e.QuadrantName, paint: ink}}
	if e.Move.Kind == history.Gone {
		about = append(about, part{text: e.Reason, size: smallSize, paint: muted})
	}
	return []cell{what, {{text: e.Name, bold: true, paint: linkInk, link: scene.Link{Entry: e.ID}}}, {{text: ring, paint: ink, dot: blip(e)}}, about}
}

// archive sets what has left the radar.
func (l *list) archive() {
	a, w := l.article, l.article.Words
	if len(a.Archive) == 0 {
		return
	}
	wishes := []wish{
		{head: w.Name, least: 120, most: 0.22 * l.width()},
		{head: w.LastRing, least: 90, most: 0.15 * l.width()},
		{head: w.Quadrant, least: 90, most: 0.17 * l.width()},
		{head: w.InEdition, least: 80, most: 0.1 * l.width()},
		{head: w.RetiredReason},
	}
	var rows [][]cell
	for _, e := range a.Archive {
		row := []cell{
			{nameOf(e)},
			{{text: e.RingName, paint: ink, dot: blip(e)}},
			{{text: e.QuadrantName, paint: ink}},
			{{text: e.RetiredIn, paint: ink}},
			{{text: e.Reason, paint: ink}, {text: e.Summary, size: smallSize, paint: muted}, l.replaced(e)},
		}
		for k := range wishes {
			wishes[k].cells = append(wishes[k].cells, row[k])
		}
		rows = append(rows, row)
	}
	cols := l.columns(wishes)
	heads, _ := shown(cols, make([]cell, len(cols)))
	l.section(w.Archive, w.ArchiveAbout, 0, func() { l.heads(heads) })
	for i, e := range a.Archive {
		set, cells := shown(cols, rows[i])
		l.book.rows[e.ID] = l.row(set, cells, true)
	}
}
