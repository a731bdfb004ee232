package pptx

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// quadrantSlides are the slides of the quadrants: each with its close-up beside the table of its entries, and where
// they do not fit there, further tables as wide as the slide.
func (d *deck) quadrantSlides() {
	scale := d.closeUpScale()
	for q, quadrant := range d.article.Quadrants {
		s := d.first[q]
		top := s.heading(quadrant.Description)
		tables := d.quadrantTables(q, scale)
		style := cellStyles()[0]
		if len(tables) > 0 {
			style = tables[0].style
		}
		d.closeUp(s, q, top, scale, style)
		if len(tables) == 0 {
			none := line(d.article.Words.NoEntries, style.size, false, scene.Paint{Role: scene.Muted})
			x := d.besideCloseUp(scale)
			s.write(shape{name: d.article.Words.NoEntries, box: rect{x, top, 1600 - margin, top + none.pitch}, text: &text{anchor: "t", paragraphs: []paragraph{none}}})
			d.quadrantNotes(s, quadrant, nil)
			d.add(s)
		}
		for i, t := range tables {
			x := d.besideCloseUp(scale)
			if i > 0 {
				s = d.newSlide(tableLayout, quadrant.Name+" "+d.article.Words.Continued)
				top, x = s.heading(""), margin
			}
			h := tableShape(s.title, x, top, t)
			h.about = fmt.Sprintf(d.article.Words.TableCaption, quadrant.Name)
			s.write(h)
			d.quadrantNotes(s, quadrant, t.entries)
			d.add(s)
		}
	}
}

// closeUpScale is how much larger the close-ups are drawn: all alike, so that the disc stays where it is from slide to
// slide, and so that the tables beside them are still in type of a good size.
func (d *deck) closeUpScale() float64 {
	for _, scale := range []float64{1.12, 1.06} {
		roomy := true
		for q := range d.article.Quadrants {
			t := d.quadrantTables(q, scale)
			roomy = roomy && len(t) < 2 && (len(t) == 0 || t[0].style.size > usualText)
		}
		if roomy {
			return scale
		}
	}
	return 1
}

// besideCloseUp is the x from which a table stands beside a close-up that is drawn larger, px.
func (d *deck) besideCloseUp(scale float64) float64 { return 2*margin + scale*d.closeUpWidth() }

// quadrantTables are the tables of the entries of a quadrant.
func (d *deck) quadrantTables(q int, scale float64) []*table {
	quadrant := d.article.Quadrants[q]
	_, top := d.title(quadrant.Name, quadrant.Description)
	_, next := d.title(quadrant.Name+" "+d.article.Words.Continued, "")
	return d.tables(quadrant.Entries,
		space{1600 - margin - d.besideCloseUp(scale), tableEnd - top, func(st cellStyle) []column { return d.entryColumns(true, st.size) }},
		space{1600 - 2*margin, tableEnd - next, func(st cellStyle) []column { return d.entryColumns(false, st.size) }})
}

// entryColumns are those of the table of a quadrant, with text of a size, px. Beside the close-up, where there is less
// room, the movement stands under the ring.
func (d *deck) entryColumns(beside bool, size float64) []column {
	w := d.article.Words
	name := column{w.Name, numbered, 0.2, func(e *article.Entry) []paragraph { return []paragraph{d.nameLine(e, size)} }}
	ring := column{w.Ring, func(e *article.Entry) string { return e.RingName }, 0.14, func(e *article.Entry) []paragraph {
		return []paragraph{line(e.RingName, size, true, scene.Paint{Role: scene.RingInk, Ring: e.Ring})}
	}}
	movement := func(e *article.Entry) string { return e.Movement }
	summary := column{w.Summary, func(e *article.Entry) string { return e.Summary }, 1, func(e *article.Entry) []paragraph {
		return inCell(e.Summary, size, scene.Ink)
	}}
	switch {
	case beside:
		name.most, ring.most = 0.3, 0.22
		ring.text = func(e *article.Entry) string { return longer(e.RingName, e.Movement) }
		alone := ring.cell
		ring.cell = func(e *article.Entry) []paragraph {
			if e.Movement == "" {
				return alone(e)
			}
			return append(alone(e), inCell(e.Movement, size, scene.Muted)...)
		}
	case d.article.Columns.Move:
		return []column{name, ring, {w.Movement, movement, 0.14, func(e *article.Entry) []paragraph { return inCell(e.Movement, size, scene.Muted) }}, summary}
	}
	return []column{name, ring, summary}
}

func longer(a, b string) string {
	if utf8.RuneCountInString(b) > utf8.RuneCountInString(a) {
		return b
	}
	return a
}

// inCell is a plain text of a cell.
func inCell(s string, size float64, role scene.PaintRole) []paragraph {
	return []paragraph{line(s, size, false, scene.Paint{Role: role})}
}

func numbered(e *article.Entry) string {
	if e.Number > 0 {
		return itoa(e.Number) + ". " + e.Name
	}
	return e.Name
}

// nameLine is the name of an entry behind the number that it has on the picture.
func (d *deck) nameLine(e *article.Entry, size float64) paragraph {
	p := d.plainName(e, size)
	if e.Number > 0 {
		number := run{s: itoa(e.Number) + ". ", size: size, bold: true, paint: scene.Paint{Role: scene.RingInk, Ring: e.Ring}}
		p.runs = append([]run{number}, p.runs...)
	}
	return p
}

// plainName is the name of an entry, leading to its own site or else to its place on the summary page. Each word is a
// run: Impress makes a link a field, and breaks that anywhere.
func (d *deck) plainName(e *article.Entry, size float64) paragraph {
	p := line(e.Name, size, true, scene.Paint{Role: scene.Ink})
	to := address(e.Link.URL)
	if to.none() && d.baseURL != "" {
		to = address(d.baseURL + "#" + (&url.URL{Fragment: "entry-" + e.ID}).EscapedFragment())
	}
	if to.none() {
		return p
	}
	word := p.runs[0]
	word.link, p.runs = to, nil
	for word.s = range strings.SplitAfterSeq(e.Name, " ") {
		p.runs = append(p.runs, word)
	}
	return p
}
