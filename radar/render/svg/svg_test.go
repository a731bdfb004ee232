package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"techradar/radar/scene"
)

func color(p scene.Paint) string {
	if p.Role == scene.NoPaint {
		return "none"
	}
	return "#123456"
}

func write(t *testing.T, s *scene.Scene, o Options) string {
	t.Helper()
	var b bytes.Buffer
	o.Color = color
	if err := Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ink() scene.Paint { return scene.Paint{Role: scene.Ink} }

// TestHostileText puts every kind of dangerous text in every place that takes text.
func TestHostileText(t *testing.T) {
	const bad = `"><script>alert(1)</script>&amp;'쿠버네티스 🚀` + "\x00\x1b\u0085￾"
	s := &scene.Scene{Title: bad, Desc: bad, Lang: "en", W: 100, H: 50, Items: []scene.Item{
		scene.Group{Class: bad, ID: bad, Data: []scene.Attr{{Name: "ring", Value: bad}}, Role: scene.RoleListItem, Label: bad, Link: scene.Link{URL: bad}, Items: []scene.Item{
			scene.Text{S: bad, Size: 10, Width: 20, Exact: true, Fill: ink()},
		}},
	}}
	out := write(t, s, Options{Link: func(l scene.Link) string { return l.URL }})
	texts := 0
	d := xml.NewDecoder(strings.NewReader(out))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, out)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if e.Name.Local == "script" {
				t.Errorf("text became markup:\n%s", out)
			}
		case xml.CharData:
			if strings.Contains(string(e), "쿠버네티스 🚀") {
				texts++
			}
		}
	}
	if texts != 4 {
		t.Errorf("title, desc, tooltip and text should keep what was given: %d of 4 did", texts)
	}
	for i := range len(out) {
		if out[i] > 0x7e {
			t.Fatalf("byte %d is not ASCII", i)
		}
	}
}

func TestRoleFollowsLinks(t *testing.T) {
	s := &scene.Scene{Items: []scene.Item{scene.Group{Role: scene.RoleList, Label: "IaC", Items: []scene.Item{
		scene.Group{Class: "entry", Role: scene.RoleListItem, Label: "Crossplane", Link: scene.Link{URL: "https://www.crossplane.io/"}},
	}}}}
	without := write(t, s, Options{})
	if !strings.Contains(without, `role="img"`) || strings.Contains(without, "listitem") || strings.Contains(without, "<a") {
		t.Errorf("without links the picture is one image:\n%s", without)
	}
	with := write(t, s, Options{Link: func(l scene.Link) string { return l.URL }})
	for _, want := range []string{`role="group"`, `<g role="list" aria-label="IaC">`, `<g class="entry" role="listitem"><a href="https://www.crossplane.io/"><title>Crossplane</title>`, "</a></g>"} {
		if !strings.Contains(with, want) {
			t.Errorf("with links, %s is missing:\n%s", want, with)
		}
	}
}

// TestLabelIsTheName holds the contract that the text of a label is the name and nothing else.
func TestLabelIsTheName(t *testing.T) {
	s := &scene.Scene{Items: []scene.Item{scene.Group{Class: "label", Items: []scene.Item{
		scene.Text{S: "Argo ", Fill: ink()}, scene.Text{S: "Workflows", Fill: ink()},
	}}}}
	out := write(t, s, Options{})
	_, out, _ = strings.Cut(out, `<g class="label">`)
	out, _, _ = strings.Cut(out, "</g>")
	var text strings.Builder
	for _, part := range strings.Split(out, "<") {
		if _, s, ok := strings.Cut(part, ">"); ok {
			text.WriteString(s)
		}
	}
	if text.String() != "Argo Workflows" {
		t.Errorf("label text is %q", text.String())
	}
}

func TestShapes(t *testing.T) {
	s := &scene.Scene{W: 10, H: 10, Items: []scene.Item{
		scene.Path{Fill: ink(), Segs: []scene.Seg{
			{Kind: scene.MoveTo, P: scene.Point{X: 1, Y: 0}},
			{Kind: scene.ArcTo, C1: scene.Point{}, R: 1, Start: 0, Sweep: 1.5 * math.Pi, P: scene.Point{X: 0, Y: -1}},
			{Kind: scene.CurveTo, C1: scene.Point{X: 1.005, Y: 2}, C2: scene.Point{X: 3, Y: 4}, P: scene.Point{X: 5, Y: -0.001}},
			{Kind: scene.QuadTo, C1: scene.Point{X: 6, Y: 7}, P: scene.Point{X: 8, Y: 9}},
			{Kind: scene.Close},
			{Kind: scene.MoveTo, P: scene.Point{X: 1, Y: 3}}, // half a circle, whose radius is not half of what its ends say
			{Kind: scene.ArcTo, C1: scene.Point{X: 1, Y: 1.5049}, R: 1.4951, Start: math.Pi / 2, Sweep: math.Pi, P: scene.Point{X: 1, Y: 0.0098}},
		}},
		scene.Circle{C: scene.Point{X: 5, Y: 5}, R: 2, Stroke: ink(), Width: 1.5},
		scene.Text{X: 1, Y: 2, Size: 12, Turn: 30, Bold: true, Fill: ink(), S: "x"},
	}}
	out := write(t, s, Options{Inline: true, IDPrefix: "p-"})
	for _, want := range []string{
		`<path d="M1 0A1 1 0 1 1 0 -1C1 2 3 4 5 0Q6 7 8 9ZM1 3A1.5 1.5 0 0 1 -0.5 1.5A1.5 1.5 0 0 1 1 0.01" fill="#123456"/>`,
		`<circle cx="5" cy="5" r="2" fill="none" stroke="#123456" stroke-width="1.5"/>`,
		`<text x="1" y="2" font-size="12" font-weight="700" fill="#123456" transform="rotate(30 1 2)">x</text>`,
		`<title id="p-title">`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %s in\n%s", want, out)
		}
	}
	if strings.Contains(out, "<?xml") || strings.Contains(out, "width=\"10\"") {
		t.Errorf("an inline picture has no declaration and no size:\n%s", out)
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.004: "0", 1.5: "1.5", 414: "414", -3.14159: "-3.14", 1e6: "1000000"} {
		if got := number(v); got != want {
			t.Errorf("number(%v) = %s, want %s", v, got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("a<b>&\"'")
	f.Add("쿠버네티스\x00\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		sc := &scene.Scene{Title: s, Items: []scene.Item{scene.Group{Class: s, Items: []scene.Item{scene.Text{S: s}}}}}
		if err := Write(&b, sc, Options{Color: color}); err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(&b)
		d.Strict = true
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
		}
	})
}
