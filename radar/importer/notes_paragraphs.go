package importer

import "strings"

// text adds a line that is no bullet. Below a bullet it belongs to it, unless an empty line and less indentation part
// them. A line of its own that is all bold serves as a heading.
func (r *blockReader) text(line string) {
	indent := columns(line[:len(line)-len(strings.TrimLeft(line, " \t"))])
	if r.blank {
		for len(r.bullets) > 0 && r.bullets[len(r.bullets)-1].indent >= indent {
			r.bullets = r.bullets[:len(r.bullets)-1]
		}
	}
	const belowHeadings = 7
	in := readInline(line, r.refs)
	if r.heading != nil && r.heading.introduces && len(r.bullets) == 0 {
		r.heading = r.heading.over // the list that the line was over has ended
	}
	if r.innermost() == nil && r.beginsList(in.text) {
		r.addHeading(belowHeadings, line)
		r.heading.introduces = true
		return
	}
	whole := len(in.strong) == 1 && in.strong[0] == span{0, len(strings.TrimRight(in.text, ":"))}
	if r.innermost() == nil && whole && strings.HasPrefix(strings.TrimSpace(line), "**") {
		r.addHeading(belowHeadings, line)
		return
	}
	r.add(&block{kind: textBlock, parent: r.innermost()}, line)
}

// beginsList reports whether a line such as "Tools:" stands over a list, as a heading would.
func (r *blockReader) beginsList(text string) bool {
	short, ok := strings.CutSuffix(strings.TrimSpace(text), ":")
	if !ok || len(strings.Fields(short)) > maxNameWords {
		return false
	}
	for _, below := range r.src[min(r.at+1, len(r.src)):min(r.at+3, len(r.src))] {
		if strings.TrimSpace(below) != "" {
			return bulletLine.MatchString(below)
		}
	}
	return false
}
