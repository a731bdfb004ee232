package article

import (
	"testing"

	"techradar/radar/layout"
	"techradar/radar/scene"
)

// TestAlt has a picture's text count as people do.
func TestAlt(t *testing.T) {
	const one = `{title: "Ours?", edition: 2026-Q3, quadrants: [{name: Tools, id: tools}, {name: Data, id: data}], rings: [{name: Adopt}, {name: Hold}], entries: [{name: a, quadrant: tools, ring: Adopt}]}`
	a := New(document(t, one, nil))
	for _, c := range []struct{ name, want string }{
		{"radar", "T. Edition 2026-Q3. Technology radar with 1 entry in 2 quadrants and 2 rings. New: 1."},
		{"radar-index-2", "T. Edition 2026-Q3. Technology radar with 1 entry in 2 quadrants and 2 rings. New: 1."},
		{"radar-quadrant-tools", "T. Edition 2026-Q3. Entries: 1. New: 1."},
		{"radar-quadrant-data-index-1", "T. Edition 2026-Q3. Entries: 0. New: 1."},
	} {
		if got := a.Alt(layout.Page{Name: c.name, Scene: &scene.Scene{Title: "T"}}, "", "New: 1"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
