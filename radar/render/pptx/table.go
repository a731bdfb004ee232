package pptx

import (
	"strings"

	"techradar/radar/scene"
)

// table is a table of a slide, with its rows as high as their texts need.
type table struct {
	columns []float64 // widths, px
	header  []string  // none for a list without a header and lines
	rows    []row
}

// pad is the room above and below the text of a cell, px.
func (t *table) pad() float64 {
	if t.header == nil {
		return listTop
	}
	return cellTop
}

func (t *table) height() float64 {
	h := 0.0
	if t.header != nil {
		h = headHeight
	}
	for _, r := range t.rows {
		h += r.height
	}
	return h
}

// row is a row of a table: the paragraphs of each cell.
type row struct {
	cells  [][]paragraph
	height float64 // px; a program makes the row as much higher as its texts need
	most   float64 // px that it takes at most
}

// The measures of tables, px.
const (
	cellText   = 18.5 // 11 pt
	headText   = 17.0
	cellSide   = 8.0 // on the left and right of a cell's text
	cellTop    = 6.0 // above and below it
	listTop    = 3.0 // the same in a table without lines
	headHeight = 34.0
	ruleWidth  = 1.0
)

// plainTable is the id of PowerPoint's own style of a table without colours and lines: those are the cells' own.
const plainTable = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"

// newRow measures the cells of a row.
func (d *deck) newRow(t *table, cells ...[]paragraph) row {
	r := row{cells: cells}
	for i, c := range cells {
		expected, most := 2*t.pad(), 2*t.pad()
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
		head := row{height: headHeight}
		for _, text := range h.table.header {
			p := line(text, headText, true, scene.Paint{Role: scene.Muted})
			head.cells = append(head.cells, []paragraph{p})
		}
		s.writeRow(head, "b", cellTop, rule{2 * ruleWidth, scene.Paint{Role: scene.Muted}})
	}
	for _, r := range h.table.rows {
		under := rule{}
		if h.table.header != nil {
			under = rule{ruleWidth, scene.Paint{Role: scene.Line}}
		}
		s.writeRow(r, "t", h.table.pad(), under)
	}
	s.end("a:tbl", "a:graphicData", "a:graphic", "p:graphicFrame")
}

// rule is a line under a row.
type rule struct {
	width float64 // px
	paint scene.Paint
}

func (s *slide) writeRow(r row, anchor string, pad float64, under rule) {
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
