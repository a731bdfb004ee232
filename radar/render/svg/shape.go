package svg

import (
	"math"

	"techradar/radar/scene"
)

// Path writes an outline.
func (c *canvas) Path(p scene.Path) {
	c.raw(`<path d="`)
	for _, s := range p.Segs {
		c.seg(s)
	}
	c.raw(`"`)
	c.paint(p.Fill, p.Stroke, p.Width)
	c.raw("/>")
	c.newline()
}

func (c *canvas) seg(s scene.Seg) {
	switch s.Kind {
	case scene.MoveTo:
		c.raw("M", number(s.P.X), " ", number(s.P.Y))
	case scene.LineTo:
		c.raw("L", number(s.P.X), " ", number(s.P.Y))
	case scene.QuadTo:
		c.raw("Q", number(s.C1.X), " ", number(s.C1.Y), " ", number(s.P.X), " ", number(s.P.Y))
	case scene.CurveTo:
		c.raw("C", number(s.C1.X), " ", number(s.C1.Y), " ", number(s.C2.X), " ", number(s.C2.Y), " ", number(s.P.X), " ", number(s.P.Y))
	case scene.ArcTo:
		if math.Abs(math.Cos(s.Sweep/2)) < nearlyHalf {
			first, second := halves(s)
			c.arc(first)
			c.arc(second)
			return
		}
		c.arc(s)
	case scene.Close:
		c.raw("Z")
	}
}

// nearlyHalf is how close an arc is to half a circle, as the cosine of half its angle, when it is written as two. SVG
// says an arc by its ends and radius. For half a circle, 1/100 px by which they do not fit moves its middle by as much
// as half a pixel.
const nearlyHalf = 0.2

// halves cuts an arc in two.
func halves(s scene.Seg) (first, second scene.Seg) {
	first, second = s, s
	first.Sweep, second.Sweep = s.Sweep/2, s.Sweep/2
	second.Start = s.Start + first.Sweep
	sin, cos := math.Sincos(second.Start)
	// The products are rounded before they are added, on every processor alike.
	first.P = scene.Point{X: s.C1.X + float64(s.R*cos), Y: s.C1.Y + float64(s.R*sin)}
	return first, second
}

func (c *canvas) arc(s scene.Seg) {
	r := number(s.R)
	c.raw("A", r, " ", r, " 0 ", flag(math.Abs(s.Sweep) > math.Pi), " ", flag(s.Sweep > 0), " ", number(s.P.X), " ", number(s.P.Y))
}

func flag(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// Circle writes a disc or a ring.
func (c *canvas) Circle(d scene.Circle) {
	c.raw("<circle")
	c.num("cx", d.C.X)
	c.num("cy", d.C.Y)
	c.num("r", d.R)
	c.paint(d.Fill, d.Stroke, d.Width)
	c.raw("/>")
	c.newline()
}

func (c *canvas) paint(fill, stroke scene.Paint, width float64) {
	c.attr("fill", c.o.Color(fill))
	if stroke.Role != scene.NoPaint {
		c.attr("stroke", c.o.Color(stroke))
		c.num("stroke-width", width)
	}
}
