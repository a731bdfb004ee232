package feed

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/edit"
	"techradar/radar/history"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
)

const (
	base   = "https://wiki.example.org/radar/"
	korean = "../../../docs/examples/korean.yaml"
)

// sample has everything happen that a feed can tell of.
const sample = `title: Platform radar
subtitle: What we build on
edition: 2026-Q3
quadrants: [{name: Tools}, {name: Data & more}]
rings: [{name: Adopt}, {name: Trial}, {name: Hold}]
entries:
  - {name: Zeta, quadrant: tools, ring: adopt, summary: Zeta is enough., history: [{edition: 2026-01, ring: hold, note: first look}]}
  - {name: alpha, quadrant: tools, ring: adopt, summary: Moved on., history: [{edition: 2026-01, ring: trial}]}
  - {name: Out, quadrant: Data & more, ring: hold, history: [{edition: 2025, ring: adopt}, {edition: 2026-01, ring: trial, note: Too slow.}]}
  - {name: New, quadrant: tools, ring: trial, summary: A summary.}
  - {name: Back, quadrant: tools, ring: trial, history: [{edition: 2025, ring: trial}, {edition: 2026-01, retired: true, note: Not needed.}]}
  - {name: Gone, quadrant: Data & more, ring: hold, summary: Never told., history: [{edition: 2025, ring: hold}], replaced_by: new, retired: {edition: 2026-Q3, reason: It ended.}}
  - {name: Silent, quadrant: Data & more, ring: trial, summary: Never told., history: [{edition: 2025, ring: trial}], retired: {edition: 2026-Q3}}
  - {name: Still, quadrant: tools, ring: trial, history: [{edition: 2025, ring: trial}, {edition: 2026-02, ring: trial}]}
`

func parse(t testing.TB, source string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(source), "radar.yaml")
	if r == nil {
		t.Fatalf("%v", problems)
	}
	return r
}

func document(r *radar.Radar) *layout.Document {
	return &layout.Document{Radar: r, Moves: history.Moves(r)}
}

