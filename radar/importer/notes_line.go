package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// The reasons why a name is left to a person.
const (
	whyUnknown    = "neither the catalogue, a link nor a label such as OSS: says that it is a tool"
	whyConcept    = "it stands alone like a tool, and neither the catalogue, a link nor a label such as OSS: says that it is one"
	whyInList     = "it stands in a list of tools, and neither the catalogue nor the way that it is written says that it is one"
	whyBackground = "left out as background, since notes name it all the time: write it as a bullet of its own to have it"
	whyInTalk     = "it is named in a case study or a talk alone"
)

// line finds the tools of a bullet or of a line of running text.
func (f *finder) line(n *notes, b *block) {
	if b.in.text == "" {
		b.used = len(b.in.embeds) > 0
		f.embeds(n, b)
		return
	}
	f.embeds(n, b)
	end, begin := separate(&b.in)
	if f.status(n, b, end, begin) {
		return
	}
	b.label = f.labelled(b, end, begin)
	rest := begin
	if labelOf(b.in.text[:end]) == noLabel && b.stated == nil {
		rest = 0 // the label stands above
	}
	switch {
	case b.bare: // what it labels stands below
		b.used = true
	case b.kind == bulletBlock && f.casesOfOwn(n, b, end, begin):
		return
	case b.label == caseLabel || b.label == noLabel && slices.ContainsFunc(b.in.links, b.in.isTalk):
		f.caseStudy(n, b, rest)
		return
	case b.label == toolLabel:
		rule := ruleIntroduced
		if _, ok := statedAbove(b); ok || len(b.marks) > 0 && rest == 0 {
			rule = ruleOwnBullet // what names a ring does not say OSS:
		}
		f.own(n, b, f.listedNames(n, b, rest), rule, rest)
	case b.label == noLabel:
		f.unlabelled(n, b, end, begin)
	}
	if len(b.own) > 0 {
		f.lastOwn[b.over] = b.own
	}
	f.users(n, b)
	f.mentions(n, b)
	f.looseLinks(n, b)
}

// labelled returns the label of a line: its own, or one that stands above it.
func (f *finder) labelled(b *block, end, begin int) label {
	own := labelOf(b.in.text[:end])
	if end == len(b.in.text) {
		own = labelKeys[keyOf(b.in.text)] // without a colon nothing but a label is one
	}
	if p, ok := f.ringLabel(b, end, begin); ok {
		b.stated, own = &p, toolLabel
	}
	if len(b.marks) > 0 && own == noLabel && f.isNames(&b.in, b.in.text[:end]) {
		return toolLabel
	}
	if own != noLabel {
		b.bare = strings.TrimSpace(b.in.text[begin:]) == ""
		if own == toolLabel {
			b.topic, b.about = f.quadrants.topicOf(b.in.text[:end], b.names), b.in.text[:end]
		}
		return own
	}
	if p := b.parent; p != nil {
		if p.bare || p.label == metaLabel {
			return p.label
		}
		return noLabel
	}
	if b.over != nil && b.kind == bulletBlock && b.over.label != metaLabel {
		return b.over.label
	}
	return noLabel
}

// own notes the tools that a line introduces.
func (f *finder) own(n *notes, b *block, names []named, rule string, rest int) {
	for _, t := range names {
		d := f.introduce(n, b, t, rule)
		if !slices.Contains(b.own, d) {
			b.own = append(b.own, d)
		}
		if d.tool == nil {
			b.dropWithin(t.name)
		}
		d.home = cmp.Or(d.home, t.home)
		from := rest
		if t.end == 0 { // an item of a list: what it is stands behind the list
			_, behind := separate(&inline{text: b.in.text[rest:]})
			from += behind
		} else if m := behindName.FindString(b.in.text[t.end:]); m != "" && t.end > from && len(names) == 1 {
			from = t.end + len(m)
		}
		if d.summary == "" && from < len(b.in.text) && t.end <= from {
			d.summary = d.summaryOf(b.in.without(from))
		}
	}
}

// without returns the text from a byte on, without links in parentheses.
func (in *inline) without(from int) string {
	var b strings.Builder
	for _, l := range in.links {
		if l.begin > from && in.text[l.begin-1] == '(' && strings.HasPrefix(in.text[l.end:], ")") {
			b.WriteString(strings.TrimRight(in.text[from:l.begin-1], " "))
			from = l.end + 1
		}
	}
	return b.String() + in.text[from:]
}

