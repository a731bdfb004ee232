package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"techradar/radar"
)

const byorHeader = "name,ring,quadrant,isNew,description\n"

// TestEncodings reads what spreadsheets save as text.
func TestEncodings(t *testing.T) {
	table := byorHeader + "Go,Adopt,Tools,FALSE,\n쿠버네티스,Hold,Platforms,TRUE,\"a\nb\"\n"
	wide := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(strings.ReplaceAll(table, ",", "\t"))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for name, src := range map[string]string{
		"plain": table, "a byte order mark": "\uFEFF" + table, "CRLF": strings.ReplaceAll(table, "\n", "\r\n"), "CR": strings.ReplaceAll(table, "\n", "\r"),
		"semicolons": strings.ReplaceAll(table, ",", ";"), "tabs": strings.ReplaceAll(table, ",", "\t"), "UTF-16": string(wide),
		"empty lines": "\n" + strings.ReplaceAll(table, "Go", "\n,,,,\nGo"),
	} {
		files := []File{{"radar.csv", []byte(src)}}
		if name != "UTF-16" && recognised(files) != "byor" {
			t.Errorf("%s: recognised as %q", name, recognised(files))
		}
		result, problems := byor.Read(files, Options{})
		if result == nil {
			t.Errorf("%s: %v", name, problems)
			continue
		}
		if e := result.Radar.Entries; len(e) != 2 || e[1].Name != "쿠버네티스" || e[1].Description != "a\nb" {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// TestBroken wants an error at its place.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		importer Importer
		file     string
		src      string
		want     string
	}{
		{byor, "a.csv", "", "a.csv: error: there is nothing in the file"},
		{byor, "a.csv", byorHeader, "a.csv: error: there is no entry to import"},
		{byor, "a.csv", byorHeader + "가\xff,Adopt,Tools,TRUE,\n", "a.csv:2:2: error: the file is not UTF-8: the byte 0xFF is no character"},
		{byor, "a.csv", byorHeader + "Go,\"Ad\"opt,Tools,TRUE,\n", "a.csv:2:8: error: this is not CSV: there is text behind the quote that ends a cell"},
		{byor, "a.csv", byorHeader + "Go,Adopt,Thing,TRUE,\n", "a.csv: error: the file has 1 quadrant, and a radar has 2 to 8: \"Thing\""},
		{byor, "a.json", "[\n {\"name\": \"Go\",\n  ring: \"x\"}]", "a.json:3:3: error: this is not JSON: a key in double quotes is wanted here"},
		{byor, "a.json", "[{\"name\": \"G\no\"}]", "a.json:1:11: error: this is not JSON: this text is not closed in its line: a quote is missing"},
		{byor, "a.json", "[{\"name\": \"Go\"}] x", "a.json:1:18: error: this is not JSON: there is something behind the end of the value"},
		{byor, "a.json", "[{\"name\": nope}]", "a.json:1:11: error: this is not JSON: \"nope\" is no value: a text stands in double quotes"},
		{byor, "a.json", "[{\"name\": \"\\x\"}]", "a.json:1:12: error: this is not JSON: \"\\x\" is no escape"},
		{byor, "a.json", "[{", "a.json:1:2: error: this is not JSON: this '{' is never closed"},
		{byor, "a.json", strings.Repeat("[", 100), "a.json:1:65: error: this is not JSON: lists and objects stand more than 64 deep in each other"},
		{backstage, "a.yaml", "a: [1\nb: 2\n", "a.yaml:2:2: error: this is not YAML: did not find"},
		{backstage, "a.yaml", "a: &x {b: 1}\nc: *x\n", "a.yaml:2:4: error: this is not YAML: an alias (*name) is not followed: write the value in its place"},
		{backstage, "a.json", "[]", "a.json:1:1: error: an object with quadrants, rings and entries is wanted, and this is a list"},
		{zalando, "a.html", "radar_visualization({ title: 'a, })", "a.html:1:30: error: this is no object that can be read: this text is never closed: a quote is missing"},
		{zalando, "a.js", "function radar_visualization({a}) {}", "a.js: error: there is no call of radar_visualization with an object in the file"},
		{
			zalando, "a.html", "radar_visualization({entries: [\n {label: 'Go', quadrant: 0, ring: 0}\n {label: 'Make', quadrant: 0, ring: 0}]})",
			"a.html:3:2: error: this is no object that can be read: a comma or ']' is wanted here",
		},
		{zalando, "a.html", "radar_visualization({entries: [{label: 'Go' quadrant: 0, ring: 0}]})", "a.html:1:45: error: this is no object that can be read: a comma or '}' is wanted here"},
		{zalando, "a.html", "radar_visualization({rings: ['a' /* b */ 'c']})", "a.html:1:42: error: this is no object that can be read: a comma or ']' is wanted here"},
		{
			zalando, "a.html", "radar_visualization({entries: [\n {label: 'Go', quadrant: 0, ring: 0}\n {label: 'Make', quadrant: 0, ring: 0}]})",
			"a.html:3:2: error: this is no object that can be read: a comma or ']' is wanted here",
		},
		{zalando, "a.html", "radar_visualization({entries: [{label: 'Go' quadrant: 0}]})", "a.html:1:45: error: this is no object that can be read: a comma or '}' is wanted here"},
		{zalando, "a.html", "radar_visualization({rings: ['a' /* b */ 'c']})", "a.html:1:42: error: this is no object that can be read: a comma or ']' is wanted here"},
		{qiwi, "a.csv", "title\nx\n===\nname,sector\n\"a\n", "a.csv:5:1: error: this is not CSV: this quote is never closed"},
		{columnsCSV, "a.csv", "Name,Ring\nGo,Adopt\n", "a.csv:1:1: error: no column is known to be the quadrant of an entry"},
		{aoe, "radar/2024-01-01/a.md", "---\nring: x\n---\n", "radar/2024-01-01/a.md: error: there is no config.json, which names the quadrants and the rings"},
	} {
		result, problems := c.importer.Read([]File{{c.file, []byte(c.src)}}, Options{})
		checked(t, result, problems)
		if result != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), c.want) {
			t.Errorf("%s %q:\n got %v\nwant %s", c.importer.Name, c.src, problems, c.want)
		}
	}
}

