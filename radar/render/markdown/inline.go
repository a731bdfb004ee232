package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"techradar/radar/markdown"
	"techradar/radar/prose"
)

// kind is what a token is.
type kind int

const (
	typed  kind = iota // text, to be escaped
	done               // Markdown
	opens              // the delimiter that begins an emphasis
	closes             // the one that ends it
	breaks             // the end of a line
)

// token is a part of a line of Markdown.
type token struct {
	kind kind
	s    string
}

// The delimiters. Emphasis never has the sign of strong text, so that two runs of them cannot become one.
const (
	strongSign   = "**"
	emphasisSign = "_"
	struckSign   = "~~"
)

// line flattens spans into tokens.
type line struct {
	flavor *Flavor
	tokens []token
	cell   bool // of a table
}

// spans is a text, in the cell of a table or elsewhere in as many lines as it has.
func (f *Flavor) spans(list []prose.Span, cell bool) string {
	l := &line{flavor: f, cell: cell}
	l.spans(list)
	l.trim()
	return l.String()
}

func (l *line) add(k kind, s string) {
	last := len(l.tokens) - 1
	switch {
	case s == "":
	case k == typed && last >= 0 && l.tokens[last].kind == typed:
		l.tokens[last].s += s
	case k == breaks && (last < 0 || l.tokens[last].kind == breaks || l.tokens[last].kind == opens):
		// An empty line would end the paragraph, and a delimiter at the end of a line opens nothing.
	default:
		l.tokens = append(l.tokens, token{k, s})
	}
}

func (l *line) spans(list []prose.Span) {
	for _, s := range list {
		l.span(s)
	}
}

func (l *line) span(s prose.Span) {
	switch s := s.(type) {
	case prose.Text:
		for i, part := range strings.Split(prose.Clean(string(s)), "\n") {
			if i > 0 {
				l.newline("\n")
			}
			l.add(typed, part)
		}
	case prose.Break:
		l.newline(lineBreak + "\n")
	case prose.Literal:
		l.literal(prose.Line(string(s)))
	case prose.Strong:
		l.emphasis(strongSign, s.Spans)
	case prose.Emphasis:
		l.emphasis(emphasisSign, s.Spans)
	case prose.Struck:
		l.emphasis(struckSign, s.Spans)
	case prose.Link:
		l.add(done, "[")
		l.spans(s.Spans)
		l.add(done, "]("+address(s.URL)+")")
	case prose.Ref:
		l.spans(s.Spans)
	}
}

func (l *line) newline(s string) {
	if l.cell {
		l.add(typed, " ")
		return
	}
	l.add(breaks, s)
}

// trim takes the end of a line away where nothing follows it.
func (l *line) trim() {
	if last := len(l.tokens) - 1; last >= 0 && l.tokens[last].kind == breaks {
		l.tokens = l.tokens[:last]
	}
}

// emphasis adds what is emphasized. Two in a row are one: they could not be told apart.
func (l *line) emphasis(sign string, list []prose.Span) {
	if last := len(l.tokens) - 1; last >= 0 && l.tokens[last] == (token{closes, sign}) {
		l.tokens = l.tokens[:last]
	} else {
		l.add(opens, sign)
	}
	l.spans(list)
	l.trim()
	if last := len(l.tokens) - 1; l.tokens[last] == (token{opens, sign}) { // around nothing
		l.tokens = l.tokens[:last]
		return
	}
	l.add(closes, sign)
}

// literal adds a code span.
func (l *line) literal(s string) {
	switch {
	case strings.Trim(s, " ") == "", l.flavor.wouldRun(s) && !l.flavor.HTML:
		l.add(typed, s)
		return
	case l.flavor.HTML && (l.flavor.wouldRun(s) || strings.ContainsAny(s, "{}") || l.cell && strings.ContainsRune(s, '|')):
		// Vue evaluates what stands between braces in a code span, too; what a bar in one means differs.
		l.add(done, "<code>"+l.flavor.attribute(s)+"</code>")
		return
	case l.cell:
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || strings.HasPrefix(s, " ") && strings.HasSuffix(s, " ") {
		s = " " + s + " "
	}
	l.add(done, fence+s+fence)
}

// String puts the tokens together. Each delimiter gets neighbours with which it is one in every engine: by the rules
// of CommonMark, made for words with spaces between them, the stars of **쿠버네티스(K8s)**는 stand between a sign and
// a letter and end nothing. When the letter is written as a character reference, a sign follows them.
func (l *line) String() string {
	out := make([]string, len(l.tokens))
	for i, t := range l.tokens {
		out[i] = t.s
		if t.kind == typed {
			out[i] = l.flavor.escape(t.s, l.isEdge(i-1), l.isEdge(i+1))
		}
	}
	for changed := true; changed; { // what is outside of one delimiter may be inside of another
		changed = false
		for i, t := range l.tokens {
			switch t.kind {
			case opens:
				changed = l.part(out, i, -1) || changed
			case closes:
				changed = l.part(out, i, +1) || changed
			}
		}
	}
	if l.flavor.HTML { // Python's Markdown has no sign for what is struck
		for i, t := range l.tokens {
			switch t {
			case token{opens, struckSign}:
				out[i] = "<del>"
			case token{closes, struckSign}:
				out[i] = "</del>"
			}
		}
	}
	return strings.Join(out, "")
}

// isEdge reports that there is no token at i in the same line.
func (l *line) isEdge(i int) bool {
	return i < 0 || i >= len(l.tokens) || l.tokens[i].kind == breaks
}

// part sets the delimiter at i apart from the text outside of it, by a reference for the character that is next to it,
// and does the same to white space inside. It reports whether it has changed anything. out is what the tokens have become; outward is -1 for a delimiter that
// opens and 1 for one that closes.
func (l *line) part(out []string, i, outward int) bool {
	within, beyond := i-outward, i+outward
	inner := edge(out[within], outward)
	if l.tokens[within].kind == typed && unicode.IsSpace(inner) {
		replaceEdge(out, within, outward)
		return true
	}
	if l.isEdge(beyond) || l.tokens[beyond].kind != typed {
		return false
	}
	outer := edge(out[beyond], -outward)
	isWord := unicode.IsLetter(inner) || unicode.IsDigit(inner)
	if isWord && l.tokens[i].s != emphasisSign || outer == ' ' || outer <= unicode.MaxASCII && (unicode.IsPunct(outer) || unicode.IsSymbol(outer)) {
		return false
	}
	replaceEdge(out, beyond, -outward)
	return true
}

// edge is the first character of s when side is -1, and the last when it is 1.
func edge(s string, side int) rune {
	c, _ := utf8.DecodeRuneInString(s)
	if side > 0 {
		c, _ = utf8.DecodeLastRuneInString(s)
	}
	return c
}

func replaceEdge(out []string, i, side int) {
	c, s := edge(out[i], side), out[i]
	if side < 0 {
		out[i] = markdown.Reference(c) + s[utf8.RuneLen(c):]
		return
	}
	out[i] = s[:len(s)-utf8.RuneLen(c)] + markdown.Reference(c)
}
