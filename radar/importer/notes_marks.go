package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// mark is a ring that a line names, as in "[Adopt] Tekton" and "Tekton (Trial)". It is taken out of the text.
type mark struct {
	ringPlace
	at    int  // byte of the text behind which it stood
	whole bool // it is for all that the line is about
}

var (
	ringMark   = regexp.MustCompile(`\s*(?:[(（]([^()（）\[\]]{1,60})[)）]|\[([^()\[\]]{1,60})\]|【([^【】]{1,60})】)|(?:^|\s)#([\p{L}\d_/-]{1,60})`)
	markPrefix = regexp.MustCompile(`(?i)^(?:ring|status|stage|링|상태|단계)\s*[:=]\s*`)
	markSuffix = regexp.MustCompile(`(?i)\s*(?:\bring|링)$`)
	markEnd    = regexp.MustCompile(`\s*(?:[,.;:(…]|\s[-–—|]\s|→|->|=>|\s(?:until|since|because|for now|as of|in|with|for)\b|$)\s*`)
	arrow      = regexp.MustCompile(`^\s*(?:→|->|=>)\s*`)
	labelParts = regexp.MustCompile(`\s*(?:[/·|,&]|\s[-–—]\s)\s*`)
)

// unmark takes the names of rings out of a line and returns them.
func (f *finder) unmark(in *inline) []mark {
	var marks []mark
	if len(in.strong) > 0 && in.strong[0].begin == 0 {
		end := in.strong[0].end
		if p, ok := f.rings.stated(in.text[:end]); ok && strings.HasPrefix(in.text[end:], " ") && !separated(in.text[end:]) {
			in.cut(0, end+1)
			marks = append(marks, mark{ringPlace: p, whole: true})
		}
	}
	marks = append(marks, f.unmarkChange(in)...)
	for from := 0; ; {
		at := ringMark.FindStringSubmatchIndex(in.text[from:])
		if at == nil {
			break
		}
		begin, end, words := from+at[0], from+at[1], ""
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				words = in.text[from+at[i] : from+at[i+1]]
			}
		}
		p, ok := f.rings.now(words, false)
		if !ok && f.rings.isFormer(words) {
			in.cut(begin, end)
			from = begin
			continue
		}
		if !ok || slices.ContainsFunc(in.links, func(l link) bool { return l.begin >= begin && l.end <= end }) {
			from = end
			continue
		}
		first := strings.TrimSpace(in.text[:begin]) == ""
		tag := at[8] >= 0
		if first {
			end += len(in.text[end:]) - len(strings.TrimLeft(in.text[end:], " :"))
		}
		in.cut(begin, end)
		from = begin
		marks = append(marks, mark{ringPlace: p, at: begin, whole: first || tag})
	}
	if p, ok := f.unmarkEnd(in); ok {
		marks = append(marks, p)
	}
	return marks
}

func separated(text string) bool {
	text = strings.TrimLeft(text, " ")
	return text == "" || strings.IndexAny(text[:1], ":-|") == 0 || strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—")
}

// unmarkEnd takes the name of a ring out of a line that stands behind a name: "Tekton - Hold: too slow",
// "Tekton: Assess → Trial", "Tekton 보류", or before one: "Adopt Tekton".
func (f *finder) unmarkEnd(in *inline) (mark, bool) {
	end, begin := separate(in)
	lead := in.text[:end]
	switch {
	case begin == len(in.text):
		return f.unmarkWord(in, 0)
	case labelOf(lead) == metaLabel:
		return f.unmarkWord(in, begin)
	}
	if _, isRing := f.rings.label(lead, f.isTopic); isRing || labelOf(lead) != noLabel || !f.isNames(in, lead) {
		return mark{}, false
	}
	at := markEnd.FindStringIndex(in.text[begin:])
	if at == nil {
		return mark{}, false
	}
	found, ok := f.rings.stated(in.text[begin : begin+at[0]])
	if !ok {
		return mark{}, false
	}
	stop := begin + at[1]
	for arrow.MatchString(in.text[begin+at[0]:]) {
		behind := begin + at[0] + len(arrow.FindString(in.text[begin+at[0]:]))
		next := markEnd.FindStringIndex(in.text[behind:])
		p, ok := f.rings.stated(in.text[behind : behind+next[0]])
		if !ok {
			break
		}
		found, stop, begin, at = p, behind+next[1], behind, next
	}
	if stop == len(in.text) {
		in.cut(end, len(in.text))
	} else {
		_, first := separate(in)
		if strings.Contains(in.text[begin+at[0]:stop], "(") {
			stop = begin + at[0] + strings.IndexByte(in.text[begin+at[0]:], '(')
		}
		in.cut(first, stop)
	}
	return mark{ringPlace: found, at: end, whole: true}, true
}

// unmarkWord takes the name of a ring out of a line, or the part of one from a byte on, that is nothing but names of
// tools that are known, and that.
func (f *finder) unmarkWord(in *inline, from int) (mark, bool) {
	text := strings.TrimRight(in.text[from:], " .")
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 2*maxNameWords || against.MatchString(text) { // "A vs B 검토" is to choose
		return mark{}, false
	}
	known := func(s string) bool {
		list := pieces(s)
		return len(list) > 0 && !slices.ContainsFunc(list, func(p string) bool { return f.catalogue.lookUp(p) == nil })
	}
	for n := 1; n <= 2 && n < len(words); n++ {
		word := words[len(words)-n]
		i := strings.LastIndex(text, word)
		p, ok := f.rings.stated(text[i:])
		first, _ := firstRune(text[i:])
		if ok && (unicode.IsUpper(first) || unicode.Is(unicode.Hangul, first)) && known(text[:i]) {
			in.cut(from+len(strings.TrimRight(text[:i], " ")), len(in.text))
			return mark{ringPlace: p, at: len(in.text), whole: true}, true
		}
	}
	if p, ok := f.rings.stated(words[0]); ok && known(text[len(words[0]):]) {
		in.cut(from, from+len(words[0])+1)
		return mark{ringPlace: p, at: from, whole: true}, true
	}
	return mark{}, false
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// applyMarks gives the rings that a line names to the tools before the marks, or to all that the line is about.
func (f *finder) applyMarks(n *notes, b *block, subjects []subject, about []*draft) {
	for _, m := range b.marks {
		tools := f.marked(b, m, subjects, about)
		if len(tools) == 0 {
			continue
		}
		for _, d := range tools {
			d.state(d.hitBy(n, b), m.ringPlace)
		}
	}
}

func (f *finder) marked(b *block, m mark, subjects []subject, about []*draft) []*draft {
	at := -1
	for i, s := range subjects {
		if s.end <= m.at && !s.aside {
			at = i
		}
	}
	switch {
	case m.whole && len(b.own) > 0:
		return b.own
	case m.whole && at < 0 && len(about) == 0, m.whole && len(about) == 0:
		var all []*draft
		for _, s := range subjects {
			if !s.aside {
				all = append(all, s.d)
			}
		}
		return all
	case at < 0 || m.whole:
		return about
	case len(b.marks) > 1:
		return []*draft{subjects[at].d}
	}
	var tools []*draft // the names of a list before the only mark share it
	for i := at; i >= 0; i-- {
		if i < at && !between.MatchString(b.in.text[min(subjects[i].end, subjects[i+1].begin):subjects[i+1].begin]) {
			break
		}
		tools = append(tools, subjects[i].d)
	}
	return tools
}
