package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/scene"
)

func fonts(t *testing.T) *scene.Fonts {
	t.Helper()
	f, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// crowded is a radar whose entries are too many for names.
func crowded() string {
	src := "title: Crowded\nedition: 2024-02\nquadrants: [{name: A & B}, {name: 데이터}]\nrings: [{name: Adopt}, {name: Hold}]\nentries:\n"
	for i := range 90 {
		src += fmt.Sprintf("  - {name: Name number %d, quadrant: %s, ring: %s}\n", i, []string{"a-b", "데이터"}[i%2], []string{"adopt", "hold"}[i/2%2])
	}
	return src
}

// pages lays out the examples and a crowded radar.
func pages(t *testing.T) map[string]*layout.Document {
	t.Helper()
	out := map[string]*layout.Document{}
	for _, file := range []string{"../../../radar.yaml", "../../../docs/examples/korean.yaml", "crowded.yaml"} {
		src := []byte(crowded())
		if file != "crowded.yaml" {
			var err error
			if src, err = os.ReadFile(file); err != nil {
				t.Fatal(err)
			}
		}
		r, problems := radar.Parse(src, filepath.Base(file))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		d, err := layout.Build(r, layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(file)] = d
	}
	return out
}

// element is an element of a file, and what its children that are characters say.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

func elements(t *testing.T, file string) []element {
	t.Helper()
	var out []element
	var open []int
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%v in\n%.2000s", err, file)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			e := element{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(tok)
			}
		}
	}
}

func linkAll(l scene.Link) string {
	if l.Entry == "" {
		return l.URL
	}
	return "https://radar.example/#entry-" + l.Entry
}

// TestOutlines holds what a file with outlines has: nothing but shapes, with every hook, and a name for every text.
func TestOutlines(t *testing.T) {
	for name, d := range pages(t) {
		for _, page := range d.Pages {
			for _, link := range []func(scene.Link) string{nil, linkAll} {
				o := Options{Link: link}
				plain := elements(t, write(t, page.Scene, o))
				o.Outlines = d.Fonts
				file := write(t, page.Scene, o)
				if len(file) > 250_000 && name == "radar.yaml" {
					t.Errorf("%s: %d bytes", name, len(file))
				}
				got := elements(t, file)
				shapesOnly(t, name, got)
				if a, b := hooks(got), hooks(plain); !slices.Equal(a, b) {
					t.Errorf("%s: the hooks are\n%v\nwith text\n%v", name, a, b)
				}
				said := names(got)
				for _, s := range said.missing(page.Scene.Items) {
					t.Errorf("%s, links %t: %q is in no name", name, link != nil, s)
				}
			}
		}
	}
}

// shapesOnly holds the elements, attributes and numbers that may be in a file with outlines.
func shapesOnly(t *testing.T, name string, es []element) {
	t.Helper()
	may := map[string]string{
		"svg": "xmlns width height viewBox lang role aria-labelledby", "title": "id", "desc": "id", "a": "href",
		"g":      "class id role aria-label aria-hidden data-quadrant data-ring data-moved data-returned",
		"path":   "d fill stroke stroke-width",
		"circle": "cx cy r fill stroke stroke-width",
	}
	data := regexp.MustCompile(`^(?:[MLHVQCAZmlhvqz]|[ -]?(?:\d+(?:\.\d{1,2})?|\.\d{1,2}))+$`)
	for _, e := range es {
		attrs, ok := may[e.name]
		if !ok {
			t.Errorf("%s: element %s", name, e.name)
		}
		for a, v := range e.attrs {
			if !slices.Contains(strings.Fields(attrs), a) {
				t.Errorf("%s: attribute %s of %s", name, a, e.name)
			}
			if a == "d" && !data.MatchString(v) {
				t.Errorf("%s: path %.80q", name, v)
			}
		}
	}
}

// hooks are the attributes that scripts and tests rely on, in order.
func hooks(es []element) []string {
	var out []string
	for _, e := range es {
		for _, a := range []string{"id", "class", "data-quadrant", "data-ring", "data-moved", "href"} {
			if v := e.attrs[a]; v != "" {
				out = append(out, a+"="+v)
			}
		}
	}
	return out
}

// said is what a file says to who cannot see it.
type said []string

// names are the names of elements that have a role or a tooltip.
func names(es []element) said {
	var out said
	for _, e := range es {
		if label := e.attrs["aria-label"]; label != "" && e.attrs["role"] != "" {
			out = append(out, label)
		}
		if e.name == "title" {
			out = append(out, e.text)
		}
	}
	return out
}

