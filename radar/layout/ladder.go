package layout

import (
	"math"
	"sync"
)

// plan is a solved disc: which mode, which grid, and every unit at its place.
type plan struct {
	mode   Mode
	font   float64 // px of the names
	blip   float64 // px, radius of a blip without its movement mark
	radius float64 // of the disc
	grid   grid
	cells  []*cell
	units  []*unit
	legend []legendLine // of the units that show a number
}

// rung is one attempt of the ladder.
type rung struct {
	font  float64
	blend blend
}

// nameLadder goes from type that is read from the back row down to the least that print bears. Equal angles look
// best, so they are tried at every size for slides before the angles may follow the demand.
func nameLadder() []rung {
	var rungs []rung
	for _, f := range []float64{24, 22, 20, 18} {
		rungs = append(rungs, rung{font: f})
	}
	for _, f := range []float64{20, 18} {
		rungs = append(rungs, rung{f, blend{1, 1}})
	}
	for f := 17.0; f >= 10; f-- {
		rungs = append(rungs, rung{font: f}, rung{f, blend{1, 1}})
	}
	return rungs
}

// mixedLadder is tried when no rung names every entry: the round with the most names wins.
func mixedLadder() []rung {
	return []rung{{12, blend{1, 1}}, {11, blend{1, 1}}, {10, blend{1, 1}}, {10, blend{}}}
}

// Bounds on the padded area that a layout can take, as a share: above them an attempt is hopeless. Random
// placement of boxes jams at about 0.55 of a rectangle; annealing reaches 0.6 to 0.7, sectors less.
const (
	fullDisc   = 0.40
	fullSector = 0.49 // of equal angles
	fullCell   = 0.72
)

const (
	feedbackRounds = 6
	moreRoom       = 1.22 // asked for by a cell that failed, for the next round
	widerRing      = 1.06 // asked for by a cell in which some label fits nowhere
	mixedBlip      = 9.0  // px, radius of a numbered blip among names
)

// wishes is what the cells ask of the grid: area for all their units, and rings wide enough for each of them.
type wishes struct {
	area  [][]float64 // px², one row a quadrant
	wider []float64   // factors on the width of each ring
}

func (b *builder) newWishes(units []*unit) *wishes {
	w := &wishes{area: b.demand(units), wider: make([]float64, len(b.r.Rings))}
	for k := range w.wider {
		w.wider[k] = 1
	}
	return w
}

// raise asks for more where an attempt failed.
func (w *wishes) raise(failed []failure) {
	widened := map[int]bool{}
	for _, f := range failed {
		if f.narrow {
			if !widened[f.ring] {
				w.wider[f.ring] *= widerRing
			}
			widened[f.ring] = true
		} else {
			w.area[f.quadrant][f.ring] *= moreRoom
		}
	}
}

// layoutNames walks the ladder; the first attempt in which every cell is solved wins. Within a rung the grid is
// fitted in a closed loop: cells that fail ask for more room in the next round. It returns nil when names do not
// fit.
func (b *builder) layoutNames(radius float64, units []*unit) *plan {
	for _, st := range nameLadder() {
		setSizes(units, st.font)
		need := b.demand(units)
		if overloaded(need, radius, st.blend.angles > 0) {
			continue
		}
		w := b.newWishes(units)
		for round := range feedbackRounds {
			p, fits := b.attempt(radius, units, st, w, round)
			if !fits {
				break
			}
			failed := b.solveCells(p, need, false)
			if len(failed) == 0 {
				return p
			}
			w.raise(failed)
		}
	}
	return nil
}

// layoutMixed keeps the attempt that names the most entries and gives numbers to the cells that are too full. It
// returns nil when even that leaves too many numbers to be worth it, or no room for their legend.
func (b *builder) layoutMixed(radius float64, units []*unit) *plan {
	var best *plan
	named := 0
	for _, st := range mixedLadder() {
		var w *wishes
		for round := range feedbackRounds / 2 {
			us := cloneUnits(units)
			setSizes(us, st.font)
			need := b.demand(us)
			if w == nil {
				w = b.newWishes(us)
			}
			p, _ := b.attempt(radius, us, st, w, round)
			failed := b.solveCells(p, need, true)
			n := len(us)
			groups := b.byCell(us)
			for _, f := range failed {
				n -= len(groups[f.cell])
			}
			w.raise(failed)
			if n > named && b.numberCells(p, groups, failed) {
				best, named = p, n
			}
		}
	}
	if best == nil || float64(named) < leastNamed*float64(len(units)) {
		return nil
	}
	if best.mode = Mixed; named == len(units) {
		best.mode = Names
	}
	renumber(best.units, len(b.r.Quadrants))
	return best
}

