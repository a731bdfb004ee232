package layout

import (
	"reflect"
	"slices"
)

// lockKey names the section of the lock that holds the builder's page.
func (b *builder) lockKey() sectionKey {
	name := b.size.Name
	if b.least > 0 {
		name += "@" + short(b.least)
	}
	if b.view.bare {
		name += "-close"
	}
	return sectionKey{name, b.view.name}
}

// lockedOrSolved lays the view out by the lock where there is one that fits, and anew otherwise.
func (b *builder) lockedOrSolved(d *Document, slide, usual *frame) (*plan, *frame, error) {
	s := b.sectionOf(d)
	if s == nil {
		return b.solve(slide, usual)
	}
	for _, u := range b.units {
		if b.numbers[u.index] == 0 {
			b.numbers[u.index] = s.places[u.id].number
		}
	}
	for _, f := range []*frame{slide, usual} {
		if f == nil || f == slide && s.least == 0 {
			continue
		}
		if p, inner := b.layoutLocked(f, s); p != nil {
			p, inner = b.settleLock(f, p, inner)
			return p, inner, nil
		}
	}
	if len(s.places) > 0 {
		b.noteAnew()
	}
	b.budget = newBudget(&b.view, len(b.r.Quadrants))
	return b.solve(slide, usual)
}

// sectionOf is what the lock says of the page, nil without a lock. A page with a least size of text may be laid out as
// the usual one that has that size; a close-up or such a page that the lock says nothing of is not missed.
func (b *builder) sectionOf(d *Document) *section {
	s := b.lock.section(b.lockKey())
	if b.least > 0 || b.view.bare {
		usual := b.lock.section(sectionKey{b.size.Name, b.view.name})
		if s == nil && !b.view.bare && usual != nil && usual.mode == Names && min(usual.font, usual.least) >= b.least {
			return usual
		}
		return s
	}
	if b.lock == nil {
		return nil
	}
	if s == nil {
		s = &section{}
	}
	for _, u := range b.units {
		if _, ok := s.places[u.id]; !ok && !slices.Contains(d.Unlocked, u.id) {
			d.Unlocked = append(d.Unlocked, u.id)
		}
	}
	return s
}

// settleLock lays a page out again by the lock that it would write, until that changes nothing: what one step accepts,
// such as a place closer to others, another may not when it reads it back.
func (b *builder) settleLock(f *frame, p *plan, inner *frame) (*plan, *frame) {
	for range 5 {
		s := p.toLock()
		for _, u := range p.units {
			b.numbers[u.index] = u.number
		}
		q, at := b.layoutLocked(f, s)
		if q == nil {
			break
		}
		p, inner = q, at
		if reflect.DeepEqual(q.toLock(), s) {
			break
		}
	}
	return p, inner
}

func (b *builder) noteAnew() {
	b.note("the lock does not fit the page %s in %s any more, so everything on it was placed anew", b.view.name, b.size.Name)
}
