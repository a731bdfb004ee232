package layout

import (
	"cmp"
	"fmt"
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
	lock    *Lock   // nil to place everything anew
	least   float64 // px that no text may be smaller than; 0 for what a screen bears
	kept    float64 // share of the words of the title block that the page has room for; 0 for all
	keyless bool    // the page has no room for the key
	trails  bool
	since   string
	more    []Note          // of what changed
	anchors map[int]*anchor // by entry; nil until they are found
	notes   []string
	cut     bool // a note says that not all of what changed is listed
}

// Build lays out a radar that Parse has accepted. Its result depends on the radar and the options alone, not on the
// order of the entries in the file.
//
// It fails when the page cannot hold the radar at all, and with a Defect when the finished picture breaks the law
// that nothing overlaps.
func Build(r *radar.Radar, o Options) (*Document, error) {
	d, err := buildOnto(r, o, o.Lock.without(noPage(r)))
	if err != nil || !o.Slides {
		return d, err
	}
	if d.Slides, err = ForSlides(d); err != nil {
		return nil, err
	}
	d.Lock = d.Slides.CloseUps.Lock
	return d, nil
}

// buildOnto is Build but for the slides, with a lock that the document's pages are added to.
func buildOnto(r *radar.Radar, o Options, lock *Lock) (*Document, error) {
	o, err := o.filled()
	if err != nil {
		return nil, err
	}
	r = canonical(r)
	d := &Document{Radar: r, Moves: history.Moves(r), Numbers: make([]int, len(r.Entries)), Fonts: o.Fonts, Lock: lock, Options: o}
	views := []view{overview(len(r.Quadrants))}
	if o.Quadrants {
		for q := range r.Quadrants {
			views = append(views, closeUp(q, r.Quadrants[q].ID))
		}
	}
	for _, v := range views {
		if err := newBuilder(d, v).add(d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// filled are the options with the defaults in place of what is not set.
func (o Options) filled() (Options, error) {
	if o.Size == (Size{}) {
		o.Size = Sizes[0]
	}
	if o.Fonts == nil {
		fonts, err := scene.LoadFonts()
		if err != nil {
			return o, err
		}
		o.Fonts = fonts
	}
	return o, nil
}

// newBuilder begins a page of a document.
func newBuilder(d *Document, v view) *builder {
	o := d.Options
	b := &builder{
		r: d.Radar, moves: d.Moves, size: o.Size, ruler: ruler{o.Fonts}, words: words.For(d.Radar.Lang), trails: o.Trails, since: o.Since, more: o.Notes, view: v,
		least: tenthUp(clamp(o.LeastText, 0, mostText)), numbers: slices.Clone(d.Numbers), budget: newBudget(&v, len(d.Radar.Quadrants)),
	}
	if !o.Fresh {
		b.lock = o.Lock
	}
	return b
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
	slide, usual := b.newFrames()
	if usual == nil && b.view.bare {
		return fmt.Errorf("%g x %g px are too small for the picture of a quadrant", b.size.W, b.size.H)
	}
	if usual == nil {
		return fmt.Errorf("the title and the words around the disc do not fit on a page of %s: shorten the title or the names of rings", b.size.Name)
	}
	p, f, err := b.lockedOrSolved(d, slide, usual)
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
	if p.least >= 0 { // else blips leave no room even for the names of the rings
		d.Lock = d.Lock.with(b.lockKey(), p.toLock())
	}
	d.Pages = append(d.Pages, pages...)
	r := b.report(p)
	r.Shapes, r.Text = shapes, smallestText(pages)
	d.Reports = append(d.Reports, r)
	for _, u := range p.units {
		if b.view.whole() || b.view.bare && u.number > 0 {
			d.Numbers[u.index] = u.number
		}
	}
	return nil
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
