package markdown

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"techradar/radar/article"
	"techradar/radar/markdown"
)

// table adds a table; its cells are Markdown. right says which columns are numbers.
func (p *page) table(head []string, right func(column int) bool, rows [][]string) {
	under := make([]string, len(head))
	for i := range head {
		under[i] = "---"
		if right(i) {
			under[i] = "---:"
		}
	}
	lines := []string{tableLine(head), tableLine(under)}
	for _, row := range rows {
		lines = append(lines, tableLine(row))
	}
	p.add(lines...)
}

// tableLine is a row of a table.
func tableLine(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

func left(int) bool { return false }

// column is a column of a table of entries.
type column struct {
	name string
	used bool
	cell func(*article.Entry) string // Markdown
	ring bool                        // the cells are names of rings, whose words stay whole
}

func (b *builder) entries(p *page, columns []column, entries []*article.Entry, right func(int) bool) {
	var head []string
	rows := make([][]string, len(entries))
	for _, c := range columns {
		if !c.used {
			continue
		}
		head = append(head, b.header(c, entries))
		for i, e := range entries {
			rows[i] = append(rows[i], c.cell(e))
		}
	}
	p.table(head, right, rows)
}

// header is the heading of a column. A browser breaks a line between any two Korean letters, so a column beside a long
// one gets as narrow as a letter. A heading that cannot be broken itself holds it open, with spaces around it that do
// not break either.
func (b *builder) header(c column, entries []*article.Entry) string {
	const most, space = 6, 0.26 // em: of a word that is kept whole, and of a space
	need := 0.0
	for _, e := range entries {
		for _, word := range strings.Fields(e.RingName) {
			need = max(need, korean(word))
		}
	}
	pad := ""
	if c.ring && utf8.RuneCountInString(c.name) == 1 {
		pad = strings.Repeat(markdown.Reference('\u00a0'), max(0, int(math.Ceil((min(need, most)-korean(c.name))/space/2))))
	}
	return pad + b.text(c.name) + pad
}

// korean is about how wide a word is, em, when it can be broken anywhere, and 0 for one that cannot.
func korean(word string) float64 {
	n := 0
	for _, r := range word {
		if unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) + 0.55*float64(utf8.RuneCountInString(word)-n)
}
