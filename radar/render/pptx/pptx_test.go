package pptx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// small has something of everything: movement, numbers of rings crossed, an archive, Markdown, links of all kinds.
const small = `title: Team radar
subtitle: A trial
edition: 2026-Q3
quadrants:
  - {id: tools, name: Tools, description: What we build with., aliases: [programs]}
  - {id: ways, name: Ways of working that we found good to keep}
rings:
  - {id: use, name: Use, description: Without asking.}
  - {id: try, name: Try}
  - {id: stop, name: Stop}
entries:
  - name: Argo CD
    quadrant: tools
    ring: use
    summary: Deploys what the repository says.
    description: |
      A **controller** with a [site](https://example.org/argo?a=1&b=2).

      - one
      - two
    link: https://argoproj.github.io/cd/
    links: [{title: A talk, url: "https://example.org/talk"}]
    owner: platform
    tags: [gitops]
    sources: [{file: notes.md, line: 7, note: "asked twice"}]
    history: [{edition: 2026-Q1, ring: stop, note: too early}]
  - {name: Bazel, quadrant: tools, ring: try, history: [{edition: 2026-Q1, ring: use}]}
  - {name: Make & <friends>, quadrant: tools, ring: use, history: [{edition: 2026-Q1, ring: use}]}
  - {name: Pairing, quadrant: ways, ring: use, link: "mailto:team@example.org"}
  - {name: 짝 프로그래밍, quadrant: ways, ring: try, history: [{edition: 2026-Q1, ring: try}]}
  - {name: Gantt charts, quadrant: ways, ring: stop, history: [{edition: 2026-Q1, ring: stop}], retired: {edition: 2026-Q3, reason: Nobody read them.}}
  - {name: Punch cards, quadrant: ways, ring: stop, history: [{edition: 2025-Q1, ring: stop}], retired: {edition: 2025-Q3}}
`

func parse(t testing.TB, source string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(source), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	return r
}