// TestBounds refuses what is larger than a radar may be, and cuts what is longer.
func TestBounds(t *testing.T) {
	rows := func(n int) string {
		var b strings.Builder
		b.WriteString(byorHeader)
		for i := range n {
			fmt.Fprintf(&b, "E%d,Adopt,Tools,FALSE,\n", i)
		}
		return b.String()
	}
	read(t, byor, "a.csv", rows(radar.MaxEntries), Options{})
	for _, files := range [][]File{
		{{"a.csv", []byte(rows(radar.MaxEntries + 1))}},
		{{"a.csv", []byte(rows(2*radar.MaxEntries + 2))}},
		{{"a.csv", []byte(byorHeader + strings.Repeat(" ", maxBytes))}},
		{{"a.csv", []byte(byorHeader + strings.Repeat(",", maxColumns+1))}},
		{{"a.json", []byte("[" + strings.Repeat("0,", maxNodes) + "0]")}},
		{{"a.csv", []byte(rows(1))}, {"b.csv", []byte(rows(1))}},
		nil,
	} {
		result, problems := byor.Read(files, Options{})
		checked(t, result, problems)
		if result != nil {
			t.Errorf("%d files were read", len(files))
		}
	}
	long := strings.Repeat("가", radar.MaxTextLength+1)
	r := read(t, byor, "a.csv", byorHeader+long+",Adopt,Tools,FALSE,\""+long+"\nx\"\n", Options{})
	e := r.Radar.Entries[0]
	if n, m := len([]rune(e.Name)), len([]rune(e.Description)); n != radar.MaxNameLength || m != radar.MaxTextLength || len(r.Problems) != 2 {
		t.Errorf("%d %d %v", n, m, r.Problems)
	}
}