func written(t testing.TB, r *radar.Radar, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, document(r), o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestGolden(t *testing.T) {
	golden.Check(t, "testdata/sample.golden.xml", written(t, parse(t, sample), Options{}))
	golden.Check(t, "testdata/korean.golden.xml", written(t, parse(t, read(t, korean)), Options{BaseURL: base}))
	golden.Check(t, "testdata/showcase.golden.xml", written(t, parse(t, read(t, "../../../radar.yaml")), Options{BaseURL: base}))
}

// TestItems tells every kind of change, each in its edition.
func TestItems(t *testing.T) {
	f := check(t, written(t, parse(t, sample), Options{}))
	var got []string
	for _, e := range f.Entries {
		got = append(got, e.Updated+" "+e.Title)
	}
	want := []string{
		"2026-07-01T00:00:00Z Edition 2026-Q3: New 1, Back 1, Moved in 2, Moved out 1, Gone 2",
		"2026-02-01T00:00:00Z Edition 2026-02",
		"2026-01-01T00:00:00Z Edition 2026-01: New 2, Moved out 1, Gone 1",
		"2025-01-01T00:00:00Z Edition 2025",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var texts [4]string
	for i, e := range f.Entries {
		texts[i] = e.Content.Text()
	}
	all := strings.Join(texts[:], "\n")
	if strings.Contains(all, "Never told.") {
		t.Error("the summary of what has gone is told as its reason")
	}
	if strings.Count(all, "Moved on.") != 1 || !strings.Contains(texts[0], "Moved on.") {
		t.Error("a summary of today is told of what happened before")
	}
}

// TestFirstEdition says of a first edition that it is one, and what has left in it.
func TestFirstEdition(t *testing.T) {
	const head = "title: T\nedition: 2024\nlang: ko\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries: "
	for source, want := range map[string]string{
		head + "[]": "2024판|첫 판입니다.",
		head + "[{name: X, quadrant: a, ring: one}]":                                           "2024판|첫 판입니다.",
		head + "[{name: X, quadrant: a, ring: two, retired: {edition: 2024, reason: R}}]":      "2024판: 제외 1|첫 판입니다. 제외 X · A · 마지막 링: Two R",
		head + "[{name: X, quadrant: a, ring: two, retired: {edition: 2023}}]":                 "2024판|첫 판입니다.",
		head + "[{name: X, quadrant: a, ring: one, history: [{edition: 2023-12, ring: one}]}]": "2024판|달라진 점이 없습니다.",
	} {
		e := check(t, written(t, parse(t, source), Options{})).Entries[0]
		if got := e.Title + "|" + e.Content.Text(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", source, got, want)
		}
	}
}

func TestNoEdition(t *testing.T) {
	r := parse(t, "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries: []\n")
	var b bytes.Buffer
	if err := Write(&b, document(r), Options{}); !errors.Is(err, ErrNoEdition) || b.Len() > 0 {
		t.Errorf("%v, and %d bytes", err, b.Len())
	}
}

// TestStaysStill opens the next edition and changes it: what the feed said before stays in it, byte for byte but for the
// summaries of what has moved again.
func TestStaysStill(t *testing.T) {
	for _, source := range []string{read(t, korean), sample, read(t, "../../../radar.yaml")} {
		for _, o := range []Options{{}, {BaseURL: base}} {
			r := parse(t, source)
			next, err := radar.ParseEdition("2031-Q2")
			if err != nil {
				t.Fatal(err)
			}
			cut, _, err := edit.Cut([]byte(source), r, next, nil)
			if err != nil {
				t.Fatal(err)
			}
			now := parse(t, string(cut))
			now.Entries = append(now.Entries, radar.Entry{ID: "added", Name: "Added"})
			for i := range now.Entries {
				if i%3 == 0 && now.Entries[i].Retired == nil {
					now.Entries[i].Ring = (now.Entries[i].Ring + 1) % len(now.Rings)
				}
			}
			before, after := items(t, r, o), items(t, now, o)
			if len(after) != len(before)+1 || !slices.Equal(after[1:], before) {
				t.Errorf("%s: %d items became %d, or they say something else:\n%s\n%s", r.Title, len(before), len(after), before, after[1:])
			}
			a, b := check(t, written(t, r, o)), check(t, written(t, now, o))
			if a.ID != b.ID || b.Updated != "2031-04-01T00:00:00Z" {
				t.Errorf("the feed %s became %s of %s", a.ID, b.ID, b.Updated)
			}
		}
	}
}

// items are the entries of a feed as they are written, without summaries.
func items(t testing.TB, r *radar.Radar, o Options) []string {
	t.Helper()
	out := string(written(t, r, o))
	for _, e := range r.Entries {
		out = strings.ReplaceAll(out, "<br/>"+text(e.Summary)+"</li>", "</li>")
	}
	_, rest, ok := strings.Cut(out, "<entry>")
	if !ok {
		t.Fatal("no entry")
	}
	return strings.Split(strings.TrimSuffix(rest, "</feed>\n"), "<entry>")
}

// TestIDs follow from where the feed is, or from the title where that is not known, and from nothing else.
func TestIDs(t *testing.T) {
	ids := func(source, base string) []string {
		f := check(t, written(t, parse(t, source), Options{BaseURL: base}))
		list := []string{f.ID}
		for _, e := range f.Entries {
			list = append(list, e.ID)
		}
		return list
	}
	other := strings.NewReplacer("Platform radar", "Other radar").Replace(sample)
	edited := strings.NewReplacer("edition: 2026-Q3", "edition: 2026-07", "Zeta", "Eta", "What we", "That we").Replace(sample)
	for _, c := range []struct {
		name string
		a, b []string
		same bool
	}{
		{"edited", ids(sample, base), ids(edited, base), true},
		{"edited, no address", ids(sample, ""), ids(edited, ""), true},
		{"another title", ids(sample, base), ids(other, base), true},
		{"another title, no address", ids(sample, ""), ids(other, ""), false},
		{"another address", ids(sample, base), ids(sample, "https://wiki.example.org/other/"), false},
		{"an address that is no link", ids(sample, "javascript:x"), ids(sample, ""), true},
		{"an address in two spellings", ids(sample, "https://한글.example/레이더/"), ids(sample, "https://xn--bj0bj06e.example/%EB%A0%88%EC%9D%B4%EB%8D%94/"), true},
	} {
		for i := range c.a {
			if (c.a[i] == c.b[i]) != c.same {
				t.Errorf("%s: %s and %s", c.name, c.a[i], c.b[i])
			}
		}
	}
}

// TestUUID makes the example of RFC 9562, appendix B.2.
func TestUUID(t *testing.T) {
	const dns = "\x6b\xa7\xb8\x10\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"
	if got := uuid(dns, "www.example.com"); got != "5c146b14-3c52-8afd-938a-375d0df1fbf6" {
		t.Error(got)
	}
}

// TestBounds leaves the earliest editions out, and counts what an edition has no room for.
func TestBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: T\nedition: 2024-12-31\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries:\n")
	for i := range 150 {
		fmt.Fprintf(&b, "  - {name: In %d, quadrant: a, ring: one, history: [{edition: %d, ring: two}]}\n", i, 1800+i)
		fmt.Fprintf(&b, "  - {name: Out %d, quadrant: a, ring: two, history: [{edition: %d, ring: one}]}\n", i, 1800+i)
	}
	f := check(t, written(t, parse(t, b.String()), Options{BaseURL: base}))
	if len(f.Entries) != MaxEditions || f.Entries[99].Updated != "1851-01-01T00:00:00Z" {
		t.Errorf("%d editions, the last of %s", len(f.Entries), f.Entries[len(f.Entries)-1].Updated)
	}
	text := f.Entries[0].Content.Text()
	if strings.Count(text, "In ") != 150 || strings.Count(text, "Out ") != 50 || !strings.HasSuffix(text, " and 100 more") {
		t.Errorf("%s", text)
	}
}
