package pptx

import (
	"sort"
	"strings"

	"github.com/rivo/uniseg"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// table is a table of a slide, with its rows as high as their texts need.
type table struct {
	style   cellStyle
	columns []float64 // widths, px
	header  []string  // none for a list without a header and lines
	rows    []row
	entries []*article.Entry // that the rows are about
}

// cellStyle is how large the text of cells is, px, and how much room it has above and below it.
type cellStyle struct{ size, pad float64 }

// cellStyles are tried from the largest. The first are for the few entries of a small team.
func cellStyles() []cellStyle {
	return []cellStyle{{14 * pt, 9}, {13 * pt, 8}, {12 * pt, 7}, {usualText, 6}, {leastText, 5}, {leastText, 3}}
}

const (
	pt        = 1600 / (40.0 / 3) / 72 // px of a slide 13.333 in wide
	usualText = 11 * pt
	leastText = 10 * pt
)

// head is the size of the text of a header, px.
func (st cellStyle) head() float64 { return max(leastText, 0.92*st.size) }

// headHeight is the height of a header, px.
func (t *table) headHeight() float64 {
	if t.header == nil {
		return 0
	}
	return linePitch*t.style.head() + 2*t.style.pad
}

func (t *table) height() float64 {
	h := t.headHeight()
	for _, r := range t.rows {
		h += r.height
	}
	return h
}

// fits reports whether the table ends within a height, px, and in a wide font still on the slide.
func (t *table) fits(height float64) bool {
	most := t.headHeight()
	for _, r := range t.rows {
		most += r.most
	}
	return t.height() <= height && most <= height+overrun
}

// overrun is the room under a table, px, that only a wide font takes.
const overrun = 24.0

// row is a row of a table: the paragraphs of each cell.
type row struct {
	cells  [][]paragraph
	height float64 // px; a program makes the row as much higher as its texts need
	most   float64 // px that it takes at most
	low    bool    // the texts stand at its lower edge
}

// The measures of tables, px.
const (
	cellSide  = 8.0 // on the left and right of a cell's text
	ruleWidth = 1.0
)

// plainTable is the id of PowerPoint's own style of a table without colours and lines: those are the cells' own.
const plainTable = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

// newRow measures the cells of a row.
func (d *deck) newRow(t *table, cells ...[]paragraph) row {
	r := row{cells: cells}
	for i, c := range cells {
		expected, most := 2*t.style.pad, 2*t.style.pad
		for _, p := range c {
			expected += p.before + p.pitch*float64(d.lines(p, (t.columns[i]-2*cellSide)/likely))
			most += p.before + p.pitch*float64(d.lines(p, (t.columns[i]-2*cellSide)/slack))
		}
		r.height, r.most = max(r.height, expected), max(r.most, most)
	}
	return r
}

// How wide a text comes out in Calibri, and in a wide font that a template or another system brings, of the width that
// was measured.
const (
	likely = 0.9
	slack  = 1.03
	widest = 1.12
)

// lines is the number of lines that a paragraph takes in a width, px: broken between words, and within a word that is
// wider than a line.
func (d *deck) lines(p paragraph, width float64) int {
	width = max(width, leastText) // of one character at least
	n, x := 1, 0.0
	for _, r := range p.runs {
		if r.breaks {
			n, x = n+1, 0
		}
		for word := range strings.SplitAfterSeq(r.s, " ") {
			bare := strings.TrimRight(word, " ")
			w := d.width(bare, r.size, r.bold)
			if x > 0 && x+w > width {
				n, x = n+1, 0
			}
			for ; w > width; w -= width {
				n++
			}
			x += w + d.width(word[len(bare):], r.size, r.bold)
		}
	}
	return n
}

// cut shortens a text to so many lines of a width, px, word by word and at last within one, with an ellipsis.
func (d *deck) cut(s string, size float64, bold bool, width float64, most int) string {
	fits := func(s string) bool { return d.lines(line(s, size, bold, scene.Paint{}), width) <= most }
	if fits(s) {
		return s
	}
	var ends []int
	for g := uniseg.NewGraphemes(s); g.Next(); {
		_, end := g.Positions()
		ends = append(ends, end)
	}
	short := func(n int) string { return strings.TrimRight(s[:ends[n]], " ") + "…" }
	n := sort.Search(len(ends), func(n int) bool { return !fits(short(n)) })
	if n == 0 {
		return "…"
	}
	return short(n - 1)
}

// width is the measured width of a text, px.
func (d *deck) width(s string, size float64, bold bool) float64 {
	return d.d.Fonts.Width(s, size, bold)
}

// tableShape is a table with its upper left corner at a point, px.
func tableShape(name string, x, y float64, t *table) shape {
	box := rect{x, y, x, y + t.height()}
	for _, w := range t.columns {
		box.x1 += w
	}
	return shape{name: name, box: box, table: t}
}

func (s *slide) writeTable(h shape) {
	s.open("p:graphicFrame")
	s.open("p:nvGraphicFramePr")
	s.properties(h)
	s.open("p:cNvGraphicFramePr")
	s.leaf("a:graphicFrameLocks", "noGrp", "1")
	s.end("p:cNvGraphicFramePr")
	s.leaf("p:nvPr")
	s.end("p:nvGraphicFramePr")
	s.place(h, "p:xfrm")
	s.open("a:graphic")
	s.open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/table")
	s.open("a:tbl")
	var kind []string
	if h.table.header != nil {
		kind = []string{"firstRow", "1"}
	}
	s.open("a:tblPr", kind...)
	s.element("a:tableStyleId", plainTable)
	s.end("a:tblPr")
	s.open("a:tblGrid")
	for _, w := range h.table.columns {
		s.leaf("a:gridCol", "w", itoa(emu(w)))
	}
	s.end("a:tblGrid")
	if h.table.header != nil {
		head := row{height: h.table.headHeight(), low: true}
		for _, text := range h.table.header {
			p := line(text, h.table.style.head(), true, scene.Paint{Role: scene.Muted})
			head.cells = append(head.cells, []paragraph{p})
		}
		s.writeRow(head, h.table.style.pad, rule{2 * ruleWidth, scene.Paint{Role: scene.Muted}})
	}
	for _, r := range h.table.rows {
		under := rule{}
		if h.table.header != nil {
			under = rule{ruleWidth, scene.Paint{Role: scene.Line}}
		}
		s.writeRow(r, h.table.style.pad, under)
	}
	s.end("a:tbl", "a:graphicData", "a:graphic", "p:graphicFrame")
}

// rule is a line under a row.
type rule struct {
	width float64 // px
	paint scene.Paint
}

func (s *slide) writeRow(r row, pad float64, under rule) {
	anchor := "t"
	if r.low {
		anchor = "b"
	}
	side, top := itoa(emu(cellSide)), itoa(emu(pad))
	s.open("a:tr", "h", itoa(emu(r.height)))
	for _, c := range r.cells {
		s.open("a:tc")
		s.open("a:txBody")
		s.leaf("a:bodyPr")
		s.leaf("a:lstStyle")
		s.paragraphs(c)
		s.end("a:txBody")
		s.open("a:tcPr", "marL", side, "marR", side, "marT", top, "marB", top, "anchor", anchor)
		for _, edge := range []string{"a:lnL", "a:lnR", "a:lnT"} {
			s.open(edge, "w", "0")
			s.leaf("a:noFill")
			s.end(edge)
		}
		s.open("a:lnB", "w", itoa(emu(under.width)))
		s.scheme().fill(&s.markup, under.paint)
		s.end("a:lnB")
		s.leaf("a:noFill")
		s.end("a:tcPr", "a:tc")
	}
	s.end("a:tr")
}
