package pptx

import (
	"math"
	"strings"
	"testing"

	"techradar/radar/scene"
	"techradar/radar/theme"
)

// TestScheme holds that a template recolours all of a deck: in a built-in theme, every colour of a radar of up to six
// rings is one of the scheme's or made from one.
func TestScheme(t *testing.T) {
	for _, name := range theme.Names() {
		th, err := theme.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		s := newScheme(th, 6)
		roles := []scene.PaintRole{scene.Background, scene.Ink, scene.Muted, scene.Line, scene.Spoke, scene.Band, scene.RingInk, scene.Blip, scene.OnBlip, scene.Pill, scene.Trail}
		for _, role := range roles {
			for k := range 6 {
				p := scene.Paint{Role: role, Ring: k, Quadrant: k}
				if c := s.color(p); strings.Contains(c, "srgbClr") {
					t.Errorf("%s: %+v is %s: %s", name, p, s.palette.Color(p), c)
				}
			}
		}
		if c := s.color(scene.Paint{Role: scene.Blip, Ring: 2}); th.Blips == theme.ByRing && c != `<a:schemeClr val="accent3"/>` {
			t.Errorf("%s: the third ring is %s", name, c)
		}
	}
}

// TestDerive makes colours from others, and refuses those of another hue.
func TestDerive(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     string
	}{
		{"#000000", "#000000", ""},
		{"#000000", "#808080", "lumMod 49804 lumOff 50196"},
		{"#ffffff", "#808080", "lumMod 50196"},
		{"#ff0000", "#800000", "lumMod 50196"},
		{"#ff0000", "#0000ff", "no"},
		{"#808080", "#804040", "no"},
	} {
		steps, ok := derive(c.from, c.to)
		var got []string
		for _, s := range steps {
			got = append(got, s.name+" "+itoa(s.value))
		}
		if !ok {
			got = []string{"no"}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("derive(%s, %s) = %q, want %q", c.from, c.to, s, c.want)
		}
	}
}

func TestByScript(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Argo CD", "Argo CD"},
		{"짝 프로그래밍", "[짝 프로그래밍]"},
		{"Go 언어 3판.", "Go |[언어 ]|3|[판.]"},
		{"", ""},
		{"...", "..."},
	} {
		var got []string
		for _, p := range byScript(c.in) {
			if p.hangul {
				p.s = "[" + p.s + "]"
			}
			got = append(got, p.s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("byScript(%q) = %s, want %s", c.in, s, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"One **bold** and `code *x*` word.", "One bold and code *x* word."},
		{"a\nb\n\nc  \nd", "a b\nc\nd"},
		{"# Head\n\n- one\n- two\n  - three\n\n1. first\n2. second", "Head\n• one\n• two\n   • three\n1. first\n2. second"},
		{"See [here](https://example.org/x) and <https://example.org/>.", "See here (https://example.org/x) and https://example.org/."},
		{"![a picture](x.png)", "a picture (x.png)"},
		{"<b>raw</b> &amp; \\* 5 &lt; 6", "<b>raw</b> & * 5 < 6"},
		{"```\ncode <x>\n  more\n```", "code <x>\n  more"},
		{"| a | b |\n| - | - |\n| 1 | 2 |", "a | b\n1 | 2"},
		{"> quoted", "quoted"},
		{strings.Repeat("*", 4000), strings.Repeat("*", 4000)},
	} {
		if got := plain(c.in); got != c.want {
			t.Errorf("plain(%.60q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// glyphs sets letters around a circle as the layout does.
func glyphs(s string, r, mid float64, inward bool) []scene.Text {
	const size, advance = 20.0, 12.0
	var out []scene.Text
	for i, c := range s {
		a := mid + (float64(i)-float64(len(s)-1)/2)*advance/r
		turn := a
		if inward {
			a = mid - (a - mid)
			turn = a + math.Pi
		}
		x, y := 800+r*math.Sin(a), 450-r*math.Cos(a)
		out = append(out, scene.Text{
			X: x - advance/2*math.Cos(turn), Y: y - advance/2*math.Sin(turn), Turn: math.Mod(turn*180/math.Pi, 360),
			Width: advance, Size: size, Bold: true, S: string(c),
		})
	}
	return out
}

// TestRimLines puts the letters of names around the disc together again: the turn, the middle and the lines.
func TestRimLines(t *testing.T) {
	for _, c := range []struct {
		mid    float64 // degrees from 12 o'clock
		inward bool
		turn   float64
	}{{30, false, 30}, {330, false, 330}, {90, false, 90}, {180, true, 0}, {150, true, -30}, {0, false, 0}} {
		a := c.mid * math.Pi / 180
		one := rimLines(glyphs("abcdefgh", 400, a, c.inward))
		if len(one) != 1 || one[0].s != "abcdefgh" || math.Abs(between(one[0].turn, c.turn)) > 0.01 {
			t.Errorf("%+v: %+v", c, one)
			continue
		}
		if math.Abs(one[0].width-96) > 0.5 || math.Abs(one[0].sag-96*96/8./400) > 0.5 {
			t.Errorf("%+v: width %.2f, sag %.2f", c, one[0].width, one[0].sag)
		}
		if d := math.Hypot(one[0].x-800-400*math.Sin(a), one[0].y-450+400*math.Cos(a)); d > 0.5 {
			t.Errorf("%+v: the middle is %.2f px from the arc", c, d)
		}
		two := rimLines(append(glyphs("ab", 424, a, c.inward), glyphs("cdefg", 400, a, c.inward)...))
		if len(two) != 2 || two[0].s != "ab" || two[1].s != "cdefg" {
			t.Errorf("%+v: %d lines", c, len(two))
		}
	}
}

// TestCell closes the outline of a cell: each step ends where the next begins, and the box holds the arc.
func TestCell(t *testing.T) {
	segs := cell(scene.Point{X: 100, Y: 100}, 50, 80, -math.Pi/4, math.Pi/2)
	b := bounds(segs)
	if math.Abs(b.x1-180) > 1e-9 || math.Abs(b.y0-(100-80*math.Sin(math.Pi/4))) > 1e-9 {
		t.Errorf("the box is %+v", b)
	}
	last := segs[0].P
	for _, s := range segs[1:4] {
		if s.Kind == scene.ArcTo {
			from := scene.Point{X: 100 + s.R*math.Cos(s.Start), Y: 100 + s.R*math.Sin(s.Start)}
			if math.Hypot(from.X-last.X, from.Y-last.Y) > 1e-9 {
				t.Errorf("an arc begins at %v, not at %v", from, last)
			}
		}
		last = s.P
	}
}
