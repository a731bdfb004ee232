package wikipage

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ipv6 is the start of a URL whose host is an address of IPv6: its brackets cannot be percent-encoded.
var ipv6 = regexp.MustCompile(`^(?i)https?://\[[0-9a-f:.]+\]`)

// Address is a safe URL as it may stand in the text of a wiki: what could end a link there, or mean something to the
// wiki, is percent-encoded.
func Address(url string) string {
	var b strings.Builder
	start := ipv6.FindString(url)
	b.WriteString(start)
	for i := len(start); i < len(url); {
		r, size := utf8.DecodeRuneInString(url[i:])
		if keep(url, i, r) {
			b.WriteString(url[i : i+size])
		} else {
			for _, c := range []byte(url[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	return b.String()
}

// keep reports whether the character at i may stay. Two tildes or low lines could begin a signature or a magic word of
// MediaWiki.
func keep(url string, i int, r rune) bool {
	if r == '~' || r == '_' {
		return i == 0 || rune(url[i-1]) != r
	}
	return unicode.In(r, unicode.L, unicode.Nd) || strings.ContainsRune("-./:?#@$&+,;=%", r)
}
