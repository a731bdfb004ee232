package edit

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"techradar/radar"
	"techradar/radar/internal/golden"
)

func edition(t testing.TB, name string) radar.Edition {
	t.Helper()
	e, err := radar.ParseEdition(name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func parse(t testing.TB, src string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(src), "radar.yaml")
	if r == nil {
		t.Fatalf("%v\n%s", problems, src)
	}
	return r
}

func read(t testing.TB, path string) string {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// files returns the texts of testdata that match, by name.
func files(t testing.TB, pattern string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/" + pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	found := map[string]string{}
	for _, path := range paths {
		found[strings.TrimSuffix(filepath.Base(path), ".yaml")] = read(t, path)
	}
	return found
}

// mustCut opens the edition 2024-01 and checks everything that must hold for any cut.
func mustCut(t testing.TB, src string) string {
	t.Helper()
	r := parse(t, src)
	out, recorded, err := Cut([]byte(src), r, edition(t, "2024-01"), nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	checkCut(t, src, string(out), r, edition(t, "2024-01"), recorded)
	return string(out)
}

// TestCut compares the patch of each file with the one beside it.
func TestCut(t *testing.T) {
	all := files(t, "cut/*.yaml")
	if patches := files(t, "cut/*.diff"); len(all) < 30 || len(patches) != len(all) && !golden.Updating() {
		t.Errorf("%d files and %d patches", len(all), len(patches))
	}
	for name, src := range all {
		t.Run(name, func(t *testing.T) {
			patch := Diff("radar.yaml", []byte(src), []byte(mustCut(t, src)))
			golden.Check(t, "testdata/cut/"+name+".diff", patch)
		})
	}
}

// rewrites are other ways to write a file, under which a cut must give what it gives for the file itself, rewritten.
var rewrites = map[string]func(string) string{
	"Windows line ends": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"CR":                func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
	"byte order mark":   func(s string) string { return byteOrderMark + s },
	"both":              func(s string) string { return byteOrderMark + strings.ReplaceAll(s, "\n", "\r\n") },
	"decomposed":        norm.NFD.String,
}

func TestCutRewritten(t *testing.T) {
	for name, src := range files(t, "cut/*.yaml") {
		for how, rewrite := range rewrites {
			t.Run(name+"/"+how, func(t *testing.T) {
				if got, want := mustCut(t, rewrite(src)), rewrite(mustCut(t, src)); got != want {
					t.Errorf("got\n%q\nwant\n%q", got, want)
				}
			})
		}
	}
}

// TestCutTwice opens two editions in a row: the second has nothing to record.
func TestCutTwice(t *testing.T) {
	for name, src := range files(t, "cut/*.yaml") {
		once := mustCut(t, src)
		r := parse(t, once)
		twice, recorded, err := Cut([]byte(once), r, edition(t, "2024-02"), nil)
		if err != nil || len(recorded) != 0 {
			t.Errorf("%s: %v, %v", name, recorded, err)
		}
		checkCut(t, once, string(twice), r, edition(t, "2024-02"), nil)
	}
}

const kitchen = `title: Kitchen
edition: 2023
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Never}]
entries:
`

func TestCutRefuses(t *testing.T) {
	const wok = "  - {name: Wok, quadrant: Pots, ring: Daily}\n"
	full := strings.Repeat("{edition: 2000, ring: Daily}, ", radar.MaxListLength)
	for i := range radar.MaxListLength {
		full = strings.Replace(full, "2000", "19"+string(rune('0'+i/10))+string(rune('0'+i%10)), 1)
	}
	for _, c := range []struct{ name, src, next, base, want string }{
		{
			"no edition", strings.Replace(kitchen, "edition: 2023\n", "", 1) + wok, "2024", "",
			"radar.yaml:1:8: error: the file does not say which edition it describes, so its rings cannot be recorded under one [missing-edition]\n" +
				"  1 | title: Kitchen\n    |        ^\n  hint: write a line below the title that names it, such as edition: 2023",
		},
		{
			"earlier", kitchen + wok, "2022-12", "",
			"radar.yaml:2:10: error: the edition 2022-12 is not later than 2023, which the file describes [edition-order]\n" +
				"  2 | edition: 2023\n    |          ^\n  hint: name an edition that is later than 2023",
		},
		{"the same day", kitchen + wok, "2023-Q1", "", "the edition 2023-Q1 is not later than 2023"},
		{
			"a full history", kitchen + "  - {name: Wok, quadrant: Pots, ring: Never, history: [" + full + "]}", "2024", "",
			"the history of Wok has 50 items, which is as many as there may be, and needs one more",
		},
		{"base without edition", kitchen + wok, "2024", strings.Replace(kitchen, "edition: 2023\n", "", 1) + wok, "base.yaml, which the rings are taken from, has no edition"},
		{"not later than the base", kitchen + wok, "2024", strings.Replace(kitchen, "2023", "2024", 1) + wok, "the edition 2024 is not later than 2024, the edition of base.yaml"},
		{"base is later", kitchen + wok, "2025", strings.Replace(kitchen, "2023", "2024", 1) + wok, "the file describes 2023, and base.yaml, which the rings are taken from, is later: 2024"},
		{
			"the base is older than the edition before", strings.Replace(kitchen, "2023", "2024", 1) + wok, "2025", kitchen + wok,
			"radar.yaml:2:10: error: the rings of 2024 would be recorded nowhere: the file describes it, and base.yaml, which the rings are taken from, describes 2023 [edition-order]\n" +
				"  2 | edition: 2024\n    |          ^\n  hint: take the rings from the file as it was published in 2024; if that never was, write edition: 2023 here first",
		},
		{"earlier than the file", strings.Replace(kitchen, "2023", "2026", 1) + wok, "2025", kitchen + wok, "the edition 2025 is earlier than 2026, which the file describes"},
		{
			"a ring is gone", kitchen + wok, "2024", strings.Replace(kitchen, "Daily", "Hourly", 1) + strings.Replace(wok, "Daily", "Hourly", 1),
			"Wok is in the ring Hourly in base.yaml, and there is no such ring here",
		},
		{
			"retired in the edition of the base", kitchen + "  - {name: Wok, quadrant: Pots, ring: Daily, retired: {edition: 2023}}", "2024", kitchen + wok,
			"Wok is retired in 2023, but it is on the radar of 2023 in base.yaml",
		},
		{
			"recorded otherwise", strings.Replace(kitchen, "2023", "2024", 1) + "  - {name: Wok, quadrant: Pots, ring: Daily, history: [{edition: 2023, ring: Never}]}", "2024", kitchen + wok,
			"the history of Wok goes up to 2023 and does not end in the ring that it has in base.yaml, Daily",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var base *radar.Radar
			if c.base != "" {
				base = parse(t, c.base)
				base.File = "base.yaml"
			}
			out, recorded, err := Cut([]byte(c.src), parse(t, c.src), edition(t, c.next), base)
			var refusal *Refusal
			if !errors.As(err, &refusal) || out != nil || recorded != nil {
				t.Fatalf("%q, %v, %v", out, recorded, err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got\n%v\nwant\n%s", err, c.want)
			}
		})
	}
}

// TestCutBase takes the rings from the file that was published, since the edits came first.
func TestCutBase(t *testing.T) {
	base := parse(t, `title: Kitchen
edition: 2023
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Now and then}, {name: Never}]
entries:
  - {name: Wok, quadrant: Pots, ring: Weekly, history: [{edition: 2022, ring: Never}]}
  - {name: Pan, quadrant: Pots, ring: Daily}
  - {name: Pot, quadrant: Pots, ring: Daily, history: [{edition: 2022, ring: Daily}]}
  - {name: Lid, quadrant: Pots, ring: Never, history: [{edition: 2021, ring: Daily}], retired: {edition: 2022, reason: "It leaks: everywhere."}}
  - {name: Tongs, quadrant: Pots, ring: Never, retired: {edition: 2022}}
  - {name: Bowl, quadrant: Pots, ring: Now and then}
  - {name: Sieve, quadrant: Pots, ring: Weekly}
  - {name: Spoon, quadrant: Pots, ring: Weekly}
`)
	src := `title: Kitchen
edition: 2024
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Every day, id: daily}, {name: Weekly, aliases: [now and then]}, {name: Never}]
entries:
  - {name: Cleaver, quadrant: Knives, ring: weekly} # new: nothing
  - {name: The wok, id: wok, quadrant: Pots, ring: Every day, history: [{edition: 2022, ring: Never}]} # moved in, was Weekly
  - {name: Pan, quadrant: Pots, ring: daily} # stayed, first recorded
  - {name: Pot, quadrant: Pots, ring: never, history: [{edition: 2022, ring: daily}]} # was where it is recorded
  - {name: Lid, quadrant: Pots, ring: Never, history: [{edition: 2021, ring: daily}]} # back
  - {name: Tongs, quadrant: Pots, ring: Never, retired: {edition: 2022}} # still gone
  - {name: Bowl, quadrant: Pots, ring: never} # from a ring that was merged into another
  - {name: Sieve, quadrant: Pots, ring: never, retired: {edition: 2024}} # leaves now
  - {name: Spoon, quadrant: Pots, ring: never, history: [{edition: 2023, ring: Weekly}]} # recorded by hand
`
	r := parse(t, src)
	out, recorded, err := Cut([]byte(src), r, edition(t, "2024"), base)
	if err != nil {
		t.Fatal(err)
	}
	checkCut(t, src, string(out), r, edition(t, "2024"), recorded)
	golden.Check(t, "testdata/base.diff", Diff("radar.yaml", []byte(src), out))

	again, recorded, err := Cut(out, parse(t, string(out)), edition(t, "2024"), base)
	if err != nil || len(recorded) != 0 || string(again) != string(out) {
		t.Errorf("a second time it records %v, %v", recorded, err)
	}
}
