package pptx

import (
	"fmt"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// lists are names in columns, which go on on further slides when they are full.
type lists struct {
	deck    *deck
	style   cellStyle
	columns int       // of a slide
	widths  []float64 // px, of the two cells of a column
	height  float64   // px
	pages   [][]*table
}

const (
	listColumn = 22.0 // ems of the narrowest column
	listGap    = 20.0 // px between two
	listHead   = 0.5  // ems above a heading
)

// newLists shares the width of a slide among columns whose second cells hold short texts.
func (d *deck) newLists(st cellStyle, height float64, short []string) *lists {
	full := 1600 - 2*margin + listGap
	l := &lists{deck: d, style: st, height: height, columns: max(1, int(full/(listColumn*st.size+listGap)))}
	width := full/float64(l.columns) - listGap
	second := d.fitColumn("", short, 0.5*width, st)
	l.widths = []float64{width - second, second}
	return l
}

// add sets rows that stay together. In a new column the line comes first that is given for that; e, if any, is the
// entry that they are about.
func (l *lists) add(again *row, e *article.Entry, rows ...row) {
	var t *table
	if len(l.pages) > 0 {
		page := l.pages[len(l.pages)-1]
		t = page[len(page)-1]
		n := len(t.rows)
		if t.rows = append(t.rows, rows...); !t.fits(l.height) {
			t.rows, t = t.rows[:n], nil
		}
	}
	if t == nil {
		t = &table{style: l.style, columns: l.widths}
		if gap := listHead * l.style.size; rows[0].low { // at the top a heading needs no room above it
			rows[0].height, rows[0].most = rows[0].height-gap, rows[0].most-gap
		}
		if again != nil {
			t.rows = append(t.rows, *again)
		}
		t.rows = append(t.rows, rows...)
		if last := len(l.pages) - 1; last >= 0 && len(l.pages[last]) < l.columns {
			l.pages[last] = append(l.pages[last], t)
		} else {
			l.pages = append(l.pages, []*table{t})
		}
	}
	if e != nil {
		t.entries = append(t.entries, e)
	}
}

// row measures a row of two cells.
func (l *lists) row(first, second paragraph) row {
	return l.deck.newRow(&table{style: l.style, columns: l.widths}, []paragraph{first}, []paragraph{second})
}

// changeLists sets each kind of change under a heading with its count, and of its entries no more than most, followed
// by a line that counts the others and leads to the slide that has them.
func (d *deck) changeLists(groups []article.ChangeGroup, st cellStyle, height float64, most int, others *slide) *lists {
	var rings []string
	for _, g := range groups {
		for _, e := range g.Entries {
			rings = append(rings, fromTo(e))
		}
	}
	l, muted := d.newLists(st, height, rings), scene.Paint{Role: scene.Muted}
	empty := line("", st.size, false, muted)
	for _, g := range groups {
		again := l.row(line(g.Name+" "+d.article.Words.Continued, st.size, true, muted), empty)
		for i, e := range g.Entries[:min(most, len(g.Entries))] {
			rows := []row{l.row(d.plainName(e, st.size), ringLine(e, st.size))}
			if i > 0 {
				l.add(&again, e, rows...)
				continue
			}
			head := l.row(line(fmt.Sprintf("%s · %d", g.Name, len(g.Entries)), st.size, true, muted), empty)
			head.low, head.height, head.most = true, head.height+listHead*st.size, head.most+listHead*st.size
			l.add(nil, e, append([]row{head}, rows...)...)
		}
		if n := len(g.Entries) - most; n > 0 {
			more := line(fmt.Sprintf(d.article.Words.And, n), st.size, false, muted)
			more.runs[0].link = link{to: others}
			l.add(&again, nil, l.row(more, empty))
		}
	}
	return l
}

// write puts a page of the lists on a slide, and notes what it says.
func (l *lists) write(s *slide, page int, top float64, about string) {
	x := margin
	for _, t := range l.pages[page] {
		h := tableShape(about, x-cellSide, top, t)
		h.about = about
		s.write(h)
		x += l.widths[0] + l.widths[1] + listGap
		l.deck.changeNotes(s, t.entries)
	}
}