// missing are the texts that no name has.
func (s said) missing(items []scene.Item) []string {
	var out []string
	for _, it := range items {
		switch it := it.(type) {
		case scene.Group:
			if it.Class == "quadrant-name" { // glyph by glyph; its label has it
				if !slices.Contains(s, it.Label) {
					out = append(out, it.Label)
				}
				continue
			}
			out = append(out, s.missing(it.Items)...)
		case scene.Text:
			if !slices.ContainsFunc(s, func(name string) bool { return strings.Contains(name, strings.TrimSpace(it.S)) }) {
				out = append(out, it.S)
			}
		}
	}
	return out
}

// TestNamesOfOutlines spells the names of groups that lose their texts.
func TestNamesOfOutlines(t *testing.T) {
	text := func(y float64, s string) scene.Item { return scene.Text{X: 1, Y: y, Size: 10, Fill: ink(), S: s} }
	link := scene.Group{Role: scene.RoleListItem, Label: "Vitess, Adopt", Link: scene.Link{URL: "https://vitess.io/"}, Items: []scene.Item{
		scene.Group{Class: "label", Items: []scene.Item{text(1, "Vitess")}},
		scene.Group{Class: "number", Items: []scene.Item{text(1, "7")}},
	}}
	for _, c := range []struct {
		group scene.Group
		want  string
	}{
		{scene.Group{Items: []scene.Item{text(1, "Seminar "), text(2, "notes"), text(3, "Draft")}}, `<g role="img" aria-label="Seminar notes, Draft">`},
		{scene.Group{Items: []scene.Item{text(1, "12"), text(1, "Knative"), text(2, "13"), text(2, "<b>&\"")}}, `<g role="img" aria-label="12 Knative, 13 &lt;b&gt;&amp;&quot;">`},
		{scene.Group{Role: scene.RoleImage, Label: "데이터", Items: []scene.Item{text(1, "데"), text(1, "이")}}, `<g role="img" aria-label="&#xb370;&#xc774;&#xd130;">`},
		{scene.Group{Role: scene.RoleImage, Label: "Rings", Items: []scene.Item{text(1, "Rings"), text(2, "Adopt")}}, `<g role="img" aria-label="Rings, Adopt">`},
		{scene.Group{Class: "legend", Items: []scene.Item{text(1, "All"), link}}, `<g class="legend" role="group" aria-label="All">`},
		{scene.Group{Role: scene.RoleDecoration, Items: []scene.Item{text(1, "0")}}, `<g aria-hidden="true">`},
		{link, `<g role="listitem"><a href="https://vitess.io/"><title>Vitess, Adopt</title>` + "\n" + `<g class="label"><path d="m`},
		{scene.Group{Items: []scene.Item{scene.Circle{R: 1}}}, "<g>\n<circle"},
		{scene.Group{Class: "label", Items: []scene.Item{text(1, "  ")}}, `<g class="label" role="img" aria-label="  "></g>`},
	} {
		s := &scene.Scene{Items: []scene.Item{c.group, link}}
		if got := write(t, s, Options{Outlines: fonts(t), Link: linkAll}); !strings.Contains(got, c.want) {
			t.Errorf("%s is missing in\n%s", c.want, got)
		}
	}
}

func TestTransparent(t *testing.T) {
	s := &scene.Scene{Items: []scene.Item{
		scene.Group{Class: "background", Items: []scene.Item{scene.Circle{R: 1, Fill: ink()}}},
		scene.Group{Class: "disc", Items: []scene.Item{scene.Group{Class: "background"}, scene.Circle{R: 2, Fill: ink()}}},
	}}
	for _, transparent := range []bool{false, true} {
		out := write(t, s, Options{Transparent: transparent})
		if strings.Contains(out, "background") == transparent || strings.Contains(out, `r="1"`) == transparent || !strings.Contains(out, `r="2"`) {
			t.Errorf("transparent %t:\n%s", transparent, out)
		}
	}
	if len(s.Items) != 2 {
		t.Error("the scene was changed")
	}
}

// FuzzOutlines looks for a name, or a font, that breaks the file.
func FuzzOutlines(f *testing.F) {
	fonts, err := scene.LoadFonts()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a<b>&\"'", "Team")
	f.Add("쿠버네티스\x00\u202e🚀\xff", "'\\\x00")
	f.Fuzz(func(t *testing.T, s, font string) {
		if len(s) > 200 {
			return
		}
		sc := &scene.Scene{Title: s, Font: font, Items: []scene.Item{scene.Group{Class: s, Items: []scene.Item{scene.Text{Size: 10, S: s}}}}}
		for _, o := range []Options{{Color: color}, {Color: color, Outlines: fonts}} {
			var b bytes.Buffer
			if err := Write(&b, sc, o); err != nil {
				t.Fatal(err)
			}
			es := elements(t, b.String())
			if n := len(es); n < 4 || n > 5 { // svg, title, desc, g, and a path or text
				t.Errorf("%d elements in\n%s", n, b.String())
			}
		}
	})
}
