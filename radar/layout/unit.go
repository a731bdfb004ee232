package layout

import "techradar/radar/history"

// side is where a label stands, seen from its blip.
type side byte

const (
	noLabel side = iota // the blip shows a number, or nothing
	right
	left
	below
	above
)

// The measures of an entry on the radar, in ems of its label unless they are named otherwise.
const (
	lineHeight = 1.16
	blipRadius = 0.42
	blipGap    = 0.14 // from the blip's reach to its label
	nameReach  = 1.65 // of a blip with its movement mark, in blip radii
	numReach   = 1.42 // the same, in numbers mode
)

// variant is one way to draw an entry: where its label stands, and in how many lines.
type variant struct {
	side  side
	lines []string
	box   rect    // of the label, relative to the centre of the blip
	cost  float64 // how much less pleasant it is than the best
}

// unit is an entry to be placed: a blip and its label move as one.
type unit struct {
	index    int // into Radar.Entries
	id       string
	quadrant int
	sector   int // index of the quadrant in the view
	ring     int
	move     history.Move
	breaks   []lines // the ways to break its name into lines, in ems
	variants []variant
	number   int // shown in the blip; 0 for none

	p       point
	variant int
	reach   float64 // radius of the blip with its movement mark
	room    room
	home    point
	anchor  *anchor // nil where the whole disc is solved anew
	// boxes of the blip, the label and both, kept by place
	blip, label, both rect
	area              float64 // least padded area of any variant, 0 until asked for
}

func (u *unit) place(p point, variant int) {
	u.p, u.variant = p, variant
	u.blip = square(p, u.reach)
	u.both = u.blip
	if v := &u.variants[variant]; v.side != noLabel {
		u.label = v.box.at(p)
		u.both = u.blip.union(u.label)
	}
}

func (u *unit) named() bool { return u.variants[u.variant].side != noLabel }

// What a variant costs: one line to the right is best for a short name; about 8 ems is a pleasant length for the
// lines of a long one.
const (
	leftCost     = 0.7
	belowCost    = 1.5
	aboveCost    = 1.8
	lineCost     = 0.22
	pleasantLine = 8.5
	longLineCost = 0.12 // each em over it
)

// setSize gives the unit the variants for a font size, px.
func (u *unit) setSize(font float64) {
	u.reach = round4(nameReach * blipRadius * font)
	u.room = roomFor(font)
	u.variants = u.variants[:0:0]
	u.area = 0
	g := round4(u.reach + float64(blipGap*font))
	for _, b := range u.breaks {
		n := float64(len(b.text))
		w, h := round4(b.width*font), round4(n*lineHeight*font)
		cost := round4(float64(longLineCost*max(0, b.width-pleasantLine)) + float64(lineCost*(n-1)))
		u.variants = append(u.variants,
			variant{right, b.text, rect{g, -h / 2, g + w, h / 2}, cost},
			variant{left, b.text, rect{-g - w, -h / 2, -g, h / 2}, cost + leftCost},
			variant{below, b.text, rect{-w / 2, u.reach + 1, w / 2, u.reach + 1 + h}, cost + belowCost},
			variant{above, b.text, rect{-w / 2, -u.reach - 1 - h, w / 2, -u.reach - 1}, cost + aboveCost})
	}
}

// setNumber makes the unit a blip without a label.
func (u *unit) setNumber(reach float64) {
	u.reach, u.room, u.variants, u.variant, u.area = reach, numberRoom, []variant{{}}, 0, 0
}

// leastArea is the smallest padded area of any variant: what the unit needs at least, px².
func (u *unit) leastArea() float64 {
	if u.area > 0 {
		return u.area
	}
	for i, v := range u.variants {
		b := square(point{}, u.reach)
		if v.side != noLabel {
			b = b.union(v.box)
		}
		if a := round4((b.X1 - b.X0 + u.room.x) * (b.Y1 - b.Y0 + u.room.y)); i == 0 || a < u.area {
			u.area = a
		}
	}
	return u.area
}

// Limits of breaking a name into lines.
const (
	usualLines = 4
	mostLines  = 6
	wideName   = 24.0 // ems from which a name may have more than the usual lines
	narrower   = 0.85 // a further line has to make the label at least that much narrower
)

// breakName lists the ways to set a name, one for each number of lines that makes the label narrower: three lines of
// a name of four words may be no narrower than two, and four may be.
func (r ruler) breakName(name string) []lines {
	ps := r.pieces(name, false)
	one, _ := balance(ps, 1)
	out := []lines{one}
	most := usualLines
	if one.width > wideName {
		most = mostLines
	}
	for n := 2; n <= most; n++ {
		l, ok := balance(ps, n)
		if !ok {
			break
		}
		if l.width <= round4(narrower*out[len(out)-1].width) {
			out = append(out, l)
		}
	}
	return out
}
