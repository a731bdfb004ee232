package layout

import (
	"fmt"
)

// newFrames makes the page around the disc in the two ways that are tried: with all text as large as a slide needs
// it, nil when some word would have to be cut for that, and as small as may be, nil when not even that has room.
func (b *builder) newFrames() (slide, usual *frame) {
	if b.least == 0 {
		if slide = b.newFrame(tenthUp(SlideText)); slide != nil && slide.cut {
			slide = nil
		}
	}
	usual = b.newFrame(b.least)
	if usual == nil && b.least > 0 {
		usual = b.lossyFrame()
	}
	return slide, usual
}

// lossyFrame cuts the title and the lines under it until they have room, and then leaves out the key.
func (b *builder) lossyFrame() *frame {
	for _, b.keyless = range []bool{false, true} {
		for _, b.kept = range []float64{0.5, 0.25, 0.12, 0.06} {
			if f := b.newFrame(b.least); f != nil {
				b.note("the title and the lines under it were cut: in type of %g px they have no room on a page of %s", b.least, b.size.Name)
				if b.keyless {
					b.note("the key was left out: in type of %g px it has no room on a page of %s", b.least, b.size.Name)
				}
				return f
			}
		}
	}
	return nil
}

// discShares are the sizes of the disc that leave more and more room to a legend beside it.
func discShares() []float64 { return []float64{1, 0.94, 0.88, 0.82, 0.76} }

// solve finds the best mode that the radar fits: names, first in type for a slide, some numbers, all numbers with a
// legend, all numbers with index pages, and where the least text is too large for those, blips alone.
func (b *builder) solve(slide, f *frame) (*plan, *frame, error) {
	if b.least > 0 {
		slide = f
	}
	ladder := steadyLadder(0)
	if slide != nil {
		if b.budget = newBudget(&b.view, len(b.r.Quadrants)); slide.least >= SlideText {
			b.budget = b.budget.part(slidePart)
		}
		p := b.layoutSteady(slide.radius, b.units, steadyLadder(slide.least))
		if p == nil && b.least > 0 {
			p = b.layoutNames(slide.radius, b.units, append(largeLadder(b.least), lastRungs(b.least)...))
		}
		if p != nil && (b.least > 0 || b.nothingCut(p, slide)) {
			return p, slide, nil
		}
		if p == nil { // larger type has even less room
			ladder = belowSlides(ladder)
		}
		b.budget = newBudget(&b.view, len(b.r.Quadrants))
	}
	if b.least == 0 {
		if p := b.layoutSteady(f.radius, b.units, ladder); p != nil {
			return p, f, nil
		}
		if p := b.layoutNames(f.radius, b.units, smallLadder()); p != nil {
			return p, f, nil
		}
	}
	if p := b.layoutMixed(f.radius, b.units); p != nil && b.sideLegend(p, f) {
		return p, f, nil
	}
	return b.solveNumbers(f)
}

// slidePart is the part of the usual budget that names in type for a slide may take, on top of it: such names are few.
const slidePart = 4

// solveNumbers draws all entries without their names.
func (b *builder) solveNumbers(f *frame) (*plan, *frame, error) {
	var full *plan
	for _, share := range discShares() {
		g := f.shrunk(share)
		p := b.layoutNumbers(g.radius, cloneUnits(b.units))
		if p == nil {
			break
		}
		if b.sideLegend(p, g) {
			return p, g, nil
		}
		if full == nil {
			full = p
		}
	}
	if full != nil {
		full.mode = Indexed
		return full, f, nil
	}
	if b.least > 0 {
		if full = b.layoutDots(f.radius, cloneUnits(b.units)); full != nil {
			return full, f, nil
		}
	}
	return nil, nil, fmt.Errorf("%d entries do not fit on a page of %s: split the radar", len(b.units), b.size.Name)
}

// nothingCut reports whether the names of all rings and quadrants are whole.
func (b *builder) nothingCut(p *plan, f *frame) bool {
	pills := b.pills(p.grid, p.least)
	for _, pl := range pills {
		if !pl.whole {
			return false
		}
	}
	for sector := range b.view.quadrants {
		if !b.view.whole() {
			break
		}
		if _, _, whole := b.fitRimName(f, p.grid, sector); !whole {
			return false
		}
	}
	return len(pills) > 0
}

// report tells how the page came out.
func (b *builder) report(p *plan) Report {
	r := Report{Page: b.view.name, Mode: p.mode, Font: p.font, Entries: len(p.units), Radius: p.radius}
	taken := 0.0
	for i, group := range b.byCell(p.units) {
		inCell := 0.0
		for _, u := range group {
			inCell += u.leastArea()
			if u.named() {
				r.Named++
			}
		}
		taken += inCell
		r.Fullest = max(r.Fullest, inCell/p.cells[i].area())
	}
	r.Disc = taken / b.view.discArea(p.radius)
	b.explain(p, r.Entries-r.Named)
	r.Notes, r.Cut = b.notes, b.cut
	return r
}

// explain notes why entries show numbers, or names are smaller than they were, and what would change that.
func (b *builder) explain(p *plan, numbered int) {
	switch {
	case b.view.bare && numbered > 0 && p.mode != Blips: // the table beside it has the names
	case p.mode == Blips && p.full > 0:
		b.note("all %d entries show neither name nor number; the lock keeps it, and techradar generate --lock=fresh may number them", numbered)
	case numbered > 0 && p.full > 0: // laid out by the lock
		b.note("%d of %d entries show a number; the lock keeps it, and techradar generate --lock=fresh may name more of them", numbered, len(p.units))
	case p.full > p.font:
		b.note("names are %g px and not %g, so that they keep their places; techradar generate --lock=fresh places everything anew", p.font, p.full)
	case numbered == 0:
	case p.mode == Blips:
		b.note("all %d entries show neither name nor number: there are too many for type of %g px; the pages of the quadrants and the tables name them", numbered, b.least)
	case p.mode == Mixed:
		b.note("%d of %d entries show a number, with their names in the legend: their part of the disc is too full; fewer or shorter names there bring the names back", numbered, len(p.units))
	case p.mode == Numbers:
		b.note("all %d entries show a number, with their names in the legend: the radar is too full for names; fewer or shorter names bring them back", numbered)
	case p.mode == Indexed:
		b.note("all %d entries show a number, with their names on index pages: the radar is too full for a legend; fewer entries bring it back", numbered)
	}
}