// behindName matches what parts a link from what is said of it.
var behindName = regexp.MustCompile(`^\s*(?::|[-–—]|→|->)\s+`)

// saysName matches what may stand between a name that a summary repeats and what it says.
var saysName = regexp.MustCompile(`(?i)^(?:\s*[:,–—-]\s+|\s+(?:is|are)\s+|\s?(?:은|는)\s+)`)

// summaryOf makes a summary of what a line says behind a name, of at least two words. The name is not said again.
func (d *draft) summaryOf(text string) string {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, d.name); ok && rest != "" {
		if m := saysName.FindString(rest); m != "" {
			text = strings.TrimSpace(rest[len(m):])
		}
	}
	if len(strings.Fields(text)) < 2 || strings.HasPrefix(text, "(") {
		return ""
	}
	return radar.CleanLine(text, radar.MaxLineLength)
}

// unlabelled finds the tools of a line that has no label.
func (f *finder) unlabelled(n *notes, b *block, end, begin int) {
	text := b.in.text
	names := f.leadNames(n, b, end, begin)
	if len(names) == 0 {
		names = f.subject(b)
	}
	led := len(names) > 0
	for _, l := range b.in.links {
		byTheWay := led || l.begin > 0 && l.begin != begin && len(owners(b)) > 0
		if name := f.linkName(b, l, false); name != nil && !byTheWay {
			names = append(names, *name)
		}
	}
	rest := len(text)
	if led {
		rest = begin
	}
	f.own(n, b, names, ruleOwnBullet, rest)
	if len(b.own) == 0 && b.kind == bulletBlock {
		b.topic, b.about = f.quadrants.topicOf(text[:end], b.names), text[:end]
		f.byTopic(n, b, begin)
	}
}

// byTopic finds the tools of a line such as "CI: Tekton, Jenkins", which gives their quadrant and nothing but names.
func (f *finder) byTopic(n *notes, b *block, begin int) {
	list := pieces(b.in.text[begin:])
	if b.topic.quadrant == none || !slices.ContainsFunc(list, func(p string) bool { return f.catalogue.lookUp(p) != nil }) ||
		slices.ContainsFunc(list, func(p string) bool { return len(strings.Fields(p)) > maxNameWords || sentenceLike(strings.Fields(p)) }) {
		return
	}
	var names []named
	for _, p := range list {
		if t, ok := f.name(p, false); ok {
			names = append(names, t)
		} else {
			f.leaveName(n, b, p, whyInList)
		}
	}
	f.own(n, b, names, ruleOwnBullet, len(b.in.text))
}

// mentions notes the tools that a line names besides those that it introduces, and what the line says of each.
func (f *finder) mentions(n *notes, b *block) {
	others := slices.DeleteFunc(slices.Clone(b.names), func(m match) bool { return !known(m) && !b.isOwn(m.tool) })
	near := f.nearRules(b, b.in.text, others)
	alone := len(b.own) == 0 && len(owners(b)) == 0
	f.leaveBackground(n, b)
	var subjects []subject
	for i, m := range others {
		own := slices.IndexFunc(b.own, func(d *draft) bool { return d.tool == m.tool })
		s := subject{span: span{m.begin, m.end}, aside: near[i] == ruleSimilar || near[i] == ruleInstead}
		if own < 0 {
			s.d = f.mention(n, b, m, near[i], alone)
		} else if s.d = b.own[own]; near[i] != "" && near[i] != ruleSimilar {
			s.d.suggest(s.d.hitBy(n, b), near[i])
		}
		subjects = append(subjects, s)
	}
	for _, d := range b.own {
		if i := strings.Index(b.in.text, d.name); i >= 0 && d.tool == nil {
			subjects = append(subjects, subject{span: span{i, i + len(d.name)}, d: d})
		}
	}
	about := b.own
	if len(about) == 0 {
		about = owners(b)
		for _, d := range about {
			if !b.bare {
				d.hitBy(n, b)
			}
		}
	}
	f.judge(n, b, b.in.text, subjects, about)
	f.applyMarks(n, b, subjects, about)
}

// leaveBackground lists the tools that a line names and that count only where notes introduce them.
func (f *finder) leaveBackground(n *notes, b *block) {
	for _, m := range b.names {
		if !known(m) && !b.isOwn(m.tool) {
			f.leave(n, b, m.tool.Name, whyBackground)
		}
	}
}

func (b *block) isOwn(t *tool) bool {
	return slices.ContainsFunc(b.own, func(d *draft) bool { return d.tool == t })
}
