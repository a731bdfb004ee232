package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"techradar/radar"
)

// elementLike matches a tag that descriptions have.
var elementLike = regexp.MustCompile(`(?i)</?(?:p|br|hr|b|i|u|s|em|strong|a|h[1-6]|ul|ol|li|code|pre|blockquote|div|span|del|table|tr|td|th|img|sup|sub|script|style|iframe)(?:\s[^<>]*)?/?>`)

// tagLike matches what makes a text HTML: a tag that descriptions have, or a character reference.
var tagLike = regexp.MustCompile(elementLike.String() + `|&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)

// maxHTML bounds what is read of one description.
const maxHTML = 8 * radar.MaxTextLength

// keptTags are the elements that have a counterpart in Markdown, or that say nothing by themselves.
var keptTags = []string{
	"p", "br", "hr", "b", "i", "em", "strong", "del", "s", "strike", "a", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
	"code", "pre", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "div", "span", "tt", "kbd", "samp", "html", "head", "body",
}

// isHTML reports whether a text of a format whose descriptions are HTML has any in it.
func isHTML(s string) bool { return tagLike.MatchString(s) }

// newHTMLPolicy allows what becomes Markdown. Everything else goes before the text is looked at: scripts and styles
// with what is in them, other elements without.
func newHTMLPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(keptTags...)
	p.AllowNoAttrs().OnElements("a", "span")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto")
	return p
}

// descriptionOf returns the Markdown of a description that may be HTML, and tells what was lost. name is whose it is.
func (r *reports) descriptionOf(source, name string, at place) string {
	if !isHTML(source) {
		return source
	}
	if len(source) > maxHTML {
		r.warn(at, codeCut, "", "the description of %s has %d bytes of HTML and was cut", quoted(name), len(source))
		source = strings.ToValidUTF8(source[:maxHTML], "")
	}
	r.lostHTML(source, at)
	root, err := html.ParseWithOptions(strings.NewReader(newHTMLPolicy().Sanitize(source)), html.ParseOptionEnableScripting(false))
	if err != nil { // such as elements that stand 512 deep in each other
		r.warn(at, codeFormat, "", "the description of %s is HTML that cannot be read, and is left as it is", quoted(name))
		return source
	}
	m := &markdownWriter{}
	return trimText(strings.Split(m.blocks(root), "\n"))
}

// htmlInMarkdown tells of HTML where Markdown is wanted: it stays as it is.
func (r *reports) htmlInMarkdown(markdown string, at place) {
	if elementLike.MatchString(markdown) {
		r.count("html in markdown", at, codeFormat, func(n int) string {
			return plural(n, "description has", "descriptions have") + " HTML in the Markdown, which a radar shows as text"
		})
	}
}

// lostHTML tells of elements and addresses that Markdown or a radar has no place for.
func (r *reports) lostHTML(source string, at place) {
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		t := z.Token()
		if !slices.Contains(keptTags, t.Data) {
			r.count("html "+at.file+" "+t.Data, at, codeNoPlace, func(n int) string {
				return "the element <" + t.Data + "> has no place in a description: it was left out" + one(n, "", fmt.Sprintf(", %d times from here on", n))
			})
		}
		if t.Data != "a" {
			continue
		}
		for _, a := range t.Attr {
			if a.Key == "href" && radar.CheckLink(strings.TrimSpace(a.Val)) != nil {
				r.warn(at, codeURL, "", "the link to %s is none that a radar takes: its text stays", quoted(a.Val))
			}
		}
	}
}

// maxBlocks is how deep blocks may stand in each other, before what is in them is plain text. It keeps the time and the
// result bounded: each level of a quote or a list is written before each of its lines.
const maxBlocks = 24

// markdownWriter writes the nodes of sanitised HTML as Markdown.
type markdownWriter struct{ depth int }

// isBlock reports whether an element has lines of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Pre, atom.Blockquote,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Div, atom.Html, atom.Head, atom.Body:
		return true
	}
	return n.Type == html.DocumentNode
}

// holdsBlock reports whether there is a block somewhere below an element that is none itself, such as <b><p>.
func holdsBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if isBlock(c) {
			return true
		}
	}
	return false
}

// blocks returns what is in an element, with an empty line between its blocks.
func (m *markdownWriter) blocks(n *html.Node) string {
	if m.depth++; m.depth > maxBlocks {
		m.depth--
		return finishLine(escapeMarkdown(plainText(n)))
	}
	defer func() { m.depth-- }()
	var parts []string
	var line strings.Builder
	end := func() {
		if s := finishLine(line.String()); s != "" {
			parts = append(parts, s)
		}
		line.Reset()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlock(c) && (c.Type != html.ElementNode || !holdsBlock(c)) {
			text := m.inline(c)
			if strings.HasSuffix(line.String(), "`") && strings.HasPrefix(text, "`") {
				line.WriteByte(' ')
			}
			line.WriteString(text)
			continue
		}
		end()
		if s := m.block(c); s != "" {
			parts = append(parts, s)
		}
	}
	end()
	return strings.Join(parts, "\n\n")
}

// closing matches what would close a heading.
var closing = regexp.MustCompile(` (#+)$`)

func (m *markdownWriter) block(n *html.Node) string {
	switch n.DataAtom {
	case atom.Hr:
		return "---"
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		text := strings.ReplaceAll(finishLine(m.children(n)), hardBreak, " ")
		if text == "" {
			return ""
		}
		return strings.Repeat("#", int(n.Data[1]-'0')) + " " + closing.ReplaceAllString(text, ` \$1`)
	case atom.Ul, atom.Ol:
		return m.list(n)
	case atom.Pre:
		text := strings.Trim(withoutControl(plainText(n)), "\n")
		fence := strings.Repeat("`", max(3, longestRun(text)+1))
		return fence + "\n" + text + "\n" + fence
	case atom.Blockquote:
		return indented(m.blocks(n), "> ", "> ")
	case atom.Table:
		return m.table(n)
	}
	return m.blocks(n)
}

// list writes a list. Its items are set apart when one of them has more than a line and lists below it.
func (m *markdownWriter) list(n *html.Node) string {
	number := 1
	for _, a := range n.Attr {
		if a.Key == "start" {
			number = 0
			for _, d := range a.Val {
				number = 10*number + int(d-'0')
			}
		}
	}
	var items []string
	loose := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		var text string
		switch {
		case c.DataAtom == atom.Li:
			text = m.item(c)
		case isBlock(c) || c.Type == html.ElementNode && holdsBlock(c): // such as a list right in a list: it belongs to the item above it
			text = m.block(c)
			if len(items) > 0 && text != "" {
				items[len(items)-1] += "\n\n" + indented(text, "   ", "   ")
				loose = true
				continue
			}
		default:
			text = finishLine(m.inline(c))
		}
		if text == "" {
			continue
		}
		mark := "- "
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		loose = loose || strings.Contains(text, "\n\n")
		items = append(items, indented(text, mark, strings.Repeat(" ", len(mark))))
	}
	if loose {
		return strings.Join(items, "\n\n")
	}
	return strings.Join(items, "\n")
}

// item writes an item of a list: a list right behind its line follows without an empty line.
func (m *markdownWriter) item(n *html.Node) string {
	text := m.blocks(n)
	first, rest, more := strings.Cut(text, "\n\n")
	if more && !strings.Contains(rest, "\n\n") && (strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "1. ")) {
		return first + "\n" + rest
	}
	return text
}

// table writes a table, with its first row as the header.
func (m *markdownWriter) table(n *html.Node) string {
	var rows [][]string
	for c := range n.Descendants() {
		if c.DataAtom != atom.Tr {
			continue
		}
		var row []string
		for d := c.FirstChild; d != nil; d = d.NextSibling {
			if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
				text := strings.Join(strings.Fields(strings.ReplaceAll(m.blocks(d), hardBreak, " ")), " ")
				row = append(row, strings.ReplaceAll(text, "|", `\|`))
			}
		}
		if len(row) > 0 {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	for i, row := range rows {
		for len(row) < len(rows[0]) {
			row = append(row, "")
		}
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}
