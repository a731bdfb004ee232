package dokuwiki

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"techradar/radar/prose"
)

// sections are the names that DokuWiki gives to the sections of a page, by the IDs that lead there. DokuWiki has no
// anchors but its headings: a row is found by the heading below which more is told of it, or else by the one above it.
func sections(page []prose.Block) map[string]string {
	names := map[string]string{}
	var used []string
	for _, b := range page {
		if h, ok := b.(prose.Heading); ok && (h.ID != "" || h.Level == 1) {
			name := section(heading(h.Spans), used)
			used = append(used, name)
			names[h.ID] = name
		}
	}
	above := ""
	for _, b := range page {
		switch b := b.(type) {
		case prose.Heading:
			above = names[b.ID]
		case prose.Table:
			for _, r := range b.Rows {
				names[r.ID] = above
				if r.More != "" {
					names[r.ID] = names[r.More]
				}
			}
		}
	}
	return names
}

// section is the name that DokuWiki makes of a heading: its letters and digits, without digits at the start, and with
// a number behind it where the name is used already. By its settings DokuWiki may write some letters in another way; it
// does so with the name in a link, too. It follows sectionID of DokuWiki's inc/pageutils.php.
func section(title string, used []string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(title) {
		switch {
		case r == '.' || r == ':':
		case r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-':
			gap = true
		default:
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		}
	}
	name := strings.Trim(strings.TrimLeft(b.String(), "0123456789_-"), "-")
	if name == "" {
		name = "section" + strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, b.String())
	}
	for i := 1; slices.Contains(used, name); i++ {
		if next := name + strconv.Itoa(i); !slices.Contains(used, next) {
			name = next
		}
	}
	return name
}
