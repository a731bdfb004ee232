package layout

// plan is a solved disc: which mode, which grid, and every unit at its place.
type plan struct {
	mode   Mode
	font   float64 // px of the names
	full   float64 // px that they had when everything was placed anew; 0 when that is now
	blip   float64 // px, radius of a blip without its movement mark
	small  float64 // px, the same of a blip with a number among names
	radius float64 // of the disc
	least  float64 // px that no ring name may be smaller than; 0 for what a screen bears
	grid   grid
	cells  []*cell
	units  []*unit
	legend []legendLine // of the units that show a number
}

// Bounds on the padded area that a layout can take, as a share: above them an attempt is hopeless. Random
// placement of boxes jams at about 0.55 of a rectangle; annealing reaches 0.6 to 0.7, sectors less.
const (
	fullDisc   = 0.40
	fullSector = 0.49 // of equal angles
	fullCell   = 0.72
)

const (
	feedbackRounds = 7
	moreRoom       = 1.22 // asked for by a cell that failed, for the next round
	mostRaises     = 6    // until the grid, which moves in steps, changes
	widerRing      = 1.06 // asked for by a cell in which some label fits nowhere
)

// wishes is what the cells ask of the grid: area for all their units, and rings wide enough for each of them.
type wishes struct {
	area  [][]float64 // px², one row a sector
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
			w.area[f.sector][f.ring] *= moreRoom
		}
	}
}

// layoutNames walks the ladder; the first attempt in which every cell is solved wins. Within a rung the grid is
// fitted in a closed loop: cells that fail ask for more room in the next round. It returns nil when names do not
// fit.
func (b *builder) layoutNames(radius float64, units []*unit, ladder []rung) *plan {
	for _, st := range ladder {
		setSizes(units, st.font)
		need := b.demand(units)
		if b.overloaded(need, radius, st.blend.angles > 0) {
			continue
		}
		if p := b.climb(radius, units, st, need); p != nil {
			return p
		}
	}
	return nil
}

// climb tries one rung, round after round, while the rings can be as wide as the names need.
func (b *builder) climb(radius float64, units []*unit, st rung, need [][]float64) *plan {
	b.budget.start()
	w := b.newWishes(units)
	p, fits := b.attempt(radius, units, st, w, 0)
	for round := 1; fits; round++ {
		failed := b.solveCells(p, need, false)
		if len(failed) == 0 {
			return p
		}
		if round == feedbackRounds {
			break
		}
		last := p.grid
		for range mostRaises { // the same grid would fail in the same way
			w.raise(failed)
			if p, fits = b.attempt(radius, units, st, w, round); !p.grid.equal(last) {
				break
			}
		}
	}
	return nil
}

// layoutMixed keeps the attempt that names the most entries and gives numbers to the cells that are too full. It
// returns nil when that leaves too few names, or no room for the numbers.
func (b *builder) layoutMixed(radius float64, units []*unit) *plan {
	var best *plan
	named := 0
	for _, st := range mixedLadder(b.least) {
		b.budget.start()
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
			if n > named && mostlyNamed(groups, failed) && b.numberCells(p, groups, failed) {
				best, named = p, n
			}
		}
	}
	if best == nil {
		return nil
	}
	if best.mode = Mixed; named == len(units) {
		best.mode = Names
	}
	b.renumber(best.units)
	return best
}

// mostlyNamed reports whether at least half of the cells that hold something keep their names: with fewer, larger
// numbers everywhere make the calmer picture.
func mostlyNamed(groups [][]*unit, failed []failure) bool {
	filled := 0
	for _, g := range groups {
		if len(g) > 0 {
			filled++
		}
	}
	return 2*len(failed) <= filled
}

// numberCells gives numbers to the cells that failed, in the largest blips that they have room for.
func (b *builder) numberCells(p *plan, groups [][]*unit, failed []failure) bool {
	for _, f := range failed {
		for _, u := range groups[f.cell] {
			u.setNumber(0)
		}
	}
	b.renumber(p.units)
	for _, p.small = range atLeast(mixedBlips(), b.numberBlip(p.units)) {
		ok := true
		for _, f := range failed {
			for _, u := range groups[f.cell] {
				u.setNumber(numReach * p.small)
			}
			if ok = placeNumbers(p.cells[f.cell], groups[f.cell]); !ok {
				break
			}
		}
		if ok {
			return true
		}
	}
	return false
}

// mixedBlips are the radii of numbered blips among names, px: from one whose number is as large as the names.
func mixedBlips() []float64 { return []float64{9, 8, 7, 6, 5} }

// attempt makes the grid and the cells of one round. Later rounds let the rings follow the demand. fits is false when
// the rings cannot be as wide as the names need.
func (b *builder) attempt(radius float64, units []*unit, st rung, w *wishes, round int) (p *plan, fits bool) {
	bl := st.blend
	bl.rings = max(bl.rings, min(1, float64(round)/2))
	g, fits := fitGrid(radius, b.view, w.area, bl, func(angles []float64) []float64 {
		return b.ringWidths(units, st.least, angles, w.wider)
	})
	return &plan{mode: Names, font: st.font, blip: blipRadius * st.font, radius: radius, least: st.least, grid: g, cells: b.newCells(g, st.least), units: units}, fits
}

// overloaded reports that no grid could hold so much: px² of padded boxes by sector and ring.
func (b *builder) overloaded(need [][]float64, radius float64, weighted bool) bool {
	disc := b.view.discArea(radius)
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
	d := make([][]float64, len(b.view.quadrants))
	for q := range d {
		d[q] = make([]float64, len(b.r.Rings))
	}
	for _, u := range units {
		d[u.sector][u.ring] += u.leastArea()
	}
	return d
}

func (b *builder) byCell(units []*unit) [][]*unit {
	out := make([][]*unit, len(b.view.quadrants)*len(b.r.Rings))
	for _, u := range units {
		i := u.sector*len(b.r.Rings) + u.ring
		out[i] = append(out[i], u)
	}
	return out
}

func (b *builder) newCells(g grid, least float64) []*cell {
	var boxes []rect
	for _, p := range b.pills(g, least) {
		boxes = append(boxes, p.box)
	}
	var cells []*cell
	for sector := range b.view.quadrants {
		for k := range b.r.Rings {
			c := newCell(sector, k, g)
			c.addObstacles(boxes)
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
