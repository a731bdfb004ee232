// Package pptx writes a radar as a deck of slides for PowerPoint, Impress, Keynote and Google Slides, of shapes, texts
// and tables that people can edit and the template of a company recolours. It holds no pictures.
//
// The parts follow ECMA-376 (Office Open XML); what PowerPoint asks beyond it is named where it is met.
package pptx

import (
	"io"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/markdown"
	"techradar/radar/theme"
)

// Options say how a radar becomes a deck.
type Options struct {
	Theme   *theme.Theme
	BaseURL string // where the summary page will be served, with a final slash; "" when not known
}

// Write writes the deck of a document: the radar, what changed, each quadrant with its entries, and at the end what had
// no room before. Its pictures are those of layout.Document.Slides, or layout.ForSlides where the document has none. Its
// bytes depend on the document and the options alone. It fails when the writer does, or when the radar does not fit a
// slide.
func Write(w io.Writer, d *layout.Document, o Options) error {
	k, err := newDeck(d, o)
	if err != nil {
		return err
	}
	k.pictureSlides()
	appendix := k.changeSlides()
	k.quadrantSlides()
	for _, s := range appendix {
		k.add(s)
	}
	return pack(w, k.parts())
}

// deck is what the slides share.
type deck struct {
	d        *layout.Document
	article  *article.Article
	byID     map[string]*article.Entry
	theme    *theme.Theme
	scheme   *scheme
	baseURL  string
	slides   []*slide
	first    []*slide         // the first of each quadrant: what others lead to
	closeUps *layout.Document // of the quadrants, in their order
}

func newDeck(d *layout.Document, o Options) (*deck, error) {
	pictures := d.Slides
	if pictures == nil {
		var err error
		if pictures, err = layout.ForSlides(d); err != nil {
			return nil, err
		}
	}
	d = pictures.Radar
	told := *d
	told.Numbers = pictures.CloseUps.Numbers // a close-up may show a number where the radar has room for the name
	k := &deck{
		d: d, closeUps: pictures.CloseUps, article: article.New(&told), byID: map[string]*article.Entry{}, theme: o.Theme,
		scheme: newScheme(o.Theme, len(d.Radar.Rings)), baseURL: o.BaseURL,
	}
	markdown.Summarise(k.article)
	for _, e := range k.article.Entries {
		k.byID[e.ID] = e
	}
	for _, q := range k.article.Quadrants {
		k.first = append(k.first, k.newSlide(tableLayout, q.Name))
	}
	return k, nil
}

// pictureSlides are the radar, and the pages that list its names where it is too full for them.
func (d *deck) pictureSlides() {
	for i, page := range d.d.Pages {
		if i > 0 && !strings.HasPrefix(page.Name, d.d.Pages[0].Name+"-index-") {
			break
		}
		s := d.add(d.newSlide(pictureLayout, page.Scene.Title))
		p := picture{deck: d}
		for q := range d.article.Quadrants {
			p.quadrants = append(p.quadrants, q)
		}
		for _, h := range p.shapes(page.Scene) {
			s.write(h)
		}
		if i == 0 {
			d.radarNotes(s, page.Scene.Desc)
		} else {
			s.note(page.Scene.Title)
		}
	}
}

// add makes a slide the last one so far, and gives it its number.
func (d *deck) add(s *slide) *slide {
	d.slides = append(d.slides, s)
	if s.layout != pictureLayout {
		s.number(len(d.slides))
	}
	return s
}

// parts are the files of the package.
func (d *deck) parts() []part {
	numbers := map[*slide]int{}
	for i, s := range d.slides {
		numbers[s] = i + 1
	}
	parts := []part{presentation(len(d.slides)), d.master(), themePart(1, d.scheme, d.theme.IsDark()), d.coreProps(), d.appProps()}
	parts = append(parts, props()...)
	parts = append(parts, layouts()...)
	parts = append(parts, notesMaster(), themePart(2, d.scheme, d.theme.IsDark()))
	for i, s := range d.slides {
		parts = append(parts, s.part(numbers), s.notesPart(i+1))
	}
	return parts
}
