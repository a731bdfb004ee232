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
	title    []scene.Text
	below    float64 // y below the title block
	key      []keyRow
	keyAbove bool    // in the upper right corner, not the lower left
	keyTop   float64 // y above the key
	keyEnd   float64 // y below it
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
	for i := range frameSteps {
		f := whole.shrunk(math.Pow(frameStep, float64(i)))
		if b.view.whole() && b.size.H >= b.size.W { // the title stands above
			f.centre.Y = b.size.H - edgeRoom - f.rim
		}
		if b.setTitle(f) && b.setKey(f, i >= strictSteps) {
			f.cut = f.cut || i >= strictSteps
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
	return &frame{ // on a high page in the middle of what the title leaves
		size: b.size, rim: rim, radius: rim - rimGap, centre: point{b.size.W / 2, foot - math.Max(0, foot-rim-titleRoom)/2},
		least: least, heading: b.heading(q.Name), lines: b.shortened(q.Description, b.r.Title, b.edition()), keyAbove: true,
	}
}

// heading is a title as far as there is room for it.
func (b *builder) heading(s string) string {
	if b.kept == 0 {
		return s
	}
	short, _ := b.ruler.cut(s, 1, true, max(b.kept*b.ruler.em(s, true), keptWords))
	return short
}

// shortened are the lines under a title, likewise.
func (b *builder) shortened(lines ...string) []string {
	var out []string
	for _, s := range lines {
		out = append(out, b.heading(s))
	}
	return out
}

const keptWords = 10.0 // ems that are left of a title that has to be cut

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
	for _, t := range f.title { // a long title may reach over the column
		if t.X+t.Width > c.x0-boxGap {
			c.y0 = f.below + boxGap
		}
	}
	if f.keyAbove {
		c.y0 = f.keyEnd + boxGap
	}
	return c
}

// titleStyle is a size of the title, px, and the most lines it may take.
type titleStyle struct {
	size  float64
	lines int
}

func titleStyles() []titleStyle {
	return []titleStyle{{38, 1}, {35, 1}, {32, 1}, {29, 1}, {35, 2}, {32, 2}, {28, 2}, {25, 3}, {22, 4}, {19, 40}}
}

const (
	titleTop      = 24.0 // px above the title
	titleLine     = 1.2  // em
	subtitleSize  = 0.5  // of the title
	leastSubtitle = 15.0 // px
	subtitleLine  = 1.35 // em
	titleShare    = 0.45 // of the height of the page that the title block may take
)

// setTitle sets the heading and the lines under it in the corner that the disc leaves, line by line as wide as the rim
// allows.
func (b *builder) setTitle(f *frame) bool {
	for _, st := range titleStyles() {
		st.size = math.Max(st.size, f.least)
		y := titleTop
		title, ok := b.cornerText(f, f.heading, st.size, titleLine, true, scene.Ink, &y)
		if !ok || len(title) > st.lines {
			continue
		}
		y += 4
		small := math.Max(math.Max(leastSubtitle, f.least), math.Round(st.size*subtitleSize))
		for _, line := range f.lines {
			set, fits := b.cornerText(f, line, small, subtitleLine, false, scene.Muted, &y)
			title, ok = append(title, set...), ok && fits
		}
		if ok && y <= titleShare*f.size.H {
			f.title, f.below = title, y
			return true
		}
	}
	return false
}

func (b *builder) edition() string {
	if b.r.Edition.IsZero() {
		return ""
	}
	return fmt.Sprintf(b.words.EditionName, b.r.Edition.Name)
}

// cornerText sets a text from y down, and moves y below it.
func (b *builder) cornerText(f *frame, s string, size, line float64, bold bool, role scene.PaintRole, y *float64) ([]scene.Text, bool) {
	top := *y
	pitch := line * size
	room := func(i int) float64 {
		y0 := top + float64(i)*pitch
		return f.leftRoom(y0, y0+pitch)
	}
	rows, ok := b.ruler.flow(s, size, bold, room)
	var out []scene.Text
	for i, row := range rows {
		out = append(out, b.text(point{pagePad, top + float64(i)*pitch + scene.Ascent*size}, row, size, bold, scene.Paint{Role: role}))
	}
	*y = top + float64(len(rows))*pitch
	return out, ok
}

// text makes a line of text at the left end of its baseline, to 0.1 px.
func (b *builder) text(p point, s string, size float64, bold bool, fill scene.Paint) scene.Text {
	return scene.Text{X: round1(p.X), Y: round1(p.Y), Size: size, Bold: bold, Fill: fill, Width: b.width(s, size, bold), S: s}
}

// width is the advance of a line without its trailing space, px.
func (b *builder) width(s string, size float64, bold bool) float64 {
	return round4(b.ruler.em(s, bold) * size)
}
