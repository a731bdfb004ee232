package gochart

import (
	"strings"
	"testing"

	"techradar/radar/scene"
)

func TestEditionBars(t *testing.T) {
	fonts, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	s, err := EditionBars("New", []string{"2024-Q4", "2025-Q2", "2025-Q4"}, []int{0, 3, 5}, 7, fonts, "en")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Per edition: 2024-Q4 0, 2025-Q2 3, 2025-Q4 5"; s.Desc != want {
		t.Errorf("description %q, want %q", s.Desc, want)
	}
	var fills []scene.PaintRole
	var texts []string
	for _, it := range s.Items {
		switch it := it.(type) {
		case scene.Path:
			if it.Fill.Role != scene.NoPaint {
				fills = append(fills, it.Fill.Role)
			}
		case scene.Text:
			texts = append(texts, it.S)
		}
	}
	if len(fills) != 3 || fills[0] != scene.Axis || fills[2] != scene.Ink {
		t.Errorf("the bars are painted %v, want the last in ink and the others as lines", fills)
	}
	for _, want := range []string{"2024-Q4", "2025-Q4", "3", "5", "6"} {
		if !strings.Contains(strings.Join(texts, "|")+"|", want+"|") {
			t.Errorf("no text %q", want)
		}
	}
	if _, err := EditionBars("New", []string{"2024"}, nil, 0, fonts, "en"); err == nil {
		t.Error("one edition without a count is no error")
	}
}
