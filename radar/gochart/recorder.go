package gochart

import (
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"techradar/radar/scene"
)

// Recorder is a chart.Renderer that keeps what a chart draws as items of a scene.
//
// go-chart counts in whole numbers. A Recorder takes them as 1/unit of a pixel, so a chart that is drawn ten times
// as large comes out with tenths of a pixel. The dots per inch are always 72: a font size is in the same units as
// a length. Class names and dashes are ignored, since a scene has neither.
type Recorder struct {
	items []scene.Item
	fonts *scene.Fonts
	unit  float64 // units in a pixel

	style    style
	segs     []scene.Seg
	circles  []scene.Circle
	start, p scene.Point // of the open subpath, and where the pen is
}

// style is what the setters of chart.Renderer set.
type style struct {
	stroke, fill, text drawing.Color
	width, size, turn  float64
	font               *truetype.Font
}

// NewRecorder returns a Recorder for whole numbers of 1/unit of a pixel, which measures text with the fonts given.
func NewRecorder(fonts *scene.Fonts, unit int) *Recorder {
	return &Recorder{fonts: fonts, unit: float64(unit)}
}

// Provide gives the Recorder to a chart's Render method, whose size it ignores.
func (r *Recorder) Provide(_, _ int) (chart.Renderer, error) { return r, nil }

// Items returns what was drawn, in order, in pixels.
func (r *Recorder) Items() []scene.Item { return r.items }

// Save writes nothing: what was drawn is in Items.
func (r *Recorder) Save(io.Writer) error { return nil }

// ResetStyle clears all but the font, as go-chart's own renderers do.
func (r *Recorder) ResetStyle() { r.style = style{font: r.style.font} }

// GetDPI is always 72.
func (r *Recorder) GetDPI() float64 { return 72 }

// SetDPI is ignored.
func (r *Recorder) SetDPI(float64) {}

// SetClassName is ignored.
func (r *Recorder) SetClassName(string) {}

// SetStrokeColor sets the paint of lines; see Paint.
func (r *Recorder) SetStrokeColor(c drawing.Color) { r.style.stroke = c }

// SetFillColor sets the paint of areas; see Paint.
func (r *Recorder) SetFillColor(c drawing.Color) { r.style.fill = c }

// SetStrokeWidth sets the width of lines, in units.
func (r *Recorder) SetStrokeWidth(width float64) { r.style.width = width }

// SetStrokeDashArray is ignored.
func (r *Recorder) SetStrokeDashArray([]float64) {}

// SetFont sets the font. Any font but the regular one of the Recorder's fonts counts as their bold one.
func (r *Recorder) SetFont(f *truetype.Font) { r.style.font = f }

// SetFontColor sets the paint of text; see Paint.
func (r *Recorder) SetFontColor(c drawing.Color) { r.style.text = c }

// SetFontSize sets the em of text, in units.
func (r *Recorder) SetFontSize(size float64) { r.style.size = size }

// SetTextRotation turns text around the left end of its baseline, by radians clockwise.
func (r *Recorder) SetTextRotation(radians float64) { r.style.turn = radians * 180 / math.Pi }

// ClearTextRotation sets text upright.
func (r *Recorder) ClearTextRotation() { r.style.turn = 0 }

// MoveTo starts a subpath.
func (r *Recorder) MoveTo(x, y int) { r.moveTo(r.at(x, y)) }

// LineTo draws a line, or starts a subpath where there is none.
func (r *Recorder) LineTo(x, y int) { r.lineTo(r.at(x, y)) }

// QuadCurveTo draws a quadratic Bézier curve.
func (r *Recorder) QuadCurveTo(cx, cy, x, y int) {
	r.add(scene.Seg{Kind: scene.QuadTo, C1: r.at(cx, cy), P: r.at(x, y)})
}

