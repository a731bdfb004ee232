package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

const (
	base = `title: T
subtitle: S
edition: 2023
quadrants: [{name: A}, {name: B, description: Second.}, {name: C}]
rings: [{name: Adopt}, {name: Trial}, {name: Assess}, {name: Hold}]
entries:
  - {name: Argo, quadrant: A, ring: trial, summary: One., link: "https://argo.example.org/", owner: ann}
  - {name: Bazel, quadrant: B, ring: adopt, tags: [build], history: [{edition: 2021, ring: hold}]}
  - {name: Chef, quadrant: C, ring: hold, retired: {edition: 2022, reason: old}}
  - {name: Dagger, quadrant: C, ring: assess, links: [{title: Talk, url: "https://talks.example.org/1"}]}
`
	argo = `  - {name: Argo, quadrant: A, ring: trial, summary: One., link: "https://argo.example.org/", owner: ann}` + "\n"
	chef = `  - {name: Chef, quadrant: C, ring: hold, retired: {edition: 2022, reason: old}}` + "\n"
)

// told is a comparison in one line.
func told(c *Comparison) string {
	var list []string
	for _, k := range c.Keys {
		list = append(list, fmt.Sprintf("%s %s>%s", k.Key, k.Old, k.New))
	}
	sector := func(what string, changes []SectorChange) {
		for _, s := range changes {
			list = append(list, fmt.Sprintf("%s %d>%d merged=%v renamed=%v %v", what, s.Old, s.New, s.Merged, s.Renamed, s.Fields))
		}
	}
	sector("quadrant", c.Quadrants)
	sector("ring", c.Rings)
	if c.Reordered != (Reordered{}) {
		list = append(list, fmt.Sprintf("%+v", c.Reordered))
	}
	for _, e := range c.Entries {
		s := c.Entry(e).ID + " " + described(e.Move)
		for _, flag := range []struct {
			is   bool
			name string
		}{{e.Removed, "removed"}, {e.Lost, "lost"}, {e.Reclassified, "reclassified"}, {e.Renamed, "renamed"}} {
			if flag.is {
				s += " " + flag.name
			}
		}
		list = append(list, strings.TrimSuffix(fmt.Sprint(s, " ", e.Fields), " []"))
	}
	for _, h := range c.Hints {
		s := "hint " + h.Code
		switch h.Code {
		case HintRename:
			s += " " + c.Old.Entries[h.Gone].ID + ">" + c.New.Entries[h.Added].ID + " " + h.Link
		case HintHistory:
			for _, j := range h.Entries {
				s += " " + c.New.Entries[j].ID + c.Lacking(j)
			}
		}
		list = append(list, s)
	}
	return strings.Join(list, "; ")
}

