package layout

import (
	"math"
	"slices"
)

// layoutLocked lays the view out as the lock has it: the same grid, and every entry that is still in its cell at its
// place. Newcomers are inserted; where one has no room, first the type gets a little smaller, then its neighbours
// slide, then its cell is solved anew, and at last it gets a number. It returns nil when the lock does not fit the
// radar any more.
func (b *builder) layoutLocked(f *frame, s *section) (*plan, *frame) {
	g, ok := b.lockedGrid(f, s)
	if !ok {
		return nil, nil
	}
	disc := g.radii[len(g.radii)-1]
	inner := *f
	inner.radius, inner.rim = disc, f.rim-(f.radius-disc)
	p := &plan{mode: s.mode, font: s.font, full: s.full, blip: s.blip, small: s.small, radius: disc, least: f.least, grid: g, cells: b.newCells(g, f.least)}
	switch s.mode {
	case Names:
		if q := b.lockedNames(p, s); q != nil {
			return q, f
		}
		p.mode, p.small = Mixed, max(mixedBlips()[0], b.largestBlip()) // a number for the newcomer rather than everything anew
		if q := b.lockedNumbers(p, s); q != nil && b.sideLegend(q, f) {
			return q, f
		}
	case Mixed, Numbers, Indexed, Blips:
		if s.mode == Blips && b.least == 0 { // the lock of another picture
			return nil, nil
		}
		if q := b.lockedNumbers(p, s); q != nil && (q.mode == Indexed || q.mode == Blips || b.sideLegend(q, &inner)) {
			return q, &inner
		}
	}
	return nil, nil
}

// lockedGrid is the grid of a section, if it fits the view and the page.
func (b *builder) lockedGrid(f *frame, s *section) (grid, bool) {
	if len(s.radii) != len(b.r.Rings)+1 || len(s.angles) != len(b.view.quadrants)+1 || !s.sensible() {
		return grid{}, false
	}
	g := grid{radii: slices.Clone(s.radii)}
	for _, a := range s.angles {
		g.angles = append(g.angles, radians(a))
	}
	ends := g.radii[0] == 0 && g.radii[len(b.r.Rings)] <= f.radius && math.Abs(g.angles[0]-b.view.from) < 1e-6
	return g, ends && ascending(g.radii, 1, f.radius) && ascending(g.angles, 0.01, math.Pi+1e-6)
}

// sensible reports whether the sizes are such as a layout gives.
func (s *section) sensible() bool {
	within := func(v, least, most float64) bool { return v >= least && v <= most }
	return within(s.font, 0.1, mostFont) && within(s.full, s.font, mostFont) && within(s.blip, 0.1, mostFont) && within(s.small, 0, mostFont) && within(s.least, 0, mostFont)
}

// ascending reports whether each number is larger than the one before it, by no less than least and no more than most.
func ascending(vs []float64, least, most float64) bool {
	for i := 1; i < len(vs); i++ {
		if d := vs[i] - vs[i-1]; d < least || d > most {
			return false
		}
	}
	return true
}

// patience is what a cell may do to make room for a newcomer.
type patience int

const (
	nobodyMoves patience = iota
	neighbours           // slide a little
	anybody              // jump, if that is what it takes
	solvedAnew           // as if there were no lock
)

// lockedNames first gives up some of the size of the names before any blip moves, and then lets more and more move. It
// starts from the size that the names once had, so that they grow again when there is room, and never goes further
// below it, however many editions have passed.
func (b *builder) lockedNames(p *plan, s *section) *plan {
	for patience := nobodyMoves; patience <= solvedAnew; patience++ {
		for font := s.full; font >= max(leastFont, b.least, smallerType*s.full); font -= 0.5 {
			b.budget.start()
			q := *p
			q.font, q.blip, q.units = font, blipRadius*font, cloneUnits(b.units)
			setSizes(q.units, font)
			if b.lockedCells(&q, s, patience) {
				return &q
			}
		}
	}
	return nil
}

const (
	leastFont   = 10.0 // px
	mostFont    = 40.0 // px: larger than any rung of the ladder
	smallerType = 0.85 // of the size that the names once had
)

func (b *builder) lockedCells(p *plan, s *section, most patience) bool {
	for i, group := range b.byCell(p.units) {
		if len(group) > 0 && !b.lockedCell(p, p.cells[i], group, s, most) {
			return false
		}
	}
	return true
}

// still is a solver's wish that units stay where they stood: then nothing is a matter of taste any more, and what
// overlaps moves as little as it can.
type still struct {
	was   map[*unit]placed
	slack float64 // px of overlap that rounding the places may have left
}

// What it costs a unit to leave its place, against hardWeight for a px of overlap.
const (
	shiftCost   = 0.1 // a px
	turnCost    = 3.0 // to set the label on another side
	lockedSlack = 0.3 // px
)

func (s *still) cost(u *unit) float64 {
	was, ok := s.was[u]
	if !ok {
		return float64(variantWeight * u.variants[u.variant].cost)
	}
	c := float64(shiftCost * hypot(u.p.X-was.p.X, u.p.Y-was.p.Y))
	if u.variant != was.variant {
		c += turnCost
	}
	return c
}

// closer is the room that a newcomer may be content with, so that nobody has to make way for it.
func (r room) closer() room {
	return room{x: round4(0.6 * r.x), y: round4(0.5 * r.y), border: round4(0.6 * r.border)}
}

// lockedCell places a group with the least patience that works, up to the given one. Where some entries show numbers
// anyway, a newcomer that has no room for its name gets one too.
func (b *builder) lockedCell(p *plan, c *cell, group []*unit, s *section, most patience) bool {
	sol := newSolver(c, group)
	var kept, fresh []*unit
	sol.still = &still{was: map[*unit]placed{}, slack: lockedSlack}
	for _, u := range group {
		if old, ok := s.places[u.id]; ok && old.side == noLabel && p.mode == Mixed {
			u.setNumber(numReach * p.small)
		}
		if u.keep(c, s.places) {
			kept = append(kept, u)
			sol.still.was[u] = placed{u.p, u.variant}
		} else {
			fresh = append(fresh, u)
		}
	}
	usual := sol.room
	for _, sol.room = range []room{usual, usual.closer()} {
		sol.insert(kept, fresh)
		if sol.solved() {
			settle(fresh)
			return sol.solved()
		}
	}
	if p.mode == Mixed {
		for _, u := range fresh {
			u.setNumber(numReach * p.small)
		}
		if sol.insert(kept, fresh); sol.solved() {
			settle(fresh)
			return sol.solved()
		}
	}
	if most >= neighbours {
		sol.polish(60)
	}
	if most >= anybody && !sol.solved() {
		sol.repair(&b.budget)
	}
	if most >= solvedAnew && !sol.solved() {
		sol = relax(c, group)
		sol.repair(&b.budget)
	}
	ok := sol.solved()
	settle(group)
	return ok
}

// keep puts the unit where it stood, if that is in the cell that it belongs to: on the same side of its blip, in as
// many lines if it can.
func (u *unit) keep(c *cell, places map[string]place) bool {
	old, ok := places[u.id]
	if !ok || c.clearance(old.p) <= 0 {
		return false
	}
	best, off := -1, math.MaxInt
	for v := range u.variants {
		if u.variants[v].side != old.side {
			continue
		}
		if d := abs(len(u.variants[v].lines) - old.lines); d < off {
			best, off = v, d
		}
	}
	if best < 0 {
		return false
	}
	u.place(old.p, best)
	return true
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}
