package gochart

import (
	"math"
	"slices"

	"techradar/radar/scene"
)

// miterLimit is how many widths of its line a corner may reach before it is cut off. It is the initial value of SVG's
// stroke-miterlimit, as are corners that are not rounded, and ends that are cut off square.
const miterLimit = 4

// stroke is the area of a line of the given width, px of the image, to be filled by the non-zero winding rule. A closed
// line that is wider than what it encloses may keep a hole.
func stroke(l polyline, width float64) [][]scene.Point {
	if len(l.points) < 2 {
		return nil
	}
	there := side{l.points, l.closed, width / 2}
	back := side{slices.Clone(l.points), l.closed, width / 2}
	slices.Reverse(back.points)
	if l.closed {
		return [][]scene.Point{there.trace(), back.trace()}
	}
	return [][]scene.Point{append(there.trace(), back.trace()...)}
}

// side is the left edge of a line, for who looks along it with y up.
type side struct {
	points []scene.Point
	closed bool
	half   float64 // of the line's width
}

func (s side) trace() []scene.Point {
	n := len(s.points)
	var out []scene.Point
	for i := range n {
		a, p, b := s.points[(i+n-1)%n], s.points[i], s.points[(i+1)%n]
		switch {
		case s.closed || i > 0 && i < n-1:
			out = append(out, s.corner(a, p, b)...)
		case i == 0:
			out = append(out, plus(p, s.normal(p, b)))
		default:
			out = append(out, plus(p, s.normal(a, p)))
		}
	}
	return out
}

// corner is the edge at p, on the way from a to b.
func (s side) corner(a, p, b scene.Point) []scene.Point {
	in, out := s.normal(a, p), s.normal(p, b)
	square := s.half * s.half
	cos := dot(in, out) / square // of the angle that the line turns by
	outside := float64(in.X*out.Y)-float64(in.Y*out.X) > 0
	reach := math.Min(math.Hypot(p.X-a.X, p.Y-a.Y), math.Hypot(b.X-p.X, b.Y-p.Y))
	switch {
	case outside && (1+cos)/2 < 1./(miterLimit*miterLimit):
		return []scene.Point{plus(p, in), plus(p, out)}
	case !outside && (1-cos)*square > (1+cos)*reach*reach: // the lines are too short to cross beside p
		return []scene.Point{plus(p, in), p, plus(p, out)}
	}
	return []scene.Point{plus(p, scene.Point{X: (in.X + out.X) / (1 + cos), Y: (in.Y + out.Y) / (1 + cos)})}
}

// normal leads from the line from a to b to its edge.
func (s side) normal(a, b scene.Point) scene.Point {
	d := math.Hypot(b.X-a.X, b.Y-a.Y)
	return scene.Point{X: (b.Y - a.Y) / d * s.half, Y: (a.X - b.X) / d * s.half}
}

func plus(a, b scene.Point) scene.Point { return scene.Point{X: a.X + b.X, Y: a.Y + b.Y} }

func dot(a, b scene.Point) float64 { return float64(a.X*b.X) + float64(a.Y*b.Y) }
