package html

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// showCode writes code with its hyphenated words in spans, which the style sheet keeps whole: a browser would
// otherwise break a line within an option, as in "grep -" and "v".
type showCode struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (showCode) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindCodeSpan, codeSpan)
	r.Register(ast.KindCodeBlock, codeBlock)
	r.Register(ast.KindFencedCodeBlock, codeBlock)
}

func codeSpan(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var text []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			text = append(text, t.Segment.Value(source)...)
		}
	}
	_, _ = w.WriteString("<code>") // an error stays in the writer until it is flushed
	writeCode(w, bytes.ReplaceAll(text, []byte("\n"), []byte(" ")))
	_, _ = w.WriteString("</code>")
	return ast.WalkSkipChildren, nil
}

func codeBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<pre><code>")
	writeCode(w, n.Lines().Value(source))
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

// writeCode writes a text with a span around each word that has a hyphen.
func writeCode(w util.BufWriter, text []byte) {
	for len(text) > 0 {
		end := bytes.IndexAny(text, " \t\n")
		if end < 0 {
			end = len(text)
		}
		word := util.EscapeHTML(text[:end])
		if len(word) > 1 && bytes.IndexByte(word, '-') >= 0 {
			_, _ = w.WriteString("<span>")
			_, _ = w.Write(word)
			_, _ = w.WriteString("</span>")
		} else {
			_, _ = w.Write(word)
		}
		space := len(text) - len(bytes.TrimLeft(text[end:], " \t\n"))
		_, _ = w.Write(text[end:space])
		text = text[space:]
	}
}
