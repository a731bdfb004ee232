package confluence

import (
	"strings"

	"techradar/radar/prose"
)

func spans(list []prose.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(span(s))
	}
	return b.String()
}

func span(s prose.Span) string {
	switch s := s.(type) {
	case prose.Text:
		return text(string(s))
	case prose.Literal:
		return "<code>" + text(string(s)) + "</code>"
	case prose.Strong:
		return "<strong>" + spans(s.Spans) + "</strong>"
	case prose.Emphasis:
		return "<em>" + spans(s.Spans) + "</em>"
	case prose.Struck:
		return "<del>" + spans(s.Spans) + "</del>"
	case prose.Link:
		return `<a href="` + text(s.URL) + `">` + spans(s.Spans) + "</a>"
	case prose.Ref:
		return `<ac:link ac:anchor="` + text(s.ID) + `"><ac:plain-text-link-body>` + cdata(prose.Line(prose.Plain(s.Spans))) + `</ac:plain-text-link-body></ac:link>`
	case prose.Break:
		return "<br/>"
	}
	return ""
}

// anchor is a place that a link of the page leads to.
func anchor(id string) string {
	if id == "" {
		return ""
	}
	return `<ac:structured-macro ac:name="anchor"><ac:parameter ac:name="">` + text(id) + `</ac:parameter></ac:structured-macro>`
}

// signs are the characters that XML has a meaning for. Braces are written by number, too: text that is taken over into
// an editor or another macro must not begin a macro there.
var signs = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "{", "&#123;", "}", "&#125;")

// text is s in one line, in an element or an attribute.
func text(s string) string { return signs.Replace(prose.Line(s)) }

// language is the parameter of the code macro for a language, or nothing. A name that the macro does not know is an
// error on the page, so it gets those that every version knows:
// https://confluence.atlassian.com/doc/code-block-macro-139390.html
func language(name string) string {
	switch name = strings.ToLower(name); name {
	case "sh", "shell", "zsh":
		name = "bash"
	case "csharp", "cs":
		name = "c#"
	case "c", "c++":
		name = "cpp"
	case "javascript", "json":
		name = "js"
	case "python", "python3":
		name = "py"
	case "html", "svg":
		name = "xml"
	case "yml":
		name = "yaml"
	case "bash", "c#", "cpp", "css", "diff", "groovy", "java", "js", "php", "perl", "powershell", "py", "ruby", "scala", "sql", "xml", "yaml":
	default:
		return ""
	}
	return `<ac:parameter ac:name="language">` + name + `</ac:parameter>`
}

// cdata is s in a section that no character but its own end has a meaning in.
func cdata(s string) string {
	return "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
}
