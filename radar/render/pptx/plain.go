package pptx

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The characters that a parser of Markdown looks back over, and how many of them it is given: its time grows with their
// square. What has more is shown as it was typed.
const (
	markupChars = "*_[]()<>`~#"
	mostMarkup  = 3000
	mostIndent  = 40 // levels of quotes and lists that a line may begin with
)

// plain is a text in Markdown without the marks: a line for each block, and the addresses of links behind their texts.
func plain(source string) string {
	if source == "" || tooMuch(source) {
		return source
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table))
	src := []byte(source)
	p := plainer{source: src}
	_ = ast.Walk(md.Parser().Parse(gmtext.NewReader(src)), p.visit) // visit returns no error
	return strings.TrimSpace(p.b.String())
}

func tooMuch(source string) bool {
	n := 0
	for line := range strings.Lines(source) {
		body := strings.TrimLeft(line, "> -+*")
		if strings.Count(line[:len(line)-len(body)], " ") < len(line)-len(body)-mostIndent {
			return true
		}
		for i := range len(line) {
			if strings.IndexByte(markupChars, line[i]) >= 0 {
				n++
			}
		}
	}
	return n > mostMarkup
}

// plainer collects the texts of a tree.
type plainer struct {
	source []byte
	b      strings.Builder
}

func (p *plainer) newline() {
	if s := p.b.String(); s != "" && !strings.HasSuffix(s, "\n") {
		p.b.WriteByte('\n')
	}
}

func (p *plainer) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		p.leave(n)
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.ListItem:
		p.newline()
		p.b.WriteString(strings.Repeat("   ", depth(n)) + marker(n))
	case *ast.Text:
		p.b.Write(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(n.Segment.Value(p.source)))))
		switch {
		case n.HardLineBreak():
			p.b.WriteByte('\n')
		case n.SoftLineBreak():
			p.b.WriteByte(' ')
		}
	case *ast.String:
		p.b.Write(n.Value)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				p.b.Write(t.Segment.Value(p.source))
			}
		}
		return ast.WalkSkipChildren, nil
	case *ast.AutoLink:
		p.b.Write(n.Label(p.source))
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			p.b.Write(s.Value(p.source))
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		p.newline()
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			p.b.Write(s.Value(p.source))
		}
		if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
			p.b.Write(h.ClosureLine.Value(p.source))
		}
	}
	return ast.WalkContinue, nil
}

func (p *plainer) leave(n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		p.target(n.Destination)
	case *ast.Image:
		p.target(n.Destination)
	case *xast.TableCell:
		if n.NextSibling() != nil {
			p.b.WriteString(" | ")
		}
	default:
		if n.Type() == ast.TypeBlock {
			p.newline()
		}
	}
}

// target writes the address of a link behind its text, unless the text is the address.
func (p *plainer) target(destination []byte) {
	if a := string(util.UnescapePunctuations(destination)); !strings.HasSuffix(p.b.String(), a) {
		p.b.WriteString(" (" + a + ")")
	}
}

// depth is the number of lists around an item's own.
func depth(n ast.Node) int {
	d := -1
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindList {
			d++
		}
	}
	return max(0, d)
}

// marker is what stands before an item: its number, or a dot.
func marker(n *ast.ListItem) string {
	list, ok := n.Parent().(*ast.List)
	if !ok || !list.IsOrdered() {
		return "• "
	}
	i := list.Start
	for p := n.PreviousSibling(); p != nil; p = p.PreviousSibling() {
		i++
	}
	return fmt.Sprintf("%d. ", i)
}
