package gochart

import (
	"image"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"techradar/radar/scene"
)

func ink(scene.Paint) string { return "#204060" }

func paint() scene.Paint { return scene.Paint{Role: scene.Ink} }

func pt(x, y float64) scene.Point { return scene.Point{X: x, Y: y} }

// draw paints items without text on a page of 100 x 100 px.
func draw(t *testing.T, scale float64, items ...scene.Item) *image.RGBA {
	t.Helper()
	return drawWith(t, nil, scale, items...)
}

func drawWith(t *testing.T, f *scene.Fonts, scale float64, items ...scene.Item) *image.RGBA {
	t.Helper()
	img, err := Draw(&scene.Scene{W: 100, H: 100, Items: items}, scale, ink, f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// covered is the share of a pixel that is covered, 0 to 1.
func covered(img *image.RGBA, x, y int) float64 { return float64(img.RGBAAt(x, y).A) / 255 }

// area is what is covered of an image, px.
func area(img *image.RGBA) float64 {
	sum := 0.
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			sum += covered(img, x, y)
		}
	}
	return sum
}

// edges returns the box of what is covered, where the outermost pixels count by how much of them is.
func edges(img *image.RGBA) (x0, y0, x1, y1 float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	columns, rows := make([]float64, w), make([]float64, h)
	for y := range h {
		for x := range w {
			c := covered(img, x, y)
			columns[x], rows[y] = max(columns[x], c), max(rows[y], c)
		}
	}
	x0, x1 = ends(columns)
	y0, y1 = ends(rows)
	return x0, y0, x1, y1
}

func ends(most []float64) (first, last float64) {
	first = -1
	for i, c := range most {
		if c > 0 {
			if first < 0 {
				first = float64(i) + 1 - c
			}
			last = float64(i) + c
		}
	}
	return first, last
}

func TestDrawAreas(t *testing.T) {
	square := func(x, y, d float64) []scene.Seg {
		return []scene.Seg{
			{Kind: scene.MoveTo, P: pt(x, y)},
			{Kind: scene.LineTo, P: pt(x+d, y)},
			{Kind: scene.LineTo, P: pt(x+d, y+d)},
			{Kind: scene.LineTo, P: pt(x, y+d)},
			{Kind: scene.Close},
		}
	}
	corner := []scene.Seg{{Kind: scene.MoveTo, P: pt(20, 80)}, {Kind: scene.LineTo, P: pt(80, 80)}, {Kind: scene.LineTo, P: pt(80, 20)}}
	pie := func(sweep float64) []scene.Seg {
		end := pt(50+30*math.Cos(1+sweep), 50+30*math.Sin(1+sweep))
		return []scene.Seg{
			{Kind: scene.MoveTo, P: pt(50, 50)},
			{Kind: scene.LineTo, P: pt(50+30*math.Cos(1), 50+30*math.Sin(1))},
			{Kind: scene.ArcTo, C1: pt(50, 50), R: 30, Start: 1, Sweep: sweep, P: end},
			{Kind: scene.Close},
		}
	}
	for _, c := range []struct {
		name string
		item scene.Item
		want float64 // px of the page
	}{
		{"square", scene.Path{Segs: square(10.25, 10.5, 30), Fill: paint()}, 900},
		{"open triangle", scene.Path{Segs: corner, Fill: paint()}, 1800},
		{"two squares, one in the other, same way", scene.Path{Segs: append(square(10, 10, 40), square(20, 20, 20)...), Fill: paint()}, 1600},
		{"quadratic", scene.Path{Segs: []scene.Seg{{Kind: scene.MoveTo, P: pt(20, 50)}, {Kind: scene.QuadTo, C1: pt(50, 20), P: pt(80, 50)}}, Fill: paint()}, 2. / 3 * 0.5 * 60 * 30},
		{"cubic", scene.Path{Segs: []scene.Seg{{Kind: scene.MoveTo, P: pt(20, 50)}, {Kind: scene.CurveTo, C1: pt(20, 20), C2: pt(80, 20), P: pt(80, 50)}}, Fill: paint()}, 0.6 * 60 * 30},
		{"pie", scene.Path{Segs: pie(2), Fill: paint()}, 900},
		{"pie backwards", scene.Path{Segs: pie(-4.5), Fill: paint()}, 4.5 / 2 * 900},
		{"disc", scene.Circle{C: pt(50, 50), R: 12.3, Fill: paint()}, math.Pi * 12.3 * 12.3},
		{"ring", scene.Circle{C: pt(50, 50), R: 12.3, Stroke: paint(), Width: 1.2}, 2 * math.Pi * 12.3 * 1.2},
		{"ring of all its radius", scene.Circle{C: pt(50, 50), R: 4, Stroke: paint(), Width: 10}, math.Pi * 81},
		{"no paint", scene.Circle{C: pt(50, 50), R: 4, Width: 10}, 0},
		{"line", scene.Path{Segs: corner[:2], Stroke: paint(), Width: 3}, 180},
		{"a point is no line", scene.Path{Segs: []scene.Seg{corner[0], {Kind: scene.LineTo, P: pt(20, 80)}, {Kind: scene.Close}}, Stroke: paint(), Width: 3}, 0},
		{"mitred corner", scene.Path{Segs: corner, Stroke: paint(), Width: 4}, 2*60*4 + 2*2 - 2*2},
		{"mitred square", scene.Path{Segs: square(20, 20, 40), Stroke: paint(), Width: 4}, 44*44 - 36*36},
		{"arc", scene.Path{Segs: pie(2)[1:3], Stroke: paint(), Width: 3}, 2 * 30 * 3},
		{"half off the page", scene.Circle{C: pt(0, 50), R: 20, Fill: paint()}, math.Pi * 200},
		{"off the page", scene.Circle{C: pt(-1e12, math.Inf(1)), R: 20, Fill: paint()}, 0},
		{"nowhere", scene.Circle{C: pt(math.NaN(), 50), R: 20, Fill: paint()}, 0},
	} {
		for _, scale := range []float64{1, 2, 3.3} {
			got := area(draw(t, scale, c.item)) / (scale * scale)
			if math.Abs(got-c.want) > 0.002*c.want+0.5 {
				t.Errorf("%s at %gx: covers %.2f px, want %.2f", c.name, scale, got, c.want)
			}
		}
	}
}

