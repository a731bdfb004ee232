package layout

import (
	"math"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"techradar/radar/scene"
)

// The quadrant names stand around the disc. They are set glyph by glyph, since half of the programs that show SVG
// do not know text on a path.

// rimStyle is the size of the quadrant names, px, and how many lines the longest of them takes.
type rimStyle struct {
	size  float64
	lines int
}

const (
	rimLine     = 1.2  // em between two lines on the rim
	rimShare    = 0.92 // of a quadrant's arc that its name may take
	rimTracking = 0.02 // em between glyphs
	leastRim    = 11.0 // px: below it a name is cut
)

// rimStyles lists what is tried for the quadrant names when no text may be smaller than least.
func rimStyles(least float64) []rimStyle {
	var out []rimStyle
	for _, st := range []rimStyle{{20, 1}, {19, 1}, {18, 1}, {17, 1}, {16, 1}, {17, 2}, {15, 2}, {13, 2}} {
		if st.size >= least {
			out = append(out, st)
		}
	}
	if len(out) == 0 {
		out = []rimStyle{{least, 1}, {least, 2}}
	}
	return out
}

// room is the width of the band that the names take around the disc.
func (s rimStyle) room() float64 {
	return math.Ceil(2*rimGap + (scene.Ascent+scene.Descent)*s.size + rimLine*s.size*float64(s.lines-1))
}

// rimStyle is the largest in which every name fits its arc when the quadrants are equal; the last when none does, and
// then fits is false.
func (b *builder) rimStyle(least float64) (st rimStyle, fits bool) {
	styles := rimStyles(least)
	for _, st := range styles {
		r := math.Min(b.size.W, b.size.H)/2 - edgeRoom - st.room()
		arc := rimShare * 2 * math.Pi * r / float64(len(b.r.Quadrants))
		fits := true
		for _, q := range b.r.Quadrants {
			l, ok := balance(b.ruler.pieces(q.Name, true), st.lines)
			if st.lines > 1 && !ok {
				l, ok = balance(b.ruler.pieces(q.Name, true), 1)
			}
			fits = fits && ok && b.rimWidth(l, st.size) <= arc
		}
		if fits {
			return st, true
		}
	}
	return styles[len(styles)-1], false
}

// rimWidth is the width of the widest line with its tracking, px.
func (b *builder) rimWidth(l lines, size float64) float64 {
	w := 0.0
	for _, s := range l.text {
		w = math.Max(w, b.ruler.em(s, true)+rimTracking*float64(uniseg.GraphemeClusterCount(s)))
	}
	return w * size
}

// fitRim sets a name for an arc of the given length: in the common size, smaller, in two lines, or at last cut.
// whole reports whether nothing was cut.
func (b *builder) fitRim(name string, st rimStyle, floor, arc float64) (l lines, size float64, whole bool) {
	floor = math.Max(floor, leastRim)
	for n := 1; n <= st.lines; n++ {
		least := floor
		if n < st.lines {
			least = math.Max(floor, st.size-2) // a second line looks better than small type
		}
		l, ok := balance(b.ruler.pieces(name, true), n)
		for size := st.size; ok && size >= least; size-- {
			if b.rimWidth(l, size) <= arc {
				return l, size, true
			}
		}
	}
	s, _ := b.ruler.cut(name, floor*(1+2*rimTracking), true, arc-2)
	return lines{text: []string{s}}, floor, false
}

// fitRimName sets the name of a quadrant for its arc of the rim.
func (b *builder) fitRimName(f *frame, g grid, sector int) (l lines, size float64, whole bool) {
	name := b.r.Quadrants[b.view.quadrants[sector]].Name
	room := f.radius * (g.angles[sector+1] - g.angles[sector]) * rimShare
	if joins(name) { // a straight line: its ends have to stay within the rim
		room = math.Min(room, 2*chordAt(f.rim, f.rim-rimGap))
	}
	return b.fitRim(name, f.names, f.least, room)
}

// rimName draws the name of a quadrant around the disc.
func (b *builder) rimName(f *frame, g grid, sector int) scene.Group {
	mid := (g.angles[sector] + g.angles[sector+1]) / 2
	name := b.r.Quadrants[b.view.quadrants[sector]].Name
	l, size, whole := b.fitRimName(f, g, sector)
	if !whole {
		b.note("the name of quadrant %q is too long for the rim and was cut there", name)
	}
	inward := math.Cos(mid) < -1e-9 // in the lower half names read along the bottom, their feet outside
	group := scene.Group{Class: "quadrant-name", Role: scene.RoleImage, Label: name}
	for i, s := range l.text {
		r := f.radius + rimGap + scene.Descent*size + rimLine*size*float64(len(l.text)-1-i)
		if inward {
			r = f.radius + rimGap + scene.Ascent*size + rimLine*size*float64(i)
		}
		group.Items = append(group.Items, b.glyphs(f, s, size, r, mid, inward)...)
	}
	return group
}

// joins reports whether a text has letters that change with their neighbours or run from right to left: it cannot be
// set glyph by glyph.
func joins(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool {
		return unicode.In(c, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Devanagari, unicode.Bengali,
			unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
			unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer, unicode.Mongolian)
	})
}

// glyphs sets a line around the circle of radius r, centred on the angle mid.
func (b *builder) glyphs(f *frame, s string, size, r, mid float64, inward bool) []scene.Item {
	if joins(s) {
		return []scene.Item{b.glyph(f, s, size, r, mid, b.width(s, size, true), inward)}
	}
	tracking := rimTracking * size
	var items []scene.Item
	total := -tracking
	for g := uniseg.NewGraphemes(s); g.Next(); {
		total += b.advance(g.Str(), size) + tracking
	}
	if last := len(s) - 1; last >= 0 && s[last] == ' ' {
		total -= b.advance(" ", size) + tracking
	}
	turn := 1.0
	if inward {
		turn = -1
	}
	pos := -total / 2
	for g := uniseg.NewGraphemes(s); g.Next(); {
		t := g.Str()
		w := b.advance(t, size)
		if t == " " { // belongs to the glyph before it, so that the group's text is the name
			if n := len(items); n > 0 {
				last := items[n-1].(scene.Text)
				last.S += t
				items[n-1] = last
			}
		} else {
			items = append(items, b.glyph(f, t, size, r, mid+turn*(pos+w/2)/r, w, inward))
		}
		pos += w + tracking
	}
	return items
}

// glyph is one glyph upright on the circle at the angle a: the middle of its baseline touches the circle.
func (b *builder) glyph(f *frame, s string, size, r, a, w float64, inward bool) scene.Text {
	turn := a
	if inward {
		turn = a + math.Pi
	}
	x := f.centre.X + r*math.Sin(a) - w/2*math.Cos(turn)
	y := f.centre.Y - r*math.Cos(a) - w/2*math.Sin(turn)
	deg := math.Mod(turn*180/math.Pi, 360)
	return scene.Text{X: round2(x), Y: round2(y), Size: size, Bold: true, Fill: scene.Paint{Role: scene.Ink}, Turn: round2(deg), Width: round4(w), Stay: scene.Middle, S: s}
}

// advance is the width of a grapheme, a space included, px.
func (b *builder) advance(s string, size float64) float64 {
	return b.ruler.fonts.Width(s, rulerSize, true) / rulerSize * size
}

// chordAt is half the length of the chord of a circle of radius r at a distance from its centre.
func chordAt(r, distance float64) float64 {
	return math.Sqrt(math.Max(0, float64(r*r)-float64(distance*distance)))
}
