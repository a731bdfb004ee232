package layout

import (
	"math"

	"techradar/radar/scene"
)

func polygon(ps ...scene.Point) []scene.Seg {
	var segs []scene.Seg
	for i, p := range ps {
		kind := scene.LineTo
		if i == 0 {
			kind = scene.MoveTo
		}
		segs = append(segs, scene.Seg{Kind: kind, P: p})
	}
	return append(segs, scene.Seg{Kind: scene.Close})
}

// disc draws the rings from the outermost, and the borders of the quadrants over them.
func (b *builder) disc(p *plan, f *frame) scene.Item {
	g := scene.Group{Class: "disc", Role: scene.RoleDecoration}
	c := scene.Point{X: f.centre.X, Y: f.centre.Y}
	line := scene.Paint{Role: scene.Line}
	for k := len(b.r.Rings) - 1; k >= 0; k-- {
		band, r := scene.Paint{Role: scene.Band, Ring: k}, p.grid.radii[k+1]
		if b.view.whole() {
			g.Items = append(g.Items, scene.Circle{C: c, R: r, Fill: band, Stroke: line, Width: 1})
		} else {
			g.Items = append(g.Items, scene.Path{Segs: b.fan(f, r), Fill: band, Stroke: line, Width: 1})
		}
	}
	for _, a := range p.grid.angles[:len(b.view.quadrants)] {
		if b.view.whole() {
			edge := []scene.Seg{{Kind: scene.MoveTo, P: c}, {Kind: scene.LineTo, P: b.onPage(f, p.cells[0].at(p.radius, a))}}
			g.Items = append(g.Items, scene.Path{Segs: edge, Stroke: scene.Paint{Role: scene.Spoke}, Width: 4}, scene.Path{Segs: edge, Stroke: line, Width: 1})
		}
	}
	return g
}

// fan is the outline of the view's part of a disc of radius r.
func (b *builder) fan(f *frame, r float64) []scene.Seg {
	at := func(a float64) scene.Point {
		return b.onPage(f, point{r * math.Sin(a), -r * math.Cos(a)})
	}
	segs := []scene.Seg{
		{Kind: scene.MoveTo, P: at(b.view.from)},
		{Kind: scene.ArcTo, C1: scene.Point{X: f.centre.X, Y: f.centre.Y}, R: r, Start: b.view.from - math.Pi/2, Sweep: b.view.span, P: at(b.view.from + b.view.span)},
	}
	if b.view.span < math.Pi {
		segs = append(segs, scene.Seg{Kind: scene.LineTo, P: scene.Point{X: f.centre.X, Y: f.centre.Y}})
	}
	return append(segs, scene.Seg{Kind: scene.Close})
}

// drawTrails draws a faint tail from the ring that a moved entry came from, growing toward its blip. It lies under
// everything, so that it may pass behind other entries. It returns nil when trails were not asked for, or nothing
// moved.
func (b *builder) drawTrails(p *plan, f *frame) scene.Item {
	g := scene.Group{Class: "trails", Role: scene.RoleDecoration}
	for _, u := range p.units {
		if !b.trails || u.move.From < 0 {
			continue
		}
		r := hypot(u.p.X, u.p.Y)
		out := point{u.p.X / r, u.p.Y / r} // away from the centre
		from := (p.grid.radii[u.move.From] + p.grid.radii[u.move.From+1]) / 2
		half := trailShare * p.blip
		g.Items = append(g.Items, scene.Path{Fill: scene.Paint{Role: scene.Trail}, Segs: polygon(
			b.onPage(f, point{out.X * from, out.Y * from}),
			b.onPage(f, point{u.p.X - out.Y*half, u.p.Y + out.X*half}),
			b.onPage(f, point{u.p.X + out.Y*half, u.p.Y - out.X*half}),
		)})
	}
	if len(g.Items) == 0 {
		return nil
	}
	return g
}

const trailShare = 0.55 // of a blip's radius: half the width of its trail
