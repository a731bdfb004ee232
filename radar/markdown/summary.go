package markdown

import (
	"regexp"
	"strings"

	"techradar/radar/article"
	"techradar/radar/prose"
)

// maxSummary is how much of a description stands in for a summary, in code points: two or three lines of a table.
const maxSummary = 200

// sentenceEnd matches where a sentence may end: its last word, its mark, and what begins the next one. Single
// Latin letters and words with a full stop inside are abbreviations, such as "e.g.".
var sentenceEnd = regexp.MustCompile(`(?:(?:^|[\s(])[^\s.]{2,}\.|\p{Hangul}\.|[!?])["”’)]*()\s+["“‘(]*[\p{Lu}\p{Lo}\p{N}]|[。！？]()`)

// Summarise gives the entries that have no summary the first sentence of their description, for the formats in which
// tables are all that is said of an entry.
func Summarise(a *article.Article) {
	for _, e := range a.Entries {
		if e.Summary == "" && e.Description != "" {
			e.Summary = firstSentence(e.Description)
		}
	}
}

// firstSentence returns the first sentence of the first paragraph of a description, in plain text; what is longer than
// a summary is cut between words.
func firstSentence(description string) string {
	for _, b := range Read(description) {
		p, ok := b.(prose.Paragraph)
		if !ok {
			continue
		}
		s := strings.TrimSpace(prose.Line(prose.Plain(p.Spans)))
		if m := sentenceEnd.FindStringSubmatchIndex(s); m != nil {
			s = s[:max(m[2], m[4])]
		}
		runes := []rune(s)
		if len(runes) <= maxSummary {
			return s
		}
		s = string(runes[:maxSummary-1])
		if i := strings.LastIndexByte(s, ' '); i > len(s)/2 {
			s = s[:i]
		}
		return s + "…"
	}
	return ""
}
