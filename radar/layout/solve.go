package layout

import (
	"math"
)

// The cell solver places the units of one cell by energy: an overlap or an excursion costs hardWeight a px, the
// rest is taste. Cells know nothing of each other, so a change in one moves nothing in another.

// room is the free space that units keep, px.
type room struct {
	x, y   float64 // between boxes of different entries
	border float64 // between a box and the border of its cell
}

// roomFor lets small type stand closer.
func roomFor(font float64) room {
	return room{
		x:      round4(clamp(0.45*font, 4, 7)),
		y:      round4(clamp(0.2*font, 2, 3)),
		border: round4(clamp(0.33*font, 3, 5)),
	}
}

// Free space around ring names, px.
const (
	pillPadX = 4.0
	pillPadY = 2.0
)

// The weights of the energy, found by trial on radars of 24 to 150 entries.
const (
	hardWeight    = 40.0
	spreadWeight  = 2.4  // units closer than the cell's fair distance
	borderWeight  = 0.7  // closer than 10 px to the free space at the border
	variantWeight = 1.0  // the cost of the variant
	radialWeight  = 0.25 // off the middle of the ring
	homeWeight    = 0.15 // off the place that the hash of the name gives
	anchorWeight  = 4.0  // off the anchor
	turnWeight    = 0.3  // with the label on another side than at the anchor
	strayWeight   = 12.0 // a label that reads as that of another blip
)

// solved is the hard energy below which nothing overlaps: what rounding may leave.
const solved = 1e-6

type solver struct {
	cell   *cell
	units  []*unit
	room   room
	still  *still  // where units should stay; nil while they may go where they like
	fair   float64 // distance that the units would like to keep
	stray  float64 // distance from which no label of one reads as that of another; 0 to let it
	homing float64 // weight of being off the home
	band   float64 // half the radial width of the cell
	scale  float64 // side of a square of the cell's area
}

func newSolver(c *cell, units []*unit) *solver {
	s := &solver{cell: c, units: units, room: units[0].room, homing: homeWeight}
	need := 0.0
	for _, u := range units {
		need += u.leastArea()
		// The bearing depends on the id alone, so an entry keeps it when it changes ring.
		r := c.radiusAt(0.25 + float64(0.5*hash01(u.id, 1)))
		u.home = c.at(r, c.a0+float64((0.12+float64(0.76*hash01(u.id, 2)))*(c.a1-c.a0)))
		if u.anchor != nil {
			u.home = c.anchored(u.anchor)
		}
	}
	free := max(0, c.area()-need)
	s.fair = round4(clamp(0.9*math.Sqrt(free/float64(len(units))), 6, 60))
	for _, u := range units {
		if u.anchor != nil { // fuller cells have no room for it, and jump when one of their entries changes
			s.stray = max(s.stray, round4(strayFar*u.reach))
		}
	}
	s.band = round4((c.out - c.in) / 2)
	s.scale = round4(math.Sqrt(c.area()))
	return s
}

// self is the energy of a unit alone, the hard part (px) first.
func (s *solver) self(u *unit) (hard, soft float64) {
	c := s.cell
	v := &u.variants[u.variant]
	clear := c.clearance(u.p) - u.reach
	if v.side != noLabel {
		clear = min(clear, c.clearanceOf(u.label))
	}
	if clear < s.room.border {
		hard += s.room.border - clear
	}
	if m := s.room.border + 10; clear < m {
		t := (m - clear) / 10
		soft += float64(borderWeight * t * t)
	}
	for _, o := range c.obstacles {
		if d := depth(u.both, o, 0, 0); d > 0 {
			hard += d
		}
	}
	if s.still != nil {
		return max(0, hard-s.still.slack), s.still.cost(u)
	}
	soft += s.wish(u)
	mid := u.both.centre()
	dr := (hypot(mid.X, mid.Y) - (c.in+c.out)/2) / s.band
	soft += float64(radialWeight*dr*dr) + float64(variantWeight*v.cost)
	return hard, soft
}

// wish is what it costs a unit to be off its home.
func (s *solver) wish(u *unit) float64 {
	at, weight, turn := u.both.centre(), s.homing, 0.0
	if u.anchor != nil {
		at, weight = u.p, anchorWeight
		if u.variant != u.anchor.variant {
			turn = turnWeight
		}
	}
	dx, dy := (at.X-u.home.X)/s.scale, (at.Y-u.home.Y)/s.scale
	return turn + float64(weight*(float64(dx*dx)+float64(dy*dy))*4)
}

