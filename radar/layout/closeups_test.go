package layout

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/scene"
)

// leastTexts are the sizes that the law is tried with.
var leastTexts = []float64{12, 14.5, SlideText, 22}

// readable fails when a text of a document is smaller than it may be, or its reports do not tell how small it is.
func readable(t *testing.T, what string, d *Document) {
	t.Helper()
	for _, p := range d.Pages {
		if s := smallestText([]Page{p}); s > 0 && s < d.Options.LeastText {
			t.Errorf("%s: text of %g px on %s", what, s, p.Name)
		}
		if want := d.Fonts.Family(); p.Scene.Font != want {
			t.Errorf("%s: %s has the font %q, want %q", what, p.Name, p.Scene.Font, want)
		}
	}
}

// lawCloseUps draws the quadrants of a document in some odd size and holds them to the law.
func lawCloseUps(t *testing.T, what string, d *Document, rng *random) {
	t.Helper()
	o := Options{Size: Size{Name: "odd", W: 200 + float64(rng.below(1800)), H: 150 + float64(rng.below(1200))}}
	if rng.below(3) > 0 {
		o.LeastText = leastTexts[rng.below(len(leastTexts))]
	}
	what = fmt.Sprintf("%s; close-ups of %gx%g at least %.1f px", what, o.Size.W, o.Size.H, o.LeastText)
	c, err := CloseUps(d, o)
	if err != nil {
		// a page the size of a stamp may be refused, no slide
		if o.Size.W >= 400 && o.Size.H >= 300 || !strings.Contains(err.Error(), "split the radar") {
			t.Errorf("%s: %v", what, err)
		}
		return
	}
	readable(t, what, c)
	shown := 0
	for q, p := range c.Pages {
		if want := "radar-quadrant-" + d.Radar.Quadrants[q].ID; p.Name != want {
			t.Errorf("%s: page %s, want %s", what, p.Name, want)
		}
		if faults := Check(p.Scene); len(faults) > 0 {
			t.Errorf("%s: %s", what, faults)
		}
		shown += entriesShown(t, what, c, p.Scene.Items, c.Reports[q].Mode)
	}
	if shown != d.Reports[0].Entries || len(c.Pages) != len(d.Radar.Quadrants) {
		t.Errorf("%s: %d entries on %d pages, want %d on %d", what, shown, len(c.Pages), d.Reports[0].Entries, len(d.Radar.Quadrants))
	}
	for i, n := range d.Numbers {
		if n > 0 && c.Numbers[i] != n {
			t.Errorf("%s: %q has number %d there and %d here", what, d.Radar.Entries[i].Name, n, c.Numbers[i])
		}
	}
}

// entriesShown counts the entries of a close-up. Each has its name or its number, or in mode Blips neither.
func entriesShown(t *testing.T, what string, d *Document, items []scene.Item, mode Mode) int {
	t.Helper()
	n := 0
	for _, it := range items {
		g, ok := it.(scene.Group)
		switch {
		case !ok:
			continue
		case g.Class == "title" || g.Class == "legend" || g.Class == "changes":
			t.Errorf("%s: a close-up has a %s", what, g.Class)
		case g.Class != "entry":
			n += entriesShown(t, what, d, g.Items, mode)
			continue
		}
		n++
		i := entryIndex(d.Radar, strings.TrimPrefix(g.ID, "entry-"))
		said := ""
		for _, part := range g.Items[1:] {
			for _, line := range part.(scene.Group).Items {
				said += line.(scene.Text).S
			}
		}
		if ok := said == d.Radar.Entries[i].Name || said == strconv.Itoa(d.Numbers[i]) || said == "" && mode == Blips; !ok {
			t.Errorf("%s (%s): %q shows %q", what, mode, d.Radar.Entries[i].Name, said)
		}
	}
	return n
}

func entryIndex(r *radar.Radar, id string) int {
	for i, e := range r.Entries {
		if e.ID == id {
			return i
		}
	}
	return -1
}

// TestCloseUps holds what a slide of a quadrant rests on: the document stays as it is, names in large type where the
// radar had only room for small ones, and a new number where even that does not do.
func TestCloseUps(t *testing.T) {
	size := Size{"860x720", 860, 720}
	for _, c := range []struct {
		r     *radar.Radar
		named int // over all close-ups, at least
	}{{showcase(), 23}, {randomRadar(60, 6, 4, 1), 60}, {randomRadar(150, 4, 4, 1), 130}, {randomRadar(300, 4, 4, 1), 0}} {
		d := build(t, c.r, Sizes[0])
		numbers := append([]int(nil), d.Numbers...)
		up, err := CloseUps(d, Options{Size: size, LeastText: SlideText})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(d.Numbers, numbers) {
			t.Errorf("%d entries: the close-ups change the document", len(c.r.Entries))
		}
		if up.Options.Size != size || up.Options.LeastText != SlideText || up.Radar != d.Radar {
			t.Errorf("%d entries: the close-ups are of %v, want %v", len(c.r.Entries), up.Options.Size, size)
		}
		named := 0
		for _, r := range up.Reports {
			named += r.Named
		}
		if named < c.named {
			t.Errorf("%d entries: %d named, want %d", len(c.r.Entries), named, c.named)
		}
		again, err := CloseUps(d, Options{Size: size, LeastText: SlideText, Lock: up.Lock})
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again.Pages, up.Pages) {
			t.Errorf("%d entries: by their own lock the close-ups change", len(c.r.Entries))
		}
	}
	if _, err := CloseUps(build(t, showcase(), Sizes[0]), Options{Size: Size{"tiny", 90, 90}}); err == nil || !strings.Contains(err.Error(), "too small") {
		t.Errorf("a page of 90 px: %v", err)
	}
}

// TestCloseUpsLeaveTheLock builds close-ups by a lock that knows the pages of quadrants and no close-ups: they are not
// missed, and nothing of the lock is lost.
func TestCloseUpsLeaveTheLock(t *testing.T) {
	d, err := Build(randomRadar(60, 6, 4, 1), Options{Fonts: fonts(t), Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	up, err := CloseUps(d, Options{Size: Sizes[0], Lock: d.Lock})
	if err != nil {
		t.Fatal(err)
	}
	if len(up.Unlocked) > 0 || len(up.Reports[0].Notes) > 0 {
		t.Errorf("unlocked %v, notes %q", up.Unlocked, up.Reports[0].Notes)
	}
	for key, s := range d.Lock.sections {
		if !reflect.DeepEqual(up.Lock.sections[key], s) {
			t.Errorf("the close-ups change the section %v", key)
		}
	}
}
