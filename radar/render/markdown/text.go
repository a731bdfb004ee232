package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"techradar/radar/markdown"
)

// text returns s so that every engine shows it as it is typed.
func (f *Flavor) text(s string) string { return f.escape(s, true, true) }

// escape is text for a part of a line: it says whether s begins the line and whether it ends it.
func (f *Flavor) escape(s string, begins, ends bool) string {
	return markdown.Escape{HTML: f.HTML, Typographer: f.Typographer}.Part(s, begins, ends)
}

// attribute is s in a quoted attribute of a raw HTML tag, which may be read by Markdown, MDX and Vue before it is HTML.
func (f *Flavor) attribute(s string) string {
	plain := Flavor{Typographer: true} // no tag may stand in an attribute, and no quote
	return plain.text(s)
}

// address is a URL, or the path of a file, as the destination of a link. What could end the link is percent-encoded;
// letters of any script stay readable.
func address(s string) string {
	var b strings.Builder
	host := strings.Contains(s, "://[") // of IPv6
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '%' && !hexDigits(s[i+1:]):
			b.WriteString("%25")
		case r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.Nd), strings.ContainsRune("-._/:?#@!+,;=%", r), host && (r == '[' || r == ']'):
			b.WriteString(s[i : i+size])
		case r == '~' && (i == 0 || s[i-1] != '~'):
			b.WriteString(s[i : i+size])
		default:
			for _, c := range []byte(s[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	return b.String()
}

// hexDigits reports whether s begins with the two digits of a percent-encoded byte.
func hexDigits(s string) bool {
	return len(s) > 1 && strings.IndexByte("0123456789abcdefABCDEF", s[0]) >= 0 && strings.IndexByte("0123456789abcdefABCDEF", s[1]) >= 0
}

// link is a Markdown link; text is Markdown already.
func link(text, destination string) string { return "[" + text + "](" + destination + ")" }
