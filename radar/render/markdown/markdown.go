// Package markdown writes a radar as Markdown pages for wikis and documentation sites: an overview and, when asked, a
// page for each entry. One text comes out the same on all of them, so it keeps to what they share: CommonMark with
// tables, no HTML comments, no bare addresses, and every sign that any of them takes for syntax written as a character
// reference. What a wiki wants otherwise is a row of Flavors.
//
// Into puts the overview into a page that the team has written.
package markdown

import (
	"fmt"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/markdown"
)

// File is one output file.
type File struct {
	Name string // slash-separated path below the output folder
	Data []byte
}

// Options are the choices of the pages; the zero Options are good.
type Options struct {
	Flavor     string   // Name of a row of Flavors; "" for the first
	BaseURL    string   // where the summary page is, with a final slash; the picture then leads there; "" when not known
	PlainImage bool     // no dark variant of the picture
	EntryPages bool     // a page for each entry, too
	Pictures   []string // names of the picture files that there are; nil for the SVG of each page with its dark variant
	Folder     string   // of the pictures and entry pages, seen from the page, with a final slash; "" for beside it
	Inside     bool     // for Into: the overview without front matter and without its title; pages of entries lead not back to it
	Space      string   // key of the space of Confluence, for the flavor that has headers
}

// Write makes the pages of a document. It fails for a flavor that is not in the table.
func Write(d *layout.Document, o Options) ([]File, error) {
	f := FindFlavor(o.Flavor)
	if f == nil {
		return nil, fmt.Errorf("no flavor %q: it is one of %s", o.Flavor, strings.Join(FlavorNames(), ", "))
	}
	b := &builder{Flavor: f, d: d, a: article.New(d), o: o}
	if !o.EntryPages {
		markdown.Summarise(b.a)
	}
	files := []File{{f.Page, b.overview()}}
	if o.EntryPages {
		for _, e := range b.a.Entries {
			files = append(files, File{f.file(e.ID), b.entry(e)})
		}
	}
	return files, nil
}

// FlavorNames lists the names of the flavors in the order of help.
func FlavorNames() []string {
	names := make([]string, len(Flavors))
	for i, f := range Flavors {
		names[i] = f.Name
	}
	return names
}

// builder makes the pages of a document.
type builder struct {
	*Flavor
	d *layout.Document
	a *article.Article
	o Options
}

// page collects the blocks of a page, with an empty line between them.
type page struct {
	file   string // its own name
	blocks []string
}

func (p *page) add(lines ...string) {
	if len(lines) > 0 {
		p.blocks = append(p.blocks, strings.Join(lines, "\n"))
	}
}

func (p *page) bytes() []byte { return []byte(strings.Join(p.blocks, "\n\n") + "\n") }

// strong is a text in bold print where white space or a sign follows it and goes before it.
func (b *builder) strong(s string) string { return "**" + b.text(s) + "**" }

// heading is a heading with an anchor, "" for none.
func (b *builder) heading(level int, text, anchor string) string {
	line := strings.Repeat("#", level) + " "
	switch {
	case anchor == "" || !b.HTML && !b.HeadingIDs:
		return line + b.text(text)
	case b.HeadingIDs:
		return line + b.text(text) + " {#" + anchor + "}"
	}
	return line + b.anchor(anchor) + b.text(text)
}

// anchor is a place that links of the page lead to.
func (b *builder) anchor(id string) string {
	if !b.HTML {
		return ""
	}
	return `<a id="` + b.attribute(id) + `"></a>`
}

// The anchors of the overview. An entry's is that of its row in the summary page and its group in the picture.
const archiveAnchor = "archive"

func entryAnchor(e *article.Entry) string       { return "entry-" + e.ID }
func quadrantAnchor(q *article.Quadrant) string { return "quadrant-" + q.ID }

// nearest is the finest anchor of the overview that the flavor can have for an entry, or "".
func (b *builder) nearest(e *article.Entry) string {
	section := archiveAnchor
	if e.OnRadar() {
		section = quadrantAnchor(&b.a.Quadrants[e.Quadrant])
	}
	switch {
	case b.HTML:
		return entryAnchor(e)
	case b.HeadingIDs:
		return section
	case b.BlockIDs && e.OnRadar():
		return blockID(e.Quadrant)
	case b.BlockIDs:
		return archiveAnchor
	}
	return ""
}

// blockID names the table of a quadrant for Obsidian, which takes no letters but Latin ones.
func blockID(quadrant int) string { return fmt.Sprintf("quadrant-%d", quadrant+1) }

// mention is the name of an entry on one of our pages, leading to its page or to where it stands on the overview.
func (b *builder) mention(from string, e *article.Entry, cell bool) string {
	if b.o.EntryPages {
		return b.toEntry(from, e, cell)
	}
	if anchor := b.nearest(e); anchor != "" {
		return b.to(from, b.Page, place{name: e.Name, fragment: anchor, cell: cell})
	}
	return b.text(e.Name)
}

// toEntry is a link to the page of an entry.
func (b *builder) toEntry(from string, e *article.Entry, cell bool) string {
	return b.to(from, b.folder(from)+b.file(e.ID), place{name: e.Name, cell: cell})
}

// folder goes before the names of files in a page that does not lie beside them.
func (b *builder) folder(from string) string {
	if from == b.Page {
		return b.o.Folder
	}
	return ""
}

// own is the name of an entry or of a reference, leading to its site where it has one.
func (b *builder) own(l article.Link) string {
	if l.URL == "" {
		return b.text(l.Text)
	}
	return link(b.text(l.Text), address(l.URL))
}
