package layout

import (
	"math"

	"techradar/radar/scene"
)

// pill is a ring name on the line at 12 o'clock. Its box is relative to the centre of the disc.
type pill struct {
	ring  int
	text  string
	whole bool // nothing of the name was cut
	size  float64
	box   rect
}

const (
	pillSize   = 14.0 // px of a ring name
	slidePill  = 17.0 // px of a ring name that is read from the back row
	pillHeight = 1.55 // ems
	pillSide   = 0.75 // ems left and right of the name
	pillDrop   = 3.0  // px from the ring's circle
	pillFoot   = 2.0  // px from the circle of the next ring
	leastPill  = 7.0  // px
	pillLine   = 1.2  // px
	widestPill = 300.0
	narrowPill = 60.0 // px that any name may take

	ringRounding = 2.5 // px that a ring may lose where radii keep to their steps
)

// noPills stands for the least size of text where the disc bears no ring names.
const noPills = -1.0

// leastRingWidth is the width, px, that a ring needs for a name no smaller than least.
func leastRingWidth(least float64) float64 {
	if least <= 0 {
		return leastRing
	}
	return math.Max(leastRing, round4(pillHeight*math.Max(least, slidePill))+pillDrop+pillFoot+ringRounding)
}

// pills are the ring names of a grid. They may stick out of their ring sideways, so every cell keeps clear of all,
// but not out of the disc, since the quadrant names stand close around it. There are none when a ring is too narrow
// for text no smaller than least.
func (b *builder) pills(g grid, least float64) []pill {
	size, ok := b.pillSize(g, least)
	if !ok {
		return nil
	}
	height, edge := pillHeight*size, g.radii[len(b.r.Rings)]
	wider := math.Max(1, size/pillSize) // so that larger type cuts no name that smaller type would not
	var out []pill
	for k, ring := range b.r.Rings {
		r, drop := g.radii[k+1], pillDrop
		lowest := math.Max(drop, r-g.radii[k]-height-2) // px down to which it may stand in its ring
		room := math.Min(wider*clamp(1.3*r, narrowPill, widestPill), 2*chordAt(edge+2, r-lowest)-2*pillSide*size)
		text, whole := b.ruler.cut(ring.Name, size, true, room)
		w := b.width(text, size, true) + 2*pillSide*size
		top := -math.Min(r-drop, chordAt(edge+2, w/2)) // as high as the disc allows
		out = append(out, pill{k, text, whole, size, rect{round4(-w / 2), round4(top), round4(w / 2), round4(top + height)}})
	}
	return out
}

// pillSize is the common size of the ring names of a grid, px.
func (b *builder) pillSize(g grid, least float64) (size float64, ok bool) {
	narrowest := math.Inf(1)
	for k := range b.r.Rings {
		narrowest = math.Min(narrowest, g.radii[k+1]-g.radii[k])
	}
	widest := (narrowest - pillDrop - pillFoot) / pillHeight
	switch least {
	case noPills:
		return 0, false
	case 0: // on a page as small as a stamp even the least would lie over each other
		return math.Max(leastPill, math.Floor(math.Min(pillSize, widest)*2)/2), narrowest > pillHeight*leastPill+pillLine
	}
	size = math.Min(math.Max(slidePill, least), math.Floor(round4(widest)*10)/10)
	return size, size >= least
}

func (b *builder) drawPill(pl pill, f *frame) scene.Item {
	name := b.r.Rings[pl.ring].Name
	if !pl.whole {
		b.note("the name of ring %q is too long for the radar and was cut there", name)
	}
	ring := scene.Paint{Role: scene.RingInk, Ring: pl.ring}
	box := pl.box.at(f.centre)
	mid := box.centre()
	w := b.width(pl.text, pl.size, true)
	text := b.text(point{mid.X - w/2, mid.Y + scene.CapHeight/2*pl.size}, pl.text, pl.size, true, ring)
	text.Stay = scene.Middle
	return scene.Group{Class: "ring-name", Role: scene.RoleImage, Label: name, Items: []scene.Item{
		scene.Path{Segs: capsule(box), Fill: scene.Paint{Role: scene.Pill}, Stroke: ring, Width: pillLine}, text,
	}}
}

// capsule is a box with half circles for its short sides.
func capsule(b rect) []scene.Seg {
	r := (b.Y1 - b.Y0) / 2
	mid := (b.Y0 + b.Y1) / 2
	return []scene.Seg{
		{Kind: scene.MoveTo, P: scene.Point{X: b.X0 + r, Y: b.Y0}},
		{Kind: scene.LineTo, P: scene.Point{X: b.X1 - r, Y: b.Y0}},
		{Kind: scene.ArcTo, C1: scene.Point{X: b.X1 - r, Y: mid}, R: r, Start: -math.Pi / 2, Sweep: math.Pi, P: scene.Point{X: b.X1 - r, Y: b.Y1}},
		{Kind: scene.LineTo, P: scene.Point{X: b.X0 + r, Y: b.Y1}},
		{Kind: scene.ArcTo, C1: scene.Point{X: b.X0 + r, Y: mid}, R: r, Start: math.Pi / 2, Sweep: math.Pi, P: scene.Point{X: b.X0 + r, Y: b.Y0}},
		{Kind: scene.Close},
	}
}
