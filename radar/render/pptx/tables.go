package pptx

import (
	"fmt"
	"net/url"
	"slices"
	"unicode/utf8"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// The measures of a slide with a table, px.
const (
	margin     = 36.0
	tableEnd   = 856.0 // above the slide number
	headingGap = 22.0  // under the title and what stands below it
)

var titleSizes = [...]float64{34, 30, 26, 23}

const (
	titlePitch = 1.15 // em
	underTitle = 19.0 // px of the line below a title
)

// heading puts a title on a slide, and a muted text under it. It returns the y below them.
func (s *slide) heading(about string) (y float64) {
	d := s.deck
	p := line(s.title, titleSizes[0], true, scene.Paint{Role: scene.Ink})
	for _, size := range titleSizes {
		p.pitch, p.runs[0].size = titlePitch*size, size
		if d.lines(p, 1600-2*margin) == 1 {
			break
		}
	}
	p.runs[0].title = true
	top := titleBox.y0
	y = max(titleBox.y1, top+p.pitch*float64(d.lines(p, 1600-2*margin)))
	s.write(shape{name: "Title", placeholder: "title", box: rect{margin, top, 1600 - margin, y}, text: &text{anchor: "b", wrap: true, paragraphs: []paragraph{p}}})
	if about == "" {
		return y + headingGap
	}
	y += 4
	under := line(about, underTitle, false, scene.Paint{Role: scene.Muted})
	end := y + under.pitch*float64(d.lines(under, 1600-2*margin))
	s.write(shape{name: about, box: rect{margin, y, 1600 - margin, end}, text: &text{anchor: "t", wrap: true, paragraphs: []paragraph{under}}})
	return end + headingGap
}

// number puts the slide's number into its corner.
func (s *slide) number() {
	p := paragraph{align: "r", runs: []run{{s: itoa(s.deck.count()), field: "slidenum"}}}
	s.write(shape{name: "Slide number", placeholder: "number", box: numberBox, text: &text{anchor: "b", paragraphs: []paragraph{p}}})
}

// quadrantSlides are the slides of a quadrant: its close-up beside the table of its entries, and where they do not fit
// there, further tables as wide as the slide.
func (d *deck) quadrantSlides(q int) {
	quadrant := d.article.Quadrants[q]
	s := d.first[q]
	d.slides = append(d.slides, s)
	top := s.heading(quadrant.Description)
	d.closeUp(s, q, top)
	x := margin + closeUpWidth + margin
	rest := quadrant.Entries
	if len(rest) == 0 {
		none := line(d.article.Words.NoEntries, cellText, false, scene.Paint{Role: scene.Muted})
		s.write(shape{name: d.article.Words.NoEntries, box: rect{x, top, 1600 - margin, top + none.pitch}, text: &text{anchor: "t", paragraphs: []paragraph{none}}})
	}
	for first := true; first || len(rest) > 0; first = false {
		if !first {
			s = d.newSlide(tableLayout, quadrant.Name+" "+d.article.Words.Continued)
			d.slides = append(d.slides, s)
			top, x = s.heading(""), margin
		}
		t, columns := d.newTable(d.entryColumns(first), quadrant.Entries, 1600-margin-x)
		shown := fit(t, rest, tableEnd-top, d.rows(columns))
		if len(shown) > 0 {
			h := tableShape(s.title, x, top, t)
			h.about = fmt.Sprintf(d.article.Words.TableCaption, quadrant.Name)
			s.write(h)
		}
		d.quadrantNotes(s, quadrant, shown)
		s.number()
		rest = rest[len(shown):]
	}
}

// fit fills a table with as many of the entries as a height, px, has room for, and at least one. It returns those.
func fit(t *table, entries []*article.Entry, height float64, newRow func(*table, *article.Entry) row) []*article.Entry {
	used := headHeight
	for i, e := range entries {
		r := newRow(t, e)
		used += r.most
		if used > height && i > 0 {
			return entries[:i]
		}
		t.rows = append(t.rows, r)
	}
	return entries
}

// column is a column of a table of entries.
type column struct {
	head string
	text func(*article.Entry) string
	most float64 // of the width of the table that it may take
	cell func(*article.Entry) []paragraph
}

// newTable shares a width among columns, px: each gets what its texts need, up to its share, and the last, or where
// that says nothing all of them, what is left.
func (d *deck) newTable(columns []column, entries []*article.Entry, width float64) (*table, []column) {
	last := len(columns) - 1
	if !slices.ContainsFunc(entries, func(e *article.Entry) bool { return columns[last].text(e) != "" }) {
		columns, last = columns[:last], -1
	}
	t := &table{}
	rest := width
	for i, c := range columns {
		t.header = append(t.header, c.head)
		if i == last {
			t.columns = append(t.columns, rest)
			break
		}
		texts := make([]string, len(entries))
		for j, e := range entries {
			texts[j] = c.text(e)
		}
		w := d.fitColumn(c.head, texts, c.most*width)
		t.columns, rest = append(t.columns, w), rest-w
	}
	if last < 0 {
		for i := range t.columns {
			t.columns[i] *= width / (width - rest)
		}
	}
	return t, columns
}

// rows makes the rows of columns.
func (d *deck) rows(columns []column) func(*table, *article.Entry) row {
	return func(t *table, e *article.Entry) row {
		var cells [][]paragraph
		for _, c := range columns {
			cells = append(cells, c.cell(e))
		}
		return d.newRow(t, cells...)
	}
}

// entryColumns are those of the table of a quadrant. Beside the close-up, where there is less room, the movement stands
// under the ring.
func (d *deck) entryColumns(beside bool) []column {
	w := d.article.Words
	name := column{w.Name, numbered, 0.2, func(e *article.Entry) []paragraph { return []paragraph{d.nameLine(e)} }}
	ring := column{w.Ring, func(e *article.Entry) string { return e.RingName }, 0.14, func(e *article.Entry) []paragraph {
		return []paragraph{line(e.RingName, cellText, true, scene.Paint{Role: scene.RingInk, Ring: e.Ring})}
	}}
	movement := func(e *article.Entry) string { return e.Movement }
	summary := column{w.Summary, func(e *article.Entry) string { return e.Summary }, 1, func(e *article.Entry) []paragraph {
		return inCell(e.Summary, scene.Ink)
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
			return append(alone(e), inCell(e.Movement, scene.Muted)...)
		}
	case d.article.Columns.Move:
		return []column{name, ring, {w.Movement, movement, 0.14, func(e *article.Entry) []paragraph { return inCell(e.Movement, scene.Muted) }}, summary}
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
func inCell(s string, role scene.PaintRole) []paragraph {
	return []paragraph{line(s, cellText, false, scene.Paint{Role: role})}
}

// fitColumn is the width that a column needs for its heading and texts in one line each, but no more than most, px.
func (d *deck) fitColumn(head string, texts []string, most float64) float64 {
	need := d.width(head, headText, true)
	for _, s := range texts {
		need = max(need, d.width(s, cellText, true))
	}
	return min(widest*need+2*cellSide, most)
}

func numbered(e *article.Entry) string {
	if e.Number > 0 {
		return itoa(e.Number) + ". " + e.Name
	}
	return e.Name
}

// nameLine is the name of an entry behind the number that it has on the picture.
func (d *deck) nameLine(e *article.Entry) paragraph {
	p := d.plainName(e)
	if e.Number > 0 {
		number := run{s: itoa(e.Number) + ". ", size: cellText, bold: true, paint: scene.Paint{Role: scene.RingInk, Ring: e.Ring}}
		p.runs = append([]run{number}, p.runs...)
	}
	return p
}

// plainName is the name of an entry, leading to its own site or else to its place on the summary page.
func (d *deck) plainName(e *article.Entry) paragraph {
	p := line(e.Name, cellText, true, scene.Paint{Role: scene.Ink})
	p.runs[0].link = address(e.Link.URL)
	if p.runs[0].link.none() && d.baseURL != "" {
		p.runs[0].link = address(d.baseURL + "#" + (&url.URL{Fragment: "entry-" + e.ID}).EscapedFragment())
	}
	return p
}
