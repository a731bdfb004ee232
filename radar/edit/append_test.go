package edit

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
)

// tools are entries as an importer makes them: one of a line, one with everything, and one in Korean.
func tools(t testing.TB) []radar.Entry {
	return []radar.Entry{
		{Name: "Ladle", Quadrant: 0, Ring: 1},
		{
			Name: "C++", ID: "cpp", Quadrant: 1, Ring: 0, Summary: "Sharp: mind your fingers",
			Description: "Cuts\n\n- fast\n- deep", Link: "https://example.org/cpp",
			Links: []radar.Link{{Title: "A talk, in short", URL: "https://example.org/talk"}},
			Tags:  []string{"sharp", "a, b"}, Owner: "cooks",
			Sources: []radar.Source{{File: "notes.md", Line: 3, Quote: "Is it sharp?\nYes.", Note: "sharp"}, {File: "notes.md"}},
			History: []radar.Change{{Edition: edition(t, "2021"), Ring: 2}, {Edition: edition(t, "2022"), Ring: -1, Retired: true}, {Edition: edition(t, "2022-07"), Ring: 1}},
			Retired: &radar.Retirement{Edition: edition(t, "2023"), Reason: "Blunt"},
		},
		{Name: "국자", Quadrant: 0, Ring: 2},
	}
}

func mustAppend(t testing.TB, src string, entries []radar.Entry) string {
	t.Helper()
	r := parse(t, src)
	out, err := Append([]byte(src), r, entries)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	after := parse(t, string(out))
	want := *r
	want.Entries = slices.Clone(r.Entries)
	for _, e := range entries {
		if e.ID == "" {
			e.ID = radar.Slug(e.Name)
		}
		want.Entries = append(want.Entries, e)
	}
	compare(t, tidy(after), tidy(&want))
	return string(out)
}

func TestAppend(t *testing.T) {
	for name, src := range files(t, "append/*.yaml") {
		t.Run(name, func(t *testing.T) {
			out := mustAppend(t, src, tools(t))
			golden.Check(t, "testdata/append/"+name+".diff", Diff("radar.yaml", []byte(src), []byte(out)))
		})
		for how, rewrite := range rewrites {
			t.Run(name+"/"+how, func(t *testing.T) {
				if how == "decomposed" {
					t.Skip("what is appended is composed, as it was given")
				}
				got, want := mustAppend(t, rewrite(src), tools(t)), rewrite(mustAppend(t, src, tools(t)))
				if !strings.Contains(src, "\n") { // nothing to learn a line end from
					return
				}
				if got != want {
					t.Errorf("got\n%q\nwant\n%q", got, want)
				}
			})
		}
	}
}

// TestAppendOnlyInserts appends to the files of varied style: what was there is still there, and in its order.
func TestAppendOnlyInserts(t *testing.T) {
	for name, src := range files(t, "cut/*.yaml") {
		out := mustAppend(t, src, []radar.Entry{{Name: "Ladle 2", Quadrant: 1, Ring: 1}})
		src = strings.Replace(src, "entries: []", "entries:", 1)
		if !subsequence(src, out) {
			t.Errorf("%s: something is gone\n%s", name, out)
		}
	}
}

func TestAppendRefuses(t *testing.T) {
	src := kitchen + "  - {name: Wok, quadrant: Pots, ring: Daily}\n"
	for name, c := range map[string]struct {
		entry radar.Entry
		want  string
	}{
		"a name that is there":    {radar.Entry{Name: "wok"}, "radar.yaml:7:12: error: the entry \"wok\" stands here twice, first in line 6 [duplicate-id]"},
		"a text that is too long": {radar.Entry{Name: strings.Repeat("a", 101)}, "name has 101 characters, and 100 are the most"},
		"a control character":     {radar.Entry{Name: "a\x1bb"}, "U+001B"},
		"no name":                 {radar.Entry{}, "an entry needs the key name"},
	} {
		out, err := Append([]byte(src), parse(t, src), []radar.Entry{c.entry})
		var refusal *Refusal
		if !errors.As(err, &refusal) || out != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q, %v", name, out, err)
		}
	}
}

func TestAppendNothing(t *testing.T) {
	src := kitchen + "  - {name: Wok, quadrant: Pots, ring: Daily}\n"
	if out := mustAppend(t, src, nil); out != src {
		t.Errorf("%q", out)
	}
}
