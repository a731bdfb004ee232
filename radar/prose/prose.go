// Package prose is a text as data: headings, paragraphs, lists and tables, and what stands in their lines. It is to a
// text what a scene is to a picture: it is put together once, and each wiki's format writes it in a syntax of its own.
package prose

import "strings"

// Block is a part of a text that has lines of its own: one of the types below.
type Block interface{ block() }

// Heading is the title of what follows it. Levels are 1 for the title of the whole text, and down to 6.
type Heading struct {
	Level int
	ID    string // that a Ref may lead to, without white space; "" when none does
	Spans []Span
}

// Paragraph is running text.
type Paragraph struct{ Spans []Span }

// List is a list of items, each of which holds blocks again.
type List struct {
	Ordered bool
	Start   int // the number of the first item of an ordered list
	Items   [][]Block
}

// Quote is what someone else said.
type Quote struct{ Blocks []Block }

// Code is a text with line breaks that is shown as it stands.
type Code struct {
	Text string
	Lang string // the language as its author calls it, of letters, digits, "+", "#" and "-"; "" when not known
}

// Table is a table with a line of headings. Every row has as many cells as there are headings.
type Table struct {
	Header []Cell
	Rows   []Row
}

// Row is a row of a table.
type Row struct {
	ID    string // that a Ref may lead to; "" when none does
	More  string // the ID of a heading below which more is told of the row; "" when there is none
	Cells []Cell
}

// Cell is the line, or the lines between breaks, of a cell.
type Cell struct {
	Head  bool // it names its row or column
	Spans []Span
}

// Rule is a line across the text.
type Rule struct{}

// Fold is what opens on a click where the format can do that, and stands open elsewhere.
type Fold struct {
	Title  string
	Blocks []Block
}

// Picture is a picture that has a block to itself.
type Picture struct {
	Name string // of its file, without the extension
	Alt  string // what it shows, in words
	URL  string // where it leads to; "" for nowhere
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Quote) block()     {}
func (Code) block()      {}
func (Table) block()     {}
func (Rule) block()      {}
func (Fold) block()      {}
func (Picture) block()   {}

// Span is a part of a line: one of the types below.
type Span interface{ span() }

// Text is what it says, letter by letter. A line break in it is no more than a space.
type Text string

// Strong is said with weight.
type Strong struct{ Spans []Span }

// Emphasis is stressed.
type Emphasis struct{ Spans []Span }

// Struck does not hold any more.
type Struck struct{ Spans []Span }

// Literal is what one types, such as a command.
type Literal string

// Link leads out. Its URL is safe, by the rules of radar/article.
type Link struct {
	URL   string
	Spans []Span
}

// Ref leads to a heading or a row of the same text.
type Ref struct {
	ID    string
	Spans []Span
}

// Break begins a new line.
type Break struct{}

func (Text) span()     {}
func (Strong) span()   {}
func (Emphasis) span() {}
func (Struck) span()   {}
func (Literal) span()  {}
func (Link) span()     {}
func (Ref) span()      {}
func (Break) span()    {}

// Say is a single Text, or nothing for "".
func Say(s string) []Span {
	if s == "" {
		return nil
	}
	return []Span{Text(s)}
}

// Plain is what the spans say, without how.
func Plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s := s.(type) {
		case Text:
			b.WriteString(string(s))
		case Literal:
			b.WriteString(string(s))
		case Strong:
			b.WriteString(Plain(s.Spans))
		case Emphasis:
			b.WriteString(Plain(s.Spans))
		case Struck:
			b.WriteString(Plain(s.Spans))
		case Link:
			b.WriteString(Plain(s.Spans))
		case Ref:
			b.WriteString(Plain(s.Spans))
		case Break:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Line is s in one line: each run of spaces, tabs and line breaks is a single space. What no file format can hold, as
// control characters and broken UTF-8, is shown as U+FFFD.
func Line(s string) string {
	var b strings.Builder
	space := false
	for _, r := range Clean(s) {
		if r == ' ' || r == '\t' || r == '\n' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// Clean is s with U+FFFD in the place of every character that XML cannot hold, and of broken UTF-8. Tabs stay, and so
// do line breaks, all of them as "\n".
func Clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < ' ' && r != '\t' && r != '\n', r == 0x7f, 0x80 <= r && r < 0xa0, r&0xfffe == 0xfffe, 0xfdd0 <= r && r <= 0xfdef:
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
