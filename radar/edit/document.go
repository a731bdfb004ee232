package edit

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"techradar/radar"
)

// document is the text of a radar.yaml with its YAML nodes. The parser tells where a node begins; where it ends is
// found in the text.
type document struct {
	text    string
	lines   []int         // the byte at which each line begins; lines end with LF, CRLF or CR
	stops   map[int][]int // by line: the byte of every stride-th code point, for lines that are long
	root    *yaml.Node    // a mapping
	radar   *radar.Radar  // what the text says
	habits  habits
	changes []change
}

// stride is how many code points a look-up in a long line steps over at most.
const stride = 64

const byteOrderMark = "\uFEFF"

// open reads the nodes of a text that radar.Parse has accepted as r.
func open(src []byte, r *radar.Radar) (*document, error) {
	d := &document{text: string(src), radar: r, stops: map[int][]int{}}
	begin := len(d.text) - len(strings.TrimPrefix(d.text, byteOrderMark))
	d.lines = []int{begin}
	for i := begin; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			d.lines = append(d.lines, i+1)
		}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(src[begin:]), yaml.WithV4Defaults())
	if err != nil {
		return nil, err
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		return nil, err
	}
	d.root = document.Content[0]
	d.habits = d.habitsOf()
	return d, nil
}

// get returns the key and the value of a mapping by the name of the key, or nil.
func get(m *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == name {
			return m.Content[i], m.Content[i+1]
		}
	}
	return nil, nil
}

// isFlow reports whether a collection stands in brackets or braces.
func isFlow(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }

// last returns the last node of a collection.
func last(n *yaml.Node) *yaml.Node { return n.Content[len(n.Content)-1] }

// begin returns the byte at which a node begins.
func (d *document) begin(n *yaml.Node) int {
	begin, column := d.lines[n.Line-1], n.Column-1 // column: code points to go
	if column > stride {
		stops := d.stopsOf(n.Line)
		begin, column = stops[min(column/stride, len(stops)-1)], column%stride
	}
	for ; column > 0 && begin < len(d.text); column-- {
		_, size := utf8.DecodeRuneInString(d.text[begin:])
		begin += size
	}
	return begin
}

// stopsOf returns the byte of every stride-th code point of a line, counted from 1.
func (d *document) stopsOf(line int) []int {
	if stops, ok := d.stops[line]; ok {
		return stops
	}
	end, count := len(d.text), 0
	if line < len(d.lines) {
		end = d.lines[line]
	}
	var stops []int
	for i := range d.text[d.lines[line-1]:end] {
		if count%stride == 0 {
			stops = append(stops, d.lines[line-1]+i)
		}
		count++
	}
	d.stops[line] = stops
	return stops
}

// end returns the byte behind a node. What belongs to it is indented deeper than indent, where it is not in
// brackets. Comments behind it do not belong to it.
func (d *document) end(n *yaml.Node, indent int) int {
	begin := d.begin(n)
	switch {
	case n.Kind == yaml.ScalarNode:
		return d.scalarEnd(n, begin, indent)
	case isFlow(n) && d.text[begin] != '[' && d.text[begin] != '{': // a mapping without braces in brackets
		return d.end(last(n), indent)
	case isFlow(n):
		_, closer := d.behindLast(n)
		return closer + 1
	}
	return d.end(last(n), n.Column-1)
}

// behindLast returns the byte behind the last node in a collection in brackets, or behind the bracket when there is
// none, and the byte of the closing bracket.
func (d *document) behindLast(n *yaml.Node) (behind, closer int) {
	behind = d.begin(n) + 1
	if len(n.Content) > 0 {
		behind = d.end(last(n), 0)
	}
	for closer = behind; d.text[closer] != ']' && d.text[closer] != '}'; closer++ {
		if d.text[closer] == '#' {
			closer, _ = d.lineEnd(closer)
		}
	}
	return behind, closer
}

func (d *document) scalarEnd(n *yaml.Node, begin, indent int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		i := begin + 1
		for ; d.text[i] != '"'; i++ {
			if d.text[i] == '\\' {
				i++
			}
		}
		return i + 1
	case n.Style&yaml.SingleQuotedStyle != 0:
		i := begin + 1
		for d.text[i] != '\'' || strings.HasPrefix(d.text[i+1:], "'") {
			if d.text[i] == '\'' {
				i++
			}
			i++
		}
		return i + 1
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return d.blockEnd(begin, indent)
	}
	// Nothing is written otherwise in a text without quotes but its line breaks.
	end := begin
	for i := range len(n.Value) {
		if strings.IndexByte(" \t\n", n.Value[i]) >= 0 {
			continue
		}
		for strings.IndexByte(" \t\r\n", d.text[end]) >= 0 {
			end++
		}
		end++
	}
	return end
}

// blockEnd returns the end of the last line of a text below | or >.
func (d *document) blockEnd(begin, indent int) int {
	end, next := d.lineEnd(begin)
	for next < len(d.text) {
		lineEnd, after := d.lineEnd(next)
		line := d.text[next:lineEnd]
		switch deep := len(line) - len(strings.TrimLeft(line, " ")); {
		case strings.Trim(line, " \t") == "":
		case deep <= indent:
			return end
		default:
			end = lineEnd
		}
		next = after
	}
	return end
}

// lineOf returns the index in d.lines of the line that holds a byte.
func (d *document) lineOf(at int) int {
	i, found := slices.BinarySearch(d.lines, at)
	if !found {
		i--
	}
	return max(i, 0)
}

// lineEnd returns the byte behind the text of the line that holds a byte, and the byte at which the next line begins.
// They are the same where the file ends without a line end.
func (d *document) lineEnd(at int) (end, next int) {
	begin, next := d.lineBegin(at), len(d.text)
	if i := d.lineOf(at); i+1 < len(d.lines) {
		next = d.lines[i+1]
	}
	return begin + len(strings.TrimRight(d.text[begin:next], "\r\n")), next
}

// lineBreak returns how the line that holds a byte ends, or the first line of the file where it is the last.
func (d *document) lineBreak(at int) string {
	for _, at := range []int{at, 0} {
		if end, next := d.lineEnd(at); next > end {
			return d.text[end:next]
		}
	}
	return "\n"
}

// lineBegin returns the byte at which the line that holds a byte begins.
func (d *document) lineBegin(at int) int { return d.lines[d.lineOf(at)] }

// firstInLine reports whether nothing but space stands before a byte in its line.
func (d *document) firstInLine(at int) bool {
	return strings.Trim(d.text[d.lineBegin(at):at], " \t") == ""
}

// insert notes a text to be put in.
func (d *document) insert(at int, text string) { d.replace(at, at, text) }

func (d *document) replace(at, end int, text string) {
	d.changes = append(d.changes, change{at, end, text})
}

// insertLines notes lines to be put in below the line that holds a byte.
func (d *document) insertLines(at int, lines []string) {
	lineBreak := d.lineBreak(at)
	text := strings.Join(lines, lineBreak)
	if end, next := d.lineEnd(at); next > end {
		d.insert(next, text+lineBreak)
	} else {
		d.insert(end, lineBreak+text)
	}
}