// TestDiff changes one thing of a radar after another.
func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"nothing", "", "", ""},
		{"another order of entries, and a comment", argo + `  - {name: Bazel, quadrant: B, ring: adopt, tags: [build], history: [{edition: 2021, ring: hold}]}` + "\n", `  # c` + "\n" + `  - {name: Bazel, quadrant: b, ring: ADOPT, tags: [build], history: [{edition: 2021, ring: hold}]}` + "\n" + argo, ""},
		{"build settings", "entries:", "output: {theme: dark}\nentries:", ""},
		{"title", "title: T", "title: U", "title T>U"},
		{"subtitle gone", "subtitle: S\n", "", "subtitle S>"},
		{"language", "subtitle: S", "subtitle: S\nlang: ko", "lang en>ko"},

		{"new", "entries:\n", "entries:\n  - {name: Nix, quadrant: A, ring: hold}\n", "nix new"},
		{"new, and retired already", "entries:\n", "entries:\n  - {name: Nix, quadrant: A, ring: hold, retired: {edition: 2023}}\n", "nix archived"},
		{"removed", argo, "", "argo gone removed"},
		{"removed from the archive", chef, "", "chef archived removed"},
		{"retired", "ring: trial, summary", "ring: trial, retired: {edition: 2023}, summary", "argo gone"},
		{"retired in another ring", "ring: trial, summary", "ring: hold, retired: {edition: 2023}, summary", "argo gone"},
		{"back", "ring: hold, retired: {edition: 2022, reason: old}", "ring: adopt, history: [{edition: 2022, retired: true}]", "chef back"},
		{"in", "ring: trial, s", "ring: adopt, s", "argo in 1"},
		{"out", "ring: adopt, tags", "ring: assess, tags", "bazel out 2"},
		{"reclassified", "quadrant: A, ring: trial", "quadrant: C, ring: trial", "argo none reclassified"},
		{"renamed", "name: Argo", "name: Argo CD, id: argo", "argo none renamed"},
		{"everything at once", "{name: Argo, quadrant: A, ring: trial, summary: One.", "{name: Argo CD, id: argo, quadrant: B, ring: assess, summary: Two.", "argo out 1 reclassified renamed [summary]"},
		{"texts", "summary: One., link: \"https://argo.example.org/\", owner: ann", "description: Long., link: \"https://argo.example.org/2\", links: [{title: X, url: \"https://x.example.org\"}], tags: [x], sources: [{file: n.md}], review_by: 2025, replaced_by: bazel", "argo none [summary description link links tags owner sources review_by replaced_by]"},
		{"the reason of what is in the archive", "reason: old", "reason: older", "chef archived [retired]"},
		{"the edition of what is in the archive", "edition: 2022,", "edition: 2021,", "chef archived [retired]"},
		{"the last ring of what is in the archive", "ring: hold, retired", "ring: adopt, retired", "chef archived [ring]"},
		{"the past rewritten", "history: [{edition: 2021, ring: hold}]", "history: [{edition: 2021, ring: trial}]", "bazel none [history]"},
		{"a note on the past", "{edition: 2021, ring: hold}", "{edition: 2021, ring: hold, note: n}", "bazel none [history]"},
		{"the past removed", ", history: [{edition: 2021, ring: hold}]", "", "bazel none [history]"},

		{"a quadrant more", "{name: C}]", "{name: C}, {name: D}]", "quadrant -1>3 merged=false renamed=false []"},
		{"a quadrant renamed", "{name: A}", "{name: AA, id: a}", "quadrant 0>0 merged=false renamed=true []"},
		{"a quadrant with another id", "{name: A}", "{name: AA, aliases: [a]}", "quadrant 0>0 merged=false renamed=true [id aliases]"},
		{"a quadrant with another id alone", "{name: A}", "{name: A, id: aa}", "quadrant 0>0 merged=false renamed=false [id]"},
		{"a quadrant described", "description: Second.", "description: Third.", "quadrant 1>1 merged=false renamed=false [description]"},
		{"quadrants in another order", "[{name: A}, {name: B, description: Second.}, {name: C}]", "[{name: C}, {name: A}, {name: B, description: Second.}]", "{Quadrants:true Rings:false}"},
		{"a ring between others moves nothing", "{name: Assess}", "{name: Pilot}, {name: Assess}", "ring -1>2 merged=false renamed=false []"},
		{"a ring under another name", "{name: Hold}]", "{name: Caution, aliases: [Hold]}]", "ring 3>3 merged=false renamed=true [id aliases]"},
		{"rings turned around move nothing", "[{name: Adopt}, {name: Trial}, {name: Assess}, {name: Hold}]", "[{name: Hold}, {name: Assess}, {name: Trial}, {name: Adopt}]", "{Quadrants:false Rings:true}"},
		{"two rings become one", "{name: Assess}, {name: Hold}]", "{name: Assess, aliases: [hold]}]", "ring 2>2 merged=false renamed=false [aliases]; ring 3>2 merged=true renamed=false []"},
		{"entries of a ring that nobody knows any more", "{name: Assess}, {name: Hold}]", "{name: Weigh}, {name: Hold}]", "?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := strings.Replace(base, c.from, c.to, 1)
			if c.from != "" && changed == base {
				t.Fatalf("there is no %s", c.from)
			}
			if c.want == "?" {
				changed = strings.Replace(changed, "ring: assess", "ring: weigh", 1)
				c.want = "ring -1>2 merged=false renamed=false []; ring 2>-1 merged=false renamed=false []; dagger none lost"
			}
			got := Diff(parse(t, base), parse(t, changed))
			if told(got) != c.want {
				t.Errorf("got  %s\nwant %s", told(got), c.want)
			}
			if got.Same() != (c.want == "") {
				t.Errorf("the same: %v", got.Same())
			}
		})
	}
}

