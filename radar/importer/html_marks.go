package importer

import (
	"strings"
	"unicode"
)

// The bounds on the marks of one run of text, and on the time that they take together with its length. Where there are
// more, none is written.
const (
	maxMarks    = 400
	maxMarkWork = 5_000_000
)

// pair is an opening mark with the one that closes it, by their places.
type pair struct{ open, end int }

func isOpening(c rune) bool { return c >= opens && c < opens+rune(len(marks)) }
func isClosing(c rune) bool { return c >= closes && c < closes+rune(len(marks)) }
func isMark(c rune) bool    { return isOpening(c) || isClosing(c) }
func isGap(c rune) bool     { return c == ' ' || c == lineBreak }

// placeMarks writes the marks of a line that Markdown would take for what they are. The others go, and their text
// stays: it is better plain than with asterisks in it.
func placeMarks(s []rune) string {
	n := 0
	for _, c := range s {
		if isMark(c) {
			n++
		}
	}
	if n > maxMarks || n*n*len(s) > maxMarkWork {
		return withoutMarks(s)
	}
	s = outward(s)
	for {
		bad := -1
		pairs := pairsOf(s)
		for i, p := range pairs {
			if !stands(s, p) || within(s, pairs, p) {
				bad = i
				break
			}
		}
		if bad < 0 {
			break
		}
		p := pairs[bad]
		s = append(s[:p.open:p.open], append(append([]rune{}, s[p.open+1:p.end]...), s[p.end+1:]...)...)
		s = outward(s)
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case isOpening(c):
			b.WriteString(marks[c-opens])
		case isClosing(c):
			b.WriteString(marks[c-closes])
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func withoutMarks(s []rune) string {
	return strings.Map(func(c rune) rune {
		if isMark(c) {
			return -1
		}
		return c
	}, string(s))
}

// outward moves space and line breaks out of marks, since a mark beside them is none, and takes out marks with nothing
// between them.
func outward(s []rune) []rune {
	out := make([]rune, 0, len(s))
	for _, c := range s {
		switch {
		case isGap(c): // in front of the marks that open right before it
			i := len(out)
			for i > 0 && isOpening(out[i-1]) {
				i--
			}
			out = append(out, 0)
			copy(out[i+1:], out[i:])
			out[i] = c
		case isClosing(c): // in front of the space right before it
			if n := len(out); n > 0 && isOpening(out[n-1]) {
				out = out[:n-1]
				continue
			}
			i := len(out)
			for i > 0 && isGap(out[i-1]) {
				i--
			}
			if i > 0 && isOpening(out[i-1]) {
				out = append(out[:i-1], out[i:]...)
				continue
			}
			out = append(out, 0)
			copy(out[i+1:], out[i:])
			out[i] = c
		default:
			out = append(out, c)
		}
	}
	return out
}

// pairsOf returns the marks of a text. They are nested.
func pairsOf(s []rune) []pair {
	var pairs []pair
	var open []int
	for i, c := range s {
		switch {
		case isOpening(c):
			open = append(open, len(pairs))
			pairs = append(pairs, pair{open: i})
		case isClosing(c) && len(open) > 0:
			pairs[open[len(open)-1]].end = i
			open = open[:len(open)-1]
		}
	}
	return pairs
}

// stands reports whether both marks of a pair can stand where they are: the flanking rules of CommonMark 0.31, 6.2.
// Marks right beside each other are not tried.
func stands(s []rune, p pair) bool {
	before, first, last, behind := ' ', s[p.open+1], s[p.end-1], ' '
	if p.open > 0 {
		before = s[p.open-1]
	}
	if p.end+1 < len(s) {
		behind = s[p.end+1]
	}
	if isMark(before) || isMark(first) || isMark(last) || isMark(behind) || before == '\\' || last == '\\' {
		return false
	}
	for _, c := range []rune{before, first, last, behind} {
		if c == '*' || c == '~' { // that was escaped, and would be in a row with the mark
			return false
		}
	}
	return (!isPunctuation(first) || isPunctuation(before) || isSpace(before)) &&
		(!isPunctuation(last) || isPunctuation(behind) || isSpace(behind))
}

func isSpace(c rune) bool { return isGap(c) || unicode.IsSpace(c) }

func isPunctuation(c rune) bool { return c == linkBegin || unicode.IsPunct(c) || unicode.IsSymbol(c) }

// within reports whether a mark stands in another one of its kind, or across a line break.
func within(s []rune, pairs []pair, p pair) bool {
	for _, o := range pairs {
		if o.open < p.open && o.end > p.end && s[o.open] == s[p.open] {
			return true
		}
	}
	return strings.ContainsRune(string(s[p.open:p.end]), lineBreak)
}
