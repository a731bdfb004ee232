// Package render turns a laid-out document into files. Formats is the table of what it can write: a row is all
// that a new format needs for help, completion, settings and the tests to know it.
package render

import (
	"bytes"
	"fmt"
	"slices"

	"techradar/radar/layout"
	"techradar/radar/render/dokuwiki"
	"techradar/radar/render/markdown"
	"techradar/radar/render/mediawiki"
	"techradar/radar/theme"
)

// File is one output file.
type File struct {
	Name   string // slash-separated path below the output folder
	Data   []byte
	Format string // that Write made it for
}

// Options are what the formats need beside the document.
type Options struct {
	Theme       *theme.Theme // of the pictures and of the page in light surroundings
	Dark        *theme.Theme // of radar-dark.svg and the page in dark surroundings
	BaseURL     string       // where the output folder will be served, with a final slash; "" when not known
	Quadrants   bool         // a picture of each quadrant was asked for
	Scale       int          // of PNG, pixels for a px of the page: 1 to 4
	Outlines    bool         // SVG has outlines for text
	Transparent bool         // SVG and PNG have no background
	Page        Page         // of the formats for wikis
	Beside      []string     // names of the files that the formats before have made
}

// Page says how a page for a wiki is written.
type Page struct {
	Flavor     string // of Markdown: the name of a row of markdown.Flavors, "" for the first
	EntryPages bool   // Markdown has a page for each entry as well
	PlainImage bool   // Markdown shows the picture without its dark counterpart
	Space      string // the key of a space of Confluence, for the headers of the flavor confluence-mark
	Inside     bool   // the page goes into one of the team's own, which has a title
	Folder     string // of the pictures seen from that page, with a final slash; "" for beside it
}

// Format is one output format.
type Format struct {
	Name      string   // as written after --format
	About     string   // one line, lower case, no full stop
	Needs     []string // the formats whose files it refers to and which it therefore brings along
	Last      bool     // it tells of the files of all others
	Quadrants bool     // it shows each quadrant on a page of its own, whether or not pictures of them were asked for
	Slides    bool     // it shows the pictures of a deck
	Editions  bool     // it tells of editions and needs a radar that names one
	OwnFont   bool     // it draws text with the font of the document, which may lack a character
	Files     func(*layout.Document, Options) ([]File, error)
	// Into puts the first of its files into a page of the team's own, between two markers. Nil where that cannot be.
	Into func(old, page []byte) ([]byte, error)
}

// Formats lists the formats in the order of help.
var Formats = []Format{
	{Name: "html", About: "the summary page, in one file that needs nothing else", Needs: []string{"svg"}, Last: true, Files: htmlFiles},
	{Name: "svg", About: "the picture, in the theme and, as radar-dark.svg, in its dark counterpart", Files: svgFiles},
	{Name: "png", About: "the picture in pixels, for what takes no SVG", OwnFont: true, Files: pngFiles},
	{Name: "pdf", About: "the picture, a page for each quadrant and the list, to print and to search", Quadrants: true, OwnFont: true, Files: pdfFiles},
	{Name: "pptx", About: "slides of shapes and tables that PowerPoint and its like can edit", Slides: true, Files: pptxFiles},
	{Name: "markdown", About: "a page of Markdown for wikis and documentation sites; see techradar list flavors", Needs: []string{"svg"}, Files: markdownFiles, Into: markdown.Into},
	{Name: "mediawiki", About: "a page for MediaWiki", Needs: []string{"svg"}, Files: mediawikiFiles, Into: mediawiki.Into},
	{Name: "dokuwiki", About: "a page for DokuWiki", Needs: []string{"svg"}, Files: dokuwikiFiles, Into: dokuwiki.Into},
	{Name: "confluence", About: "a page in the storage format of Confluence", Needs: []string{"png"}, Files: confluenceFiles},
	{Name: "json", About: "the radar for scripts, with what was computed from it", Files: jsonFiles},
	{Name: "feed", About: "an Atom feed of what changed in each edition, for feed readers and chats", Editions: true, Files: feedFiles},
}

// Write makes the files of the named formats and of all that they need. The document has pages for the quadrants when
// NeedQuadrants says so, and the pictures of a deck when NeedSlides does.
func Write(d *layout.Document, names []string, o Options) ([]File, error) {
	var files []File
	for _, f := range withNeeds(names) {
		shown := d
		if !o.Quadrants && !f.Quadrants {
			shown = d.Overview()
		}
		made, err := f.Files(shown, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		for _, file := range made {
			if slices.Contains(o.Beside, file.Name) {
				return nil, fmt.Errorf("%s: another format has written %s", f.Name, file.Name)
			}
			file.Format = f.Name
			files = append(files, file)
			o.Beside = append(o.Beside, file.Name)
		}
	}
	return files, nil
}

// NeedQuadrants reports whether one of the named formats, or of those that they need, shows quadrants on pages of
// their own.
func NeedQuadrants(names []string) bool {
	return slices.ContainsFunc(withNeeds(names), func(f Format) bool { return f.Quadrants })
}

// NeedSlides reports whether one of the named formats, or of those that they need, shows the pictures of a deck.
func NeedSlides(names []string) bool {
	return slices.ContainsFunc(withNeeds(names), func(f Format) bool { return f.Slides })
}

// Undated returns those of the named formats that tell of editions: what cannot be written of a radar that names none.
func Undated(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !slices.ContainsFunc(Formats, func(f Format) bool { return f.Name == name && f.Editions })
	})
}

// withNeeds returns the rows of the formats and of all that they need, in the order of the table but for the last.
func withNeeds(names []string) []Format {
	want := map[string]bool{}
	for queue := slices.Clone(names); len(queue) > 0; queue = queue[1:] {
		if want[queue[0]] {
			continue
		}
		want[queue[0]] = true
		for _, f := range Formats {
			if f.Name == queue[0] {
				queue = append(queue, f.Needs...)
			}
		}
	}
	rows := slices.DeleteFunc(slices.Clone(Formats), func(f Format) bool { return !want[f.Name] })
	slices.SortStableFunc(rows, func(a, b Format) int {
		switch {
		case a.Last == b.Last:
			return 0
		case a.Last:
			return 1
		}
		return -1
	})
	return rows
}

// file collects what write writes.
func file(name string, write func(*bytes.Buffer) error) ([]File, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	return []File{{Name: name, Data: b.Bytes()}}, nil
}
