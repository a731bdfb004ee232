// Package html writes the summary page: one file that holds the radar, its tables and all that its author wrote.
// Nothing is fetched when it is opened, and nothing runs in it.
package html

import (
	"fmt"
	"html/template"
	"io"

	"techradar/assets"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// Options are what the page needs beside the document.
type Options struct {
	Theme     *theme.Theme // in light surroundings and on paper; nil means the built-in "light"
	Dark      *theme.Theme // in dark surroundings; nil means the built-in "dark"
	BaseURL   string       // where the page will be served, shown in its footer; "" when not known
	Downloads []Download   // other files of the edition, in the order shown
}

// Download is a file that the page offers.
type Download struct {
	Name string // as shown, such as "SVG"
	File string // slash-separated path beside the page
}

// Write writes the page of a document. The bytes depend on the document and the options alone.
func Write(w io.Writer, d *layout.Document, o Options) error {
	for _, t := range []struct {
		theme **theme.Theme
		name  string
	}{{&o.Theme, "light"}, {&o.Dark, "dark"}} {
		if *t.theme == nil {
			loaded, err := theme.Load(t.name)
			if err != nil {
				return err
			}
			*t.theme = loaded
		}
	}
	fonts := d.Fonts
	if fonts == nil {
		loaded, err := scene.LoadFonts()
		if err != nil {
			return err
		}
		fonts = loaded
	}
	p, err := newPage(d, o, fonts)
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	t, err := template.ParseFS(assets.FS, "templates/page.html", "templates/parts.html")
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	if err := t.ExecuteTemplate(w, "page.html", p); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	return nil
}
