package layout

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"techradar/radar/scene"
)

// faultsReported bounds what Check returns.
const faultsReported = 20

// touch is the overlap, px, that still counts as touching: places are rounded to 0.1 px.
const touch = 0.1

// Check measures a finished picture against the law: no blip, label, number, ring name, quadrant name, title,
// legend or panel overlaps another, words beside the disc stay out of it, and everything is on the page. It
// reads nothing but the scene, so it knows what is drawn and not what was meant. It returns one line a fault.
func Check(s *scene.Scene) []string {
	_, faults := measure(s)
	return faults
}

// measure is Check with the number of shapes that it has compared.
func measure(s *scene.Scene) (shapes int, faults []string) {
	c := checker{w: s.W, h: s.H}
	c.items(s.Items, shape{})
	slices.SortFunc(c.shapes, func(a, b shape) int {
		return cmp.Or(cmp.Compare(a.box.X0, b.box.X0), cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.name, b.name))
	})
	for i, a := range c.shapes {
		if a.box.X0 < -touch || a.box.Y0 < -touch || a.box.X1 > s.W+touch || a.box.Y1 > s.H+touch {
			c.fault("%s is off the page", a.name)
		}
		if !a.inDisc && c.disc.R > 0 && a.penetrates(shape{corners: nil, centre: point{c.disc.C.X, c.disc.C.Y}, r: c.disc.R}) > touch {
			c.fault("%s lies over the disc", a.name)
		}
		for _, b := range c.shapes[i+1:] {
			if b.box.X0 >= a.box.X1 {
				break
			}
			if b.box.Y0 >= a.box.Y1 || a.box.Y0 >= b.box.Y1 || a.owner == b.owner && a.owner != "" {
				continue
			}
			if a.penetrates(b) > touch {
				c.fault("%s overlaps %s", a.name, b.name)
			}
		}
	}
	return len(c.shapes), c.faults
}

// shape is a convex polygon, or a disc when it has no corners. Shapes of one owner may touch each other.
type shape struct {
	name    string
	owner   string
	inDisc  bool
	corners []point
	centre  point
	r       float64
	box     rect
}

type checker struct {
	w, h   float64
	shapes []shape
	disc   scene.Circle // the outermost
	faults []string
}

