package layout

import (
	"math"
	"slices"
)

// Numbered blips stand on a lattice of slots on arcs around the centre: no overlap by construction, whatever
// their number.

const (
	numberGap   = 3.0  // px between two numbered blips
	tightGap    = 1.0  // the same in a cell that is nearly full
	slotBorder  = 4.0  // px from a numbered blip to the border of its cell
	tightBorder = 2.0  // the same in a cell that is nearly full
	jitterShare = 0.7  // of the free room of a slot
	evenLimit   = 150  // units of a cell that are still evened out: beyond it the lattice is even by itself
	widestPitch = 4.5  // of a slot, in the least pitch
	pitchStep   = 0.97 // by which the pitch shrinks until there are slots enough
)

// numberRoom is what numbered blips keep free while they are spread out.
var numberRoom = room{x: 7, y: 3, border: 5}

// placeNumbers puts units that have no label on the slots of their cell. Each takes the free slot nearest to the
// home that its hash gives, and then a little of the room that the slot leaves. It reports false when the cell
// has too few slots.
func placeNumbers(c *cell, units []*unit) bool {
	if len(units) == 0 {
		return true
	}
	slots, jitter := slotsFor(c, units[0].reach, len(units))
	if len(slots) < len(units) {
		return false
	}
	order := slices.Clone(units)
	slices.SortStableFunc(order, compareHash)
	used := make([]bool, len(slots))
	for _, u := range order {
		home := c.at(c.radiusAt(hash01(u.id, 1)), c.a0+float64(hash01(u.id, 2)*(c.a1-c.a0)))
		best, near := -1, math.Inf(1)
		for i, s := range slots {
			if !used[i] {
				if d := hypot(s.X-home.X, s.Y-home.Y); d < near {
					best, near = i, d
				}
			}
		}
		used[best] = true
		u.place(jittered(c, u, slots[best], jitter), 0)
	}
	return true
}

// slotsFor makes the lattice as wide as the number of units allows, with a few slots to choose from, and tells how
// far a blip may move in its slot.
func slotsFor(c *cell, reach float64, n int) (slots []point, jitter float64) {
	least := 2*reach + numberGap
	for f := widestPitch; f >= 1; f = float64(f * pitchStep) {
		pitch := max(least, round4(least*f))
		if slots = arcSlots(c, reach, slotBorder, pitch); len(slots) >= n+n/6 {
			return slots, (pitch - least) / 2 * jitterShare
		}
	}
	if slots = arcSlots(c, reach, slotBorder, least); len(slots) < n {
		slots = arcSlots(c, reach, tightBorder, 2*reach+tightGap)
	}
	return slots, 0
}

func jittered(c *cell, u *unit, slot point, jitter float64) point {
	if jitter <= 0 {
		return point{round1(slot.X), round1(slot.Y)}
	}
	a := 2 * math.Pi * hash01(u.id, 7)
	d := float64(jitter * math.Sqrt(hash01(u.id, 8)))
	p := point{round1(slot.X + float64(d*math.Cos(a))), round1(slot.Y + float64(d*math.Sin(a)))}
	if c.clearance(p) < u.reach+tightBorder+0.5 || c.blocked(p, u.reach) {
		return point{round1(slot.X), round1(slot.Y)}
	}
	return p
}

func (c *cell) blocked(p point, reach float64) bool {
	for _, o := range c.obstacles {
		if depth(square(p, reach), o, 0, 0) > 0 {
			return true
		}
	}
	return false
}

// arcSlots lists points of the cell that are pitch apart and m + reach from its border, arc by arc from inside.
func arcSlots(c *cell, reach, m, pitch float64) []point {
	first, last := c.in+m+reach, c.out-m-reach
	if c.in == 0 { // the tip of a sector is too narrow up to here
		first = max(first, (reach+m)/math.Sin(min((c.a1-c.a0)/2, math.Pi/2)))
	}
	if last < first {
		return nil
	}
	var out []point
	arcs := int((last-first)/pitch) + 1
	for j := range arcs {
		r := (first + last) / 2
		if arcs > 1 {
			r = round4(first + float64(float64(j)*(last-first)/float64(arcs-1)))
		}
		if (reach+m)/r >= 1 {
			continue
		}
		edge := math.Asin((reach + m) / r)
		a0, a1 := c.a0+edge, c.a1-edge
		if a1 < a0 {
			continue
		}
		step := 2 * math.Asin(min(1, pitch/(2*r))) // a chord of one pitch
		n := int((a1-a0)/step+1e-9) + 1
		for i := range n {
			a := (a0 + a1) / 2
			if n > 1 {
				a = a0 + float64((a1-a0)*float64(i)/float64(n-1))
			}
			if p := c.at(r, a); !c.blocked(p, reach) {
				out = append(out, p)
			}
		}
	}
	return out
}

// spread moves numbered blips apart within their cell, unless that would bring two together.
func spread(c *cell, units []*unit) {
	if len(units) == 0 || len(units) > evenLimit {
		return
	}
	s := newSolver(c, units)
	s.fair = clamp(round4(1.1*math.Sqrt(c.area()/float64(len(units))))-2*units[0].reach, 6, 60)
	before := s.hard()
	was := make([]point, len(units))
	for i, u := range units {
		was[i] = u.p
	}
	s.polish(max(6, 40-len(units)/2))
	settle(units)
	worse := s.overlap() > 0 || s.hard() > max(before, solved)
	for _, u := range units { // less overhang at the border may not be paid for with lying over a ring name
		worse = worse || c.blocked(u.p, u.reach)
	}
	if worse {
		for i, u := range units {
			u.place(was[i], 0)
		}
	}
}
