package gochart

import (
	"encoding/hex"
	"fmt"
	"image"
	imagecolor "image/color"
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"

	"techradar/radar/scene"
)

// MostPixels is the number of pixels that Draw allows an image, each of four bytes. The largest page at four times
// its size has 25.6 million.
const MostPixels = 1 << 25

// Draw paints a scene as an image of scale pixels for each pixel of the page, with go-chart's rasteriser. color gives
// the colour of a paint as #rrggbb, or "none" for nothing; the Color method of a theme's palette is one. Text is
// drawn by its outlines in the fonts given. What no item covers stays transparent.
//
// It is the engine beneath chart.PNG that draws, drawing.RasterGraphicContext, and not that renderer: a
// chart.Renderer has whole-number places and no cubic curves, fills text by the even-odd rule, which leaves holes where
// the strokes of a letter cross, and joins lines by cutting their corners off. The engine is given nothing but
// polygons, whose corners are on its own grid of 1/64 pixel, since it flattens curves to no more than a third of a
// pixel and cuts off what is finer than its grid. So the image is the same on every processor.
//
// It is an error when the image would have no pixel or more than MostPixels, and when color gives anything else.
func Draw(s *scene.Scene, scale float64, color func(scene.Paint) string, fonts *scene.Fonts) (*image.RGBA, error) {
	w, h := math.Ceil(s.W*scale-snap/2), math.Ceil(s.H*scale-snap/2)
	if !(w >= 1 && h >= 1 && w*h <= MostPixels) { // and not NaN
		return nil, fmt.Errorf("a picture of %g x %g pixels, of at least 1 and at most %d in all: choose another scale", w, h, MostPixels)
	}
	img := image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	gc := drawing.NewRasterGraphicContextWithPainter(img, &spans{img: img})
	gc.SetFillRule(drawing.FillRuleWinding)
	c := &canvas{gc: gc, scale: scale, color: color, fonts: fonts, colors: map[scene.Paint]imagecolor.Color{}, flattener: flattener{scale: scale}}
	s.Paint(c)
	if c.err != nil {
		return nil, c.err
	}
	return img, nil
}

// canvas implements scene.Canvas. It keeps the first error.
type canvas struct {
	gc     *drawing.RasterGraphicContext
	scale  float64
	color  func(scene.Paint) string
	fonts  *scene.Fonts
	colors map[scene.Paint]imagecolor.Color // nil for none
	err    error

	flattener flattener
	outline   []scene.Seg // of the text before: room for the next
	areas     [][]scene.Point
}

// Begin does nothing: a group has no looks of its own.
func (c *canvas) Begin(scene.Group) {}

// End does nothing.
func (c *canvas) End() {}

// Path fills an outline and draws its line.
func (c *canvas) Path(p scene.Path) {
	lines := c.flattener.flatten(p.Segs)
	c.enclosed(p.Fill, lines)
	if p.Width > 0 {
		for _, l := range lines {
			c.fill(p.Stroke, stroke(l, p.Width*c.scale)...)
		}
	}
}

// Circle draws a disc or a ring.
func (c *canvas) Circle(d scene.Circle) {
	at := scene.Point{X: d.C.X * c.scale, Y: d.C.Y * c.scale}
	r, half := d.R*c.scale, d.Width*c.scale/2
	if r > 0 {
		c.fill(d.Fill, circle(at, r, 1))
	}
	switch {
	case half <= 0:
	case r > half: // the inner edge runs the other way round, which leaves a hole
		c.fill(d.Stroke, circle(at, r+half, 1), circle(at, r-half, -1))
	default:
		c.fill(d.Stroke, circle(at, r+half, 1))
	}
}

// Text draws a line of text.
func (c *canvas) Text(t scene.Text) {
	c.outline = c.fonts.AppendOutline(c.outline[:0], t)
	c.enclosed(t.Fill, c.flattener.flatten(c.outline))
}

// enclosed fills the areas that lines enclose; an open one is closed, as a fill does.
func (c *canvas) enclosed(p scene.Paint, lines []polyline) {
	c.areas = c.areas[:0]
	for _, l := range lines {
		c.areas = append(c.areas, l.points)
	}
	c.fill(p, c.areas...)
}

// fill fills polygons, which may share area, as one shape by the non-zero winding rule.
func (c *canvas) fill(p scene.Paint, shapes ...[]scene.Point) {
	ink := c.ink(p)
	if ink == nil {
		return
	}
	for _, ps := range shapes {
		if len(ps) < 3 {
			continue
		}
		// The rasteriser does not close a polygon by itself.
		c.gc.MoveTo(onGrid(ps[len(ps)-1]))
		for _, p := range ps {
			c.gc.LineTo(onGrid(p))
		}
	}
	c.gc.SetFillColor(ink)
	c.gc.Fill()
}

// ink is the colour of a paint, or nil for none.
func (c *canvas) ink(p scene.Paint) imagecolor.Color {
	if p.Role == scene.NoPaint {
		return nil
	}
	if ink, ok := c.colors[p]; ok {
		return ink
	}
	ink, err := parseColor(c.color(p))
	if err != nil && c.err == nil {
		c.err = fmt.Errorf("the colour of role %d: %w", p.Role, err)
	}
	c.colors[p] = ink
	return ink
}

// parseColor reads #rrggbb, and "none" as nil.
func parseColor(s string) (imagecolor.Color, error) {
	if s == "none" {
		return nil, nil
	}
	if len(s) == 7 && s[0] == '#' {
		if b, err := hex.DecodeString(s[1:]); err == nil {
			return imagecolor.RGBA{R: b[0], G: b[1], B: b[2], A: 0xff}, nil
		}
	}
	return nil, fmt.Errorf("%q is not of the form #rrggbb, nor none", s)
}

// snap is the grid of the rasteriser, px of the image.
const snap = 1. / 64

// far bounds places outside the image, px, so that the whole numbers of the rasteriser do not overflow.
const far = 1 << 14

// onGrid is the place in the image that is drawn for a point: on the grid, where the rasteriser takes it as it is.
func onGrid(p scene.Point) (x, y float64) {
	return math.Round(clamp(p.X)/snap) * snap, math.Round(clamp(p.Y)/snap) * snap
}

func clamp(v float64) float64 { return math.Max(-far, math.Min(far, v)) }