func load(t testing.TB, name string) *radar.Radar {
	t.Helper()
	b, err := os.ReadFile("../../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(b))
}

func build(t testing.TB, r *radar.Radar, o layout.Options) *layout.Document {
	t.Helper()
	d, err := layout.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func options(t testing.TB, name string) Options {
	t.Helper()
	th, err := theme.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Theme: th, BaseURL: "https://example.org/radar/"}
}

func write(t testing.TB, d *layout.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// crowded is a radar of n entries, in 6 quadrants and 4 rings, of which some moved.
func crowded(n int) string {
	var b strings.Builder
	b.WriteString("title: Crowded\nedition: 2026-02\nquadrants: [{id: a, name: Alpha}, {id: b, name: Beta}, {id: c, name: Gamma}, {id: d, name: Delta}, {id: e, name: Epsilon}, {id: f, name: A quadrant with a name of many words}]\n")
	b.WriteString("rings: [{id: r0, name: Adopt}, {id: r1, name: Trial}, {id: r2, name: Assess}, {id: r3, name: Hold}]\nentries:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {name: Technology %d, quadrant: %c, ring: r%d, summary: %q", i, 'a'+i%6, i%4, "So "+strings.Repeat("all that can be said of it ", i%10)+"is little.")
		if i%3 > 0 {
			fmt.Fprintf(&b, ", history: [{edition: 2026-01, ring: r%d}]", (i+i%3-1)%4)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// wide is a radar of as many quadrants and rings as there may be, with long names.
func wide() string {
	var q, r, e []string
	for i := range radar.MaxSectors {
		q = append(q, fmt.Sprintf("{id: q%d, name: Quadrant %d with a name that goes on and on, description: %q}", i, i, strings.Repeat("long ", 50)))
		r = append(r, fmt.Sprintf("{id: r%d, name: Ring %d of eight, description: %q}", i, i, strings.Repeat("long ", 50)))
		e = append(e, fmt.Sprintf("{name: Entry %d, quadrant: q%d, ring: r%d, summary: %q}", i, i, 7-i, strings.Repeat("word ", 50)))
	}
	return fmt.Sprintf("title: %q\nsubtitle: %q\nquadrants: [%s]\nrings: [%s]\nentries: [%s]\n",
		strings.Repeat("title ", 40), strings.Repeat("more ", 50), strings.Join(q, ", "), strings.Join(r, ", "), strings.Join(e, ", "))
}

// decks are radars that must come out whole.
func decks(t *testing.T) map[string]*radar.Radar {
	return map[string]*radar.Radar{
		"small": parse(t, small), "showcase": load(t, "radar.yaml"), "korean": load(t, "docs/examples/korean.yaml"),
		"wide":  parse(t, wide()),
		"three": load(t, "docs/examples/three-entries.yaml"), "crowded": parse(t, crowded(118)), "full": parse(t, crowded(400)),
		"empty": parse(t, "title: Empty\nquadrants: [{id: a, name: A}, {id: b, name: B}]\nrings: [{id: a, name: A}, {id: b, name: B}]\nentries: []\n"),
	}
}

// TestStructure verifies decks in every theme.
func TestStructure(t *testing.T) {
	for name, r := range decks(t) {
		d := build(t, r, layout.Options{})
		for _, th := range theme.Names() {
			if name != "small" && th != "light" {
				continue
			}
			for _, fault := range verify(write(t, d, options(t, th))) {
				t.Errorf("%s in %s: %s", name, th, fault)
			}
		}
	}
}

// TestSameBytes holds that a deck depends on nothing but the document and the options.
func TestSameBytes(t *testing.T) {
	o := options(t, "light")
	first := write(t, build(t, parse(t, small), layout.Options{}), o)
	for range 3 {
		if !bytes.Equal(first, write(t, build(t, parse(t, small), layout.Options{}), o)) {
			t.Fatal("two runs differ")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.Equal(stamp) {
			t.Errorf("%s was modified at %v", f.Name, f.Modified)
		}
	}
}

// TestLabelPlaces holds the text boxes of labels to the places of the scene: the edge that stays within 0.01 inch, the
// box from an ascent above the first baseline to a descent below the last.
func TestLabelPlaces(t *testing.T) {
	const inch = 9144 // EMU of 0.01 inch
	d := build(t, load(t, "radar.yaml"), layout.Options{})
	root := openDeck(write(t, d, options(t, "light"))).parts[slideName(1)]
	groups := map[string]*element{}
	for _, g := range root.all("grpSp") {
		groups[g.all("cNvPr")[0].attr("name")] = g
	}
	checked := map[scene.Anchor]int{}
	for _, e := range d.Radar.Entries {
		lines := labelOf(d.Pages[0].Scene.Items, e.ID)
		g := groups[e.Name]
		if len(lines) == 0 || g == nil {
			t.Errorf("%s has no label or no group", e.Name)
			continue
		}
		var box *element
		for _, sp := range g.all("sp") {
			if sp.kid("txBody") != nil {
				box = sp.all("xfrm")[0]
			}
		}
		x, y, w, h := number(box.kid("off"), "x"), number(box.kid("off"), "y"), number(box.kid("ext"), "cx"), number(box.kid("ext"), "cy")
		first, last := lines[0], lines[len(lines)-1]
		got, want := x, first.X
		checked[first.Stay]++
		switch first.Stay {
		case scene.Middle:
			got, want = x+w/2, first.X+first.Width/2
		case scene.End:
			got, want = x+w, first.X+first.Width
		case scene.Start:
		}
		top, bottom := first.Y-scene.Ascent*first.Size, last.Y+scene.Descent*last.Size
		for _, c := range []struct{ got, want float64 }{{float64(got), want * emus}, {float64(y), top * emus}, {float64(y + h), bottom * emus}} {
			if math.Abs(c.got-c.want) > inch {
				t.Errorf("%s: a side stands at %.0f EMU, want %.0f", e.Name, c.got, c.want)
			}
		}
	}
	if len(checked) < 3 {
		t.Errorf("the showcase has labels of %d kinds only", len(checked))
	}
}

func labelOf(items []scene.Item, id string) []scene.Text {
	for _, it := range items {
		g, ok := it.(scene.Group)
		switch {
		case !ok:
		case g.Class == "label":
			var out []scene.Text
			for _, it := range g.Items {
				out = append(out, it.(scene.Text))
			}
			return out
		case g.Class != "entry" || g.ID == "entry-"+id:
			if l := labelOf(g.Items, id); l != nil {
				return l
			}
		}
	}
	return nil
}

// TestEveryEntryIsTold finds each entry, once, in the tables of a deck that needs several slides a quadrant, and all of
// them in the notes.
func TestEveryEntryIsTold(t *testing.T) {
	for _, n := range []int{23, 118} {
		d := build(t, parse(t, crowded(n)), layout.Options{})
		f := openDeck(write(t, d, options(t, "light")))
		told, noted := map[string]int{}, ""
		for i := 1; f.parts[slideName(i)] != nil; i++ {
			noted += texts(f.parts[fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", i)])
			title := texts(f.parts[slideName(i)].all("sp")[0])
			for _, row := range f.parts[slideName(i)].all("tr") {
				if !strings.HasPrefix(title, "What changed") {
					name := texts(row.all("tc")[0])
					if _, after, ok := strings.Cut(name, ". "); ok {
						name = after
					}
					told[name]++
				}
			}
		}
		for _, e := range d.Radar.Entries {
			if told[e.Name] != 1 || !strings.Contains(noted, e.Name) {
				t.Errorf("of %d entries, %s stands in %d rows; in the notes: %v", n, e.Name, told[e.Name], strings.Contains(noted, e.Name))
			}
		}
	}
}

// TestChanges holds that what changed takes one slide: a table where that has room, else names in columns, with all of
// them at the end of the deck.
func TestChanges(t *testing.T) {
	for _, n := range []int{8, 40, 118, 400} {
		d := build(t, parse(t, crowded(n)), layout.Options{})
		f := openDeck(write(t, d, options(t, "light")))
		var at []int
		slides := 0
		for i := 1; f.parts[slideName(i)] != nil; i++ {
			if slides = i; strings.HasPrefix(texts(f.parts[slideName(i)].all("sp")[0]), "What changed") {
				at = append(at, i)
			}
		}
		first := f.parts[slideName(at[0])]
		for i, more := range at[1:] {
			if want := slides - len(at) + 2 + i; more != want {
				t.Errorf("%d entries: what changed goes on on slide %d of %d, want %d", n, more, slides, want)
			}
		}
		told := ""
		for _, i := range at {
			told += texts(f.parts[slideName(i)])
		}
		for i, e := range d.Radar.Entries {
			if d.Moves[i].Kind != history.None && !strings.Contains(told, e.Name) {
				t.Errorf("%d entries: %s changed, and no slide tells of it", n, e.Name)
			}
		}
		jumps := len(first.all("hlinkClick"))
		if more := strings.Contains(texts(first), "more"); more != (len(at) > 1) || more && jumps == 0 {
			t.Errorf("%d entries on %d slides, the first with %d links: %s", n, len(at), jumps, texts(first))
		}
	}
}

// TestBalance holds that no slide of a quadrant is left with a few rows, and that none is fuller than it may be.
func TestBalance(t *testing.T) {
	for _, n := range []int{23, 60, 118, 160, 400} {
		f := openDeck(write(t, build(t, parse(t, crowded(n)), layout.Options{}), options(t, "light")))
		for i := 1; f.parts[slideName(i)] != nil; i++ {
			for _, frame := range f.parts[slideName(i)].all("graphicFrame") {
				off, height := frame.all("off")[0], 0
				for _, row := range frame.all("tr") {
					height += number(row, "h")
				}
				if bottom := float64(number(off, "y")+height) / emus; bottom > tableEnd+1 {
					t.Errorf("%d entries, slide %d: a table ends at %.0f", n, i, bottom)
				}
				if rows := len(frame.all("tr")) - 1; strings.HasSuffix(texts(f.parts[slideName(i)].all("sp")[0]), "(continued)") && rows < 4 {
					t.Errorf("%d entries, slide %d: %d rows", n, i, rows)
				}
			}
		}
	}
}

// TestLinkedWords holds that a name which leads somewhere is a run for each word.
func TestLinkedWords(t *testing.T) {
	f := openDeck(write(t, build(t, parse(t, small), layout.Options{}), options(t, "light")))
	var runs []string
	for _, frame := range f.parts[slideName(3)].all("graphicFrame") {
		for _, r := range frame.all("r") {
			if len(r.all("hlinkClick")) > 0 {
				runs = append(runs, texts(r))
			}
		}
	}
	if len(runs) < 2 || runs[0] != "Argo " || runs[1] != "CD" {
		t.Errorf("linked runs %q", runs)
	}
}

// TestHardToWrite writes a radar of names that break what does not escape.
func TestHardToWrite(t *testing.T) {
	for _, name := range []string{`</a:t><x>`, `" onload="`, "&amp;", "a\u2028b", "👩‍👩‍👧", "\U0001F1F0\U0001F1F7", "]]>", "العربية", `C:\x`, "{{x}}", strings.Repeat("넓", 100)} {
		source := fmt.Sprintf("title: %q\nquadrants: [{id: a, name: %q}, {id: b, name: B}]\nrings: [{id: a, name: %q}, {id: b, name: B}]\nentries: [{id: x, name: %q, quadrant: a, ring: a, summary: %q, description: %q}]\n", name, name, name, name, name, name)
		r, problems := radar.Parse([]byte(source), "radar.yaml")
		if r == nil { // what the reader refuses, such as a line separator, never gets here
			t.Logf("%q: %v", name, problems[0])
			continue
		}
		deck := write(t, build(t, r, layout.Options{}), options(t, "light"))
		for _, fault := range verify(deck) {
			t.Errorf("%q: %s", name, fault)
		}
		if f := openDeck(deck); !slices.ContainsFunc(f.parts[slideName(1)].all("cNvPr"), func(e *element) bool { return e.attr("name") == name }) {
			t.Errorf("%q is the name of no shape", name)
		}
	}
}

// BenchmarkWrite is the time of a deck of the showcase.
func BenchmarkWrite(b *testing.B) {
	d, o := build(b, load(b, "radar.yaml"), layout.Options{}), options(b, "light")
	for b.Loop() {
		write(b, d, o)
	}
}
