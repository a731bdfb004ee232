package pptx

import (
	"slices"

	"techradar/radar/scene"
)

// closeUp draws a quadrant alone to the left of its table, and under it what the rings mean.
func (d *deck) closeUp(s *slide, q int, top, scale float64, text cellStyle) {
	page := scaled(d.closeUps.Pages[q].Scene, scale)
	p := picture{deck: d, dx: margin, dy: top, titled: true, quadrants: []int{q}}
	for _, h := range p.shapes(page) {
		s.write(h)
	}
	top += page.H + headingGap
	s.write(tableShape(d.article.Words.Rings, margin-cellSide, top, d.ringList(q, page.W, tableEnd-top, text)))
}

// closeUpWidth is the width of the close-ups as they are laid out, px.
func (d *deck) closeUpWidth() float64 { return d.closeUps.Options.Size.W }

// ringList says under a close-up how many entries of the quadrant each ring has, and where there is room what the
// rings mean: in type as large as that of the table beside it, or else smaller.
func (d *deck) ringList(q int, width, height float64, text cellStyle) *table {
	styles := slices.DeleteFunc(cellStyles(), func(st cellStyle) bool { return st.size > max(text.size, usualText) })
	for _, said := range []bool{true, false} {
		for _, st := range styles {
			st.pad /= 2
			if t := d.ringRows(q, width, st, said, false); t.fits(height) {
				return t
			}
		}
	}
	last := styles[len(styles)-1]
	last.pad /= 2
	return d.ringRows(q, width, last, false, true)
}

// ringRows is the table of a ring list. With short, a name takes but one line.
func (d *deck) ringRows(q int, width float64, st cellStyle, said, short bool) *table {
	counts, muted := d.article.Quadrants[q].Counts, scene.Paint{Role: scene.Muted}
	var names, numbers []string
	described := false
	for k, r := range d.article.Rings {
		names, numbers = append(names, r.Name), append(numbers, itoa(counts[k]))
		described = described || said && r.Description != ""
	}
	t := &table{style: st}
	second := d.fitColumn("", numbers, width/3, st)
	most := width - second
	if described {
		most = ringShare * width
	}
	first := d.fitColumn("", names, most, st)
	t.columns = []float64{first, second}
	if described {
		t.columns = append(t.columns, width-first-second)
	}
	for k, r := range d.article.Rings {
		name := r.Name
		if short {
			name = d.cut(name, st.size, true, (first-2*cellSide)/slack, 1)
		}
		cells := [][]paragraph{
			{line(name, st.size, true, scene.Paint{Role: scene.RingInk, Ring: k})},
			{line(numbers[k], st.size, false, muted)},
			{line(r.Description, st.size, false, muted)},
		}
		t.rows = append(t.rows, d.newRow(t, cells[:len(t.columns)]...))
	}
	return t
}

// ringShare is the part of a ring list that the names may take beside what the rings mean.
const ringShare = 0.4

// scaled is a scene drawn larger.
func scaled(s *scene.Scene, by float64) *scene.Scene {
	if by == 1 {
		return s
	}
	out := *s
	out.W, out.H, out.Items = by*s.W, by*s.H, scaledItems(s.Items, by)
	return &out
}

func scaledItems(items []scene.Item, by float64) []scene.Item {
	at := func(p scene.Point) scene.Point { return scene.Point{X: by * p.X, Y: by * p.Y} }
	var out []scene.Item
	for _, it := range items {
		switch it := it.(type) {
		case scene.Group:
			it.Items = scaledItems(it.Items, by)
			out = append(out, it)
		case scene.Circle:
			it.C, it.R, it.Width = at(it.C), by*it.R, by*it.Width
			out = append(out, it)
		case scene.Text:
			it.X, it.Y, it.Size, it.Width = by*it.X, by*it.Y, by*it.Size, by*it.Width
			out = append(out, it)
		case scene.Path:
			it.Width *= by
			it.Segs = slices.Clone(it.Segs)
			for i, g := range it.Segs {
				g.P, g.C1, g.C2, g.R = at(g.P), at(g.C1), at(g.C2), by*g.R
				it.Segs[i] = g
			}
			out = append(out, it)
		}
	}
	return out
}
