package gochart

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/wcharczuk/go-chart/v2"

	"techradar/radar/scene"
	"techradar/radar/words"
)

// unit is the number of units in a pixel of our charts.
const unit = 10

// The measures of a chart of bars, px.
const (
	slotWidth  = 80.0 // of a bar and the space around it
	barWidth   = 44.0
	plotHeight = 120.0 // of the tallest bar
	topSpace   = 24.0  // for the number over the tallest bar
	nameSize   = 13.0
	nameHeight = 16.0 // from line to line of a bar's name
	nameLines  = 3    // that a bar's name may take
	nameGap    = 8.0  // between the bars and their names
	valueSize  = 14.0
	valueGap   = 6.0 // between a bar and its number
	tickSize   = 11.0
	tickGap    = 8.0 // between the numbers of the axis and the bars' room
	edge       = 3.0 // left free all around
)

// RingBars draws how many entries each ring holds: a bar a ring, its number over it, its name below. The scale of
// the bars ends at most, so that charts with the same most can be compared. The title is not drawn; it is the
// accessible name of the scene, whose description holds every count.
func RingBars(
	title string, rings []string, counts []int, most int, fonts *scene.Fonts, lang string,
) (*scene.Scene, error) {
	if len(rings) != len(counts) {
		return nil, fmt.Errorf("chart: %d rings and %d counts", len(rings), len(counts))
	}
	for _, n := range counts {
		most = max(most, n)
	}
	b := &barChart{below: rings, counts: counts, most: most, slot: slotWidth, bar: barWidth, fonts: fonts, paint: func(i int) scene.Paint {
		return scene.Paint{Role: scene.Bar, Ring: i}
	}}
	return b.draw(title, words.For(lang).Chart, lang)
}

// barChart is a chart of bars in the making.
type barChart struct {
	below  []string // below the bars
	counts []int
	most   int // where the scale ends
	slot   float64
	bar    float64 // the part of a slot that a bar takes
	paint  func(i int) scene.Paint
	fonts  *scene.Fonts

	ticks []int
	names [][]string // the lines of each bar's name
	left  float64    // of the axis's numbers and the gap after them
	w, h  float64
}

// draw makes the scene. The description is a format that takes every count.
func (b *barChart) draw(title, description, lang string) (*scene.Scene, error) {
	b.most = max(b.most, 1)
	b.ticks = wholeTicks(b.most)
	b.measure()
	r := NewRecorder(b.fonts, unit)
	if err := b.chart().Render(r.Provide, io.Discard); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	each := make([]string, len(b.below))
	for i := range b.below {
		each[i] = fmt.Sprintf("%s %d", b.below[i], b.counts[i])
	}
	return &scene.Scene{
		Title: title,
		Desc:  fmt.Sprintf(description, strings.Join(each, ", ")),
		Lang:  lang,
		W:     b.w, H: b.h,
		Items: r.Items(),
	}, nil
}

// measure finds the lines of the names and from them the size of the chart.
func (b *barChart) measure() {
	lines := 1
	for _, name := range b.below {
		wrapped := wrap(name, nameLines, func(s string) bool {
			return b.fonts.Width(s, nameSize, false) <= b.slot-8
		})
		b.names = append(b.names, wrapped)
		lines = max(lines, len(wrapped))
	}
	widest := 0.
	for _, t := range b.ticks {
		widest = max(widest, b.fonts.Width(strconv.Itoa(t), tickSize, false))
	}
	b.left = math.Ceil(edge + widest + tickGap)
	b.w = b.left + b.slot*float64(len(b.below)) + edge
	b.h = topSpace + plotHeight + nameGap + float64(lines)*nameHeight + edge
}

