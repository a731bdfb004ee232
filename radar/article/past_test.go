package article

import (
	"fmt"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
)

const pastSource = `title: T
edition: 2026-Q3
quadrants: [{name: A}, {name: B}]
rings: [{name: Adopt}, {name: Trial}, {name: Hold}]
entries:
  - {name: Stays, quadrant: a, ring: trial, history: [{edition: 2025, ring: trial}]}
  - {name: In, quadrant: a, ring: adopt, history: [{edition: 2025, ring: trial}]}
  - {name: Far, quadrant: b, ring: hold, history: [{edition: 2026-01, ring: adopt}]}
  - {name: Back, quadrant: b, ring: trial, history: [{edition: 2025, ring: hold}, {edition: 2026-01, retired: true}]}
  - {name: Gone, quadrant: b, ring: hold, history: [{edition: 2025, ring: hold}], retired: {edition: 2026-Q3, reason: It ended.}}
  - {name: New, quadrant: b, ring: hold}
`

func articleOf(t testing.TB, source string) *Article {
	t.Helper()
	r, problems := radar.Parse([]byte(source), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	return New(&layout.Document{Radar: r, Moves: history.Moves(r)})
}

func TestPast(t *testing.T) {
	a := articleOf(t, pastSource)
	var b strings.Builder
	for _, e := range a.Past.Editions {
		fmt.Fprintf(&b, "%s\n", e.Title)
		if len(e.Groups) == 0 {
			fmt.Fprintf(&b, "  %s\n", e.None)
		}
		for _, g := range e.Groups {
			for _, s := range g.Steps {
				fmt.Fprintf(&b, "  %s: %s (%s)\n", g.Name, s.Entry.Name, s.Path)
			}
		}
	}
	const want = `Edition 2026-Q3
  New: New (Hold)
  Back: Back (Trial)
  Moved in: In (Trial → Adopt)
  Moved out: Far (Adopt → Hold)
  Gone: Gone (Hold)
Edition 2026-01
  New: Far (Adopt)
  Gone: Back (Hold)
Edition 2025
  The first edition.
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// TestTrack says where an entry has been, in a line.
func TestTrack(t *testing.T) {
	a := articleOf(t, pastSource)
	for i, want := range []string{
		"2025 Trial", "2025 Trial → 2026-Q3 Adopt", "2026-01 Adopt → 2026-Q3 Hold",
		"2025 Hold → 2026-01 Gone → 2026-Q3 Trial", "2025 Hold → 2026-Q3 Gone", "",
	} {
		if got := a.Entries[i].Track(); got != want {
			t.Errorf("%s: %q, want %q", a.Entries[i].Name, got, want)
		}
	}
	gone := a.Entries[4].Timeline[1]
	if gone.Note != "It ended." {
		t.Errorf("%+v", gone)
	}
}

// TestNoPast is said of a radar with one edition.
func TestNoPast(t *testing.T) {
	a := articleOf(t, "title: T\nedition: 2024\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries: [{name: X, quadrant: a, ring: one}]\n")
	if a.Past != nil || a.Entries[0].Timeline != nil {
		t.Errorf("%+v", a.Past)
	}
}
