package layout

import (
	"fmt"
	"math"

	"techradar/radar/scene"
)

// The measures of the page around the disc, px.
const (
	pagePad  = 36.0 // from the edge of the page to text
	edgeRoom = 5.0  // from the edge of the page to the names on the rim
	rimGap   = 4.0  // from the disc to the names on the rim, and outside them
	boxGap   = 24.0 // between boxes, and from a box to the names on the rim
)

// frame is the page around the disc: where the disc stands, and what is written beside it. Coordinates are of the
// page.
type frame struct {
	size   Size
	centre point
	radius float64  // of the disc
	rim    float64  // radius that nothing but the disc and the names around it may enter
	names  rimStyle // of the quadrant names
	least  float64  // px that no text may be smaller than; 0 for what a screen bears
	cut    bool     // some word had no room, which smaller type may have

	heading  string
	lines    []string // under it, smaller
	words    float64  // ems of those, where they may be too long for any page; else 0
	title    []scene.Text
	below    float64 // y below the title block
	short    bool    // something of the lines was cut
	key      []keyRow
	keyAbove bool    // in the upper right corner, not the lower left
	keyTop   float64 // y above the key
	keyEnd   float64 // y below it
	keyLeft  float64 // x of its left edge, where it is above
}

const (
	frameStep   = 0.985 // by which the disc shrinks until the words around it fit
	frameSteps  = 40
	strictSteps = 8     // of those, with no word of the key cut
	baseline    = 12.0  // px under the straight side of half a disc
	titleRoom   = 130.0 // px for the title of a quadrant's page
)

// newFrame finds the largest disc around which the title and the key have room, with no text smaller than least. It
// returns nil when there is none.
func (b *builder) newFrame(least float64) *frame {
	whole := b.openFrame(least)
	switch {
	case b.view.bare:
		return b.bareFrame(least)
	case !b.view.whole():
		whole = b.halfFrame(least)
	}
	if f := b.fitFrame(whole, frameSteps, false); f != nil || b.view.whole() {
		return f
	}
	return b.fitFrame(whole, frameSteps, true)
}

// fitFrame shrinks the disc of a frame step by step until the words around it fit. On the page of a quadrant it soon
// gives up, unless it may cut the lines under the title: a long description may not take the room of the disc.
func (b *builder) fitFrame(whole *frame, steps int, mayCut bool) *frame {
	if !b.view.whole() && !mayCut {
		steps = strictSteps
	}
	for i := range steps {
		f := whole.shrunk(math.Pow(frameStep, float64(i)))
		if b.view.whole() && b.size.H >= b.size.W { // the title stands above
			f.centre.Y = b.size.H - edgeRoom - f.rim
		}
		if b.setWords(f, i >= strictSteps, mayCut) {
			f.cut = f.cut || i >= strictSteps || mayCut
			return f
		}
	}
	return nil
}

// openFrame has the largest disc that the page can hold, with the quadrant names around it.
func (b *builder) openFrame(least float64) *frame {
	names, fits := b.rimStyle(least)
	rim := math.Floor(math.Min(b.size.W, b.size.H)/2 - edgeRoom)
	return &frame{
		size: b.size, names: names, rim: rim, radius: math.Floor(rim - names.room()), centre: point{b.size.W / 2, b.size.H / 2},
		least: least, cut: !fits, heading: b.heading(b.r.Title), lines: b.shortened(b.r.Subtitle, b.edition()),
	}
}

// halfFrame has the largest upper half of a disc. The quadrant's name is the title of its page.
func (b *builder) halfFrame(least float64) *frame {
	q := &b.r.Quadrants[b.view.quadrants[0]]
	rim := math.Floor(math.Min(b.size.W/2, b.size.H-2*edgeRoom-baseline) - edgeRoom)
	foot := b.size.H - edgeRoom - baseline
	f := &frame{ // on a high page in the middle of what the title leaves
		size: b.size, rim: rim, radius: rim - rimGap, centre: point{b.size.W / 2, foot - math.Max(0, foot-rim-titleRoom)/2},
		least: least, heading: b.heading(q.Name), lines: b.shortened(b.bounded(q.Description), b.r.Title, b.edition()), keyAbove: true,
	}
	f.words = b.ruler.em(f.lines[0], false)
	return f
}

// shrunk is the frame with a smaller disc, for a legend beside it.
func (f *frame) shrunk(share float64) *frame {
	g := *f
	g.radius = math.Floor(f.radius * share)
	g.rim = f.rim - (f.radius - g.radius)
	return &g
}

// chord is half the width of the rim circle, with the gap that boxes keep, over the rows from y0 to y1.
func (f *frame) chord(y0, y1 float64) float64 {
	dy := max(0, y0-f.centre.Y, f.centre.Y-y1)
	r := f.rim + boxGap
	if dy >= r {
		return 0
	}
	return math.Sqrt(float64(r*r) - float64(dy*dy))
}

// leftRoom is the width beside the disc, from the padding of the page, over the rows from y0 to y1. Above and below
// the disc it is the whole page.
func (f *frame) leftRoom(y0, y1 float64) float64 {
	c := f.chord(y0, y1)
	if c == 0 {
		return f.size.W - 2*pagePad
	}
	return f.centre.X - c - pagePad
}

// leftColumn and rightColumn are the straight columns beside the disc, clear of the title and the key.
func (f *frame) leftColumn() column {
	c := column{pagePad, f.centre.X - f.rim - boxGap/2, f.below + boxGap, f.keyTop - boxGap}
	if f.keyAbove {
		c.y1 = f.size.H - pagePad
	}
	return c
}

func (f *frame) rightColumn() column {
	c := column{f.centre.X + f.rim + boxGap/2, f.size.W - pagePad, 64, f.size.H - pagePad}
	if f.keyAbove {
		c.y0 = f.keyEnd + boxGap
	}
	for _, t := range f.title { // a long title may reach over the column
		if t.X+t.Width > c.x0-boxGap {
			c.y0 = math.Max(c.y0, f.below+boxGap)
		}
	}
	return c
}

func (b *builder) edition() string {
	if b.r.Edition.IsZero() {
		return ""
	}
	if b.since != "" {
		return fmt.Sprintf(b.words.ComparedEdition, b.r.Edition.Name, b.since)
	}
	return fmt.Sprintf(b.words.EditionName, b.r.Edition.Name)
}

// text makes a line of text at the left end of its baseline, to 0.1 px.
func (b *builder) text(p point, s string, size float64, bold bool, fill scene.Paint) scene.Text {
	return scene.Text{X: round1(p.X), Y: round1(p.Y), Size: size, Bold: bold, Fill: fill, Width: b.width(s, size, bold), S: s}
}

// width is the advance of a line without its trailing space, px.
func (b *builder) width(s string, size float64, bold bool) float64 {
	return round4(b.ruler.em(s, bold) * size)
}
