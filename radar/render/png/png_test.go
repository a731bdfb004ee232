package png

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

const (
	showcase = "../../../radar.yaml"
	korean   = "../../../docs/examples/korean.yaml"
)

// document lays out a radar file, and returns it with its colours in the light theme.
func document(t testing.TB, file string) (*layout.Document, theme.Palette) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, problems := radar.Parse(src, filepath.Base(file))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, err := layout.Build(r, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	light, err := theme.Load("light")
	if err != nil {
		t.Fatal(err)
	}
	return d, light.For(len(r.Rings))
}

func write(t testing.TB, s *scene.Scene, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// decode reads a picture, and returns its pixels without their colours multiplied by alpha.
func decode(t testing.TB, b []byte) *image.NRGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := img.(*image.NRGBA); ok {
		return n
	}
	n := image.NewNRGBA(img.Bounds())
	draw.Draw(n, n.Rect, img, image.Point{}, draw.Src)
	return n
}

// small is a scene with every kind of item, on a background that does not fill the page.
func small() *scene.Scene {
	ink, blip := scene.Paint{Role: scene.Ink}, scene.Paint{Role: scene.Blip}
	at := func(x, y float64) scene.Point { return scene.Point{X: x, Y: y} }
	return &scene.Scene{Title: "Kubernetes", Desc: "쿠버네티스 \x00& <b>", Lang: "ko", W: 120, H: 60, Items: []scene.Item{
		scene.Group{Class: "background", Items: []scene.Item{scene.Path{Fill: scene.Paint{Role: scene.Pill}, Segs: []scene.Seg{
			{Kind: scene.MoveTo, P: at(0, 0)}, {Kind: scene.LineTo, P: at(120, 0)}, {Kind: scene.LineTo, P: at(120, 50)}, {Kind: scene.LineTo, P: at(0, 50)}, {Kind: scene.Close},
		}}}},
		scene.Circle{C: at(16, 16), R: 8, Fill: blip},
		scene.Circle{C: at(16, 16), R: 11, Stroke: blip, Width: 1.5},
		scene.Path{Stroke: ink, Width: 3, Segs: []scene.Seg{
			{Kind: scene.MoveTo, P: at(8, 36)}, {Kind: scene.LineTo, P: at(20, 46)}, {Kind: scene.LineTo, P: at(30, 34)}, {Kind: scene.QuadTo, C1: at(50, 56), P: at(70, 36)},
		}},
		scene.Text{X: 34, Y: 22, Size: 16, Fill: ink, S: "쿠버 K8s"},
		scene.Text{X: 92, Y: 24, Size: 14, Bold: true, Fill: ink, Turn: 60, S: "기ab"},
	}}
}

func colors(p scene.Paint) string {
	return map[scene.PaintRole]string{scene.Ink: "#1b2430", scene.Blip: "#017853", scene.Pill: "#fffff0"}[p.Role]
}

