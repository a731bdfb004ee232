package pptx

import (
	"math"

	"techradar/radar/scene"
)

// emus is the number of English Metric Units in a px of our 1600 px wide page: 12192000 across a 16:9 slide.
const emus = slideWidth / 1600

// The size of a 16:9 slide, EMU.
const (
	slideWidth  = 12192000
	slideHeight = 6858000
)

// emu is a length in px as OOXML writes it.
func emu(px float64) int { return int(math.Round(px * emus)) }

// points is a size in px, in hundredths of a point.
func points(px float64) int { return int(math.Round(px * emus / 127)) }

// degree is an angle in degrees as OOXML writes it, from 0 up to a full turn.
func degree(a float64) string {
	return itoa(int(math.Round(math.Mod(math.Mod(a, 360)+360, 360)*60000)) % 21600000)
}

// rect is a box on the slide, px.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

func (r rect) union(o rect) rect {
	return rect{min(r.x0, o.x0), min(r.y0, o.y0), max(r.x1, o.x1), max(r.y1, o.y1)}
}

// shape is a thing on a slide that can be picked: a form, a text, a table, or with kids a group.
type shape struct {
	name       string // in the selection pane
	about      string // what a screen reader says; "" for nothing beside the text
	decorative bool
	link       link // of a click on it
	box        rect
	turn       float64 // degrees clockwise around the middle of the box

	preset string      // a form by name, or ""
	adjust int         // of the preset's corners, 0 to 50000
	segs   []scene.Seg // the form where it has no name

	fill, line  scene.Paint
	lineWidth   float64 // px
	text        *text
	table       *table
	placeholder string // the place of the layout that it fills, such as "title"
	kids        []shape
}

// write puts the shape and its kids on a slide.
func (s *slide) write(h shape) {
	switch {
	case h.table != nil:
		s.writeTable(h)
	case len(h.kids) > 0:
		s.open("p:grpSp")
		s.open("p:nvGrpSpPr")
		s.properties(h)
		s.leaf("p:cNvGrpSpPr")
		s.leaf("p:nvPr")
		s.end("p:nvGrpSpPr")
		s.open("p:grpSpPr")
		s.place(h, "a:xfrm")
		s.end("p:grpSpPr")
		for _, kid := range h.kids {
			s.write(kid)
		}
		s.end("p:grpSp")
	default:
		s.writeForm(h)
	}
}

func (s *slide) writeForm(h shape) {
	s.open("p:sp")
	s.open("p:nvSpPr")
	s.properties(h)
	box := []string{}
	if h.text != nil && h.placeholder == "" && h.preset == "" && h.segs == nil {
		box = []string{"txBox", "1"}
	}
	s.leaf("p:cNvSpPr", box...)
	if h.placeholder == "" {
		s.leaf("p:nvPr")
	} else {
		s.open("p:nvPr")
		s.leaf("p:ph", placeholders[h.placeholder]...)
		s.end("p:nvPr")
	}
	s.end("p:nvSpPr")
	s.open("p:spPr")
	s.place(h, "a:xfrm")
	s.geometry(h)
	if h.placeholder == "" {
		s.scheme().fill(&s.markup, h.fill)
		s.outline(h)
	}
	s.end("p:spPr")
	if h.text != nil {
		s.writeText("p:txBody", h.text)
	}
	s.end("p:sp")
}

// placeholders are the places of the layouts, and how they are told apart.
var placeholders = map[string][]string{
	"title":  {"type", "title"},
	"number": {"type", "sldNum", "sz", "quarter", "idx", "12"},
}

// properties are a shape's number, name, words for a screen reader and link.
func (s *slide) properties(h shape) {
	s.ids++
	attrs := []string{"id", itoa(s.ids), "name", h.name}
	if h.about != "" {
		attrs = append(attrs, "descr", h.about)
	}
	if h.link.none() && !h.decorative {
		s.leaf("p:cNvPr", attrs...)
		return
	}
	s.open("p:cNvPr", attrs...)
	s.writeLink(h.link)
	if h.decorative {
		s.open("a:extLst")
		s.open("a:ext", "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}") // adec:decorative, see MS-ODRAWXML 2.23.2
		s.leaf("adec:decorative", "xmlns:adec", nsDecor, "val", "1")
		s.end("a:ext", "a:extLst")
	}
	s.end("p:cNvPr")
}

