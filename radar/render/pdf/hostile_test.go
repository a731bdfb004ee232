package pdf

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/scene"
)

// odd are texts that the font lacks characters for, that fpdf cannot take, or that mean something to a PDF.
var odd = []string{
	"Rocket 🚀 done", "👩‍💻", "👨‍👩‍👧‍👦 family", "漢字 and 한글", "שלום עולם", "مرحبا", "e\u0301 combining", "a\u200db", "🇰🇷", "\U0010ffff",
	"(", ")", "\\", "\\)", "(((", ")) Tj ET", "<< /JS (x) >>", "endstream endobj", "stream", "/Launch", "\uFFFF", "\uFEFF", "\u0a0a\u0d0d\u2829",
	"\r\n", "\x00", "\xff\xfe", "\xed\xa0\x80", "", " ", "   ", "%PDF-1.4", "/BaseFont /utf8face0", "/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n",
	"\nxref\n", "\nstartxref\n0\n%%EOF\n", "\ufffc", "Ω≈ç√", "\u202ertl",
}

// TestOddCharacters writes and finds again what the font lacks; what joins others only is left out.
func TestOddCharacters(t *testing.T) {
	for _, c := range []struct{ name, found string }{
		{"Rocket 🚀 done", "Rocket |🚀| done"},
		{"👩‍💻", "👩‍💻"},
		{"漢字 and 한글", "漢字| and 한글"},
		{"שלום", "שלום"},
		{"a\u200db", "a\u200db"},
		{"Plain", "Plain"},
	} {
		r := tiny()
		r.Entries[0].Name, r.Title = c.name, c.name
		d, err := layout.Build(r, layout.Options{Quadrants: true})
		if err != nil {
			t.Fatalf("%q: %v", c.name, err)
		}
		f := census(t, write(t, d, Options{}))
		if got := text(f.info["Title"]); got != c.name {
			t.Errorf("the title is %q, want %q", got, c.name)
		}
		if got := f.outline()[0]; got != c.name+" -> 1" {
			t.Errorf("the outline begins with %q", got)
		}
		lines, _ := f.contents(f.pages()[0])
		var all []string
		for _, l := range lines {
			all = append(all, l.s)
		}
		if !strings.Contains("|"+strings.Join(all, "|")+"|", "|"+c.found+"|") {
			t.Errorf("%q is not found in %q", c.found, all)
		}
	}
}

// everywhere is a radar that says one thing wherever it can.
func everywhere(s string, i int) *radar.Radar {
	r := tiny()
	r.Title, r.Subtitle, r.File, r.Lang = s, s, s, []string{"en", "ko", s}[i%3]
	r.Edition, _ = radar.ParseEdition("2026-Q2")
	before, _ := radar.ParseEdition("2025")
	for k := range r.Rings {
		r.Rings[k].Name, r.Rings[k].Description = s, s
	}
	for k := range r.Quadrants {
		r.Quadrants[k].Name, r.Quadrants[k].Description = s, s
	}
	r.Entries = append(r.Entries, radar.Entry{ID: "gone", Retired: &radar.Retirement{Edition: r.Edition, Reason: s}})
	for k := range r.Entries {
		e := &r.Entries[k]
		e.Name, e.Summary, e.Owner, e.Link, e.ReplacedBy, e.ReviewBy.Name = s, s, s, s, s, s
		e.Links = []radar.Link{{Title: s, URL: s}, {Title: s, URL: "https://example.org/" + s}, {Title: s, URL: "javascript:" + s}}
		e.History = []radar.Change{{Edition: before, Ring: 1 - e.Ring, Note: s}}
	}
	return r
}

// FuzzWrite writes a radar full of odd texts, with a small part of the font, which is read faster.
func FuzzWrite(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	var ascii strings.Builder
	for c := ' '; c <= '~'; c++ {
		ascii.WriteRune(c)
	}
	fonts, err := scene.ParseFonts(fpdf.UTF8CutFont(load(f).File(false), ascii.String()+"한글·→"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := listed(everywhere(s, len(s)))
		d.Fonts = fonts
		census(t, write(t, d, Options{BaseURL: s}))
	})
}

