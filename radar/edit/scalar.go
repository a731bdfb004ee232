package edit

import (
	"fmt"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// scalar writes a text as a YAML scalar on one line, in the quotes that are asked for. Without quotes it gets
// double ones where YAML or the reader of a radar would take it for something else. inFlow says that it stands
// between brackets or braces.
func scalar(s string, quotes yaml.Style, inFlow bool) string {
	switch {
	case strings.ContainsFunc(s, mustEscape) || quotes&yaml.DoubleQuotedStyle != 0:
		return doubleQuoted(s)
	case quotes&yaml.SingleQuotedStyle != 0:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case needsQuotes(s, inFlow):
		return doubleQuoted(s)
	}
	return s
}

// mustEscape reports whether a character can stand in double quotes only, as an escape.
func mustEscape(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) || r == '\uFEFF'
}

// needsQuotes reports whether a text would not be read as itself without quotes.
func needsQuotes(s string, inFlow bool) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	switch {
	case s != strings.TrimSpace(s):
		return true
	case strings.IndexByte(",[]{}#&*!|>'\"%@`", s[0]) >= 0:
		return true
	case strings.IndexByte("-?:", s[0]) >= 0 && (inFlow || len(s) == 1 || s[1] == ' '):
		return true
	case strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #"):
		return true
	}
	return inFlow && strings.ContainsAny(s, ",[]{}")
}

// doubleQuoted writes a text in double quotes, with escapes that JSON has, too.
func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case mustEscape(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isLiteral reports whether a text of several lines can stand below |, as it is.
func isLiteral(s string) bool {
	if !strings.Contains(s, "\n") || strings.IndexByte(" \n", s[0]) >= 0 {
		return false
	}
	for line := range strings.SplitSeq(s, "\n") {
		// A space at the end of a line is lost in many editors, and a tab at its beginning is taken for indentation.
		if strings.HasPrefix(line, "\t") || strings.HasSuffix(line, " ") || strings.HasSuffix(line, "\t") {
			return false
		}
		if strings.ContainsFunc(line, func(r rune) bool { return r != '\t' && mustEscape(r) }) {
			return false
		}
	}
	return true
}
