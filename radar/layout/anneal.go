package layout

import "math"

// The shares of the annealer's moves: most are small shifts, which shrink as it cools.
const (
	shiftMoves   = 0.62
	variantMoves = shiftMoves + 0.18
	jumpMoves    = variantMoves + 0.12 // the rest are swaps of two units
)

// Temperatures in px of overlap, and the random points that jumps land on.
const (
	hotOverlap  = 0.75
	coldOverlap = 0.05
	jumpPoints  = 400
)

// negLog is -ln u for 1024 even levels of u, rounded: math.Log's last bit differs between processors.
func negLog() (t [1024]float64) {
	for i := range t {
		t[i] = math.Round(-math.Log((float64(i)+0.5)/1024)*1e6) / 1e6
	}
	return t
}

// anneal repairs what insert and polish leave overlapping, by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983;
// best of the methods for label placement that Christensen, Marks and Shieber compared in 1995). It stops as soon
// as nothing overlaps, and early where that is hopeless.
func (s *solver) anneal(moves int, seed uint64) bool {
	a := annealer{solver: s, rng: random(seed), log: negLog(), points: s.samples(jumpPoints)}
	n := len(s.units)
	best := a.snapshot()
	least := s.hard()
	temperature := hardWeight * hotOverlap
	cooling := round9(math.Pow(coldOverlap/hotOverlap, 1/float64(moves)))
	total := moves * n
	for k := range total {
		if k%(2*n) == 0 {
			if h := s.hard(); h < least {
				least, best = h, a.snapshot()
				if h == 0 {
					return true
				}
			}
			if k > total/2 && least > 12*math.Sqrt(float64(n)) { // hopeless
				break
			}
		}
		if k%n == 0 {
			temperature = float64(temperature * cooling)
		}
		a.step(temperature, 2+float64(26*(1-float64(k)/float64(total))))
	}
	if s.hard() > least {
		for i, u := range s.units {
			u.place(best[i].p, best[i].variant)
		}
	}
	s.polish(30)
	return s.hard() < solved
}

type annealer struct {
	*solver
	rng    random
	log    [1024]float64
	points []point
}

// placed is where a unit stands.
type placed struct {
	p       point
	variant int
}

func (a *annealer) snapshot() []placed {
	out := make([]placed, len(a.units))
	for i, u := range a.units {
		out[i] = placed{u.p, u.variant}
	}
	return out
}

// step tries one random move and keeps it by the rule of Metropolis. The threshold is drawn first, so that a bad
// move can be given up half-way through its sum.
func (a *annealer) step(temperature, reach float64) {
	u := a.units[a.rng.below(len(a.units))]
	before := a.energy(u, a.units, math.Inf(1))
	was := placed{u.p, u.variant}
	var other *unit
	var otherWas placed
	switch m := a.rng.float(); {
	case m < shiftMoves:
		dx, dy := float64((a.rng.float()-0.5)*2*reach), float64((a.rng.float()-0.5)*2*reach)
		u.place(point{round4(was.p.X + dx), round4(was.p.Y + dy)}, was.variant)
	case m < variantMoves:
		u.place(was.p, a.rng.below(len(u.variants)))
	case m < jumpMoves:
		u.place(a.points[a.rng.below(len(a.points))], a.rng.below(len(u.variants)))
	default:
		other = a.units[a.rng.below(len(a.units))]
		if other == u {
			return
		}
		before += a.energy(other, a.units, math.Inf(1))
		otherWas = placed{other.p, other.variant}
		u.place(otherWas.p, u.variant)
		other.place(was.p, other.variant)
	}
	limit := before + float64(temperature*a.log[a.rng.next()>>54])
	after := a.energy(u, a.units, limit)
	if other != nil && after <= limit {
		after += a.energy(other, a.units, limit-after)
	}
	if after > limit {
		u.place(was.p, was.variant)
		if other != nil {
			other.place(otherWas.p, other.variant)
		}
	}
}

// budget bounds the time that a radar may take, whatever is in it, in a way that comes out the same on every machine:
// in moves of the annealer, times the units that each is weighed against, and in points that units are tried at.
type budget struct{ radar, attempt, points int }

// What the overview may take, about a second, and as much again all quadrants' pages together; and what one rung of
// the ladder may take of the moves.
const (
	radarBudget   = 16_000_000
	attemptBudget = 4_000_000
	pointBudget   = 5_000_000
)

func newBudget(v *view, quadrants int) budget {
	if v.whole() {
		return budget{radar: radarBudget, points: pointBudget}
	}
	return budget{radar: radarBudget / quadrants, points: pointBudget / quadrants}
}

// part is a fraction of the budget, 1/n.
func (b budget) part(n int) budget { return budget{radar: b.radar / n, points: b.points / n} }

// takePoints reports whether the groups of an attempt may still be inserted, and spends what that takes.
func (b *budget) takePoints(groups [][]*unit) bool {
	for _, g := range groups {
		b.points -= len(g) * startPoints(len(g))
	}
	return b.points >= 0
}

// start begins another attempt.
func (b *budget) start() { b.attempt = min(attemptBudget, b.radar) }

// take reports whether the cost is left, and spends it.
func (b *budget) take(cost int) bool {
	if cost > b.attempt {
		return false
	}
	b.attempt -= cost
	b.radar -= cost
	return true
}
