package pdf

import (
	"math"

	"techradar/radar/scene"
)

// The measures of a table, px.
const (
	headSize   = 13.0
	headHeight = 34.0
	rowPad     = 8.0 // above and below the lines of a row
	columnGap  = 26.0
	pitch      = leading * bodySize
)

// column is a column of a table.
type column struct {
	head string
	x, w float64
}

// cell is what a column has in a row: paragraphs, one below the other.
type cell []part

// part is a paragraph of a cell.
type part struct {
	text   string
	size   float64 // px; 0 for bodySize
	bold   bool
	paint  scene.Paint
	dot    scene.Paint // of a dot before it; none for the zero paint
	indent float64     // px, also without a dot
	link   scene.Link
}

// setLine is a line of a cell that is set. Lines of one part follow each other.
type setLine struct {
	part  *part
	text  string
	first bool // of its part
}

func (p *part) em() float64 {
	if p.size == 0 {
		return bodySize
	}
	return p.size
}

func (p *part) left() float64 {
	if p.dot.Role != scene.NoPaint {
		return dotIndent
	}
	return p.indent
}

// wide is the width that a cell takes unbroken.
func (l *list) wide(c cell) float64 {
	w := 0.0
	for i := range c {
		w = max(w, c[i].left()+l.fonts.Width(c[i].text, c[i].em(), c[i].bold))
	}
	return w
}

// lines breaks a cell to a width.
func (l *list) lines(c cell, width float64) []setLine {
	var out []setLine
	for i := range c {
		p := &c[i]
		if p.text == "" {
			continue
		}
		for k, s := range wrap(l.fonts, p.text, p.em(), p.bold, width-p.left()) {
			out = append(out, setLine{p, s, k == 0})
		}
	}
	return out
}

// heads sets the headings of columns, with the line under them.
func (l *list) heads(cols []column) {
	l.y += headHeight
	for _, c := range cols {
		l.draw(l.line(c.x, l.y-10, c.head, headSize, true, muted))
	}
	l.across(l.y, 1.5, ink)
}

// row sets a row, a cell for each column, below what is there, and returns where it begins. A row that does not fit goes to the next page; one
// that fits on no page is divided. ruled draws a line under it.
func (l *list) row(cols []column, cells []cell, ruled bool) place {
	set, most := make([][]setLine, len(cols)), 0
	for i, c := range cols {
		set[i] = l.lines(cells[i], c.w)
		most = max(most, len(set[i]))
	}
	if height := 2*rowPad + pitch*float64(most); height > l.room() && (height <= l.fresh() || l.room() < 4*pitch) {
		l.turn()
	}
	at := place{len(l.book.sheets) - 1, math.Max(0, l.y-headHeight)}
	for done := 0; ; {
		n := min(most-done, max(1, int((l.room()-2*rowPad)/pitch)))
		for i, c := range cols {
			l.part(c, set[i], done, done+n)
		}
		l.y += 2*rowPad + pitch*float64(n)
		if done += n; done >= most {
			break
		}
		l.turn()
	}
	if ruled {
		l.across(l.y, 0.75, rule)
	}
	return at
}

// fresh is the room of a page on which what goes on has its headings.
func (l *list) fresh() float64 {
	room := l.h - listTop - listBottom
	if l.again != nil {
		room -= pitch + headHeight
	}
	return room
}

// part draws some of the lines of a cell. The lines of a link are one thing to click on.
func (l *list) part(c column, set []setLine, from, to int) {
	var group *scene.Group
	var owner *part
	flush := func() {
		if group != nil {
			l.draw(*group)
			group = nil
		}
	}
	for i := from; i < min(to, len(set)); i++ {
		s := set[i]
		if s.part != owner || group == nil {
			flush()
			group, owner = &scene.Group{Link: s.part.link}, s.part
		}
		size := s.part.em()
		base := l.y + rowPad + float64(pitch*float64(i-from)) + 0.72*pitch
		if s.first && s.part.dot.Role != scene.NoPaint {
			l.draw(scene.Circle{C: scene.Point{X: round2(c.x + dotRadius), Y: round2(base - scene.CapHeight/2*size)}, R: dotRadius, Fill: s.part.dot})
		}
		group.Items = append(group.Items, l.line(c.x+s.part.left(), base, s.text, size, s.part.bold, s.part.paint))
	}
	flush()
}

// wish is how wide a column wants to be: as its widest cell, within bounds, or what is left.
type wish struct {
	head  string
	least float64
	most  float64 // 0 for the column that takes what is left
	cells []cell  // that it has to hold
}

// columns gives every wish its place. A column that has nothing to hold is not made: its x is negative.
func (l *list) columns(wishes []wish) []column {
	cols := make([]column, len(wishes))
	left, rest, shown := l.width(), -1, 0
	for i, w := range wishes {
		natural := 0.0
		for _, c := range w.cells {
			natural = max(natural, l.wide(c))
		}
		cols[i] = column{head: w.head, x: -1}
		if natural == 0 {
			continue
		}
		shown++
		natural = max(natural, l.fonts.Width(w.head, headSize, true), w.least)
		if w.most == 0 {
			rest = i
			continue
		}
		cols[i].w = math.Ceil(min(natural, w.most))
		left -= cols[i].w
	}
	left -= columnGap * float64(shown-1)
	if rest >= 0 {
		cols[rest].w = left
	}
	x := listSide
	for i := range cols {
		if cols[i].w > 0 {
			cols[i].x = x
			x += cols[i].w + columnGap
		}
	}
	return cols
}

// shown are the columns that are made, with their cells of a row.
func shown(cols []column, cells []cell) ([]column, []cell) {
	var c []column
	var r []cell
	for i := range cols {
		if cols[i].x >= 0 {
			c, r = append(c, cols[i]), append(r, cells[i])
		}
	}
	return c, r
}
