package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs mean something to one Markdown engine or another wherever they stand: emphasis, code, links, tables, math,
// tags, superscripts, and the braces of MDX, Vue and Hugo.
const signs = "*_`[]{}\\|~$^#"

// doubled mean something when they are doubled: dashes, highlights, comments, ellipses, containers, spoilers.
const doubled = "-=%!.:?"

// text returns s so that every engine shows it as it is typed, wherever inline text may stand: at the start of a line,
// in a cell of a table, in a heading, in the text of a link. What could mean anything is written as a character
// reference by number, which CommonMark, MDX, Vue's and Python's Markdown all read, while they differ in which
// backslashes they know. Letters, and signs between spaces, stay as they are.
func (f *Flavor) text(s string) string { return f.escape(s, true, true) }

// escape is text for a part of a line: it says whether s begins the line and whether it ends it.
func (f *Flavor) escape(s string, begins, ends bool) string {
	var b strings.Builder
	runes := []rune(s)
	start := 0
	if begins {
		start = lineStart(runes)
	}
	for i, r := range runes {
		before, after := at(runes, i-1), at(runes, i+1)
		if after == 0 && !ends {
			after = 'x' // whatever follows may mean something with it
		}
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case i < start, strings.ContainsRune(signs, r), unicode.In(r, unicode.C, unicode.Zl, unicode.Zp),
			strings.ContainsRune(doubled, r) && (before == r || after == r),
			r == '!' && i == len(runes)-1 && !ends, // a link that follows would be an image
			r == ' ' && (before == 0 && begins || after == 0 && ends),
			r == '.' && domain(runes, i),
			r == ')' && (before == '-' || before == ';'), // a smiley, as is what follows a colon
			f.Typographer && (r == '"' || r == '\''):
			b.WriteString(reference(r))
		case r == ':' && after != 0 && !unicode.IsSpace(after):
			b.WriteString(reference(r))
			if f.HTML && emoji(runes[i:]) {
				b.WriteString("<span></span>") // GitHub looks for :tada: when the references are gone
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// reference is a character as every engine reads it and none takes for syntax.
func reference(r rune) string { return fmt.Sprintf("&#%d;", r) }

func at(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

// lineStart returns how many characters at the start of a line have to be written as references lest they begin a
// list, a heading, a definition, a container, or, in MDX, a line of JavaScript.
func lineStart(runes []rune) int {
	if len(runes) == 0 {
		return 0
	}
	if strings.ContainsRune("-+=:%?!@", runes[0]) {
		return 1
	}
	digits := 0
	for digits < len(runes) && runes[digits] >= '0' && runes[digits] <= '9' {
		digits++
	}
	if d := at(runes, digits); digits > 0 && (d == '.' || d == ')') {
		return digits + 1
	}
	for _, word := range []string{"import", "export"} {
		if after := at(runes, len(word)); len(runes) >= len(word) && string(runes[:len(word)]) == word && !unicode.IsLetter(after) {
			return 1
		}
	}
	return 0
}

// domain reports whether the full stop at i may be that of a host name: VitePress and others make a link of ASP.NET
// or notes.md.
func domain(runes []rune, i int) bool {
	before := at(runes, i-1)
	return (unicode.IsLetter(before) || unicode.IsDigit(before)) && unicode.IsLetter(at(runes, i+1)) && unicode.IsLetter(at(runes, i+2))
}

// emoji reports whether runes begin with what may be the name of an emoji between two colons.
func emoji(runes []rune) bool {
	for i, r := range runes[1:] {
		if r == ':' {
			return i > 0
		}
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_+-", r) {
			return false
		}
	}
	return false
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
