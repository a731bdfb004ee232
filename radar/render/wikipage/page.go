// Package wikipage puts the page of a radar together that the wikis show, as prose: what the article says, with the
// picture, tables and links between them. The formats of the wikis write it, each in its syntax.
package wikipage

import (
	"fmt"
	"strconv"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/prose"
)

// Options are what the page needs beside the document.
type Options struct {
	BaseURL string // where the summary page is served, which the picture leads to; "" when not known
	Inside  bool   // the text goes into a page that has a title, so it has none of its own
}

// New returns the page of a document. Its IDs are "quadrant-ID", "entry-ID" of the row of an entry, "details-ID" of
// the section that tells more of it, "rings", "changes", "archive" and "over-time".
func New(d *layout.Document, o Options) []prose.Block {
	b := &builder{Article: article.New(d), d: d, o: o}
	b.head()
	b.counts()
	b.rings()
	b.changes()
	for i := range b.Quadrants {
		b.quadrant(&b.Quadrants[i])
	}
	b.archive()
	b.past()
	b.foot()
	return b.out
}

type builder struct {
	*article.Article
	d   *layout.Document
	o   Options
	out []prose.Block
}

func (b *builder) add(blocks ...prose.Block) { b.out = append(b.out, blocks...) }

// paragraph adds the spans, unless there are none.
func (b *builder) paragraph(spans ...prose.Span) {
	if len(spans) > 0 {
		b.add(prose.Paragraph{Spans: spans})
	}
}

func (b *builder) heading(level int, id, text string) {
	b.add(prose.Heading{Level: level, ID: id, Spans: prose.Say(text)})
}

func (b *builder) head() {
	if !b.o.Inside {
		b.heading(1, "", b.Title)
	}
	b.paragraph(prose.Say(b.Subtitle)...)
	if b.Edition != "" {
		b.paragraph(strong(b.Edition))
	}
	if len(b.d.Pages) > 0 {
		b.add(prose.Picture{Name: b.d.Pages[0].Name, Alt: b.Alt(b.d.Pages[0]), URL: b.address()})
	}
}

// address is where the summary page is, where it may be linked to.
func (b *builder) address() string {
	if article.Safe(b.o.BaseURL) {
		return b.o.BaseURL
	}
	return ""
}

// counts says how many entries of each quadrant are in each ring.
func (b *builder) counts() {
	t := prose.Table{Header: []prose.Cell{column(b.Words.Quadrant)}}
	sums := []prose.Cell{column(b.Words.Entries)}
	for _, r := range b.Rings {
		t.Header = append(t.Header, column(r.Name))
		sums = append(sums, number(r.Count))
	}
	t.Header, sums = append(t.Header, column(b.Words.Entries)), append(sums, number(b.Total))
	for _, q := range b.Quadrants {
		cells := []prose.Cell{{Head: true, Spans: []prose.Span{prose.Ref{ID: "quadrant-" + q.ID, Spans: prose.Say(q.Name)}}}}
		for _, n := range q.Counts {
			cells = append(cells, number(n))
		}
		t.Rows = append(t.Rows, prose.Row{Cells: append(cells, number(len(q.Entries)))})
	}
	t.Rows = append(t.Rows, prose.Row{Cells: sums})
	b.add(t)
}

// rings says what the rings mean, where the radar says so.
func (b *builder) rings() {
	var l prose.List
	for _, r := range b.Rings {
		if !r.Defined() {
			continue
		}
		text := ": " + r.Description
		if r.Description == "" {
			text = ""
		}
		item := []prose.Span{strong(r.Name), prose.Text(text + b.aliases(" (%s)", r.Aliases))}
		l.Items = append(l.Items, []prose.Block{prose.Paragraph{Spans: item}})
	}
	if len(l.Items) > 0 {
		b.heading(2, "rings", b.Words.RingsAbout)
		b.add(l)
	}
}

// aliases says what else something is called, or nothing, in a format for it.
func (b *builder) aliases(format string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf(format, b.Words.AlsoCalled+": "+strings.Join(list, ", "))
}

// changes tells what changed since the edition before.
func (b *builder) changes() {
	c := b.Changes
	if c == nil {
		return
	}
	b.heading(2, "changes", c.Title)
	if len(c.Groups) == 0 {
		b.paragraph(prose.Say(c.None)...)
	}
	for _, g := range c.Groups {
		b.paragraph(strong(fmt.Sprintf("%s (%d)", g.Name, len(g.Entries))))
		var l prose.List
		for _, e := range g.Entries {
			text := ": " + path(e)
			if e.Crossed != "" {
				text += " (" + e.Crossed + ")"
			}
			if e.Reason != "" {
				text += ". " + e.Reason
			}
			spans := []prose.Span{entryRef(e.ID, e.Name), prose.Text(text)}
			l.Items = append(l.Items, []prose.Block{prose.Paragraph{Spans: spans}})
		}
		b.add(l)
	}
}

// past tells what happened in each edition, folded.
func (b *builder) past() {
	if b.Past == nil {
		return
	}
	b.heading(2, "over-time", b.Past.Title)
	for _, e := range b.Past.Editions {
		if len(e.Groups) == 0 {
			b.add(prose.Fold{Title: e.Title, Blocks: []prose.Block{prose.Paragraph{Spans: prose.Say(e.None)}}})
			continue
		}
		var l prose.List
		for _, g := range e.Groups {
			spans := []prose.Span{strong(g.Name)}
			for i, s := range g.Steps {
				before := ", "
				if i == 0 {
					before = ": "
				}
				spans = append(spans, prose.Text(before), entryRef(s.Entry.ID, s.Entry.Name), prose.Text(" ("+s.Path+")"))
			}
			l.Items = append(l.Items, []prose.Block{prose.Paragraph{Spans: spans}})
		}
		b.add(prose.Fold{Title: e.Title, Blocks: []prose.Block{l}})
	}
}

// path is the ring of an entry, with the ring that it came from.
func path(e *article.Entry) string {
	if e.From == "" {
		return e.RingName
	}
	return e.From + " → " + e.RingName
}

func (b *builder) foot() {
	b.add(prose.Rule{})
	if b.o.BaseURL != "" {
		l := article.NewLink("", b.o.BaseURL)
		b.paragraph(append(prose.Say(b.Words.Online+": "), link(l)...)...)
	}
	b.paragraph(prose.Emphasis{Spans: prose.Say(b.GeneratedBy)})
}

func strong(s string) prose.Span { return prose.Strong{Spans: prose.Say(s)} }

func link(l article.Link) []prose.Span {
	if l.URL == "" {
		return prose.Say(l.Text)
	}
	return []prose.Span{prose.Link{URL: l.URL, Spans: prose.Say(l.Text)}}
}

func entryRef(id, name string) prose.Span {
	return prose.Ref{ID: "entry-" + id, Spans: prose.Say(name)}
}

func column(s string) prose.Cell { return prose.Cell{Head: true, Spans: prose.Say(s)} }

func cell(s string) prose.Cell { return prose.Cell{Spans: prose.Say(s)} }

func number(n int) prose.Cell { return cell(strconv.Itoa(n)) }