// chart is the go-chart chart. Its x axis is hidden, since go-chart wraps names by the character and takes the
// room for them twice; names and numbers are drawn by an element instead.
func (b *barChart) chart() chart.BarChart {
	c := chart.BarChart{
		Width: units(b.w), Height: units(b.h), DPI: 72, Font: b.fonts.Regular(),
		BarWidth: units(b.bar), BarSpacing: units(b.slot - b.bar),
		Background: chart.Style{
			Padding: chart.Box{
				Top: units(topSpace), Left: units(b.left), Right: units(edge),
				Bottom: units(b.h - topSpace - plotHeight), IsSet: true,
			},
			FillColor: Color(scene.Paint{}), StrokeColor: Color(scene.Paint{}),
		},
		Canvas:   chart.Style{FillColor: Color(scene.Paint{}), StrokeColor: Color(scene.Paint{})},
		XAxis:    chart.Hidden(),
		YAxis:    chart.YAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Max: float64(b.most)}},
		Elements: []chart.Renderable{b.grid, b.axis, b.captions},
	}
	for i, n := range b.counts {
		c.Bars = append(c.Bars, chart.Value{
			Label: b.below[i], Value: float64(n),
			Style: chart.Style{
				FillColor:   Color(b.paint(i)),
				StrokeColor: Color(scene.Paint{}),
			},
		})
	}
	return c
}

// grid cuts the bars at the ticks by lines of the page's colour, which are not seen beside the bars.
func (b *barChart) grid(r chart.Renderer, box chart.Box, _ chart.Style) {
	b.line(r, scene.Background)
	for _, t := range b.ticks[1:] {
		if t == b.most {
			continue // the top edge of the tallest bar
		}
		y := box.Bottom - b.height(t, box)
		r.MoveTo(box.Left, y)
		r.LineTo(box.Right, y)
		r.Stroke()
	}
}

// axis draws the line that the bars stand on and the numbers of the scale.
func (b *barChart) axis(r chart.Renderer, box chart.Box, _ chart.Style) {
	b.line(r, scene.Axis)
	r.MoveTo(box.Left, box.Bottom)
	r.LineTo(box.Right, box.Bottom)
	r.Stroke()
	b.text(r, tickSize, scene.Muted)
	for _, t := range b.ticks {
		s := strconv.Itoa(t)
		m := r.MeasureText(s)
		r.Text(s, box.Left-units(tickGap)-m.Width(), box.Bottom-b.height(t, box)+m.Height()/2)
	}
}

// captions writes each bar's number over it and its name below.
func (b *barChart) captions(r chart.Renderer, box chart.Box, _ chart.Style) {
	for i, n := range b.counts {
		middle := box.Left + units(b.slot*(float64(i)+0.5))
		role := scene.Ink
		if n == 0 {
			role = scene.Muted
		}
		b.text(r, valueSize, role)
		centred(r, strconv.Itoa(n), middle, box.Bottom-b.height(n, box)-units(valueGap))
		b.text(r, nameSize, scene.Ink)
		for k, line := range b.names[i] {
			base := nameGap + float64(k)*nameHeight + scene.Ascent*nameSize
			centred(r, line, middle, box.Bottom+units(base))
		}
	}
}

func centred(r chart.Renderer, s string, x, y int) {
	r.Text(s, x-r.MeasureText(s).Width()/2, y)
}

// height is the height of a bar of n entries, units.
func (b *barChart) height(n int, box chart.Box) int {
	return int(math.Ceil(float64(n) / float64(b.most) * float64(box.Height())))
}

func (b *barChart) line(r chart.Renderer, role scene.PaintRole) {
	r.SetStrokeColor(Color(scene.Paint{Role: role}))
	r.SetStrokeWidth(unit)
}

func (b *barChart) text(r chart.Renderer, size float64, role scene.PaintRole) {
	r.SetFont(b.fonts.Regular())
	r.SetFontSize(size * unit)
	r.SetFontColor(Color(scene.Paint{Role: role}))
}

func units(px float64) int { return int(math.Round(px * unit)) }

// wholeTicks returns the numbers of a scale from 0 to most: at most six, a step of 1, 2 or 5 times a power of ten
// apart.
func wholeTicks(most int) []int {
	step := 1
	for next := []int{2, 5, 10}; most/step > 5; next = append(next[1:], next[0]*10) {
		step = next[0]
	}
	var ticks []int
	for t := 0; t <= most; t += step {
		ticks = append(ticks, t)
	}
	return ticks
}
