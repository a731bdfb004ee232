package render

import (
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"techradar/radar/layout"
)

// tool finds a program. In CI a missing one fails the test; elsewhere it is skipped, with a word of what is missing.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed; scripts/need installs it", name)
		}
		t.Skipf("NOT TESTED: %s is not installed; scripts/need says how to install it", name)
	}
	return path
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// engines draw an SVG file as a PNG of the same size.
var engines = map[string]func(t *testing.T, svg, out string, size layout.Size){
	"rsvg-convert": func(t *testing.T, svg, out string, _ layout.Size) {
		t.Helper()
		run(t, tool(t, "rsvg-convert"), "-o", out, svg)
	},
	"chromium": func(t *testing.T, svg, out string, size layout.Size) {
		t.Helper()
		run(t, tool(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir="+t.TempDir(),
			fmt.Sprintf("--window-size=%.0f,%.0f", size.W, size.H), "--screenshot="+out, "file://"+svg)
	},
}

// TestEngines draws the examples with the engines that browsers and wikis use: every blip is where the file says, in
// its colour, and xmllint reads the file.
func TestEngines(t *testing.T) {
	if testing.Short() {
		t.Skip("engines are not run with -short")
	}
	for _, file := range []string{"../../radar.yaml", "../../docs/examples/korean.yaml"} {
		out := files(t, parseFile(t, file), layout.Sizes[0], options(t, ""))
		for _, name := range []string{"radar.svg", "radar-dark.svg"} {
			svg := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(svg, out[name], 0o600); err != nil {
				t.Fatal(err)
			}
			what := filepath.Base(file) + " " + name
			t.Run("xmllint "+what, func(t *testing.T) { run(t, tool(t, "xmllint"), "--noout", svg) })
			for engine, draw := range engines {
				t.Run(engine+" "+what, func(t *testing.T) {
					png := filepath.Join(t.TempDir(), "out.png")
					draw(t, svg, png, layout.Sizes[0])
					compareDiscs(t, out[name], png)
				})
			}
		}
	}
}

// compareDiscs looks up the middle of every filled circle of a blip in the picture.
func compareDiscs(t *testing.T, svg []byte, file string) {
	t.Helper()
	img := decode(t, file)
	if b := img.Bounds(); b.Dx() != 1600 || b.Dy() != 900 {
		t.Fatalf("the picture is %v", b)
	}
	discs := blipDiscs(t, svg)
	if len(discs) < 15 {
		t.Fatalf("only %d discs in the file", len(discs))
	}
	for _, d := range discs {
		got := color.NRGBAModel.Convert(img.At(int(d.x), int(d.y))).(color.NRGBA)
		if far(got.R, d.fill.R) || far(got.G, d.fill.G) || far(got.B, d.fill.B) {
			t.Errorf("at %.1f, %.1f: %v, want %v", d.x, d.y, got, d.fill)
		}
	}
}

func far(a, b uint8) bool { return math.Abs(float64(a)-float64(b)) > 2 }

func decode(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

type disc struct {
	x, y float64
	fill color.NRGBA
}

// blipDiscs are the filled circles of the file but for the rings of the radar, the largest.
func blipDiscs(t *testing.T, svg []byte) []disc {
	t.Helper()
	var out []disc
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := tok.(xml.StartElement)
		if !ok || e.Name.Local != "circle" {
			continue
		}
		a := map[string]string{}
		for _, attr := range e.Attr {
			a[attr.Name.Local] = attr.Value
		}
		if r, _ := strconv.ParseFloat(a["r"], 64); r > 40 || a["fill"] == "none" {
			continue
		}
		c := disc{fill: color.NRGBA{A: 255}}
		c.x, _ = strconv.ParseFloat(a["cx"], 64)
		c.y, _ = strconv.ParseFloat(a["cy"], 64)
		if _, err := fmt.Sscanf(a["fill"], "#%02x%02x%02x", &c.fill.R, &c.fill.G, &c.fill.B); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
}
