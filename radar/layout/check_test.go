package layout

import (
	"strings"
	"testing"

	"techradar/radar/scene"
)

// TestCheckSees breaks a good picture in every way that the law forbids, and expects Check to say so.
func TestCheckSees(t *testing.T) {
	ink := scene.Paint{Role: scene.Ink}
	line := func(x, y float64) scene.Text {
		return scene.Text{X: x, Y: y, Size: 20, Width: 100, S: "name", Fill: ink}
	}
	box := func(class string, items ...scene.Item) scene.Group { return scene.Group{Class: class, Items: items} }
	disc := box("disc", scene.Circle{C: scene.Point{X: 500, Y: 500}, R: 300})
	entry := func(id string, x, y float64, items ...scene.Item) scene.Group {
		blip := box("blip", scene.Circle{C: scene.Point{X: x, Y: y}, R: 10})
		return scene.Group{Class: "entry", ID: "entry-" + id, Items: append([]scene.Item{blip}, items...)}
	}
	pill := box("ring-name", scene.Path{Segs: polygon(scene.Point{X: 480, Y: 210}, scene.Point{X: 520, Y: 210}, scene.Point{X: 520, Y: 230}, scene.Point{X: 480, Y: 230})}, line(480, 225))
	for name, c := range map[string]struct {
		items []scene.Item
		want  string // "" for a good picture
	}{
		"apart":              {[]scene.Item{disc, entry("a", 400, 500, box("label", line(420, 505))), entry("b", 400, 560)}, ""},
		"blips":              {[]scene.Item{disc, entry("a", 400, 500), entry("b", 410, 510)}, "entry-b blip overlaps entry-a blip|entry-a blip overlaps entry-b blip"},
		"corners of discs":   {[]scene.Item{disc, entry("a", 400, 500), entry("b", 415, 515)}, ""},
		"label on blip":      {[]scene.Item{disc, entry("a", 400, 500, box("label", line(420, 505))), entry("b", 500, 500)}, "overlaps"},
		"label on its blip":  {[]scene.Item{disc, entry("a", 400, 500, box("label", line(405, 505)))}, "overlaps"},
		"labels":             {[]scene.Item{disc, entry("a", 400, 500, box("label", line(420, 505))), entry("b", 640, 500, box("label", line(510, 510)))}, "overlaps"},
		"label on ring name": {[]scene.Item{disc, pill, entry("a", 400, 220, box("label", line(420, 225)))}, "overlaps"},
		"title on disc":      {[]scene.Item{disc, box("title", line(250, 350))}, "lies over the disc"},
		"legend on title":    {[]scene.Item{disc, box("title", line(10, 40)), box("legend", line(60, 45))}, "overlaps"},
		"panel lines":        {[]scene.Item{disc, box("changes", line(10, 40), line(10, 52))}, "overlaps"},
		"rim names":          {[]scene.Item{disc, scene.Group{Class: "quadrant-name", Label: "A", Items: []scene.Item{line(700, 150)}}, scene.Group{Class: "quadrant-name", Label: "B", Items: []scene.Item{line(750, 155)}}}, "overlaps"},
		"turned away":        {[]scene.Item{disc, box("title", line(10, 100)), scene.Group{Class: "quadrant-name", Label: "A", Items: []scene.Item{scene.Text{X: 100, Y: 120, Size: 20, Width: 100, Turn: 45, S: "x"}}}}, ""},
		"turned into":        {[]scene.Item{disc, box("title", line(10, 100)), scene.Group{Class: "quadrant-name", Label: "A", Items: []scene.Item{scene.Text{X: 60, Y: 140, Size: 20, Width: 100, Turn: -45, S: "x"}}}}, "overlaps"},
		"off the page":       {[]scene.Item{disc, box("title", line(950, 40))}, "off the page"},
	} {
		got := strings.Join(Check(&scene.Scene{W: 1000, H: 1000, Items: c.items}), "; ")
		ok := got == ""
		if c.want != "" {
			ok = false
			for _, w := range strings.Split(c.want, "|") {
				ok = ok || strings.Contains(got, w)
			}
		}
		if !ok {
			t.Errorf("%s: Check says %q, want %q", name, got, c.want)
		}
	}
}
