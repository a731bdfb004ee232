package html

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"techradar/radar/markdown"
)

// descriptions turns the descriptions of entries into HTML that is safe to show. What is not safe is shown as text
// instead: an author must see that it did not work.
type descriptions struct {
	parse  goldmark.Markdown
	policy *bluemonday.Policy
}

func newDescriptions() *descriptions {
	return &descriptions{
		parse: markdown.New(
			goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(relate{}, 2001))), // after what makes links safe
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
func (m *descriptions) HTML(source string) (template.HTML, error) {
	if source == "" {
		return "", nil
	}
	if markdown.TooMuch(source) { // Safe: escaped on the spot.
		return template.HTML("<pre>" + template.HTMLEscapeString(source) + "</pre>"), nil
	}
	var b bytes.Buffer
	if err := m.parse.Convert([]byte(source), &b); err != nil {
		return "", fmt.Errorf("description: %w", err)
	}
	// Safe: bluemonday has rebuilt it from an allow-list of elements and attributes, none of which runs anything.
	return template.HTML(m.policy.SanitizeBytes(b.Bytes())), nil
}

// relate gives every link what the page wants of it.
type relate struct{}

// Transform implements parser.ASTTransformer.
func (relate) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if k := n.Kind(); entering && (k == ast.KindLink || k == ast.KindAutoLink) {
			n.SetAttributeString("rel", []byte("noopener noreferrer"))
			if k == ast.KindAutoLink {
				n.SetAttributeString("class", []byte("bare")) // paper need not repeat the address
			}
		}
		return ast.WalkContinue, nil
	})
}

// showHTML shows HTML in a description as the text that was typed.
type showHTML struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (showHTML) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	markdown.HTMLAsText{Open: "<pre><code>", Close: "</code></pre>\n"}.RegisterFuncs(r)
	r.Register(ast.KindString, plain)
}

// plain writes a text that the reader has put in; goldmark would read entities and escapes in it.
func plain(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.Write(util.EscapeHTML(n.(*ast.String).Value))
	}
	return ast.WalkContinue, nil
}
