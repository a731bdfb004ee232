package edit

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"techradar/radar"
)

// Append puts entries at the end of the entries of a radar.yaml, src, which radar.Parse has read as r. Their
// quadrants and rings are indices into those of r. They are written in the way of the entry before them: in braces
// or over several lines, with its indentation, and with an empty line between them where the file has one. A list
// that is empty becomes one of lines.
//
// Nothing else is changed, and there are only insertions but for an empty list. The error is a *Refusal when the
// result would not be a radar, such as with an id that is taken.
func Append(src []byte, r *radar.Radar, entries []radar.Entry) ([]byte, error) {
	if len(entries) == 0 {
		return src, nil
	}
	d, err := open(src, r)
	if err != nil {
		return nil, err
	}
	key, list := get(d.root, "entries")
	switch {
	case len(list.Content) == 0 && d.isBareList(list) && !isFlow(d.root):
		d.beginEntries(key, list, entries)
	case isFlow(list):
		d.appendFlow(list, entries)
	default:
		d.appendBlock(list, entries)
	}
	out := apply(d.text, d.changes)

	after, err := reread(out, r.File)
	if err != nil {
		return nil, err
	}
	if len(after.Entries) != len(r.Entries)+len(entries) {
		return nil, errUnlike
	}
	before := *after
	before.Entries = after.Entries[:len(r.Entries):len(r.Entries)]
	if len(before.Entries) == 0 {
		before.Entries = r.Entries // no entries or an empty list of them is the same
	}
	if !alike(&before, r) {
		return nil, errUnlike
	}
	return out, nil
}

// isBareList reports whether an empty list in brackets stands on one line, with nothing in it.
func (d *document) isBareList(list *yaml.Node) bool {
	behind, closer := d.behindLast(list)
	return strings.Trim(d.text[behind:closer], " \t") == ""
}

// beginEntries makes a list of lines of an empty one in brackets.
func (d *document) beginEntries(key, list *yaml.Node, entries []radar.Entry) {
	begin := d.begin(list)
	_, closer := d.behindLast(list)
	for d.text[begin-1] == ' ' || d.text[begin-1] == '\t' {
		begin--
	}
	if d.firstInLine(begin) { // below its key: the whole line goes
		begin = d.lineBegin(begin) - len(d.lineBreak(d.lineBegin(begin)-1))
	}
	d.replace(begin, closer+1, "")
	s := house()
	s.keys, s.dash, s.gap = quotesOf(key), d.habits.dash, d.habits.gap
	indent := key.Column - 1 + s.dash
	var lines []string
	for i := range entries {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, deeper(indent, s.blockItem(entryOf(d.radar, &entries[i]), indent))...)
	}
	d.insertLines(closer, lines)
}

// appendFlow grows a list in brackets.
func (d *document) appendFlow(list *yaml.Node, entries []radar.Entry) {
	model := d.root
	if len(list.Content) > 0 {
		model = last(list)
	}
	s := d.styleOf(model)
	items := make([]string, len(entries))
	for i := range entries {
		items[i] = s.flow(entryOf(d.radar, &entries[i]))
	}
	d.growFlow(list, items...)
}

// appendBlock adds items to a list of lines.
func (d *document) appendBlock(list *yaml.Node, entries []radar.Entry) {
	s := d.styleOf(last(list))
	inBraces := !s.blocks
	s.dash, s.gap, s.blocks = d.habits.dash, d.habits.gap, d.habits.blocks
	indent := list.Column - 1
	var lines []string
	hasGaps := d.hasGaps(list)
	for i := range entries {
		if hasGaps {
			lines = append(lines, "")
		}
		m := entryOf(d.radar, &entries[i])
		if line := "- " + s.flow(m); inBraces && fits(line, indent) && !hasLines(m) {
			lines = append(lines, deeper(indent, []string{line})...)
			continue
		}
		lines = append(lines, deeper(indent, s.blockItem(m, indent))...)
	}
	d.insertLines(d.behindComments(d.end(list, 0)-1, indent), lines)
}

// hasGaps reports whether an empty line stands before the last entry, or, when it is the only one, whether it stands
// over several lines.
func (d *document) hasGaps(list *yaml.Node) bool {
	n := last(list)
	if len(list.Content) == 1 {
		return !isFlow(n)
	}
	before := list.Content[len(list.Content)-2]
	end := d.end(before, list.Column-1)
	for at := d.begin(n); at > end; at = d.lineBegin(at) - 1 {
		if lineEnd, _ := d.lineEnd(at); strings.Trim(d.text[d.lineBegin(at):lineEnd], " \t") == "" {
			return true
		}
	}
	return false
}

// behindComments returns a byte in the last of the lines of comments right below the line that holds a byte which
// are indented deeper than indent. They belong to what stands above them.
func (d *document) behindComments(at, indent int) int {
	for {
		_, next := d.lineEnd(at)
		if next == len(d.text) {
			return at
		}
		end, _ := d.lineEnd(next)
		line := d.text[next:end]
		bare := strings.TrimLeft(line, " ")
		if !strings.HasPrefix(bare, "#") || len(line)-len(bare) <= indent {
			return at
		}
		at = next
	}
}
