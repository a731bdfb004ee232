package pptx

import (
	"math"
	"strings"

	"techradar/radar/scene"
)

// mostSag is how far, px, the middle of a name may leave the arc that it stood on when it is set straight.
const mostSag = 6

// rimLine is one line of a name around the disc.
type rimLine struct {
	glyphs []scene.Text
	s      string
	x, y   float64 // the middle of its baseline
	turn   float64 // degrees clockwise
	width  float64
	sag    float64
}

// rimName is the name of a quadrant around the disc. The scene sets it glyph by glyph. Where the arc is flat enough,
// it is one text box, turned; else a group of the glyphs.
func (p *picture) rimName(g scene.Group, quadrant int) []shape {
	var glyphs []scene.Text
	for _, it := range g.Items {
		if t, ok := it.(scene.Text); ok {
			glyphs = append(glyphs, t)
		}
	}
	if len(glyphs) == 0 {
		return nil
	}
	lines := rimLines(glyphs)
	to := link{to: p.deck.first[quadrant]}
	flat := true
	for _, l := range lines {
		flat = flat && l.sag <= mostSag
	}
	if flat {
		h := p.straight(lines)
		h.name, h.link = g.Label, to
		return []shape{h}
	}
	var kids []shape
	for _, t := range glyphs {
		kid := p.straight([]rimLine{newRimLine([]scene.Text{t})})
		kid.name, kid.link, kid.decorative = strings.TrimSpace(t.S), to, true // the group says the name
		kids = append(kids, kid)
	}
	return grouped(shape{name: g.Label, about: g.Label}, kids)
}

// straight sets lines in one box that is turned as they are.
func (p *picture) straight(lines []rimLine) shape {
	first, last := lines[0], lines[len(lines)-1]
	glyph := first.glyphs[0]
	sin, cos := math.Sincos(first.turn * math.Pi / 180)
	depth := (last.y-first.y)*cos - (last.x-first.x)*sin // from the first baseline to the last
	width := 0.0
	var set []scene.Text
	for i, l := range lines {
		width = math.Max(width, l.width)
		t := glyph
		t.S, t.Y = l.s, depth*float64(i)/math.Max(1, float64(len(lines)-1))
		set = append(set, t)
	}
	// From the middle of the first baseline down to the middle of the box.
	down := (depth + (scene.Descent-scene.Ascent)*glyph.Size) / 2
	c := p.move(scene.Point{X: first.x - down*sin, Y: first.y + down*cos})
	height := depth + (scene.Descent+scene.Ascent)*glyph.Size
	return shape{
		box:  rect{c.X - width/2, c.Y - height/2, c.X + width/2, c.Y + height/2},
		turn: first.turn,
		text: &text{anchor: "b", paragraphs: []paragraph{joined(set, "ctr")}},
	}
}

// rimLines parts the glyphs of a name into its lines. The next glyph of a line stands straight on from the one
// before, in the direction between those of the two; that of another line stands beside it.
func rimLines(glyphs []scene.Text) []rimLine {
	var out []rimLine
	start := 0
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1], glyphs[i]
		x0, y0 := middle(a)
		x1, y1 := middle(b)
		sin, cos := math.Sincos((a.Turn + between(a.Turn, b.Turn)/2) * math.Pi / 180)
		if math.Abs((y1-y0)*cos-(x1-x0)*sin) > a.Size/2 {
			out = append(out, newRimLine(glyphs[start:i]))
			start = i
		}
	}
	return append(out, newRimLine(glyphs[start:]))
}

// between is the angle from a to b, from -180 to 180 degrees.
func between(a, b float64) float64 { return math.Mod(b-a+540+360, 360) - 180 }

func newRimLine(glyphs []scene.Text) rimLine {
	l := rimLine{glyphs: glyphs}
	var b strings.Builder
	first, last := glyphs[0], glyphs[len(glyphs)-1]
	x0, y0 := middle(first)
	x1, y1 := middle(last)
	for _, t := range glyphs {
		x, y := middle(t)
		l.x, l.y = l.x+x/float64(len(glyphs)), l.y+y/float64(len(glyphs))
		b.WriteString(t.S)
	}
	l.s = strings.TrimSpace(b.String())
	turn := between(first.Turn, last.Turn)
	l.turn = first.Turn + turn/2
	l.width = math.Hypot(x1-x0, y1-y0) + (first.Width+last.Width)/2
	l.sag = l.width / 2 * math.Abs(math.Tan(turn/4*math.Pi/180)) // of an arc over its chord
	// The middle of the glyphs lies a third of that below the top of the arc. Set straight there, the ends of the name
	// would stand in the disc; as a tangent of the arc it keeps clear of it.
	sin, cos := math.Sincos(l.turn * math.Pi / 180)
	out := math.Copysign(l.sag/3, turn)
	l.x, l.y = l.x+out*sin, l.y-out*cos
	return l
}

// middle is the middle of the baseline of a glyph.
func middle(t scene.Text) (x, y float64) {
	sin, cos := math.Sincos(t.Turn * math.Pi / 180)
	return t.X + t.Width/2*cos, t.Y + t.Width/2*sin
}