// pair is the energy of two units.
func (s *solver) pair(u, w *unit) (hard, soft float64) {
	a, b := &u.both, &w.both
	d := max(s.fair, s.stray)
	if a.X0-b.X1 >= d || b.X0-a.X1 >= d || a.Y0-b.Y1 >= d || b.Y0-a.Y1 >= d {
		return 0, 0
	}
	if !u.named() && !w.named() { // two numbered blips are discs, not boxes
		g := hypot(u.p.X-w.p.X, u.p.Y-w.p.Y) - u.reach - w.reach
		if g >= s.fair {
			return 0, 0
		}
		t := (s.fair - g) / s.fair
		return max(0, tightGap-0.2-g), float64(spreadWeight * t * t) // places are rounded to 0.1 px
	}
	if s.still == nil {
		if t := (s.fair - gap(*a, *b)) / s.fair; t > 0 {
			soft = float64(spreadWeight * t * t)
		}
		if s.stray > 0 {
			soft += stray(u, w) + stray(w, u)
		}
	}
	if depth(*a, *b, s.room.x, s.room.y) <= 0 {
		return 0, soft
	}
	hard = max(0, depth(u.blip, w.blip, s.room.x, s.room.y))
	if u.named() {
		hard += max(0, depth(u.label, w.blip, s.room.x, s.room.y))
	}
	if w.named() {
		hard += max(0, depth(u.blip, w.label, s.room.x, s.room.y))
		if u.named() {
			hard += max(0, depth(u.label, w.label, s.room.x, s.room.y))
		}
	}
	return hard, soft
}

// A label reads as that of a blip that is less than twice as far from it as its own, which is strayNear; or, since
// readers expect a name behind its blip, as that of one that stands before its line where its own does not, up to
// strayFar. In reaches of the blip.
const (
	strayNear = 1.3
	strayFar  = 3.0
)

// stray is what it costs that the label of u reads as that of w.
func stray(u, w *unit) float64 {
	side := u.variants[u.variant].side
	if side == noLabel {
		return 0
	}
	dx := max(u.label.X0-w.p.X, w.p.X-u.label.X1, 0)
	dy := max(u.label.Y0-w.p.Y, w.p.Y-u.label.Y1, 0)
	far := strayNear * w.reach
	if dy == 0 && (side == above || side == below || side == left && w.p.X < u.label.X0) {
		far = strayFar * w.reach
	}
	d := hypot(dx, dy) - w.reach/nameReach
	if d >= far {
		return 0
	}
	return float64(strayWeight * (1 - d/far))
}

// energy is that of u among others. It stops early once the sum passes limit: the value is then only above it.
func (s *solver) energy(u *unit, others []*unit, limit float64) float64 {
	if s.still == nil { // the cheap part first: most tries are given up here
		if e := s.wish(u) + float64(variantWeight*u.variants[u.variant].cost); e > limit {
			return e
		}
	}
	h, e := s.self(u)
	e += float64(hardWeight * h)
	for _, w := range others {
		if e > limit {
			return e
		}
		if w != u {
			hard, soft := s.pair(u, w)
			e += soft + float64(hardWeight*hard)
		}
	}
	return e
}

// hard is the hard energy of the whole cell, px.
func (s *solver) hard() float64 {
	h := s.overlap()
	for _, u := range s.units {
		a, _ := s.self(u)
		h += a
	}
	return h
}

// overlap is the part of the hard energy that lies between units, px.
func (s *solver) overlap() float64 {
	h := 0.0
	for i, u := range s.units {
		for _, w := range s.units[i+1:] {
			b, _ := s.pair(u, w)
			h += b
		}
	}
	return h
}

// relax inserts and polishes the units of a cell: enough for most.
func relax(c *cell, units []*unit) *solver {
	s := newSolver(c, units)
	s.insert(nil, units)
	s.polish(60)
	return s
}

// beyondRepair is the overlap, px for each unit, that annealing has never been seen to mend.
const beyondRepair = 4.0

// repair anneals a relaxed cell while its budget of moves lasts. It reports whether nothing overlaps any more.
func (s *solver) repair(b *budget) bool {
	seed := hash64("cell", uint64(s.cell.sector*16+s.cell.ring+1)) //nolint:gosec // small and positive
	for k := range annealSeeds {
		if s.solved() {
			return true
		}
		cost := annealMoves * len(s.units) * len(s.units)
		if s.hard() > beyondRepair*float64(len(s.units)) || !b.take(cost) {
			return false
		}
		if s.anneal(annealMoves, seed+uint64(k)) {
			s.polish(40)
		}
	}
	return s.solved()
}

const (
	annealMoves = 2000 // for each unit
	annealSeeds = 2
)

func (s *solver) solved() bool { return s.hard() < solved }

// settle rounds the places to what the picture shows.
func settle(units []*unit) {
	for _, u := range units {
		u.place(point{round1(u.p.X), round1(u.p.Y)}, u.variant)
	}
}
