package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// ringWords matches a ring by its name in running text: "is in Trial now", "moved to Hold", "Trial 링으로".
func ringWords(r *rings) *regexp.Regexp {
	var names []string
	for i := range r.list {
		names = append(names, regexp.QuoteMeta(r.list[i].Name))
	}
	for _, ring := range usualRings {
		names = append(names, ring.Name)
	}
	all := "(" + strings.Join(names, "|") + ")"
	return regexp.MustCompile(`\b(?:in|into|to|under)\s+(?:the\s+|our\s+)?["“']?` + all + `(?:["”']|\s|[.,;)]|$)|` + all + `\s*(?:링|단계|(?:으로|로)\s*(?:이동|옮|올|내|변경|두))`)
}

// stated returns the ring that a few words are: its name, with the word ring or what the field is called.
func (r *rings) stated(words string) (ringPlace, bool) { return r.named(words, false) }

// named is stated, where wide takes the words of tables for names, too.
func (r *rings) named(words string, wide bool) (ringPlace, bool) {
	words = strings.TrimSpace(markPrefix.ReplaceAllString(strings.TrimSpace(words), ""))
	if short := markSuffix.ReplaceAllString(words, ""); short != "" {
		words = short
	}
	if strings.ContainsAny(words, "?？") {
		return ringPlace{}, false // a question states nothing
	}
	return r.find(words, wide)
}

// label returns the ring that a heading or a label is, with nothing else but words of a quadrant: "Adopt",
// "도입 (Adopt)", "CI/CD - Adopt".
func (r *rings) label(text string, isTopic func(string) bool) (ringPlace, bool) {
	text = strings.TrimRight(numbering.ReplaceAllString(text, ""), " :：")
	if p, ok := r.stated(text); ok {
		return p, true
	}
	if short := trailingParens.ReplaceAllString(text, ""); short != text && short != "" {
		if p, ok := r.stated(short); ok {
			return p, true
		}
	}
	var found ringPlace
	some := false
	var rest []string
	for _, part := range labelParts.Split(text, -1) {
		p, ok := r.stated(part)
		switch {
		case ok && some && r.at(p) != r.at(found):
			return ringPlace{}, false
		case ok:
			found, some = p, true
		default:
			rest = append(rest, part)
		}
	}
	return found, some && (len(rest) == 0 || isTopic(strings.Join(rest, "/")))
}

// isTopic reports whether a text has words of a quadrant.
func (f *finder) isTopic(text string) bool {
	t := f.quadrants.topicOf(text, nil)
	return t.quadrant != none || t.lacks != ""
}

// isNames reports whether a text is a list of names: of tools that are known, or of what looks like a name.
func (f *finder) isNames(in *inline, text string) bool {
	text = strings.TrimRight(text, " .:…")
	if f.catalogue.lookUp(text) != nil || in.marked(len(text)) && nameLike(text, true) {
		return true
	}
	list := pieces(text)
	for _, p := range list {
		if _, isRing := f.rings.stated(p); isRing || f.catalogue.lookUp(trailingParens.ReplaceAllString(p, "")) == nil && !plainName(p) {
			return false
		}
	}
	return len(list) > 0
}

// plainName reports whether a text that stands where a name is wanted can be one: a word in Latin letters, or a proper
// name.
func plainName(text string) bool {
	word := len(strings.Fields(text)) == 1 && strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) < 0
	return nameLike(text, word)
}

// state gives tools the ring that the notes name.
func (d *draft) state(h *hit, p ringPlace) {
	d.rings = append(d.rings, ringClaim{hit: h, rule: ruleIndex(ruleStated), place: p})
}

// statedAbove returns the ring that stands over a block, as a label or a heading. Below a tool it is about that.
func statedAbove(b *block) (ringPlace, bool) {
	if b.stated != nil {
		return *b.stated, true
	}
	for p := b.parent; p != nil; p = p.parent {
		if p.stated != nil {
			return *p.stated, p.bare
		}
		if len(p.own) > 0 {
			return ringPlace{}, false
		}
	}
	for h := b.over; h != nil; h = h.over {
		if h.stated != nil {
			return *h.stated, true
		}
		if len(h.own) > 0 || h.label == metaLabel {
			return ringPlace{}, false
		}
	}
	return ringPlace{}, false
}

// ringLabel returns the ring that a line begins with as a label. Below a tool such a word may say something else, as in
// "평가: 좋음": there it counts before names of tools alone.
func (f *finder) ringLabel(b *block, end, begin int) (ringPlace, bool) {
	p, ok := f.rings.label(b.in.text[:end], f.isTopic)
	if !ok || b.kind != bulletBlock && strings.TrimSpace(b.in.text[end:]) == "" {
		return p, false
	}
	if len(owners(b)) == 0 {
		return p, true
	}
	list := pieces(b.in.text[begin:])
	return p, len(list) > 0 && !slices.ContainsFunc(list, func(s string) bool { return f.catalogue.lookUp(s) == nil })
}

// status reads a line below a tool that says its ring and nothing else: "Status: Trial", or the ring alone.
func (f *finder) status(n *notes, b *block, end, begin int) bool {
	tools := owners(b)
	if len(tools) == 0 {
		return false
	}
	words, wide := b.in.text, false
	if begin < len(words) && slices.Contains(columnWords["ring"], folded(strings.TrimSpace(words[:end]))) {
		words, wide = words[begin:], true
	}
	words = strings.Trim(words, " .:")
	p, ok := f.rings.named(words, wide)
	if !ok && len(b.marks) > 0 && words == "" {
		p, ok = b.marks[0].ringPlace, true
	}
	if !ok {
		return false
	}
	for _, d := range tools {
		d.state(d.hitBy(n, b), p)
	}
	return true
}
