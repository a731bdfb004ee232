package mediawiki

import (
	"fmt"
	"regexp"
	"strings"

	"techradar/radar/prose"
	"techradar/radar/render/wikipage"
)

// spans is a line of text, without a line break in it.
func spans(list []prose.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(span(s))
	}
	return strings.TrimSpace(b.String())
}

func span(s prose.Span) string {
	switch s := s.(type) {
	case prose.Text:
		return text(string(s))
	case prose.Literal:
		return "<code>" + text(string(s)) + "</code>"
	case prose.Strong:
		return "<b>" + inner(s.Spans) + "</b>"
	case prose.Emphasis:
		return "<i>" + inner(s.Spans) + "</i>"
	case prose.Struck:
		return "<s>" + inner(s.Spans) + "</s>"
	case prose.Link:
		return "[" + address(s.URL) + " " + inner(s.Spans) + "]"
	case prose.Ref:
		return "[[#" + escape(s.ID) + "|" + inner(s.Spans) + "]]"
	case prose.Break:
		return "<br>"
	}
	return ""
}

// inner is like spans, and keeps the space at both ends.
func inner(list []prose.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(span(s))
	}
	return b.String()
}

// anchor is a place that a Ref leads to.
func anchor(id string) string {
	if id == "" {
		return ""
	}
	return "<span" + attribute(id) + "></span>"
}

// attribute is the place of an element that a Ref leads to.
func attribute(id string) string {
	if id == "" {
		return ""
	}
	return ` id="` + escape(id) + `"`
}

// lineStart is a line that MediaWiki takes for the start of a paragraph, whatever its first character: one that would
// begin a list, a heading or a table is written by its number.
func lineStart(s string) string {
	if s != "" && strings.IndexByte("*#:;=-|!", s[0]) >= 0 {
		return fmt.Sprintf("&#%d;%s", s[0], s[1:])
	}
	return s
}

// text is s in one line, as it was typed.
func text(s string) string { return escape(prose.Line(s)) }

// signs are the characters that mean something in a line of wikitext, with the reference by number that does not.
// MediaWiki resolves these last, when it has found everything else.
var signs = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;",
	"|", "&#124;", "~", "&#126;", "_", "&#95;", "=", "&#61;", "!", "&#33;",
)

// These words make a link of the number that follows, and a space beside these signs becomes one that does not break.
var (
	magic  = regexp.MustCompile(`(RF|PMI|ISB)([CDN])`)
	french = regexp.MustCompile(` ([?:;%»›])|([«‹]) `)
)

// escape is a text, clean as prose has it, with references in the place of what wikitext would read otherwise.
func escape(s string) string {
	s = french.ReplaceAllString(s, "$2\x01$1") // first: what follows a colon then is no space
	s = magic.ReplaceAllStringFunc(signs.Replace(colons(s)), func(m string) string {
		return fmt.Sprintf("%s&#%d;", m[:len(m)-1], m[len(m)-1])
	})
	return marks.Replace(s)
}

// marks are what escape and colons put in before there are references.
var marks = strings.NewReplacer("\x00", "&#58;", "\x01", "&#32;")

// colons marks each colon that no space follows: with https, mailto and, by the wiki's settings, other words before it,
// it makes a link.
func colons(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c == ':' && (i+1 == len(b) || b[i+1] != ' ') {
			b[i] = 0
		}
	}
	return string(b)
}

// address is a URL in a link. MediaWiki resolves references in it.
func address(url string) string { return strings.ReplaceAll(wikipage.Address(url), "&", "&amp;") }