// TestHints look at what only a person can know.
func TestHints(t *testing.T) {
	next := strings.Replace(base, "edition: 2023", "edition: 2024", 1)
	for _, c := range []struct{ name, new, want string }{
		{
			"a rename that keeps the site, spelled in another way", strings.Replace(base, `name: Argo, quadrant: A, ring: trial, summary: One., link: "https://argo.example.org/"`, `name: CD, quadrant: A, ring: trial, link: "http://www.ARGO.example.org"`, 1),
			"cd new; argo gone removed; hint rename argo>cd https://argo.example.org/",
		},
		{
			"one that keeps a talk", strings.Replace(base, `name: Dagger, quadrant: C, ring: assess, links`, `name: Engine, quadrant: C, ring: assess, link: "https://engine.example.org", links`, 1),
			"engine new; dagger gone removed; hint rename dagger>engine https://talks.example.org/1",
		},
		{"one with a like name", strings.Replace(base, "name: Dagger", "name: Daggers", 1), "?links"},
		{"other sites", strings.Replace(strings.Replace(base, "name: Argo", "name: Flux", 1), "argo.example.org/", "flux.example.org/", 1), "flux new; argo gone removed"},
		{"one page of a site is not another", strings.Replace(strings.Replace(base, "name: Argo", "name: Flux", 1), "argo.example.org/", "argo.example.org/flux", 1), "flux new; argo gone removed"},
		{"the edition alone, before anything is recorded", next, "edition 2023>2024; hint history argo{edition: 2023, ring: trial} bazel{edition: 2023, ring: adopt} dagger{edition: 2023, ring: assess}"},
		{"an older edition", strings.ReplaceAll(base, "edition: 2023", "edition: 2022-Q3"), "edition 2023>2022-Q3; hint order"},
		{
			"an edition before the history of the other", strings.NewReplacer("edition: 2023", "edition: 2020", ", history: [{edition: 2021, ring: hold}]", "", chef, "").Replace(base),
			"edition 2023>2020; chef archived removed; hint order",
		},
	} {
		if c.want == "?links" {
			c.new = strings.Replace(c.new, `, links: [{title: Talk, url: "https://talks.example.org/1"}]`, "", 1)
			c.want = "daggers new; dagger gone removed; hint rename dagger>daggers "
		}
		if got := told(Diff(parse(t, base), parse(t, c.new))); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestOneHintEach pairs each new entry with one that is gone, though two share its site.
func TestOneHintEach(t *testing.T) {
	entry := func(id, link string) radar.Entry { return radar.Entry{ID: id, Name: id, Link: link} }
	sectors := radar.Radar{Quadrants: []radar.Quadrant{{ID: "q"}}, Rings: []radar.Ring{{ID: "r"}}}
	old, now := sectors, sectors
	old.Entries = []radar.Entry{entry("a", "https://x.example.org"), entry("b", "https://x.example.org/"), entry("c", "")}
	now.Entries = []radar.Entry{entry("d", "https://x.example.org/"), entry("e", "")}
	if got, want := told(Diff(&old, &now)), "d new; e new; a gone removed; b gone removed; c gone removed; hint rename a>d https://x.example.org"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestUnrecorded tells a history that contradicts the edition before.
func TestUnrecorded(t *testing.T) {
	file := func(edition, entries string) string {
		return "title: T\nedition: " + edition + "\nquadrants: [{name: A}, {name: B}]\nrings: [{name: In}, {name: Mid}, {name: Out}]\nentries:\n" + entries
	}
	const other = "  - {name: Other, quadrant: B, ring: in, history: [{edition: 2020, ring: in}]}\n"
	old := parse(t, file("2023", "  - {name: X, quadrant: A, ring: mid}\n"+other))
	for _, c := range []struct{ name, edition, entry, want string }{
		{"recorded", "2024", "ring: in, history: [{edition: 2023, ring: mid}]", "edition 2023>2024; x in 1"},
		{"recorded by another edition of the same rings", "2024", "ring: in, history: [{edition: 2021, ring: mid}]", "edition 2023>2024; x in 1 [history]"},
		{"not recorded", "2024", "ring: in", "edition 2023>2024; x in 1; hint history x{edition: 2023, ring: mid}"},
		{"recorded wrongly", "2024", "ring: in, history: [{edition: 2023, ring: out}]", "edition 2023>2024; x in 1"},
		{"recorded wrongly, the other way", "2024", "ring: in, history: [{edition: 2023, ring: in}]", "edition 2023>2024; x in 1; hint history x{edition: 2023, ring: mid}"},
		{"an edition in between", "2025", "ring: in, history: [{edition: 2023, ring: mid}, {edition: 2024, ring: in}]", "edition 2023>2025; x in 1"},
		{"within an edition there is nothing to record", "2023", "ring: in", "x in 1"},
	} {
		now := parse(t, file(c.edition, "  - {name: X, quadrant: A, "+c.entry+"}\n"+other))
		if got := told(Diff(old, now)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// someRadar is a radar of random entries, rings and quadrants, some of which other random radars have, too.
func someRadar(random *rand.Rand, edition radar.Edition) *radar.Radar {
	r := &radar.Radar{Edition: edition}
	for _, id := range []string{"a", "b", "c"} {
		r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: id, Name: id})
	}
	for _, id := range []string{"adopt", "trial", "assess", "hold"} {
		r.Rings = append(r.Rings, radar.Ring{ID: id, Name: id})
	}
	if random.IntN(3) == 0 {
		r.Quadrants[random.IntN(3)] = radar.Quadrant{ID: "of-" + edition.Name}
	}
	if random.IntN(3) == 0 {
		k := random.IntN(4)
		r.Rings[k] = radar.Ring{ID: "of-" + edition.Name, Name: "Of " + edition.Name, Aliases: []string{r.Rings[k].ID}[:random.IntN(2)]}
	}
	random.Shuffle(3, func(i, j int) { r.Quadrants[i], r.Quadrants[j] = r.Quadrants[j], r.Quadrants[i] })
	for i := range 8 {
		if random.IntN(4) == 0 {
			continue
		}
		e := radar.Entry{ID: fmt.Sprint("e", i), Name: fmt.Sprint("E", i, random.IntN(2)), Quadrant: random.IntN(3), Ring: random.IntN(4)}
		if random.IntN(4) == 0 {
			e.Retired = &radar.Retirement{Edition: edition}
		}
		r.Entries = append(r.Entries, e)
	}
	return r
}

// TestRandomPairs holds comparisons to what they must be for any two radars.
func TestRandomPairs(t *testing.T) {
	for seed := range uint64(2000) {
		random := rand.New(rand.NewPCG(seed, 3))
		a, b := someRadar(random, edition(t, "2023")), someRadar(random, edition(t, "2024"))
		if !Diff(a, a).Same() {
			t.Fatalf("seed %d: a radar differs from itself: %s", seed, told(Diff(a, a)))
		}
		there, back := Diff(a, b), Diff(b, a)
		checkSince(t, seed, there)
		opposite := map[Kind]Kind{In: Out, Out: In, New: Gone, Gone: New, None: None, Archived: Archived}
		for _, e := range there.Entries {
			k := slices.IndexFunc(back.Entries, func(x EntryChange) bool { return back.Entry(x).ID == there.Entry(e).ID })
			if k < 0 {
				t.Fatalf("seed %d: %s differs one way only", seed, there.Entry(e).ID)
			}
			x := back.Entries[k]
			// From a ring that only one has there is no in and out, though there is to it.
			moved := e.Lost || x.Lost || opposite[e.Move.Kind] == x.Move.Kind && e.Move.Rings == x.Move.Rings
			if !moved || e.Renamed != x.Renamed || e.Reclassified != x.Reclassified {
				t.Fatalf("seed %d: %s: %+v there and %+v back", seed, there.Entry(e).ID, e, x)
			}
		}
		shuffled := *b
		shuffled.Entries = slices.Clone(b.Entries)
		random.Shuffle(len(b.Entries), func(i, j int) {
			shuffled.Entries[i], shuffled.Entries[j] = shuffled.Entries[j], shuffled.Entries[i]
		})
		again := Diff(a, &shuffled)
		again.Hints, there.Hints = nil, nil // whose entries are listed in the order of the file
		if told(again) != told(there) {
			t.Fatalf("seed %d: the order of entries matters:\n%s\n%s", seed, told(there), told(again))
		}
	}
}

// checkSince compares the moves of the radar to draw with those of the comparison.
func checkSince(t *testing.T, seed uint64, c *Comparison) {
	t.Helper()
	r := c.Since()
	moves := map[string]Move{}
	for i, m := range Moves(r) {
		if e := r.Entries[i]; e.Quadrant < 0 || e.Quadrant >= len(r.Quadrants) || e.Ring < 0 || e.Ring >= len(r.Rings) {
			t.Fatalf("seed %d: %s stands in no quadrant or ring", seed, e.ID)
		}
		moves[r.Entries[i].ID] = m
	}
	shown := func(e *radar.Entry) bool { return e.Retired == nil }
	if !slices.ContainsFunc(c.Old.Entries, func(e radar.Entry) bool { return shown(&e) }) {
		return // a first edition
	}
	want := map[string]Move{}
	for _, e := range c.Entries {
		if e.Move.Kind != Archived {
			want[c.Entry(e).ID] = e.Move
		}
	}
	for i := range c.New.Entries {
		if id := c.New.Entries[i].ID; shown(&c.New.Entries[i]) {
			if _, ok := want[id]; !ok {
				want[id] = Move{Kind: None, From: -1}
			}
		}
	}
	if len(moves) != len(want) {
		t.Fatalf("seed %d: %d entries to draw, want %d: %s", seed, len(moves), len(want), told(c))
	}
	for id, m := range want {
		if moves[id] != m {
			t.Fatalf("seed %d: %s is drawn as %+v, want %+v", seed, id, moves[id], m)
		}
	}
}
