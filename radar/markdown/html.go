package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTMLAsText is a renderer.NodeRenderer that writes HTML in a description as the text that was typed: an author must
// see that it did not work. Open and Close are the tags around a block of it.
type HTMLAsText struct{ Open, Close string }

// RegisterFuncs implements renderer.NodeRenderer.
func (h HTMLAsText) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, h.inline)
	r.Register(ast.KindHTMLBlock, h.block)
}

func (HTMLAsText) inline(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		escapeLines(w, source, n.(*ast.RawHTML).Segments)
	}
	return ast.WalkSkipChildren, nil
}

func (h HTMLAsText) block(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	b := n.(*ast.HTMLBlock)
	_, _ = w.WriteString(h.Open) // an error stays in the writer until it is flushed
	escapeLines(w, source, b.Lines())
	if b.HasClosure() {
		_, _ = w.Write(util.EscapeHTML(b.ClosureLine.Value(source)))
	}
	_, _ = w.WriteString(h.Close)
	return ast.WalkSkipChildren, nil
}

func escapeLines(w util.BufWriter, source []byte, lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		_, _ = w.Write(util.EscapeHTML(line.Value(source)))
	}
}
