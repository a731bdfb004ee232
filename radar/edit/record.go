package edit

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"techradar/radar"
)

// setEdition puts the name of another edition in the place of the file's.
func (d *document) setEdition(next radar.Edition) {
	now := d.radar.Edition
	if now.Name == next.Name {
		return
	}
	_, n := get(d.root, "edition")
	begin := d.begin(n)
	end := d.end(n, d.root.Column-1)
	if i := strings.Index(d.text[begin:end], now.Name); i >= 0 {
		d.replace(begin+i, begin+i+len(now.Name), next.Name)
		return
	}
	d.replace(begin, end, scalar(next.Name, yaml.DoubleQuotedStyle, true)) // it was written with escapes
}

// record adds an item to the history of an entry, in the way that the entry is written, and notes the ring as it was
// written.
func (d *document) record(rec *Record) {
	_, entries := get(d.root, "entries")
	n := entries.Content[rec.Entry]
	item := d.historyItem(n, rec)
	_, history := get(n, "history")
	switch {
	case history != nil && isFlow(history) && len(history.Content) > 0:
		d.growFlow(history, d.styleOf(last(history)).flow(item))
	case history != nil && isFlow(history):
		d.growFlow(history, d.styleIn(n).flow(item))
	case history != nil:
		own := history.Column - 1 // how deep the comments of the list stand
		if history.Column == n.Column {
			own++ // those of the next key stand as deep as the items
		}
		d.growBlock(history, item, own)
	case isFlow(n):
		d.growFlow(n, d.styleIn(n).flowPair(pair{"history", []mapping{item}}))
	default:
		s := d.styleIn(n)
		lines := s.blockPair(pair{"history", []mapping{item}}, n.Column-1)
		d.insertLines(d.withComments(d.end(n, 0)-1, n.Column-1), deeper(n.Column-1, lines))
	}
}

// historyItem returns the item to record. Its edition and ring are in the quotes that the file has around its own
// edition and the entry around its ring.
func (d *document) historyItem(n *yaml.Node, rec *Record) mapping {
	_, edition := get(d.root, "edition")
	name := text{rec.Change.Edition.Name, quotesOf(edition)}
	_, ring := get(n, "ring")
	if rec.Change.Retired {
		item := mapping{{"edition", name}, {"retired", text{"true", 0}}}
		if note := rec.Change.Note; note != "" {
			item = append(item, pair{"note", text{note, 0}})
		}
		return item
	}
	e, rings := &d.radar.Entries[rec.Entry], d.radar.Rings
	rec.Ring = strings.TrimSpace(ring.Value)
	if rec.Change.Ring != e.Ring {
		if was := rings[e.Ring]; rec.Ring != was.ID && strings.EqualFold(rec.Ring, was.Name) {
			rec.Ring = rings[rec.Change.Ring].Name
		} else {
			rec.Ring = rings[rec.Change.Ring].ID
		}
	}
	return mapping{{"edition", name}, {"ring", text{rec.Ring, quotesOf(ring)}}}
}

// quotesOf returns the quotes that a scalar stands in, 0 for none.
func quotesOf(n *yaml.Node) yaml.Style {
	return n.Style & (yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle)
}

// growFlow adds items behind the last one of a collection in brackets or braces: each on a line of its own where the
// last item and the closing bracket have one.
func (d *document) growFlow(n *yaml.Node, items ...string) {
	behind, closer := d.behindLast(n)
	if len(n.Content) == 0 {
		padding := ""
		if d.text[behind] == ' ' {
			padding = " "
		}
		d.insert(behind, padding+strings.Join(items, ", "))
		return
	}
	first := last(n) // where the last item begins
	if n.Kind == yaml.MappingNode {
		first = n.Content[len(n.Content)-2]
	}
	begin := d.begin(first)
	if !d.firstInLine(begin) || !d.firstInLine(closer) {
		d.insert(behind, ", "+strings.Join(items, ", "))
		return
	}
	at, end := behind, ""
	if comma := d.comma(behind, closer); comma >= 0 {
		at, end = comma, ","
	} else {
		d.insert(behind, ",")
	}
	newLine := d.lineBreak(at) + d.text[d.lineBegin(begin):begin]
	lineEnd, _ := d.lineEnd(at)
	d.insert(lineEnd, newLine+strings.Join(items, ","+newLine)+end)
}

// comma returns the byte of the comma between a last item and the closing bracket, or -1.
func (d *document) comma(behind, closer int) int {
	for i := behind; i < closer; i++ {
		switch d.text[i] {
		case ',':
			return i
		case '#':
			i, _ = d.lineEnd(i)
		}
	}
	return -1
}

// growBlock adds an item to a list of lines, in the form of its last item and behind the comments that are indented by
// own columns or more.
func (d *document) growBlock(list *yaml.Node, item mapping, own int) {
	s := d.styleOf(last(list))
	s.gap = d.gap(list)
	indent := list.Column - 1
	d.insertLines(d.withComments(d.end(list, 0)-1, own), deeper(indent, s.item(item, indent)))
}

// withComments returns a byte of the last line of what ends in the line that holds at, with the comments behind it that
// are indented by indent columns or more: they speak of it, and not of what is put in below.
func (d *document) withComments(at, indent int) int {
	_, next := d.lineEnd(at)
	for next < len(d.text) {
		end, after := d.lineEnd(next)
		text := strings.TrimLeft(d.text[next:end], " ")
		switch deep := end - next - len(text); {
		case strings.Trim(text, " \t") == "":
		case text[0] != '#' || deep < indent:
			return at
		default:
			at = next
		}
		next = after
	}
	return at
}
