package importer

import (
	"regexp"
	"slices"
	"strings"
)

// The words before a ring that was, before the one that is, and between the two.
var (
	formerly   = regexp.MustCompile(`(?i)^(?:(?:was|were|had been|formerly|previously|once|before|ex|used to be)\b|이전|전에는|기존|원래)(?:에는|에|은|는)?\s*:?\s*(?:(?:in|on|at)\s+)?`)
	nowadays   = regexp.MustCompile(`(?i)^(?:(?:is now|now|currently|today)\b|지금|현재|이제)(?:은|는)?\s*:?\s*(?:(?:in|on|at)\s+)?`)
	ringParts  = regexp.MustCompile(`\s*[,;]\s*`)
	lastArrow  = regexp.MustCompile(`^.*(?:→|->|=>)\s*`)
	ringChange = regexp.MustCompile(`(?i),\s*((?:(?:was|were|formerly|previously|now|currently)\b|이전|전에는|기존|원래|지금|현재|이제)[^,;:()（）\[\]]{1,60})`)
	formerEnd  = regexp.MustCompile(`(?i)(?:\b(?:was|were|had been|formerly|previously|used to be)|이전에|전에는|기존|원래)\s+$`)
)

// now returns the ring that stands in brackets, in a cell or behind a tag: "Trial, since May", "Assess → Trial",
// "was Trial, now Adopt". A ring that was is none. A tag may have a path. wide takes the words of tables for names.
func (r *rings) now(words string, wide bool) (ringPlace, bool) {
	if p, ok := r.named(words, wide); ok {
		return p, true
	}
	if at := lastArrow.FindStringIndex(words); at != nil {
		return r.first(words[at[1]:], wide)
	}
	if i := strings.LastIndexByte(words, '/'); i >= 0 {
		if p, ok := r.named(words[i+1:], wide); ok {
			return p, true
		}
	}
	var today []string
	parts := ringParts.Split(strings.TrimSpace(words), -1)
	for _, part := range parts {
		if at := nowadays.FindStringIndex(part); at != nil {
			return r.first(part[at[1]:], wide)
		}
		if !formerly.MatchString(part) {
			today = append(today, part)
		}
	}
	if len(today) == 0 || len(today) == len(parts) {
		return r.first(words, wide)
	}
	return r.first(strings.Join(today, ", "), wide)
}

// first returns the ring that a few words begin with: "Hold until summer".
func (r *rings) first(words string, wide bool) (ringPlace, bool) {
	if p, ok := r.named(words, wide); ok {
		return p, true
	}
	if at := markEnd.FindStringIndex(words); at != nil && at[0] > 0 && !markPrefix.MatchString(words) {
		return r.named(words[:at[0]], wide)
	}
	return ringPlace{}, false
}

// isFormer reports whether all that words name are rings that were: "was: Trial".
func (r *rings) isFormer(words string) bool {
	return !slices.ContainsFunc(ringParts.Split(strings.TrimSpace(words), -1), func(part string) bool {
		at := formerly.FindStringIndex(part)
		if at == nil {
			return true
		}
		_, ok := r.first(part[at[1]:], false)
		return !ok
	})
}

// unmarkChange takes the rings out of a line that stand behind a comma as those that were or are: "Trivy, was Trial".
// It returns those that are.
func (f *finder) unmarkChange(in *inline) []mark {
	var marks []mark
	for from := 0; ; {
		at := ringChange.FindStringSubmatchIndex(in.text[from:])
		if at == nil {
			return marks
		}
		begin, first := from+at[0], from+at[2]
		words := in.text[first : from+at[3]]
		end := first + len(words)
		if stop := markEnd.FindStringIndex(words); stop != nil {
			end, words = first+stop[0], words[:stop[0]]
		}
		p, ok := f.rings.now(words, false)
		from = end
		if ok || f.rings.isFormer(words) {
			in.cut(begin, end)
			from = begin
		}
		if ok {
			marks = append(marks, mark{ringPlace: p, at: begin})
		}
	}
}
