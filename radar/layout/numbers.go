package layout

import (
	"slices"
	"strconv"

	"techradar/radar/scene"
)

// blipLadder is the radii of numbered blips, px: from a disc whose number is read on a slide to what still is a dot.
func blipLadder() []float64 {
	return []float64{15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.7, 0.5}
}

// dotLadder is the radii of blips that show neither name nor number, px: from one whose mark is read on a slide.
func dotLadder() []float64 {
	return []float64{9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.7, 0.5}
}

// numberLadder is blipLadder with blips that are large enough for the numbers of the units.
func (b *builder) numberLadder(units []*unit) []float64 {
	if b.least == 0 {
		return blipLadder()
	}
	b.renumber(units)
	least := b.numberBlip(units)
	if most := blipLadder()[0]; least < most {
		return append(atLeast(blipLadder(), least), least)
	}
	return []float64{tenthUp(1.2 * least), tenthUp(1.1 * least), least}
}

// layoutNumbers gives every entry a number. It returns nil when not even dots fit, or, where no text may be smaller
// than a size, not all numbers.
func (b *builder) layoutNumbers(radius float64, units []*unit) *plan {
	for _, u := range units {
		u.setNumber(0)
	}
	p := b.layoutBlips(radius, units, b.numberLadder(units), b.least)
	if p == nil {
		return nil
	}
	p.mode, p.font = Numbers, max(b.least, numberSize(p.blip, len(units)))
	b.renumber(units)
	return p
}

// layoutDots draws blips alone. When even those have no room among the ring names, these are left out. It returns nil
// when not even dots fit.
func (b *builder) layoutDots(radius float64, units []*unit) *plan {
	for _, least := range []float64{b.least, noPills} {
		if p := b.layoutBlips(radius, units, dotLadder(), least); p != nil {
			p.mode = Blips
			for _, u := range units {
				u.number = 0
			}
			return p
		}
	}
	return nil
}

// layoutBlips places blips in the largest size of a ladder that fits, with no ring name smaller than least.
func (b *builder) layoutBlips(radius float64, units []*unit, ladder []float64, least float64) *plan {
	demand := make([][]float64, len(b.view.quadrants))
	for q := range demand {
		demand[q] = make([]float64, len(b.r.Rings))
	}
	for _, u := range units {
		demand[u.sector][u.ring]++
	}
	for _, blip := range ladder {
		for _, follow := range []float64{0, 0.5, 1} {
			g, _ := fitGrid(radius, b.view, demand, blend{rings: follow}, func([]float64) []float64 {
				return evenWidths(len(b.r.Rings), max(3*blip+8, leastRingWidth(least)))
			})
			p := &plan{blip: blip, radius: radius, least: least, grid: g, cells: b.newCells(g, least), units: units}
			if b.placeAll(p) {
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
		u.setNumber(b.numberReach() * p.blip)
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

// numberReach is how far a numbered blip reaches with its mark, in blip radii. Where a least size of text makes the
// blips large they stand closer, most of all in an edition in which nothing moved.
func (b *builder) numberReach() float64 {
	switch {
	case b.least == 0:
		return numReach
	case b.nothingMoved():
		return 1
	}
	return closeReach
}

// numberedMarks are the marks of units without a name.
func (b *builder) numberedMarks() markShape {
	if b.least == 0 {
		return numberMarks()
	}
	return closeMarks()
}

// numberSize is the font size of a number of up to n in a blip: its digits are about 0.6 em wide.
func numberSize(blip float64, n int) float64 {
	digits := len("1")
	for ; n > 9; n /= 10 {
		digits++
	}
	return round4(min(1.15*blip, 1.6*blip/(0.63*float64(digits))))
}

// tightNumber is the share of its disc that a number may take, from the centre to the corners of the box around its
// digits, which are rounder than that.
const tightNumber = 1.0

// numberBlip is the least radius of a blip, px, in which the numbers of all units without a name can be as large as
// the least text.
func (b *builder) numberBlip(units []*unit) float64 {
	blip := 0.0
	for _, u := range units {
		if b.least > 0 && !u.named() {
			corner := hypot(0.63/2*float64(len(strconv.Itoa(u.number))), scene.CapHeight/2)
			blip = max(blip, tenthUp(corner*b.least/tightNumber/b.numberedMarks().disc(u.move.Kind)))
		}
	}
	return blip
}

// largestBlip is numberBlip for whatever number a unit may get.
func (b *builder) largestBlip() float64 {
	if len(b.units) == 0 {
		return 0
	}
	units := cloneUnits(b.units)
	for _, u := range units {
		u.setNumber(0)
		u.number = slices.Max(b.numbers) + len(units)
	}
	return b.numberBlip(units)
}

// The number of entries from which numbers start again in each quadrant, to keep them short: of usual pictures, and of
// those with a least size of text, in which each digit makes the blips larger.
const (
	perQuadrant      = 999
	perQuadrantLarge = 99
)

// renumber gives numbers to the units without a name, in their canonical order. An entry that has a number already, on
// the overview, keeps it; the others follow after the last.
func (b *builder) renumber(units []*unit) {
	onRadar := 0
	for _, m := range b.moves {
		if m.OnRadar() {
			onRadar++
		}
	}
	most := perQuadrant
	if b.least > 0 {
		most = perQuadrantLarge
	}
	series := func(quadrant int) int {
		if onRadar > most {
			return quadrant
		}
		return 0
	}
	next := make([]int, len(b.r.Quadrants))
	for i, n := range b.numbers {
		k := series(b.r.Entries[i].Quadrant)
		next[k] = max(next[k], n)
	}
	taken := map[[2]int]bool{} // of a series, which two sides of a merge may both have given out
	for _, u := range units {
		if u.named() {
			continue
		}
		u.number = b.numbers[u.index]
		if u.number == 0 || taken[[2]int{series(u.quadrant), u.number}] {
			next[series(u.quadrant)]++
			u.number = next[series(u.quadrant)]
		}
		taken[[2]int{series(u.quadrant), u.number}] = true
	}
}
