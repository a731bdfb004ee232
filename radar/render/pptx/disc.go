package pptx

import (
	"cmp"
	"math"
	"slices"

	"techradar/radar/scene"
)

// band is a ring of the disc, or the part of it that a close-up shows, from the centre to its outer edge.
type band struct {
	centre       scene.Point
	r            float64
	start, sweep float64 // radians, as in scene.Seg; a sweep of 2π for a whole ring
	fill, line   scene.Paint
	width        float64
}

// disc cuts the rings of the scene, which lie on each other, into a cell for each quadrant and ring, so that each can
// have a colour of its own. The borders of the quadrants stay as they are.
func (p *picture) disc(g scene.Group) []shape {
	bands, spokes, other := sortDisc(g.Items)
	if other || len(bands) == 0 {
		return p.items(g.Items)
	}
	slices.SortStableFunc(bands, func(a, b band) int { return cmp.Compare(a.r, b.r) })
	starts := []float64{bands[0].start}
	sweeps := []float64{bands[0].sweep}
	if angles := directions(spokes, bands[0].centre); len(angles) > 1 {
		starts, sweeps = angles, nil
		for i, a := range angles {
			next := angles[0] + 2*math.Pi
			if i+1 < len(angles) {
				next = angles[i+1]
			}
			sweeps = append(sweeps, next-a)
		}
	}
	var out []shape
	for i, start := range starts {
		name := p.deck.article.Quadrants[p.quadrants[min(i, len(p.quadrants)-1)]].Name
		inner := 0.0
		for _, b := range bands {
			c := p.path(scene.Path{Segs: cell(b.centre, inner, b.r, start, sweeps[i]), Fill: b.fill, Stroke: b.line, Width: b.width})
			c.name = name + ": " + p.deck.article.Rings[min(b.fill.Ring, len(p.deck.article.Rings)-1)].Name
			out, inner = append(out, c), b.r
		}
	}
	for _, s := range spokes {
		b := p.path(s)
		b.name = p.deck.article.Words.Border
		out = append(out, b)
	}
	return out
}

// sortDisc tells the rings of a disc from its borders. other reports something else.
func sortDisc(items []scene.Item) (bands []band, spokes []scene.Path, other bool) {
	for _, it := range items {
		switch it := it.(type) {
		case scene.Circle:
			bands = append(bands, band{it.C, it.R, -math.Pi / 2, 2 * math.Pi, it.Fill, it.Stroke, it.Width})
		case scene.Path:
			switch {
			case len(it.Segs) == 3 && it.Segs[1].Kind == scene.ArcTo && it.Segs[2].Kind == scene.Close:
				a := it.Segs[1]
				bands = append(bands, band{a.C1, a.R, a.Start, a.Sweep, it.Fill, it.Stroke, it.Width})
			case len(it.Segs) == 2 && it.Segs[1].Kind == scene.LineTo:
				spokes = append(spokes, it)
			default:
				return nil, nil, true
			}
		default:
			return nil, nil, true
		}
	}
	return bands, spokes, false
}

// directions are the angles that borders leave the centre at, each once, in their order.
func directions(spokes []scene.Path, centre scene.Point) []float64 {
	var out []float64
	for _, s := range spokes {
		a := math.Atan2(s.Segs[1].P.Y-centre.Y, s.Segs[1].P.X-centre.X)
		if n := len(out); n > 0 && math.Abs(a-out[n-1]) < 1e-6 {
			continue // the light line under a border
		}
		for len(out) > 0 && a < out[len(out)-1] {
			a += 2 * math.Pi
		}
		out = append(out, a)
	}
	return out
}

// cell is the outline of a quadrant's part of a ring.
func cell(c scene.Point, inner, outer, start, sweep float64) []scene.Seg {
	at := func(r, a float64) scene.Point {
		sin, cos := math.Sincos(a)
		return scene.Point{X: c.X + r*cos, Y: c.Y + r*sin}
	}
	arc := func(r, start, sweep float64) scene.Seg {
		return scene.Seg{Kind: scene.ArcTo, C1: c, R: r, Start: start, Sweep: sweep, P: at(r, start+sweep)}
	}
	segs := []scene.Seg{{Kind: scene.MoveTo, P: at(outer, start)}, arc(outer, start, sweep)}
	if inner > 0 {
		segs = append(segs, scene.Seg{Kind: scene.LineTo, P: at(inner, start+sweep)}, arc(inner, start+sweep, -sweep))
	} else {
		segs = append(segs, scene.Seg{Kind: scene.LineTo, P: c})
	}
	return append(segs, scene.Seg{Kind: scene.Close})
}
