package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"techradar/radar"
	"techradar/radar/history"
)

// blip is a row of Build Your Own Radar. Every value is a text, true and false too: the tool trims them all.
type blip struct {
	Name        string `json:"name"`
	Ring        string `json:"ring"`
	Quadrant    string `json:"quadrant"`
	IsNew       string `json:"isNew"`
	Status      string `json:"status"`
	Description string `json:"description"`
}

// byorStatus are the movements of the tool.
var byorStatus = map[history.Kind]string{history.None: "No Change", history.New: "New", history.In: "Moved In", history.Out: "Moved Out"}

func blips(l *losses) ([]blip, error) {
	r := l.radar
	moves := history.Moves(r)
	describe := newDescriber()
	var rows []blip
	var quadrantNames, ringNames []string
	more := map[*radar.Entry]bool{} // those with formatting that the tool takes out
	for _, i := range sorted(r, onRadar) {
		e := &r.Entries[i]
		description, err := describe.html(e)
		if err != nil {
			return nil, fmt.Errorf("the description of %s: %w", e.Name, err)
		}
		more[e] = beyondByor.MatchString(description)
		row := blip{
			Name: e.Name, Ring: r.Rings[e.Ring].Name, Quadrant: r.Quadrants[e.Quadrant].Name,
			IsNew: "FALSE", Status: byorStatus[moves[i].Kind], Description: description,
		}
		if moves[i].Kind == history.New {
			row.IsNew = "TRUE"
		}
		quadrantNames, ringNames = append(quadrantNames, row.Quadrant), append(ringNames, row.Ring)
		rows = append(rows, row)
	}
	l.top()
	l.fields("link", "links", "history")
	l.retired()
	l.sectors("quadrants", quadrants(r))
	l.sectors("rings", rings(r))
	l.order("quadrants", quadrants(r), quadrantNames, usualQuadrants)
	l.order("rings", rings(r), ringNames, usualRings)
	l.entries("history", codeNoPlace, func(e *radar.Entry) bool { return len(e.History) > 0 }, func(entries string) string {
		return fmt.Sprintf("%s says of the history only whether an entry is new, moved in or moved out: the rings of earlier editions of %s are left out", l.format, entries)
	})
	l.entries("description", codeWritten, func(e *radar.Entry) bool { return e.Description != "" }, func(entries string) string {
		return fmt.Sprintf("%s has one text for summary and description: those of %s are one, in HTML", l.format, entries)
	})
	l.entries("link", codeWritten, func(e *radar.Entry) bool { return e.Link != "" || len(e.Links) > 0 }, func(entries string) string {
		return fmt.Sprintf("%s has no place for links: those of %s stand in the description", l.format, entries)
	})
	l.entries("description", codeNoPlace, func(e *radar.Entry) bool { return more[e] }, func(entries string) string {
		return fmt.Sprintf("Build Your Own Radar shows code, quotes, tables and numbered lists as plain text: there are some in %s", entries)
	})
	if len(r.Quadrants) != 4 || len(r.Rings) != 4 || !isDefault(quadrants(r), usualQuadrants) || !isDefault(rings(r), usualRings) {
		l.tell("quadrants", codeWritten, "Build Your Own Radar drops rows with names that it does not know: run it with QUADRANTS=%s RINGS=%s", setting(quadrants(r), true), setting(rings(r), false))
	}
	return rows, nil
}

// isDefault reports whether a list has the names that the tool knows without being told.
func isDefault(list []sector, usual []string) bool {
	for _, s := range list {
		known := false
		for _, u := range usual {
			known = known || strings.EqualFold(u, s.name)
		}
		if !known {
			return false
		}
	}
	return true
}

// setting writes names as a shell hands them to the tool. Its first four quadrants are those at the top left, the bottom
// left, the top right and the bottom right.
func setting(list []sector, turn bool) string {
	if turn && len(list) == 4 {
		list = []sector{list[3], list[2], list[0], list[1]}
	}
	names := []string{}
	for _, s := range list {
		names = append(names, s.name)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(names); err != nil {
		panic(err) // texts can always be written
	}
	return "'" + strings.ReplaceAll(strings.TrimSpace(b.String()), "'", `'\''`) + "'"
}

func writeByorCSV(w io.Writer, r *radar.Radar, o Options) ([]radar.Problem, error) {
	l := &losses{radar: r, format: "byor-csv"}
	rows, err := blips(l)
	if err != nil {
		return nil, err
	}
	l.entries("name", codeWritten, func(e *radar.Entry) bool {
		return safeByor(e.Name) != e.Name || safeByor(r.Rings[e.Ring].Name) != r.Rings[e.Ring].Name || safeByor(r.Quadrants[e.Quadrant].Name) != r.Quadrants[e.Quadrant].Name
	}, func(entries string) string {
		return fmt.Sprintf("a spreadsheet takes texts that begin with = + - or @ for formulas: that sign is written as HTML, such as &#61;, which Build Your Own Radar shows as the sign, in %s", entries)
	})
	table := [][]string{{"name", "ring", "quadrant", "isNew", "status", "description"}}
	for _, b := range rows {
		table = append(table, []string{safeByor(b.Name), safeByor(b.Ring), safeByor(b.Quadrant), b.IsNew, b.Status, safeByor(b.Description)})
	}
	return l.list(), writeTable(w, table, o)
}

// byorFormula matches a text that a spreadsheet would run, and one that begins as safeByor writes those. The tool trims
// its texts: no tab or line break begins one.
var byorFormula = regexp.MustCompile(`^(?:[=+\-@＝＋－＠]|&#[0-9]+;)`)

// safeByor returns a text of Build Your Own Radar that no spreadsheet runs: its first sign becomes an entity of HTML.
// The tool takes names, rings, quadrants and descriptions alike for HTML (src/util/inputSanitizer.js) and shows the sign;
// a quote before it, as in csv, it would show, too.
func safeByor(s string) string {
	if !byorFormula.MatchString(s) {
		return s
	}
	sign, size := utf8.DecodeRuneInString(s)
	return fmt.Sprintf("&#%d;%s", sign, s[size:])
}

func writeByorJSON(w io.Writer, r *radar.Radar, _ Options) ([]radar.Problem, error) {
	l := &losses{radar: r, format: "byor-json"}
	rows, err := blips(l)
	if err != nil {
		return nil, err
	}
	if rows == nil {
		rows = []blip{}
	}
	return l.list(), writeJSON(w, rows)
}

// writeTable writes rows as CSV.
func writeTable(w io.Writer, table [][]string, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	c := csv.NewWriter(w)
	if err := c.WriteAll(table); err != nil {
		return err
	}
	return c.Error()
}

// writeJSON writes a value as people read it.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
