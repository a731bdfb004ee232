package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

func parse(t testing.TB, src []byte, file string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse(src, file)
	for _, p := range problems {
		t.Errorf("%s", p)
	}
	if r == nil {
		t.FailNow()
	}
	return r
}

func parseFile(t testing.TB, file string) *radar.Radar {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, src, filepath.Base(file))
}

func options(t testing.TB, base string) Options {
	t.Helper()
	light, err := theme.Load("light")
	if err != nil {
		t.Fatal(err)
	}
	dark, err := theme.Load("dark")
	if err != nil {
		t.Fatal(err)
	}
	return Options{Theme: light, Dark: dark, BaseURL: base, Scale: 1}
}

// files are all files of all formats.
func files(t testing.TB, r *radar.Radar, size layout.Size, o Options) map[string][]byte {
	t.Helper()
	d, err := layout.Build(r, layout.Options{Size: size})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range Formats {
		if f.Editions && r.Edition.IsZero() {
			continue
		}
		fs, err := f.Files(d, o)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		for _, file := range fs {
			if out[file.Name] != nil {
				t.Errorf("two formats write %s", file.Name)
			}
			if !filepath.IsLocal(file.Name) || len(file.Data) == 0 {
				t.Errorf("%s: file %q of %d bytes", f.Name, file.Name, len(file.Data))
			}
			out[file.Name] = file.Data
		}
	}
	return out
}

// TestPictures keeps the pictures of the README: the showcase, as generate writes it.
func TestPictures(t *testing.T) {
	out := files(t, parseFile(t, "../../radar.yaml"), layout.Sizes[0], options(t, ""))
	golden.Check(t, "../../docs/pictures/showcase.svg", out["radar.svg"])
	golden.Check(t, "../../docs/pictures/showcase-dark.svg", out["radar-dark.svg"])
	if n := bytes.Count(out["radar.svg"], []byte(`class="entry"`)); n != 23 {
		t.Errorf("the showcase has 23 entries, its picture %d", n)
	}
	quadrants := map[string]bool{}
	for _, m := range regexp.MustCompile(`data-quadrant="([^"]*)"`).FindAllSubmatch(out["radar.svg"], -1) {
		quadrants[string(m[1])] = true
	}
	if len(quadrants) != 6 {
		t.Errorf("the showcase has six quadrants, its picture %v", quadrants)
	}
}