// TestPicture compares the picture with one that somebody has looked at, as far as an eye could tell.
func TestPicture(t *testing.T) {
	const file = "testdata/small.png"
	got := write(t, small(), Options{Scale: 2, Color: colors, Fonts: fonts(t)})
	if golden.Updating() {
		golden.Check(t, file, got)
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, b := decode(t, got), decode(t, want)
	if a.Bounds() != b.Bounds() {
		t.Fatalf("the picture is %v, want %v", a.Bounds(), b.Bounds())
	}
	if n := different(a, b, 8); n > 0 {
		t.Errorf("%d pixels are not as in %s; go test -update rewrites it", n, file)
	}
}

func fonts(t testing.TB) *scene.Fonts {
	t.Helper()
	f, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// different counts the pixels that differ by more than some steps of 255.
func different(a, b *image.NRGBA, most int) int {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for k := i; k < i+4; k++ {
			if d := int(a.Pix[k]) - int(b.Pix[k]); d > most || -d > most {
				n++
				break
			}
		}
	}
	return n
}

func TestTransparent(t *testing.T) {
	s, o := small(), Options{Scale: 2, Color: colors, Fonts: fonts(t)}
	img := decode(t, write(t, s, o))
	o.Transparent = true
	bare := decode(t, write(t, s, o))
	for _, c := range []struct {
		x, y       int
		with, bare color.NRGBA
	}{
		{2, 2, color.NRGBA{0xff, 0xff, 0xf0, 0xff}, color.NRGBA{}},
		{32, 32, color.NRGBA{0x01, 0x78, 0x53, 0xff}, color.NRGBA{0x01, 0x78, 0x53, 0xff}},
		{32, 110, color.NRGBA{}, color.NRGBA{}},
	} {
		if got := img.NRGBAAt(c.x, c.y); got != c.with {
			t.Errorf("at %d, %d: %v, want %v", c.x, c.y, got, c.with)
		}
		if got := bare.NRGBAAt(c.x, c.y); got != c.bare {
			t.Errorf("without background at %d, %d: %v, want %v", c.x, c.y, got, c.bare)
		}
	}
	// Half covered is half transparent, in the colour itself.
	some := false
	for x := range 64 {
		if p := bare.NRGBAAt(x, 32); p.A > 60 && p.A < 200 {
			some = true
			if p.R > 5 || math.Abs(float64(p.G)-0x78) > 3 || math.Abs(float64(p.B)-0x53) > 3 {
				t.Errorf("at the edge of a blip: %v", p)
			}
		}
	}
	if !some {
		t.Error("no edge of a blip is smooth")
	}
	if len(s.Items) != 6 {
		t.Error("the scene was changed")
	}
}

// TestOpaque: a page with its background has no alpha, which some programs show as black.
func TestOpaque(t *testing.T) {
	d, p := document(t, showcase)
	s := d.Pages[0].Scene
	for transparent, kind := range map[bool]byte{false: 2, true: 6} {
		b := write(t, s, Options{Scale: 1, Color: p.Color, Fonts: d.Fonts, Transparent: transparent})
		if got := find(chunks(t, b), "IHDR")[9]; got != kind {
			t.Errorf("transparent %t: colour type %d, want %d", transparent, got, kind)
		}
	}
}

func TestSameBytes(t *testing.T) {
	o := Options{Scale: 3, Color: colors, Fonts: fonts(t)}
	if !bytes.Equal(write(t, small(), o), write(t, small(), o)) {
		t.Error("two runs gave two files")
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		scale int
		w     float64
		want  string
	}{
		{0, 10, "choose a whole number from 1 to 4"},
		{5, 10, "choose a whole number from 1 to 4"},
		{4, 1e6, "choose another scale"},
	} {
		err := Write(&bytes.Buffer{}, &scene.Scene{W: c.w, H: 1000}, Options{Scale: c.scale, Color: colors})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	err := Write(&bytes.Buffer{}, small(), Options{Scale: 1, Color: func(scene.Paint) string { return "red" }, Fonts: fonts(t)})
	if err == nil || !strings.Contains(err.Error(), `"red"`) {
		t.Errorf("a colour by name: %v", err)
	}
	o := Options{Scale: 1, Color: colors, Fonts: fonts(t)}
	whole := len(write(t, small(), o))
	for n := 0; n < whole; n += 7 {
		if err := Write(&full{n}, small(), o); !errors.Is(err, errFull) {
			t.Fatalf("a disk with room for %d of %d bytes: %v", n, whole, err)
		}
	}
}

var errFull = errors.New("no space left")

// full is a writer with little room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room < len(p) {
		return 0, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

func BenchmarkWrite(b *testing.B) {
	d, p := document(b, showcase)
	o := Options{Scale: 2, Color: p.Color, Fonts: d.Fonts}
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(write(b, d.Pages[0].Scene, o))
	}
	b.ReportMetric(float64(size), "file-bytes")
}
