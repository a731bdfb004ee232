// Package dokuwiki writes the page of a radar in the syntax of DokuWiki, without plugins. Lists hold no blocks there,
// and links no markup; what is nested deeper comes out in lines one below another.
package dokuwiki

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

// width is how wide pictures are shown, px.
const width = 980

// Write writes the page of a document. Its pictures are the SVG files of the document, uploaded into the namespace
// radar under their names.
func Write(w io.Writer, d *layout.Document, o Options) error {
	page := wikipage.New(d, o)
	p := &writer{sections: sections(page)}
	_, err := io.WriteString(w, p.blocks(page))
	return err
}

// Begin and End are the lines that mark the place for Into. DokuWiki has no comments. These are files that do not
// exist, with a space for a name: it shows nothing of them.
const (
	Begin = "{{techradar-begin?nolink| }}"
	End   = "{{techradar-end?nolink| }}"
)

// Into returns old, a page of the team's own, with page in the place of what stands between the lines Begin and End.
// Everything else stays as it is, byte for byte. Errors say what is wrong with the markers, and show them.
func Into(old, page []byte) ([]byte, error) {
	return block.Markers{Begin: Begin, End: End}.Into(old, page)
}

type writer struct{ sections map[string]string }

// blocks puts an empty line between blocks.
func (w *writer) blocks(list []prose.Block) string {
	var b strings.Builder
	for i, x := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(w.block(x))
	}
	return b.String()
}

// block is a block that begins a line of the page. It ends with a line break.
func (w *writer) block(b prose.Block) string {
	switch b := b.(type) {
	case prose.Heading:
		if b.ID == "" && b.Level > 1 { // a heading of an author would take a section's name away
			return "**" + w.spans(b.Spans) + "**\n"
		}
		marks := strings.Repeat("=", max(7-b.Level, 2))
		return marks + " " + heading(b.Spans) + " " + marks + "\n"
	case prose.Paragraph:
		return w.spans(b.Spans) + "\n"
	case prose.List:
		if counted(b) {
			return w.list("  ", b)
		}
		return w.flat([]prose.Block{b}) + "\n"
	case prose.Quote:
		return w.quote(b)
	case prose.Code:
		return code(b) + "\n"
	case prose.Table:
		return w.table(b)
	case prose.Rule:
		return "----\n"
	case prose.Fold: // what folds is a plugin's
		return "**" + w.spans(prose.Say(b.Title)) + "**\n\n" + w.blocks(b.Blocks)
	case prose.Picture:
		return picture(b)
	}
	return ""
}

// counted reports whether DokuWiki gives the items of a list the right numbers: it begins with 1.
func counted(l prose.List) bool { return !l.Ordered || l.Start == 1 }

// list gives every item a line. What an item holds beside paragraphs and lists is set into that line.
func (w *writer) list(indent string, l prose.List) string {
	sign := "* "
	if l.Ordered {
		sign = "- "
	}
	var b strings.Builder
	for _, item := range l.Items {
		text, rest := item, []prose.List(nil)
		for len(text) > 0 {
			sub, ok := text[len(text)-1].(prose.List)
			if !ok || !counted(sub) {
				break
			}
			text, rest = text[:len(text)-1], append([]prose.List{sub}, rest...)
		}
		b.WriteString(indent + sign + w.flat(text) + "\n")
		for _, sub := range rest {
			b.WriteString(w.list(indent+"  ", sub))
		}
	}
	return b.String()
}

// quote is in a block of its own; DokuWiki joins its lines without breaks.
func (w *writer) quote(q prose.Quote) string { return "> " + w.flat(q.Blocks) + "\n" }

// flat is blocks in one line of the source, with breaks between them.
func (w *writer) flat(list []prose.Block) string {
	var parts []string
	for _, b := range list {
		switch b := b.(type) {
		case prose.Heading:
			parts = append(parts, "**"+w.spans(b.Spans)+"**")
		case prose.Paragraph:
			parts = append(parts, w.spans(b.Spans))
		case prose.Quote:
			parts = append(parts, literal("“")+w.flat(b.Blocks)+literal("”"))
		case prose.Code:
			parts = append(parts, codeLines(b.Text))
		case prose.List:
			parts = append(parts, w.flatItems(b)...)
		case prose.Table:
			parts = append(parts, w.flatRows(b)...)
		case prose.Rule:
			parts = append(parts, literal("—"))
		}
	}
	return strings.Join(parts, lineBreak)
}

func (w *writer) flatItems(l prose.List) []string {
	var parts []string
	for i, item := range l.Items {
		sign := "•"
		if l.Ordered {
			sign = fmt.Sprintf("%d.", l.Start+i)
		}
		parts = append(parts, literal(sign+" ")+w.flat(item))
	}
	return parts
}

func (w *writer) flatRows(t prose.Table) []string {
	var parts []string
	for _, r := range append([]prose.Row{{Cells: t.Header}}, t.Rows...) {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, w.spans(c.Spans))
		}
		parts = append(parts, strings.Join(cells, literal(" | ")))
	}
	return parts
}

func picture(p prose.Picture) string {
	image := fmt.Sprintf("{{:radar:%s.svg?%d|%s}}", p.Name, width, caption(p.Alt))
	if p.URL != "" {
		if a, ok := target(p.URL); ok {
			return "[[" + a + "|" + image + "]]\n"
		}
	}
	return image + "\n"
}

// table has a line for each row. An empty cell is a space: nothing at all would join it to its neighbour.
func (w *writer) table(t prose.Table) string {
	var b strings.Builder
	for _, r := range append([]prose.Row{{Cells: t.Header}}, t.Rows...) {
		sign := ""
		for _, c := range r.Cells {
			sign = "|"
			if c.Head {
				sign = "^"
			}
			b.WriteString(sign + " " + w.spans(c.Spans) + " ")
		}
		b.WriteString(sign + "\n")
	}
	return b.String()
}
