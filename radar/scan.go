package radar

import (
	"bytes"
	"unicode/utf8"
)

// utf16 reports whether the bytes look like a text in UTF-16 or UTF-32.
func utf16(src []byte) bool {
	if bytes.HasPrefix(src, []byte("\xFF\xFE")) || bytes.HasPrefix(src, []byte("\xFE\xFF")) {
		return true
	}
	return len(src) > 3 && (src[0] == 0) != (src[1] == 0) && (src[2] == 0) != (src[3] == 0)
}

// characters reports every character that the file may not hold. It returns the text with U+FDD0 in the place
// of each of them, code point for code point, so that the rest can be read and keeps its columns.
func (r *reader) characters() []byte {
	if clean(r.src) {
		return []byte(r.src)
	}
	out := make([]byte, 0, len(r.src)+len(r.src)/8)
	at := Pos{1, 0}
	var before rune
	stray := 0         // runs of bytes that are not UTF-8: more than a few are not worth listing
	var last *charRule // the rule that refused the character before: a run of them is one problem
	for i := 0; i < len(r.src); {
		c, size := utf8.DecodeRuneInString(r.src[i:])
		at.Col++
		var rule *charRule
		switch {
		case c == utf8.RuneError && size == 1:
			rule, c = &notUTF8, rune(r.src[i])
		case c == '\r': // a line end; the parser takes CR as one, too
		default:
			next, _ := utf8.DecodeRuneInString(r.src[i+size:])
			rule = refused(before, c, next)
		}
		if rule != nil {
			if rule == &notUTF8 && rule != last {
				stray++
			}
			if rule != last && (rule != &notUTF8 || stray <= strayRuns) {
				r.report(at, rule.fault(c))
			}
			out = utf8.AppendRune(out, placeholder)
		} else {
			out = append(out, r.src[i:i+size]...)
		}
		if c == '\n' || c == '\r' && (i+1 == len(r.src) || r.src[i+1] != '\n') {
			at = Pos{at.Line + 1, 0}
		}
		before, last = c, rule
		i += size
	}
	return out
}

// notUTF8 is the rule for bytes that are no character at all.
var notUTF8 = charRule{code: codeEncoding, hint: "save the file as UTF-8"}

// clean reports whether every character is printable ASCII, a tab or a line end, as in most files.
func clean(src string) bool {
	for i := range len(src) {
		c := src[i]
		if (c < 0x20 || c > 0x7E) && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}
