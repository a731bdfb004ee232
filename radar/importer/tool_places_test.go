package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// TestUnknownSectors points at the ring and the quadrant that no settings name, and not at the title of the page.
func TestUnknownSectors(t *testing.T) {
	files := []File{
		{"a/config.json", []byte(`{"segments": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], "rings": [{"id": "x", "title": "X"}, {"id": "y", "title": "Y"}]}`)},
		{"a/radar/2025-01-01/go.md", []byte("---\ntitle: Go\nring: x\nsegment: a\n---\n")},
		{"a/radar/2025-01-01/lost.md", []byte("---\ntitle: Lost\nring: was\nsegment: a\n---\n")},
		{"a/radar/2026-01-01/lost.md", []byte("---\nsegment: c\n---\n")},
		{"a/radar/2026-01-01/make.md", []byte("---\ntitle: Make\nsegment: a\nring: is\n---\n")},
		{"a/radar/2025-01-01/rust.md", []byte("---\ntitle: Rust\nring: was\nsegment: a\n---\n")},
		{"a/radar/2026-01-01/rust.md", []byte("---\nring: x\n---\n")},
		{"a/radar/2026-01-01/none.md", []byte("---\ntitle: None\nring: x\n---\n")},
	}
	result, problems := aoe.Read(files, Options{})
	var got []string
	for _, p := range checked(t, result, problems) {
		got = append(got, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Pos.Line, p.Pos.Col, p.Message))
	}
	want := []string{
		`a/radar/2026-01-01/lost.md:2:10: there is no quadrant "c": "Lost" was left out`,
		`a/radar/2026-01-01/make.md:4:7: there is no ring "is": "Make" was left out`,
		`a/radar/2025-01-01/rust.md:3:7: there is no ring "was": "Rust in 2025-01-01" was left out`,
		`a/radar/2026-01-01/none.md:2:8: "None" names no quadrant: it was left out`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestQiwiTitle takes the name of a radar where it has no title.
func TestQiwiTitle(t *testing.T) {
	const rows = `"data": [{"name": "Go", "ring": "Adopt", "quadrant": "a"}, {"name": "C", "ring": "Hold", "quadrant": "b"}]}`
	const blocks = "\n===\nname,sector,ring\nGo,a,Adopt\nC,b,Hold\n"
	for _, c := range []struct{ file, src, want string }{
		{"a.json", `{"meta": {"name": "My radar", "date": "2026-01"}, ` + rows, "My radar"},
		{"a.json", `{"meta": {"name": "my", "title": "Our radar", "date": "2026-01"}, ` + rows, "Our radar"},
		{"a.csv", "date,name\n2026-01,My radar" + blocks, "My radar"},
		{"a.csv", "name,title,date\nmy,Our radar,2026-01" + blocks, "Our radar"},
	} {
		r := read(t, qiwi, c.file, c.src, Options{})
		lost := strings.Contains(c.src, "title")
		if r.Radar.Title != c.want || len(r.Problems) > 0 != lost {
			t.Errorf("%s: %q %v", c.src, r.Radar.Title, r.Problems)
		}
	}
}

// TestQiwiPast takes nothing for history of a row without a ring, and of a file without a date.
func TestQiwiPast(t *testing.T) {
	const now = `{"meta": {"date": "2026-01"}, "data": [{"name": "Go", "ring": "Adopt", "quadrant": "a"}, {"name": "C", "ring": "Hold", "quadrant": "b"}]}`
	for _, c := range []struct{ past, want string }{
		{`{"meta": {"title": "x"}, "data": [{"name": "Go", "ring": "Hold", "quadrant": "a"}]}`, "this file has no date, and others are imported with it: it was left out"},
		{`{"meta": {"date": "2025-01"}, "data": [{"name": "Go", "quadrant": "a"}]}`, `"Go in 2025-01" names no ring: it was left out`},
	} {
		result, problems := qiwi.Read([]File{{"was.json", []byte(c.past)}, {"now.json", []byte(now)}}, Options{})
		told := checked(t, result, problems)
		if result == nil || len(told) != 1 || told[0].File != "was.json" || told[0].Message != c.want || len(result.Radar.Entries[0].History) > 0 {
			t.Errorf("%s: %v", c.past, told)
		}
	}
}

// TestNoObject tells once, at its place, of what stands where an entry should.
func TestNoObject(t *testing.T) {
	const sectors = `"quadrants": [{"id": "a", "name": "A", "title": "A"}, {"id": "b", "name": "B", "title": "B"}], "rings": [{"id": "x", "name": "X", "title": "X"}, {"id": "y", "name": "Y", "title": "Y"}]`
	for _, c := range []struct {
		importer Importer
		src      string
	}{
		{byor, `[{"name": "Go", "ring": "Adopt", "quadrant": "Tools", "isNew": "FALSE"},` + "\n 5]"},
		{zalando, `{"date": "2026-01", ` + sectors + `, "entries": [{"label": "Go", "quadrant": 0, "ring": 0},` + "\n 5]}"},
		{backstage, `{` + sectors + `, "entries": [{"key": "go", "title": "Go", "quadrant": "a", "timeline": [{"date": "2026-01-01", "ringId": "x"}]},` + "\n 5]}"},
		{backstage, `{` + sectors + `, "entries": [{"key": "go", "title": "Go", "quadrant": "a", "timeline": [{"date": "2026-01-01", "ringId": "x"},` + "\n 5]}]}"},
		{qiwi, `{"meta": {"title": "Go", "date": "2026-01"}, "data": [{"name": "Go", "ring": "Adopt", "quadrant": "a"}, {"name": "C", "ring": "Hold", "quadrant": "b"},` + "\n 5]}"},
		{aoe, `{"config": {` + sectors + `}, "data": {"releases": ["2026-01-01"], "items": [{"id": "go", "title": "Go", "quadrant": "a", "ring": "x", "release": "2026-01-01"},` + "\n 5]}}"},
	} {
		r := read(t, c.importer, "a.json", c.src, Options{})
		told := slices.DeleteFunc(r.Problems, func(p radar.Problem) bool { return p.Pos.Line == 1 }) // a name and a title
		if len(told) != 1 || told[0].Pos != (radar.Pos{Line: 2, Col: 2}) || !strings.Contains(told[0].Message, "stands in the place of") {
			t.Errorf("%s: %v", c.importer.Name, told)
		}
	}
}
