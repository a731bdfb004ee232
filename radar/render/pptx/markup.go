package pptx

import (
	"strconv"
	"strings"
)

// markup writes XML whose names and attribute names are ours and whose values and texts may be anybody's.
type markup struct{ b strings.Builder }

// open begins an element. attrs are names and values in turn.
func (m *markup) open(name string, attrs ...string) {
	m.start(name, attrs)
	m.b.WriteString(">")
}

// leaf is an element without content.
func (m *markup) leaf(name string, attrs ...string) {
	m.start(name, attrs)
	m.b.WriteString("/>")
}

// end closes the elements that were opened last, named from the innermost.
func (m *markup) end(names ...string) {
	for _, name := range names {
		m.b.WriteString("</" + name + ">")
	}
}

// element is an element that holds a text.
func (m *markup) element(name, text string, attrs ...string) {
	m.open(name, attrs...)
	m.text(text)
	m.end(name)
}

func (m *markup) start(name string, attrs []string) {
	m.b.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		m.b.WriteString(" " + attrs[i] + `="`)
		m.text(attrs[i+1])
		m.b.WriteString(`"`)
	}
}

// text writes s for character data and quoted attributes alike. Control characters are left out: PowerPoint repairs
// a file that has them, even where XML allows them.
func (m *markup) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			m.b.WriteString("&amp;")
		case r == '<':
			m.b.WriteString("&lt;")
		case r == '>':
			m.b.WriteString("&gt;")
		case r == '"':
			m.b.WriteString("&quot;")
		case r == '\t' || r == '\n':
			m.b.WriteByte(' ') // in an attribute a reader would make it one anyway
		case allowed(r):
			m.b.WriteRune(r)
		}
	}
}

// allowed is the production Char of XML 1.0, less the control characters and the replacement of what was no UTF-8.
func allowed(r rune) bool {
	return r >= ' ' && r < 0x7f || r >= 0xA0 && r <= 0xD7FF || r >= 0xE000 && r < 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

func (m *markup) String() string { return m.b.String() }

func itoa(n int) string { return strconv.Itoa(n) }
