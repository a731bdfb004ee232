package radar

import (
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the word that s was most likely meant to be, or "" when none is near: at most a third of its
// characters may differ, or one. Of two that are as near the first is taken. Case and the form of Unicode do not
// count.
func Nearest(s string, words []string) string {
	s = fold(s)
	length := utf8.RuneCountInString(s)
	if length > MaxNameLength {
		return ""
	}
	limit := max(1, length/3)
	best, bestDistance := "", limit+1
	for _, w := range words {
		d := distance(s, fold(w))
		if d < bestDistance && d < max(length, utf8.RuneCountInString(w)) {
			best, bestDistance = w, d
		}
	}
	return best
}

// distance is the Levenshtein distance in code points, but that two neighbours in the wrong order are one slip,
// as in "titel".
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) == len(y) {
		i := 0
		for i < len(x) && x[i] == y[i] {
			i++
		}
		if i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:]) {
			return 1
		}
	}
	return levenshtein.ComputeDistance(a, b)
}
