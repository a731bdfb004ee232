package layout

import (
	"math"
	"slices"
)

// samples are n fixed points of the cell, uniform by area: the additive recurrence R2 (Roberts 2018), whose
// constants are the powers of 1/1.3247, the plastic number.
func (s *solver) samples(n int) []point {
	ps := make([]point, n)
	for i := range ps {
		ps[i] = s.sample(i)
	}
	return ps
}

func (s *solver) sample(i int) point {
	share := fraction(0.5 + float64(0.7548776662466927*float64(i)))
	turn := fraction(0.5 + float64(0.5698402909980532*float64(i)))
	return s.cell.at(s.cell.radiusAt(share), s.cell.a0+float64(turn*(s.cell.a1-s.cell.a0)))
}

func fraction(v float64) float64 { return v - math.Floor(v) }

// startPoints is how many points of a cell each of its n units is tried at.
func startPoints(n int) int { return 90 + 10*n }

// insert places fresh units among kept ones, which stay, big labels first, each at its best sample and variant among
// those placed before it.
func (s *solver) insert(kept, fresh []*unit) {
	order := slices.Clone(fresh)
	slices.SortStableFunc(order, func(a, b *unit) int {
		if d := b.leastArea() - a.leastArea(); math.Abs(d) > 1e-6 {
			return sign(d)
		}
		return compareHash(a, b)
	})
	placed := slices.Clone(kept)
	points := s.samples(startPoints(len(kept) + len(fresh)))
	for _, u := range order {
		s.seat(u, placed, points)
		placed = append(placed, u)
	}
	s.units = placed
}

// seat puts a unit at its home or the point, and in the variant, where it costs least among others.
func (s *solver) seat(u *unit, others []*unit, points []point) {
	best, bestPoint, bestVariant := math.Inf(1), u.home, 0
	try := func(p point) {
		for v := range u.variants {
			u.place(p, v)
			if e := s.energy(u, others, best); e < best {
				best, bestPoint, bestVariant = e, p, v
			}
		}
	}
	try(u.home)
	for _, p := range points {
		try(p)
	}
	u.place(bestPoint, bestVariant)
}

func sign(v float64) int {
	if v < 0 {
		return -1
	}
	return 1
}

// compareHash orders units in a way that has nothing to do with their names or places.
func compareHash(a, b *unit) int {
	x, y := hash64(a.id, 3), hash64(b.id, 3)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

var compass = [8]point{{1, 0}, {.7, .7}, {0, 1}, {-.7, .7}, {-1, 0}, {-.7, -.7}, {0, -1}, {.7, -.7}}

// leastGain keeps the pattern search from circling on rounding.
const leastGain = 1e-6

// polish is a pattern search: shifts in eight directions by shrinking steps, and other variants, until nothing
// gets better or the sweeps are used up.
func (s *solver) polish(sweeps int) {
	for range sweeps {
		moved := false
		for _, u := range s.units {
			moved = s.improve(u) || moved
		}
		if !moved {
			return
		}
	}
}

func (s *solver) improve(u *unit) bool {
	before := s.energy(u, s.units, math.Inf(1))
	p0, v0 := u.p, u.variant
	p, v, best := p0, v0, before
	try := func(q point, w int) {
		u.place(q, w)
		if e := s.energy(u, s.units, best); e < best-leastGain {
			p, v, best = q, w, e
		}
	}
	for _, step := range [4]float64{16, 7, 3, 1} {
		for _, d := range compass {
			try(point{p0.X + float64(step*d.X), p0.Y + float64(step*d.Y)}, v0)
		}
	}
	from := u.variants[v0].box.centre()
	for w := range u.variants {
		if w == v0 {
			continue
		}
		try(p0, w)
		// the label on another side, but the whole about where it was
		to := u.variants[w].box.centre()
		try(point{round4(p0.X + (from.X-to.X)/2), round4(p0.Y + (from.Y-to.Y)/2)}, w)
	}
	u.place(p, v)
	return best < before-leastGain
}
