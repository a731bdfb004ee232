package importer

import (
	"regexp"
	"strings"

	"techradar/radar"
)

var (
	numbering = regexp.MustCompile(`^\s*(?:\d+(?:\.\d+)*[.)]?\s+|[①-⑳]\s*)`)
	against   = regexp.MustCompile(`(?i)\s+(?:vs\.?|versus|대)\s+`)
)

// heading notes what a heading is about. One that is the name of a tool introduces it, and what stands below is about
// it.
func (f *finder) heading(n *notes, b *block) {
	text := b.in.text
	bare := strings.TrimSuffix(numbering.ReplaceAllString(text, ""), ":")
	b.label, b.bare, b.used = labelOf(bare), true, true
	if p, ok := f.rings.label(bare, f.isTopic); ok && (!f.essay || keyOf(bare) != "도입") {
		b.label, b.stated = toolLabel, &p
	}
	b.topic, b.about = f.quadrants.topicOf(text, b.names), text
	if b == n.titled && n.headings > 1 {
		b.topic = topic{quadrant: none} // the title of notes about several things
	}
	if sides := against.Split(bare, -1); len(sides) > 1 {
		f.contests = append(f.contests, contest{n, b, sides})
		return
	}
	end, _ := separate(&b.in)
	for _, name := range []string{bare, numbering.ReplaceAllString(text[:end], "")} {
		if t := f.catalogue.lookUp(name); t != nil && b.label == noLabel && (!t.Background || hasTopic(b)) {
			b.own = append(b.own, f.introduce(n, b, named{tool: t}, ruleOwnBullet))
			subjects := []subject{{span: span{0, len(b.in.text)}, d: b.own[0]}}
			f.judge(n, b, b.in.text, subjects, nil)
			f.applyMarks(n, b, subjects, nil)
			for _, l := range b.in.links {
				f.place(b.own, l, radar.CleanLine(b.in.title(l), radar.MaxLineLength))
			}
			return
		}
	}
	if f.headsUnknown(n, b, bare) {
		return
	}
	f.leaveBackground(n, b)
	if len(b.marks) > 0 && b.stated == nil && len(f.catalogue.find(bare, nil)) == 0 {
		b.label, b.stated = toolLabel, &b.marks[0].ringPlace // "What we use (Adopt)"
	}
}

// headsUnknown introduces the tool of a heading such as "Zarf (Adopt)" that the catalogue does not know. It reports
// false for a heading over a list of tools, as "Frontend (Adopt)" is.
func (f *finder) headsUnknown(n *notes, b *block, bare string) bool {
	if len(b.marks) == 0 || b.stated != nil || b.label != noLabel || f.isTopic(bare) || !nameLike(bare, false) || f.saysRing(bare) {
		return false
	}
	bullets, names := 0, 0
	for _, below := range n.blocks[b.index+1:] {
		if below.kind == headingBlock && below.level <= b.level {
			break
		}
		if below.kind == textBlock {
			continue
		}
		bullets++
		known, listed := f.listsTools(&below.in)
		if known || below.kind == rowBlock {
			return false
		}
		if listed {
			names++
		}
	}
	if bullets > 0 && names == bullets {
		return false
	}
	b.own = append(b.own, f.introduce(n, b, named{name: radar.CleanLine(bare, radar.MaxNameLength)}, ruleOwnBullet))
	f.applyMarks(n, b, nil, b.own)
	return true
}

// listsTools reports whether a bullet or a heading begins with a tool that is known, and whether it is nothing but what
// can be the names of tools.
func (f *finder) listsTools(in *inline) (known, listed bool) {
	end, begin := separate(in)
	lead := strings.TrimSpace(ringMark.ReplaceAllString(in.text[:end], ""))
	return f.catalogue.lookUp(lead) != nil, begin == len(in.text) && labelOf(lead) == noLabel && f.isNames(in, lead)
}

// hasTopic reports whether a block stands under words of a quadrant.
func hasTopic(b *block) bool {
	t, _ := topicAbove(b)
	return t.quadrant != none
}
