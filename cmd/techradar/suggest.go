package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// nearest returns the name that was most likely meant by a word, or "" when none is near: one that begins with
// it, or one that differs in at most a third of the characters, and always in one. Two letters that have changed
// places count as one.
func nearest(word string, names []string) string {
	word = strings.ToLower(word)
	length := utf8.RuneCountInString(word)
	if length > 100 {
		return ""
	}
	best, distance := "", max(1, length/3)+1
	for _, name := range names {
		d := levenshtein.ComputeDistance(word, strings.ToLower(name))
		if d == 2 && sameLetters(word, strings.ToLower(name)) {
			d = 1
		}
		if length > 1 && strings.HasPrefix(strings.ToLower(name), word) {
			d = 0
		}
		if d < distance && d < length {
			best, distance = name, d
		}
	}
	return best
}

// otherNames are what people call a flag who know it from another program.
var otherNames = map[string]string{
	"output": "out", "output-dir": "out", "outdir": "out", "dir": "out", "folder": "out", "dest": "out", "destination": "out", "target": "out",
	"type": "format", "to": "format", "output-format": "format", "json": "format",
	"color": "theme", "colour": "theme", "dark": "theme", "style": "theme", "mode": "theme",
	"aspect": "size", "ratio": "size", "resolution": "size", "dimensions": "size",
	"url": "base-url", "baseurl": "base-url", "site": "base-url",
	"quadrant": "pages", "split": "pages", "views": "pages",
	"freeze": "lock", "pin": "lock", "lockfile": "lock",
	"dry-run": "check", "diff": "check", "verify": "check",
	"report": "explain", "stats": "explain", "debug": "explain",
	"silent": "quiet", "werror": "strict", "pedantic": "strict",
}

// nearestFlag returns the flag that was most likely meant by a name, or "".
func nearestFlag(name string, flags []string) string {
	if meant := otherNames[strings.ToLower(name)]; slices.Contains(flags, meant) {
		return meant
	}
	return nearest(name, flags)
}

// sameLetters reports whether two words have the same letters in any order.
func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// didYouMean is the end of a sentence that suggests the nearest name, or "".
func didYouMean(word string, names []string) string {
	if near := nearest(word, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// list writes names as in "a, b and c".
func list(names []string, and string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}
