package markdown

import (
	"strings"
	"unicode"

	"techradar/radar/article"
)

// front is what a page begins with in some flavors, before its text; e is nil for the overview.
func (b *builder) front(e *article.Entry) []string {
	if b.Comments {
		return b.headers(e)
	}
	var lines []string
	for _, key := range b.Front {
		if value := b.property(key, e); value != nil {
			lines = append(lines, key+": "+quoted(value))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append(append([]string{"---"}, lines...), "---")
}

// property is the value of a key of the front matter, a string or a list of them; nil when there is none.
func (b *builder) property(key string, e *article.Entry) any {
	values := map[string]string{"title": b.a.Title, "description": b.a.Subtitle, "edition": b.d.Radar.Edition.Name}
	if e != nil {
		values = map[string]string{
			"title": e.Name, "description": e.Summary, "quadrant": e.QuadrantName, "ring": e.RingName, "movement": e.Movement,
			"owner": e.Owner, "review_by": e.ReviewBy, "link": e.Link.URL,
		}
	}
	switch {
	case key == "title" && b.MarkdownTitle:
		return backslashed(values[key])
	case key == "aliases" && e != nil:
		return []string{e.Name}
	case key == "tags" && e != nil && len(e.Tags) > 0:
		tags := make([]string, len(e.Tags))
		for i, t := range e.Tags {
			tags[i] = tag(t)
		}
		return tags
	case values[key] != "":
		return values[key]
	}
	return nil
}

// backslashed is a title for VitePress, which reads it as Markdown but resolves no character references in it.
func backslashed(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>:~&{}!^$|=", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// tag is a tag in the form that Obsidian takes: without spaces and signs.
func tag(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '_' || r == '-' {
			return r
		}
		return '-'
	}, s)
}

// headers are what the mark tool reads: where in Confluence the page belongs, and what to attach to it.
func (b *builder) headers(e *article.Entry) []string {
	var lines []string
	add := func(name, value string) {
		// Two hyphens could end the comment, and the tool knows no way to write them otherwise.
		for strings.Contains(value, "--") {
			value = strings.ReplaceAll(value, "--", "-")
		}
		lines = append(lines, "<!-- "+name+": "+strings.Trim(value, "-<>")+" -->")
	}
	if b.o.Space != "" {
		add("Space", b.o.Space)
	}
	if e != nil {
		if !b.o.Inside { // a page of the team's own has a title that is not known here
			add("Parent", b.a.Title)
		}
		add("Title", b.a.Title+": "+e.Name) // a space has no two pages of one title
		return lines
	}
	add("Title", b.a.Title)
	for _, shown := range b.d.Pages {
		if name, _ := b.pictureFiles(shown.Name); name != "" {
			add("Attachment", b.o.Folder+b.PictureDir+name)
		}
	}
	return lines
}
