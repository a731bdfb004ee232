package layout

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
	"techradar/radar/scene"
)

func build(t testing.TB, r *radar.Radar, size Size) *Document {
	t.Helper()
	d, err := Build(r, Options{Size: size, Fonts: fonts(t)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func fonts(t testing.TB) *scene.Fonts {
	t.Helper()
	f, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestShowcase holds the promise for the radar that most teams have: every name, in type for the back row.
func TestShowcase(t *testing.T) {
	for _, size := range Sizes {
		d := build(t, showcase(), size)
		if d.Reports[0].Mode != Names || d.Reports[0].Named != 23 || d.Reports[0].Font < 18 {
			t.Errorf("%s: mode %s, %d of %d named at %g px; want all 23 names at 18 px or more", size.Name, d.Reports[0].Mode, d.Reports[0].Named, d.Reports[0].Entries, d.Reports[0].Font)
		}
		if len(d.Reports[0].Notes) > 0 {
			t.Errorf("%s: notes %q", size.Name, d.Reports[0].Notes)
		}
	}
}

// TestScenes keeps the pictures of radars of every mode as text: one golden tells of a change for all formats.
func TestScenes(t *testing.T) {
	changed := randomRadar(30, 5, 3, 7)
	changed.Lang = "ko"
	for _, c := range []struct {
		name string
		r    *radar.Radar
		size Size
		mode Mode
	}{
		{"showcase-16x9", showcase(), Sizes[0], Names},
		{"showcase-1x1", showcase(), Sizes[2], Names},
		{"changes-16x10", changed, Sizes[1], Names},
		{"mixed-16x9", randomRadar(170, 4, 4, 1), Sizes[0], Mixed},
		{"numbers-16x9", randomRadar(40, 8, 8, 1), Sizes[0], Numbers},
		{"index-1x1", randomRadar(40, 8, 8, 1), Sizes[2], Indexed},
	} {
		d := build(t, c.r, c.size)
		if d.Reports[0].Mode != c.mode {
			t.Errorf("%s: mode %s, want %s", c.name, d.Reports[0].Mode, c.mode)
		}
		var b bytes.Buffer
		for _, p := range d.Pages {
			fmt.Fprintf(&b, "page %s\n", p.Name)
			p.Scene.Paint(&dump{w: &b})
		}
		golden.Check(t, "testdata/"+c.name+".txt", b.Bytes())
	}
}

// dump is a Canvas that writes what it is given, a line an item.
type dump struct {
	w      *bytes.Buffer
	indent string
}

func (d *dump) Begin(g scene.Group) {
	fmt.Fprintf(d.w, "%sgroup %q id %q role %q label %q data %v link %v\n", d.indent, g.Class, g.ID, g.Role, g.Label, g.Data, g.Link)
	d.indent += "  "
}
func (d *dump) End() { d.indent = d.indent[2:] }
func (d *dump) Path(p scene.Path) {
	fmt.Fprintf(d.w, "%spath fill %v stroke %v %.2f", d.indent, p.Fill, p.Stroke, p.Width)
	for _, s := range p.Segs {
		fmt.Fprintf(d.w, " %d:%.2f,%.2f", s.Kind, s.P.X, s.P.Y)
	}
	d.w.WriteString("\n")
}

func (d *dump) Circle(c scene.Circle) {
	fmt.Fprintf(d.w, "%scircle %.2f,%.2f r %.2f fill %v stroke %v %.2f\n", d.indent, c.C.X, c.C.Y, c.R, c.Fill, c.Stroke, c.Width)
}

func (d *dump) Text(t scene.Text) {
	fmt.Fprintf(d.w, "%stext %.2f,%.2f size %.2f bold %t turn %.2f width %.2f %q\n", d.indent, t.X, t.Y, t.Size, t.Bold, t.Turn, t.Width, t.S)
}

// TestOrder shuffles the entries: the picture may not change.
func TestOrder(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(60, 6, 4, 3), randomRadar(300, 4, 4, 3)} {
		want := build(t, r, Sizes[0])
		rng := random(1)
		for range 3 {
			s := *r
			s.Entries = append([]radar.Entry(nil), r.Entries...)
			for i := range s.Entries {
				j := i + rng.below(len(s.Entries)-i)
				s.Entries[i], s.Entries[j] = s.Entries[j], s.Entries[i]
			}
			got := build(t, &s, Sizes[0])
			if !reflect.DeepEqual(got.Pages, want.Pages) || !reflect.DeepEqual(got.Reports, want.Reports) {
				t.Fatalf("%d entries: another order in the file makes another picture", len(r.Entries))
			}
		}
	}
}

// TestJoinedScripts sets quadrant names whose letters join in one piece, so that they can be read.
func TestJoinedScripts(t *testing.T) {
	r := showcase()
	names := []string{"البنية التحتية", "כלים", "डेटाबेस", "ฐานข้อมูล", "Mixed עברית", "DB"}
	for i, n := range names {
		r.Quadrants[i].Name = n
	}
	d := build(t, r, Sizes[0])
	var got []string
	for _, it := range d.Pages[0].Scene.Items {
		if g, ok := it.(scene.Group); ok && g.Class == "quadrant-name" {
			text := ""
			for _, line := range g.Items {
				text += line.(scene.Text).S
			}
			if joins(g.Label) && len(g.Items) != 1 {
				t.Errorf("%q is set in %d pieces", g.Label, len(g.Items))
			}
			got = append(got, text)
		}
	}
	if !reflect.DeepEqual(got, names) {
		t.Errorf("names %q, want %q", got, names)
	}
}

// lawRadars is how many random radars the law is tried on; TECHRADAR_LAW sets another number.
func lawRadars(t *testing.T) int {
	if s := os.Getenv("TECHRADAR_LAW"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("TECHRADAR_LAW: %v", err)
		}
		return n
	}
	if testing.Short() {
		return 8
	}
	return 30
}

// TestLaw drives the law that nothing overlaps, leaves its ring and quadrant or the page, over random radars: Build
// itself refuses what breaks it. Every name has to be in the picture, whole.
func TestLaw(t *testing.T) {
	n := lawRadars(t)
	modes := map[Mode]int{}
	// Once found by the long run: a title that reaches over the panel, the rings of new dots of half a pixel that touch, a
	// key that reaches over the disc with its lowest rows, ring names on rings that are narrower than they are high.
	seeds := []int{293, 1304, 1491, 5258}
	for seed := range n {
		seeds = append(seeds, seed)
	}
	for _, seed := range seeds {
		rng := random(uint64(seed)*2654435761 + 1)
		r := lawRadar(&rng)
		o := Options{Size: Sizes[rng.below(len(Sizes))], Fonts: fonts(t)}
		if seed%3 == 1 {
			o.LeastText = leastTexts[rng.below(len(leastTexts))]
		}
		what := fmt.Sprintf("seed %d: %d entries, %dx%d, %s, at least %.1f px", seed, len(r.Entries), len(r.Quadrants), len(r.Rings), o.Size.Name, o.LeastText)
		d, err := Build(r, o)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		modes[d.Reports[0].Mode]++
		readable(t, what, d)
		if d.Reports[0].Mode != Blips {
			allNames(t, fmt.Sprintf("%s (%s)", what, d.Reports[0].Mode), d)
		}
		switch seed % 3 {
		case 0:
			lawQuadrants(t, what, r, o, &rng)
		case 2:
			lawCloseUps(t, what, d, &rng)
		}
	}
	t.Logf("%d radars: %v", n, modes)
}

// lawQuadrants holds the pages of the quadrants to the law, with descriptions from none to the longest that a radar may
// have.
func lawQuadrants(t *testing.T, what string, r *radar.Radar, o Options, rng *random) {
	t.Helper()
	if len(r.Entries) > 300 { // the full pages are those of fewer entries, too
		return
	}
	for q := range r.Quadrants {
		r.Quadrants[q].Description = randomName(rng, script(rng.below(3)), int(math.Exp(rng.float()*math.Log(radar.MaxTextLength)))-1)
	}
	o.Quadrants = true
	what = fmt.Sprintf("%s; pages of quadrants with descriptions of up to %d characters", what, radar.MaxTextLength)
	d, err := Build(r, o)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	readable(t, what, d)
}

// lawRadar draws the sizes of a radar: 2 to 8 quadrants and rings, 0 to 1,000 entries with as many small radars as
// large ones and now and then as many as a radar may have, names of 1 to 100 characters.
func lawRadar(rng *random) *radar.Radar {
	n := int(math.Exp(rng.float()*math.Log(1001))) - 1
	if rng.below(25) == 0 {
		n = radar.MaxEntries - rng.below(3000)
	}
	s := script(rng.below(3))
	r := &radar.Radar{Lang: []string{"en", "ko"}[rng.below(2)], Title: randomName(rng, s, 1+rng.below(300)), Subtitle: randomName(rng, s, rng.below(300))}
	r.Edition, _ = radar.ParseEdition("2024")
	long := rng.below(4) == 0
	sectorName := func(i int) string {
		if long {
			return fmt.Sprintf("%d %s", i, randomName(rng, s, 1+rng.below(97)))
		}
		return fmt.Sprintf("%d %s", i, word(rng, s))
	}
	for i := range 2 + rng.below(7) {
		r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: fmt.Sprintf("q%d", i), Name: sectorName(i)})
	}
	described := rng.below(2) == 0
	for i := range 2 + rng.below(7) {
		ring := radar.Ring{ID: fmt.Sprintf("r%d", i), Name: sectorName(i)}
		if described {
			ring.Description = randomName(rng, s, 1+rng.below(200))
		}
		r.Rings = append(r.Rings, ring)
	}
	longest := 1 + int(math.Exp(rng.float()*math.Log(100)))
	first := rng.below(3) == 0
	for i := range n {
		e := radar.Entry{ID: fmt.Sprintf("e%d", i), Name: randomName(rng, s, 1+rng.below(longest)), Quadrant: rng.below(len(r.Quadrants)), Ring: rng.below(len(r.Rings))}
		if !first {
			randomHistory(rng, &e, len(r.Rings))
		}
		r.Entries = append(r.Entries, e)
	}
	return r
}

