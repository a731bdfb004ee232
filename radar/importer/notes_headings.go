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
	f.leaveBackground(n, b)
	if len(b.marks) > 0 && b.stated == nil && len(f.catalogue.find(bare, nil)) == 0 {
		b.label, b.stated = toolLabel, &b.marks[0].ringPlace // "What we use (Adopt)"
	}
}

// hasTopic reports whether a block stands under words of a quadrant.
func hasTopic(b *block) bool {
	t, _ := topicAbove(b)
	return t.quadrant != none
}
