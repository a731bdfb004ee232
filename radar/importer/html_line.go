package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"techradar/radar"
)

// Running text is put together with these characters in the place of its marks, which no text has: whether a mark can
// stand where it is depends on what comes before and behind it.
const (
	lineBreak = '\x01'
	linkBegin = '\x02' // before the bracket of a link
	opens     = '\x10' // with the number of the mark added
	closes    = '\x18'
)

// marks are the marks of Markdown, by their numbers.
var marks = [...]string{"**", "*", "~~"}

// children returns what is in an element, all of it in running text.
func (m *markdownWriter) children(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s := m.inline(c)
		if strings.HasSuffix(b.String(), "`") && strings.HasPrefix(s, "`") {
			b.WriteByte(' ') // or two codes would be one
		}
		b.WriteString(s)
	}
	return b.String()
}

// inline returns a part of running text, for finishLine.
func (m *markdownWriter) inline(n *html.Node) string {
	if n.Type == html.TextNode {
		return escapeMarkdown(n.Data)
	}
	if n.Type != html.ElementNode {
		return ""
	}
	switch n.DataAtom {
	case atom.Br:
		return string(lineBreak)
	case atom.B, atom.Strong:
		return m.marked(n, 0)
	case atom.I, atom.Em:
		return m.marked(n, 1)
	case atom.Del, atom.S, atom.Strike:
		return m.marked(n, 2)
	case atom.Code, atom.Tt, atom.Kbd, atom.Samp:
		return literal(plainText(n))
	case atom.A:
		return m.link(n)
	}
	return m.children(n)
}

func (m *markdownWriter) marked(n *html.Node, mark rune) string {
	return string(opens+mark) + m.children(n) + string(closes+mark)
}

// link writes a link. One without a text cannot be seen in HTML either.
func (m *markdownWriter) link(n *html.Node) string {
	text := strings.ReplaceAll(finishLine(m.children(n)), hardBreak, " ")
	address := ""
	for _, a := range n.Attr {
		if a.Key == "href" {
			address = strings.TrimSpace(a.Val)
		}
	}
	if text == "" || address == "" || radar.CheckLink(address) != nil {
		return m.children(n)
	}
	if strings.ContainsAny(address, "()*_&") {
		address = "<" + strings.ReplaceAll(address, "&", "&amp;") + ">" // no address has these signs: CheckLink refuses them
	}
	return string(linkBegin) + "[" + text + "](" + address + ")"
}

// literal writes a text in backticks, of which it has more than the text has in a row.
func literal(text string) string {
	text = strings.Join(strings.Fields(withoutControl(text)), " ")
	if text == "" {
		return ""
	}
	mark := strings.Repeat("`", longestRun(text)+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		return mark + " " + text + " " + mark
	}
	return mark + text + mark
}

// longestRun is the length of the longest row of backticks.
func longestRun(text string) int {
	longest, run := 0, 0
	for i := range len(text) {
		if run++; text[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// plainText is all text of an element.
func plainText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// withoutControl takes out the characters that stand for marks. No radar may have them.
func withoutControl(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && !unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// entityLike matches what Markdown would take for a character reference.
var entityLike = regexp.MustCompile(`^&(?:[a-zA-Z0-9]+|#[0-9]+|#[xX][0-9a-fA-F]+);`)

// escapeMarkdown writes a text so that Markdown shows it letter by letter. Every run of white space is one space.
func escapeMarkdown(s string) string {
	s = withoutControl(s)
	var b strings.Builder
	space := false
	before := ' '
	for i, c := range s {
		if unicode.IsSpace(c) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			before, space = ' ', false
		}
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):])
		switch {
		case strings.ContainsRune("\\`*[]<~", c),
			c == '_' && (!isWordRune(before) || !isWordRune(after)),
			c == '&' && entityLike.MatchString(s[i:]):
			b.WriteByte('\\')
		}
		b.WriteRune(c)
		before = c
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// lineMark matches what begins a line and would make it something else than running text.
var lineMark = regexp.MustCompile(`^(?:(#{1,6}|[-+])(?:\s|$)|(>)|([0-9]{1,9})([.)])(?:\s|$)|(=+|-+|\+)\s*$|(:?-)|(\|))`)

// hardBreak ends a line within a paragraph. Two spaces would do it too, until an editor takes them away.
const hardBreak = "\\\n"

// finishLine makes Markdown of running text: its marks are written where they can stand, and what would mean something
// at the beginning of a line is escaped.
func finishLine(s string) string {
	s = placeMarks([]rune(s))
	lines := strings.Split(s, string(lineBreak))
	for i, l := range lines {
		l = strings.Trim(spaces.ReplaceAllString(l, " "), " ")
		if m := lineMark.FindStringSubmatchIndex(l); m != nil {
			at := 0
			if m[8] >= 0 {
				at = m[8] // the dot behind a number
			}
			l = l[:at] + `\` + l[at:]
		}
		lines[i] = bangs.Replace(l)
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for i, l := range lines {
		if strings.HasSuffix(l, `\`) {
			lines[i] += " " // not all readers tell an escaped backslash from a line break
		}
	}
	return strings.TrimRight(strings.Join(lines, hardBreak), " ")
}

var (
	spaces = regexp.MustCompile(` {2,}`)
	// A ! before a link would make it a picture.
	bangs = strings.NewReplacer("!"+string(linkBegin), `\!`, string(linkBegin), "")
)

// indented puts a text behind a mark, and a prefix before its other lines.
func indented(text, mark, prefix string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = mark + l
		case l == "":
			lines[i] = strings.TrimRight(prefix, " ")
		default:
			lines[i] = prefix + l
		}
	}
	return strings.Join(lines, "\n")
}
