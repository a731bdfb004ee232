package importer

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// word reads a number, true, false or null. In a program it may be a name, too.
func (s *scanner) word(n *node) {
	start := s.i
	for s.i < len(s.src) && (isWord(s.src[s.i]) || strings.IndexByte("+-.", s.src[s.i]) >= 0) {
		s.i++
	}
	n.text = s.src[start:s.i]
	switch n.text {
	case "true", "false":
		n.kind = boolNode
		return
	case "null":
		return
	}
	_, err := strconv.ParseFloat(n.text, 64)
	digit := strings.TrimLeft(n.text, "+-.")
	switch {
	case err == nil && digit != "" && digit[0] >= '0' && digit[0] <= '9' && (s.loose || n.text[0] != '+' && n.text[0] != '.'):
		n.kind = numberNode
	case !s.loose && n.text != "":
		s.stop(start, "%s is no value: a text stands in double quotes", quoted(n.text))
	case !s.loose:
		c, _ := utf8.DecodeRuneInString(s.src[start:])
		s.stop(start, "a value is wanted here, and this is %q", c)
	case n.text == "" && strings.IndexByte(",:]}", s.peek()) >= 0:
		s.stop(start, "a value is wanted here")
	case n.text == "undefined":
	default:
		n.kind = programNode
	}
}

// quoted reads a text up to the quote that it begins with.
func (s *scanner) quoted(quote byte) string {
	start := s.i
	s.i++
	var b strings.Builder
	for s.i < len(s.src) {
		switch c := s.src[s.i]; {
		case c == quote:
			s.i++
			return b.String()
		case c == '\\':
			s.escape(&b)
		case (c == '\n' || c == '\r') && quote != '`':
			s.stop(start, "this text is not closed in its line: a quote is missing")
		default:
			b.WriteByte(c)
			s.i++
		}
	}
	s.stop(start, "this text is never closed: a quote is missing")
	return ""
}

// escape reads what a backslash begins.
func (s *scanner) escape(b *strings.Builder) {
	start := s.i
	s.i += 2
	if s.i > len(s.src) {
		s.stop(start, "the file ends behind a backslash")
	}
	c := s.src[s.i-1]
	if at := strings.IndexByte("bfnrtv0", c); at >= 0 && (at < 5 || s.loose) {
		b.WriteByte("\b\f\n\r\t\v\x00"[at])
		return
	}
	switch {
	case c == '"' || c == '\\' || c == '/':
		b.WriteByte(c)
	case c == 'u':
		r := s.hex(start)
		if utf16.IsSurrogate(r) && strings.HasPrefix(s.src[s.i:], `\u`) {
			behind := s.i
			s.i += 2
			if both := utf16.DecodeRune(r, s.hex(start)); both != utf8.RuneError {
				b.WriteRune(both)
				return
			}
			s.i = behind
		}
		b.WriteRune(r) // half a pair becomes U+FFFD
	case s.loose && c == '\n':
	case s.loose:
		b.WriteByte(c)
	default:
		s.stop(start, "%s is no escape", quoted(`\`+string(rune(c))))
	}
}

// hex reads the four digits of \u.
func (s *scanner) hex(start int) rune {
	if s.i+4 <= len(s.src) {
		if v, err := strconv.ParseUint(s.src[s.i:s.i+4], 16, 32); err == nil {
			s.i += 4
			return rune(v) //nolint:gosec // four hexadecimal digits
		}
	}
	s.stop(start, `four hexadecimal digits are wanted behind \u`)
	return 0
}
