package png

import (
	"bytes"
	"fmt"
	"image"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"techradar/assets"
	"techradar/radar/render/svg"
	"techradar/radar/scene"
)

// scale of the pictures that are compared.
const scale = 2

// box is a part of a page, px.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) grown(d float64) box { return box{b.x0 - d, b.y0 - d, b.x1 + d, b.y1 + d} }

// off is how far the sides of two boxes are apart at most.
func (b box) off(c box) float64 {
	return max(math.Abs(b.x0-c.x0), math.Abs(b.y0-c.y0), math.Abs(b.x1-c.x1), math.Abs(b.y1-c.y1))
}

// inkBox is the box that a text covers, and empty for spaces.
func inkBox(f *scene.Fonts, t scene.Text) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range f.Outline(t) {
		if s.Kind != scene.Close { // Pretendard has points at its extremes, so control points count for little
			b = box{min(b.x0, s.P.X), min(b.y0, s.P.Y), max(b.x1, s.P.X), max(b.y1, s.P.Y)}
		}
	}
	return b
}

// texts are all texts of the items; labels, those of names at blips alone.
func texts(items []scene.Item, labels bool) []scene.Text {
	var out []scene.Text
	for _, it := range items {
		switch it := it.(type) {
		case scene.Text:
			if !labels || it.Exact {
				out = append(out, it)
			}
		case scene.Group:
			out = append(out, texts(it.Items, labels)...)
		}
	}
	return out
}

// dark is the box of the pixels of a part of the picture that are nearer to the ink than to the page.
func dark(img *image.NRGBA, part box) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for y := int(part.y0 * scale); y < int(part.y1*scale); y++ {
		for x := int(part.x0 * scale); x < int(part.x1*scale); x++ {
			c := img.NRGBAAt(x, y)
			if c.A > 0x80 && int(c.R)+int(c.G)+int(c.B) < 3*0x88 {
				px, py := float64(x)/scale, float64(y)/scale
				b = box{min(b.x0, px), min(b.y0, py), max(b.x1, px+1./scale), max(b.y1, py+1./scale)}
			}
		}
	}
	return b
}

// TestTextPlaces holds that every text of a page is where the scene has it, and in its size, to a pixel: those in
// boxes that belong to them alone, as the layout promises for names and legends.
func TestTextPlaces(t *testing.T) {
	for _, file := range []string{showcase, korean} {
		d, _ := document(t, file)
		all := texts(d.Pages[0].Scene.Items, false)
		page := &scene.Scene{W: d.Pages[0].Scene.W, H: d.Pages[0].Scene.H}
		for _, text := range all {
			page.Items = append(page.Items, text)
		}
		img := decode(t, write(t, page, Options{Scale: scale, Color: func(scene.Paint) string { return "#000000" }, Fonts: d.Fonts}))
		compared := 0
		for _, text := range all {
			want := inkBox(d.Fonts, text)
			if text.Turn != 0 || want.x1 < want.x0 {
				continue // turned texts, glyph by glyph, share boxes
			}
			compared++
			if got := dark(img, want.grown(1.5)); got.off(want) > 1 {
				t.Errorf("%s: %q is at %.2f, want %.2f", filepath.Base(file), text.S, got, want)
			}
		}
		if compared < 30 {
			t.Errorf("%s: only %d texts", file, compared)
		}
	}
}

// TestNamesAsInSVG compares the picture with what librsvg makes of the SVG of the same scene: the names at the blips
// are in the same places, to a pixel of the page. The font is a copy without its pairs of letters that are set
// closer (GPOS), which the layout does not measure: browsers hold a name to its measured width, and librsvg does not.
func TestNamesAsInSVG(t *testing.T) {
	if testing.Short() {
		t.Skip("engines are not run with -short")
	}
	config := fontConfig(t)
	for _, file := range []string{showcase, korean} {
		d, p := document(t, file)
		s := d.Pages[0].Scene
		ours := decode(t, write(t, s, Options{Scale: scale, Color: p.Color, Fonts: d.Fonts}))
		theirs := rsvg(t, s, svg.Options{Color: p.Color}, config)
		labels := texts(s.Items, true)
		if len(labels) < 20 {
			t.Fatalf("%s: only %d names", file, len(labels))
		}
		worst := 0.
		for _, text := range labels {
			part := inkBox(d.Fonts, text).grown(1.5)
			a, b := dark(ours, part), dark(theirs, part)
			if off := a.off(b); !(off <= 1) {
				t.Errorf("%s: %q is at %.2f, and in the SVG at %.2f", filepath.Base(file), text.S, a, b)
			} else {
				worst = max(worst, off)
			}
		}
		t.Logf("%s: %d names, at most %.2f px apart", filepath.Base(file), len(labels), worst)
		alike(t, file, ours, theirs, 64, 1e-4)
	}
}

// alike holds that no more than a share of the pixels of two pictures differ by more than some steps of 255.
func alike(t *testing.T, what string, a, b *image.NRGBA, steps int, share float64) {
	t.Helper()
	if a.Bounds() != b.Bounds() {
		t.Fatalf("%s: pictures of %v and %v", what, a.Bounds(), b.Bounds())
	}
	n, all := different(a, b, steps), a.Rect.Dx()*a.Rect.Dy()
	t.Logf("%s: %d of %d pixels differ by more than %d of 255", filepath.Base(what), n, all, steps)
	if float64(n) > share*float64(all) {
		t.Errorf("%s: that is too many", what)
	}
}

// TestOutlinesInSVG compares the picture, and that of the SVG with text, with what librsvg makes of the SVG whose texts
// are outlines.
func TestOutlinesInSVG(t *testing.T) {
	if testing.Short() {
		t.Skip("engines are not run with -short")
	}
	config := fontConfig(t)
	for _, file := range []string{showcase, korean} {
		d, p := document(t, file)
		s := d.Pages[0].Scene
		outlines := rsvg(t, s, svg.Options{Color: p.Color, Outlines: d.Fonts}, config)
		alike(t, file, outlines, decode(t, write(t, s, Options{Scale: scale, Color: p.Color, Fonts: d.Fonts})), 40, 0)
		alike(t, file, outlines, rsvg(t, s, svg.Options{Color: p.Color}, config), 64, 1e-4)
	}
}

// rsvg draws a scene by way of SVG.
func rsvg(t *testing.T, s *scene.Scene, o svg.Options, config string) *image.NRGBA {
	t.Helper()
	const tool = "rsvg-convert"
	path, err := exec.LookPath(tool)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed; scripts/need installs it", tool)
		}
		t.Skipf("NOT TESTED: %s is not installed; scripts/need says how to install it", tool)
	}
	var b bytes.Buffer
	if err := svg.Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, "--zoom", fmt.Sprint(scale))
	c.Stdin = &b
	c.Env = append(os.Environ(), "FONTCONFIG_FILE="+config)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return decode(t, out)
}

// fontConfig writes a configuration whose only fonts are ours, without their table GPOS, and returns its path.
func fontConfig(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"Pretendard-Regular.ttf", "Pretendard-Bold.ttf"} {
		b, err := assets.FS.ReadFile("fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		// A name that no program looks for, in the same place of the alphabet.
		if head := b[:512]; bytes.Count(head, []byte("GPOS")) != 1 {
			t.Fatalf("%s has no table GPOS", name)
		}
		if err := os.WriteFile(filepath.Join(dir, name), bytes.Replace(b, []byte("GPOS"), []byte("GPOT"), 1), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	config := filepath.Join(dir, "fonts.conf")
	text := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>` + dir + `</dir><cachedir>` + dir + `</cachedir></fontconfig>`
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return config
}
