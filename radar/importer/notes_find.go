package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// draft is an entry in the making.
type draft struct {
	id                 string // of its entry, "" for none
	held               bool   // its ring is Hold
	successor          *draft // what took its place, nil for nothing
	key                string
	tool               *tool // nil for one that the catalogue does not know
	name               string
	hits               []*hit
	byLine             map[spot]*hit
	home               string
	summary            string
	description, owner string // of columns of a table
	tags               []string
	links              []radar.Link
	topics             []claim // of the lines that introduce it
	nearby             []claim // of the lines that only mention it
	rings              []ringClaim
}

// hit is a line that is about a tool.
type hit struct {
	file  string
	line  int
	quote string
	notes []string
}

// spot is a line of a file.
type spot struct {
	file string
	line int
}

// claim is a quadrant that a line speaks for.
type claim struct {
	*hit
	topic
	why string
}

// ringClaim is a ring that a line speaks for.
type ringClaim struct {
	*hit
	rule  int       // index into ringRules, none for a ring that a person set
	place ringPlace // the ring that the notes name, or the level of the rule
}

// finds is what was found in a block.
type finds struct {
	own    []*draft // the tools that it introduces
	label  label
	bare   bool // it is a label and nothing else: what it labels stands below
	topic  topic
	about  string // the words of the topic
	names  []match
	said   string     // the text with the names of rings
	marks  []mark     // the rings that it names
	stated *ringPlace // the ring of what it labels
	used   bool
	uses   int // of a row: how many names and links its cells gave
}

// finder goes through notes and gathers drafts.
type finder struct {
	options      Options
	catalogue    *catalogue
	companies    *catalogue // of names that are no tools
	quadrants    *quadrants
	rings        *rings
	ringWords    *regexp.Regexp
	essay        bool // the notes that are read have a main part, so that 도입 is their introduction
	drafts       []*draft
	byKey        map[string]*draft
	lastOwn      map[*block][]*draft // by heading: of the last line below it that introduces tools
	overflow     *draft              // takes what is more than a radar may hold
	cases        []caseStudy
	contests     []contest
	unclassified []Unclassified
	listed       map[string]bool // the keys of what is unclassified
	reports      *reports
}

// named is a tool that a line introduces.
type named struct {
	span
	tool *tool
	name string
	home string // "" for none that is sure
}

// read gathers what a file says.
func (f *finder) read(n *notes) {
	for i, b := range n.blocks {
		if b.kind == headingBlock {
			n.headings++
		}
		b.index = i
	}
	n.titled = n.titleBlock()
	f.essay = slices.ContainsFunc(n.blocks, func(b *block) bool {
		return b.kind == headingBlock && slices.Contains([]string{"서론", "본론", "결론", "마치며", "맺음말", "들어가며", "나가며"}, keyOf(numbering.ReplaceAllString(b.in.text, "")))
	})
	for _, b := range n.blocks {
		b.topic.quadrant, b.said = none, b.in.text
		b.in.namePages()
		for i := range b.cells {
			b.cells[i].namePages()
		}
		f.tellStruck(n, b)
		b.in.cutBlockID()
		b.said = b.in.text
		b.marks = f.unmark(&b.in)
		b.said = strings.TrimSuffix(b.said, b.in.cutTags())
		b.names = f.catalogue.find(b.in.text, b.in.addresses())
		switch b.kind {
		case headingBlock:
			f.heading(n, b)
		case rowBlock:
			f.row(n, b)
		default:
			f.line(n, b)
		}
	}
}

// draft returns the draft of a tool, a new one when there is none.
func (f *finder) draft(t named) *draft {
	key := keyOf(t.name)
	if t.tool != nil {
		key = keyOf(t.tool.Name)
	}
	if d := f.byKey[key]; d != nil {
		return d
	}
	d := &draft{key: key, tool: t.tool, name: t.name, byLine: map[spot]*hit{}}
	if t.tool != nil {
		d.name = t.tool.Name
	}
	if len(f.drafts) == radar.MaxEntries {
		f.overflow = d
		return d
	}
	f.byKey[key] = d
	f.drafts = append(f.drafts, d)
	return d
}

