package layout

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestBreakName(t *testing.T) {
	r := ruler{fonts(t)}
	for name, want := range map[string][]string{
		"Go":             {"Go"},
		"Argo CD":        {"Argo CD", "Argo |CD"},
		"Argo Workflows": {"Argo Workflows", "Argo |Workflows"},
		"Curated shared instructions for software teams": {"Curated shared instructions |for software teams", "Curated shared |instructions for |software teams"},
		"쿠버네티스 위의 가상 머신":                                 {"쿠버네티스 |위의 가상 머신", "쿠버네티스 |위의 |가상 머신"},
		"one-very-long-hyphenated-word-without-a-space":  {"one-very-long-hyphenated-|word-without-a-space"},
	} {
		var got []string
		for _, l := range r.breakName(name) {
			got = append(got, strings.Join(l.text, "|"))
			if strings.Join(l.text, "") != name {
				t.Errorf("%q: the lines %q do not join to the name", name, l.text)
			}
			widest := 0.0
			for _, s := range l.text {
				widest = max(widest, r.em(s, false))
			}
			if math.Abs(widest-l.width) > 1e-6 {
				t.Errorf("%q: width %f, lines are %f", name, l.width, widest)
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%q breaks into %q, want %q among them", name, got, w)
			}
		}
	}
}

// TestBreakLongWord breaks a name of 100 letters without a space, between graphemes and never inside one.
func TestBreakLongWord(t *testing.T) {
	r := ruler{fonts(t)}
	for _, name := range []string{strings.Repeat("W", 100), strings.Repeat("쿠버", 50), strings.Repeat("👩‍👩‍👧‍👦", 14)} {
		ways := r.breakName(name)
		last := ways[len(ways)-1]
		if last.width > ways[0].width/3 {
			t.Errorf("%.20s…: the narrowest of %d ways is %f ems wide, one line is %f", name, len(ways), last.width, ways[0].width)
		}
		for _, l := range last.text {
			if strings.HasPrefix(l, "\u200d") || strings.HasSuffix(l, "\u200d") {
				t.Errorf("a family was parted: %q", last.text)
			}
		}
	}
}

func TestCut(t *testing.T) {
	r := ruler{fonts(t)}
	for _, c := range []struct {
		s     string
		width float64
		want  string
		whole bool
	}{
		{"Adopt", 1000, "Adopt", true},
		{"Multi-tenancy", 60, "Multi-…", false},
		{"가나다라마바사", 60, "가나다…", false},
		{"Adopt", 1, "…", false},
	} {
		got, whole := r.cut(c.s, 16, true, c.width)
		if got != c.want || whole != c.whole {
			t.Errorf("cut(%q, %g) = %q, %t; want %q, %t", c.s, c.width, got, whole, c.want, c.whole)
		}
	}
}

func TestFlow(t *testing.T) {
	r := ruler{fonts(t)}
	room := func(line int) float64 { return []float64{200, 120, 120, 120}[min(line, 3)] }
	got, ok := r.flow("Everything that runs on Kubernetes", 20, true, room)
	want := []string{"Everything that runs ", "on ", "Kubernetes"}
	if !ok || !slices.Equal(got, want) {
		t.Errorf("flow = %q, %t; want %q", got, ok, want)
	}
	if _, ok := r.flow("Everything", 20, true, func(int) float64 { return 50 }); ok {
		t.Error("a word wider than the room cannot be set")
	}
	if got, ok := r.flow("", 20, true, room); !ok || len(got) != 0 {
		t.Errorf("nothing is set in no lines, not in %q", got)
	}
}
