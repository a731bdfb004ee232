// Package confluence writes the page of a radar in the storage format of Confluence: XHTML with elements of its own,
// as its REST interface and its source editor take it.
//
// https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html
package confluence

import (
	"fmt"
	"io"
	"strings"

	"techradar/radar/layout"
	"techradar/radar/prose"
	"techradar/radar/render/wikipage"
)

// Options are what the page needs beside the document.
type Options = wikipage.Options

// width is how wide pictures are shown, px.
const width = 980

// A layout of one column holds the page, so that it has one root as XML wants it. Confluence has the prefixes ac and ri
// declared; a page must not do so itself.
const (
	open = `<ac:layout><ac:layout-section ac:type="single"><ac:layout-cell>` + "\n"
	end  = `</ac:layout-cell></ac:layout-section></ac:layout>` + "\n"
)

// Write writes the page of a document. Its pictures are the PNG files of the document, attached to the page under
// their names.
func Write(w io.Writer, d *layout.Document, o Options) error {
	_, err := io.WriteString(w, open+blocks(wikipage.New(d, o), "\n")+end)
	return err
}

func blocks(list []prose.Block, between string) string {
	var b strings.Builder
	for _, x := range list {
		b.WriteString(block(x) + between)
	}
	return b.String()
}

func block(b prose.Block) string {
	switch b := b.(type) {
	case prose.Heading:
		if b.Level == 1 { // Confluence shows the name of the page as its title
			return "<p><strong>" + spans(b.Spans) + "</strong></p>"
		}
		return fmt.Sprintf("<h%d>%s%s</h%[1]d>", b.Level, anchor(b.ID), spans(b.Spans))
	case prose.Paragraph:
		return "<p>" + spans(b.Spans) + "</p>"
	case prose.List:
		return list(b)
	case prose.Quote:
		return "<blockquote>" + blocks(b.Blocks, "") + "</blockquote>"
	case prose.Code:
		return `<ac:structured-macro ac:name="code">` + language(b.Lang) + `<ac:plain-text-body>` + cdata(strings.TrimSuffix(prose.Clean(b.Text), "\n")) + `</ac:plain-text-body></ac:structured-macro>`
	case prose.Table:
		return table(b)
	case prose.Rule:
		return "<hr/>"
	case prose.Fold:
		return `<ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">` + text(b.Title) + `</ac:parameter><ac:rich-text-body>` + blocks(b.Blocks, "") + `</ac:rich-text-body></ac:structured-macro>`
	case prose.Picture:
		return picture(b)
	}
	return ""
}

func list(l prose.List) string {
	name, start := "ul", ""
	if l.Ordered {
		name = "ol"
		if l.Start != 1 {
			start = fmt.Sprintf(` start="%d"`, l.Start)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<%s%s>", name, start)
	for _, item := range l.Items {
		b.WriteString("<li>" + blocks(item, "") + "</li>")
	}
	fmt.Fprintf(&b, "</%s>", name)
	return b.String()
}

func picture(p prose.Picture) string {
	image := fmt.Sprintf(`<ac:image ac:alt="%s" ac:width="%d"><ri:attachment ri:filename="%s.png"/></ac:image>`, text(p.Alt), width, text(p.Name))
	if p.URL != "" {
		image = `<a href="` + text(p.URL) + `">` + image + `</a>`
	}
	return "<p>" + image + "</p>"
}

func table(t prose.Table) string {
	var b strings.Builder
	b.WriteString("<table>\n<thead>\n<tr>" + cells(t.Header) + "</tr>\n</thead>\n<tbody>\n")
	for _, r := range t.Rows {
		row := cells(r.Cells)
		if r.ID != "" { // a row has no name, so that its first cell has one in it
			tag := strings.IndexByte(row, '>') + 1
			row = row[:tag] + anchor(r.ID) + row[tag:]
		}
		b.WriteString("<tr>" + row + "</tr>\n")
	}
	b.WriteString("</tbody>\n</table>")
	return b.String()
}

func cells(list []prose.Cell) string {
	var b strings.Builder
	for _, c := range list {
		name := "td"
		if c.Head {
			name = "th"
		}
		b.WriteString("<" + name + ">" + spans(c.Spans) + "</" + name + ">")
	}
	return b.String()
}
