package embed_test

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"techradar/radar/embed"
	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/theme"
)

// The versions of the slide tools that the snippets are tried with.
const (
	marpPackage   = "@marp-team/marp-cli@4.5.1"
	revealPackage = "reveal.js@6.0.2"
)

// TestSlides makes a deck of the showcase from a snippet with the tool itself, and looks for the blips on the slides.
func TestSlides(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("the slide tools are slow to install: make test-slow runs this")
	}
	chromium := tool(t, "chromium")
	d := document(t, "../../radar.yaml", true)
	for _, tt := range []struct {
		target, pkg string
		make        func(t *testing.T, dir, snippet string)
		slide       string // the address of slide %d, from 1, in the deck
	}{
		{"marp", marpPackage, makeMarp, "#%d"},
		{"reveal", revealPackage, makeReveal, "#/%d"},
	} {
		t.Run(tt.target, func(t *testing.T) {
			dir := t.TempDir()
			install(t, dir, tt.pkg)
			write(t, dir, "package.json", "{}")
			tt.make(t, dir, guide(t, embed.Find(tt.target), d, where("")).Snippet)
			for _, n := range []int{1, len(d.Pages)} { // the whole radar and the last of its quadrants
				svg := svgOf(t, d, d.Pages[n-1].Name)
				slide := filepath.Join(dir, "deck.html") + fmt.Sprintf(tt.slide, n)
				if lacking(colors(svg), shot(t, chromium, slide)) == nil {
					t.Fatalf("slide %d shows the picture before that is there", n)
				}
				write(t, dir, filepath.Join("public", d.Pages[n-1].Name+".svg"), svg)
				if lack := lacking(colors(svg), shot(t, chromium, slide)); lack != nil {
					t.Errorf("slide %d lacks the colours %v of %s", n, lack, d.Pages[n-1].Name)
				}
			}
		})
	}
}

func makeMarp(t *testing.T, dir, snippet string) {
	t.Helper()
	write(t, dir, "deck.md", snippet)
	run(t, dir, filepath.Join(dir, "node_modules/.bin/marp"), "--no-stdin", "deck.md", "-o", "deck.html")
}

func makeReveal(t *testing.T, dir, snippet string) {
	t.Helper()
	// Slides count from 0 in the address unless hashOneBasedIndex says otherwise.
	write(t, dir, "deck.html", `<!doctype html><meta charset="utf-8">
<link rel="stylesheet" href="node_modules/reveal.js/dist/reveal.css">
<link rel="stylesheet" href="node_modules/reveal.js/dist/theme/white.css">
<div class="reveal"><div class="slides">`+snippet+`</div></div>
<script src="node_modules/reveal.js/dist/reveal.js"></script>
<script>Reveal.initialize({hash: true, hashOneBasedIndex: true, transition: 'none', width: 1280, height: 720})</script>`)
}

// tool finds a program. In CI a missing one fails the test; elsewhere it is skipped, with a word of what is missing.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed; scripts/need says how to install it")
	}
	return path
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip("NOT TESTED: " + what)
}

// install puts an npm package below the folder, without the scripts of its authors.
func install(t *testing.T, dir, pkg string) {
	t.Helper()
	c := exec.Command(tool(t, "npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", pkg)
	c.Dir, c.Env = dir, append(os.Environ(), "PUPPETEER_SKIP_DOWNLOAD=1")
	if out, err := c.CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("npm cannot install %s: %v\n%s", pkg, err, out))
	}
}

func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func write(t *testing.T, dir, name, data string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// svgOf is the SVG file of a page of the document.
func svgOf(t *testing.T, d *layout.Document, page string) string {
	t.Helper()
	light, err := theme.Load("light")
	if err != nil {
		t.Fatal(err)
	}
	svg := render.Formats[slices.IndexFunc(render.Formats, func(f render.Format) bool { return f.Name == "svg" })]
	files, err := svg.Files(d, render.Options{Theme: light, Dark: light})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name == page+".svg" {
			return string(f.Data)
		}
	}
	t.Fatalf("there is no %s.svg", page)
	return ""
}

// colors are those of the blips in an SVG file.
func colors(svg string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<g class="blip">\s*<circle [^>]*fill="(#[0-9a-f]{6})"`).FindAllStringSubmatch(svg, -1) {
		if !slices.Contains(out, m[1]) {
			out = append(out, m[1])
		}
	}
	return out
}

// lacking are the colours that do not fill half a blip; a text is never all of one colour.
func lacking(colors []string, img image.Image) []string {
	const least = 50 // pixels
	count := map[string]int{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			count[fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)]++
		}
	}
	var out []string
	for _, c := range colors {
		if count[c] < least {
			out = append(out, c)
		}
	}
	if len(colors) == 0 {
		return []string{"of any blip"}
	}
	return out
}

// shot is the picture that Chromium takes of an HTML file.
func shot(t *testing.T, chromium, address string) image.Image {
	t.Helper()
	out := filepath.Join(t.TempDir(), "shot.png")
	run(t, "", chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir="+t.TempDir(), "--virtual-time-budget=3000",
		"--window-size=1280,720", "--screenshot="+out, "file://"+strings.ReplaceAll(address, " ", "%20"))
	f, err := os.Open(out)
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
