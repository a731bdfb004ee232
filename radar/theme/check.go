package theme

import (
	"fmt"
	"math"

	"techradar/radar/scene"
)

// What Check wants of a theme that promises no more: text and marks by WCAG 2.2 (1.4.3 and 1.4.11, level AA), and
// colours far enough apart to be told apart in small marks that do not touch. At 10 a reader names two colours
// differently; 1 is what one can just see when two patches touch.
const (
	leastText     = 4.5
	leastMark     = 3.0
	leastDistance = 10.0
)

// Finding is a pair of colours that is hard to read or to tell apart.
type Finding struct {
	Line, Col int     // of the first of the two in the theme file
	Message   string  // one sentence without a full stop: which colours, the value and the wanted one
	Got, Want float64 // a contrast ratio, or a distance by CIEDE2000
}

// String returns "LINE:COL: MESSAGE".
func (f Finding) String() string { return fmt.Sprintf("%d:%d: %s", f.Line, f.Col, f.Message) }

// Check computes whether a radar of so many rings and quadrants, 2 to 8 of each, can be read in the colours of the
// theme: the contrast of every text and mark with what lies behind it, and how far the colours of the blips are
// from each other, also for people who see fewer colours. Of several backs of one colour it tells the worst.
// Numbers outside of 1 to 8 count as the nearest of these.
//
// Greyscale has too few steps for the colours of blips to differ, so there only contrast counts.
func (t *Theme) Check(rings, quadrants int) []Finding { return t.check(rings, quadrants).found }

func (t *Theme) check(rings, quadrants int) *checker {
	rings, quadrants = min(max(rings, 1), Most), min(max(quadrants, 1), Most)
	c := &checker{
		t: t, p: t.For(rings), rings: rings, quadrants: quadrants,
		leastText: math.Inf(1), leastBlip: math.Inf(1), leastDistance: map[string]float64{},
	}
	c.texts()
	c.marks()
	if !t.Greyscale {
		c.distances()
	}
	return c
}

// checker collects findings, and the least values that the table in docs/themes.md shows.
type checker struct {
	t                *Theme
	p                Palette
	rings, quadrants int
	found            []Finding

	leastText, leastBlip float64            // contrast; infinite before the first
	leastDistance        map[string]float64 // by the name of the vision; empty where it does not count
}

// back is a colour with words for what it colours.
type back struct{ what, hex string }

// text wants that a text has enough contrast with every back.
func (c *checker) text(front named, what string, backs ...back) {
	c.leastText = min(c.leastText, c.contrast(front, what, max(leastText, c.t.Contrast), "text needs", backs))
}

// mark wants it of a shape, and returns the least contrast.
func (c *checker) mark(front named, what string, backs ...back) float64 {
	return c.contrast(front, what, max(leastMark, c.t.Contrast), "a mark needs", backs)
}

// contrast returns the least contrast of a colour with its backs and reports it when it is below want.
func (c *checker) contrast(front named, what string, want float64, needs string, backs []back) float64 {
	worst := backs[0]
	for _, b := range backs[1:] {
		if Contrast(front.hex, b.hex) < Contrast(front.hex, worst.hex) {
			worst = b
		}
	}
	got := Contrast(front.hex, worst.hex)
	if got < want {
		c.report(front, got, want, "%s (%s, %s) on %s (%s): the contrast is %s:1, and %s %g:1",
			what, front.key, front.hex, worst.what, worst.hex, below(got, 2), needs, want)
	}
	return got
}

func (c *checker) report(front named, got, want float64, format string, args ...any) {
	at := c.t.places[front.key]
	c.found = append(c.found, Finding{at.line, at.col, fmt.Sprintf(format, args...), got, want})
}

// texts checks everything that is read.
func (c *checker) texts() {
	t, page := c.t, c.page()
	everywhere := append(c.bands(), page)
	c.text(named{"ink", t.Ink}, "names", everywhere...)
	c.text(named{"muted", t.Muted}, "secondary text", everywhere...)
	c.text(named{"link", t.Link}, "links", page)
	for i := range c.rings {
		name := named{element("rings", i), t.Rings[i]}
		c.text(name, fmt.Sprintf("the name of ring %d", i+1), back{"its pill", t.Pill}, page)
	}
	for i, blip := range c.blips() {
		c.text(named{"on_blip", t.OnBlip}, "numbers", back{fmt.Sprintf("the blips of %s %d", t.Blips, i+1), blip.hex})
	}
}

// marks checks the shapes that carry meaning. The circles between rings do where nothing else tells the ring: not
// where its colour does.
func (c *checker) marks() {
	page := c.page()
	for i, blip := range c.blips() {
		behind := append(c.bands(), page)
		if c.t.Blips == ByRing {
			behind = []back{behind[i], page}
		}
		got := c.mark(blip, fmt.Sprintf("blips of %s %d", c.t.Blips, i+1), behind...)
		c.leastBlip = min(c.leastBlip, got)
	}
	if c.t.Blips == ByQuadrant || c.t.Greyscale {
		c.contrast(named{"line", c.t.Line}, "the circles between rings", leastMark, "here, where no colour tells the ring, they need", c.bands())
	}
	c.contrast(named{"axis", c.t.Axis}, "the axis of a chart", leastMark, "a line needs", []back{page})
}

// distances checks that no two colours of blips look alike, and reports of each pair to whom most.
func (c *checker) distances() {
	blips := c.blips()
	for i, a := range blips {
		for j, b := range blips[:i] {
			worst, got := visions[0], math.Inf(1)
			for _, v := range visions {
				d := v.distance(a.hex, b.hex)
				if old, ok := c.leastDistance[v.name]; !ok || d < old {
					c.leastDistance[v.name] = d
				}
				if d < got {
					worst, got = v, d
				}
			}
			if got < leastDistance {
				c.report(a, got, leastDistance, "the colours of %s %d (%s) and %d (%s) look alike to %s: the distance is %s, and %g is needed",
					c.t.Blips, j+1, b.hex, i+1, a.hex, worst.who, below(got, 1), leastDistance)
			}
		}
	}
}

func (c *checker) page() back { return back{"the page", c.t.Background} }

// bands lists the areas of the disc, from the centre.
func (c *checker) bands() []back {
	list := make([]back, c.rings)
	for i := range list {
		list[i] = back{fmt.Sprintf("the band of ring %d", i+1), c.p.Color(scene.Paint{Role: scene.Band, Ring: i})}
	}
	return list
}

// blips lists the colours that blips have on this radar.
func (c *checker) blips() []named {
	key, colors, n := "rings", c.t.Rings, c.rings
	if c.t.Blips == ByQuadrant {
		key, colors, n = "quadrants", c.t.Quadrants, c.quadrants
	}
	list := make([]named, n)
	for i := range list {
		list[i] = named{element(key, i), colors[i]}
	}
	return list
}

// element is the key of an element of a list.
func element(key string, i int) string { return fmt.Sprintf("%s[%d]", key, i+1) }
