package dokuwiki

import (
	"regexp"
	"strings"

	"techradar/radar/prose"
	"techradar/radar/render/wikipage"
)

// lineBreak ends a line within a paragraph, an item or a cell.
const lineBreak = `\\ `

// spans is a line of text, without a line break in it.
func (w *writer) spans(list []prose.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(w.span(s))
	}
	return b.String()
}

func (w *writer) span(s prose.Span) string {
	switch s := s.(type) {
	case prose.Text:
		return literal(string(s))
	case prose.Literal:
		return "''" + literal(string(s)) + "''"
	case prose.Strong:
		return "**" + w.spans(s.Spans) + "**"
	case prose.Emphasis:
		return "//" + w.spans(s.Spans) + "//"
	case prose.Struck:
		return "<del>" + w.spans(s.Spans) + "</del>"
	case prose.Link:
		if a, ok := target(s.URL); ok {
			return w.link(a, s.URL, s.Spans)
		}
		if prose.Plain(s.Spans) == s.URL {
			return literal(s.URL)
		}
		return w.spans(s.Spans) + literal(" ("+s.URL+")")
	case prose.Ref:
		return w.link("#"+w.sections[s.ID], "→", s.Spans)
	case prose.Break:
		return lineBreak
	}
	return ""
}

// link leads from a text to an address. DokuWiki shows the text of a link as it stands, but cannot have brackets in
// it, and takes one in double braces for a picture: then the link stands after the text, under the name given.
func (w *writer) link(address, name string, spans []prose.Span) string {
	s := strings.TrimSpace(prose.Line(prose.Plain(spans)))
	if s == "" || strings.ContainsAny(s, "[]") || strings.HasPrefix(s, "{{") {
		text := w.spans(spans)
		if strings.ContainsAny(name, "[]") {
			name = address
		}
		return text + " [[" + address + "|" + name + "]]"
	}
	return "[[" + address + "|" + s + "]]"
}

// mail is an address that DokuWiki takes for one of mail.
var mail = regexp.MustCompile(`^[0-9A-Za-z!#$%&'*+/=?^_{}~-]+(?:\.[0-9A-Za-z!#$%&'*+/=?^_{}~-]+)*@(?:[0-9A-Za-z][0-9A-Za-z-]*\.)+[A-Za-z]{2,63}$`)

// target is a URL as the target of a link, and whether DokuWiki has links to it: of mail it takes plain addresses alone.
func target(url string) (string, bool) {
	if len(url) > 7 && strings.EqualFold(url[:7], "mailto:") {
		return url[7:], mail.MatchString(url[7:])
	}
	return wikipage.Address(url), true
}

// harmless are words that mean nothing to DokuWiki: no signs, and no capital letter behind a small one, which could make
// a link, or behind a capital one, which could make a picture.
var harmless = regexp.MustCompile(`^(?:(?:\p{Lu}?\p{Ll}+|\p{Hangul}+|[0-9]+)(?: |$))*$`)

// literal is s in one line, as it was typed. In DokuWiki nothing can be escaped but a whole text, by two per cent signs
// before and after it, or by a tag where it holds such a sign.
func literal(s string) string {
	s = prose.Line(s)
	switch {
	case harmless.MatchString(s):
		return s
	case !strings.Contains(s, "%"):
		return "%%" + s + "%%"
	}
	return "<nowiki>" + strings.ReplaceAll(s, "</nowiki>", "</nowiki>%%</nowiki>%%<nowiki>") + "</nowiki>"
}

// blank is a character that takes no room, for what DokuWiki has no way to write.
const blank = "\u200b"

// heading is the text of a heading, which DokuWiki shows as it stands, without equals signs at its ends.
func heading(spans []prose.Span) string {
	s := strings.TrimSpace(prose.Line(prose.Plain(spans)))
	if strings.HasPrefix(s, "=") {
		s = blank + s
	}
	if strings.HasSuffix(s, "=") {
		s += blank
	}
	return s
}

// caption is the text of a picture, which ends at the first braces and cannot have brackets where the picture is a
// link. They become round.
func caption(s string) string {
	return strings.NewReplacer("{", "(", "}", ")", "[", "(", "]", ")", "|", "/").Replace(prose.Line(s))
}

// code is a block of code. The tag that ends it is not looked for anywhere else.
func code(c prose.Code) string {
	text := strings.TrimSuffix(prose.Clean(c.Text), "\n")
	for _, tag := range []string{"code", "file"} {
		if !strings.Contains(text, "</"+tag+">") {
			return "<" + tag + language(c.Lang) + ">\n" + text + "\n</" + tag + ">"
		}
	}
	return codeLines(text)
}

// language is what goes into the tag of code, or nothing. DokuWiki shows code of a language that it does not know
// without colours; its highlighter drops the signs of C++ and C#.
func language(name string) string {
	switch strings.ToLower(name) {
	case "":
		return ""
	case "c++":
		name = "cpp"
	case "c#":
		name = "csharp"
	}
	return " " + strings.NewReplacer("+", "", "#", "").Replace(name)
}

// codeLines is code in one line of the source, with breaks.
func codeLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSuffix(prose.Clean(text), "\n"), "\n") {
		if line = literal(line); line != "" {
			line = "''" + line + "''"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, lineBreak)
}
