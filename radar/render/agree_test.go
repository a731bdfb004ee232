package render

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"techradar/radar/layout"
)

// moreEngines draw an SVG file, each in an environment that says which fonts there are.
var moreEngines = map[string]func(t *testing.T, env []string, svg, out string){
	"chromium": func(t *testing.T, env []string, svg, out string) {
		t.Helper()
		runIn(t, env, tool(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir="+t.TempDir(), "--window-size=1600,900", "--screenshot="+out, "file://"+svg)
	},
	"librsvg": func(t *testing.T, env []string, svg, out string) {
		t.Helper()
		runIn(t, env, tool(t, "rsvg-convert"), "-o", out, svg)
	},
	"inkscape": func(t *testing.T, env []string, svg, out string) {
		t.Helper()
		runIn(t, env, tool(t, "inkscape"), "--export-type=png", "--export-filename="+out, svg)
	},
	"imagemagick": func(t *testing.T, env []string, svg, out string) {
		t.Helper()
		runIn(t, env, tool(t, "convert-im6"), svg, out)
	},
	"libreoffice": func(t *testing.T, env []string, svg, out string) {
		t.Helper()
		dir := t.TempDir()
		runIn(t, env, tool(t, "soffice"), "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "png", "--outdir", dir, svg)
		if err := os.Rename(filepath.Join(dir, "radar.png"), out); err != nil {
			t.Fatal(err)
		}
	},
}

func runIn(t *testing.T, env []string, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// TestEnginesAgree draws the examples with five engines, with the font of the picture and with others in its place, and
// compares each with the PNG that the program writes itself.
func TestEnginesAgree(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("five engines take a while: make test-slow runs this")
	}
	for _, file := range []string{"../../radar.yaml", "../../docs/examples/korean.yaml"} {
		out := files(t, parseFile(t, file), layout.Sizes[0], options(t, ""))
		dir := t.TempDir()
		svg := filepath.Join(dir, "radar.svg")
		if err := os.WriteFile(svg, out["radar.svg"], 0o600); err != nil {
			t.Fatal(err)
		}
		want, err := png.Decode(bytes.NewReader(out["radar.png"]))
		if err != nil {
			t.Fatal(err)
		}
		// Text in another font covers other pixels, but there is text in the same places, and all else is the same.
		for _, c := range []struct {
			fonts, folder string
			off, worst    float64
		}{{"with the font", "../../assets/fonts", 0.1, 40}, {"without the font", "/usr/share/fonts/truetype", 2, 160}} {
			env := fontsOnly(t, c.folder)
			for engine, draw := range moreEngines {
				t.Run(filepath.Base(file)+" "+engine+" "+c.fonts, func(t *testing.T) {
					picture := filepath.Join(t.TempDir(), "out.png")
					draw(t, env, svg, picture)
					if off, worst := blocks(t, want, decode(t, picture)); off > c.off || worst > c.worst {
						t.Errorf("%.2f %% of the blocks of 16 px differ, the worst by %.0f of 255; want %g %% and %.0f", off, worst, c.off, c.worst)
					}
				})
			}
		}
	}
}

// fontsOnly is an environment in which there are no fonts but those of a folder.
func fontsOnly(t *testing.T, folder string) []string {
	t.Helper()
	abs, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	conf := filepath.Join(t.TempDir(), "fonts.conf")
	text := fmt.Sprintf("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>", abs, t.TempDir())
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"FONTCONFIG_FILE=" + conf}
}

// blocks compares the mean grey of each block of 16 px, and returns the share of blocks that differ by more than 24 of
// 255, percent, and the most that one differs by. A picture may be larger: engines choose their own resolution.
func blocks(t *testing.T, want, got image.Image) (off, worst float64) {
	t.Helper()
	const block = 16
	w, h := want.Bounds().Dx(), want.Bounds().Dy()
	scale := float64(got.Bounds().Dx()) / float64(w)
	if ratio := float64(got.Bounds().Dy()) / float64(h); math.Abs(scale-ratio) > 0.02*scale {
		t.Fatalf("the picture is %v, which is not the shape of %d x %d", got.Bounds(), w, h)
	}
	n, bad := 0, 0
	for y := 0; y < h; y += block {
		for x := 0; x < w; x += block {
			d := math.Abs(grey(want, x, y, block, 1) - grey(got, x, y, block, scale))
			n++
			if d > 24 {
				bad++
			}
			worst = max(worst, d)
		}
	}
	return 100 * float64(bad) / float64(n), worst
}

// grey is the mean of a block on white, 0 to 255.
func grey(img image.Image, x, y, block int, scale float64) float64 {
	sum, n := 0.0, 0
	b := img.Bounds()
	for py := int(float64(y) * scale); py < int(float64(y+block)*scale) && b.Min.Y+py < b.Max.Y; py++ {
		for px := int(float64(x) * scale); px < int(float64(x+block)*scale) && b.Min.X+px < b.Max.X; px++ {
			r, g, bl, a := img.At(b.Min.X+px, b.Min.Y+py).RGBA()
			sum += (float64(r+g+bl)/3 + float64(0xffff-a)) / 257
			n++
		}
	}
	return sum / float64(max(1, n))
}
