package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"techradar/radar"
	"techradar/radar/markdown"
)

// newConverter returns a converter of descriptions to HTML. Its headings stay as they are, other than on our own pages.
func newConverter() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Strikethrough, extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(
			util.Prioritized(markdown.HTMLAsText{Open: "<p>", Close: "</p>\n"}, 100))), // before goldmark's own at 1000
	)
}

// newPolicy allows what Markdown can say. It is the second lock: goldmark makes nothing else.
func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li",
		"table", "thead", "tbody", "tr", "th", "td")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto")
	p.RequireParseableURLs(true)
	return p
}

// describer writes what is said of an entry as one text of HTML.
type describer struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
}

func newDescriber() *describer { return &describer{newConverter(), newPolicy()} }

// html returns the summary, the description and the links of an entry.
func (d *describer) html(e *radar.Entry) (string, error) {
	if e.Description == "" && e.Link == "" && len(e.Links) == 0 {
		return escapeText(e.Summary), nil // as a person would write it
	}
	var b strings.Builder
	if e.Summary != "" {
		b.WriteString("<p>" + escapeText(e.Summary) + "</p>\n")
	}
	if markdown.TooMuch(e.Description) {
		b.WriteString("<pre>" + html.EscapeString(e.Description) + "</pre>\n")
	} else {
		var out bytes.Buffer
		if err := d.markdown.Convert([]byte(e.Description), &out); err != nil {
			return "", err
		}
		b.WriteString(d.policy.Sanitize(out.String()))
	}
	links := e.Links
	if e.Link != "" {
		links = append([]radar.Link{{Title: e.Link, URL: e.Link}}, links...)
	}
	for _, l := range links {
		b.WriteString(`<p><a href="` + html.EscapeString(l.URL) + `">` + escapeText(l.Title) + "</a></p>\n")
	}
	return strings.TrimSpace(b.String()), nil
}

// escapeText writes a text in HTML. Quotes mean nothing outside of tags and stay.
func escapeText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// beyondByor matches what Build Your Own Radar takes out of descriptions (src/util/inputSanitizer.js there).
var beyondByor = regexp.MustCompile(`<(?:code|pre|ol|del|blockquote|table|hr)\b`)