// TestNoSummary shows the first sentence of a description where the tables are all that a format says of an entry.
func TestNoSummary(t *testing.T) {
	r, problems := radar.Parse([]byte("title: A\nquadrants: [{name: A}, {name: B}]\nrings: [{name: Try}, {name: Hold}]\n"+
		"entries:\n  - {name: Go, quadrant: a, ring: try, description: 'It **compiles** fast. And more.'}\n"), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	out := files(t, r, layout.Sizes[0], options(t, ""))
	if text := string(out["radar.md"]); !strings.Contains(text, "It compiles fast.") || strings.Contains(text, "And more") {
		t.Errorf("radar.md:\n%s", text)
	}
	deck, err := zip.NewReader(bytes.NewReader(out["radar.pptx"]), int64(len(out["radar.pptx"])))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range deck.File {
		if path.Dir(f.Name) != "ppt/slides" {
			continue
		}
		data, err := fs.ReadFile(deck, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		found = found || bytes.Contains(data, []byte("It compiles fast."))
	}
	if !found {
		t.Error("no slide has the sentence")
	}
}

// TestExamples generates every example of the documentation in every size.
func TestExamples(t *testing.T) {
	examples, err := filepath.Glob("../../docs/examples/*.yaml")
	if err != nil || len(examples) < 2 {
		t.Fatalf("examples: %v, %v", examples, err)
	}
	for _, file := range examples {
		r := parseFile(t, file)
		for _, size := range layout.Sizes {
			out := files(t, r, size, options(t, "https://radar.example/"))
			strict(t, file, out["radar.svg"])
			strict(t, file, out["radar-dark.svg"])
		}
	}
}

// hostile has markup, Korean, emoji and 100 characters in every place that takes text.
const hostile = `title: "<script>alert('T&C')</script> \"쿠버네티스\""
subtitle: "]]> <!-- & --> 🚀"
edition: 2024
quadrants:
  - {name: "R&D <b>", id: rd, description: "<i>&amp;"}
  - {name: 'C"++''', id: cpp}
  - {name: "가나다라마바사아자차카타파하 가나다라마바사아자차카타파하 가나다라마바사아자차카타파하", id: long}
rings:
  - {name: "<Adopt>", id: adopt}
  - {name: "보류 & 'hold'", id: hold}
entries:
  - {name: "a<b>&\"'", id: a, quadrant: rd, ring: adopt, link: "https://example.org/?a=1&b=2", summary: "<img src=x onerror=alert(1)>"}
  - {name: "👩‍👩‍👧‍👦 emoji 🚀", id: b, quadrant: rd, ring: hold}
  - {name: "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN", id: c, quadrant: cpp, ring: hold}
  - {name: "쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스쿠버네티스", id: d, quadrant: long, ring: adopt}
`

func TestHostileNames(t *testing.T) {
	r := parse(t, []byte(hostile), "hostile.yaml")
	for _, size := range layout.Sizes {
		out := files(t, r, size, options(t, ""))
		for _, name := range []string{"radar.svg", "radar-dark.svg"} {
			strict(t, size.Name+" "+name, out[name])
		}
		labels := svgLabels(t, out["radar.svg"])
		for _, e := range r.Entries {
			if !slices.Contains(labels, e.Name) {
				t.Errorf("%s: no label reads %q: %q", size.Name, e.Name, labels)
			}
		}
	}
}

// svgLabels are the texts of the groups of class label.
func svgLabels(t *testing.T, svg []byte) []string {
	t.Helper()
	var out []string
	d := xml.NewDecoder(bytes.NewReader(svg))
	depth, label := 0, -1
	var text strings.Builder
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			depth++
			for _, a := range e.Attr {
				if a.Name.Local == "class" && a.Value == "label" {
					label = depth
					text.Reset()
				}
			}
		case xml.EndElement:
			if depth == label {
				out = append(out, text.String())
				label = -1
			}
			depth--
		case xml.CharData:
			if label >= 0 {
				text.Write(e)
			}
		}
	}
}

var (
	svgElements   = []string{"svg", "title", "desc", "g", "a", "path", "circle", "text"}
	svgAttributes = []string{
		"xmlns", "width", "height", "viewBox", "lang", "role", "aria-labelledby", "aria-label", "aria-hidden", "id", "class", "href",
		"data-quadrant", "data-ring", "data-moved", "data-returned",
		"font-family", "font-size", "font-weight", "fill", "stroke", "stroke-width", "x", "y", "cx", "cy", "r", "d", "transform", "textLength", "lengthAdjust",
	}
	svgColor = regexp.MustCompile(`^(none|#[0-9a-f]{6})$`)
)

// strict holds an SVG to the profile that every wiki and slide tool takes: well-formed ASCII with a declaration,
// known elements and attributes only, colours that every engine reads, links that are absolute, ids that are
// unique, and text that lies within the page.
func strict(t *testing.T, what string, svg []byte) {
	t.Helper()
	if !bytes.HasPrefix(svg, []byte(`<?xml version="1.0" encoding="UTF-8"?>`)) {
		t.Errorf("%s: no XML declaration", what)
	}
	for i, b := range svg {
		if b > 0x7e || b < ' ' && b != '\n' {
			t.Fatalf("%s: byte %d is %#x", what, i, b)
		}
	}
	ids := map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if !slices.Contains(svgElements, e.Name.Local) || e.Name.Space != "http://www.w3.org/2000/svg" {
			t.Errorf("%s: element %v", what, e.Name)
		}
		for _, a := range e.Attr {
			strictAttribute(t, what, a, ids)
		}
	}
}

