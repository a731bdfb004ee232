package pptx

import (
	"math"
	"strconv"
	"strings"

	"techradar/radar/scene"
	"techradar/radar/theme"
)

// scheme gives paints in terms of the twelve colours of the deck's own theme, so that the template of a company,
// which brings its own twelve, recolours everything. Where a colour is a tint or shade of one of the twelve it is
// written as such; only where it is neither, such as the ink of a seventh ring, is it written as it is.
type scheme struct {
	palette theme.Palette
	// by the names that shapes call them: tx1, bg1, tx2, bg2, accent1 to accent6, hlink, folHlink
	slots []slot
	cache map[scene.Paint]string
}

// slot is one of the colours of a scheme.
type slot struct{ name, color string }

// accents is how many colours a scheme has beside those of text, backgrounds and links.
const accents = 6

func newScheme(t *theme.Theme, rings int) *scheme {
	s := &scheme{palette: t.For(rings), cache: map[scene.Paint]string{}}
	s.slots = []slot{{"tx1", t.Ink}, {"bg1", t.Background}, {"tx2", t.Muted}, {"bg2", t.Bands[0]}}
	colors := t.Rings
	if t.Blips == theme.ByQuadrant {
		colors = t.Quadrants
	}
	for i := range accents {
		s.slots = append(s.slots, slot{"accent" + itoa(i+1), colors[i%len(colors)]})
	}
	s.slots = append(s.slots, slot{"hlink", t.Link}, slot{"folHlink", t.Link})
	return s
}

// preferred names the slots that a role is looked for in first: black and white themes have the same colour in many.
func preferred(p scene.Paint) []string {
	switch p.Role {
	case scene.Background, scene.Pill, scene.OnBlip, scene.Spoke:
		return []string{"bg1", "tx1"}
	case scene.Ink, scene.Trail:
		return []string{"tx1", "bg1"}
	case scene.Band:
		return []string{"bg2", "bg1"}
	case scene.Blip, scene.RingInk, scene.Bar:
		return []string{"accent" + itoa(p.Ring+1), "accent" + itoa(p.Quadrant+1), "tx2", "tx1"}
	}
	return []string{"tx2", "tx1"}
}

// fill writes a fill of a paint.
func (s *scheme) fill(m *markup, p scene.Paint) {
	if p.Role == scene.NoPaint {
		m.leaf("a:noFill")
		return
	}
	m.open("a:solidFill")
	m.b.WriteString(s.color(p))
	m.end("a:solidFill")
}

// color is the element of a paint's colour.
func (s *scheme) color(p scene.Paint) string {
	if c, ok := s.cache[p]; ok {
		return c
	}
	c := s.find(p)
	s.cache[p] = c
	return c
}

func (s *scheme) find(p scene.Paint) string {
	want := s.palette.Color(p)
	names := preferred(p)
	for _, exact := range []bool{true, false} {
		for _, name := range names {
			for _, c := range s.slots {
				if c.name != name {
					continue
				}
				if c.color == want {
					return schemeColor(name, nil)
				}
				if exact || strings.HasPrefix(name, "accent") { // an accent stands for one ring or quadrant, not for its tints
					continue
				}
				if steps, ok := derive(c.color, want); ok {
					return schemeColor(name, steps)
				}
			}
		}
	}
	var m markup
	m.leaf("a:srgbClr", "val", hex(want))
	return m.String()
}

// step is a change of a colour, such as lumMod, by thousandths of a percent.
type step struct {
	name  string
	value int
}

func schemeColor(name string, steps []step) string {
	var m markup
	if len(steps) == 0 {
		m.leaf("a:schemeClr", "val", name)
		return m.String()
	}
	m.open("a:schemeClr", "val", name)
	for _, s := range steps {
		m.leaf("a:"+s.name, "val", itoa(s.value))
	}
	m.end("a:schemeClr")
	return m.String()
}

// hex is #rrggbb as OOXML writes it.
func hex(color string) string {
	out := []byte(color[1:])
	for i, c := range out {
		if c >= 'a' {
			out[i] = c - 'a' + 'A'
		}
	}
	return string(out)
}

// derive tells how a colour is made from another by its saturation and lightness alone, if to nearly the same: two
// steps of 255 in a channel are less than one can see.
func derive(from, to string) ([]step, bool) {
	a, b := toHSL(from), toHSL(to)
	var steps []step
	percent := func(v float64) int { return int(math.Round(v * 1e5)) }
	made := a
	if a.s > 0 && math.Abs(a.s-b.s) > 0.005 {
		steps = append(steps, step{"satMod", percent(b.s / a.s)})
		made.s = a.s * float64(steps[0].value) / 1e5
	}
	switch {
	case b.l > a.l && a.l < 1: // a tint: as far toward white as that, also of another colour in its place
		keep := percent((1 - b.l) / (1 - a.l))
		steps = append(steps, step{"lumMod", keep}, step{"lumOff", 1e5 - keep})
		made.l = a.l*float64(keep)/1e5 + 1 - float64(keep)/1e5
	case b.l < a.l:
		keep := percent(b.l / a.l)
		steps = append(steps, step{"lumMod", keep})
		made.l = a.l * float64(keep) / 1e5
	}
	x, y := toRGB(made), channels(to)
	for i := range x {
		if math.Abs(x[i]-y[i]) > 2./255 {
			return nil, false
		}
	}
	return steps, true
}

// hsl is a colour by hue, saturation and lightness, each from 0 to 1.
type hsl struct{ h, s, l float64 }

func channels(color string) (c [3]float64) {
	for i := range c {
		v, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8) // checked when the theme was read
		c[i] = float64(v) / 255
	}
	return c
}

// toHSL and toRGB convert as CSS Color Module Level 4, section 7, writes it down.
func toHSL(color string) hsl {
	c := channels(color)
	hi, lo := max(c[0], c[1], c[2]), min(c[0], c[1], c[2])
	out, d := hsl{l: (hi + lo) / 2}, hi-lo
	if d == 0 {
		return out
	}
	out.s = (hi - out.l) / min(out.l, 1-out.l)
	switch hi {
	case c[0]:
		out.h = math.Mod((c[1]-c[2])/d/6+1, 1)
	case c[1]:
		out.h = ((c[2]-c[0])/d + 2) / 6
	default:
		out.h = ((c[0]-c[1])/d + 4) / 6
	}
	return out
}

func toRGB(c hsl) (out [3]float64) {
	for i, n := range [3]float64{0, 8, 4} {
		k := math.Mod(n+c.h*12, 12)
		out[i] = c.l - min(1, c.s)*min(c.l, 1-c.l)*max(-1, min(k-3, 9-k, 1))
	}
	return out
}
