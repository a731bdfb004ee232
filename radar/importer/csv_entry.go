package importer

import (
	"strings"

	"techradar/radar"
)

// entry makes an entry of a row.
func (t *columnTable) entry(row record) {
	e := &toolEntry{}
	e.name, e.at = t.value(row, "name")
	quadrant, quadrantAt := t.value(row, "quadrant")
	ring, ringAt := t.value(row, "ring")
	if ring == "" && t.options.Ring != "" {
		ring = t.options.Ring
	}
	for _, field := range []struct{ what, value, code string }{{"name", e.name, codeName}, {"quadrant", quadrant, codeQuadrant}, {"ring", ring, codeRing}} {
		if field.value == "" {
			t.warn(row.at, field.code, "", "this row has no %s: it was left out%s", field.what, ofName(e.name))
			return
		}
	}
	e.quadrant, e.ring = t.quadrants.find(quadrant, quadrantAt), t.rings.find(ring, ringAt)
	e.id, _ = t.value(row, "id")
	if isEphemeral(e.id) && e.id != radar.Slug(e.name) {
		e.id = ""
	}
	e.summary, _ = t.value(row, "summary")
	if _, ours := t.column["summary"]; ours { // Markdown, as export writes it: space at its beginning means something
		e.description = unquoteFormula(row.cells[t.column["description"]].text)
	} else {
		description, at := t.value(row, "description")
		e.tellHTML(t.reports, description, at)
	}
	link, linkAt := t.value(row, "link")
	e.link = t.link(link, "the link of "+quoted(e.name), linkAt)
	t.references(row, e)
	tags, _ := t.value(row, "tags")
	for tag := range strings.FieldsFuncSeq(tags, func(c rune) bool { return c == ',' || c == ';' || c == '\n' }) {
		e.tags = append(e.tags, tag)
	}
	e.owner, _ = t.value(row, "owner")
	e.replacedBy, _ = t.value(row, "replaced_by")
	e.reviewBy = t.date(row, "review_by")
	t.movementOf(row, e)
	t.pastOf(row, e)
	if left := t.date(row, "retired"); !left.IsZero() {
		reason, _ := t.value(row, "retired_reason")
		e.retired = &radar.Retirement{Edition: left, Reason: reason}
	}
	t.entries = append(t.entries, e)
}

// date returns the edition in a column.
func (t *columnTable) date(row record, field string) radar.Edition {
	s, at := t.value(row, field)
	e, ok := editionOf(s)
	if !ok && s != "" {
		t.warn(at, codeDate, "", "%s is no date: it was left out", quoted(s))
	}
	return e
}

// references reads links, one in a line: the address and its title.
func (t *columnTable) references(row record, e *toolEntry) {
	links, at := t.value(row, "links")
	for line := range strings.Lines(links) {
		address, title, _ := strings.Cut(strings.TrimSpace(line), " ")
		if address = t.link(address, "a link of "+quoted(e.name), at); address != "" {
			e.links = append(e.links, radar.Link{Title: strings.TrimSpace(title), URL: address})
		}
	}
}

// movementWords are what people write into a column of movement, in lower case.
var movementWords = map[string]moveKind{
	"new": moveNew, "moved in": moveIn, "in": moveIn, "up": moveIn, "moved out": moveOut, "out": moveOut, "down": moveOut,
	"no change": moveNone, "none": moveNone, "unchanged": moveNone, "same": moveNone, "stable": moveNone,
}

func (t *columnTable) movementOf(row record, e *toolEntry) {
	s, at := t.value(row, "movement")
	e.moveAt = at
	switch header := bareHeader(t.column["movement"]); {
	case s == "":
	case header == "isnew" || header == "new":
		e.move.kind = moveNone
		if isYes(s) {
			e.move.kind = moveNew
		}
	default:
		kind, ok := movementWords[strings.ToLower(strings.Join(strings.Fields(s), " "))]
		e.move = typedMove{kind: kind}
		if !ok {
			e.move, ok = moveOf(s, false)
		}
		if !ok {
			t.warn(at, codeMove, "write new, in, out or none", "%s is no movement: it was left out", quoted(s))
		}
	}
}

// pastOf reads history as export writes it: "2025-04 trial; 2025-10 retired".
func (t *columnTable) pastOf(row record, e *toolEntry) {
	s, at := t.value(row, "history")
	for item := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ';' || c == '\n' }) {
		name, ring, _ := strings.Cut(strings.TrimSpace(item), " ")
		edition, ok := editionOf(name)
		ring = strings.TrimSpace(ring)
		if !ok || ring == "" {
			t.warn(at, codeDate, "write it as 2025-04 trial; 2025-10 adopt", "%s is no date with a ring: it was left out", quoted(item))
			continue
		}
		c := radar.Change{Edition: edition, Ring: -1, Retired: sameName(ring) == "retired"}
		if !c.Retired {
			c.Ring = t.ringNamed(ring, at)
		}
		e.past = append(e.past, c)
	}
}

// ringNamed finds a ring by its name or by the id that its name has.
func (t *columnTable) ringNamed(word string, at place) int {
	for i, s := range t.rings.list {
		if radar.Slug(s.name) == word {
			return i
		}
	}
	return t.rings.find(word, at)
}
