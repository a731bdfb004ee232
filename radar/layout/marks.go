package layout

import (
	"math"

	"techradar/radar/history"
	"techradar/radar/scene"
)

// The shapes of the marks, in blip radii. Movement is shape and word, never colour alone: a disc has not moved, a
// disc in a ring is new, a drop points the way that the entry went.
const (
	newDisc  = 0.86
	newRing  = 1.26
	newLine  = 0.16
	dropDisc = 0.95
	dropTip  = 1.6 // less where the blip holds a number, to stay within its reach
	shortTip = 1.38
	goneLine = 0.2
)

// mark draws a mark of radius r at a point. inward is the direction to the centre of the disc, of any length; tip is
// how far the pointer of a drop reaches, in radii. Beyond the first, each ring that was crossed adds a chevron.
func mark(p point, r, tip float64, move history.Move, inward point, paint scene.Paint) scene.Item {
	c := scene.Point{X: p.X, Y: p.Y}
	g := scene.Group{Class: "blip"}
	switch move.Kind {
	case history.New:
		g.Items = []scene.Item{
			scene.Circle{C: c, R: newDisc * r, Fill: paint},
			scene.Circle{C: c, R: newRing * r, Stroke: paint, Width: math.Max(1.2, newLine*r)},
		}
	case history.In, history.Out:
		to := inward
		if move.Kind == history.Out {
			to = point{-inward.X, -inward.Y}
		}
		g.Items = []scene.Item{drop(c, r, tip, to, paint)}
		for i := 1; i < move.Rings && i <= mostChevrons; i++ {
			g.Items = append(g.Items, chevron(c, r, i, to))
		}
	case history.Gone:
		g.Items = []scene.Item{scene.Circle{C: c, R: dropDisc * r, Stroke: paint, Width: math.Max(1.2, goneLine*r)}}
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

// drop is a disc with a pointer whose flanks are tangents of the disc.
func drop(c scene.Point, r, tip float64, to point, paint scene.Paint) scene.Path {
	dir := round9(math.Atan2(to.Y, to.X))
	rr := dropDisc * r
	half := round9(math.Acos(dropDisc / tip)) // between the pointer and where its flanks touch
	at := func(radius, a float64) scene.Point {
		return scene.Point{X: round2(c.X + radius*math.Cos(a)), Y: round2(c.Y + radius*math.Sin(a))}
	}
	return scene.Path{Fill: paint, Segs: []scene.Seg{
		{Kind: scene.MoveTo, P: at(tip*r, dir)},
		{Kind: scene.LineTo, P: at(rr, dir+half)},
		{Kind: scene.ArcTo, C1: c, R: rr, Start: dir + half, Sweep: 2*math.Pi - 2*half, P: at(rr, dir-half)},
		{Kind: scene.Close},
	}}
}
