package article

import (
	"regexp"
	"strings"
	"testing"
)

// firstEdition is full before anything has moved: no history, no edition, nothing gone.
func firstEdition(t testing.TB) string {
	t.Helper()
	s := regexp.MustCompile(`, (history|retired): (\[.*\]|\{.*\})\}`).ReplaceAllString(full, "}")
	if strings.Contains(s, "history") || strings.Contains(s, "retired") {
		t.Fatal("something is left of the past")
	}
	return change(t, s, "edition: 2026-Q3\n", "")
}

func TestChanges(t *testing.T) {
	const still = `
title: Still
edition: 2026
quadrants: [{id: a, name: A}, {id: b, name: B}]
rings: [{id: one, name: One}, {id: two, name: Two}]
entries: [{name: X, quadrant: a, ring: one, history: [{edition: 2025, ring: one}]}]
`
	for _, c := range []struct {
		name, source, title string
		groups              string // "Name: entries" of each, after one another
	}{
		{"everything", full, "What changed in 2026-Q3", "New: Beta; Back: Delta; Moved in: Zeta; Moved out: Gamma; Gone: Last"},
		{"Korean", full + "lang: ko\n", "2026-Q3판에서 달라진 점", "신규: Beta; 복귀: Delta; 안쪽으로 이동: Zeta; 바깥쪽으로 이동: Gamma; 제외: Last"},
		{"nothing", still, "What changed in 2026", ""},
		{"a first edition", firstEdition(t), "", "-"},
		{"a first edition that lost an entry", change(t, still, "ring: one, history: [{edition: 2025, ring: one}]", "ring: one, retired: {edition: 2026}"), "What changed in 2026", "Gone: X"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ch := New(document(t, c.source, nil)).Changes
			if ch == nil {
				if c.groups != "-" {
					t.Fatal("nothing is said of what changed")
				}
				return
			}
			var groups []string
			for _, g := range ch.Groups {
				groups = append(groups, g.Name+": "+names(g.Entries))
				for _, e := range g.Entries {
					if e.Move.Kind != g.Kind {
						t.Errorf("%s of kind %s in a group of %s", e.Name, e.Move.Kind, g.Kind)
					}
				}
			}
			if got := strings.Join(groups, "; "); got != c.groups || ch.Title != c.title {
				t.Errorf("%s\n got %s\nwant %s: %s", ch.Title, got, c.title, c.groups)
			}
			if ch.None == "" {
				t.Error("nothing to say when nothing changed")
			}
		})
	}
}

// TestColumns flags the columns that some entry on the radar has something for.
func TestColumns(t *testing.T) {
	const bare = `
title: Bare
edition: 2026
quadrants: [{id: a, name: A}, {id: b, name: B}]
rings: [{id: one, name: One}, {id: two, name: Two}]
entries:
  - {name: X, quadrant: a, ring: one}
  - {name: Y, quadrant: b, ring: two, owner: O, review_by: 2027, summary: S, retired: {edition: 2026}}
`
	with := func(keys string) string { return change(t, bare, "ring: one}", "ring: one, "+keys+"}") }
	for _, c := range []struct {
		source  string
		numbers map[string]int
		want    Columns
	}{
		{bare, nil, Columns{}},
		{bare, map[string]int{"x": 1}, Columns{Number: true}},
		{with("owner: O"), nil, Columns{Owner: true}},
		{with("review_by: 2027"), nil, Columns{ReviewBy: true}},
		{with("history: [{edition: 2025, ring: two}]"), nil, Columns{Move: true, About: true}},
		{with("history: [{edition: 2025, ring: one}]"), nil, Columns{About: true}},
		{with("summary: S"), nil, Columns{About: true}},
		{with("description: D"), nil, Columns{About: true}},
		{with("tags: [t]"), nil, Columns{About: true}},
		{with("links: [{title: T, url: 'https://example.org'}]"), nil, Columns{About: true}},
		{with("link: 'https://example.org'"), nil, Columns{}},
		{with("replaced_by: y"), nil, Columns{About: true}},
		{with("sources: [{file: n.md}]"), nil, Columns{About: true}},
		{full, map[string]int{"x": 1, "zeta": 1}, Columns{true, true, true, true, true}},
	} {
		if got := New(document(t, c.source, c.numbers)).Columns; got != c.want {
			t.Errorf("%s\n got %+v\nwant %+v", c.source, got, c.want)
		}
	}
}
