package layout

import (
	"cmp"
	"slices"
	"sync"
)

// steadyRung is a size of type to be tried on the standard disc, and on what becomes of it when cells that fail widen
// their ring, or their ring and their quadrant.
type steadyRung struct {
	font   float64
	rounds int
	angles bool
	least  float64 // px that no ring name may be smaller than; 0 for what a screen bears
}

// steadyLadder goes down to names of least px, or with 0 to 13 px. It prefers a grid that stays: only little type makes
// angles worth moving.
func steadyLadder(least float64) []steadyRung {
	var rungs []steadyRung
	for _, st := range []steadyRung{
		{font: 24, rounds: 4},
		{font: 22, rounds: 4},
		{font: 20, rounds: 4},
		{font: 18, rounds: 4},
		{font: 18, rounds: 7, angles: true},
		{font: 17, rounds: 7},
		{font: 16, rounds: 7},
		{font: 15, rounds: 7},
		{font: 14, rounds: 7},
		{font: 14, rounds: 7, angles: true},
		{font: 13, rounds: 7},
		{font: 13, rounds: 7, angles: true},
	} {
		if st.font >= least {
			st.least = least
			rungs = append(rungs, st)
		}
	}
	return rungs
}

// belowSlides are the rungs that are left when names in type for a slide have no room.
func belowSlides(ladder []steadyRung) []steadyRung {
	return slices.DeleteFunc(ladder, func(st steadyRung) bool { return st.font > SlideText+1 })
}

const (
	widerStep = 1.06 // of a ring in which a cell failed, for the next round
	openStep  = 1.08 // the same of a quadrant
	hopeless  = 5    // cells that fail: so many are not mended by a round more
)

// proportionedGrid has rings and sectors of the given proportions.
func proportionedGrid(radius float64, v view, widths, shares []float64) grid {
	g := grid{radii: make([]float64, len(widths)+1), angles: fitAngles(v, shares)}
	total, sum := 0.0, 0.0
	for _, w := range widths {
		total += w
	}
	for k, w := range widths {
		sum += w
		g.radii[k+1] = round4(round(round9(sum/total), radiusStep) * radius)
	}
	g.radii[len(widths)] = radius
	return g
}

// layoutSteady looks for a place for every name near the anchors. It returns nil when the radar is too full for that.
func (b *builder) layoutSteady(radius float64, units []*unit, ladder []steadyRung) *plan {
	for _, st := range ladder {
		setSizes(units, st.font)
		need := b.demand(units)
		if b.overloaded(need, radius, st.angles) {
			continue
		}
		b.anchor(units)
		if p := b.climbSteadily(radius, units, st, need); p != nil {
			return p
		}
	}
	for _, u := range units { // what follows goes where it likes
		u.anchor = nil
	}
	return nil
}

// climbSteadily tries one rung, round after round.
func (b *builder) climbSteadily(radius float64, units []*unit, st steadyRung, need [][]float64) *plan {
	widths, shares := standardWidths(len(b.r.Rings)), equalShares(len(b.view.quadrants))
	for range st.rounds {
		g := proportionedGrid(radius, b.view, widths, shares)
		p := &plan{mode: Names, font: st.font, blip: blipRadius * st.font, radius: radius, least: st.least, grid: g, cells: b.newCells(g, st.least), units: units}
		failed := b.solveNear(p, need)
		if len(failed) == 0 {
			return p
		}
		if len(failed) >= hopeless {
			return nil
		}
		wider, open := map[int]bool{}, map[int]bool{}
		for _, c := range failed {
			if !wider[c.ring] {
				widths[c.ring] = round9(widths[c.ring] * widerStep)
				wider[c.ring] = true
			}
			if st.angles && !open[c.sector] {
				shares[c.sector] = round9(shares[c.sector] * openStep)
				open[c.sector] = true
			}
		}
		if st.angles {
			normalise(shares, 0)
		}
	}
	return nil
}

// solveNear places every group near its anchors and returns the cells in which that failed. When some cell cannot
// possibly hold its group, it does not try the others.
func (b *builder) solveNear(p *plan, need [][]float64) []*cell {
	groups := b.byCell(p.units)
	var failed []*cell
	for i, g := range groups {
		c := p.cells[i]
		if len(g) > 0 && (need[c.sector][c.ring] > fullCell*c.area() || !fitsNear(c, g)) {
			if failed = append(failed, c); len(failed) == hopeless {
				return failed
			}
		}
	}
	if len(failed) > 0 {
		return failed
	}
	if !b.budget.takePoints(groups) {
		return p.cells
	}
	solved := make([]bool, len(groups))
	var wg sync.WaitGroup
	for i, c := range p.cells {
		if len(groups[i]) > 0 {
			wg.Go(func() { solved[i] = relaxNear(c, groups[i]) })
		}
	}
	wg.Wait()
	for i, c := range p.cells {
		if len(groups[i]) > 0 && !solved[i] {
			failed = append(failed, c)
		}
		settle(groups[i])
	}
	return failed
}

// fitsNear is fitsAlone for units that have anchors: most fit there.
func fitsNear(c *cell, units []*unit) bool {
	s := newSolver(c, units)
	points := make([]point, 0, aloneSamples)
	for _, u := range units {
		u.place(u.home, u.anchor.variant)
		if !s.free(u) && !s.fitsSomewhere(u, &points) {
			return false
		}
	}
	return true
}

// mostReseated is how many units of a cell are taken out together, before all are.
const mostReseated = 4

// relaxNear starts from the anchors, and takes out and inserts anew what has no room there: one unit after the other,
// then some together, and at last all. Units that have anchors are never annealed: nothing would be left of their places.
func relaxNear(c *cell, units []*unit) bool {
	s := newSolver(c, units)
	for _, u := range units {
		u.place(u.home, u.anchor.variant)
	}
	s.polish(60)
	points := s.samples(startPoints(len(units)))
	for range units {
		u := s.tightest()
		if u == nil {
			return true
		}
		was := placed{u.p, u.variant}
		s.seat(u, s.units, points)
		s.polish(60)
		if (placed{u.p, u.variant}) == was {
			break
		}
	}
	if s.solved() {
		return true
	}
	for n := 2; n <= mostReseated && n < len(units); n++ {
		kept, fresh := s.loosest(n)
		s.insert(kept, fresh)
		if s.polish(60); s.solved() {
			return true
		}
	}
	s.insert(nil, units)
	s.polish(60)
	return s.solved()
}

// loosest sorts the units by their overlap, and splits off the n that have most.
func (s *solver) loosest(n int) (kept, fresh []*unit) {
	over := map[*unit]float64{}
	for _, u := range s.units {
		over[u] = s.overlapOf(u)
	}
	order := slices.Clone(s.units)
	slices.SortStableFunc(order, func(u, w *unit) int { return cmp.Or(cmp.Compare(over[u], over[w]), compareHash(u, w)) })
	return order[:len(order)-n], order[len(order)-n:]
}

// overlapOf is the hard energy that a unit has a part in.
func (s *solver) overlapOf(u *unit) float64 {
	h, _ := s.self(u)
	for _, w := range s.units {
		if w != u {
			d, _ := s.pair(u, w)
			h += d
		}
	}
	return h
}

// tightest is the unit with the most overlap, nil when there is none.
func (s *solver) tightest() *unit {
	var worst *unit
	most := solved
	for _, u := range s.units {
		if h := s.overlapOf(u); h > most {
			worst, most = u, h
		}
	}
	return worst
}