// ArcTo draws a line to the start of an arc of a circle or an upright ellipse, and the arc. Angles are in radians,
// clockwise from 3 o'clock.
func (r *Recorder) ArcTo(cx, cy int, rx, ry, startAngle, delta float64) {
	c := r.at(cx, cy)
	rx, ry = rx/r.unit, ry/r.unit
	r.lineTo(onEllipse(c, rx, ry, startAngle))
	// A scene's arc is less than a turn, and a cubic curve follows a quarter of an ellipse closely.
	n := math.Max(1, math.Ceil(math.Abs(delta)/(math.Pi/2)))
	step := delta / n
	for i := range int(n) {
		a := startAngle + float64(i)*step
		end := onEllipse(c, rx, ry, a+step)
		if rx == ry {
			r.add(scene.Seg{Kind: scene.ArcTo, P: end, C1: c, R: rx, Start: a, Sweep: step})
			continue
		}
		k := 4. / 3 * math.Tan(step/4)
		r.add(scene.Seg{
			Kind: scene.CurveTo, P: end,
			C1: scene.Point{X: r.p.X - k*rx*math.Sin(a), Y: r.p.Y + k*ry*math.Cos(a)},
			C2: scene.Point{X: end.X + k*rx*math.Sin(a+step), Y: end.Y - k*ry*math.Cos(a+step)},
		})
	}
}

func onEllipse(c scene.Point, rx, ry, angle float64) scene.Point {
	return scene.Point{X: c.X + rx*math.Cos(angle), Y: c.Y + ry*math.Sin(angle)}
}

// Close draws a line to the start of the subpath.
func (r *Recorder) Close() {
	if len(r.segs) > 0 {
		r.segs = append(r.segs, scene.Seg{Kind: scene.Close, P: r.start})
		r.p = r.start
	}
}

// Circle adds a circle to the path.
func (r *Recorder) Circle(radius float64, x, y int) {
	r.circles = append(r.circles, scene.Circle{C: r.at(x, y), R: radius / r.unit})
}

// Stroke draws the path's line and forgets the path.
func (r *Recorder) Stroke() { r.draw(scene.Paint{}, Paint(r.style.stroke)) }

// Fill fills the path and forgets it.
func (r *Recorder) Fill() { r.draw(Paint(r.style.fill), scene.Paint{}) }

// FillStroke fills the path, draws its line and forgets it.
func (r *Recorder) FillStroke() { r.draw(Paint(r.style.fill), Paint(r.style.stroke)) }

// Text draws one line of text with the left end of its baseline at x, y.
func (r *Recorder) Text(body string, x, y int) {
	p, size := r.at(x, y), r.style.size/r.unit
	ink := Paint(r.style.text)
	if body == "" || size <= 0 || ink.Role == scene.NoPaint {
		return
	}
	r.items = append(r.items, scene.Text{
		X: p.X, Y: p.Y, Size: size, Bold: r.bold(), Fill: ink, Turn: r.style.turn,
		Width: r.fonts.Width(body, size, r.bold()), S: body,
	})
}

// MeasureText returns the size of a line of text, in units: its advance and the height of a capital letter, which
// go-chart centres labels by.
func (r *Recorder) MeasureText(body string) chart.Box {
	box := chart.Box{
		Right:  int(math.Ceil(r.fonts.Width(body, r.style.size, r.bold()))),
		Bottom: int(math.Ceil(scene.CapHeight * r.style.size)),
	}
	if r.style.turn == 0 {
		return box
	}
	return box.Corners().Rotate(r.style.turn).Box()
}

func (r *Recorder) bold() bool { return r.style.font != nil && r.style.font != r.fonts.Regular() }

func (r *Recorder) at(x, y int) scene.Point {
	return scene.Point{X: float64(x) / r.unit, Y: float64(y) / r.unit}
}

func (r *Recorder) moveTo(p scene.Point) {
	r.segs = append(r.segs, scene.Seg{Kind: scene.MoveTo, P: p})
	r.start, r.p = p, p
}

func (r *Recorder) lineTo(p scene.Point) {
	if len(r.segs) == 0 {
		r.moveTo(p)
		return
	}
	r.add(scene.Seg{Kind: scene.LineTo, P: p})
}

func (r *Recorder) add(s scene.Seg) {
	if len(r.segs) == 0 {
		r.moveTo(r.p)
	}
	r.segs = append(r.segs, s)
	r.p = s.P
}

// draw keeps the path unless it has no paint.
func (r *Recorder) draw(fill, stroke scene.Paint) {
	width := r.style.width / r.unit
	if width <= 0 {
		stroke = scene.Paint{}
	}
	if stroke.Role == scene.NoPaint {
		width = 0
	}
	if fill.Role != scene.NoPaint || width > 0 {
		if len(r.segs) > 0 {
			r.items = append(r.items, scene.Path{Segs: r.segs, Fill: fill, Stroke: stroke, Width: width})
		}
		for _, c := range r.circles {
			c.Fill, c.Stroke, c.Width = fill, stroke, width
			r.items = append(r.items, c)
		}
	}
	r.segs, r.circles = nil, nil
}
