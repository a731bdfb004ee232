package layout

import (
	"math"
	"slices"
)

// CloseUps lays out each quadrant of a document in another size, for a slide or a page that has its own title and
// table: the disc alone, without title block, key, panel, legend and index, opened to half or, where that is larger, a
// quarter of a disc. The pages are named as those of Options.Quadrants.
//
// An entry whose name has no room shows its number of the document. When it has none it gets one after the last of
// these, and the result's Numbers has it too; d stays as it is. With a LeastText that is too large even for numbers a
// page shows blips alone, in mode Blips.
//
// Of the options it takes Size, LeastText, Trails, and Lock where that has sections of such close-ups. It fails when
// the size is too small for any disc, and with a Defect as Build does.
func CloseUps(d *Document, o Options) (*Document, error) {
	return closeUpsOnto(d, o, o.Lock)
}

// closeUpsOnto is CloseUps with a lock that their sections are added to.
func closeUpsOnto(d *Document, o Options, lock *Lock) (*Document, error) {
	o.Fonts = d.Fonts
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	out := &Document{Radar: d.Radar, Moves: d.Moves, Numbers: slices.Clone(d.Numbers), Fonts: d.Fonts, Lock: lock, Options: o}
	for q := range d.Radar.Quadrants {
		b := newBuilder(out, closeUp(q, d.Radar.Quadrants[q].ID))
		b.numbers = slices.Clone(d.Numbers)
		b.view.bare = true
		if b.quarterRadius() > math.Sqrt2*b.halfRadius() { // of the same radius it has half the area
			b.view.from, b.view.span = 0, math.Pi/2
		}
		if err := b.add(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// halfRadius is the radius of the largest half of a disc that the page can hold, px.
func (b *builder) halfRadius() float64 {
	return math.Floor(math.Min(b.size.W/2, b.size.H)-edgeRoom) - rimGap
}

// quarterRadius is the same of a quarter, whose ring names stand half outside of it on its left side.
func (b *builder) quarterRadius() float64 {
	return math.Floor(math.Min(b.size.W-b.pillReach(), b.size.H)-2*edgeRoom) - rimGap
}

// pillReach is how far the longest ring name reaches to the left of 12 o'clock, px.
func (b *builder) pillReach() float64 {
	size := math.Max(slidePill, b.least)
	reach := 0.0
	for _, ring := range b.r.Rings {
		reach = math.Max(reach, math.Min(b.width(ring.Name, size, true), size/pillSize*widestPill)/2+float64(pillSide*size))
	}
	return math.Ceil(reach) + 1
}

// bareFrame has nothing beside the disc. It returns nil on a page that is too small for any.
func (b *builder) bareFrame(least float64) *frame {
	f := &frame{size: b.size, least: least, radius: b.halfRadius(), centre: point{X: b.size.W / 2}}
	if b.view.span < math.Pi {
		f.radius = b.quarterRadius()
		f.centre.X = math.Floor((b.size.W + b.pillReach() - f.radius) / 2)
	}
	if f.radius < leastBare {
		return nil
	}
	f.rim = f.radius + rimGap
	f.centre.Y = math.Floor((b.size.H + f.radius) / 2)
	return f
}

// leastBare is the least radius of a close-up, px: in a smaller one not even dots have room.
const leastBare = 60.0
