package layout

import (
	"math"
	"sync"
)

const (
	leastRing  = 24.0 // px, for its name
	leastInner = 40.0 // px, for the innermost: its sectors meet in a tip
)

// ringWidths is how wide each ring has to be for the widest of its labels alone: the extent of its box across the
// ring, at the bearing of its quadrant and in the variant where that is least. No text may be smaller than least.
func (b *builder) ringWidths(units []*unit, least float64, angles, wider []float64) []float64 {
	widths := make([]float64, len(b.r.Rings))
	for k := range widths {
		widths[k] = leastRingWidth(least)
	}
	widths[0] = math.Max(widths[0], leastInner)
	for _, u := range units {
		a0, a1 := angles[u.sector], angles[u.sector+1]
		thinnest := math.Inf(1)
		for i := range bearings {
			a := a0 + float64((a1-a0)*(0.2+float64(0.6*float64(i)/(bearings-1))))
			sin, cos := round9(math.Abs(math.Sin(a))), round9(math.Abs(math.Cos(a)))
			for _, v := range u.variants {
				box := square(point{}, u.reach).union(v.box)
				w, h := box.X1-box.X0, box.Y1-box.Y0
				across := float64(w*sin) + float64(h*cos)
				if u.ring == 0 { // beyond the tip that is too narrow for the box
					along := float64(w*cos) + float64(h*sin)
					across += (along/2 + u.room.border) / math.Tan(min(a1-a0, math.Pi)/2) / 2
				}
				thinnest = min(thinnest, across)
			}
		}
		widths[u.ring] = max(widths[u.ring], round4(thinnest)+2*u.room.border)
	}
	for k := range widths {
		widths[k] = round4(widths[k] * wider[k])
	}
	return widths
}

const bearings = 5 // tried across a quadrant

// failure is a cell that could not be solved; narrow when some label has no place in it even alone.
type failure struct {
	cell, sector, ring int
	narrow             bool
}

// solveCells places every group in its cell and returns the cells that failed. Unless told to try them all, it
// gives up at once when some cell cannot possibly hold its group.
func (b *builder) solveCells(p *plan, need [][]float64, all bool) []failure {
	groups := b.byCell(p.units)
	failed := make([]*failure, len(groups))
	hopeless := false
	for i, g := range groups {
		c := p.cells[i]
		narrow := !fitsAlone(c, g)
		if narrow || need[c.sector][c.ring] > fullCell*c.area() {
			failed[i] = &failure{i, c.sector, c.ring, narrow}
			hopeless = true
		}
	}
	if !hopeless || all {
		if !b.budget.takePoints(groups) {
			return everyCell(p.cells)
		}
		b.solveOpen(p, groups, failed, all)
	}
	var out []failure
	for _, f := range failed {
		if f != nil {
			out = append(out, *f)
		}
	}
	return out
}

// everyCell is the failure of an attempt that there is no time for.
func everyCell(cells []*cell) []failure {
	out := make([]failure, len(cells))
	for i, c := range cells {
		out[i] = failure{cell: i, sector: c.sector, ring: c.ring}
	}
	return out
}

// solveOpen solves the cells that have not failed: all are relaxed, side by side, and those that still overlap are
// repaired one after another, so that the budget goes the same way on every machine. Unless told to try them all it
// stops at the first that cannot be repaired.
func (b *builder) solveOpen(p *plan, groups [][]*unit, failed []*failure, all bool) {
	solvers := make([]*solver, len(groups))
	var wg sync.WaitGroup
	for i, c := range p.cells {
		if failed[i] == nil && len(groups[i]) > 0 {
			wg.Go(func() { solvers[i] = relax(c, groups[i]) })
		}
	}
	wg.Wait()
	for i, s := range solvers {
		if s == nil {
			continue
		}
		if !s.repair(&b.budget) {
			failed[i] = &failure{i, s.cell.sector, s.cell.ring, false}
			if !all {
				return
			}
		}
		settle(groups[i])
	}
}

// aloneSamples are the places tried for a unit alone in its cell.
const aloneSamples = 120

// fitsAlone reports whether each unit has a place in the cell when nothing else is there: a label wider than its
// cell makes an attempt hopeless whatever the density.
func fitsAlone(c *cell, units []*unit) bool {
	if len(units) == 0 {
		return true
	}
	s := newSolver(c, units)
	points := make([]point, 0, aloneSamples)
	for _, u := range units {
		if !s.fitsSomewhere(u, &points) {
			return false
		}
	}
	return true
}

// fitsSomewhere makes the samples as it needs them: most units fit at one of the first.
func (s *solver) fitsSomewhere(u *unit, points *[]point) bool {
	for i := range aloneSamples {
		if i == len(*points) {
			*points = append(*points, s.sample(i))
		}
		for v := range u.variants {
			u.place((*points)[i], v)
			if s.free(u) {
				return true
			}
		}
	}
	return false
}

// free reports whether a unit is inside its cell and clear of the ring names.
func (s *solver) free(u *unit) bool {
	c := s.cell
	if c.clearance(u.p)-u.reach < s.room.border || u.named() && c.clearanceOf(u.label) < s.room.border {
		return false
	}
	for _, o := range c.obstacles {
		if depth(u.both, o, 0, 0) > 0 {
			return false
		}
	}
	return true
}
