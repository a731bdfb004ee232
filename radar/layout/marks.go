package layout

import (
	"math"

	"techradar/radar/history"
	"techradar/radar/scene"
)

// markShape is the shapes of the marks, in blip radii. Movement is shape and word, never colour alone: a disc has not
// moved, a disc in a ring is new, a drop points the way that the entry went.
type markShape struct {
	newDisc, newRing, newLine float64
	dropDisc, dropTip         float64
}

// usualMarks are those beside a name and in keys.
func usualMarks() markShape { return markShape{0.86, 1.26, 0.16, 0.95, 1.6} }

// numberMarks hold a number, and stay within its reach.
func numberMarks() markShape { return markShape{0.86, 1.26, 0.16, 0.95, 1.38} }

// closeMarks are as large as a number of the least size needs them, and reach no further than closeReach.
func closeMarks() markShape { return markShape{1, 1.22, 0.14, 1, 1.28} }

const (
	closeReach = 1.3
	goneDisc   = 0.95
	goneLine   = 0.2
	leastLine  = 1.2 // px, of a mark's ring
	dotLine    = 0.6 // blip radii that it may take, so that the smallest dots stay within the gap between them
)

// line is the width, px, of a ring that is to have a share of a blip's radius.
func line(r, share float64) float64 {
	return math.Max(share*r, math.Min(leastLine, dotLine*r))
}

// disc is the radius of the disc of a mark, in blip radii.
func (m markShape) disc(k history.Kind) float64 {
	switch k {
	case history.New:
		return m.newDisc
	case history.In, history.Out:
		return m.dropDisc
	}
	return 1
}

// mark draws a mark of radius r at a point. inward is the direction to the centre of the disc, of any length. Beyond
// the first, each ring that was crossed adds a chevron.
func mark(p point, r float64, shape markShape, move history.Move, inward point, paint scene.Paint) scene.Item {
	c := scene.Point{X: p.X, Y: p.Y}
	g := scene.Group{Class: "blip"}
	switch move.Kind {
	case history.New:
		g.Items = []scene.Item{
			scene.Circle{C: c, R: shape.newDisc * r, Fill: paint},
			scene.Circle{C: c, R: shape.newRing * r, Stroke: paint, Width: line(r, shape.newLine)},
		}
	case history.In, history.Out:
		to := inward
		if move.Kind == history.Out {
			to = point{-inward.X, -inward.Y}
		}
		g.Items = []scene.Item{drop(c, shape.dropDisc*r, shape.dropTip*r, to, paint)}
		for i := 1; i < move.Rings && i <= mostChevrons; i++ {
			g.Items = append(g.Items, chevron(c, r, i, to))
		}
	case history.Gone:
		g.Items = []scene.Item{scene.Circle{C: c, R: goneDisc * r, Stroke: paint, Width: line(r, goneLine)}}
	default:
		g.Items = []scene.Item{scene.Circle{C: c, R: r, Fill: paint}}
	}
	return g
}

// A chevron is a bent line across a drop, in blip radii.
const (
	mostChevrons = 2
	chevronFirst = 0.55 // from the centre to the bend of the first
	chevronStep  = 0.5  // back to the next
	chevronArm   = 0.42
	chevronLine  = 0.2
)

func chevron(c scene.Point, r float64, n int, to point) scene.Path {
	dir := round9(math.Atan2(to.Y, to.X))
	bend := (chevronFirst - chevronStep*float64(n-1)) * r
	at := func(along, across float64) scene.Point {
		return scene.Point{
			X: round2(c.X + along*math.Cos(dir) - across*math.Sin(dir)),
			Y: round2(c.Y + along*math.Sin(dir) + across*math.Cos(dir)),
		}
	}
	return scene.Path{Stroke: scene.Paint{Role: scene.OnBlip}, Width: math.Max(1, chevronLine*r), Segs: []scene.Seg{
		{Kind: scene.MoveTo, P: at(bend-chevronArm*r, chevronArm*r)},
		{Kind: scene.LineTo, P: at(bend, 0)},
		{Kind: scene.LineTo, P: at(bend-chevronArm*r, -chevronArm*r)},
	}}
}

// drop is a disc of radius r with a pointer as far as tip, whose flanks are tangents of the disc.
func drop(c scene.Point, r, tip float64, to point, paint scene.Paint) scene.Path {
	dir := round9(math.Atan2(to.Y, to.X))
	half := round9(math.Acos(r / tip)) // between the pointer and where its flanks touch
	at := func(radius, a float64) scene.Point {
		return scene.Point{X: round2(c.X + radius*math.Cos(a)), Y: round2(c.Y + radius*math.Sin(a))}
	}
	return scene.Path{Fill: paint, Segs: []scene.Seg{
		{Kind: scene.MoveTo, P: at(tip, dir)},
		{Kind: scene.LineTo, P: at(r, dir+half)},
		{Kind: scene.ArcTo, C1: c, R: r, Start: dir + half, Sweep: 2*math.Pi - 2*half, P: at(r, dir-half)},
		{Kind: scene.Close},
	}}
}
