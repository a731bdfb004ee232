package layout

import (
	"math"
	"strings"

	"techradar/radar/scene"
)

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
	titleGap      = 4.0  // px under it
	subtitleSize  = 0.5  // of the title
	leastSubtitle = 15.0 // px
	subtitleLine  = 1.35 // em
	titleShare    = 0.45 // of the height of the page that the title block may take
	keptWords     = 10.0 // ems that are left of a title that has to be cut
)

// setWords sets the title block and the key. A key in the upper right corner comes first, since the title has to stop
// before it.
func (b *builder) setWords(f *frame, cutKey, cutLines bool) bool {
	if f.keyAbove {
		return b.setKey(f, cutKey) && b.setTitle(f, cutLines)
	}
	return b.setTitle(f, cutLines) && b.setKey(f, cutKey)
}

// setTitle sets the heading and the lines under it in the corner that the disc and the key leave, line by line as wide
// as these allow. Only when told may it cut the lines, or as a last resort the heading.
func (b *builder) setTitle(f *frame, mayCut bool) bool {
	if !mayCut && f.tooLong() {
		return false
	}
	styles := titleStyles()
	for i, st := range styles {
		st.size = math.Max(st.size, f.least)
		c := corner{builder: b, f: f, y: titleTop, cutAt: math.Inf(1)}
		if mayCut && i == len(styles)-1 {
			c.cutAt = titleShare * f.size.H
		}
		if !c.set(f.heading, st.size, titleLine, true, scene.Ink) || len(c.lines) > st.lines {
			continue
		}
		c.y += titleGap
		small := math.Max(math.Max(leastSubtitle, f.least), math.Round(st.size*subtitleSize))
		if mayCut {
			small = math.Max(leastSubtitle, f.least)
		}
		ok := true
		for j, line := range f.lines {
			if mayCut {
				c.cutAt = titleShare*f.size.H - subtitleLine*small*float64(filled(f.lines[j+1:]))
			}
			ok = ok && c.set(line, small, subtitleLine, false, scene.Muted)
		}
		if ok && c.y <= titleShare*f.size.H {
			f.title, f.below, f.short = c.lines, c.y, c.short
			return true
		}
	}
	return false
}

// tooLong reports whether the lines under the title take more than all of the corner.
func (f *frame) tooLong() bool {
	size := math.Max(leastSubtitle, f.least)
	pitch := subtitleLine * size
	room := 0.0
	for y := titleTop; y < titleShare*f.size.H; y += pitch {
		room += max(0, f.titleRoom(y, y))
	}
	return f.words*size > room
}

func filled(lines []string) int {
	n := 0
	for _, s := range lines {
		if s != "" {
			n++
		}
	}
	return n
}

// corner is the title block while it is being set, from above.
type corner struct {
	*builder
	f     *frame
	y     float64 // below what is set
	cutAt float64 // y that no line may reach below; infinite when nothing may be cut
	lines []scene.Text
	short bool // something was cut
}

// set sets a text from y down, and moves y below it. It reports false when the text does not fit and may not be cut.
func (c *corner) set(s string, size, line float64, bold bool, role scene.PaintRole) bool {
	top, pitch := c.y, line*size
	most := math.MaxInt
	if !math.IsInf(c.cutAt, 1) {
		most = max(0, int((c.cutAt-top)/pitch+1e-9))
	}
	room := func(i int) float64 {
		y0 := top + float64(i)*pitch
		return c.f.titleRoom(y0, y0+pitch)
	}
	rows, whole := c.ruler.flow(s, size, bold, room)
	if !whole || len(rows) > most {
		if most == math.MaxInt {
			return false
		}
		rows, c.short = c.ruler.flowUpTo(s, size, bold, room, most), true
	}
	for i, row := range rows {
		c.lines = append(c.lines, c.text(point{pagePad, top + float64(i)*pitch + scene.Ascent*size}, row, size, bold, scene.Paint{Role: role}))
	}
	c.y = top + float64(len(rows))*pitch
	return true
}

// flowUpTo is flow with at most so many lines, the last of them cut.
func (r ruler) flowUpTo(s string, size float64, bold bool, room func(line int) float64, most int) []string {
	var out []string
	for rest := s; rest != "" && len(out) < most; {
		width := room(len(out))
		line, ok := r.firstLine(rest, size, bold, width)
		if !ok || len(out) == most-1 {
			line, _ = r.cut(rest, size, bold, width)
			if r.em(line, bold)*size > width { // not even the ellipsis
				return out
			}
			return append(out, line)
		}
		out, rest = append(out, line), rest[len(line):]
	}
	return out
}

// firstLine is what of a text fits into a width, px. It reports false when not even its first piece does.
func (r ruler) firstLine(s string, size float64, bold bool, width float64) (string, bool) {
	end, used := 0, 0.0
	for _, p := range r.pieces(s, bold) {
		if (used+p.end)*size > width {
			break
		}
		end, used = end+len(p.text), used+p.width
	}
	return s[:end], end > 0
}

// titleRoom is the width that the title block has over the rows from y0 to y1: beside the disc and before the key.
func (f *frame) titleRoom(y0, y1 float64) float64 {
	w := f.leftRoom(y0, y1)
	if f.keyAbove && y0 < f.keyEnd+boxGap {
		w = math.Min(w, f.keyLeft-boxGap-pagePad)
	}
	return w
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

// bounded is a text of many lines in one, without the end that no title block has room for.
func (b *builder) bounded(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	pitch := subtitleLine * leastSubtitle
	if most := titleShare * b.size.H / pitch * b.size.W; b.ruler.em(s, false)*leastSubtitle > most {
		s, _ = b.ruler.cut(s, leastSubtitle, false, 1.1*most)
	}
	return s
}