// TestColumns names columns by hand.
func TestColumns(t *testing.T) {
	const src = "Thing,Where,How far,Note\nGo,Languages,Adopt,fine\nPerl,Tools,Hold,\n"
	r := read(t, columnsCSV, "a.csv", src, Options{Columns: map[string]string{"name": "thing", "quadrant": "Where", "ring": "How far"}})
	if e := r.Radar.Entries; len(e) != 2 || e[0].Name != "Go" || e[0].Summary != "fine" || r.Radar.Rings[e[1].Ring].Name != "Hold" || len(r.Problems) != 0 {
		t.Errorf("%+v %v", e, r.Problems)
	}
	r = read(t, columnsCSV, "a.csv", src, Options{Ring: "adopt", Columns: map[string]string{"name": "Thing", "quadrant": "Where"}})
	if e := r.Radar.Entries; r.Radar.Rings[e[0].Ring].Name != "Adopt" || e[0].Ring != e[1].Ring {
		t.Errorf("%+v", e)
	}
	for _, columns := range []map[string]string{{"nome": "Thing"}, {"name": "Thingy"}} {
		result, problems := columnsCSV.Read([]File{{"a.csv", []byte(src)}}, Options{Columns: columns})
		if checked(t, result, problems); result != nil || problems[0].Code != codeColumn {
			t.Errorf("%v: %v", columns, problems)
		}
	}
}

