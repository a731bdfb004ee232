// Package markdown reads the descriptions of entries: CommonMark with tables, strikethrough and bare URLs, and with
// emphasis that works in Korean. What is not safe is text: an author must see that it did not work.
//
// Escape goes the other way: it writes a text so that engines of Markdown show it as it is.
package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"techradar/radar/article"
)

// bareURL finds a URL in running text. Unlike GFM's own pattern it goes on through Hangul in the path, while a
// particle right after the host still ends it.
var bareURL = regexp.MustCompile(`^https?://[a-zA-Z0-9][-a-zA-Z0-9.]*(?::\d+)?(?:[/?#][^\s<>"]*)?`)

// New returns a reader of descriptions. In the tree that its parser makes, headings are of level 3 to 6, an image is a
// link to it, and every link is safe to follow as article.Safe says. Raw HTML is in it: who renders the tree shows it
// as text. Do not give it a source that TooMuch reports. The options add to that, with transformers of a priority
// above 2000.
func New(options ...goldmark.Option) goldmark.Markdown {
	return goldmark.New(append([]goldmark.Option{
		goldmark.WithExtensions(
			extension.Strikethrough,
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.NewLinkify(extension.WithLinkifyURLRegexp(bareURL)),
		),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(util.Prioritized(emphasis{}, 450)), // before goldmark's own at 500
			parser.WithASTTransformers(util.Prioritized(makeSafe{}, 2000)),
		),
	}, options...)...)
}

// The characters whose nesting a Markdown parser has to look back over, and how many of them a description may have:
// far more than any text has, and few enough for parsers whose time grows with their square.
const (
	markup     = "*_[]()<>`~#"
	mostMarkup = 3000
	mostIndent = 40 // levels of quotes and lists that a line may begin with
)

// TooMuch reports that a description would keep the parser busy. It is shown as it was typed instead.
func TooMuch(source string) bool {
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
		return
	}
	parent := n.Parent()
	parent.ReplaceChild(parent, n, ast.NewString(n.Label(source)))
}