func (c *checker) fault(format string, args ...any) {
	if len(c.faults) < faultsReported {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
}

// items collects the shapes of items; like is what their group says of them.
func (c *checker) items(items []scene.Item, like shape) {
	for _, it := range items {
		switch it := it.(type) {
		case scene.Group:
			c.group(it, like)
		case scene.Text:
			s := like
			s.name += fmt.Sprintf(" %q", it.S)
			s.corners = textCorners(it)
			c.add(s)
		case scene.Circle:
			s := like
			s.centre, s.r = point{it.C.X, it.C.Y}, it.R+it.Width/2
			c.add(s)
		case scene.Path:
			c.add(c.pathShape(it, like))
		}
	}
}

func (c *checker) group(g scene.Group, like shape) {
	switch g.Class {
	case "background", "trails": // lie under everything
		return
	case "disc":
		c.disc = outline(g.Items[0])
		return
	case "entries", "entry":
		like.inDisc = true
	case "ring-name": // its frame stands for its text
		like.inDisc = true
		g.Items = g.Items[:1]
	case "quadrant-name": // neighbouring glyphs may touch where their feet meet
		like.owner = g.Label
	case "number": // stands in its blip; that it fits is by its size
		return
	case "blip": // the parts of one mark lie over each other
		like.owner = fmt.Sprintf("blip %d", len(c.shapes))
	}
	if g.Class != "" && g.Class != "entries" {
		like.name += " " + g.Class
		if g.Class == "entry" {
			like.name = g.ID
		}
	}
	c.items(g.Items, like)
}

// outline is the circle around a whole or half disc.
func outline(it scene.Item) scene.Circle {
	switch it := it.(type) {
	case scene.Circle:
		return it
	case scene.Path:
		for _, s := range it.Segs {
			if s.Kind == scene.ArcTo {
				return scene.Circle{C: s.C1, R: s.R}
			}
		}
	}
	return scene.Circle{}
}

func (c *checker) add(s shape) {
	if s.corners == nil {
		s.box = square(s.centre, s.r)
	} else {
		s.box = rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, p := range s.corners {
			s.box = s.box.union(rect{p.X, p.Y, p.X, p.Y})
		}
	}
	c.shapes = append(c.shapes, s)
}

// pathShape is the box of a path, or for a drop the disc around its arc that holds its tip.
func (c *checker) pathShape(p scene.Path, like shape) shape {
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range p.Segs {
		if s.Kind != scene.Close {
			box = box.union(rect{s.P.X, s.P.Y, s.P.X, s.P.Y})
		}
	}
	if len(p.Segs) == 4 && p.Segs[2].Kind == scene.ArcTo {
		arc, tip := p.Segs[2], p.Segs[0].P
		like.centre, like.r = point{arc.C1.X, arc.C1.Y}, hypot(tip.X-arc.C1.X, tip.Y-arc.C1.Y)
		return like
	}
	for _, s := range p.Segs { // half circles at the ends of a capsule
		if s.Kind == scene.ArcTo {
			box = box.union(square(point{s.C1.X, s.C1.Y}, s.R))
		}
	}
	like.corners = []point{{box.X0, box.Y0}, {box.X1, box.Y0}, {box.X1, box.Y1}, {box.X0, box.Y1}}
	return like
}

// textCorners is the line box of a text, turned around the left end of its baseline.
func textCorners(t scene.Text) []point {
	sin, cos := math.Sincos(t.Turn * math.Pi / 180)
	at := func(x, y float64) point {
		return point{t.X + float64(x*cos) - float64(y*sin), t.Y + float64(x*sin) + float64(y*cos)}
	}
	up, down := -scene.Ascent*t.Size, scene.Descent*t.Size
	return []point{at(0, up), at(t.Width, up), at(t.Width, down), at(0, down)}
}

// penetrates is how far two convex shapes run into each other along the direction in which they do so least (the
// separating axis theorem); 0 or less when they do not.
func (a shape) penetrates(b shape) float64 {
	if a.corners == nil && b.corners == nil {
		return a.r + b.r - hypot(a.centre.X-b.centre.X, a.centre.Y-b.centre.Y)
	}
	least := math.Inf(1)
	for _, axis := range append(a.axes(b), b.axes(a)...) {
		a0, a1 := a.project(axis)
		b0, b1 := b.project(axis)
		if least = min(least, a1-b0, b1-a0); least <= 0 {
			return least
		}
	}
	return least
}

// axes are the directions in which a and b may be apart: across the sides of a polygon, or from the corner of the
// other that is nearest to a disc.
func (a shape) axes(other shape) []point {
	if a.corners == nil {
		near, d := point{}, math.Inf(1)
		for _, p := range other.corners {
			if e := hypot(p.X-a.centre.X, p.Y-a.centre.Y); e < d {
				near, d = p, e
			}
		}
		if d == 0 {
			return nil
		}
		return []point{{(near.X - a.centre.X) / d, (near.Y - a.centre.Y) / d}}
	}
	out := make([]point, 0, len(a.corners))
	for i, p := range a.corners {
		q := a.corners[(i+1)%len(a.corners)]
		if d := hypot(q.X-p.X, q.Y-p.Y); d > 0 {
			out = append(out, point{(q.Y - p.Y) / d, (p.X - q.X) / d})
		}
	}
	return out
}

func (a shape) project(axis point) (lo, hi float64) {
	if a.corners == nil {
		m := float64(a.centre.X*axis.X) + float64(a.centre.Y*axis.Y)
		return m - a.r, m + a.r
	}
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, p := range a.corners {
		m := float64(p.X*axis.X) + float64(p.Y*axis.Y)
		lo, hi = min(lo, m), max(hi, m)
	}
	return lo, hi
}

// outOfCell lists the entries whose blip or label is not wholly inside its own ring and quadrant.
func (b *builder) outOfCell(p *plan) []string {
	var out []string
	for _, u := range p.units {
		c := p.cells[u.sector*len(b.r.Rings)+u.ring]
		clear := c.clearance(u.p) - u.reach
		if u.named() {
			clear = min(clear, c.clearanceOf(u.label))
		}
		if clear < -touch && len(out) < faultsReported {
			out = append(out, fmt.Sprintf("entry %q sticks out of its ring or quadrant by %.1f px", b.r.Entries[u.index].Name, -clear))
		}
	}
	return out
}
