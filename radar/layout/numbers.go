package layout

// blipLadder is the radii of numbered blips, px: from a disc whose number is read on a slide to what still is a dot.
func blipLadder() []float64 {
	return []float64{15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.7, 0.5}
}

// layoutNumbers gives every entry a number. It returns nil when not even dots fit.
func (b *builder) layoutNumbers(radius float64, units []*unit) *plan {
	demand := make([][]float64, len(b.view.quadrants))
	for q := range demand {
		demand[q] = make([]float64, len(b.r.Rings))
	}
	for _, u := range units {
		demand[u.sector][u.ring]++
	}
	for _, blip := range blipLadder() {
		for _, follow := range []float64{0, 0.5, 1} {
			g, _ := fitGrid(radius, b.view, demand, blend{rings: follow}, func([]float64) []float64 {
				return evenWidths(len(b.r.Rings), 3*blip+8)
			})
			p := &plan{mode: Numbers, font: numberSize(blip, len(units)), blip: blip, radius: radius, grid: g, cells: b.newCells(g), units: units}
			if b.placeAll(p) {
				b.renumber(units)
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

// renumber gives numbers to the units without a name, in their canonical order. An entry that has a number already, on
// the overview, keeps it.
func (b *builder) renumber(units []*unit) {
	next := make([]int, len(b.r.Quadrants))
	series := func(u *unit) int {
		if len(units) > perQuadrant {
			return u.quadrant
		}
		return 0
	}
	for _, u := range units {
		next[series(u)] = max(next[series(u)], b.numbers[u.index])
	}
	taken := map[[2]int]bool{} // of a series, which two sides of a merge may both have given out
	for _, u := range units {
		if u.named() {
			continue
		}
		u.number = b.numbers[u.index]
		if u.number == 0 || taken[[2]int{series(u), u.number}] {
			next[series(u)]++
			u.number = next[series(u)]
		}
		taken[[2]int{series(u), u.number}] = true
	}
}
