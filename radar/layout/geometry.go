package layout

import "math"

// Coordinates of the solver are relative to the centre of the disc, y down, in px of the page; angles are in
// radians clockwise from 12 o'clock.
//
// The same picture has to come out on every processor. Go may fuse x*y+z into one rounding on arm64 and does
// not on amd64, and the annealer amplifies the last bit. So every product that is added to something is written
// float64(x*y), which forbids the fusion, and whatever comes from a math function is rounded where it is made.

type point struct{ X, Y float64 }

// rect is a box with X0 <= X1 and Y0 <= Y1.
type rect struct{ X0, Y0, X1, Y1 float64 }

func (r rect) at(p point) rect { return rect{r.X0 + p.X, r.Y0 + p.Y, r.X1 + p.X, r.Y1 + p.Y} }

func (r rect) union(o rect) rect {
	return rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

func (r rect) centre() point { return point{(r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2} }

func square(p point, half float64) rect { return rect{p.X - half, p.Y - half, p.X + half, p.Y + half} }

// depth is how far two boxes that should stay padX and padY apart run into each other; 0 or less when they do not.
func depth(a, b rect, padX, padY float64) float64 {
	dx := min(a.X1, b.X1) - max(a.X0, b.X0) + padX
	dy := min(a.Y1, b.Y1) - max(a.Y0, b.Y0) + padY
	return min(dx, dy)
}

// gap is the distance between two boxes, 0 when they touch.
func gap(a, b rect) float64 {
	dx := max(0, max(a.X0, b.X0)-min(a.X1, b.X1))
	dy := max(0, max(a.Y0, b.Y0)-min(a.Y1, b.Y1))
	return hypot(dx, dy)
}

// hypot is math.Hypot without its assembly, whose last bit is the processor's.
func hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }

func clamp(v, lo, hi float64) float64 { return max(lo, min(hi, v)) }

func round(v, unit float64) float64 { return math.Round(v/unit) * unit }

// round1 and round2 round to 0.1 and 0.01 px, what a picture shows. A sum that ends in 5 may have come out a hair
// lower on another processor, so it is first rounded finely.
func round1(v float64) float64 { return math.Round(round6(v)*10) / 10 }
func round2(v float64) float64 { return math.Round(round6(v)*100) / 100 }
func round6(v float64) float64 { return math.Round(v*1e6) / 1e6 }
func round4(v float64) float64 { return math.Round(v*1e4) / 1e4 }
func round9(v float64) float64 { return math.Round(v*1e9) / 1e9 }

// cell is the part of the disc that belongs to one quadrant and one ring.
type cell struct {
	sector, ring int     // index of the quadrant in the view, and of the ring
	in, out      float64 // radii
	a0, a1       float64 // angles of its borders
	n0, n1       point   // unit normals of the borders, pointing into the cell
	obstacles    []rect  // boxes inside it that are taken: ring names with the room around them
}

func newCell(sector, ring int, g grid) *cell {
	c := &cell{sector: sector, ring: ring, in: g.radii[ring], out: g.radii[ring+1], a0: g.angles[sector], a1: g.angles[sector+1]}
	c.n0 = point{round9(math.Cos(c.a0)), round9(math.Sin(c.a0))}
	c.n1 = point{round9(-math.Cos(c.a1)), round9(-math.Sin(c.a1))}
	return c
}

// addObstacles keeps the boxes on the line at 12 o'clock that reach into the cell, with the room around them.
func (c *cell) addObstacles(boxes []rect) {
	for _, b := range boxes {
		b = rect{b.X0 - pillPadX, b.Y0 - pillPadY, b.X1 + pillPadX, b.Y1 + pillPadY}
		turn := math.Atan2(b.X1, -b.Y1) // of the lower corners, which lie farthest off the line
		if c.in < hypot(b.X1, b.Y0) && c.out > -b.Y1 && (c.a0 < turn || c.a1 > 2*math.Pi-turn) {
			c.obstacles = append(c.obstacles, b)
		}
	}
}

func (c *cell) area() float64 {
	return round4((float64(c.out*c.out) - float64(c.in*c.in)) * (c.a1 - c.a0) / 2)
}

// at is the point at radius r and angle a.
func (c *cell) at(r, a float64) point {
	return point{round4(r * math.Sin(a)), round4(-r * math.Cos(a))}
}

// radiusAt maps a share of the cell's area, counted from inside, to a radius.
func (c *cell) radiusAt(share float64) float64 {
	in := float64(c.in * c.in)
	return math.Sqrt(in + float64(share*(float64(c.out*c.out)-in)))
}

// clearance is the distance of a point to the cell's border, negative outside. A border is a straight line
// through the centre: both half planes bound the cell, as no quadrant is wider than 180 degrees.
func (c *cell) clearance(p point) float64 {
	r := hypot(p.X, p.Y)
	d := min(c.out-r, c.sides(p))
	if c.in > 0 {
		d = min(d, r-c.in)
	}
	return d
}

// clearanceOf is the exact distance of a box to the cell's border, negative when it sticks out.
func (c *cell) clearanceOf(b rect) float64 {
	far := hypot(max(math.Abs(b.X0), math.Abs(b.X1)), max(math.Abs(b.Y0), math.Abs(b.Y1)))
	d := min(c.out-far, sideOf(c.n0, b), sideOf(c.n1, b))
	if c.in > 0 {
		d = min(d, hypot(clamp(0, b.X0, b.X1), clamp(0, b.Y0, b.Y1))-c.in)
	}
	return d
}

// sideOf is how far the corner that is nearest to a border lies on the inner side of it.
func sideOf(normal point, b rect) float64 {
	return min(float64(b.X0*normal.X), float64(b.X1*normal.X)) + min(float64(b.Y0*normal.Y), float64(b.Y1*normal.Y))
}

func (c *cell) sides(p point) float64 {
	return min(float64(p.X*c.n0.X)+float64(p.Y*c.n0.Y), float64(p.X*c.n1.X)+float64(p.Y*c.n1.Y))
}
