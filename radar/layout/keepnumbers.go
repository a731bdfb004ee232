package layout

import (
	"math"
	"slices"
)

// blipSteps are the shares of their size that numbered blips are tried in, before any of them has to move.
func blipSteps() []float64 { return []float64{1, 0.93, 0.86, 0.8} }

// lockedNumbers keeps numbers and places where the lock has numbers, and names where it has names. For newcomers the
// blips may get smaller; at last it lets cells be filled anew.
func (b *builder) lockedNumbers(p *plan, s *section) *plan {
	for patience := nobodyMoves; patience <= solvedAnew; patience++ {
		for _, step := range blipSteps() {
			b.budget.start()
			q := *p
			q.units = cloneUnits(b.units)
			if q.mode == Mixed {
				q.small = round4(p.small * step)
			} else {
				q.blip = round4(p.blip * step)
			}
			if b.lockedNumbersAt(&q, s, patience) && b.numbersFit(&q) {
				return &q
			}
		}
	}
	return nil
}

// numbersFit numbers the units of a plan, and reports whether its blips are large enough for that.
func (b *builder) numbersFit(p *plan) bool {
	if p.mode == Blips {
		p.font = 0
		return true
	}
	b.renumber(p.units)
	if p.mode == Mixed {
		return p.small >= b.numberBlip(p.units)
	}
	return p.blip >= b.numberBlip(p.units)
}

func (b *builder) lockedNumbersAt(p *plan, s *section, most patience) bool {
	reach := b.numberReach() * p.blip
	if p.mode == Mixed {
		reach = numReach * p.small
	}
	for i, group := range b.byCell(p.units) {
		if len(group) == 0 {
			continue
		}
		if p.mode == Mixed && !numbered(group, p.cells[i], s) {
			setSizes(group, p.font)
			if !b.lockedCell(p, p.cells[i], group, s, most) {
				return false
			}
			continue
		}
		for _, u := range group {
			u.setNumber(reach)
		}
		if !keepNumbers(p.cells[i], group, s) && (most < solvedAnew || !placeNumbers(p.cells[i], group)) {
			return false
		}
	}
	return true
}

// numbered reports whether all entries that were in the cell showed a number.
func numbered(group []*unit, c *cell, s *section) bool {
	some := false
	for _, u := range group {
		if old, ok := s.places[u.id]; ok && c.clearance(old.p) > 0 {
			if some = true; old.side != noLabel {
				return false
			}
		}
	}
	return some
}

// keepNumbers leaves numbered blips where they stood and puts newcomers on free slots. It reports false when there is
// none left.
func keepNumbers(c *cell, group []*unit, s *section) bool {
	var kept, fresh []*unit
	for _, u := range group {
		if u.keep(c, s.places) && c.clearance(u.p) >= u.reach && !c.blocked(u.p, u.reach) && clearOf(u.p, u.reach, kept) {
			kept = append(kept, u)
		} else {
			fresh = append(fresh, u)
		}
	}
	slices.SortStableFunc(fresh, compareHash)
	for _, u := range fresh {
		slot, ok := freeSlot(c, u, kept)
		if !ok {
			return false
		}
		u.place(slot, 0)
		kept = append(kept, u)
	}
	return true
}

// freeSlot is the slot nearest to the unit's home that is clear of those who stand already.
func freeSlot(c *cell, u *unit, others []*unit) (point, bool) {
	home := c.at(c.radiusAt(hash01(u.id, 1)), c.a0+float64(hash01(u.id, 2)*(c.a1-c.a0)))
	for _, pitch := range []float64{2*u.reach + numberGap, u.reach, u.reach / 3} {
		best, near, found := point{}, math.Inf(1), false
		for _, slot := range arcSlots(c, u.reach, tightBorder, pitch) {
			slot = point{round1(slot.X), round1(slot.Y)}
			if d := hypot(slot.X-home.X, slot.Y-home.Y); d < near && clearOf(slot, u.reach, others) {
				best, near, found = slot, d, true
			}
		}
		if found {
			return best, true
		}
	}
	return point{}, false
}

func clearOf(p point, reach float64, others []*unit) bool {
	for _, o := range others {
		if hypot(p.X-o.p.X, p.Y-o.p.Y) < reach+o.reach+tightGap-0.2 {
			return false
		}
	}
	return true
}