// randomName is about n characters of words, or one long word.
func randomName(rng *random, s script, n int) string {
	var b strings.Builder
	spaces := rng.below(5) > 0
	for b.Len() == 0 || len([]rune(b.String())) < n {
		if b.Len() > 0 && spaces {
			b.WriteByte(' ')
		}
		b.WriteString(word(rng, s))
	}
	return strings.TrimSpace(string([]rune(b.String())[:min(n, len([]rune(b.String())))]))
}

// allNames fails when the name of an entry is not in the pictures: as its label, or in a legend under its number.
func allNames(t *testing.T, what string, d *Document) {
	t.Helper()
	labels := map[string]string{}
	var legend strings.Builder
	var walk func(items []scene.Item, id string)
	walk = func(items []scene.Item, id string) {
		for _, it := range items {
			g, ok := it.(scene.Group)
			if !ok {
				continue
			}
			text := ""
			for _, it := range g.Items {
				if line, ok := it.(scene.Text); ok {
					text += line.S
				}
			}
			switch g.Class {
			case "entry":
				id = strings.TrimPrefix(g.ID, "entry-")
			case "label":
				labels[id] = text
			case "legend":
				legend.WriteString(text)
			}
			walk(g.Items, id)
		}
	}
	for _, p := range d.Pages {
		walk(p.Scene.Items, "")
	}
	for i := range d.Radar.Entries {
		e := &d.Radar.Entries[i]
		if d.Numbers[i] == 0 && labels[e.ID] != e.Name {
			t.Errorf("%s: label of %q is %q", what, e.Name, labels[e.ID])
		}
		if d.Numbers[i] > 0 && !strings.Contains(legend.String(), strconv.Itoa(d.Numbers[i])+e.Name) {
			t.Errorf("%s: the legend lacks %d %q", what, d.Numbers[i], e.Name)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	f := fonts(b)
	for _, n := range []int{24, 118, 300, 1000} {
		quadrants := 4
		if n == 24 {
			quadrants = 6
		}
		r := randomRadar(n, quadrants, 4, 1)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Build(r, Options{Fonts: f}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
