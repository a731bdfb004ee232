package radar

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"techradar/radar/internal/golden"
)

// parseGood returns the radar of a source that must be right.
func parseGood(t testing.TB, src string) *Radar {
	t.Helper()
	r, problems := Parse([]byte(src), "radar.yaml")
	for _, p := range problems {
		t.Error(p)
	}
	if r == nil {
		t.Fatal("no radar")
	}
	return r
}

// dump returns everything that a radar says, as text.
func dump(t testing.TB, r *Radar) []byte {
	t.Helper()
	out, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

func TestGoodFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/good/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no good files", err)
	}
	for _, path := range paths {
		r := parseGood(t, string(read(t, path)))
		golden.Check(t, strings.TrimSuffix(path, ".yaml")+".json", dump(t, r))
	}
}

// TestLineEnds reads the same radar with each line end, with and without a byte order mark, and composed and
// decomposed.
func TestLineEnds(t *testing.T) {
	for _, path := range []string{"testdata/good/full.yaml", "testdata/good/korean.yaml"} {
		src := string(read(t, path))
		want := string(dump(t, parseGood(t, src)))
		for name, changed := range map[string]string{
			"CRLF":            strings.ReplaceAll(src, "\n", "\r\n"),
			"CR":              strings.ReplaceAll(src, "\n", "\r"),
			"byte order mark": "\ufeff" + src,
			"document marks":  "---\n" + src + "...\n",
			"comment at end":  src + "# the end",
		} {
			got := string(dump(t, parseGood(t, changed)))
			if name == "document marks" {
				got = withoutPlaces(got)
			}
			if w := want; got != w && got != withoutPlaces(w) {
				t.Errorf("%s with %s reads differently", path, name)
			}
		}
		if got := dump(t, parseGood(t, norm.NFD.String(src))); withoutPlaces(string(got)) != withoutPlaces(want) {
			t.Errorf("%s decomposed reads differently", path)
		}
	}
}

// withoutPlaces drops the lines of a dump that hold a position.
func withoutPlaces(dump string) string {
	var kept []string
	for line := range strings.Lines(dump) {
		if !strings.Contains(line, `"Line"`) && !strings.Contains(line, `"Col"`) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// TestTextIsWhatWasTyped has the words that YAML readers like to turn into other things.
func TestTextIsWhatWasTyped(t *testing.T) {
	for _, text := range []string{
		"no", "NO", "yes", "on", "off", "y", "true", "False", "1.10", "1.0", "007", "0x1f", "0o17", "0b1", "1e3",
		"1_000", ".5", "+1", "-1", ".inf", "-.Inf", ".NaN", "12:30:45", "2023-04", "2023-04-06", "2001-12-14t21:59:43Z",
		"16:9", "=", "C#", "C++", "a#b", "a:b", "R&D", "1st", "50%", "~x", "null value", "<<x", "http://x", "a - b",
		"?x", ":x", "-x", "한국어", "①", "👩\u200d💻", "नमस्\u200dते", "می\u200cخواهم",
	} {
		for _, form := range []string{"%s", "'%s'", `"%s"`, "%s # comment"} {
			src := "title: " + fmt.Sprintf(form, text) + "\nquadrants: [{name: A}, {name: B}]\nrings: [{name: A}, {name: B}]\nentries: []\n"
			if got := parseGood(t, src).Title; got != text {
				t.Errorf(form+" was read as %q", text, got)
			}
		}
	}
}

func TestNamesFindTheirQuadrant(t *testing.T) {
	r := parseGood(t, `title: T
quadrants: [{id: ci, name: CI/CD, aliases: [파이프라인, Build Tools]}, {name: Straße}]
rings: [{name: Adopt}, {name: Hold, aliases: [Assess]}]
entries:
  - {name: a1, quadrant: ci, ring: adopt}
  - {name: a2, quadrant: ci/cd, ring: ADOPT}
  - {name: a3, quadrant: CI/CD, ring: assess}
  - {name: a4, quadrant: build tools, ring: hold}
  - {name: a5, quadrant: `+norm.NFD.String("파이프라인")+`, ring: hold}
  - {name: b1, quadrant: STRASSE, ring: hold}
`)
	for _, e := range r.Entries {
		if want := int(e.Name[0] - 'a'); e.Quadrant != want {
			t.Errorf("%s stands in quadrant %d", e.Name, e.Quadrant)
		}
	}
	if r.Entries[1].Ring != 0 || r.Entries[2].Ring != 1 {
		t.Error("a ring was taken for another")
	}
}

func TestPlaces(t *testing.T) {
	r := parseGood(t, string(read(t, "testdata/good/full.yaml")))
	for _, c := range []struct {
		what      string
		got, want Pos
	}{
		{"the radar's edition", r.At("edition"), Pos{4, 10}},
		{"no such key", r.At("nothing"), Pos{}},
		{"a quadrant", r.Quadrants[1].Pos, Pos{14, 5}},
		{"an entry", r.Entries[0].Pos, Pos{23, 5}},
		{"its ring", r.Entries[0].At("ring"), Pos{26, 11}},
		{"a key that it lacks", r.Entries[0].At("retired"), Pos{23, 5}},
		{"output", r.Output.Pos, Pos{61, 3}},
		{"its size", r.Output.At("size"), Pos{64, 9}},
	} {
		if c.got != c.want {
			t.Errorf("%s is at %v, want %v", c.what, c.got, c.want)
		}
	}
}

// TestDamagedFiles cuts a good file off everywhere and breaks it byte by byte: whatever happens, the answer is a
// radar or problems in the file.
func TestDamagedFiles(t *testing.T) {
	src := read(t, "testdata/good/full.yaml")
	for i := range src {
		cut := src[:i]
		flipped := slices.Clone(src)
		flipped[i] ^= 1 << (i % 8)
		removed := slices.Delete(slices.Clone(src), i, i+1)
		for _, damaged := range [][]byte{cut, flipped, removed} {
			r, problems := Parse(damaged, "radar.yaml")
			if (r != nil) != onlyWarnings(problems) {
				t.Fatalf("damaged at byte %d: %d problems", i, len(problems))
			}
			checkProblems(t, damaged, problems)
		}
	}
}
