package html

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"techradar/radar/article"
)

// markdown turns the descriptions of entries into HTML that is safe to show. What is not safe is shown as text
// instead: an author must see that it did not work.
type markdown struct {
	parse  goldmark.Markdown
	policy *bluemonday.Policy
}

// bareURL finds a URL in running text. Unlike GFM's own pattern it goes on through Hangul in the path, while a
// particle right after the host still ends it.
var bareURL = regexp.MustCompile(`^https?://[a-zA-Z0-9][-a-zA-Z0-9.]*(?::\d+)?(?:[/?#][^\s<>"]*)?`)

func newMarkdown() *markdown {
	return &markdown{
		parse: goldmark.New(
			goldmark.WithExtensions(
				extension.Strikethrough,
				extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
				extension.NewLinkify(extension.WithLinkifyURLRegexp(bareURL)),
			),
			goldmark.WithParserOptions(
				parser.WithInlineParsers(util.Prioritized(emphasis{}, 450)), // before goldmark's own at 500
				parser.WithASTTransformers(util.Prioritized(makeSafe{}, 2000)),
			),
			goldmark.WithRendererOptions(
				renderer.WithNodeRenderers(util.Prioritized(showHTML{}, 100), util.Prioritized(showCode{}, 100)), // before goldmark's own at 1000
			),
		),
		policy: newPolicy(),
	}
}

// newPolicy allows what our Markdown can produce and nothing else. It is the second lock: with the first one
// working it finds nothing to remove.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(
		"p", "br", "hr", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li",
		"table", "thead", "tbody", "tr", "th", "td",
	)
	p.AllowNoAttrs().OnElements("span")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`(?i)^(?:https?://|mailto:)`)).OnElements("a")
	p.AllowAttrs("title").OnElements("a")
	p.AllowAttrs("rel").Matching(regexp.MustCompile(`^noopener noreferrer$`)).OnElements("a")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^bare$`)).OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto")
	p.RequireParseableURLs(true)
	return p
}

// HTML renders a description.
func (m *markdown) HTML(source string) (template.HTML, error) {
	if source == "" {
		return "", nil
	}
	if tooMuchMarkup(source) { // Safe: escaped on the spot.
		return template.HTML("<pre>" + template.HTMLEscapeString(source) + "</pre>"), nil
	}
	var b bytes.Buffer
	if err := m.parse.Convert([]byte(source), &b); err != nil {
		return "", fmt.Errorf("description: %w", err)
	}
	// Safe: bluemonday has rebuilt it from an allow-list of elements and attributes, none of which runs anything.
	return template.HTML(m.policy.SanitizeBytes(b.Bytes())), nil
}

// The characters whose nesting a Markdown parser has to look back over, and how many of them a description may have:
// far more than any text has, and few enough for parsers whose time grows with their square.
const (
	markup     = "*_[]()<>`~#"
	mostMarkup = 3000
	mostIndent = 40 // levels of quotes and lists that a line may begin with
)

// tooMuchMarkup reports that a description would keep the parser busy. It is shown as it was typed instead.
func tooMuchMarkup(source string) bool {
	n := 0
	for line := range strings.Lines(source) {
		depth := 0
		for i := range len(line) {
			if strings.IndexByte("> -+*", line[i]) < 0 {
				break
			}
			if line[i] != ' ' {
				depth++
			}
		}
		if depth > mostIndent && strings.Trim(line, "-*_ \n") != "" {
			return true
		}
		for i := range len(line) {
			if strings.IndexByte(markup, line[i]) >= 0 {
				n++
			}
		}
	}
	return n > mostMarkup
}

// makeSafe replaces images by links to them, and links that may not be followed by their text and address.
type makeSafe struct{}

// Transform implements parser.ASTTransformer.
func (makeSafe) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var nodes []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	// The innermost come last, and go first: an image in a link must be text by the time the link is looked at.
	for i := len(nodes) - 1; i >= 0; i-- {
		switch n := nodes[i].(type) {
		case *ast.Heading:
			n.Level = min(n.Level+2, 6) // a quadrant's heading above is an h2
		case *ast.Image:
			replaceReference(n, n.Destination, n.Title, !inLink(n))
		case *ast.Link:
			replaceReference(n, n.Destination, n.Title, true)
		case *ast.AutoLink:
			checkAutoLink(n, reader.Source())
		}
	}
}

func inLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink || p.Kind() == ast.KindImage { // an image may become a link
			return true
		}
	}
	return false
}

// replaceReference puts a safe link in the place of a link or image, or its text followed by its address.
func replaceReference(n ast.Node, destination, title []byte, mayLink bool) {
	parent := n.Parent()
	address := string(util.UnescapePunctuations(destination))
	if mayLink && article.Safe(string(util.URLEscape(destination, true))) {
		l := ast.NewLink()
		l.Destination, l.Title = destination, title
		l.SetAttributeString("rel", []byte("noopener noreferrer"))
		moveChildren(n, l)
		if !l.HasChildren() {
			l.AppendChild(l, ast.NewString([]byte(address)))
		}
		parent.ReplaceChild(parent, n, l)
		return
	}
	shown := " (" + address
	if len(title) > 0 {
		shown += ` "` + string(title) + `"`
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.ReplaceChild(parent, n, ast.NewString([]byte(shown+")")))
}

func moveChildren(from, to ast.Node) {
	for c := from.FirstChild(); c != nil; c = from.FirstChild() {
		to.AppendChild(to, c)
	}
}

func checkAutoLink(n *ast.AutoLink, source []byte) {
	address := string(util.URLEscape(n.URL(source), false))
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	if article.Safe(address) {
		n.SetAttributeString("rel", []byte("noopener noreferrer"))
		n.SetAttributeString("class", []byte("bare")) // paper need not repeat the address
		return
	}
	parent := n.Parent()
	parent.ReplaceChild(parent, n, ast.NewString(n.Label(source)))
}

// showHTML shows HTML in a description as the text that was typed.
type showHTML struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (showHTML) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, inlineHTML)
	r.Register(ast.KindHTMLBlock, blockHTML)
	r.Register(ast.KindString, plain)
}

func inlineHTML(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		escapeLines(w, source, n.(*ast.RawHTML).Segments)
	}
	return ast.WalkSkipChildren, nil
}

func blockHTML(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	b := n.(*ast.HTMLBlock)
	_, _ = w.WriteString("<pre><code>") // an error stays in the writer until it is flushed
	escapeLines(w, source, b.Lines())
	if b.HasClosure() {
		_, _ = w.Write(util.EscapeHTML(b.ClosureLine.Value(source)))
	}
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

func escapeLines(w util.BufWriter, source []byte, lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		_, _ = w.Write(util.EscapeHTML(line.Value(source)))
	}
}

// plain writes a text that makeSafe has put in; goldmark would read entities and escapes in it.
func plain(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(util.EscapeHTML(n.(*ast.String).Value))
	}
	return ast.WalkContinue, nil
}
