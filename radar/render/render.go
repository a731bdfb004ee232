// Package render turns a laid-out document into files. Formats is the table of what it can write: a row is all
// that a new format needs for help, completion, settings and the tests to know it.
package render

import (
	"bytes"
	"fmt"
	"net/url"

	"techradar/radar/layout"
	"techradar/radar/render/html"
	"techradar/radar/render/svg"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// File is one output file.
type File struct {
	Name string // slash-separated path below the output folder
	Data []byte
}

// Options are what the formats need beside the document.
type Options struct {
	Theme   *theme.Theme // of radar.svg and the page in light surroundings
	Dark    *theme.Theme // of radar-dark.svg and the page in dark surroundings
	BaseURL string       // where the output folder will be served, with a final slash; "" when not known
}

// Format is one output format. Needs names the formats whose files it refers to and which it therefore brings
// along.
type Format struct {
	Name  string // as written after --format
	About string // one line, lower case, no full stop
	Needs []string
	Files func(*layout.Document, Options) ([]File, error)
}

// Formats lists the formats in the order of help.
var Formats = []Format{
	{"html", "the summary page, in one file that needs nothing else", []string{"svg"}, htmlFiles},
	{"svg", "the picture, in the theme and, as radar-dark.svg, in its dark counterpart", nil, svgFiles},
}

// svgFiles writes each page of the document in both themes. An entry links to the summary page where that will be
// served, or else to the entry's own link.
func svgFiles(d *layout.Document, o Options) ([]File, error) {
	link := func(l scene.Link) string {
		if o.BaseURL != "" && l.Entry != "" {
			return o.BaseURL + "#" + (&url.URL{Fragment: "entry-" + l.Entry}).EscapedFragment()
		}
		return l.URL
	}
	var files []File
	for _, page := range d.Pages {
		for _, variant := range []struct {
			suffix string
			theme  *theme.Theme
		}{{"", o.Theme}, {"-dark", o.Dark}} {
			var b bytes.Buffer
			palette := variant.theme.For(len(d.Radar.Rings))
			if err := svg.Write(&b, page.Scene, svg.Options{Color: palette.Color, Link: link}); err != nil {
				return nil, fmt.Errorf("svg: %w", err)
			}
			files = append(files, File{page.Name + variant.suffix + ".svg", b.Bytes()})
		}
	}
	return files, nil
}

func htmlFiles(d *layout.Document, o Options) ([]File, error) {
	var b bytes.Buffer
	if err := html.Write(&b, d, html.Options{Theme: o.Theme, Dark: o.Dark, BaseURL: o.BaseURL, Downloads: downloads(d)}); err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	return []File{{"index.html", b.Bytes()}}, nil
}

// downloads are the picture files that the page offers: html needs svg, so they are there.
func downloads(d *layout.Document) []html.Download {
	var out []html.Download
	for _, page := range d.Pages {
		out = append(out, html.Download{Name: page.Name + ".svg", File: page.Name + ".svg"}, html.Download{Name: page.Name + "-dark.svg", File: page.Name + "-dark.svg"})
	}
	return out
}