// hitBy returns the hit of a draft in a block, a new one when there is none.
func (d *draft) hitBy(n *notes, b *block) *hit {
	b.used = true
	at := spot{n.file.Name, b.line}
	if h := d.byLine[at]; h != nil {
		return h
	}
	const longest = 160 // characters of a quote
	h := &hit{file: n.file.Name, line: b.line, quote: radar.CleanLine(b.text(), longest)}
	d.hits = append(d.hits, h)
	d.byLine[at] = h
	return h
}

// text is what the block says, without marks.
func (b *block) text() string {
	if b.kind != rowBlock {
		return cmp.Or(b.said, b.in.text)
	}
	var cells []string
	for _, c := range b.cells {
		if c.text != "" {
			cells = append(cells, c.text)
		}
	}
	return strings.Join(cells, " | ")
}

func (d *draft) suggest(h *hit, rules ...string) {
	for _, name := range rules {
		i := ruleIndex(name)
		d.rings = append(d.rings, ringClaim{h, i, ringPlace{none, ringRules[i].level}})
	}
}

// owners are the tools that a block stands under.
func owners(b *block) []*draft {
	for p := b.parent; p != nil; p = p.parent {
		if len(p.own) > 0 {
			return p.own
		}
	}
	for h := b.over; h != nil; h = h.over {
		if len(h.own) > 0 {
			return h.own
		}
	}
	return nil
}

// topicAbove is the nearest topic that a block stands under, with the block that says so, nil for none.
func topicAbove(b *block) (topic, *block) {
	best := topic{quadrant: none}
	nearest := func(p *block) bool {
		if best.quadrant == none && (p.topic.quadrant != none || p.topic.two || p.topic.lacks != "" && best.lacks == "") {
			best = p.topic
		}
		return p.topic.quadrant != none || p.topic.two
	}
	for p := b.parent; p != nil; p = p.parent {
		if nearest(p) {
			return best, p
		}
	}
	for h := b.over; h != nil; h = h.over {
		if nearest(h) {
			return best, h
		}
	}
	return best, nil
}

// why names the words that say what a block is about.
func (b *block) why() string {
	switch {
	case b == nil:
		return ""
	case b.kind == headingBlock:
		return "heading " + radar.CleanLine(b.about, maxNameRunes)
	case b.kind == rowBlock:
		return "column " + radar.CleanLine(b.about, maxNameRunes)
	}
	return "line " + radar.CleanLine(b.about, maxNameRunes)
}

// introduce notes that a block is about a tool: what the block stands under decides its quadrant.
func (f *finder) introduce(n *notes, b *block, t named, rules ...string) *draft {
	d := f.draft(t)
	h := d.hitBy(n, b)
	topic, by := topicAbove(b)
	if b.topic.quadrant != none && (b.kind != headingBlock || len(b.own) > 0) {
		topic, by = b.topic, b
	}
	if by != nil {
		by.used = true
	}
	d.topics = append(d.topics, claim{h, topic, by.why()})
	d.suggest(h, rules...)
	if p, ok := statedAbove(b); ok {
		d.state(h, p)
	}
	d.suggest(h, f.saidAbove(n, b)...)
	return d
}

// mention notes that a block names a tool in passing.
func (f *finder) mention(n *notes, b *block, m match, near string, alone bool) *draft {
	d := f.draft(named{tool: m.tool})
	h := d.hitBy(n, b)
	d.suggest(h, ruleMentioned)
	if near != "" {
		d.suggest(h, near)
	} else if p, ok := statedAbove(b); ok && alone {
		d.state(h, p)
	} else if alone && m.begin == 0 && b.kind == bulletBlock {
		d.suggest(h, f.saidAbove(n, b)...)
	}
	if near != ruleSimilar {
		topic, by := topicAbove(b)
		d.nearby = append(d.nearby, claim{h, topic, "mention under " + by.why()})
	}
	return d
}

// leave lists a name that no rule places.
func (f *finder) leave(n *notes, b *block, name, why string) {
	b.used = true
	key := keyOf(name)
	if key == "" || f.listed[key] {
		return
	}
	f.listed[key] = true
	f.unclassified = append(f.unclassified, Unclassified{Name: radar.CleanLine(name, radar.MaxNameLength), File: n.file.Name, Line: b.line, Why: why})
}
