package export

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"techradar/radar"
	"techradar/radar/history"
)

// formulaLike matches a cell that a spreadsheet would run, and one that looks as if it had been kept from that: each
// gets a quote before it, so that a reader can take exactly one away. The signs are those of OWASP's CSV injection, with
// the wide ones, which spreadsheets in East Asia take for the same.
var formulaLike = regexp.MustCompile(`^'*[=+\-@\t\r\n＝＋－＠]`)

// safeCell returns a cell that no spreadsheet runs.
func safeCell(s string) string {
	if formulaLike.MatchString(s) {
		return "'" + s
	}
	return s
}

// csvColumns are the columns in their order. The importer of the plain table knows them all.
var csvColumns = []struct {
	name string
	text func(t *table, i int, e *radar.Entry) string
}{
	{"name", func(_ *table, _ int, e *radar.Entry) string { return e.Name }},
	{"id", func(_ *table, _ int, e *radar.Entry) string { return e.ID }},
	{"quadrant", func(t *table, _ int, e *radar.Entry) string { return t.Quadrants[e.Quadrant].Name }},
	{"ring", func(t *table, _ int, e *radar.Entry) string { return t.Rings[e.Ring].Name }},
	{"movement", func(t *table, i int, _ *radar.Entry) string { return movement(t.moves[i]) }},
	{"summary", func(_ *table, _ int, e *radar.Entry) string { return e.Summary }},
	{"description", func(_ *table, _ int, e *radar.Entry) string { return e.Description }},
	{"link", func(_ *table, _ int, e *radar.Entry) string { return e.Link }},
	{"links", func(_ *table, _ int, e *radar.Entry) string { return links(e) }},
	{"tags", func(_ *table, _ int, e *radar.Entry) string { return strings.Join(e.Tags, ", ") }},
	{"owner", func(_ *table, _ int, e *radar.Entry) string { return e.Owner }},
	{"edition", func(t *table, _ int, _ *radar.Entry) string { return t.Edition.Name }},
	{"history", func(t *table, _ int, e *radar.Entry) string { return t.history(e) }},
	{"review_by", func(_ *table, _ int, e *radar.Entry) string { return e.ReviewBy.Name }},
	{"replaced_by", func(_ *table, _ int, e *radar.Entry) string { return e.ReplacedBy }},
	{"retired", func(_ *table, _ int, e *radar.Entry) string { return retirement(e).Edition.Name }},
	{"retired_reason", func(_ *table, _ int, e *radar.Entry) string { return retirement(e).Reason }},
}

// table is a radar that is being written as one.
type table struct {
	*radar.Radar
	moves []history.Move
}

// movement is what happened since the edition before, for people: it follows from the history.
func movement(m history.Move) string {
	switch m.Kind {
	case history.New, history.In, history.Out:
		return string(m.Kind)
	}
	return ""
}

// links writes links one a line, the address before the title.
func links(e *radar.Entry) string {
	lines := make([]string, len(e.Links))
	for i, l := range e.Links {
		lines[i] = l.URL + " " + l.Title
	}
	return strings.Join(lines, "\n")
}

// history writes the rings of earlier editions, as in "2025-04 trial; 2025-10 retired".
func (t *table) history(e *radar.Entry) string {
	items := make([]string, len(e.History))
	for i, c := range e.History {
		word := "retired"
		if !c.Retired {
			word = t.Rings[c.Ring].Name
		}
		items[i] = c.Edition.Name + " " + word
	}
	return strings.Join(items, "; ")
}

func retirement(e *radar.Entry) radar.Retirement {
	if e.Retired == nil {
		return radar.Retirement{}
	}
	return *e.Retired
}

func writeCSV(w io.Writer, r *radar.Radar, o Options) ([]radar.Problem, error) {
	l := &losses{radar: r, format: "csv"}
	t := &table{r, history.Moves(r)}
	var header []string
	for _, c := range csvColumns {
		header = append(header, c.name)
	}
	rows := [][]string{header}
	var quadrantNames, ringNames []string
	for _, i := range sorted(r, all) {
		e := &r.Entries[i]
		var row []string
		for _, c := range csvColumns {
			row = append(row, safeCell(c.text(t, i, e)))
		}
		quadrantNames, ringNames = append(quadrantNames, r.Quadrants[e.Quadrant].Name), append(ringNames, r.Rings[e.Ring].Name)
		rows = append(rows, row)
	}
	for i := range r.Entries { // a reader meets them behind those of today
		for _, c := range r.Entries[i].History {
			if !c.Retired {
				ringNames = append(ringNames, r.Rings[c.Ring].Name)
			}
		}
	}
	l.top("edition")
	l.fields("link", "links", "tags", "owner", "review_by", "replaced_by", "history", "id")
	l.sectors("quadrants", quadrants(r))
	l.sectors("rings", rings(r))
	l.order("quadrants", quadrants(r), quadrantNames, usualQuadrants)
	l.order("rings", rings(r), ringNames, usualRings)
	csvLosses(l)
	return l.list(), writeTable(w, rows, o)
}

// csvLosses notes texts that a cell cannot hold as they are.
func csvLosses(l *losses) {
	any := func(list []string, signs string) bool {
		for _, s := range list {
			if strings.ContainsAny(s, signs) {
				return true
			}
		}
		return false
	}
	l.entries("tags", codeWritten, func(e *radar.Entry) bool { return any(e.Tags, ",;") }, func(entries string) string {
		return fmt.Sprintf("tags with a comma or semicolon become several, in %s", entries)
	})
	l.entries("history", codeNoPlace, func(e *radar.Entry) bool {
		for _, c := range e.History {
			if c.Note != "" {
				return true
			}
		}
		return false
	}, func(entries string) string {
		return fmt.Sprintf("csv has no place for the notes of history: left out of %s", entries)
	})
	var names []string
	for _, ring := range l.radar.Rings {
		names = append(names, ring.Name)
	}
	if any(names, ";") {
		l.tell("rings", codeWritten, "a ring has a semicolon in its name, which parts the items of history in csv")
	}
}
