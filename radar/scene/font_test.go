package scene

import (
	"math"
	"slices"
	"strings"
	"testing"

	"techradar/assets"
)

// bounds of the points of an outline.
func bounds(segs []Seg) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range segs {
		if s.Kind != Close {
			x0, y0, x1, y1 = min(x0, s.P.X), min(y0, s.P.Y), max(x1, s.P.X), max(y1, s.P.Y)
		}
	}
	return x0, y0, x1, y1
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.1 }

// TestOutline measures glyphs whose boxes are in the glyf table of Pretendard 1.3.9, read with another program.
func TestOutline(t *testing.T) {
	f := load(t)
	h := f.Outline(Text{X: 10, Y: 200, Size: 100, S: "H"})
	x0, y0, x1, y1 := bounds(h)
	if !near(y1, 200) || !near(y0, 200-70.7) {
		t.Errorf("H stands from %g to %g, want the baseline 200 and a capital's height above it", y0, y1)
	}
	if x0 < 10 || x1 > 10+f.Width("H", 100, false) {
		t.Errorf("H reaches from %g to %g, out of its advance", x0, x1)
	}
	// The same letter turned by 90 degrees clockwise reaches to the right of its point, and down.
	a0, b0, a1, b1 := bounds(f.Outline(Text{X: 10, Y: 200, Size: 100, S: "H", Turn: 90}))
	if !near(a0, 10) || !near(a1, 10+70.7) || !near(b0-200, x0-10) || !near(b1-200, x1-10) {
		t.Errorf("turned H reaches from %g, %g to %g, %g", a0, b0, a1, b1)
	}
	// A second letter stands one advance on.
	second := f.Outline(Text{X: 10 + f.Width("쿠", 100, false), Y: 200, Size: 100, S: "H"})
	both := f.Outline(Text{X: 10, Y: 200, Size: 100, S: "쿠H"})
	sx, _, _, _ := bounds(second)
	bx, _, _, _ := bounds(both[len(both)-len(second):])
	if !near(sx, bx) {
		t.Errorf("the second letter begins at %g, want %g", bx, sx)
	}
	closes := 0
	for i, s := range both {
		switch s.Kind {
		case Close:
			closes++
		case MoveTo:
			if i > 0 && both[i-1].Kind != Close {
				t.Errorf("step %d begins a contour in the middle of another", i)
			}
		case LineTo, QuadTo:
		default:
			t.Errorf("step %d is of kind %d", i, s.Kind)
		}
	}
	if closes != 2 { // Pretendard draws both in one stroke
		t.Errorf("쿠H has %d contours", closes)
	}
}

// TestOutlineMissing draws a frame for what the font lacks, and nothing for what only joins.
func TestOutlineMissing(t *testing.T) {
	f := load(t)
	segs := f.Outline(Text{Size: 100, S: "漢"})
	if len(segs) != 10 {
		t.Fatalf("%d steps, want two rectangles", len(segs))
	}
	if x0, _, x1, _ := bounds(segs); !near(x0, 8) || !near(x1, 92) {
		t.Errorf("the frame reaches from %g to %g of an advance of 100", x0, x1)
	}
	if n := len(f.Outline(Text{Size: 100, S: "\u200d\ufe0f"})); n != 0 {
		t.Errorf("joiners draw %d steps", n)
	}
	if w := f.Width("\u200d\ufe0f", 100, false); w != 0 {
		t.Errorf("joiners are %g wide", w)
	}
}

func TestParseFonts(t *testing.T) {
	ttf, err := assets.FS.ReadFile("fonts/Pretendard-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFonts(ttf)
	if err != nil {
		t.Fatal(err)
	}
	if f.Family() != "Pretendard" || load(t).Family() != FontFamily {
		t.Errorf("family %q, embedded %q", f.Family(), load(t).Family())
	}
	if f.Width("K", 100, false) != f.Width("K", 100, true) {
		t.Error("one file has two weights")
	}
	for _, c := range []struct{ file, want string }{
		{"OTTO....", "PostScript outlines"},
		{"ttcf....", "collection"},
		{"wOF2....", "web font"},
		{"<html>", "not a TrueType font"},
		{"", "not a TrueType font"},
		{"\x00\x01\x00\x00", "damaged"},
		{string(ttf[:len(ttf)/2]), "damaged"},
		{string(slices.Concat(ttf[:200000], make([]byte, len(ttf)-200000))), "damaged"},
	} {
		if _, err := ParseFonts([]byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("a font of %d bytes: %v, want %q", len(c.file), err, c.want)
		}
	}
}

// FuzzParseFonts looks for a panic in what a font may hold.
func FuzzParseFonts(f *testing.F) {
	ttf, err := assets.FS.ReadFile("fonts/Pretendard-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(4), byte(255))
	f.Add(uint32(100), byte(1))
	f.Fuzz(func(t *testing.T, at uint32, v byte) {
		file := slices.Clone(ttf)
		file[int(at)%4096] = v // the tables of tables
		fonts, err := ParseFonts(file)
		if err != nil {
			return
		}
		fonts.Outline(Text{Size: 10, S: "Kubernetes 쿠버네티스"})
	})
}