// leastNamed is the share of names below which numbers everywhere are the calmer picture.
const leastNamed = 0.6

func (b *builder) numberCells(p *plan, groups [][]*unit, failed []failure) bool {
	for _, f := range failed {
		for _, u := range groups[f.cell] {
			u.setNumber(numReach * mixedBlip)
		}
		if !placeNumbers(p.cells[f.cell], groups[f.cell]) {
			return false
		}
	}
	return true
}

// attempt makes the grid and the cells of one round. Later rounds let the rings follow the demand. fits is false when
// the rings cannot be as wide as the names need.
func (b *builder) attempt(radius float64, units []*unit, st rung, w *wishes, round int) (p *plan, fits bool) {
	bl := st.blend
	bl.rings = max(bl.rings, min(1, float64(round)/2))
	g, fits := fitGrid(radius, w.area, bl, func(angles []float64) []float64 {
		return b.ringWidths(units, angles, w.wider)
	})
	return &plan{mode: Names, font: st.font, blip: blipRadius * st.font, radius: radius, grid: g, cells: b.newCells(g), units: units}, fits
}

const (
	leastRing  = 24.0 // px, for its name
	leastInner = 40.0 // px, for the innermost: its sectors meet in a tip
)

// ringWidths is how wide each ring has to be for the widest of its labels alone: the extent of its box across the
// ring, at the bearing of its quadrant and in the variant where that is least.
func (b *builder) ringWidths(units []*unit, angles, wider []float64) []float64 {
	widths := make([]float64, len(b.r.Rings))
	for k := range widths {
		widths[k] = leastRing
	}
	widths[0] = leastInner
	for _, u := range units {
		a0, a1 := angles[u.quadrant], angles[u.quadrant+1]
		least := math.Inf(1)
		for i := range bearings {
			a := a0 + float64((a1-a0)*(0.2+float64(0.6*float64(i)/(bearings-1))))
			sin, cos := round9(math.Abs(math.Sin(a))), round9(math.Abs(math.Cos(a)))
			for _, v := range u.variants {
				box := square(point{}, u.reach).union(v.box)
				w, h := box.X1-box.X0, box.Y1-box.Y0
				across := float64(w*sin) + float64(h*cos)
				if u.ring == 0 { // beyond the tip that is too narrow for the box
					along := float64(w*cos) + float64(h*sin)
					across += (along/2 + margin) / math.Tan(min(a1-a0, math.Pi)/2) / 2
				}
				least = min(least, across)
			}
		}
		widths[u.ring] = max(widths[u.ring], round4(least)+2*margin)
	}
	for k := range widths {
		widths[k] = round4(widths[k] * wider[k])
	}
	return widths
}

const bearings = 5 // tried across a quadrant

// failure is a cell that could not be solved; narrow when some label has no place in it even alone.
type failure struct {
	cell, quadrant, ring int
	narrow               bool
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
		if narrow || need[c.quadrant][c.ring] > fullCell*c.area() {
			failed[i] = &failure{i, c.quadrant, c.ring, narrow}
			hopeless = true
		}
	}
	if !hopeless || all {
		var wg sync.WaitGroup
		for i, c := range p.cells {
			if failed[i] == nil {
				wg.Go(func() {
					if !solve(c, groups[i], b.effort) {
						failed[i] = &failure{i, c.quadrant, c.ring, false}
					}
				})
			}
		}
		wg.Wait()
	}
	var out []failure
	for _, f := range failed {
		if f != nil {
			out = append(out, *f)
		}
	}
	return out
}

// fitsAlone reports whether each unit has a place in the cell when nothing else is there: a label wider than its
// cell makes an attempt hopeless whatever the density.
func fitsAlone(c *cell, units []*unit) bool {
	if len(units) == 0 {
		return true
	}
	s := newSolver(c, units)
	points := s.samples(120)
	for _, u := range units {
		if !s.fitsSomewhere(u, points) {
			return false
		}
	}
	return true
}

func (s *solver) fitsSomewhere(u *unit, points []point) bool {
	for _, p := range points {
		for v := range u.variants {
			u.place(p, v)
			if h, _ := s.self(u); h == 0 {
				return true
			}
		}
	}
	return false
}

