package importer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"techradar/radar"
)

// scanner reads JSON or, when it is loose, a JavaScript object literal: comments, keys without quotes, single quotes,
// trailing commas. What a program would have to work out is kept as its text and never run.
//
// encoding/json tells neither the line of a value nor where a comment stands, which is what our messages need.
type scanner struct {
	src   string
	file  string
	loose bool
	i     int // the next byte
	nodes int

	// The place that was looked up last: going on from there keeps a file that is one line of megabytes fast.
	lastOffset int
	last       radar.Pos
}

func readJSON(src, file string) (*node, *treeError) {
	s := &scanner{src: src, file: file, last: radar.Pos{Line: 1, Col: 1}}
	return s.whole()
}

// whole reads a file that is one value.
func (s *scanner) whole() (n *node, bad *treeError) {
	defer s.rescue(&bad)
	s.space()
	n = s.value(1)
	s.space()
	if s.i < len(s.src) {
		s.stop(s.i, "there is something behind the end of the value")
	}
	return n, nil
}

// literalAt reads the object literal that begins at a byte of a program.
func literalAt(src, file string, at int) (n *node, bad *treeError) {
	s := &scanner{src: src, file: file, loose: true, i: at, last: radar.Pos{Line: 1, Col: 1}}
	defer s.rescue(&bad)
	return s.value(1), nil
}

// rescue turns the panic of stop into its error.
func (s *scanner) rescue(bad **treeError) {
	if cause := recover(); cause != nil {
		e, ok := cause.(*treeError)
		if !ok {
			panic(cause)
		}
		*bad = e
	}
}

// stop ends the reading with an error at a byte.
func (s *scanner) stop(offset int, format string, args ...any) {
	panic(&treeError{at: s.pos(offset).Pos, message: fmt.Sprintf(format, args...)})
}

// pos returns the place of a byte.
func (s *scanner) pos(offset int) place {
	if offset < s.lastOffset {
		s.lastOffset, s.last = 0, radar.Pos{Line: 1, Col: 1}
	}
	for s.lastOffset < offset {
		c, size := utf8.DecodeRuneInString(s.src[s.lastOffset:])
		s.last.Col++
		if c == '\n' || c == '\r' && !strings.HasPrefix(s.src[s.lastOffset+1:], "\n") {
			s.last = radar.Pos{Line: s.last.Line + 1, Col: 1}
		}
		s.lastOffset += size
	}
	return place{s.file, s.last}
}

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.i < len(s.src) {
		return s.src[s.i]
	}
	return 0
}

// space goes on behind white space and, in a program, comments.
func (s *scanner) space() {
	for s.i < len(s.src) {
		switch rest := s.src[s.i:]; {
		case strings.IndexByte(" \t\r\n", rest[0]) >= 0:
			s.i++
		case s.loose && strings.HasPrefix(rest, "//"):
			end := strings.IndexByte(rest, '\n')
			if end < 0 {
				end = len(rest)
			}
			s.i += end
		case s.loose && strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				s.stop(s.i, "this comment is never closed")
			}
			s.i += 2 + end + 2
		default:
			return
		}
	}
}

func (s *scanner) value(depth int) *node {
	s.nodes++
	switch {
	case depth > maxNesting:
		s.stop(s.i, "lists and objects stand more than %d deep in each other", maxNesting)
	case s.nodes > maxNodes:
		s.stop(s.i, "there are more than %d values", maxNodes)
	}
	start := s.i
	n := &node{at: s.pos(start)}
	switch c := s.peek(); {
	case c == '{':
		s.object(n, depth)
	case c == '[':
		s.list(n, depth)
	case c == '"', s.loose && (c == '\'' || c == '`'):
		n.kind, n.text = textNode, s.quoted(c)
	case c == 0 && s.i >= len(s.src):
		s.stop(s.i, "the file ends where a value is wanted")
	default:
		s.word(n)
	}
	if s.loose && depth > 1 {
		s.program(n, start)
	}
	return n
}

