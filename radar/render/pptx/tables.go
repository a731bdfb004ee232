package pptx

import (
	"slices"

	"techradar/radar/article"
)

// space is where a table may stand on a slide, px, and the columns that it has there.
type space struct {
	width, height float64
	columns       func(cellStyle) []column
}

// tables sets entries into the tables of as few slides as hold them, in the largest type that does not take more. The
// first stands in a space of its own, the others in one as wide as the slide.
func (d *deck) tables(entries []*article.Entry, first, rest space) []*table {
	var best []*table
	for _, st := range cellStyles() {
		t := d.split(entries, st, first, rest)
		tight := st.pad < 0.25*st.size // for what then needs no second slide
		if best == nil || len(t) == 1 || !tight && len(t) < len(best) {
			best = t
		}
		if len(best) == 1 {
			break
		}
	}
	return best
}

// split sets entries into tables in a style, each filled as far as the others.
func (d *deck) split(entries []*article.Entry, st cellStyle, first, rest space) []*table {
	wide := func(s space) *table { return d.newTable(s.columns(st), entries, s.width, st) }
	beside := wide(first)
	after := beside
	if !beside.fits(first.height) {
		after = wide(rest)
	}
	best := fill(beside, after, first.height, rest.height, 1)
	for share := 0.97; share > 0.2; share -= 0.03 {
		t := fill(beside, after, first.height, rest.height, share)
		if len(t) > len(best) {
			break
		}
		best = t
	}
	return best
}

// fill takes the rows of two tables of all entries into tables of a share of the heights: those of the first into one,
// and those of the second into as many as it takes. Each has one row at least.
func fill(first, rest *table, height, more, share float64) []*table {
	var out []*table
	from := first
	for at := 0; at < len(first.rows); {
		t := &table{style: from.style, columns: from.columns, header: from.header}
		for at < len(first.rows) {
			t.rows, t.entries = append(t.rows, from.rows[at]), append(t.entries, from.entries[at])
			if len(t.rows) > 1 && (!t.fits(height) || t.height() > share*height) {
				t.rows, t.entries = t.rows[:len(t.rows)-1], t.entries[:len(t.entries)-1]
				break
			}
			at++
		}
		out = append(out, t)
		from, height = rest, more
	}
	return out
}

// column is a column of a table of entries.
type column struct {
	head string
	text func(*article.Entry) string
	most float64 // of the width of the table that it may take
	cell func(*article.Entry) []paragraph
}

// newTable makes a table of entries. It shares a width among columns, px: each gets what its texts need, up to its
// share, and the last, or where that says nothing all of them, what is left.
func (d *deck) newTable(columns []column, entries []*article.Entry, width float64, st cellStyle) *table {
	last := len(columns) - 1
	if !slices.ContainsFunc(entries, func(e *article.Entry) bool { return columns[last].text(e) != "" }) {
		columns, last = columns[:last], -1
	}
	t := &table{style: st, entries: entries}
	rest := width
	for i, c := range columns {
		t.header = append(t.header, c.head)
		if i == last {
			t.columns = append(t.columns, rest)
			break
		}
		texts := make([]string, len(entries))
		for j, e := range entries {
			texts[j] = c.text(e)
		}
		w := d.fitColumn(c.head, texts, c.most*width, st)
		t.columns, rest = append(t.columns, w), rest-w
	}
	if last < 0 {
		for i := range t.columns {
			t.columns[i] *= width / (width - rest)
		}
	}
	for _, e := range entries {
		var cells [][]paragraph
		for _, c := range columns {
			cells = append(cells, c.cell(e))
		}
		t.rows = append(t.rows, d.newRow(t, cells...))
	}
	return t
}

// fitColumn is the width that a column needs for its heading and texts in one line each, but no more than most, px.
func (d *deck) fitColumn(head string, texts []string, most float64, st cellStyle) float64 {
	need := d.width(head, st.head(), true)
	for _, s := range texts {
		need = max(need, d.width(s, st.size, true))
	}
	return min(widest*need+2*cellSide, most)
}
