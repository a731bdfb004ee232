package importer

import (
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// listedNames returns the tools behind a label such as "OSS:": those of its links, or the items of its list.
func (f *finder) listedNames(n *notes, b *block, from int) []named {
	var names []named
	for _, l := range b.in.links {
		if name := f.linkName(b, l, true); l.begin >= from && name != nil {
			names = append(names, *name)
		}
	}
	if len(names) > 0 {
		return names
	}
	rest := inline{text: b.in.text[from:]}
	end, _ := separate(&rest)
	list := pieces(rest.text[:end])
	_, ring := statedAbove(b)
	for _, p := range list {
		t, ok := f.name(p, true)
		switch {
		case ok && (t.tool != nil || !ring || plainName(t.name) && (b.stated == nil || len(list) > 1 || t.name != strings.ToLower(t.name))):
			names = append(names, t)
		case len(list) > 1 || ring && ok:
			f.leaveName(n, b, p, whyInList)
		}
	}
	return names
}

var trailingParens = regexp.MustCompile(`\s*\([^()]*\)\s*$`)

// name returns the tool that a text is the name of.
func (f *finder) name(text string, sure bool) (named, bool) {
	short := trailingParens.ReplaceAllString(text, "")
	for _, s := range []string{text, short} {
		if t := f.catalogue.lookUp(s); t != nil {
			return named{tool: t}, true
		}
	}
	if nameLike(short, sure) && !f.saysRing(short) {
		return named{name: radar.CleanLine(short, radar.MaxNameLength)}, true
	}
	return named{}, false
}

// saysRing reports whether a text is the name of a ring, or nothing but words that a rule goes by, as in
// "Deprecated: ...".
func (f *finder) saysRing(text string) bool {
	if _, ok := f.rings.find(text, false); ok {
		return true
	}
	return slices.ContainsFunc(saidIn(text), func(s saying) bool { return s.begin == 0 && s.end == len(text) })
}

// leaveTopics leaves the lines to a person that only have words of a quadrant, when nothing stands below them.
func (f *finder) leaveTopics(n *notes) {
	for _, b := range n.blocks {
		if b.kind != bulletBlock || b.used || b.topic.quadrant == none || b.about != b.in.text {
			continue
		}
		for _, p := range pieces(b.about) {
			if words := strings.Fields(p); len(words) <= maxNameWords && !sentenceLike(words) {
				f.leave(n, b, p, whyConcept)
			}
		}
	}
}

// leadNames returns the tools that a line begins with as its subject: "Name: ...", "A, B: ...", or names alone. What
// looks like a name or a concept and is none that is known is left to a person.
func (f *finder) leadNames(n *notes, b *block, end, begin int) []named {
	text := b.in.text
	alone := begin == len(text)
	address := b.in.addressAtEnd()
	spaced := alone && address != nil && b.kind == bulletBlock && len(owners(b)) == 0 && strings.TrimSpace(text[:address.begin]) != ""
	if spaced { // "Name https://...": what stands before the address is the name
		end, alone = address.begin, false
	}
	if alone && b.kind != bulletBlock || b.quoted {
		return nil
	}
	lead := trailingParens.ReplaceAllString(strings.TrimRight(text[:end], " .:…"), "")
	if whole := strings.TrimRight(text[:end], " .:…"); f.catalogue.lookUp(whole) != nil {
		lead = whole
	}
	list := []string{lead}
	if f.catalogue.lookUp(lead) == nil {
		list = pieces(lead)
	}
	marked := b.in.marked(len(lead))
	above, _ := topicAbove(b)
	var names []named
	var unknown []string
	for _, p := range list {
		at := address.homeOf(p)
		t, ok := f.name(p, marked || at != "")
		t.home = at
		if spaced && ok && t.tool == nil && at == "" {
			unknown = append(unknown, p)
			continue
		}
		switch {
		case ok && (t.tool != nil || !alone && above.quadrant != none || !alone && marked):
			t.span = span{0, end}
			names = append(names, t)
		case len(f.catalogue.find(p, nil)) > 0 && len(list) > 1, len(strings.Fields(p)) > maxNameWords || sentenceLike(strings.Fields(p)):
			return nil
		default:
			unknown = append(unknown, p)
		}
	}
	if len(names) == 0 && (f.goesBy(b, lead, address != nil) || address != nil && (address.begin < end || above.quadrant == none || !slices.ContainsFunc(unknown, properName))) {
		return nil
	}
	for _, p := range unknown {
		if why := f.concept(b, p, alone); why != "" && len(names) > 0 {
			f.leaveName(n, b, p, whyInList)
		} else if why != "" {
			f.leave(n, b, p, why)
		}
	}
	return names
}

// goesBy reports whether a line has something better to go by than the words that it begins with.
func (f *finder) goesBy(b *block, lead string, addressed bool) bool {
	links := len(b.in.links)
	if addressed {
		links--
	}
	return links > 0 || slices.ContainsFunc(b.names, known) || f.quadrants.topicOf(lead, b.names).quadrant != none
}

// properName reports whether a text looks like a proper name: any words may stand before an address.
func properName(text string) bool { return nameLike(text, false) }

// addressAtEnd is the address that a line ends with, or nil.
func (in *inline) addressAtEnd() *link {
	if n := len(in.links); n > 0 && in.links[n-1].bare && strings.Trim(in.text[in.links[n-1].end:], " .,;") == "" {
		return &in.links[n-1]
	}
	return nil
}

// homeOf returns the address when it can be the home page of a tool: it has the first word of its name, or the name.
func (l *link) homeOf(name string) string {
	words := strings.Fields(name)
	if l == nil || len(words) == 0 || radar.CheckLink(l.url) != nil || !isHome(l.url) || !inHost(l.url, words[0]) && !inHost(l.url, name) {
		return ""
	}
	return l.url
}

// known reports whether a name in running text means the tool.
func known(m match) bool { return !m.tool.Background }

// concept says why a name is left to a person, or "" when it is not worth that.
func (f *finder) concept(b *block, name string, alone bool) string {
	switch {
	case b.kind != bulletBlock || b.parent != nil && len(owners(b)) > 0 || isPlain(name) || labelKeys[keyOf(name)] != noLabel || len(keyOf(name)) < 2,
		strings.Trim(keyOf(name), "0123456789") == "":
		return ""
	case alone:
		return whyConcept
	}
	return whyUnknown
}

// marked reports whether the first bytes of a line are set apart as a name: bold, in code or a link.
func (in *inline) marked(length int) bool {
	wiki := func(s span) bool {
		return slices.ContainsFunc(in.links, func(l link) bool { return l.span == s && l.url == "" })
	}
	for _, s := range in.strong {
		if s.begin == 0 && s.end >= length && s.end > 0 && !wiki(s) {
			return true
		}
	}
	return false
}

var isAbout = regexp.MustCompile(`^(?:\s+(?:is|are|was|lets|gives|provides|makes|helps|adds|runs|keeps)\s|\s?(?:은|는|이란|란)\s)`)

// subject returns the tool that a line begins with when the rest says something of it, or when it is bold.
func (f *finder) subject(b *block) []named {
	if len(b.in.strong) > 0 && b.in.strong[0].begin == 0 && (len(b.names) == 0 || b.names[0].begin > 0) && hasTopic(b) {
		s := b.in.strong[0]
		if name := strings.TrimSpace(b.in.text[:s.end]); b.in.marked(s.end) && strings.HasPrefix(b.in.text[s.end:], " ") && !f.saysRing(name) && nameLike(name, false) {
			return []named{{span: s, name: radar.CleanLine(name, radar.MaxNameLength)}}
		}
	}
	if len(b.names) == 0 || b.names[0].begin > 0 {
		return nil
	}
	m := b.names[0]
	if known(m) && isAbout.MatchString(b.in.text[m.end:]) || b.in.marked(m.end) {
		return []named{{span: span{0, m.end}, tool: m.tool}}
	}
	return nil
}

// leaveName lists a name of a block that no rule places. What is within it is no name: "Ansible Tower" is no Ansible.
func (f *finder) leaveName(n *notes, b *block, name, why string) {
	f.leave(n, b, name, why)
	b.dropWithin(name)
}

// dropWithin forgets the names that are a part of a longer one.
func (b *block) dropWithin(name string) {
	for from := 0; name != "" && len(b.names) > 0; {
		i := strings.Index(b.in.text[from:], name)
		if i < 0 {
			return
		}
		begin, end := from+i, from+i+len(name)
		b.names = slices.DeleteFunc(b.names, func(m match) bool { return m.begin >= begin && m.end <= end })
		from = end
	}
}
