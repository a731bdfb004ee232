package gochart

import (
	"math"

	"techradar/radar/scene"
)

// tolerance is how far a straight line may be from the curve that it stands for, px of the image.
const tolerance = 0.03

// polyline is a subpath in straight lines, in px of the image. No two points in a row are the same. When it is
// closed, a line leads from the last point to the first.
type polyline struct {
	points []scene.Point
	closed bool
}

// flatten turns a path into straight lines, as many as the scale needs, until the next call: they are in the room of the
// lines before. Products are rounded before they are added (the float64 around them says so), or processors that can do
// both at once would come to other places.
func (f *flattener) flatten(segs []scene.Seg) []polyline {
	f.points, f.from, f.lines = f.points[:0], 0, f.lines[:0]
	for _, s := range segs {
		switch s.Kind {
		case scene.MoveTo:
			f.end(false)
			f.add(f.at(s.P))
		case scene.LineTo:
			f.add(f.at(s.P))
		case scene.QuadTo:
			f.quad(f.at(s.C1), f.at(s.P))
		case scene.CurveTo:
			f.cubic(f.at(s.C1), f.at(s.C2), f.at(s.P))
		case scene.ArcTo:
			f.arc(s)
		case scene.Close:
			f.end(true)
		}
	}
	f.end(false)
	return f.lines
}

type flattener struct {
	scale  float64
	points []scene.Point // of all lines
	from   int           // where the points of the open line begin
	lines  []polyline    // the finished ones
}

func (f *flattener) at(p scene.Point) scene.Point {
	return scene.Point{X: p.X * f.scale, Y: p.Y * f.scale}
}

// pen is where the pen is: p when the path begins there without a MoveTo.
func (f *flattener) pen(p scene.Point) scene.Point {
	if n := len(f.points); n > f.from {
		return f.points[n-1]
	}
	f.points = append(f.points, p)
	return p
}

func (f *flattener) add(p scene.Point) {
	if n := len(f.points); n > f.from && f.points[n-1] == p {
		return
	}
	f.points = append(f.points, p)
}

// end finishes a subpath. After a closed one the pen is at its start.
func (f *flattener) end(closed bool) {
	n := len(f.points)
	ps := f.points[f.from:n:n]
	f.from = n
	if closed && len(ps) > 1 {
		f.points = append(f.points, ps[0])
		if ps[0] == ps[len(ps)-1] {
			ps = ps[:len(ps)-1]
		}
	}
	if len(ps) > 1 {
		f.lines = append(f.lines, polyline{ps, closed})
	}
}

// pieces is the number of lines for a curve whose one line would be d px from it: the distance falls by the square.
func pieces(d float64) int { return 1 + int(math.Min(math.Sqrt(d/tolerance), mostPieces)) }

// mostPieces bounds the lines of one curve. A circle round the largest image has less than a thousand.
const mostPieces = 4096

func (f *flattener) quad(c, p scene.Point) {
	a := f.pen(p)
	n := pieces(math.Hypot(a.X-2*c.X+p.X, a.Y-2*c.Y+p.Y) / 4)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		f.add(between(between(a, c, t), between(c, p, t), t))
	}
	f.add(p)
}

func (f *flattener) cubic(c1, c2, p scene.Point) {
	a := f.pen(p)
	bend := math.Max(math.Hypot(a.X-2*c1.X+c2.X, a.Y-2*c1.Y+c2.Y), math.Hypot(c1.X-2*c2.X+p.X, c1.Y-2*c2.Y+p.Y))
	n := pieces(0.75 * bend)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		ab, bc, cd := between(a, c1, t), between(c1, c2, t), between(c2, p, t)
		f.add(between(between(ab, bc, t), between(bc, cd, t), t))
	}
	f.add(p)
}

// between is the point at t, 0 to 1, of the way from a to b.
func between(a, b scene.Point, t float64) scene.Point {
	return scene.Point{X: a.X + float64(t*(b.X-a.X)), Y: a.Y + float64(t*(b.Y-a.Y))}
}

func (f *flattener) arc(s scene.Seg) {
	c, r := f.at(s.C1), s.R*f.scale
	f.pen(onCircle(c, r, s.Start))
	n := arcPieces(r, s.Sweep)
	for i := 1; i < n; i++ {
		f.add(onCircle(c, r, s.Start+float64(s.Sweep*float64(i)/float64(n))))
	}
	f.add(f.at(s.P))
}

// arcPieces is the number of lines for an arc of radius r: the middle of a line is r(1-cos(a/2)) from the arc, which
// for a small angle a is ra²/8.
func arcPieces(r, sweep float64) int {
	return 1 + int(math.Min(math.Abs(sweep)*math.Sqrt(r/(8*tolerance)), mostPieces))
}

// circle is a polygon for a circle that turns the way of the sign given. Its area is that of the circle, and not less
// as with corners on the circle.
func circle(c scene.Point, r, sign float64) []scene.Point {
	n := arcPieces(r, 2*math.Pi) + 3
	step := 2 * math.Pi / float64(n)
	r *= math.Sqrt(step / math.Sin(step))
	ps := make([]scene.Point, n)
	for i := range ps {
		ps[i] = onCircle(c, r, sign*step*float64(i))
	}
	return ps
}

func onCircle(c scene.Point, r, angle float64) scene.Point {
	sin, cos := math.Sincos(angle)
	return scene.Point{X: c.X + float64(r*cos), Y: c.Y + float64(r*sin)}
}
