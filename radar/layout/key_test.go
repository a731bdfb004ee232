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

// TestLongDescriptions lays out the pages of quadrants whose names and descriptions are as long as may be: the title
// stops before the key, and what has no room is cut, with a note.
func TestLongDescriptions(t *testing.T) {
	for _, words := range []string{"Lorem ipsum dolor sit amet. ", "여러 팀이 함께 쓰는 도구와 그 규칙을 여기에 적습니다. ", "W", "넓"} {
		for _, n := range []int{130, 1000, radar.MaxTextLength} {
			r := showcase()
			long := []rune(strings.Repeat(words, n/len([]rune(words))+1))
			for q := range r.Quadrants {
				r.Quadrants[q].Description = string(long[:n])
				r.Quadrants[q].Name = strings.TrimSpace(string(long[:min(len(long), 20*(q+1)-20)]) + r.Quadrants[q].Name)
			}
			for _, size := range Sizes {
				d, err := Build(r, Options{Size: size, Fonts: fonts(t), Quadrants: true})
				if err != nil {
					t.Errorf("%d characters of %q, %s: %v", n, words, size.Name, err)
					continue
				}
				if cut := len(d.Reports[1].Notes) > 0; n == radar.MaxTextLength && !cut || n == 130 && cut && len(words) > 3 {
					t.Errorf("%d characters of %q, %s: notes %q", n, words, size.Name, d.Reports[1].Notes)
				}
			}
		}
	}
}

// TestUnseenNames lays out what moved of a radar that a program has made, with names that no file may have.
func TestUnseenNames(t *testing.T) {
	for _, name := range []string{"", " ", "\u200b", "\ufeff"} {
		r := showcase()
		r.Edition, _ = radar.ParseEdition("2026-Q2")
		before, _ := radar.ParseEdition("2026-Q1")
		r.Entries[0].Name = name
		r.Entries[0].History = []radar.Change{{Edition: before, Ring: 3 - r.Entries[0].Ring}}
		for _, size := range Sizes {
			if _, err := Build(r, Options{Size: size, Fonts: fonts(t), Quadrants: true, Slides: true}); err != nil {
				t.Errorf("%q, %s: %v", name, size.Name, err)
			}
		}
	}
}