// TestScripts writes what attacks web pages as names, summaries and links.
func TestScripts(t *testing.T) {
	const corpus = "../../../../shared/corpus/xss-8391.json"
	src, err := os.ReadFile(corpus)
	if err != nil {
		t.Skipf("NOT TESTED: hostile texts are not there: %v", err)
	}
	var texts []string
	if err := json.Unmarshal(src, &texts); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		texts = texts[:400]
	}
	for part := range slices.Chunk(texts, 1200) {
		r := tiny()
		r.Title, r.Subtitle = part[0], part[1]
		r.Entries = nil
		for i, s := range part {
			r.Entries = append(r.Entries, radar.Entry{ID: fmt.Sprint(i), Name: s, Quadrant: i % 2, Ring: i / 2 % 2, Summary: s, Owner: s, Link: s, Links: []radar.Link{{Title: s, URL: s}, {URL: "https://example.org/?" + s}}})
		}
		census(t, write(t, listed(r), Options{BaseURL: part[2]}))
	}
}

// TestRandomRadars lays out and writes radars of random shape with odd names.
func TestRandomRadars(t *testing.T) {
	n := 12
	if testing.Short() {
		n = 3
	}
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 1))
		r := &radar.Radar{File: "radar.yaml", Title: "Radar", Lang: []string{"en", "ko"}[rng.IntN(2)]}
		pick := func() string { return strings.TrimSpace(odd[rng.IntN(10)] + " " + fmt.Sprint(rng.IntN(100))) }
		for i := range 2 + rng.IntN(7) {
			r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: fmt.Sprint("q", i), Name: fmt.Sprint(pick(), i)})
		}
		for i := range 2 + rng.IntN(7) {
			r.Rings = append(r.Rings, radar.Ring{ID: fmt.Sprint("r", i), Name: fmt.Sprint("R", i), Description: pick()})
		}
		r.Edition, _ = radar.ParseEdition("2026")
		before, _ := radar.ParseEdition("2025")
		for i := range 1 + rng.IntN(40) {
			e := radar.Entry{ID: fmt.Sprint("e", i), Name: pick(), Quadrant: rng.IntN(len(r.Quadrants)), Ring: rng.IntN(len(r.Rings)), Summary: strings.Repeat(pick()+" ", rng.IntN(8))}
			if rng.IntN(2) == 0 {
				e.History = []radar.Change{{Edition: before, Ring: rng.IntN(len(r.Rings))}}
			}
			if rng.IntN(8) == 0 {
				e.Retired = &radar.Retirement{Edition: before, Reason: pick()}
			}
			r.Entries = append(r.Entries, e)
		}
		d, err := layout.Build(r, layout.Options{Quadrants: true, Size: layout.Sizes[rng.IntN(len(layout.Sizes))]})
		if err != nil {
			t.Logf("seed %d: %v", seed, err) // the layout may refuse a radar
			continue
		}
		census(t, write(t, d, Options{}))
	}
}

// TestAllOfHangul keeps fpdf from taking hours over a radar that uses every syllable, and finds every one again.
func TestAllOfHangul(t *testing.T) {
	r := tiny()
	r.Entries = nil
	var all []rune
	for c := rune(0xac00); c <= 0xd7a3; c++ {
		all = append(all, c)
	}
	for part := range slices.Chunk(all, 300) {
		r.Entries = append(r.Entries, radar.Entry{ID: string(part[:1]), Name: string(part[:1]), Summary: string(part)})
	}
	f := census(t, write(t, listed(r), Options{}))
	seen := map[rune]bool{}
	for _, page := range f.pages() {
		lines, _ := f.contents(page)
		for _, l := range lines {
			for _, c := range l.s {
				seen[c] = true
			}
		}
	}
	for _, c := range all {
		if !seen[c] {
			t.Fatalf("%c is lost", c)
		}
	}
}
