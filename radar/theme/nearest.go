package theme

import "fmt"

// meant ends a message about an unknown word with the known one that it was most likely meant to be, if any is
// near: at most a third of its characters may differ, or one.
func meant(s string, words []string) string {
	const longest = 40 // bytes: no known word comes near that
	if len(s) > longest {
		return ""
	}
	best, least := "", max(1, len(s)/3)+1
	for _, w := range words {
		if d := slips(s, w); d < least && d < len(w) {
			best, least = w, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", best)
}

// slips is the Levenshtein distance in bytes, but that two neighbours in the wrong order are one slip. The words are
// those of this package, so bytes will do.
func slips(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
