package layout

import (
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/scene"
)

// TestNamesBelong counts the names that may be read as those of other blips, since these are less than twice as far
// from them as their own: few while there is room.
func TestNamesBelong(t *testing.T) {
	for _, c := range []struct {
		name string
		r    *radar.Radar
		most int // names that may be misread, over all sizes of page
	}{
		{"showcase", showcase(), 0},
		{"24 entries", randomRadar(24, 6, 4, 1), 0},
		{"60 entries", randomRadar(60, 6, 4, 1), 8},
		{"114 entries", randomRadar(114, 4, 4, 1), 30},
	} {
		var misread []string
		for _, size := range Sizes {
			for _, m := range misreadable(build(t, c.r, size).Pages[0].Scene) {
				misread = append(misread, size.Name+" "+m)
			}
		}
		t.Logf("%s: %d", c.name, len(misread))
		if len(misread) > c.most {
			t.Errorf("%s: %d names may be read as those of other blips, want at most %d: %q", c.name, len(misread), c.most, misread)
		}
	}
}

// misreadable are the entries of a picture whose label has another blip nearer than twice the distance of its own.
func misreadable(s *scene.Scene) []string {
	c := checker{w: s.W, h: s.H}
	c.items(s.Items, shape{})
	blips, labels := map[string]rect{}, map[string]rect{}
	for _, s := range c.shapes {
		words := strings.Fields(s.name) // such as: entry-vitess label "Vitess"
		if len(words) < 2 || !s.inDisc {
			continue
		}
		into := labels
		if words[1] == "blip" {
			into = blips
		}
		if box, ok := into[words[0]]; ok {
			s.box = box.union(s.box)
		}
		into[words[0]] = s.box
	}
	var out []string
	for owner, label := range labels {
		if _, ok := blips[owner]; !ok {
			continue
		}
		own := apart(label, blips[owner])
		for other, blip := range blips {
			if other != owner && apart(label, blip) < 2*own {
				out = append(out, owner+" as "+other)
			}
		}
	}
	return out
}

// apart is the distance of a label from the disc of a blip.
func apart(label, blip rect) float64 {
	c := blip.centre()
	return gap(label, rect{c.X, c.Y, c.X, c.Y}) - min(blip.X1-blip.X0, blip.Y1-blip.Y0)/2
}
