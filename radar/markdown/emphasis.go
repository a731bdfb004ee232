package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis reads * and **, and ~ and ~~, as CommonMark and GitHub do, and also where CommonMark's rules, made for words with spaces
// between them, fail Korean: in **쿠버네티스(K8s)**는 the stars close between a punctuation mark and a particle.
type emphasis struct{}

// Trigger implements parser.InlineParser.
func (emphasis) Trigger() []byte { return []byte{'*', '~'} }

// Parse implements parser.InlineParser.
func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	var signs parser.DelimiterProcessor = stars{}
	if line[0] == '~' {
		signs = tildes{}
	}
	d := parser.ScanDelimiter(line, before, 1, signs)
	if d == nil || d.Char == '~' && (d.OriginalLength > 2 || before == '~') {
		return nil
	}
	after := ' '
	if d.OriginalLength < len(line) {
		after = util.ToRune(line, d.OriginalLength)
	}
	if isCJK(after) && util.IsPunctRune(before) {
		d.CanClose = true
	}
	if isCJK(before) && util.IsPunctRune(after) {
		d.CanOpen = true
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func isCJK(c rune) bool {
	return unicode.In(c, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// stars implements parser.DelimiterProcessor for *.
type stars struct{}

// IsDelimiter reports whether b is a star.
func (stars) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser reports whether two runs of stars may pair.
func (stars) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

// OnMatch makes the node for n stars on each side.
func (stars) OnMatch(n int) ast.Node { return ast.NewEmphasis(n) }

// tildes implements parser.DelimiterProcessor for ~.
type tildes struct{}

// IsDelimiter reports whether b is a tilde.
func (tildes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser reports whether two runs of tildes may pair.
func (tildes) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

// OnMatch makes the node for what is struck.
func (tildes) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
