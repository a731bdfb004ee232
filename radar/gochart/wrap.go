package gochart

import (
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks a name into lines that fit: between words, and within a word only where the word alone is too long.
// What does not fit in the given number of lines is cut with an ellipsis.
func wrap(name string, lines int, fits func(string) bool) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(name) {
		if line == "" || fits(line+" "+word) {
			line = strings.TrimSpace(line + " " + word)
		} else {
			out = append(out, line)
			line = word
		}
		for !fits(line) {
			head, tail := split(line, fits)
			if tail == "" {
				break
			}
			out = append(out, head)
			line = tail
		}
	}
	if line != "" {
		out = append(out, line)
	}
	if len(out) <= lines {
		return out
	}
	out = out[:lines]
	last := out[lines-1]
	for last != "" && !fits(last+"…") {
		last = withoutLast(last)
	}
	out[lines-1] = strings.TrimSpace(last) + "…"
	return out
}

// split cuts a line after the last character that fits, or after the first one when none does. A character is what
// a reader takes for one, however many code points it has.
func split(line string, fits func(string) bool) (head, tail string) {
	g := uniseg.NewGraphemes(line)
	for g.Next() {
		if head != "" && !fits(head+g.Str()) {
			break
		}
		head += g.Str()
	}
	return head, line[len(head):]
}

func withoutLast(s string) string {
	start := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		start, _ = g.Positions()
	}
	return s[:start]
}
