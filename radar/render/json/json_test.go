package json

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
)

func parse(t testing.TB, name string, source []byte) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse(source, name)
	if r == nil {
		t.Fatalf("%v", problems)
	}
	return r
}

func read(t testing.TB, path string) *radar.Radar {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, path, b)
}

// bare is a document without pictures.
func bare(r *radar.Radar) *layout.Document {
	return &layout.Document{Radar: r, Moves: history.Moves(r)}
}

func written(t testing.TB, d *layout.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	showcase = "../../../radar.yaml"
	korean   = "../../../docs/examples/korean.yaml"
	full     = "../../testdata/good/full.yaml"
	smallest = "../../testdata/good/smallest.yaml"
)

func TestGolden(t *testing.T) {
	for path, file := range map[string]string{showcase: "showcase", korean: "korean"} {
		d, err := layout.Build(read(t, path), layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, "testdata/"+file+".golden.json", written(t, d, Options{BaseURL: "https://wiki.example.org/radar/"}))
	}
}

// TestEditions tells of the editions of radars that remember none, one and many.
func TestEditions(t *testing.T) {
	const head = "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}, {name: Three}]\n"
	for _, c := range []struct{ name, source, want string }{
		{"none", head + "entries: [{name: X, quadrant: a, ring: one}]", ``},
		{"first", head + "edition: 2024-02\nentries: [{name: X, quadrant: a, ring: one}]", `2024-02 2024-02-01 2024-02-29 first:`},
		{"quarter", head + "edition: 2024-Q4\nentries: []", `2024-Q4 2024-10-01 2024-12-31 first:`},
		{
			"many", head + `edition: 2025
entries:
  - {name: In, quadrant: a, ring: one, history: [{edition: 2023, ring: three}]}
  - {name: Out, quadrant: a, ring: two, history: [{edition: 2023, ring: one}]}
  - {name: New, quadrant: a, ring: one}
  - {name: Gone, quadrant: a, ring: two, history: [{edition: 2023, ring: one}, {edition: 2024-05-06, ring: two}], retired: {edition: 2025}}
  - {name: Back, quadrant: b, ring: one, history: [{edition: 2023, ring: two}, {edition: 2024-05-06, retired: true}]}
`,
			`2023 2023-01-01 2023-12-31 first:
2024-05-06 2024-05-06 2024-05-06: gone out 1 one>two; back gone 0 >two;
2025 2025-01-01 2025-12-31: in in 2 three>one; out out 1 one>two; new new 0 >one; gone gone 0 >two; back new 0 >one returned;`,
		},
	} {
		var f file
		if err := json.Unmarshal(written(t, bare(parse(t, "radar.yaml", []byte(c.source))), Options{}), &f); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, e := range f.Editions {
			line := e.Name + " " + e.Start + " " + e.End
			if e.First {
				line += " first"
			}
			line += ":"
			for _, x := range e.Changes {
				line += " " + x.ID + " " + string(x.Moved) + " " + string(rune('0'+x.Rings)) + " " + x.From + ">" + x.Ring
				if x.Returned {
					line += " returned"
				}
				line += ";"
			}
			lines = append(lines, line)
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestHostile writes texts that mean something to a page that holds the file, and addresses that run.
func TestHostile(t *testing.T) {
	evil := "</script><!--<b onclick='x'>&amp;\u2028\x00\xff\"\\"
	r := read(t, full)
	r.Title, r.Subtitle = evil, evil
	for i := range r.Quadrants {
		r.Quadrants[i].Name, r.Quadrants[i].Description = evil, evil
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		e.Name, e.Summary, e.Description, e.Owner, e.Tags = evil, evil, evil, evil, []string{evil}
		e.Link, e.Links = "javascript:alert(1)", []radar.Link{{Title: "T", URL: "data:text/html,x"}, {Title: "U", URL: "https://example.org/?a&b"}}
	}
	out := written(t, bare(r), Options{BaseURL: "javascript:alert(1)//"})
	if !json.Valid(out) || bytes.ContainsAny(out, "<>&\x00\u2028\xff") {
		t.Error("the file cannot stand in a page")
	}
	var f file
	if err := json.Unmarshal(out, &f); err != nil {
		t.Fatal(err)
	}
	if want := strings.ToValidUTF8(evil, "\ufffd"); f.Title != want || f.Entries[0].Description != want {
		t.Errorf("%q became %q and %q", want, f.Title, f.Entries[0].Description)
	}
	if f.URL != "" || f.Entries[0].URL != "" || f.Entries[0].Link != "" {
		t.Errorf("unsafe addresses: %q %q %q", f.URL, f.Entries[0].URL, f.Entries[0].Link)
	}
	if got := f.Entries[0].Links; got[0] != (link{"T (data:text/html,x)", ""}) || got[1] != (link{"U", "https://example.org/?a&b"}) {
		t.Errorf("links: %q", got)
	}
}

// TestURL leads to the row of an entry on the summary page.
func TestURL(t *testing.T) {
	const source = "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries: [{name: 한 글, quadrant: a, ring: one}]"
	d := bare(parse(t, "radar.yaml", []byte(source)))
	for base, want := range map[string]string{
		"":                           "",
		"https://example.org/radar/": "https://example.org/radar/#entry-%ED%95%9C-%EA%B8%80",
	} {
		var f file
		if err := json.Unmarshal(written(t, d, Options{BaseURL: base}), &f); err != nil {
			t.Fatal(err)
		}
		if got := f.Entries[0].URL; got != want || f.URL != base {
			t.Errorf("%q: %q and %q, want %q", base, f.URL, got, want)
		}
	}
}
