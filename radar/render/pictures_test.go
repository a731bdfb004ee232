package render

import (
	"bytes"
	"strings"
	"testing"

	"techradar/radar/layout"
	"techradar/radar/render/png"
)

// TestPagesAtTheSameTime holds that pictures drawn at the same time are those drawn one after another, in their order.
func TestPagesAtTheSameTime(t *testing.T) {
	d, err := layout.Build(parse(t, synthetic(24), "radar.yaml"), layout.Options{Size: layout.Sizes[0], Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, "")
	o.Scale = 1
	made, err := pngFiles(d, o)
	if err != nil || len(made) != len(d.Pages) || len(made) < 7 {
		t.Fatalf("%d files of %d pages: %v", len(made), len(d.Pages), err)
	}
	for i, page := range d.Pages {
		var b bytes.Buffer
		if err := png.Write(&b, page.Scene, png.Options{Scale: 1, Color: o.Theme.For(len(d.Radar.Rings)).Color, Fonts: d.Fonts}); err != nil {
			t.Fatal(err)
		}
		if made[i].Name != page.Name+".png" || !bytes.Equal(made[i].Data, b.Bytes()) {
			t.Errorf("file %d is %s, and not page %s as it is drawn alone", i, made[i].Name, page.Name)
		}
	}
}

// TestFailuresOfPages holds that what goes wrong in one of the pictures reaches whoever asked for them.
func TestFailuresOfPages(t *testing.T) {
	d, err := layout.Build(parse(t, synthetic(24), "radar.yaml"), layout.Options{Size: layout.Sizes[0], Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, "")
	o.Scale = png.MostScale + 1
	if _, err := pngFiles(d, o); err == nil || !strings.Contains(err.Error(), "scale 5") {
		t.Error("got", err)
	}

	defer func() {
		if recover() == nil {
			t.Error("a panic in a page was lost")
		}
	}()
	o.Scale, d.Fonts = 1, nil
	files, err := pngFiles(d, o)
	t.Errorf("without a font there are %d files, %v", len(files), err)
}
