package pdf

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

const (
	showcase = "../../../radar.yaml"
	korean   = "../../../docs/examples/korean.yaml"
	small    = "../../../docs/examples/three-entries.yaml"
)

// build lays out the radar of a file, with a page for each quadrant.
func build(t testing.TB, file string, o layout.Options) *layout.Document {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, problems := radar.Parse(src, filepath.Base(file))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o.Quadrants = true
	d, err := layout.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// listed is a document without pictures: the list is all that there is.
func listed(r *radar.Radar) *layout.Document {
	return &layout.Document{Radar: r, Moves: history.Moves(r), Numbers: make([]int, len(r.Entries))}
}

func write(t testing.TB, d *layout.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	d := census(t, write(t, build(t, small, layout.Options{}), Options{BaseURL: "https://wiki.example.org/radar/"}))
	golden.Check(t, "testdata/three-entries.golden.txt", []byte(d.dump()))
}

func TestSameBytes(t *testing.T) {
	d := build(t, korean, layout.Options{})
	first := write(t, d, Options{})
	for range 5 {
		if !bytes.Equal(first, write(t, d, Options{})) {
			t.Fatal("two runs differ")
		}
	}
}

// TestPages has a page for every picture, of its size, then the list, and an outline of all.
func TestPages(t *testing.T) {
	for _, size := range layout.Sizes {
		d := build(t, korean, layout.Options{Size: size})
		dark, err := theme.Load("dark")
		if err != nil {
			t.Fatal(err)
		}
		f := census(t, write(t, d, Options{Theme: dark}))
		if n := len(f.pages()); n <= len(d.Pages) {
			t.Errorf("%s: %d pages for %d pictures", size.Name, n, len(d.Pages))
		}
		for i, page := range f.pages() {
			box := f.mediaBox(page)
			if box[2] != size.W*pt || box[3] != size.H*pt {
				t.Errorf("%s: page %d is %v", size.Name, i+1, box)
			}
		}
		outline := strings.Join(f.outline(), "\n")
		for _, q := range d.Radar.Quadrants {
			if strings.Count(outline+"\n", q.Name+" ->") != 2 {
				t.Errorf("%s: the outline leads not to the picture and the list of %s:\n%s", size.Name, q.Name, outline)
			}
		}
		for _, want := range []string{"다온마켓 기술 레이더 -> 1", "\n항목 -> ", "\n지난 항목 -> ", "\n2026-Q3판에서 달라진 점 -> "} {
			if !strings.Contains(outline, want) {
				t.Errorf("%s: the outline lacks %q:\n%s", size.Name, want, outline)
			}
		}
		if text(f.info["Title"]) != d.Radar.Title || string(f.catalog["Lang"].([]byte)) != "ko" {
			t.Errorf("title %q, language %s", text(f.info["Title"]), f.catalog["Lang"])
		}
	}
}

// TestExactPlaces compares every line of the pictures with its scene: where it stands, and how wide the widths that the
// file tells make it.
func TestExactPlaces(t *testing.T) {
	for _, file := range []string{showcase, korean} {
		d := build(t, file, layout.Options{})
		f := census(t, write(t, d, Options{}))
		for i, p := range d.Pages {
			lines, _ := f.contents(f.pages()[i])
			var want lineReader
			p.Scene.Paint(&want)
			if len(want) < 10 {
				t.Fatalf("%s: only %d lines", p.Name, len(want))
			}
			for _, w := range want {
				at := slices.IndexFunc(lines, func(l line) bool {
					return l.s == w.S && near(l.x, w.X*pt, 0.01) && near(l.y, (p.Scene.H-w.Y)*pt, 0.01) && near(l.size, w.Size*pt, 0.01)
				})
				if at < 0 {
					t.Errorf("%s: %q is not at %g, %g in %g px", p.Name, w.S, w.X, w.Y, w.Size)
					continue
				}
				if got := f.width(lines[at]); !near(got, w.Width*pt, 0.05) {
					t.Errorf("%s: %q is %.3f pt wide, want %.3f", p.Name, w.S, got, w.Width*pt)
				}
			}
		}
	}
}

func near(a, b, by float64) bool { return math.Abs(a-b) <= by }

// lineReader is a canvas that collects the lines that are not turned.
type lineReader []scene.Text

func (r *lineReader) Text(t scene.Text) {
	if t.S = strings.TrimRight(t.S, " "); t.Turn == 0 {
		*r = append(*r, t)
	}
}
func (r *lineReader) Begin(scene.Group)   {}
func (r *lineReader) End()                {}
func (r *lineReader) Path(scene.Path)     {}
func (r *lineReader) Circle(scene.Circle) {}

// width is how wide a program that reads the file sets a line, pt.
func (d *document) width(l line) float64 {
	fonts := d.at(d.at(d.at(d.pages()[0])["Resources"])["Font"])
	font := d.at(d.at(fonts[string(l.font)])["DescendantFonts"].([]any)[0])
	widths := map[rune]float64{}
	for w := font["W"].([]any); len(w) > 0; {
		from := rune(w[0].(float64))
		if list, ok := w[1].([]any); ok {
			for i, v := range list {
				widths[from+rune(i)] = v.(float64)
			}
			w = w[2:]
			continue
		}
		for c := from; c <= rune(w[1].(float64)); c++ {
			widths[c] = w[2].(float64)
		}
		w = w[3:]
	}
	sum := 0.0
	for _, c := range l.s {
		width, ok := widths[c]
		if !ok {
			d.t.Errorf("the file tells no width of %q", c)
		}
		sum += width/1000*l.size + l.extra
	}
	return sum
}

// TestLinks leads from the pictures to the rows of the list, and from there out.
func TestLinks(t *testing.T) {
	d := build(t, showcase, layout.Options{})
	f := census(t, write(t, d, Options{}))
	pages := f.pages()
	urls := map[string]bool{}
	for i, page := range pages {
		inner := 0
		for _, l := range f.links(page) {
			if l.url != "" {
				urls[l.url] = true
				if i < len(d.Pages) {
					t.Errorf("the picture on page %d leads out, to %s", i+1, l.url)
				}
				continue
			}
			inner++
		}
		if i < len(d.Pages) && inner == 0 {
			t.Errorf("nothing on page %d leads to the list", i+1)
		}
	}
	for _, e := range d.Radar.Entries {
		if e.Link != "" && !urls[e.Link] {
			t.Errorf("%s does not lead to %s", e.Name, e.Link)
		}
		for _, l := range e.Links {
			if !urls[l.URL] {
				t.Errorf("%s does not lead to %s", e.Name, l.URL)
			}
		}
	}
	b := newBook(d, d.Fonts, Options{})
	for _, e := range d.Radar.Entries {
		to, ok := b.rows[e.ID]
		if !ok {
			t.Errorf("%s has no row", e.ID)
			continue
		}
		want := link{page: to.page, y: math.Round((b.sheets[0].H-to.y)*pt*100) / 100}
		if !slices.ContainsFunc(f.links(pages[0]), func(l link) bool { return l.page == want.page && near(l.y, want.y, 0.01) }) {
			t.Errorf("the first picture does not lead to the row of %s", e.ID)
		}
		lines, _ := f.contents(pages[to.page])
		if !slices.ContainsFunc(lines, func(l line) bool { return l.s == e.Name && l.y < want.y && want.y-l.y < 2*headHeight }) {
			t.Errorf("the row of %s is not where its link leads, page %d, %g", e.ID, to.page+1, want.y)
		}
	}
	for i, q := range d.Radar.Quadrants {
		if got := b.quadrants[q.Name].page; d.Pages[got].Name != "radar-quadrant-"+q.ID {
			t.Errorf("quadrant %d leads to page %d", i, got+1)
		}
	}
}

// TestRimNames reads the names around the disc as words, though they are set letter by letter.
func TestRimNames(t *testing.T) {
	for _, file := range []string{showcase, korean} {
		d := build(t, file, layout.Options{})
		f := read(t, write(t, d, Options{}))
		lines, _ := f.contents(f.pages()[0])
		for _, q := range d.Radar.Quadrants {
			if !slices.ContainsFunc(lines, func(l line) bool { return l.s == q.Name }) {
				t.Errorf("%s is no word on the picture", q.Name)
			}
		}
	}
}

// TestLongRow divides what no page can hold, and loses nothing.
func TestLongRow(t *testing.T) {
	r := tiny()
	for i := range 50 {
		r.Entries[0].Links = append(r.Entries[0].Links, radar.Link{Title: fmt.Sprintf("Case study %d", i), URL: fmt.Sprintf("https://example.org/%d", i)})
	}
	f := census(t, write(t, listed(r), Options{}))
	var all []string
	for _, page := range f.pages() {
		lines, _ := f.contents(page)
		for _, l := range lines {
			all = append(all, l.s)
			if l.y < 20 {
				t.Errorf("%q stands at %g", l.s, l.y)
			}
		}
	}
	for _, l := range r.Entries[0].Links {
		if !slices.Contains(all, l.Title) {
			t.Errorf("%s is lost", l.Title)
		}
	}
}

// tiny is a radar of two entries that a test can bend.
func tiny() *radar.Radar {
	return &radar.Radar{
		File: "radar.yaml", Title: "Radar", Lang: "en",
		Quadrants: []radar.Quadrant{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}},
		Rings:     []radar.Ring{{ID: "use", Name: "Use"}, {ID: "try", Name: "Try"}, {ID: "leave", Name: "Leave"}},
		Entries:   []radar.Entry{{ID: "one", Name: "One"}, {ID: "two", Name: "Two", Quadrant: 1, Ring: 1}},
	}
}

func BenchmarkShowcase(b *testing.B) {
	d := build(b, showcase, layout.Options{})
	for b.Loop() {
		write(b, d, Options{})
	}
}
