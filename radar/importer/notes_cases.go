package importer

import (
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// caseStudy is a line that tells of a use, or a talk. It belongs to the tools that it stands under and to those that
// it names, wherever they are introduced; it introduces none itself.
type caseStudy struct {
	n      *notes
	b      *block
	under  []*draft
	rest   string // behind the label
	isLink bool
}

func (f *finder) caseStudy(n *notes, b *block, rest int) {
	b.label, b.used = caseLabel, true
	under := b.own
	if len(under) == 0 {
		under = owners(b)
	}
	if b.kind != bulletBlock && (b.parent == nil || strings.HasPrefix(b.raw, ">")) && f.namesTool(b) && len(b.own) == 0 {
		under = nil // a paragraph or a callout of its own
		if b.over != nil {
			under = b.over.own
		}
	} else if len(under) == 0 && b.parent == nil {
		under = f.lastOwn[b.over] // in a flat list a case study follows its tool
	}
	c := caseStudy{n: n, b: b, under: under, rest: b.in.text[min(rest, len(b.in.text)):]}
	c.isLink = slices.ContainsFunc(b.in.links, func(l link) bool { return l.url != "" })
	f.cases = append(f.cases, c)
}

// casesOfOwn reads a bullet that begins with the name of its tool and goes on with a case study or a talk:
// "Tempo. Used by: A, B", "Cortex: see talk https://...". It reports whether the line is one.
func (f *finder) casesOfOwn(n *notes, b *block, end, begin int) bool {
	lead := b.in.text[:end]
	switch i := strings.Index(lead, ". "); {
	case i > 0 && labelOf(lead[i+2:]) == caseLabel:
		lead = lead[:i]
	case begin == len(b.in.text), labelOf(lead) != noLabel, !slices.ContainsFunc(b.in.links, func(l link) bool { return l.begin >= begin && b.in.isTalk(l) }):
		return false
	}
	lead = strings.TrimSpace(lead)
	list := []string{lead}
	if f.catalogue.lookUp(lead) == nil {
		list = pieces(lead)
	}
	var names []named
	for _, p := range list {
		t := f.catalogue.lookUp(p)
		if t == nil {
			return false
		}
		names = append(names, named{span: span{0, len(lead)}, tool: t})
	}
	f.own(n, b, names, ruleOwnBullet, len(b.in.text))
	if len(b.own) > 0 {
		f.lastOwn[b.over] = b.own
	}
	f.caseStudy(n, b, begin)
	return true
}

var laterLabel = regexp.MustCompile(`(?:[.;。]|\s[-–—])\s+([^.;:。]{1,40}):\s+([^.;。]*)`)

// users finds those who use a tool in the line of the tool, behind what it is: "Thanos: metrics. Used by: A, B".
func (f *finder) users(n *notes, b *block) {
	if len(b.own) == 0 || b.label == caseLabel {
		return
	}
	for _, m := range laterLabel.FindAllStringSubmatch(b.in.text, -1) {
		if labelOf(m[1]) != caseLabel {
			continue
		}
		rules := []string{ruleCaseStudy}
		if (caseStudy{rest: m[2]}).namesUsers() {
			rules = append(rules, ruleUsers)
		}
		for _, d := range b.own {
			d.suggest(d.hitBy(n, b), rules...)
		}
	}
}

// namesTool reports whether a line names a tool that counts, or one that notes introduced.
func (f *finder) namesTool(b *block) bool {
	return slices.ContainsFunc(b.names, func(m match) bool { return known(m) || f.byKey[keyOf(m.tool.Name)] != nil })
}

// attach gives a case study to its tools, once all tools are known.
func (f *finder) attach(c caseStudy) {
	tools := slices.Clone(c.under)
	for _, m := range c.b.names {
		d := f.byKey[keyOf(m.tool.Name)]
		switch {
		case d == nil && known(m):
			f.leave(c.n, c.b, m.tool.Name, whyInTalk)
		case d == nil:
			f.leave(c.n, c.b, m.tool.Name, whyBackground)
		case d != nil && !slices.Contains(tools, d):
			tools = append(tools, d)
		}
	}
	rules := []string{ruleCaseStudy}
	if !c.isLink && c.namesUsers() {
		rules = append(rules, ruleUsers)
	}
	var subjects []subject
	for _, m := range c.b.names {
		if d := f.byKey[keyOf(m.tool.Name)]; d != nil {
			subjects = append(subjects, subject{span: span{m.begin, m.end}, d: d})
		}
	}
	for _, d := range tools {
		d.suggest(d.hitBy(c.n, c.b), rules...)
	}
	f.judge(c.n, c.b, c.b.in.text, subjects, tools)
	f.applyMarks(c.n, c.b, subjects, tools)
	for _, l := range c.b.in.links {
		switch {
		case l.url == "":
		case len(tools) == 0 || radar.CheckLink(l.url) != nil:
			c.n.loseLink(c.b, l, c.b.in.title(l))
		default:
			for _, d := range tools {
				d.addLink(c.title(l), l.url)
			}
		}
	}
	if len(tools) == 0 && !c.isLink {
		c.n.lose(c.b.line, 1, "loose-case", "the case study %s is left out: it stands under no tool", quoted(c.b.in.text))
	}
}

// title is what the link shows, or the whole line when that says nothing.
func (c caseStudy) title(l link) string {
	title := c.b.in.title(l)
	if !l.bare && labelOf(title) == noLabel {
		return title
	}
	said := strings.TrimSpace(c.b.in.text[:l.begin] + c.b.in.text[l.end:])
	said = strings.Trim(said, " :()-–—,")
	if said == "" {
		return title
	}
	return said
}

// namesUsers reports whether the case study is a list of at least two who use the tool.
func (c caseStudy) namesUsers() bool {
	list := pieces(c.rest)
	return len(list) > 1 && !slices.ContainsFunc(list, func(p string) bool {
		return len(strings.Fields(p)) > maxNameWords || sentenceLike(strings.Fields(p))
	})
}

// contest is a heading that sets tools against each other, as in "A vs B".
type contest struct {
	n     *notes
	b     *block
	sides []string
}

// settle adds the tools of a heading that no line below it names. A short name means the tool of the section that it
// is short for.
func (f *finder) settle(c contest) {
	var below []*draft
	for _, b := range c.n.blocks[c.b.index+1:] {
		if b.kind == headingBlock && b.level <= c.b.level {
			break
		}
		below = append(below, b.own...)
		for _, m := range b.names {
			if d := f.byKey[keyOf(m.tool.Name)]; d != nil {
				below = append(below, d)
			}
		}
	}
	for _, side := range c.sides {
		if _, last, parted := strings.Cut(side, ": "); parted {
			side = last
		}
		tool, key := f.catalogue.lookUp(side), keyOf(side)
		there := slices.ContainsFunc(below, func(d *draft) bool {
			return d.key == key || d.tool != nil && (d.tool == tool || d.tool.has(key))
		})
		switch {
		case there:
		case tool != nil:
			f.introduce(c.n, c.b, named{tool: tool}, ruleMentioned)
		case tool == nil && nameLike(side, true) && !f.saysRing(side):
			f.introduce(c.n, c.b, named{name: side}, ruleMentioned)
		}
	}
}
