package importer

import (
	"strings"
	"unicode/utf8"

	"techradar/radar"
)

// cell is a cell of a table, without the quotes around it.
type cell struct {
	text string
	at   place
}

// maxColumns bounds a row of a table.
const maxColumns = 200

// tableReader reads CSV and its kin. encoding/csv counts columns in bytes, knows no line that ends with CR alone, and
// refuses a space behind a quote, which people write.
type tableReader struct {
	src   string
	file  string
	comma byte
	i     int
	at    radar.Pos // of the byte i
}

// readTable reads the rows of a text that begins at a place. Rows without any text are left out. Spaces around a
// quoted cell do not count; all others do.
func readTable(src, file string, comma byte, from radar.Pos) ([][]cell, *treeError) {
	t := &tableReader{src: src, file: file, comma: comma, at: from}
	var rows [][]cell
	for t.i < len(t.src) {
		row, bad := t.row()
		if bad != nil {
			return nil, bad
		}
		if !isEmpty(row) {
			rows = append(rows, row)
		}
		if len(rows) > 2*radar.MaxEntries {
			return nil, &treeError{at: t.at, message: "there are more rows than a radar can hold"}
		}
	}
	return rows, nil
}

func isEmpty(row []cell) bool {
	for _, c := range row {
		if strings.TrimSpace(c.text) != "" {
			return false
		}
	}
	return true
}

// step goes on by one character.
func (t *tableReader) step() {
	c, size := utf8.DecodeRuneInString(t.src[t.i:])
	t.i += size
	t.at.Col++
	if c == '\n' || c == '\r' && t.next() != '\n' {
		t.at = radar.Pos{Line: t.at.Line + 1, Col: 1}
	}
}

// next returns the next byte, 0 at the end.
func (t *tableReader) next() byte {
	if t.i < len(t.src) {
		return t.src[t.i]
	}
	return 0
}

// inCell reports whether the cell goes on.
func (t *tableReader) inCell() bool {
	c := t.next()
	return t.i < len(t.src) && c != t.comma && c != '\n' && c != '\r'
}

func (t *tableReader) row() ([]cell, *treeError) {
	var row []cell
	for {
		c, bad := t.cell()
		if bad != nil {
			return nil, bad
		}
		if row = append(row, c); len(row) > maxColumns {
			return nil, &treeError{at: t.at, message: "this row has more than 200 columns"}
		}
		switch t.next() {
		case t.comma:
			if t.i < len(t.src) {
				t.step()
				continue
			}
		case '\r':
			t.step()
			if t.next() == '\n' {
				t.step()
			}
		case '\n':
			t.step()
		}
		return row, nil
	}
}

func (t *tableReader) cell() (cell, *treeError) {
	begin, at := t.i, t.at
	for t.next() == ' ' {
		t.step()
	}
	if t.next() == '"' {
		return t.quoted()
	}
	c := cell{at: place{t.file, at}}
	if t.inCell() {
		c.at.Pos = t.at // messages point at the text
	}
	for t.inCell() {
		t.step()
	}
	c.text = t.src[begin:t.i]
	return c, nil
}

// quoted reads a cell in quotes. Two of them are one in the text.
func (t *tableReader) quoted() (cell, *treeError) {
	c := cell{at: place{t.file, t.at}}
	open := t.at
	t.step()
	var b strings.Builder
	for {
		if t.i >= len(t.src) {
			return c, &treeError{at: open, message: "this quote is never closed", hint: `a quote within a text is written twice: ""`}
		}
		if t.next() != '"' {
			begin := t.i
			t.step()
			b.WriteString(t.src[begin:t.i])
			continue
		}
		t.step()
		if t.next() != '"' {
			break
		}
		b.WriteByte('"')
		t.step()
	}
	for t.next() == ' ' || t.next() == '\t' && t.comma != '\t' {
		t.step()
	}
	if t.inCell() {
		return c, &treeError{at: t.at, message: "there is text behind the quote that ends a cell", hint: `a quote within a text is written twice: ""`}
	}
	c.text = b.String()
	return c, nil
}

// commaOf returns the sign that most likely parts the cells of a table: the most frequent one of its first line.
func commaOf(src string) byte {
	line, _, _ := strings.Cut(strings.TrimLeft(src, "\r\n \uFEFF"), "\n")
	best := byte(',')
	for _, c := range []byte{'\t', ';'} {
		if strings.Count(line, string(c)) > strings.Count(line, string(best)) {
			best = c
		}
	}
	return best
}
