package layout

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"techradar/radar"
	"techradar/radar/scene"
)

// TestSlideText holds that a radar whose names are read from the back row is one scene for screen and slide, all of its
// text of 10 pt or more there.
func TestSlideText(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(18, 4, 4, 1), randomRadar(24, 4, 4, 1)} {
		for _, size := range Sizes {
			screen := build(t, r, size)
			slide, err := Build(r, Options{Size: size, Fonts: fonts(t), LeastText: SlideText})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(slide.Pages, screen.Pages) {
				t.Errorf("%d entries, %s: slides have another picture", len(r.Entries), size.Name)
			}
			if got := screen.Reports[0]; got.Mode != Names || got.Font < SlideText || got.Text < SlideText {
				t.Errorf("%d entries, %s: %s at %g px, the smallest text %g px", len(r.Entries), size.Name, got.Mode, got.Font, got.Text)
			}
			// and a slide finds its place in the lock of the screen
			locked, err := Build(r, Options{Size: size, Fonts: fonts(t), LeastText: SlideText, Lock: screen.Lock})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(locked.Pages, screen.Pages) {
				t.Errorf("%d entries, %s: by the lock slides have another picture", len(r.Entries), size.Name)
			}
		}
	}
}

// TestLeastText walks the modes that a least size of text leads to.
func TestLeastText(t *testing.T) {
	long := showcase()
	long.Quadrants[1].Name = "Multi-tenancy, isolation and everything else that lets teams share what they run"
	for _, c := range []struct {
		r     *radar.Radar
		size  Size
		least float64
		mode  Mode
	}{
		{showcase(), Sizes[0], 18, Names},
		{showcase(), Sizes[0], 26, Indexed},
		{long, Sizes[0], SlideText, Names},
		{randomRadar(24, 4, 4, 5), Sizes[0], SlideText, Names},
		{randomRadar(45, 4, 4, 1), Sizes[0], SlideText, Mixed},
		{randomRadar(45, 4, 4, 8), Sizes[0], SlideText, Numbers},
		{randomRadar(40, 8, 8, 1), Sizes[0], 12, Numbers},
		{randomRadar(60, 6, 4, 1), Sizes[0], SlideText, Indexed},
		{randomRadar(150, 4, 4, 1), Sizes[0], SlideText, Indexed},
		{randomRadar(100, 4, 4, 1), Sizes[0], SlideText, Indexed},
		{randomRadar(400, 4, 4, 1), Sizes[0], SlideText, Blips},
		{randomRadar(1000, 4, 8, 1), Sizes[2], 60, Blips},
	} {
		d, err := Build(c.r, Options{Size: c.size, Fonts: fonts(t), LeastText: c.least})
		what := fmt.Sprintf("%d entries, %s, at least %.1f px", len(c.r.Entries), c.size.Name, c.least)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		r := d.Reports[0]
		if r.Mode != c.mode {
			t.Errorf("%s: mode %s, want %s", what, r.Mode, c.mode)
		}
		readable(t, what, d)
		if c.mode != Blips {
			allNames(t, what, d)
		} else if len(r.Notes) == 0 || slices.Max(d.Numbers) > 0 {
			t.Errorf("%s: notes %q, numbers up to %d", what, r.Notes, slices.Max(d.Numbers))
		}
		if d.Options.LeastText != c.least || d.Options.Size != c.size || d.Options.Fonts == nil {
			t.Errorf("%s: built with %v", what, d.Options)
		}
	}
}

// TestLeastTextLock lays radars out by the lock that the same options gave: nothing changes, and the sections of the
// usual pictures stay.
func TestLeastTextLock(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(45, 4, 4, 1), randomRadar(60, 6, 4, 1)} {
		usual := build(t, r, Sizes[0])
		o := Options{Fonts: fonts(t), LeastText: 18.5, Lock: usual.Lock}
		first, err := Build(r, o)
		if err != nil {
			t.Fatal(err)
		}
		o.Lock = first.Lock
		again, err := Build(r, o)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again.Pages, first.Pages) {
			t.Errorf("%d entries, %s: by its own lock the picture changes", len(r.Entries), first.Reports[0].Mode)
		}
		screen := buildLocked(t, r, Sizes[0], again.Lock)
		if !reflect.DeepEqual(screen.Pages, usual.Pages) {
			t.Errorf("%d entries: the lock of large text changes the usual picture", len(r.Entries))
		}
	}
}

// TestStay holds what stays in place where a reader has another font: the side of a name at its blip, the middle of
// what stands in the middle of something.
func TestStay(t *testing.T) {
	want := map[string]func(side) scene.Anchor{
		"label": func(s side) scene.Anchor {
			return map[side]scene.Anchor{right: scene.Start, left: scene.End, below: scene.Middle, above: scene.Middle}[s]
		},
		"number":        func(side) scene.Anchor { return scene.Middle },
		"ring-name":     func(side) scene.Anchor { return scene.Middle },
		"quadrant-name": func(side) scene.Anchor { return scene.Middle },
		"title":         func(side) scene.Anchor { return scene.Start },
		"legend":        func(side) scene.Anchor { return scene.Start },
		"changes":       func(side) scene.Anchor { return scene.Start },
	}
	seen := map[string]int{}
	for _, r := range []*radar.Radar{showcase(), randomRadar(60, 6, 4, 1), randomRadar(200, 4, 4, 1)} {
		d := build(t, r, Sizes[0])
		sides := d.Lock.section(sectionKey{Sizes[0].Name, "radar"}).places
		var walk func(items []scene.Item, class, id string)
		walk = func(items []scene.Item, class, id string) {
			for _, it := range items {
				switch it := it.(type) {
				case scene.Group:
					if it.Class == "entry" {
						id = it.ID[len("entry-"):]
					}
					walk(it.Items, it.Class, id)
				case scene.Text:
					seen[class]++
					if w := want[class](sides[id].side); it.Stay != w {
						t.Errorf("%s %q stays at %d, want %d", class, it.S, it.Stay, w)
					}
				}
			}
		}
		walk(d.Pages[0].Scene.Items, "", "")
	}
	for class := range want {
		if seen[class] == 0 {
			t.Errorf("no text of class %s", class)
		}
	}
}
