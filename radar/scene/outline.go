package scene

import (
	"math"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// The box that stands for a character that the font lacks, em.
const (
	boxSide = 0.08 // from its advance to the box, on both sides
	boxLine = 0.06
)

// Outline is the outline of a line of text in place, to be filled by the non-zero winding rule. A character that the
// font lacks is an empty box; Missing tells of it.
func (f *Fonts) Outline(t Text) []Seg { return f.AppendOutline(nil, t) }

// AppendOutline appends the Outline of a text to segs: to draw many, use the same room for each.
func (f *Fonts) AppendOutline(segs []Seg, t Text) []Seg {
	fc := f.face(t.Bold)
	o := outliner{t: t, scale: t.Size / unitsPerEm, segs: segs}
	o.sin, o.cos = math.Sincos(t.Turn * math.Pi / 180)
	if t.Turn == 0 {
		o.sin, o.cos = 0, 1
	}
	for _, c := range t.S {
		advance := fc.advance(c)
		switch i := fc.font.Index(c); {
		case i != 0:
			o.glyph(fc.font, i)
		case advance > 0:
			o.box(float64(advance))
		}
		o.pen += float64(advance)
	}
	return o.segs
}

// outliner collects outlines in font units from the pen, and puts them in place.
type outliner struct {
	t        Text
	scale    float64 // px of a font unit
	sin, cos float64
	pen      float64 // font units from the start of the line
	glyphs   truetype.GlyphBuf
	segs     []Seg
}

// at is a point in font units, y up, on the page.
func (o *outliner) at(x, y float64) Point {
	x, y = (o.pen+x)*o.scale, -y*o.scale
	return Point{
		X: roundTo(o.t.X+float64(x*o.cos)-float64(y*o.sin), 1e3),
		Y: roundTo(o.t.Y+float64(x*o.sin)+float64(y*o.cos), 1e3),
	}
}

func roundTo(v, unit float64) float64 { return math.Round(v*unit) / unit }

func (o *outliner) glyph(f *truetype.Font, i truetype.Index) {
	// In units of the em, 26.6 fixed point numbers are whole: nothing is rounded.
	if o.glyphs.Load(f, fixed.Int26_6(unitsPerEm), i, font.HintingNone) != nil {
		return
	}
	start := 0
	for _, end := range o.glyphs.Ends {
		o.contour(o.glyphs.Points[start:end])
		start = end
	}
}

// contour walks a TrueType contour: quadratic curves whose on-curve points are left out where they lie half way
// between two control points. See https://developer.apple.com/fonts/TrueType-Reference-Manual/RM01/Chap1.html.
func (o *outliner) contour(ps []truetype.Point) {
	if len(ps) < 2 {
		return
	}
	first := 0
	for first < len(ps) && !onCurve(ps[first]) {
		first++
	}
	start := halfWay(ps[0], ps[len(ps)-1])
	if first < len(ps) {
		start = ps[first]
	} else {
		first = -1
	}
	o.segs = append(o.segs, Seg{Kind: MoveTo, P: o.place(start)})
	var control truetype.Point
	curved := false // control is one
	for n := 1; n <= len(ps); n++ {
		p := ps[(first+n)%len(ps)]
		if n == len(ps) && first >= 0 {
			p = start
		}
		switch {
		case onCurve(p) && curved:
			o.curve(control, p)
			curved = false
		case onCurve(p):
			if n < len(ps) {
				o.segs = append(o.segs, Seg{Kind: LineTo, P: o.place(p)})
			}
		default:
			if curved {
				o.curve(control, halfWay(control, p))
			}
			control, curved = p, true
		}
	}
	if curved {
		o.curve(control, start)
	}
	o.segs = append(o.segs, Seg{Kind: Close})
}

func onCurve(p truetype.Point) bool { return p.Flags&1 != 0 }

// halfWay is the point on the curve between two control points.
func halfWay(a, b truetype.Point) truetype.Point {
	return truetype.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2, Flags: 1}
}

func (o *outliner) place(p truetype.Point) Point { return o.at(float64(p.X), float64(p.Y)) }

func (o *outliner) curve(control, to truetype.Point) {
	o.segs = append(o.segs, Seg{Kind: QuadTo, C1: o.place(control), P: o.place(to)})
}

// box draws a frame as wide as the character that it stands for; its inner side runs the other way round.
func (o *outliner) box(advance float64) {
	const side, line, height = boxSide * unitsPerEm, boxLine * unitsPerEm, CapHeight * unitsPerEm
	x0, x1 := side, advance-side
	o.polygon([2]float64{x0, 0}, [2]float64{x0, height}, [2]float64{x1, height}, [2]float64{x1, 0})
	o.polygon([2]float64{x0 + line, line}, [2]float64{x1 - line, line}, [2]float64{x1 - line, height - line}, [2]float64{x0 + line, height - line})
}

func (o *outliner) polygon(ps ...[2]float64) {
	for i, p := range ps {
		kind := LineTo
		if i == 0 {
			kind = MoveTo
		}
		o.segs = append(o.segs, Seg{Kind: kind, P: o.at(p[0], p[1])})
	}
	o.segs = append(o.segs, Seg{Kind: Close})
}
