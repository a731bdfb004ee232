// Package pptx writes a radar as a deck of slides for PowerPoint, Impress, Keynote and Google Slides, of shapes, texts
// and tables that people can edit and the template of a company recolours. It holds no pictures.
//
// The parts follow ECMA-376 (Office Open XML); what PowerPoint asks beyond it is named where it is met.
package pptx

import (
	"fmt"
	"io"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// Options say how a radar becomes a deck.
type Options struct {
	Theme   *theme.Theme
	BaseURL string // where the summary page will be served, with a final slash; "" when not known
}

// Write writes the deck of a document: the radar, what changed, and each quadrant with its entries. Its bytes depend
// on the document and the options alone. It fails when the writer does, or when the radar does not fit a slide.
func Write(w io.Writer, d *layout.Document, o Options) error {
	k, err := newDeck(d, o)
	if err != nil {
		return err
	}
	k.pictureSlides()
	k.changeSlides()
	for q := range k.article.Quadrants {
		k.quadrantSlides(q)
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
	d, err := forSlides(d)
	if err != nil {
		return nil, err
	}
	near, err := closeUps(d)
	if err != nil {
		return nil, err
	}
	told := *d
	told.Numbers = near.Numbers // a close-up may show a number where the radar has room for the name
	k := &deck{
		d: d, closeUps: near, article: article.New(&told), byID: map[string]*article.Entry{}, theme: o.Theme,
		scheme: newScheme(o.Theme, len(d.Radar.Rings)), baseURL: o.BaseURL,
	}
	for _, e := range k.article.Entries {
		k.byID[e.ID] = e
	}
	for _, q := range k.article.Quadrants {
		k.first = append(k.first, k.newSlide(tableLayout, q.Name))
	}
	return k, nil
}

// forSlides is the document when all text of its radar can be read on a slide, or else the same radar, laid out so
// that it can be.
func forSlides(d *layout.Document) (*layout.Document, error) {
	size := layout.Sizes[0]
	if s := d.Pages[0].Scene; s.W == size.W && s.H == size.H && smallest(s.Items) >= layout.SlideText {
		return d, nil
	}
	o := d.Options
	o.Size, o.LeastText, o.Quadrants = size, layout.SlideText, false
	out, err := layout.Build(d.Radar, o)
	if err != nil {
		return nil, fmt.Errorf("slides: %w", err)
	}
	return out, nil
}

// smallest is the size of the smallest text among items, px.
func smallest(items []scene.Item) float64 {
	least := 1000.0
	for _, it := range items {
		switch it := it.(type) {
		case scene.Group:
			least = min(least, smallest(it.Items))
		case scene.Text:
			least = min(least, it.Size)
		}
	}
	return least
}

// pictureSlides are the radar, and the pages that list its names where it is too full for them.
func (d *deck) pictureSlides() {
	for i, page := range d.d.Pages {
		if i > 0 && !strings.HasPrefix(page.Name, d.d.Pages[0].Name+"-index-") {
			break
		}
		s := d.newSlide(pictureLayout, page.Scene.Title)
		d.slides = append(d.slides, s)
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

// count is the number of slides so far.
func (d *deck) count() int { return len(d.slides) }

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
