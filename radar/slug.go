package radar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxSlugBytes keeps "entries/ID.md" a file name on every file system, which allow 255 bytes or less.
const maxSlugBytes = 80

// Slug returns the id that a name gets: NFC, lower case, the letters and digits of any script with their marks,
// and a single hyphen for each run of anything else. It is at most 80 bytes, cut between characters. A name that
// Windows keeps for a device gets "-item" at its end, so that the result can name a file anywhere. A name without
// any letter or digit has the slug "".
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(norm.NFC.String(name))) {
		mark := unicode.In(r, unicode.Mn, unicode.Mc) && !unicode.Is(unicode.Variation_Selector, r)
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case mark && b.Len() > 0 && !gap: // the vowel of a letter, as in Devanagari and Thai
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	slug := cutBytes(b.String(), maxSlugBytes)
	if deviceName(slug) {
		slug += "-item"
	}
	return slug
}

// cutBytes returns the longest start of s that is at most n bytes, ends with a whole character and with no hyphen.
func cutBytes(s string, n int) string {
	if len(s) > n {
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return strings.TrimRight(s, "-")
}

// deviceName reports whether Windows takes the lower-case name for a device, whatever the folder.
func deviceName(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (name[:3] == "com" || name[:3] == "lpt") && name[3] >= '1' && name[3] <= '9'
}

// fold returns the form in which names and ids are compared: those that differ in case or in Unicode composition
// only are the same, and so are their file names on some systems. Spaces of all kinds look alike, so they are too.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(s)))
}