func (s *scanner) object(n *node, depth int) {
	n.kind = objectNode
	open := s.i
	s.i++
	for {
		s.space()
		if s.peek() == '}' && (s.loose || len(n.fields) == 0) {
			s.i++
			return
		}
		f := fieldNode{at: s.pos(s.i)}
		f.key = s.key(open)
		s.space()
		if s.peek() != ':' {
			s.stop(s.i, "a colon is wanted behind the key %s", quoted(f.key))
		}
		s.i++
		s.space()
		f.value = s.value(depth + 1)
		n.fields = append(n.fields, f)
		if s.ends('}', open, "{") {
			return
		}
	}
}

func (s *scanner) list(n *node, depth int) {
	n.kind = listNode
	open := s.i
	s.i++
	for {
		s.space()
		if s.peek() == ']' && (s.loose || len(n.items) == 0) {
			s.i++
			return
		}
		n.items = append(n.items, s.value(depth+1))
		if s.ends(']', open, "[") {
			return
		}
	}
}

// ends goes on behind a comma, or behind the bracket that ends what was opened at a byte: then it returns true.
func (s *scanner) ends(closer byte, open int, opener string) bool {
	s.space()
	switch s.peek() {
	case ',':
		s.i++
		if s.space(); s.peek() == closer && !s.loose {
			s.stop(s.i, "there is a comma before %q: take it out", closer)
		}
		return false
	case closer:
		s.i++
		return true
	}
	if s.i >= len(s.src) {
		s.stop(open, "this %q is never closed", opener[0])
	}
	s.stop(s.i, "a comma or %q is wanted here", closer)
	return true
}

// key reads a key.
func (s *scanner) key(open int) string {
	c := s.peek()
	if c == '"' || s.loose && c == '\'' {
		return s.quoted(c)
	}
	if s.i >= len(s.src) {
		s.stop(open, "this '{' is never closed")
	}
	start := s.i
	for s.loose && s.i < len(s.src) && isWord(s.src[s.i]) {
		s.i++
	}
	if s.i == start {
		s.stop(s.i, "a key in double quotes is wanted here")
	}
	return s.src[start:s.i]
}

// isWord reports whether a byte may stand in a name of a program. Those of characters beyond ASCII may.
func isWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= utf8.RuneSelf
}

// program takes a value with what follows it in a program, such as a sum, for an expression.
func (s *scanner) program(n *node, start int) {
	behind := s.i
	s.space()
	whole := n.kind != textNode || s.src[start] != '`' || !strings.Contains(n.text, "${")
	if c := s.peek(); whole && n.kind != programNode && (c == ',' || c == '}' || c == ']' || c == ')' || s.i >= len(s.src)) {
		s.i = behind
		return
	}
	if whole && s.missesComma(n) {
		s.i = behind
		return
	}
	s.i = behind
	depth := 0
	for s.i < len(s.src) {
		s.space()
		switch c := s.peek(); {
		case s.i >= len(s.src):
		case c == '"' || c == '\'' || c == '`':
			s.quoted(c)
		case strings.IndexByte("([{", c) >= 0:
			depth++
			s.i++
		case depth == 0 && strings.IndexByte(",)]}", c) >= 0:
			*n = node{kind: programNode, text: strings.TrimSpace(s.src[start:s.i]), at: n.at}
			return
		case strings.IndexByte(")]}", c) >= 0:
			depth--
			s.i++
		default:
			s.i++
		}
	}
	s.stop(start, "this value has no end")
}

// missesComma reports whether what comes next is a value or a key, and no program goes on with one behind a value like
// this: then ends says what is wanted.
func (s *scanner) missesComma(n *node) bool {
	if n.kind == programNode {
		return false
	}
	c := s.peek()
	for _, operator := range []string{"in", "instanceof"} {
		if rest, ok := strings.CutPrefix(s.src[s.i:], operator); ok && (rest == "" || !isWord(rest[0])) {
			return false
		}
	}
	return c == '{' || c == '"' || c == '\'' || c == '`' || isWord(c)
}

// skipSpace goes on behind white space and comments.
func (s *scanner) skipSpace() (bad *treeError) {
	defer s.rescue(&bad)
	s.space()
	return nil
}
