package diff

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// hue is the colour of a heading on a terminal, an SGR parameter of ECMA-48.
type hue string

const (
	plain  hue = "1"
	red    hue = "1;31"
	green  hue = "1;32"
	yellow hue = "1;33"
)

const (
	textArrow = " -> " // which every terminal can show
	widest    = 36     // columns that a cell makes the others wait for
	columnGap = 2
)

// Text writes a comparison for a terminal, in English, in columns. Headings are in colour when color is set. What could
// harm a terminal is written out.
func Text(w io.Writer, c *history.Comparison, color bool) error {
	r := newReport(c, words.For("en"), textArrow)
	t := &text{color: color}
	t.line("%s%s%s", c.Old.File, textArrow, c.New.File)
	if c.Same() {
		t.line("%s", r.words.NoDifference)
	}
	t.facts(r.facts)
	t.groups(r.groups)
	if len(r.hints) > 0 {
		t.line("")
	}
	for _, h := range r.hints {
		t.line("hint: %s", h)
	}
	_, err := io.WriteString(w, t.out.String())
	return err
}

// text gathers lines.
type text struct {
	out   strings.Builder
	color bool
}

func (t *text) line(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	t.out.WriteString(strings.TrimRight(radar.Visible(s), " ") + "\n")
}

func (t *text) facts(facts []fact) {
	if len(facts) == 0 {
		return
	}
	t.line("")
	width := 0
	for _, f := range facts {
		width = max(width, uniseg.StringWidth(f.label))
	}
	for _, f := range facts {
		t.line("%s%s", pad(f.label, width+columnGap), f.text)
	}
}

// groups sets all groups in the same columns, so that rings stand under each other.
func (t *text) groups(groups []group) {
	var widths [3]int
	for _, g := range groups {
		for _, r := range g.rows {
			for i, cell := range r.cells() {
				if n := uniseg.StringWidth(radar.Visible(cell)); n <= widest {
					widths[i] = max(widths[i], n)
				}
			}
		}
	}
	for _, g := range groups {
		t.line("")
		t.heading(fmt.Sprintf("%s (%d)", g.name, len(g.rows)), g.hue)
		for _, r := range g.rows {
			line := "  "
			for i, cell := range r.cells() {
				line += pad(cell, widths[i]+columnGap)
			}
			t.line("%s", line+r.note)
		}
	}
}

func (r *row) cells() [3]string { return [3]string{r.name, r.ring, r.quadrant} }

func (t *text) heading(s string, h hue) {
	if !t.color {
		t.line("%s", s)
		return
	}
	t.out.WriteString("\x1b[" + string(h) + "m" + radar.Visible(s) + "\x1b[0m\n")
}

// pad fills a cell up to a width in columns of the terminal; a Hangul syllable takes two. What is wider is followed by
// a gap all the same.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(columnGap, width-uniseg.StringWidth(radar.Visible(s))))
}
