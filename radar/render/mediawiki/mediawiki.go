// Package mediawiki writes the page of a radar as the wikitext of MediaWiki. It is plain wikitext: no template, no
// extension, no style sheet. Quotes of apostrophes are left to the people who write by hand; here bold and italic are
// tags, which cannot run into each other.
package mediawiki

import (
	"fmt"
	"io"
	"strings"

	"techradar/radar/layout"
	"techradar/radar/prose"
	"techradar/radar/render/block"
	"techradar/radar/render/wikipage"
)

// Options are what the page needs beside the document.
type Options = wikipage.Options

// width is how wide pictures are shown, px. MediaWiki draws its own PNG of that width.
const width = 980

// Write writes the page of a document. Its pictures are the SVG files of the document, uploaded under their names.
func Write(w io.Writer, d *layout.Document, o Options) error {
	_, err := io.WriteString(w, blocks(wikipage.New(d, o)))
	return err
}

// Begin and End are the lines that mark the place for Into. MediaWiki shows no comments.
const (
	Begin = "<!-- techradar begin -->"
	End   = "<!-- techradar end -->"
)

// Into returns old, a page of the team's own, with page in the place of what stands between the lines Begin and End.
// Everything else stays as it is, byte for byte. Errors say what is wrong with the markers, and show them.
func Into(old, page []byte) ([]byte, error) {
	return block.Markers{Begin: Begin, End: End}.Into(old, page)
}

// blocks puts an empty line between blocks.
func blocks(list []prose.Block) string {
	var b strings.Builder
	for i, x := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(top(x))
	}
	return b.String()
}

// top is a block that begins a line of the page. It ends with a line break.
func top(b prose.Block) string {
	switch b := b.(type) {
	case prose.Heading:
		if b.Level == 1 { // MediaWiki shows the name of the page as its title
			return "<b>" + spans(b.Spans) + "</b>\n"
		}
		if b.Level > 3 {
			return nested(b) + "\n"
		}
		marks := strings.Repeat("=", b.Level)
		return marks + " " + anchor(b.ID) + spans(b.Spans) + " " + marks + "\n"
	case prose.Paragraph:
		return lineStart(spans(b.Spans)) + "\n"
	case prose.List:
		if plain(b) {
			return items("", b)
		}
	case prose.Picture:
		return picture(b)
	case prose.Table:
		return table(b)
	case prose.Rule:
		return "----\n"
	case prose.Fold: // MediaWiki brings the script for it along; without that the text stands open
		return "<div class=\"mw-collapsible mw-collapsed\">\n<b>" + text(b.Title) + "</b>\n<div class=\"mw-collapsible-content\">\n" + blocks(b.Blocks) + "</div>\n</div>\n"
	}
	return nested(b) + "\n"
}

// nested is a block as HTML that MediaWiki allows. It may stand in a line, in a list item or in a quote.
func nested(b prose.Block) string {
	switch b := b.(type) {
	case prose.Heading:
		// Not h4 and the like, which would all be in the table of contents.
		return fmt.Sprintf(`<p%s role="heading" aria-level="%d"><b>%s</b></p>`, attribute(b.ID), b.Level, spans(b.Spans))
	case prose.Paragraph:
		return "<p>" + spans(b.Spans) + "</p>"
	case prose.Quote:
		return "<blockquote>" + all(b.Blocks) + "</blockquote>"
	case prose.Code:
		return pre(b.Text)
	case prose.List:
		return listTags(b)
	case prose.Rule:
		return "<hr>"
	default: // a table or a picture needs lines of its own
		return "\n" + top(b)
	}
}

func all(list []prose.Block) string {
	var b strings.Builder
	for _, x := range list {
		b.WriteString(nested(x))
	}
	return b.String()
}

// pre keeps an empty first line: the first line break of a pre is none.
func pre(text string) string {
	return "<pre>\n" + escape(strings.TrimSuffix(prose.Clean(text), "\n")) + "</pre>"
}

func listTags(l prose.List) string {
	open, end := "<ul>", "</ul>"
	if l.Ordered {
		open, end = "<ol>", "</ol>"
		if l.Start != 1 {
			open = fmt.Sprintf(`<ol start="%d">`, l.Start)
		}
	}
	var b strings.Builder
	b.WriteString(open)
	for _, item := range l.Items {
		b.WriteString("<li>")
		if p, ok := only(item); ok {
			b.WriteString(spans(p.Spans))
		} else {
			b.WriteString(all(item))
		}
		b.WriteString("</li>")
	}
	b.WriteString(end)
	return b.String()
}

// only returns the paragraph that is all of an item.
func only(item []prose.Block) (prose.Paragraph, bool) {
	if len(item) != 1 {
		return prose.Paragraph{}, false
	}
	p, ok := item[0].(prose.Paragraph)
	return p, ok
}

// plain reports whether a list can be written with a sign before each line: every item is a paragraph, with plain
// lists below it or none.
func plain(l prose.List) bool {
	if l.Ordered && l.Start != 1 {
		return false
	}
	for _, item := range l.Items {
		if len(item) == 0 {
			return false
		}
		if _, ok := item[0].(prose.Paragraph); !ok {
			return false
		}
		for _, x := range item[1:] {
			if sub, ok := x.(prose.List); !ok || !plain(sub) {
				return false
			}
		}
	}
	return true
}

// items are the lines of a plain list. The signs of the lists that it is in stand before its own.
func items(signs string, l prose.List) string {
	sign := signs + "*"
	if l.Ordered {
		sign = signs + "#"
	}
	var b strings.Builder
	for _, item := range l.Items {
		p, _ := item[0].(prose.Paragraph)
		b.WriteString(sign + " " + spans(p.Spans) + "\n")
		for _, x := range item[1:] {
			b.WriteString(items(sign, x.(prose.List)))
		}
	}
	return b.String()
}

// picture is the SVG file; MediaWiki writes the first letter of a name as a capital.
func picture(p prose.Picture) string {
	link := ""
	if p.URL != "" {
		link = "|link=" + address(p.URL)
	}
	return fmt.Sprintf("[[File:%s.svg|%dpx|alt=%s%s]]\n", escape(strings.ToUpper(p.Name[:1])+p.Name[1:]), width, text(p.Alt), link)
}

// table gives every cell a line of its own.
func table(t prose.Table) string {
	var b strings.Builder
	b.WriteString("{| class=\"wikitable\"\n")
	for _, c := range t.Header {
		b.WriteString("! scope=\"col\" | " + spans(c.Spans) + "\n")
	}
	for _, r := range t.Rows {
		b.WriteString("|-" + attribute(r.ID) + "\n")
		for _, c := range r.Cells {
			if c.Head {
				b.WriteString("! scope=\"row\" style=\"text-align:left\" | " + spans(c.Spans) + "\n")
			} else {
				b.WriteString(strings.TrimRight("| "+spans(c.Spans), " ") + "\n")
			}
		}
	}
	b.WriteString("|}\n")
	return b.String()
}