// TestInto imports into a radar that is there: its quadrants, rings and edition decide, and what fits none of them is
// left to a person.
func TestInto(t *testing.T) {
	into := standing(t)
	const src = "name,ring,quadrant,isNew,status,description\n" +
		"Crossplane,adopt,infra,FALSE,Moved In,\nGo,trial,languages-and-frameworks,TRUE,,\nPerl,Retired,Tools,FALSE,,\nKanban,Adopt,Techniques,FALSE,,\nRust,Hold,도구,FALSE,Moved Out,\n"
	r := read(t, byor, "radar 2031-01.csv", src, Options{Into: into})
	var got []string
	for _, e := range r.Radar.Entries {
		got = append(got, fmt.Sprint(e.Name, " ", e.Quadrant, " ", e.Ring, " ", e.History))
	}
	want := []string{"Crossplane 0 0 [{2025-11 1 false }]", "Go 1 1 []", "Rust 0 2 [{2025-11 1 false }]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	var left []string
	for _, u := range r.Unclassified {
		left = append(left, fmt.Sprint(u.Name, " ", u.Line, " ", u.Why))
	}
	if want := []string{`Perl 4 there is no ring "Retired"`, `Kanban 5 there is no quadrant "Techniques"`}; !slices.Equal(left, want) {
		t.Errorf("got %q\nwant %q", left, want)
	}
	if r.Radar.Title != "Standing" || r.Radar.Edition.Name != "2026-08" {
		t.Errorf("%q %q", r.Radar.Title, r.Radar.Edition)
	}
	result, problems := byor.Read([]File{{"a.csv", []byte(src)}}, Options{Ring: "Nowhere"})
	if checked(t, result, problems); result != nil || problems[0].Code != codeRing {
		t.Errorf("%v", problems)
	}
}

// TestIntoHistory leaves out rings that are not earlier than the edition of the radar.
func TestIntoHistory(t *testing.T) {
	const src = `{"quadrants": [{"id": "tools", "name": "Tools"}], "rings": [{"id": "adopt", "name": "Adopt"}, {"id": "hold", "name": "Hold"}], "entries": [
		{"key": "go", "id": "go", "title": "Go", "quadrant": "tools", "timeline": [
			{"date": "2026-12-01", "ringId": "adopt"}, {"date": "2026-10-01", "ringId": "hold"}, {"date": "2025-01-01", "ringId": "adopt"}]}]}`
	r := read(t, backstage, "a.json", src, Options{Into: standing(t)})
	if h := r.Radar.Entries[0].History; len(h) != 1 || h[0].Edition.Name != "2025-01-01" || r.Problems[0].Code != codeOrder {
		t.Errorf("%v %v", h, r.Problems)
	}
}

// TestDates reads the dates of other tools.
func TestDates(t *testing.T) {
	for src, want := range map[string]string{
		"2026": "2026", "2026-11": "2026-11", "2026.11": "2026-11", "2026/1": "2026-01", "2026-11-05": "2026-11-05", "2026-Q2": "2026-Q2", "Q2 2026": "2026-Q2",
		"2026-05-01T00:00:00.000Z": "2026-05-01", "2026-05-01T23:30:00+09:00": "2026-05-01", "November 5, 2026": "2026-11-05", "Nov 2026": "2026-11",
		"5 November 2026": "2026-11-05", "11/05/2026": "2026-11-05", "1772323200000": "2026-03-01", "20261105": "2026-11-05", "2026년 11월": "2026-11",
		"": "", "soon": "", "2026-13": "", "2026-02-30": "", strings.Repeat("1", 99): "",
	} {
		if got, ok := editionOf(src); got.Name != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", src, got, ok, want)
		}
	}
	for src, want := range map[string]string{
		"radar-2026-11.csv": "2026-11", "Technology Radar Volume 28 (Apr 2023).csv": "2023-04", "2024-Q1 radar.json": "2024-Q1", "radar2026.csv": "", "v1.2024-9.csv": "",
	} {
		if got := editionIn(src); got.Name != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// TestPeriodBefore steps back by the period that an edition is written in.
func TestPeriodBefore(t *testing.T) {
	for src, want := range map[string]string{"2026": "2025", "2026-01": "2025-12", "2026-Q1": "2025-Q4", "2026-03-01": "2026-02-28", "0000": "0000"} {
		e, err := radar.ParseEdition(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := periodBefore(e); got.Name != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

// TestLiterals reads the objects of a program.
func TestLiterals(t *testing.T) {
	for src, want := range map[string]string{
		`{a: 1, 'b': "x\ty", "c": [1, -2.5, .5,], /* d: 1 */ e: null // f` + "\n" + `}`:                        "{a:1 b:x\ty c:[1 -2.5 .5] e:}",
		`{a: b.c, d: 1 + 2, e: f({g: 1}, "}"), h: ` + "`x${y}`" + `, i: ` + "`z`" + `}`:                        "{a:<b.c> d:<1 + 2> e:<f({g: 1}, \"}\")> h:<`x${y}`> i:z}",
		`{a: "b" in c, d: {} instanceof E, f: function (g) { return {} }, h: new I, j: {}.k, l: "n" ? {} : 2}`: `{a:<"b" in c> d:<{} instanceof E> f:<function (g) { return {} }> h:<new I> j:<{}.k> l:<"n" ? {} : 2>}`,
		`{a: [1 2]}`: "error", `{a: [{} {}]}`: "error", `{a: "b" instant: 1}`: "error", `{a: true {}}`: "error", `{a: null b: 1}`: "error",
		`{a: "\u00e9\x", b: '\'', c: "\ud83d\ude00", d: undefined, e: true}`: `{a:éx b:' c:😀 d: e:true}`,
		`{}`: "{}", `{a: 1,}`: "{a:1}", `{`: "error", `{a}`: "error", `{a: }`: "error", `{a: (}`: "error",
	} {
		n, bad := literalAt(src, "a.js", 0)
		got := "error"
		if bad == nil {
			got = shown(n)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

// shown writes a tree for a test.
func shown(n *node) string {
	var parts []string
	switch n.kind {
	case objectNode:
		for _, f := range n.fields {
			parts = append(parts, f.key+":"+shown(f.value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case listNode:
		for _, item := range n.items {
			parts = append(parts, shown(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case programNode:
		return "<" + n.text + ">"
	case nullNode:
		return ""
	}
	return n.text
}