// TestCorners draws two lines that meet at 80, 50: their corner is pointed, but for one that would reach too far.
func TestCorners(t *testing.T) {
	for _, c := range []struct{ angle, want float64 }{ // between the lines, and how far right they reach
		{180, 82},
		{90, 80 + 2*math.Sqrt2},
		{60, 84},
		{29.5, 80 + 2/math.Sin(29.5/360*math.Pi)},
		{28.5, 80 + 2*math.Sin(28.5/360*math.Pi)},
		{7, 80 + 2*math.Sin(7./360*math.Pi)},
	} {
		dx, dy := 60*math.Cos(c.angle/360*math.Pi), 60*math.Sin(c.angle/360*math.Pi)
		line := scene.Path{Stroke: paint(), Width: 4, Segs: []scene.Seg{
			{Kind: scene.MoveTo, P: pt(80-dx, 50-dy)}, {Kind: scene.LineTo, P: pt(80, 50)}, {Kind: scene.LineTo, P: pt(80-dx, 50+dy)},
		}}
		if _, _, x, _ := edges(draw(t, 4, line)); math.Abs(x/4-c.want) > 0.3 {
			t.Errorf("a corner of %g degrees reaches to %.2f, want %.2f", c.angle, x/4, c.want)
		}
	}
}

// TestRoundness walks around discs and rings: their edge is at the radius, and they cover as much as a circle.
func TestRoundness(t *testing.T) {
	for _, r := range []float64{3, 7.5, 21, 48} {
		whole := scene.Path{Fill: paint(), Segs: []scene.Seg{
			{Kind: scene.MoveTo, P: pt(50+r, 50)},
			{Kind: scene.ArcTo, C1: pt(50, 50), R: r, Sweep: math.Pi, P: pt(50-r, 50)},
			{Kind: scene.ArcTo, C1: pt(50, 50), R: r, Start: math.Pi, Sweep: math.Pi, P: pt(50+r, 50)},
		}}
		for name, img := range map[string]*image.RGBA{
			"disc": draw(t, 2, scene.Circle{C: pt(50, 50), R: r, Fill: paint()}),
			"arcs": draw(t, 2, whole),
			"ring": draw(t, 2, scene.Circle{C: pt(50, 50), R: r - 1, Stroke: paint(), Width: 2}, scene.Circle{C: pt(50, 50), R: r - 1, Fill: paint()}),
		} {
			for a := 0.; a < 2*math.Pi; a += 0.05 {
				if d := radius(img, a) - 2*r; math.Abs(d) > 0.3 {
					t.Errorf("%s of %g px: at angle %.2f its edge is %.2f px off", name, 2*r, a, d)
				}
			}
			if got := math.Sqrt(area(img) / math.Pi); math.Abs(got-2*r) > 0.05 {
				t.Errorf("%s of %g px covers as much as one of %.3f px", name, 2*r, got)
			}
		}
	}
}

// radius adds up what is covered along a ray from the middle of an image, in steps of a quarter of a pixel.
func radius(img *image.RGBA, angle float64) float64 {
	sum, middle := 0., float64(img.Rect.Dx())/2
	for d := 0.125; d < middle; d += 0.25 {
		sum += covered(img, int(middle+d*math.Cos(angle)), int(middle+d*math.Sin(angle))) / 4
	}
	return sum
}

