package markdown

import (
	"fmt"
	"strings"
	"unicode"
)

// signs mean something to one Markdown engine or another wherever they stand: emphasis, code, links, tables, math,
// tags, superscripts, and the braces of MDX, Vue and Hugo.
const signs = "*_`[]{}\\|~$^#"

// doubled mean something when they are doubled: dashes, highlights, comments, ellipses, containers, spoilers.
const doubled = "-=%!.:?"

// refers holds the signs that mean something to GitHub or GitLab when a word follows them, after Markdown has been read:
// people, issues, changes, labels, milestones, snippets, emoji.
const refers = "@#!~%$&:^*"

// Escape says what reads a text beside a plain engine. The zero Escape is for text without any raw HTML.
type Escape struct {
	HTML        bool // raw HTML is kept, so that an empty tag can keep a sign from what follows it
	Typographer bool // quotes would come out curly
	Comment     bool // with HTML: a comment on GitHub or GitLab, where names of people, issues and the like would be links
}

// Text returns s so that every engine shows it as it is typed, wherever inline text may stand: at the start of a line,
// in a cell of a table, in a heading, in the text of a link. What could mean anything is written as a character
// reference by number, which CommonMark, MDX, Vue's and Python's Markdown all read, while they differ in which
// backslashes they know. Letters, and signs between spaces, stay as they are.
func (e Escape) Text(s string) string { return e.Part(s, true, true) }

// Part is Text for a part of a line: it says whether s begins the line and whether it ends it.
func (e Escape) Part(s string, begins, ends bool) string {
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
		case e.Comment && refersTo(runes, i):
			b.WriteString(Reference(r) + apart) // the reference is gone when these sites look
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
			e.Typographer && (r == '"' || r == '\''):
			b.WriteString(Reference(r))
		case r == ':' && after != 0 && !unicode.IsSpace(after):
			b.WriteString(Reference(r))
			if e.HTML && emoji(runes[i:]) {
				b.WriteString(apart) // GitHub looks for :tada: when the references are gone
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// apart ends a word for what looks for words in the HTML.
const apart = "<span></span>"

// refersTo reports whether the sign at i may make a link of the word behind it, or of the one that it is in, to the
// sites that show comments.
func refersTo(runes []rune, i int) bool {
	r, after := runes[i], at(runes, i+1)
	word := unicode.IsLetter(after) || unicode.IsDigit(after)
	switch {
	case r == '.':
		return endsIn(runes[:i], "www")
	case r == '-':
		return endsIn(runes[:i], "gh") && unicode.IsDigit(after)
	case strings.ContainsRune(refers, r):
		return word || after == '"' || r == ':' && after != 0 && strings.ContainsRune("/+-_", after)
	}
	return false
}

func endsIn(runes []rune, word string) bool {
	n := len(runes) - len(word)
	return n >= 0 && strings.EqualFold(string(runes[n:]), word)
}

// Reference is a character as every engine reads it and none takes for syntax.
func Reference(r rune) string { return fmt.Sprintf("&#%d;", r) }

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
