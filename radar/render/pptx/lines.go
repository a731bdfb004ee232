package pptx

import (
	"math"
	"strings"

	"techradar/radar/scene"
)

// textBox holds lines in one box. Its edge stands where the lines' own stands that does not move when another font
// sets them narrower; its lower edge is a descent below the last baseline, which the lines are set from upward.
func (p *picture) textBox(lines []scene.Text, named bool) shape {
	first, last := lines[0], lines[len(lines)-1]
	x0, x1, width := first.X, first.X, 0.0
	for _, t := range lines {
		width = math.Max(width, t.Width)
		x0, x1 = math.Min(x0, t.X), math.Max(x1, t.X+t.Width)
	}
	align := "l"
	switch first.Stay {
	case scene.End:
		align, x0 = "r", x1-width
	case scene.Middle:
		align, x0 = "ctr", (x0+x1-width)/2
	}
	corner := p.move(scene.Point{X: x0, Y: first.Y - scene.Ascent*first.Size})
	h := shape{
		box:  rect{corner.X, corner.Y, corner.X + width, p.dy + last.Y + scene.Descent*last.Size},
		text: &text{anchor: "b", paragraphs: []paragraph{joined(lines, align)}},
	}
	if named {
		h.name = h.text.paragraphs[0].String()
	}
	return h
}

// tailOf reports that an item is a text in another colour which goes on where a line ends.
func tailOf(t scene.Text, next scene.Item) (scene.Text, bool) {
	tail, ok := next.(scene.Text)
	if !ok || t.Bold || tail.Bold || tail.Fill == t.Fill || tail.Y != t.Y || tail.Size > t.Size || tail.Turn != t.Turn {
		return scene.Text{}, false
	}
	gap := tail.X - t.X - t.Width
	return tail, gap >= 0 && gap < t.Size
}

// append lets a tail follow the last line of a text box.
func (h *shape) append(tail scene.Text, dx float64) {
	h.box.x1 = max(h.box.x1, dx+tail.X+tail.Width)
	p := &h.text.paragraphs[0]
	p.runs = append(p.runs, run{s: "  " + tail.S, size: tail.Size, paint: tail.Fill})
	h.name = p.String()
}

// joined is a paragraph of lines that end where the layout ended them.
func joined(lines []scene.Text, align string) paragraph {
	out := paragraph{align: align, pitch: (scene.Ascent + scene.Descent) * lines[0].Size}
	if n := len(lines); n > 1 {
		out.pitch = (lines[n-1].Y - lines[0].Y) / float64(n-1)
	}
	for i, t := range lines {
		out.runs = append(out.runs, run{s: strings.TrimRight(t.S, " "), size: t.Size, bold: t.Bold, paint: t.Fill, breaks: i > 0})
	}
	return out
}

// String is the text of a paragraph.
func (p paragraph) String() string {
	var b strings.Builder
	for _, r := range p.runs {
		if r.breaks {
			b.WriteByte(' ')
		}
		b.WriteString(r.s)
	}
	return b.String()
}

// sameBlock are the lines at the head of items that belong to one text: of one style, one under the other.
func sameBlock(items []scene.Item) []scene.Text {
	var out []scene.Text
	pitch := 0.0
	for _, it := range items {
		t, ok := it.(scene.Text)
		if !ok {
			break
		}
		if n := len(out); n > 0 {
			last := out[n-1]
			step := t.Y - last.Y
			same := t.X == last.X && t.Size == last.Size && t.Bold == last.Bold && t.Fill == last.Fill && t.Turn == last.Turn && t.Stay == last.Stay
			if !same || step <= 0 || step > mostPitch*t.Size || n > 1 && math.Abs(step-pitch) > 0.15 {
				break
			}
			pitch = step
		}
		out = append(out, t)
	}
	return out
}

// titleSlack is the room after a title, for a wider font, of its width.
const titleSlack = 0.25

// mostPitch is how far apart the lines of one text may stand, em.
const mostPitch = 1.6
