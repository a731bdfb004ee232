package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"techradar/radar"
	"techradar/radar/edit"
	"techradar/radar/history"
	"techradar/radar/importer"
)

// pieces are what random texts are made of: what means something to CSV, JSON, HTML, Markdown and spreadsheets.
var pieces = strings.Split("a|Z|9|  |, |;|\"|'|=|+|-|@|<b>|&|&amp;|</p>|*|_|`|[x]|(y)|#|~~|\\|:|://|1.|가나|한|é|😀|{|}|!|$|%|\t|＝", "|")

func randomLine(rng *rand.Rand) string {
	var b strings.Builder
	for range 1 + rng.IntN(6) {
		b.WriteString(pieces[rng.IntN(len(pieces))])
	}
	s := norm.NFC.String(strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\\", `\`)), " "))
	if s == "" {
		return "x"
	}
	return s
}

func maybe(rng *rand.Rand, s string) string {
	if rng.IntN(2) == 0 {
		return ""
	}
	return s
}

// markdowns are descriptions that come back from HTML as they are.
var markdowns = []string{
	"One **bold** and *other* word.", "- a\n- b\n  - c", "1. a\n2. b", "A [link](https://example.org/x).\n\nAnother paragraph.",
	"## Why\n\nBecause `code` and ~~not~~.", "> quoted\n>\n> twice", "```\nkubectl  get\n```", "a\\\nb", "| a | b |\n| --- | --- |\n| 1 | 2 |", "3 \\< 4 \\* 5",
}

// randomRadar is a radar whose quadrants and rings a table names in their order: the first quadrant has an entry in each
// ring, and each quadrant has one.
func randomRadar(t testing.TB, rng *rand.Rand, lines bool) *radar.Radar {
	t.Helper()
	now, _ := radar.ParseEdition([]string{"2026-Q3", "2026-09", "2026-09-14"}[rng.IntN(3)])
	r := &radar.Radar{Title: "T", Lang: "en", Edition: now}
	for i := range 2 + rng.IntN(5) {
		r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: fmt.Sprint("kind-", i), Name: fmt.Sprint("Kind ", i)})
	}
	for i := range 2 + rng.IntN(4) {
		r.Rings = append(r.Rings, radar.Ring{ID: fmt.Sprint("way-", i), Name: fmt.Sprint("Way ", i)})
	}
	add := func(quadrant, ring int) {
		n := len(r.Entries)
		e := radar.Entry{
			ID: fmt.Sprint("e-", n), Name: randomLine(rng) + fmt.Sprint(" e", n), Quadrant: quadrant, Ring: ring,
			Summary: maybe(rng, randomLine(rng)), Description: maybe(rng, markdowns[rng.IntN(len(markdowns))]),
			Link: maybe(rng, "https://example.org/?a=1&b=(2)"), Owner: maybe(rng, randomLine(rng)), Tags: []string{fmt.Sprint("tag ", n), "한글"},
		}
		if lines && rng.IntN(2) == 0 {
			e.Description = strings.Trim(randomLine(rng)+"\n\n    "+randomLine(rng)+"\n"+randomLine(rng), " \t\n")
		}
		for i := range rng.IntN(3) {
			e.Links = append(e.Links, radar.Link{Title: randomLine(rng), URL: fmt.Sprint("https://example.org/", i)})
		}
		for year := 2020; year < 2026; year++ {
			if rng.IntN(3) > 0 {
				continue
			}
			edition, _ := radar.ParseEdition(fmt.Sprint(year))
			c := radar.Change{Edition: edition, Ring: rng.IntN(len(r.Rings))}
			if n := len(e.History); n == 0 || e.History[n-1].Ring != c.Ring {
				e.History = append(e.History, c)
			}
		}
		r.Entries = append(r.Entries, e)
	}
	for ring := range r.Rings {
		add(0, ring)
	}
	for quadrant := 1; quadrant < len(r.Quadrants); quadrant++ {
		add(quadrant, rng.IntN(len(r.Rings)))
	}
	again, problems := radar.Parse(edit.File(r), "radar.yaml")
	if again == nil {
		t.Fatal(problems)
	}
	return again
}

