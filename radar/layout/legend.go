package layout

import (
	"math"
)

// legendKind is what a line of a legend is.
type legendKind byte

const (
	legendQuadrant legendKind = iota
	legendRing
	legendEntry
	legendMore // a further line of an entry's name
)

// legendLine is one line of the legend of numbers, in coordinates of the page.
type legendLine struct {
	kind   legendKind
	text   string
	number string
	ring   int
	index  int // of the entry
	column int
	x, y   float64 // left end of the baseline
	size   float64
}

// legendItem is a line that is not yet placed.
type legendItem struct {
	kind        legendKind
	text        string
	number      int
	ring, index int
}

// legendItems lists headings and entries of the given sectors, for the units that show a number.
func (b *builder) legendItems(units []*unit, sectors []int) []legendItem {
	var out []legendItem
	groups := b.byCell(units)
	for _, sector := range sectors {
		headed := false
		for k := range b.r.Rings {
			ringed := false
			for _, u := range groups[sector*len(b.r.Rings)+k] {
				if u.named() {
					continue
				}
				if !headed {
					out, headed = append(out, legendItem{kind: legendQuadrant, text: b.r.Quadrants[b.view.quadrants[sector]].Name}), true
				}
				if !ringed {
					out, ringed = append(out, legendItem{kind: legendRing, text: b.r.Rings[k].Name, ring: k}), true
				}
				out = append(out, legendItem{legendEntry, b.r.Entries[u.index].Name, u.number, k, u.index})
			}
		}
	}
	return out
}

// column is where a legend may stand.
type column struct{ x0, x1, y0, y1 float64 }

// legendSizes are tried from the largest; a page has as many columns a side as are widestColumns ems wide.
func legendSizes() []float64 { return []float64{16, 15, 14, 13, 12, 11, 10} }

const (
	leastColumn  = 10.5 // ems
	mostColumns  = 3
	columnGap    = 1.0  // ems
	legendPitch  = 1.28 // line height, em
	numberIndent = 2.3  // ems from a number to its name, for three digits
)

// sideLegend sets the legend of a plan beside the disc: each quadrant on its own side, or where the page shows only
// one, down one side and then the other. It reports false when it does not fit. A bare view has none.
func (b *builder) sideLegend(p *plan, f *frame) bool {
	if b.view.bare {
		return true
	}
	for _, size := range atLeast(legendSizes(), b.least) {
		lines, ok := b.twoSides(p, f, size)
		if !b.view.whole() {
			lines, ok = b.oneAfterTheOther(p, f, size)
		}
		if ok {
			p.legend = lines
			return true
		}
	}
	return false
}

func (b *builder) twoSides(p *plan, f *frame, size float64) (lines []legendLine, ok bool) {
	columns := 0
	right, left := sides(p.grid)
	for i, area := range [2]column{f.rightColumn(), f.leftColumn()} {
		items := b.legendItems(p.units, [2][]int{right, left}[i])
		side, used, ok := b.fillSide(items, area, size, columns)
		if !ok {
			return nil, false
		}
		lines = append(lines, side...)
		columns += used
	}
	return lines, true
}

func (b *builder) oneAfterTheOther(p *plan, f *frame, size float64) (lines []legendLine, ok bool) {
	items := b.legendItems(p.units, b.allSectors())
	area := f.leftColumn()
	lines, over := b.fillColumns(items, area, area.x1-area.x0, 1, size)
	if over == 0 {
		return lines, true
	}
	split := len(items) - over
	rest, _, ok := b.fillSide(append(b.headsBefore(items, split), items[split:]...), f.rightColumn(), size, 1)
	return append(lines, rest...), ok
}

// headsBefore are the headings that the item at split stands under, to be repeated in front of it.
func (b *builder) headsBefore(items []legendItem, split int) []legendItem {
	var heads []legendItem
	for kind := legendQuadrant; kind < items[split].kind; kind++ {
		for i := split; i >= 0; i-- {
			if items[i].kind == kind {
				heads = append(heads, b.again(items[i]))
				break
			}
		}
	}
	return heads
}

// again is a heading as it is repeated.
func (b *builder) again(head legendItem) legendItem {
	if head.kind == legendQuadrant {
		head.text += " " + b.words.Continued
	}
	return head
}

func (b *builder) allSectors() []int {
	all := make([]int, len(b.view.quadrants))
	for i := range all {
		all[i] = i
	}
	return all
}

// fillSide uses as few columns as will do.
func (b *builder) fillSide(items []legendItem, side column, size float64, first int) (lines []legendLine, used int, ok bool) {
	if len(items) == 0 {
		return nil, 0, true
	}
	for n := 1; n <= mostColumns; n++ {
		w := (side.x1 - side.x0) / float64(n)
		if w < leastColumn*size {
			break
		}
		lines, over := b.fillColumns(items, side, w, n, size)
		if over == 0 {
			for i := range lines {
				lines[i].column += first
			}
			return lines, n, true
		}
	}
	return nil, 0, false
}

// sides lists the quadrants on the right of the disc from the top, and those on the left from the top.
func sides(g grid) (right, left []int) {
	for q := 0; q+1 < len(g.angles); q++ {
		if (g.angles[q]+g.angles[q+1])/2 < math.Pi-1e-9 {
			right = append(right, q)
		} else {
			left = append([]int{q}, left...)
		}
	}
	return right, left
}