// place writes where a shape stands; of a group also the coordinates of its kids, which are the slide's own.
func (s *slide) place(h shape, name string) {
	x, y, w, hh := emu(h.box.x0), emu(h.box.y0), max(1, emu(h.box.width())), max(1, emu(h.box.height()))
	var attrs []string
	if h.turn != 0 {
		attrs = []string{"rot", degree(h.turn)}
	}
	s.open(name, attrs...)
	s.leaf("a:off", "x", itoa(x), "y", itoa(y))
	s.leaf("a:ext", "cx", itoa(w), "cy", itoa(hh))
	if len(h.kids) > 0 {
		s.leaf("a:chOff", "x", itoa(x), "y", itoa(y))
		s.leaf("a:chExt", "cx", itoa(w), "cy", itoa(hh))
	}
	s.end(name)
}

func (s *slide) outline(h shape) {
	if h.line.Role == scene.NoPaint {
		s.open("a:ln")
		s.leaf("a:noFill")
		s.end("a:ln")
		return
	}
	s.open("a:ln", "w", itoa(emu(h.lineWidth)))
	s.scheme().fill(&s.markup, h.line)
	s.end("a:ln")
}

// geometry is the form of a shape.
func (s *slide) geometry(h shape) {
	switch {
	case h.segs != nil:
		s.outlineOf(h)
	case h.preset != "":
		s.open("a:prstGeom", "prst", h.preset)
		if h.adjust > 0 {
			s.open("a:avLst")
			s.leaf("a:gd", "name", "adj", "fmla", "val "+itoa(h.adjust))
			s.end("a:avLst")
		} else {
			s.leaf("a:avLst")
		}
		s.end("a:prstGeom")
	default:
		s.open("a:prstGeom", "prst", "rect")
		s.leaf("a:avLst")
		s.end("a:prstGeom")
	}
}

// outlineOf writes a path of the scene. Its coordinates count from the corner of the shape's box, in EMU.
func (s *slide) outlineOf(h shape) {
	s.open("a:custGeom")
	for _, name := range []string{"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"} {
		s.leaf(name)
	}
	s.leaf("a:rect", "l", "0", "t", "0", "r", "r", "b", "b")
	s.open("a:pathLst")
	attrs := []string{"w", itoa(max(1, emu(h.box.width()))), "h", itoa(max(1, emu(h.box.height())))}
	if h.fill.Role == scene.NoPaint {
		attrs = append(attrs, "fill", "none")
	}
	s.open("a:path", attrs...)
	corner := scene.Point{X: h.box.x0, Y: h.box.y0}
	for _, seg := range h.segs {
		s.seg(seg, corner)
	}
	s.end("a:path", "a:pathLst", "a:custGeom")
}

func (s *slide) seg(g scene.Seg, corner scene.Point) {
	steps := func(name string, ps ...scene.Point) {
		s.open(name)
		for _, p := range ps {
			s.leaf("a:pt", "x", itoa(emu(p.X-corner.X)), "y", itoa(emu(p.Y-corner.Y)))
		}
		s.end(name)
	}
	switch g.Kind {
	case scene.MoveTo:
		steps("a:moveTo", g.P)
	case scene.LineTo:
		steps("a:lnTo", g.P)
	case scene.QuadTo:
		steps("a:quadBezTo", g.C1, g.P)
	case scene.CurveTo:
		steps("a:cubicBezTo", g.C1, g.C2, g.P)
	case scene.ArcTo:
		r := itoa(emu(g.R))
		sweep := int(math.Round(g.Sweep * 180 / math.Pi * 60000))
		s.leaf("a:arcTo", "wR", r, "hR", r, "stAng", degree(g.Start*180/math.Pi), "swAng", itoa(sweep))
	case scene.Close:
		s.leaf("a:close")
	}
}

// bounds is the box of an outline.
func bounds(segs []scene.Seg) rect {
	out := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	add := func(p scene.Point) { out = out.union(rect{p.X, p.Y, p.X, p.Y}) }
	for _, g := range segs {
		switch g.Kind {
		case scene.Close:
			continue
		case scene.QuadTo:
			add(g.C1)
		case scene.CurveTo:
			add(g.C1)
			add(g.C2)
		case scene.ArcTo:
			for _, p := range extremes(g) {
				add(p)
			}
		}
		add(g.P)
	}
	return out
}

// extremes are the points of a circle straight right, below, left and above that an arc passes.
func extremes(g scene.Seg) []scene.Point {
	var out []scene.Point
	from, to := g.Start, g.Start+g.Sweep
	if from > to {
		from, to = to, from
	}
	for k := math.Ceil(from / (math.Pi / 2)); k*math.Pi/2 <= to; k++ {
		sin, cos := math.Sincos(k * math.Pi / 2)
		out = append(out, scene.Point{X: g.C1.X + g.R*cos, Y: g.C1.Y + g.R*sin})
	}
	return out
}
