package markdown

import (
	"strings"

	"techradar/radar/article"
)

// past tells what happened in each edition: folded where HTML is kept, else a section each.
func (b *builder) past(p *page) {
	if b.a.Past == nil {
		return
	}
	p.add(b.heading(2, b.a.Past.Title, ""))
	for i := range b.a.Past.Editions {
		e := &b.a.Past.Editions[i]
		if b.HTML {
			p.add(b.folded(e)...)
			continue
		}
		p.add(b.heading(3, e.Title, ""))
		if len(e.Groups) == 0 {
			p.add(b.text(e.None))
		}
		var lines []string
		for _, g := range e.Groups {
			steps := make([]string, len(g.Steps))
			for i, s := range g.Steps {
				steps[i] = b.mention(p.file, s.Entry, false) + " (" + b.text(s.Path) + ")"
			}
			lines = append(lines, "-   "+b.strong(g.Name)+": "+strings.Join(steps, ", "))
		}
		p.add(lines...)
	}
}

// folded is an edition that opens on a click. It is HTML alone, without an empty line: what engines make of Markdown
// within tags differs, and which links within tags they follow.
func (b *builder) folded(e *article.Edition) []string {
	lines := []string{"<details>", "<summary>" + b.attribute(e.Title) + "</summary>"}
	if len(e.Groups) == 0 {
		return append(lines, "<p>"+b.attribute(e.None)+"</p>", "</details>")
	}
	lines = append(lines, "<ul>")
	for _, g := range e.Groups {
		steps := make([]string, len(g.Steps))
		for i, s := range g.Steps {
			steps[i] = b.attribute(s.Entry.Name) + " (" + b.attribute(s.Path) + ")"
		}
		lines = append(lines, "<li><strong>"+b.attribute(g.Name)+"</strong>: "+strings.Join(steps, ", ")+"</li>")
	}
	return append(lines, "</ul>", "</details>")
}
