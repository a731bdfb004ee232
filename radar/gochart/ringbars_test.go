package gochart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"techradar/radar/scene"
)

func fonts(t *testing.T) *scene.Fonts {
	t.Helper()
	f, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func bars(s *scene.Scene) []scene.Path {
	var out []scene.Path
	for _, it := range s.Items {
		if p, ok := it.(scene.Path); ok && p.Fill.Role == scene.Bar {
			out = append(out, p)
		}
	}
	return out
}

func texts(s *scene.Scene) []scene.Text {
	var out []scene.Text
	for _, it := range s.Items {
		if t, ok := it.(scene.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// height returns the height of an outline.
func height(p scene.Path) float64 {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, s := range p.Segs {
		top, bottom = min(top, s.P.Y), max(bottom, s.P.Y)
	}
	return bottom - top
}

func TestBarsAreProportional(t *testing.T) {
	f := fonts(t)
	for _, counts := range [][]int{{3, 7, 9, 1}, {0, 0, 5, 12}, {12, 0}, {1, 2, 3, 4, 5, 6, 7, 8}} {
		rings := make([]string, len(counts))
		for i := range rings {
			rings[i] = fmt.Sprint("Ring ", i)
		}
		s, err := RingBars("IaC", rings, counts, 12, f, "en")
		if err != nil {
			t.Fatal(err)
		}
		got := bars(s)
		if len(got) != len(counts) {
			t.Fatalf("%d rings give %d bars", len(counts), len(got))
		}
		for i, p := range got {
			want := plotHeight * float64(counts[i]) / 12 // one scale for all charts
			if math.Abs(height(p)-want) > 0.11 {
				t.Errorf("%v: bar %d is %.2f px high, wants %.2f", counts, i, height(p), want)
			}
			if p.Fill.Ring != i {
				t.Errorf("bar %d has the colour of ring %d", i, p.Fill.Ring)
			}
		}
	}
}

func TestAllZero(t *testing.T) {
	s, err := RingBars("Empty", []string{"Adopt", "Hold"}, []int{0, 0}, 0, fonts(t), "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range bars(s) {
		if height(p) != 0 {
			t.Errorf("an empty ring has a bar of %.1f px", height(p))
		}
	}
}

func TestUnequalLengths(t *testing.T) {
	if _, err := RingBars("x", []string{"Adopt"}, nil, 1, fonts(t), "en"); err == nil {
		t.Error("one ring and no counts are accepted")
	}
}

func TestTextAlternative(t *testing.T) {
	s, err := RingBars("R&D", []string{"<Adopt>", "보류"}, []int{3, 0}, 3, fonts(t), "ko")
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "R&D" || s.Desc != "링별 항목 수: <Adopt> 3, 보류 0" || s.Lang != "ko" {
		t.Errorf("title %q, description %q, language %q", s.Title, s.Desc, s.Lang)
	}
}

// TestLabels holds every text inside the picture and apart from every other, for names that are odd, long or empty.
func TestLabels(t *testing.T) {
	f := fonts(t)
	long := strings.Repeat("Langer Ringname mit Wörtern ", 4)[:100]
	sets := [][]string{
		{"Adopt", "Trial", "Assess", "Hold"},
		{`&<>"'`, `<script>alert("1")</script>`, "R&D", "it's"},
		{long, long, strings.Repeat("x", 100), strings.Repeat("W", 100)},
		{strings.Repeat("가나다라 ", 20), strings.Repeat("쿠버네티스", 20), "도입", "보류"},
		{"👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "🇰🇷🇰🇷🇰🇷🇰🇷🇰🇷🇰🇷🇰🇷", "é", "a b"},
		{"1", "2", "3", "4", "5", "6", "7", "8"},
		{"Adopt", "Hold"},
	}
	for _, rings := range sets {
		for _, most := range []int{0, 1, 4, 5000} {
			counts := make([]int, len(rings))
			for i := range counts {
				counts[i] = most * i / (len(counts) - 1)
			}
			s, err := RingBars("t", rings, counts, most, f, "en")
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, s, rings)
		}
	}
}

func checkLabels(t *testing.T, s *scene.Scene, rings []string) {
	t.Helper()
	type box struct{ l, t, r, b float64 }
	var boxes []box
	joined := ""
	for _, x := range texts(s) {
		b := box{x.X, x.Y - scene.CapHeight*x.Size, x.X + x.Width, x.Y}
		if b.l < 0 || b.t < 0 || b.r > s.W || b.b+scene.Descent*x.Size > s.H {
			t.Errorf("%q stands out of the picture of %.0f x %.0f: %.1f", x.S, s.W, s.H, b)
		}
		for i, o := range boxes {
			if b.l < o.r && o.l < b.r && b.t < o.b && o.t < b.b {
				t.Errorf("%q overlaps %q", x.S, texts(s)[i].S)
			}
		}
		boxes = append(boxes, b)
		joined += x.S
	}
	for _, name := range rings {
		if first := strings.Fields(name)[0]; len(first) <= 6 && !strings.Contains(joined, first) {
			t.Errorf("%q is not among %q", name, joined)
		}
	}
}

func TestWholeTicks(t *testing.T) {
	for most, want := range map[int]string{
		1: "[0 1]", 5: "[0 1 2 3 4 5]", 6: "[0 2 4 6]", 12: "[0 5 10]", 60: "[0 20 40 60]", 5000: "[0 1000 2000 3000 4000 5000]",
	} {
		if got := fmt.Sprint(wholeTicks(most)); got != want {
			t.Errorf("up to %d: %s, wants %s", most, got, want)
		}
	}
}