// overloaded reports that no grid could hold so much: px² of padded boxes by quadrant and ring.
func overloaded(need [][]float64, radius float64, weighted bool) bool {
	disc := math.Pi * float64(radius*radius)
	total, fullest := 0.0, 0.0
	for _, row := range need {
		t := 0.0
		for _, v := range row {
			t += v
		}
		total += t
		fullest = max(fullest, t*float64(len(need))/disc)
	}
	return total > fullDisc*disc || !weighted && fullest > fullSector
}

func (b *builder) demand(units []*unit) [][]float64 {
	d := make([][]float64, len(b.r.Quadrants))
	for q := range d {
		d[q] = make([]float64, len(b.r.Rings))
	}
	for _, u := range units {
		d[u.quadrant][u.ring] += u.leastArea()
	}
	return d
}

func (b *builder) byCell(units []*unit) [][]*unit {
	out := make([][]*unit, len(b.r.Quadrants)*len(b.r.Rings))
	for _, u := range units {
		i := u.quadrant*len(b.r.Rings) + u.ring
		out[i] = append(out[i], u)
	}
	return out
}

func (b *builder) newCells(g grid) []*cell {
	var boxes []rect
	for _, p := range b.pills(g) {
		boxes = append(boxes, p.box)
	}
	var cells []*cell
	for q := range b.r.Quadrants {
		for k := range b.r.Rings {
			c := newCell(q, k, g)
			c.obstacles = boxes
			cells = append(cells, c)
		}
	}
	return cells
}

func setSizes(units []*unit, font float64) {
	for _, u := range units {
		u.setSize(font)
	}
}

func cloneUnits(units []*unit) []*unit {
	out := make([]*unit, len(units))
	for i, u := range units {
		c := *u
		out[i] = &c
	}
	return out
}

// blipLadder is the radii of numbered blips, px: from a disc whose number is read on a slide to what still is a dot.
func blipLadder() []float64 {
	return []float64{15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.7, 0.5}
}

// layoutNumbers gives every entry a number. It returns nil when not even dots fit.
func (b *builder) layoutNumbers(radius float64, units []*unit) *plan {
	demand := make([][]float64, len(b.r.Quadrants))
	for q := range demand {
		demand[q] = make([]float64, len(b.r.Rings))
	}
	for _, u := range units {
		demand[u.quadrant][u.ring]++
	}
	for _, blip := range blipLadder() {
		for _, follow := range []float64{0, 0.5, 1} {
			g, _ := fitGrid(radius, demand, blend{rings: follow}, func([]float64) []float64 {
				return evenWidths(len(b.r.Rings), 3*blip+8)
			})
			p := &plan{mode: Numbers, font: numberSize(blip, len(units)), blip: blip, radius: radius, grid: g, cells: b.newCells(g), units: units}
			if b.placeAll(p) {
				renumber(units, len(b.r.Quadrants))
				return p
			}
		}
	}
	return nil
}

// evenWidths are least widths for rings of numbered blips; the innermost counts for more.
func evenWidths(n int, width float64) []float64 {
	widths := make([]float64, n)
	for k := range widths {
		widths[k] = max(width, leastRing)
	}
	widths[0] = max(1.6*width, leastInner)
	return widths
}

func (b *builder) placeAll(p *plan) bool {
	for _, u := range p.units {
		u.setNumber(numReach * p.blip)
	}
	groups := b.byCell(p.units)
	for i, g := range groups {
		if !placeNumbers(p.cells[i], g) {
			return false
		}
	}
	for i, g := range groups {
		spread(p.cells[i], g)
	}
	return true
}

// numberSize is the font size of a number of up to n in a blip: its digits are about 0.6 em wide.
func numberSize(blip float64, n int) float64 {
	digits := len("1")
	for ; n > 9; n /= 10 {
		digits++
	}
	return round4(min(1.15*blip, 1.6*blip/(0.63*float64(digits))))
}

// perQuadrant is the number of entries from which numbers start again in each quadrant, to keep them short.
const perQuadrant = 999

// renumber counts the units without a name, in their canonical order.
func renumber(units []*unit, quadrants int) {
	next := make([]int, quadrants)
	for _, u := range units {
		if u.named() {
			continue
		}
		q := 0
		if len(units) > perQuadrant {
			q = u.quadrant
		}
		next[q]++
		u.number = next[q]
	}
}