// through exports a radar and imports what comes of it.
func through(t testing.TB, format, file string, r *radar.Radar) (*radar.Radar, []radar.Problem) {
	t.Helper()
	var b bytes.Buffer
	losses, err := Find(format).Write(&b, r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := []importer.File{{Name: file, Data: b.Bytes()}}
	for _, i := range importer.Importers {
		if !i.Recognise(in) {
			continue
		}
		result, problems := i.Read(in, importer.Options{})
		if result == nil {
			t.Fatalf("%s: %v\n%s", i.Name, problems, b.Bytes())
		}
		for _, p := range result.Problems {
			if p.Code != "movement" && !strings.Contains(p.Message, `"color"`) && !strings.Contains(p.Message, "HTML in the Markdown") {
				t.Errorf("the importer %s says: %s\n%s", i.Name, p, b.Bytes())
			}
		}
		return result.Radar, losses
	}
	t.Fatalf("no importer recognises\n%s", b.Bytes())
	return nil, nil
}

// said is what a radar says, of its entries in the order of their names.
func said(t testing.TB, r *radar.Radar) string {
	t.Helper()
	bare := *r
	bare.File, bare.Title, bare.Lang = "", "", ""
	bare.Quadrants, bare.Rings, bare.Entries = slices.Clone(r.Quadrants), slices.Clone(r.Rings), slices.Clone(r.Entries)
	for i := range bare.Quadrants {
		bare.Quadrants[i].Pos = radar.Pos{}
	}
	for i := range bare.Rings {
		bare.Rings[i].Pos = radar.Pos{}
	}
	for i := range bare.Entries {
		bare.Entries[i].Pos = radar.Pos{}
	}
	slices.SortFunc(bare.Entries, func(a, b radar.Entry) int { return strings.Compare(a.Name, b.Name) })
	b, err := json.MarshalIndent(&bare, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func same(t testing.TB, format string, got, want *radar.Radar) {
	t.Helper()
	g, w := strings.Split(said(t, got), "\n"), strings.Split(said(t, want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Errorf("%s:\n got: %s\nwant: %s\nafter: %s", format, g[i], w[i], strings.Join(w[max(0, i-12):i], "\n"))
			return
		}
	}
	if len(g) != len(w) {
		t.Errorf("%s: %d lines, want %d", format, len(g), len(w))
	}
}

// asDay is an edition as the format writes it.
func asDay(e radar.Edition) radar.Edition {
	day, _ := radar.ParseEdition(dateOf(e))
	return day
}

// TestRoundTrips exports random radars, imports them again, and wants the same, but for what the exporter told.
func TestRoundTrips(t *testing.T) {
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 1))
		r := randomRadar(t, rng, true)
		got, _ := through(t, "csv", "radar.csv", r)
		same(t, "csv", got, r)

		got, _ = through(t, "backstage-json", "radar.json", r)
		want := *r
		want.Edition = asDay(r.Edition)
		want.Entries = slices.Clone(r.Entries)
		for i := range want.Entries {
			e := &want.Entries[i]
			e.Tags, e.Owner = nil, ""
			e.History = slices.Clone(e.History)
			for j := range e.History {
				e.History[j].Edition = asDay(e.History[j].Edition)
			}
		}
		same(t, "backstage", got, &want)

		r = randomRadar(t, rng, false)
		for _, format := range []string{"byor-csv", "byor-json"} {
			got, _ = through(t, format, "radar 2026-09."+strings.TrimPrefix(format, "byor-"), r)
			sameByor(t, format, got, r)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// sameByor compares what Build Your Own Radar can carry: names, places, movement, and one text.
func sameByor(t testing.TB, format string, got, r *radar.Radar) {
	t.Helper()
	if len(got.Entries) != len(r.Entries) || len(got.Quadrants) != len(r.Quadrants) || len(got.Rings) != len(r.Rings) {
		t.Fatalf("%s: %d entries, %d quadrants, %d rings", format, len(got.Entries), len(got.Quadrants), len(got.Rings))
	}
	was, is := history.Moves(r), history.Moves(got)
	for i, j := range sorted(r, all) {
		a, b := got.Entries[i], r.Entries[j]
		if a.Name != b.Name || got.Quadrants[a.Quadrant].Name != r.Quadrants[b.Quadrant].Name || got.Rings[a.Ring].Name != r.Rings[b.Ring].Name {
			t.Errorf("%s: %q %d %d, want %q %d %d", format, a.Name, a.Quadrant, a.Ring, b.Name, b.Quadrant, b.Ring)
		}
		if is[i].Kind != was[j].Kind && !history.FirstEdition(got) {
			t.Errorf("%s: %q is %s, want %s", format, a.Name, is[i].Kind, was[j].Kind)
		}
		summary, description := b.Summary, b.Description
		if b.Link != "" || len(b.Links) > 0 {
			continue
		}
		if plain := description == markdowns[len(markdowns)-1]; description != "" && summary == "" && plain {
			summary, description = strings.NewReplacer(`\<`, "<", `\*`, "*").Replace(description), ""
		}
		if description == "" && a.Summary != summary || description != "" && !strings.HasSuffix(a.Description, description) {
			t.Errorf("%s: %q says %q %q, want %q %q", format, a.Name, a.Summary, a.Description, summary, description)
		}
	}
}
