package markdown

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"techradar/radar/prose"
)

// Read returns what a description says. Headings are of level 3 to 6 and have no IDs; raw HTML and too much markup
// are text.
func Read(source string) []prose.Block {
	if strings.TrimSpace(source) == "" {
		return nil
	}
	if TooMuch(source) {
		return []prose.Block{prose.Code{Text: source}}
	}
	r := reader{source: []byte(source)}
	return r.blocks(New().Parser().Parse(text.NewReader(r.source)))
}

type reader struct {
	source []byte
	inside map[ast.NodeKind]int // how deep in which emphasis: one in its like says nothing more
}

func (r *reader) blocks(parent ast.Node) []prose.Block {
	var list []prose.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b := r.block(n); b != nil {
			list = append(list, b)
		}
	}
	return list
}

// block returns nil for what says nothing.
func (r *reader) block(n ast.Node) prose.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return prose.Heading{Level: n.Level, Spans: r.spans(n)}
	case *ast.Paragraph, *ast.TextBlock:
		if s := r.spans(n); strings.TrimSpace(prose.Plain(s)) != "" {
			return prose.Paragraph{Spans: s}
		}
		return nil
	case *ast.List:
		l := prose.List{Ordered: n.IsOrdered(), Start: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.Items = append(l.Items, r.blocks(item))
		}
		return l
	case *ast.Blockquote:
		return prose.Quote{Blocks: r.blocks(n)}
	case *ast.CodeBlock:
		return prose.Code{Text: string(n.Lines().Value(r.source))}
	case *ast.FencedCodeBlock:
		return prose.Code{Text: string(n.Lines().Value(r.source)), Lang: r.language(n)}
	case *ast.HTMLBlock:
		lines := n.Lines().Value(r.source)
		if n.HasClosure() {
			lines = append(lines, n.ClosureLine.Value(r.source)...)
		}
		return prose.Code{Text: string(lines)}
	case *ast.ThematicBreak:
		return prose.Rule{}
	case *extast.Table:
		return r.table(n)
	}
	return nil
}

// language is the first word after the fence, where that is a plain name: in anything else there may be orders to an
// engine.
func (r *reader) language(n *ast.FencedCodeBlock) string {
	if name := string(n.Language(r.source)); plainName.MatchString(name) {
		return name
	}
	return ""
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9+#-]+$`)

func (r *reader) table(n *extast.Table) prose.Table {
	var t prose.Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		var cells []prose.Cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, prose.Cell{Head: head, Spans: r.spans(c)})
		}
		if head {
			t.Header = cells
		} else {
			t.Rows = append(t.Rows, prose.Row{Cells: cells})
		}
	}
	return t
}

// spans are those of the children of a node. No two texts follow one another.
func (r *reader) spans(parent ast.Node) []prose.Span {
	var list []prose.Span
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		for _, s := range r.span(n) {
			if text, ok := s.(prose.Text); ok && len(list) > 0 {
				if before, ok := list[len(list)-1].(prose.Text); ok {
					list[len(list)-1] = before + text
					continue
				}
			}
			list = append(list, s)
		}
	}
	return list
}

func (r *reader) span(n ast.Node) []prose.Span {
	switch n := n.(type) {
	case *ast.Text:
		return r.text(n)
	case *ast.String:
		return prose.Say(string(n.Value))
	case *ast.CodeSpan:
		return []prose.Span{prose.Literal(r.code(n))}
	case *ast.Emphasis:
		if n.Level == 2 {
			return r.mark(-1, n, func(s []prose.Span) prose.Span { return prose.Strong{Spans: s} })
		}
		return r.mark(ast.KindEmphasis, n, func(s []prose.Span) prose.Span { return prose.Emphasis{Spans: s} })
	case *extast.Strikethrough:
		return r.mark(extast.KindStrikethrough, n, func(s []prose.Span) prose.Span { return prose.Struck{Spans: s} })
	case *ast.Link:
		return []prose.Span{prose.Link{URL: string(util.URLEscape(n.Destination, true)), Spans: r.spans(n)}}
	case *ast.AutoLink:
		address := string(util.URLEscape(n.URL(r.source), false))
		if n.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + address
		}
		return []prose.Span{prose.Link{URL: address, Spans: prose.Say(string(n.Label(r.source)))}}
	case *ast.RawHTML:
		return prose.Say(string(n.Segments.Value(r.source)))
	}
	return nil
}

// mark wraps the spans of a node, unless they are empty or wrapped like that already. Strong is kind -1, because
// goldmark has one kind for it and for emphasis.
func (r *reader) mark(kind ast.NodeKind, n ast.Node, wrap func([]prose.Span) prose.Span) []prose.Span {
	if r.inside == nil {
		r.inside = map[ast.NodeKind]int{}
	}
	r.inside[kind]++
	s := r.spans(n)
	r.inside[kind]--
	if len(s) == 0 || r.inside[kind] > 0 {
		return s
	}
	return []prose.Span{wrap(s)}
}

func (r *reader) text(n *ast.Text) []prose.Span {
	value := string(n.Segment.Value(r.source))
	if !n.IsRaw() {
		value = unescape(value)
	}
	if n.SoftLineBreak() {
		value += "\n"
	}
	s := prose.Say(value)
	if n.HardLineBreak() {
		s = append(s, prose.Break{})
	}
	return s
}

// code is what stands between back-ticks, in one line.
func (r *reader) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// escaped is a character after a backslash, or a character reference.
var escaped = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);")

// unescape resolves what CommonMark 2.4 and 2.5 have for characters that cannot stand for themselves.
func unescape(s string) string {
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		if m[0] == '\\' {
			return m[1:]
		}
		name := m[1 : len(m)-1]
		if name[0] != '#' {
			if e, ok := util.LookUpHTML5EntityByName(name); ok {
				return string(e.Characters)
			}
			return m
		}
		base, digits := 10, name[1:]
		if digits[0] == 'x' || digits[0] == 'X' {
			base, digits = 16, digits[1:]
		}
		n, err := strconv.ParseUint(digits, base, 32)
		if err != nil || n == 0 || n > 0x10FFFF || n >= 0xD800 && n < 0xE000 {
			return "\uFFFD"
		}
		return string(rune(n))
	})
}
