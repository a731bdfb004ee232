package layout

import (
	"math"
	"slices"
)

// The standard disc depends on the numbers of quadrants and rings alone. Each cell is first solved there, by itself
// and in small type; where its units stand is their anchor. On the page, in larger type and where a ring has to be
// wider, they stay near it, so that one changed line moves little of what it is not about, even without a lock.

const (
	standardRadius = 440.0 // px: about that of the disc on a page of 1600x1000
	// standardProfile is the exponent of the ring radii R(k/n)^0.75: four rings come out at .35 .59 .81 1, which most
	// radars of 24 entries fit in the largest type that any grid gives them.
	standardProfile = 0.75
)

// standardFonts are the sizes of type in which a cell is tried, px. The last is taken as it comes out.
func standardFonts() []float64 { return []float64{20, 14, 12, 10} }

// anchor is where a blip stands in its cell of the standard disc, in coordinates that fit any shape of the cell.
type anchor struct {
	share, turn float64 // of the cell's area, from inside, and of its angle
	variant     int
}

func standardWidths(n int) []float64 {
	widths := make([]float64, n)
	inner := 0.0
	for k := range widths {
		r := round9(math.Pow(float64(k+1)/float64(n), standardProfile))
		widths[k], inner = r-inner, r
	}
	return widths
}

func equalShares(n int) []float64 {
	shares := make([]float64, n)
	for i := range shares {
		shares[i] = round9(1 / float64(n))
	}
	return shares
}

// anchor gives the units their anchors, which are found once for a page.
func (b *builder) anchor(units []*unit) {
	if b.anchors == nil {
		b.anchors = b.findAnchors(cloneUnits(units)) // which it sets to other sizes
	}
	for _, u := range units {
		u.anchor = b.anchors[u.index]
	}
}

// findAnchors solves the cells of the standard disc, each in the largest of the standard fonts that has room. The
// anchors are by entry.
func (b *builder) findAnchors(units []*unit) map[int]*anchor {
	g := proportionedGrid(standardRadius, b.view, standardWidths(len(b.r.Rings)), equalShares(len(b.view.quadrants)))
	cells := b.newCells(g, tenthUp(SlideText))
	out := map[int]*anchor{}
	for i, group := range b.byCell(units) {
		if len(group) == 0 {
			continue
		}
		for _, font := range standardFonts() {
			setSizes(group, font)
			s := newSolver(cells[i], group)
			s.sequence()
			if s.solved() {
				break
			}
		}
		for _, u := range group {
			out[u.index] = cells[i].anchorOf(u)
		}
	}
	return out
}

func (c *cell) anchorOf(u *unit) *anchor {
	r, a := hypot(u.p.X, u.p.Y), math.Atan2(u.p.X, -u.p.Y)
	if a < c.a0-1e-9 {
		a += 2 * math.Pi
	}
	in := float64(c.in * c.in)
	share := (float64(r*r) - in) / (float64(c.out*c.out) - in)
	return &anchor{round9(clamp(share, 0, 1)), round9((a - c.a0) / (c.a1 - c.a0)), u.variant}
}

// anchored is the place of an anchor in a cell.
func (c *cell) anchored(a *anchor) point {
	return c.at(c.radiusAt(a.share), c.a0+float64(a.turn*(c.a1-c.a0)))
}

const (
	sequencePoints = 150
	sequenceFair   = 0.25 // of the side of a square of the cell's area: the same however many units the cell has
	sequenceSteps  = 5
	sequenceHome   = 2.0 // in place of homeWeight: what keeps to its own hash makes way for nobody
)

// sequence inserts one unit after the other, in the order of their hashes, and lets only the last one move: when one
// comes or goes, those before it stay where they are.
func (s *solver) sequence() {
	order := slices.Clone(s.units)
	slices.SortStableFunc(order, compareHash)
	s.fair = round4(clamp(sequenceFair*s.scale, 6, 60))
	s.homing = sequenceHome
	points := s.samples(sequencePoints)
	for i, u := range order {
		s.units = order[:i+1]
		s.seat(u, order[:i], points)
		for range sequenceSteps {
			if !s.improve(u) {
				break
			}
		}
	}
	if s.units = order; !s.solved() {
		s.polish(60)
	}
}
