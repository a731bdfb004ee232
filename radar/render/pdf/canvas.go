package pdf

import (
	"math"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"techradar/radar/article"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// linkInk is the colour of the theme for links, which no picture has.
var linkInk = scene.Paint{Role: -1}

// canvas draws scenes on the pages of a file. It implements scene.Canvas.
type canvas struct {
	f       *fpdf.Fpdf
	book    *book
	fonts   *scene.Fonts
	faces   *faces
	palette theme.Palette
	rows    map[string]int // links of fpdf, by entry
	sectors map[string]int // and by the name of a quadrant

	fill, stroke string // colours that are set, #rrggbb
	font         string // key of the face that is set, with its size
	groups       []opened
}

// opened is a group that has begun.
type opened struct {
	target target
	box    box  // around its own items
	spans  bool // its text stands for itself as a whole
}

// target is where a click leads: to a link of fpdf, or to an address, or nowhere.
type target struct {
	link int
	url  string
}

// addLinks makes the links to the rows of the list and to the pictures of quadrants. Places are those of the finished
// book, so that a page can lead to a later one.
func (c *canvas) addLinks() {
	c.rows, c.sectors = map[string]int{}, map[string]int{}
	for _, l := range []struct {
		places map[string]place
		links  map[string]int
	}{{c.book.rows, c.rows}, {c.book.quadrants, c.sectors}} {
		for id, p := range l.places {
			l.links[id] = c.f.AddLink()
			c.f.SetLink(l.links[id], p.y*pt, p.page+1)
		}
	}
}

// sheet draws one page, with its lines of the outline.
func (c *canvas) sheet(i int, s *scene.Scene) {
	c.f.AddPageFormat("P", fpdf.SizeType{Wd: s.W * pt, Ht: s.H * pt})
	c.fill, c.stroke, c.font = "", "", ""
	s.Paint(c)
	for _, m := range c.book.marks {
		if m.at.page == i {
			c.f.Bookmark(fpdfText(m.text), m.level, m.at.y*pt)
		}
	}
}

// Begin opens a group.
func (c *canvas) Begin(g scene.Group) {
	o := opened{target: c.target(g), box: noBox()}
	if n := len(c.groups); n > 0 && o.target == (target{}) {
		o.target = c.groups[n-1].target
	}
	if g.Class == "quadrant-name" && g.Label != "" && turned(g.Items) {
		// Letters along a circle are no word to a reader: this is what they say together.
		o.spans = true
		c.f.RawWriteStr("/Span <</ActualText " + utf16Hex(g.Label) + ">> BDC")
	}
	c.groups = append(c.groups, o)
}

// turned reports whether a group holds turned text.
func turned(items []scene.Item) bool {
	for _, it := range items {
		if t, ok := it.(scene.Text); ok && t.Turn != 0 {
			return true
		}
	}
	return false
}

// target is where a group leads: to its entry in the list, to the picture of its quadrant, or to its address.
func (c *canvas) target(g scene.Group) target {
	if g.Class == "quadrant-name" {
		return target{link: c.sectors[g.Label]}
	}
	if link := c.rows[g.Link.Entry]; link != 0 {
		return target{link: link}
	}
	if article.Safe(g.Link.URL) {
		return target{url: asciiURL(article.ASCIIHost(g.Link.URL))}
	}
	return target{}
}

// End closes the group that Begin opened last, with its part of the page to click on.
func (c *canvas) End() {
	last := len(c.groups) - 1
	o := c.groups[last]
	c.groups = c.groups[:last]
	if o.spans {
		c.f.RawWriteStr("EMC")
	}
	c.area(o.target, o.box)
}

// area makes a part of the page lead somewhere.
func (c *canvas) area(t target, b box) {
	if b.empty() {
		return
	}
	x, y, w, h := b.x0*pt, b.y0*pt, (b.x1-b.x0)*pt, (b.y1-b.y0)*pt
	switch {
	case t.link != 0:
		c.f.Link(x, y, w, h, t.link)
	case t.url != "":
		c.f.LinkString(x, y, w, h, t.url)
	}
}

// drawn widens the open group by what was drawn in it.
func (c *canvas) drawn(b box) {
	if n := len(c.groups); n > 0 {
		c.groups[n-1].box = c.groups[n-1].box.join(b)
	}
}

// Path draws an outline.
func (c *canvas) Path(p scene.Path) {
	around := noBox()
	for _, s := range p.Segs {
		if s.Kind != scene.Close {
			around = around.join(box{s.P.X, s.P.Y, s.P.X, s.P.Y})
		}
		if s.Kind == scene.ArcTo { // generous: arcs belong to blips, and to rings, which lead nowhere
			around = around.join(box{s.C1.X - s.R, s.C1.Y - s.R, s.C1.X + s.R, s.C1.Y + s.R})
		}
	}
	c.drawn(around)
	style := c.paint(p.Fill, p.Stroke, p.Width)
	if style == "" {
		return
	}
	c.segs(p.Segs)
	c.f.DrawPath(style)
}

func (c *canvas) segs(segs []scene.Seg) {
	var at scene.Point
	for _, s := range segs {
		switch s.Kind {
		case scene.MoveTo:
			c.f.MoveTo(s.P.X*pt, s.P.Y*pt)
		case scene.LineTo:
			c.f.LineTo(s.P.X*pt, s.P.Y*pt)
		case scene.QuadTo: // fpdf's own curve of one control point is another one
			c.curve(toward(at, s.C1, 2.0/3), toward(s.P, s.C1, 2.0/3), s.P)
		case scene.CurveTo:
			c.curve(s.C1, s.C2, s.P)
		case scene.ArcTo:
			c.arc(s)
		case scene.Close:
			c.f.ClosePath()
			continue
		}
		at = s.P
	}
}

func toward(from, to scene.Point, share float64) scene.Point {
	return scene.Point{X: from.X + share*(to.X-from.X), Y: from.Y + share*(to.Y-from.Y)}
}

func (c *canvas) curve(c1, c2, p scene.Point) {
	c.f.CurveBezierCubicTo(c1.X*pt, c1.Y*pt, c2.X*pt, c2.Y*pt, p.X*pt, p.Y*pt)
}

// arc draws part of a circle as cubic curves of at most a quarter turn each, which are within 0.03 % of the radius.
func (c *canvas) arc(s scene.Seg) {
	n := max(1, int(math.Ceil(math.Abs(s.Sweep)/(math.Pi/2)-1e-9)))
	step := s.Sweep / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * s.R
	for i := range n {
		sin0, cos0 := math.Sincos(s.Start + step*float64(i))
		sin1, cos1 := math.Sincos(s.Start + step*float64(i+1))
		p0 := scene.Point{X: s.C1.X + s.R*cos0, Y: s.C1.Y + s.R*sin0}
		p1 := scene.Point{X: s.C1.X + s.R*cos1, Y: s.C1.Y + s.R*sin1}
		c.curve(scene.Point{X: p0.X - k*sin0, Y: p0.Y + k*cos0}, scene.Point{X: p1.X + k*sin1, Y: p1.Y - k*cos1}, p1)
	}
}

// Circle draws a disc or a ring.
func (c *canvas) Circle(d scene.Circle) {
	c.drawn(box{d.C.X - d.R, d.C.Y - d.R, d.C.X + d.R, d.C.Y + d.R})
	if style := c.paint(d.Fill, d.Stroke, d.Width); style != "" {
		c.f.Circle(d.C.X*pt, d.C.Y*pt, d.R*pt, style)
	}
}

// paint sets the colours of a shape, and returns how fpdf paints it, or "" for not at all.
func (c *canvas) paint(fill, stroke scene.Paint, width float64) (style string) {
	if color := c.color(fill); color != "" {
		c.setFill(color)
		style = "F"
	}
	if color := c.color(stroke); color != "" {
		if color != c.stroke {
			c.f.SetDrawColor(rgb(color))
			c.stroke = color
		}
		c.f.SetLineWidth(width * pt)
		style += "D"
	}
	return style
}

func (c *canvas) setFill(color string) {
	if color != c.fill {
		c.f.SetFillColor(rgb(color))
		c.f.SetTextColor(rgb(color)) // the same, so that fpdf need not switch between them
		c.fill = color
	}
}

// color is a paint as #rrggbb, or "" for none.
func (c *canvas) color(p scene.Paint) string {
	if p == linkInk {
		return c.palette.Link
	}
	if color := c.palette.Color(p); color != "none" {
		return color
	}
	return ""
}

func rgb(color string) (r, g, b int) {
	v, _ := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 32) // a theme's colours are checked
	return int(v >> 16 & 0xff), int(v >> 8 & 0xff), int(v & 0xff)
}

// asciiURL writes an address in the characters that a PDF allows: others become %XX, as browsers do.
func asciiURL(address string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(address) {
		c := address[i]
		if c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			c = hex[c&15]
		}
		b.WriteByte(c)
	}
	return b.String()
}

// box is a rectangle, px of the page.
type box struct{ x0, y0, x1, y1 float64 }

func noBox() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (b box) empty() bool { return b.x0 >= b.x1 || b.y0 >= b.y1 }

func (b box) join(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}