func strictAttribute(t *testing.T, what string, a xml.Attr, ids map[string]bool) {
	t.Helper()
	if !slices.Contains(svgAttributes, a.Name.Local) {
		t.Errorf("%s: attribute %s", what, a.Name.Local)
	}
	switch a.Name.Local {
	case "fill", "stroke":
		if !svgColor.MatchString(a.Value) {
			t.Errorf("%s: colour %q", what, a.Value)
		}
	case "href":
		if !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "http://") && !strings.HasPrefix(a.Value, "mailto:") {
			t.Errorf("%s: link %q", what, a.Value)
		}
	case "id":
		if ids[a.Value] {
			t.Errorf("%s: id %q twice", what, a.Value)
		}
		ids[a.Value] = true
	}
}

// TestSameBytes shuffles the entries and changes the number of processors: every file stays the same, byte for byte.
func TestSameBytes(t *testing.T) {
	for _, file := range []string{"../../radar.yaml", "../../docs/examples/korean.yaml"} {
		r := parseFile(t, file)
		want := files(t, r, layout.Sizes[0], options(t, ""))
		slices.Reverse(r.Entries)
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		got := files(t, r, layout.Sizes[0], options(t, ""))
		for name := range want {
			if !bytes.Equal(got[name], want[name]) {
				t.Errorf("%s: %s depends on the order of the entries", file, name)
			}
		}
	}
}

func TestLinksLeadToThePage(t *testing.T) {
	r := parseFile(t, "../../radar.yaml")
	out := files(t, r, layout.Sizes[0], options(t, "https://radar.example/team/"))
	if n := strings.Count(string(out["radar.svg"]), `href="https://radar.example/team/#entry-`); n != 23 {
		t.Errorf("with a base URL every entry leads to the page: %d of 23 do", n)
	}
	for _, e := range r.Entries {
		if !strings.Contains(string(out["index.html"]), `id="entry-`+e.ID+`"`) {
			t.Errorf("the page has no place for #entry-%s", e.ID)
		}
	}
}

// synthetic is the source of a radar of n entries in six quadrants and four rings.
func synthetic(n int) []byte {
	var b bytes.Buffer
	b.WriteString("title: Synthetic\nedition: 2024-02\nquadrants:\n")
	for _, q := range strings.Fields("Platforms Languages Data Delivery Security Networks") {
		fmt.Fprintf(&b, "  - {name: %s}\n", q)
	}
	b.WriteString("rings: [{name: Adopt}, {name: Trial}, {name: Assess}, {name: Hold}]\nentries:\n")
	syllables := strings.Fields("ar go ku ber flow net data ops cloud mesh lite forge base grid vault stack core lens pipe port")
	for i := range n {
		fmt.Fprintf(&b, "  - name: %s%s %d\n    quadrant: %s\n    ring: %s\n", syllables[i%20], syllables[i*7%19], i,
			[]string{"platforms", "languages", "data", "delivery", "security", "networks"}[i*5%6], []string{"adopt", "trial", "assess", "hold"}[i*3%7%4])
		if i%3 == 0 {
			b.WriteString("    summary: What it does, in one line of plain text.\n    link: https://example.org/\n    history: [{edition: 2024-01, ring: assess}]\n")
		}
	}
	return b.Bytes()
}

// BenchmarkGenerate is the main job without the disk: source in, every format out.
func BenchmarkGenerate(b *testing.B) {
	o := options(b, "")
	for _, n := range []int{24, 118, 300, 1000} {
		src := synthetic(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				files(b, parse(b, src, "radar.yaml"), layout.Sizes[0], o)
			}
		})
	}
}

// TestPaints holds that every role of a paint has a colour in every theme.
func TestPaints(t *testing.T) {
	for _, name := range theme.Names() {
		th, err := theme.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for role := scene.Background; role <= scene.Trail; role++ {
			if c := th.For(4).Color(scene.Paint{Role: role, Ring: 3}); !svgColor.MatchString(c) || c == "none" {
				t.Errorf("theme %s: role %d is %q", name, role, c)
			}
		}
	}
}

func TestWithNeeds(t *testing.T) {
	for _, f := range Formats {
		got := withNeeds([]string{f.Name})
		for _, need := range append(f.Needs, f.Name) {
			if !slices.ContainsFunc(got, func(g Format) bool { return g.Name == need }) {
				t.Errorf("%s does not bring %s along", f.Name, need)
			}
		}
	}
}
