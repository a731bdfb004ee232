package pptx

import (
	"fmt"

	"techradar/radar/layout"
	"techradar/radar/scene"
)

// The size of a close-up of a quadrant on its slide, px.
const (
	closeUpWidth  = 800.0
	closeUpHeight = 440.0
)

// closeUp draws a quadrant alone to the left of its table, and under it what the rings mean.
func (d *deck) closeUp(s *slide, q int, top float64) {
	page := d.closeUps.Pages[q].Scene
	p := picture{deck: d, dx: margin, dy: top, titled: true, quadrants: []int{q}}
	for _, h := range p.shapes(page) {
		s.write(h)
	}
	d.ringLegend(s, q, top+page.H+headingGap)
}

// closeUps lays out the quadrants of a document for their slides.
func closeUps(d *layout.Document) (*layout.Document, error) {
	out, err := layout.CloseUps(d, layout.Options{
		Size: layout.Size{Name: "slide", W: closeUpWidth, H: closeUpHeight}, LeastText: layout.SlideText,
		Trails: d.Options.Trails, Lock: d.Options.Lock, Fresh: d.Options.Fresh,
	})
	if err != nil {
		return nil, fmt.Errorf("slides: %w", err)
	}
	return out, nil
}

// ringLegend says under a close-up how many entries of the quadrant each ring has, and where there is room what the
// rings mean.
func (d *deck) ringLegend(s *slide, q int, top float64) {
	counts, muted := d.article.Quadrants[q].Counts, scene.Paint{Role: scene.Muted}
	var names, numbers []string
	for k, r := range d.article.Rings {
		names, numbers = append(names, r.Name), append(numbers, itoa(counts[k]))
	}
	t := &table{columns: []float64{d.fitColumn("", names, closeUpWidth/3), d.fitColumn("", numbers, closeUpWidth/3)}}
	t.columns = append(t.columns, closeUpWidth-t.columns[0]-t.columns[1])
	for _, said := range []bool{true, false} {
		used := top
		t.rows = nil
		for k, r := range d.article.Rings {
			about := ""
			if said {
				about = r.Description
			}
			row := d.newRow(t,
				[]paragraph{line(r.Name, cellText, true, scene.Paint{Role: scene.RingInk, Ring: k})},
				[]paragraph{line(numbers[k], cellText, false, muted)},
				[]paragraph{line(about, cellText, false, muted)})
			used += row.most
			t.rows = append(t.rows, row)
		}
		if used <= tableEnd {
			break
		}
	}
	s.write(tableShape(d.article.Words.Rings, margin-cellSide, top, t))
}
