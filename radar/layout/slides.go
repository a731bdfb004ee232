package layout

import (
	"fmt"
	"slices"
	"strings"
)

// Slides are the pictures of a deck, on slides of 16:9. No text in them is smaller than SlideText.
type Slides struct {
	Radar    *Document // the radar and its index pages; the document itself where that can be read on a slide
	CloseUps *Document // each quadrant alone, of the size of a close-up
	Reports  []Report  // of what was laid out for the slides alone; the pages are named slide-...
	Notes    []string  // what a person should know about the slides
}

// The size of a close-up, px of a slide 1600 px wide: half of it for a table, and the height of half a disc.
const (
	closeUpWidth  = 800.0
	closeUpHeight = 440.0
)

// ForSlides lays out the pictures of a deck for a document. It keeps to the document's own lock, and d stays as it is.
// Build does so itself with Options.Slides, and then the document's Lock has them too.
func ForSlides(d *Document) (*Slides, error) {
	s := &Slides{Radar: d}
	if page := d.Pages[0].Scene; page.W != Sizes[0].W || page.H != Sizes[0].H || smallestText(d.overviewPages()) < SlideText {
		o := d.Options
		o.Size, o.LeastText, o.Quadrants, o.Slides = Sizes[0], SlideText, false, false
		var err error
		if s.Radar, err = buildOnto(d.Radar, o, d.Lock); err != nil {
			return nil, fmt.Errorf("slides: %w", err)
		}
		s.report(d, s.Radar.Reports[0])
	}
	near := Options{
		Size: Size{Name: "slide", W: closeUpWidth, H: closeUpHeight}, LeastText: SlideText,
		Trails: d.Options.Trails, Lock: d.Options.Lock, Fresh: d.Options.Fresh,
	}
	var err error
	if s.CloseUps, err = closeUpsOnto(s.Radar, near, s.Radar.Lock); err != nil {
		return nil, fmt.Errorf("slides: %w", err)
	}
	s.reportCloseUps()
	return s, nil
}

// slidePage names a page as it is on a slide.
func slidePage(page string) string { return "slide-" + strings.TrimPrefix(page, "radar-") }

// report tells of the radar that was laid out anew for its slide.
func (s *Slides) report(d *Document, r Report) {
	s.Notes = append(s.Notes, r.Notes...)
	switch page := d.Pages[0]; {
	case page.Scene.W != Sizes[0].W || page.Scene.H != Sizes[0].H:
		s.Notes = append(s.Notes, fmt.Sprintf("they are %s, so their picture is not the one of %s", Sizes[0].Name, d.Options.Size.Name))
	case !d.Lock.section(sectionKey{Sizes[0].Name, page.Name}).samePlaces(s.Radar.Lock.section(sectionKey{Sizes[0].Name + "@" + short(tenthUp(SlideText)), page.Name})):
		s.Notes = append(s.Notes, "the first has larger type than the picture, so its entries stand at other places")
	}
	r.Page, r.Notes = slidePage(r.Page), nil
	s.Reports = append(s.Reports, r)
}

// reportCloseUps tells of the close-ups, and in one note of the numbers on all of them.
func (s *Slides) reportCloseUps() {
	numbered, all := 0, 0
	for _, r := range s.CloseUps.Reports {
		if r.Mode != Blips {
			numbered += r.Entries - r.Named
		}
		all += r.Entries
		for _, note := range r.Notes {
			s.Notes = append(s.Notes, strings.TrimPrefix(r.Page, "radar-")+": "+note)
		}
		r.Page, r.Notes = slidePage(r.Page), nil
		s.Reports = append(s.Reports, r)
	}
	if numbered > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("%d of %d entries show a number on the slide of their quadrant, whose table has their names", numbered, all))
	}
}

// samePlaces reports whether two sections have each entry at the same place.
func (s *section) samePlaces(t *section) bool {
	if s == nil || t == nil || len(s.places) != len(t.places) {
		return false
	}
	for id, p := range s.places {
		if q, ok := t.places[id]; !ok || p.p != q.p {
			return false
		}
	}
	return true
}

// AllReports are the reports of the document and of its slides.
func (d *Document) AllReports() []Report {
	if d.Slides == nil {
		return d.Reports
	}
	return slices.Concat(d.Reports, d.Slides.Reports)
}

// overviewPages are the radar and its index pages.
func (d *Document) overviewPages() []Page {
	return slices.DeleteFunc(slices.Clone(d.Pages), func(p Page) bool { return strings.HasPrefix(p.Name, quadrantPage) })
}
