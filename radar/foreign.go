package radar

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanLine makes a text of a file that is no radar.yaml into a one-line text that Parse takes as it is: NFC, without
// the characters that Parse refuses, with one space for each run of space, and at most the given number of code
// points, the last of them "…" where it was cut. The result is "" when nothing is left.
func CleanLine(s string, most int) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.FieldsFunc(allowed(s), unicode.IsSpace), " ")
	if utf8.RuneCountInString(s) > most {
		s = strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
	}
	return s
}

// allowed returns s without the characters that are refused; tabs and line breaks are spaces. What is taken out makes
// others neighbours, and a joiner is refused by its neighbours, so it is done until nothing changes.
func allowed(s string) string {
	for {
		var b strings.Builder
		var before rune
		for i, r := range s {
			after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if i+utf8.RuneLen(r) == len(s) {
				after = 0
			}
			switch {
			case unicode.IsSpace(r) && r != '\u0085' && r != '\u2028' && r != '\u2029':
				b.WriteRune(' ')
			case refused(before, r, after) == nil:
				b.WriteRune(r)
			}
			before = r
		}
		if b.Len() == len(s) {
			return b.String()
		}
		s = b.String()
	}
}

// CheckLink says why an address cannot be a link of a radar, or nil: Parse takes absolute http, https and mailto URLs.
func CheckLink(address string) error {
	if !utf8.ValidString(address) || allowed(norm.NFC.String(address)) != address {
		return errors.New("the address has a character that no URL has")
	}
	if _, f := parseURL(address); f != nil {
		return errors.New(f.message)
	}
	return nil
}
