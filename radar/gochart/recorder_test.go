package gochart

import (
	"io"
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"techradar/radar/scene"
)

func TestColorsCarryPaints(t *testing.T) {
	for role := scene.NoPaint; role <= scene.Bar; role++ {
		p := scene.Paint{Role: role}
		if role != scene.NoPaint {
			p.Ring, p.Quadrant = 7, 3
		}
		c := Color(p)
		if c.IsZero() {
			t.Errorf("%v is a colour that go-chart takes for unset", p)
		}
		if got := Paint(c); got != p {
			t.Errorf("%v comes back as %v", p, got)
		}
	}
	if got := Paint(drawing.ColorRed); got.Role != scene.Ink {
		t.Errorf("a colour of go-chart's own becomes %v, wants ink", got)
	}
}

func TestRecorderShapes(t *testing.T) {
	r := NewRecorder(fonts(t), 10)
	r.SetFillColor(Color(scene.Paint{Role: scene.Muted}))
	r.Circle(50, 100, 200)
	r.Fill()
	r.SetStrokeColor(Color(scene.Paint{Role: scene.Line}))
	r.SetStrokeWidth(15)
	r.MoveTo(0, 0)
	r.QuadCurveTo(30, 0, 30, 30)
	r.ArcTo(0, 30, 30, 30, 0, 2*math.Pi)
	r.ArcTo(0, 30, 30, 20, 0, math.Pi)
	r.Close()
	r.Stroke()
	r.MoveTo(1, 1)
	r.FillStroke() // forgotten: a path of no length still counts as drawn
	got := r.Items()
	c, ok := got[0].(scene.Circle)
	if !ok || c.C != (scene.Point{X: 10, Y: 20}) || c.R != 5 || c.Fill.Role != scene.Muted || c.Width != 0 {
		t.Errorf("circle: %+v", got[0])
	}
	p, ok := got[1].(scene.Path)
	if !ok || p.Width != 1.5 || p.Stroke.Role != scene.Line || p.Fill.Role != scene.NoPaint {
		t.Fatalf("path: %+v", got[1])
	}
	var kinds []scene.SegKind
	for _, s := range p.Segs {
		kinds = append(kinds, s.Kind)
		if s.Kind == scene.ArcTo && math.Abs(s.Sweep) >= 2*math.Pi {
			t.Errorf("an arc of a whole turn: %+v", s)
		}
	}
	last := p.Segs[len(p.Segs)-2].P
	if math.Abs(last.X+3) > 1e-9 || math.Abs(last.Y-3) > 1e-9 {
		t.Errorf("half an ellipse ends at %v", last)
	}
	if kinds[0] != scene.MoveTo || kinds[len(kinds)-1] != scene.Close {
		t.Errorf("steps %v", kinds)
	}
}

func TestRecorderText(t *testing.T) {
	f := fonts(t)
	r := NewRecorder(f, 10)
	r.SetFont(f.Regular())
	r.SetFontSize(120)
	r.SetFontColor(Color(scene.Paint{Role: scene.Ink}))
	r.SetTextRotation(math.Pi / 2)
	r.Text("R&D <1>", 10, 20)
	r.Text("", 0, 0)
	if len(r.Items()) != 1 {
		t.Fatalf("%d items", len(r.Items()))
	}
	x := r.Items()[0].(scene.Text)
	if x.S != "R&D <1>" || x.Size != 12 || x.Turn != 90 || x.Bold || x.Width != f.Width(x.S, 12, false) {
		t.Errorf("%+v", x)
	}
	if b := r.MeasureText("R&D"); b.Width() >= b.Height() {
		t.Errorf("turned text measures %v", b)
	}
	r.ClearTextRotation()
	if b := r.MeasureText(""); b.Width() != 0 {
		t.Errorf("no text measures %v", b)
	}
}

// TestOtherCharts draws charts that RingBars does not use, as they come.
func TestOtherCharts(t *testing.T) {
	f := fonts(t)
	values := []chart.Value{{Label: "R&D", Value: 3}, {Label: "<b>", Value: 5}}
	for name, c := range map[string]interface {
		Render(chart.RendererProvider, io.Writer) error
	}{
		"donut": chart.DonutChart{Font: f.Regular(), Values: values},
		"pie":   chart.PieChart{Font: f.Regular(), Values: values},
		"bar":   chart.BarChart{Font: f.Regular(), Bars: values},
	} {
		r := NewRecorder(f, 1)
		if err := c.Render(r.Provide, io.Discard); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var words []string
		for _, it := range r.Items() {
			if x, ok := it.(scene.Text); ok {
				words = append(words, x.S)
			}
		}
		if len(words) < 2 {
			t.Errorf("%s: texts %q", name, words)
		}
	}
}
