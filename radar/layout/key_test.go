package layout

import (
	"strings"
	"testing"

	"techradar/radar"
)

// TestShortKey lays out the pages of quadrants whose keys are a few letters wide: the widest row has to fit into the
// column that it decides the width of.
func TestShortKey(t *testing.T) {
	for _, rings := range []string{"Use, Try", "A, B", "i, l, W", "가, 나", "Adopt, Trial, Assess, Hold"} {
		src := "title: T\nquadrants: [{name: A}, {name: B}]\nrings:\n"
		first := ""
		for name := range strings.SplitSeq(rings, ", ") {
			src += "  - {name: " + name + "}\n"
			if first == "" {
				first = name
			}
		}
		src += "entries:\n  - {name: x, quadrant: A, ring: " + first + "}\n"
		r, problems := radar.Parse([]byte(src), "radar.yaml")
		if r == nil {
			t.Fatal(problems)
		}
		for _, size := range Sizes {
			if _, err := Build(r, Options{Size: size, Fonts: fonts(t), Quadrants: true}); err != nil {
				t.Errorf("rings %s, %s: %v", rings, size.Name, err)
			}
		}
	}
}
