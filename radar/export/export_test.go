package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
)

func parse(t testing.TB, src string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(src), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	return r
}

// full is a radar with everything in it.
const full = `
title: Everything
subtitle: And more
edition: 2026-Q3
lang: en
quadrants:
  - {name: Tools, description: To hold, aliases: [kit]}
  - {id: l, name: Languages}
  - {name: Empty}
  - {name: Platforms}
rings:
  - {name: Adopt, description: Use it}
  - {id: t, name: Try}
  - {name: Hold}
entries:
  - name: "=cmd()"
    quadrant: l
    ring: Adopt
    summary: +1 for 2 < 3 & more
    history: [{edition: 2026-Q1, ring: Try, note: "One team_x"}]
  - name: Argo CD
    id: argo
    quadrant: Tools
    ring: Hold
    summary: Pull.
    description: "Raw <b>tag</b>, **bold** and ` + "`code`" + `.\n\n    indented"
    link: https://argo-cd.readthedocs.io/?a=1&b=2
    links: [{title: "ADR \"12\" <x>", url: "https://wiki.example.org/12"}]
    tags: ["a, b", gitops]
    owner: "@platform"
    sources: [{file: notes.md, line: 3}]
    review_by: 2027
    replaced_by: cmd
    history: [{edition: 2025, ring: Adopt}, {edition: 2026-Q1, retired: true}]
  - name: Old
    quadrant: Platforms
    ring: Hold
    history: [{edition: 2025, ring: Adopt}]
    retired: {edition: 2026, reason: "-gone"}
output: {theme: dark}
import: {catalogue: [{name: Go}]}
`

// TestFormats compares what each format makes of a radar with everything in it, and what it says that is lost, with a
// file.
func TestFormats(t *testing.T) {
	r := parse(t, full)
	for _, e := range Exporters {
		t.Run(e.Name, func(t *testing.T) {
			var b bytes.Buffer
			losses, err := e.Write(&b, r, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range losses {
				if p.Severity != radar.Warning || p.File != "radar.yaml" {
					t.Errorf("%v", p)
				}
				b.WriteString("# " + p.Message + "\n")
			}
			golden.Check(t, "testdata/full-"+e.Name+".txt", b.Bytes())
			if e.Name != Find(e.Name).Name || Find(e.Name+"x") != nil {
				t.Error("Find finds another")
			}
		})
	}
}

// TestNothingLost wants no word about a radar that a format carries whole.
func TestNothingLost(t *testing.T) {
	r := parse(t, `
title: Small
edition: 2026-09-14
quadrants: [{name: Tools}, {name: Languages}]
rings: [{name: Adopt}, {name: Hold}]
entries:
  - {name: Go, quadrant: Languages, ring: Hold, summary: Compiles., link: "https://go.dev", history: [{edition: 2025-01-01, ring: Adopt}]}
  - {name: Make, quadrant: Tools, ring: Adopt}
`)
	var b bytes.Buffer
	losses, err := writeBackstage(&b, r, Options{})
	if err != nil || len(losses) > 0 {
		t.Errorf("%v %v", losses, err)
	}
	var out backstageRadar
	if err := json.Unmarshal(b.Bytes(), &out); err != nil || len(out.Entries) != 2 || out.Entries[0].Timeline[0].Moved != -1 || out.Entries[0].Timeline[1].Moved != 0 {
		t.Errorf("%v\n%s", err, b.Bytes())
	}
	losses, err = writeCSV(&b, r, Options{})
	if err != nil || len(losses) != 1 || !strings.Contains(losses[0].Message, "no place for title") {
		t.Errorf("%v %v", losses, err)
	}
}

// TestFormulas wants no cell of a table that a spreadsheet runs.
func TestFormulas(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"plain", "plain"},
		{"=1+1", "'=1+1"},
		{"+1", "'+1"},
		{"-1", "'-1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\tx", "'\tx"},
		{"\rx", "'\rx"},
		{"'=1", "''=1"},
		{"'quoted'", "'quoted'"},
		{"＝1", "'＝1"},
		{"a=1", "a=1"},
		{"", ""},
	} {
		if got := safeCell(c.cell); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.cell, got, c.want)
		}
	}
}

// TestByorFormulas wants no cell of a table for Build Your Own Radar that a spreadsheet runs, and none that the tool shows
// otherwise than it was written.
func TestByorFormulas(t *testing.T) {
	for _, name := range []string{"=SUM(A1)", "-foo", "+1", "@y", "＝1", "＋1", "－1", "＠1", "&#61;1", "&#38;#61;1", "&#39;", "a=1", "'=1", "& #1"} {
		r := parse(t, fmt.Sprintf(`
title: T
quadrants: [{id: a, name: %q}, {name: Other}]
rings: [{id: b, name: %q}, {name: Last}]
entries:
  - {id: c, name: %q, quadrant: a, ring: b, summary: %q}
  - {name: Go, quadrant: Other, ring: Last}
`, name, name, name, name))
		var b bytes.Buffer
		if _, err := Find("byor-csv").Write(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%v %v", rows, err)
		}
		for i, cell := range rows[1] {
			if strings.ContainsAny(cell[:1], "=+-@") || strings.IndexAny(cell, "＝＋－＠") == 0 {
				t.Errorf("a spreadsheet runs %q", cell)
			}
			if html.UnescapeString(cell) != name && i != 3 && i != 4 && cell != name {
				t.Errorf("%q is shown as %q", name, html.UnescapeString(cell))
			}
		}
		got, _ := through(t, "byor-csv", "radar.csv", r)
		e := got.Entries[0]
		if e.Name != name || e.Summary != name || got.Rings[e.Ring].Name != name || got.Quadrants[e.Quadrant].Name != name {
			t.Errorf("%q comes back as %+v, %v, %v", name, e, got.Rings, got.Quadrants)
		}
	}
}

// TestByteOrderMark wants the mark where it is asked for, and nowhere else.
func TestByteOrderMark(t *testing.T) {
	r := parse(t, full)
	for _, bom := range []bool{false, true} {
		for _, name := range []string{"csv", "byor-csv"} {
			var b bytes.Buffer
			if _, err := Find(name).Write(&b, r, Options{BOM: bom}); err != nil || strings.HasPrefix(b.String(), byteOrderMark) != bom {
				t.Errorf("%s %v: %q %v", name, bom, b.String()[:10], err)
			}
		}
	}
}

// TestShowcase exports the showcase in every format, and imports it again with as many entries.
func TestShowcase(t *testing.T) {
	src, err := os.ReadFile("../../radar.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r := parse(t, string(src))
	for _, e := range Exporters {
		name := "radar.json"
		if strings.HasSuffix(e.Name, "csv") {
			name = "radar 2023-04.csv"
		}
		got, _ := through(t, e.Name, name, r)
		if len(got.Entries) != len(r.Entries) || len(got.Quadrants) != len(r.Quadrants) || len(got.Rings) != len(r.Rings) {
			t.Errorf("%s: %d entries, %d quadrants, %d rings", e.Name, len(got.Entries), len(got.Quadrants), len(got.Rings))
		}
	}
}
