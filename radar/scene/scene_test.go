package scene

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// recorder is a Canvas that writes down what it is given.
type recorder struct{ strings.Builder }

func (r *recorder) Begin(g Group)   { fmt.Fprintf(r, "begin %s;", g.Class) }
func (r *recorder) End()            { r.WriteString("end;") }
func (r *recorder) Path(p Path)     { fmt.Fprintf(r, "path %d;", len(p.Segs)) }
func (r *recorder) Circle(c Circle) { fmt.Fprintf(r, "circle %g;", c.R) }
func (r *recorder) Text(t Text)     { fmt.Fprintf(r, "text %s;", t.S) }

func TestPaintOrder(t *testing.T) {
	s := Scene{Items: []Item{
		Path{Segs: make([]Seg, 2)},
		Group{Class: "a", Items: []Item{Circle{R: 3}, Group{Class: "b", Items: []Item{Text{S: "x"}}}}},
		Text{S: "y"},
	}}
	var r recorder
	s.Paint(&r)
	if want := "path 2;begin a;circle 3;begin b;text x;end;end;text y;"; r.String() != want {
		t.Errorf("painted %s, want %s", r.String(), want)
	}
}

func load(t *testing.T) *Fonts {
	t.Helper()
	f, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWidth compares with the advances of Pretendard 1.3.9, read from its hmtx table with another program.
func TestWidth(t *testing.T) {
	f := load(t)
	for _, c := range []struct {
		s    string
		bold bool
		want float64 // em
	}{
		{"", false, 0},
		{"가", false, 1770.0 / 2048},
		{"가", true, 1770.0 / 2048},
		{"쿠K→W", false, (1770.0 + 1272 + 1870 + 1874) / 2048},
		{"쿠K→W", true, (1770.0 + 1358 + 1888 + 2046) / 2048},
		{"漢", false, 1},    // not in the font: some font's full width
		{"🚀", false, 1},    // the same
		{"ა", false, 0.62}, // not in the font, and narrow
	} {
		if got := f.Width(c.s, 100, c.bold) / 100; math.Abs(got-c.want) > 1e-3 {
			t.Errorf("Width(%q, bold %t) is %.4f em, want %.4f", c.s, c.bold, got, c.want)
		}
	}
	if a, b := f.Width("Kubernetes", 10, false), f.Width("Kubernetes", 40, false); math.Abs(4*a-b) > 1e-3 {
		t.Errorf("widths do not scale: %f at 10 px, %f at 40 px", a, b)
	}
	if a, b := f.Width("Kubernetes", 20, false), f.Width("Kubernetes", 20, true); b <= a {
		t.Errorf("bold is %f wide, regular %f", b, a)
	}
}

func TestMissing(t *testing.T) {
	if got := string(load(t).Missing("Go 쿠버네티스 漢字 🚀 漢 → · …")); got != "漢字🚀" {
		t.Errorf("missing %q, want 漢字🚀", got)
	}
}
