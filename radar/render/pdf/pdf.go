// Package pdf writes a radar as one PDF file: the pictures, a page each, then a list of all entries, what changed and
// the archive. Everything is drawn as lines and real text, nothing in the file runs, and nothing is fetched.
package pdf

import (
	"bytes"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/markdown"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// Options are what the file needs beside the document.
type Options struct {
	Theme   *theme.Theme // of every page; nil means the built-in "light"
	BaseURL string       // where the output folder will be served, shown at the end of the list; "" when not known
}

// pt is the size of a px of a scene in the file: at 96 px an inch, an inch is 72 pt.
const pt = 0.75

// undated is the date of a file whose radar names no edition. A file has to have one, and the clock would make every
// run a different file.
func undated() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }

// Write writes the file. The bytes depend on the document and the options alone.
//
// It fails when the font cannot be put into a PDF, and says what to do.
func Write(w io.Writer, d *layout.Document, o Options) error {
	var err error
	if o.Theme == nil {
		if o.Theme, err = theme.Load("light"); err != nil {
			return err
		}
	}
	fonts := d.Fonts
	if fonts == nil {
		if fonts, err = scene.LoadFonts(); err != nil {
			return err
		}
	}
	out, err := file(newBook(d, fonts, o), d, fonts, o.Theme, true)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// file draws the pages of a book.
func file(b *book, d *layout.Document, fonts *scene.Fonts, t *theme.Theme, compress bool) (out []byte, err error) {
	faces := newFaces(fonts, b.sheets)
	first := b.sheets[0]
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: first.W * pt, Ht: first.H * pt}})
	f.SetCatalogSort(true)
	f.SetCompression(compress)
	f.SetAutoPageBreak(false, 0)
	date := undated()
	if !d.Radar.Edition.IsZero() {
		date = d.Radar.Edition.Start()
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetLang(language(d.Radar.Lang))
	f.SetTitle(fpdfText(d.Radar.Title), true)
	f.SetSubject(fpdfText(subject(d, first)), true)
	f.SetCreator("techradar", true)
	f.SetDisplayMode("default", "single")
	if err := faces.embed(f); err != nil {
		return nil, err
	}
	c := &canvas{f: f, book: b, fonts: fonts, faces: faces, palette: t.For(len(d.Radar.Rings))}
	c.addLinks()
	for i, s := range b.sheets {
		c.sheet(i, s)
	}
	var raw bytes.Buffer
	if err := faces.guard(func() error { return f.Output(&raw) }); err != nil {
		return nil, err
	}
	return finish(raw.Bytes(), faces)
}

// subject is a line on what the file holds.
func subject(d *layout.Document, first *scene.Scene) string {
	if d.Radar.Subtitle != "" {
		return d.Radar.Subtitle
	}
	return first.Desc
}

// language lets only a plain language tag into the file, where it stands without quotes or escapes.
func language(tag string) string {
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			return c
		}
		return -1
	}, tag)
}

// book is the pages of the file and the ways through them.
type book struct {
	sheets    []*scene.Scene
	marks     []mark           // the outline, in order
	rows      map[string]place // where the list has an entry, by ID
	quadrants map[string]place // the picture of a quadrant, by its name
}

// place is a page, from 0, and the px from its top to what a link shows there.
type place struct {
	page int
	y    float64
}

// mark is a line of the outline. A mark of level 1 is below the last one of level 0.
type mark struct {
	text  string
	level int
	at    place
}

// newBook takes the pictures of a document and sets the list behind them.
func newBook(d *layout.Document, fonts *scene.Fonts, o Options) *book {
	b := &book{rows: map[string]place{}, quadrants: map[string]place{}}
	for i, p := range d.Pages {
		b.sheets = append(b.sheets, p.Scene)
		text := strings.TrimPrefix(p.Scene.Title, d.Radar.Title+": ")
		b.marks = append(b.marks, mark{text, 0, place{page: i}})
		for _, q := range d.Radar.Quadrants {
			if p.Name == "radar-quadrant-"+q.ID { // as layout.Page names it
				b.quadrants[q.Name] = place{page: i}
			}
		}
	}
	size := layout.Sizes[0]
	if len(d.Pages) > 0 {
		size.W, size.H = d.Pages[0].Scene.W, d.Pages[0].Scene.H
	}
	told := article.New(d)
	markdown.Summarise(told)
	l := &list{book: b, article: told, fonts: fonts, w: size.W, h: size.H}
	l.set(o.BaseURL)
	return b
}

// add appends a mark at a place of the last page.
func (b *book) add(text string, level int, y float64) {
	b.marks = append(b.marks, mark{text, level, place{len(b.sheets) - 1, y}})
}
