package layout

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/scene"
	"techradar/radar/words"
)

// builder is what the steps of laying out one page share.
type builder struct {
	r       *radar.Radar
	moves   []history.Move
	size    Size
	ruler   ruler
	words   *words.Words
	view    view
	units   []*unit // that the view shows
	numbers []int   // by entry, that the overview has given; 0 for none
	budget  budget
	lock    *Lock // nil to place everything anew
	trails  bool
	notes   []string
}

// Build lays out a radar that Parse has accepted. Its result depends on the radar and the options alone, not on the
// order of the entries in the file.
//
// It fails when the page cannot hold the radar at all, and with a Defect when the finished picture breaks the law
// that nothing overlaps.
func Build(r *radar.Radar, o Options) (*Document, error) {
	if o.Size == (Size{}) {
		o.Size = Sizes[0]
	}
	if o.Fonts == nil {
		fonts, err := scene.LoadFonts()
		if err != nil {
			return nil, err
		}
		o.Fonts = fonts
	}
	r = canonical(r)
	d := &Document{Radar: r, Moves: history.Moves(r), Numbers: make([]int, len(r.Entries)), Fonts: o.Fonts, Lock: o.Lock.without(noPage(r))}
	views := []view{overview(len(r.Quadrants))}
	if o.Quadrants {
		for q := range r.Quadrants {
			views = append(views, closeUp(q, r.Quadrants[q].ID))
		}
	}
	for _, v := range views {
		b := &builder{r: r, moves: d.Moves, size: o.Size, ruler: ruler{o.Fonts}, words: words.For(r.Lang), trails: o.Trails, view: v, numbers: slices.Clone(d.Numbers), budget: newBudget(&v, len(r.Quadrants))}
		if !o.Fresh {
			b.lock = o.Lock
		}
		if err := b.add(d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// noPage tells the pages of quadrants that the radar does not have any more.
func noPage(r *radar.Radar) func(page string) bool {
	return func(page string) bool {
		id, ok := strings.CutPrefix(page, quadrantPage)
		return ok && !slices.ContainsFunc(r.Quadrants, func(q radar.Quadrant) bool { return q.ID == id })
	}
}

// Defect is the error of a picture that breaks the law that nothing overlaps: a fault of this program, not of the
// radar.
type Defect struct{ Faults []string }

func (d *Defect) Error() string {
	return "the picture would break its own rules: " + strings.Join(d.Faults, "; ")
}

// add lays out the builder's view and adds its pages to the document.
func (b *builder) add(d *Document) error {
	b.units = b.newUnits()
	f, ok := b.newFrame()
	if !ok {
		return fmt.Errorf("the title and the words around the disc do not fit on a page of %s: shorten the title or the names of rings", b.size.Name)
	}
	p, f, err := b.lockedOrSolved(d, f)
	if err != nil {
		return err
	}
	index, err := b.indexScenes(p)
	if err != nil {
		return err
	}
	pages := []Page{{b.view.name, b.picture(p, f, len(index))}}
	for i, s := range index {
		pages = append(pages, Page{fmt.Sprintf("%s-index-%d", b.view.name, i+1), s})
	}
	shapes, faults := b.faults(p, pages)
	if len(faults) > 0 {
		if b.lock == nil {
			return &Defect{faults}
		}
		b.lock = nil // what a person has written into it may fit nothing
		b.noteAnew()
		return b.add(d)
	}
	d.Lock = d.Lock.with(b.size, b.view.name, p.toLock())
	d.Pages = append(d.Pages, pages...)
	r := b.report(p)
	r.Shapes = shapes
	d.Reports = append(d.Reports, r)
	if b.view.whole() {
		for _, u := range p.units {
			d.Numbers[u.index] = u.number
		}
	}
	return nil
}

// lockedOrSolved lays the view out by the lock where there is one that fits, and anew otherwise.
func (b *builder) lockedOrSolved(d *Document, f *frame) (*plan, *frame, error) {
	if b.lock == nil {
		return b.solve(f)
	}
	s := b.lock.section(b.size, b.view.name)
	if s == nil {
		s = &section{}
	}
	for _, u := range b.units {
		old, ok := s.places[u.id]
		if !ok && !slices.Contains(d.Unlocked, u.id) {
			d.Unlocked = append(d.Unlocked, u.id)
		}
		if b.numbers[u.index] == 0 {
			b.numbers[u.index] = old.number
		}
	}
	if p, inner := b.layoutLocked(f, s); p != nil {
		p, inner = b.settleLock(f, p, inner)
		return p, inner, nil
	}
	if len(s.places) > 0 {
		b.noteAnew()
	}
	b.budget = newBudget(&b.view, len(b.r.Quadrants))
	return b.solve(f)
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

// faults lists what breaks the law in finished pages, among how many shapes.
func (b *builder) faults(p *plan, pages []Page) (shapes int, faults []string) {
	faults = b.outOfCell(p)
	for _, page := range pages {
		n, found := measure(page.Scene)
		shapes += n
		for _, fault := range found {
			faults = append(faults, page.Name+": "+fault)
		}
	}
	return shapes, faults
}

// canonical is the radar with its entries ordered by quadrant, ring and name, so that no output depends on the order
// in the file.
func canonical(r *radar.Radar) *radar.Radar {
	c := *r
	c.Entries = slices.Clone(r.Entries)
	slices.SortFunc(c.Entries, func(x, y radar.Entry) int {
		return cmp.Or(
			cmp.Compare(x.Quadrant, y.Quadrant), cmp.Compare(x.Ring, y.Ring),
			cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.ID, y.ID))
	})
	return &c
}

func (b *builder) newUnits() []*unit {
	var units []*unit
	for i := range b.r.Entries {
		e := &b.r.Entries[i]
		if sector := slices.Index(b.view.quadrants, e.Quadrant); sector >= 0 && b.moves[i].OnRadar() {
			units = append(units, &unit{index: i, id: e.ID, quadrant: e.Quadrant, sector: sector, ring: e.Ring, move: b.moves[i], breaks: b.ruler.breakName(e.Name)})
		}
	}
	return units
}

// note records once what a person should know about the picture.
func (b *builder) note(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(b.notes, s) {
		b.notes = append(b.notes, s)
	}
}

// discShares are the sizes of the disc that leave more and more room to a legend beside it.
func discShares() []float64 { return []float64{1, 0.94, 0.88, 0.82, 0.76} }

// solve finds the best mode that the radar fits: names, some numbers, all numbers with a legend, all numbers with
// index pages.
func (b *builder) solve(f *frame) (*plan, *frame, error) {
	if p := b.layoutNames(f.radius, b.units); p != nil {
		return p, f, nil
	}
	if p := b.layoutMixed(f.radius, b.units); p != nil && b.sideLegend(p, f) {
		return p, f, nil
	}
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
	if full == nil {
		return nil, nil, fmt.Errorf("%d entries do not fit on a page of %s: split the radar", len(b.units), b.size.Name)
	}
	full.mode = Indexed
	return full, f, nil
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
	r.Notes = b.notes
	return r
}

// explain notes why entries show numbers, or names are smaller than they were, and what would change that.
func (b *builder) explain(p *plan, numbered int) {
	switch {
	case numbered > 0 && p.full > 0: // laid out by the lock
		b.note("%d of %d entries show a number; the lock keeps it, and techradar generate --lock=fresh may name more of them", numbered, len(p.units))
	case p.full > p.font:
		b.note("names are %g px and not %g, so that they keep their places; techradar generate --lock=fresh places everything anew", p.font, p.full)
	case numbered == 0:
	case p.mode == Mixed:
		b.note("%d of %d entries show a number, with their names in the legend: their part of the disc is too full; fewer or shorter names there bring the names back", numbered, len(p.units))
	case p.mode == Numbers:
		b.note("all %d entries show a number, with their names in the legend: the radar is too full for names; fewer or shorter names bring them back", numbered)
	case p.mode == Indexed:
		b.note("all %d entries show a number, with their names on index pages: the radar is too full for a legend; fewer entries bring it back", numbered)
	}
}