// TestTextPlaces compares the ink of a text, turned or not, with its outline's box.
func TestTextPlaces(t *testing.T) {
	f := fonts(t)
	for _, text := range []scene.Text{
		{X: 10.2, Y: 40.7, Size: 13, S: "Kubernetes"},
		{X: 10.2, Y: 40.7, Size: 17, Bold: true, S: "쿠버네티스"},
		{X: 50, Y: 50, Size: 15, Turn: 33, S: "Rim"},
		{X: 50, Y: 50, Size: 15, Turn: -120.5, S: "원격"},
		{X: 50, Y: 50, Size: 30, S: "漢"}, // not in the font: a box
	} {
		text.Fill = paint()
		for _, scale := range []float64{1, 2, 4} {
			var want [4]float64
			first := true
			for _, l := range (&flattener{scale: scale}).flatten(f.Outline(text)) {
				for _, p := range l.points {
					if first {
						want, first = [4]float64{p.X, p.Y, p.X, p.Y}, false
					}
					want = [4]float64{min(want[0], p.X), min(want[1], p.Y), max(want[2], p.X), max(want[3], p.Y)}
				}
			}
			var got [4]float64
			got[0], got[1], got[2], got[3] = edges(drawWith(t, f, scale, text))
			for i := range got {
				if math.Abs(got[i]-want[i]) > 1 {
					t.Errorf("%s at %gx: its ink has the box %.2f, want %.2f", text.S, scale, got, want)
					break
				}
			}
		}
	}
}

func TestDrawColors(t *testing.T) {
	s := &scene.Scene{W: 4, H: 4, Items: []scene.Item{
		scene.Group{Items: []scene.Item{scene.Circle{C: pt(2, 2), R: 9, Fill: paint()}}},
		scene.Circle{C: pt(0, 2), R: 1, Fill: scene.Paint{Role: scene.Muted}},
	}}
	color := func(p scene.Paint) string {
		if p.Role == scene.Muted {
			return "none"
		}
		return "#Fe8001"
	}
	img, err := Draw(s, 1, color, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(img.Pix); i += 4 {
		if [4]byte(img.Pix[i:]) != [4]byte{0xfe, 0x80, 0x01, 0xff} {
			t.Fatalf("pixel %d is %v", i/4, img.Pix[i:i+4])
		}
	}
	for _, bad := range []string{"", "red", "#12345", "#1234567", "#12345g", "rgb(1,2,3)", "#12\n45"} {
		_, err := Draw(s, 1, func(scene.Paint) string { return bad }, nil)
		if err == nil || !strings.Contains(err.Error(), "not of the form #rrggbb") {
			t.Errorf("colour %q: %v", bad, err)
		}
	}
}

func TestDrawSizes(t *testing.T) {
	for _, c := range []struct{ w, h, scale float64 }{
		{0, 10, 1}, {10, -1, 1}, {10, 10, 0}, {10, 10, -2}, {1e5, 1e5, 1}, {1600, 900, 1e9}, {math.NaN(), 10, 1}, {10, 10, math.Inf(1)},
	} {
		if _, err := Draw(&scene.Scene{W: c.w, H: c.h}, c.scale, ink, nil); err == nil || !strings.Contains(err.Error(), "choose another scale") {
			t.Errorf("%+v: %v", c, err)
		}
	}
	// What is a pixel too many by rounding alone is none.
	img, err := Draw(&scene.Scene{W: 0.1 + 0.2, H: 1.05}, 10, ink, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 3 || b.Dy() != 11 {
		t.Errorf("0.3 x 1.05 px at ten times the size are %v", b)
	}
}

// TestDrawAnything draws paths of every kind of step in any order, on the page and far off: none may fail, and no
// pixel may be more than covered, as an overflow would show.
func TestDrawAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	places := []float64{0, 50, 100, -3, 1e3, -1e6, 1e30}
	number := func() float64 {
		if random.IntN(4) == 0 {
			return places[random.IntN(len(places))]
		}
		return random.Float64() * 100
	}
	for range 60 {
		p := scene.Path{Fill: paint(), Stroke: paint(), Width: number() / 10}
		for range random.IntN(8) {
			p.Segs = append(p.Segs, scene.Seg{
				Kind: scene.SegKind(random.IntN(int(scene.Close) + 1)),
				P:    pt(number(), number()), C1: pt(number(), number()), C2: pt(number(), number()),
				R: number(), Start: number(), Sweep: number() - 50,
			})
		}
		img := draw(t, 1, p)
		for i := 0; i < len(img.Pix); i += 4 {
			if a := img.Pix[i+3]; img.Pix[i] > a || img.Pix[i+1] > a || img.Pix[i+2] > a {
				t.Fatalf("%+v: a pixel is %v", p, img.Pix[i:i+4])
			}
		}
	}
}
