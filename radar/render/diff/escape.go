package diff

import (
	"fmt"
	"strings"
	"unicode"

	"techradar/radar"
)

// refers holds the signs that mean something to GitHub or GitLab when a word follows them, after Markdown has been read:
// people, issues, changes, labels, milestones, snippets, emoji.
const refers = "@#!~%$&:^*"

// harmless signs mean nothing inside a line of Markdown.
const harmless = " ,;'()/?.-+"

// escape returns s so that every engine shows it as it is typed, inside a line and in a cell of a table. A sign that
// could mean anything is a character reference; an empty tag keeps it from what follows where a reference is not enough.
func escape(s string) string {
	var b strings.Builder
	runes := []rune(radar.Visible(s))
	for i, r := range runes {
		var before, after rune
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		word := unicode.IsLetter(after) || unicode.IsDigit(after)
		switch {
		case r == '.' && endsIn(runes[:i], "www"), r == '-' && endsIn(runes[:i], "gh") && unicode.IsDigit(after):
			fmt.Fprintf(&b, "&#%d;<span></span>", r)
		case strings.ContainsRune(refers, r) && (word || after == '"' || r == ':' && strings.ContainsRune("/+-_", after)):
			fmt.Fprintf(&b, "&#%d;<span></span>", r)
		case r == '-' && (before == '-' || after == '-'), r == '.' && (before == '.' || after == '.'):
			fmt.Fprintf(&b, "&#%d;", r)
		case r == ':' && (after == ' ' || after == 0), r > unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(harmless, r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "&#%d;", r)
		}
	}
	return b.String()
}

func endsIn(runes []rune, word string) bool {
	n := len(runes) - len(word)
	return n >= 0 && strings.EqualFold(string(runes[n:]), word)
}
