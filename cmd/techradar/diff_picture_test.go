package main

import (
	"encoding/xml"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// comparedRadars have an entry for each thing that a picture can say of two radars.
var comparedRadars = map[string]string{
	"old.yaml": `title: Kitchen radar
edition: 2024
lang: en
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Monthly, id: m}]
entries:
  - {name: Wok, quadrant: pots, ring: daily}
  - {name: Peeler, quadrant: pots, ring: weekly}
  - {name: Grater, quadrant: pots, ring: weekly}
  - {name: Mortar, quadrant: pots, ring: m}
  - {name: Sieve, quadrant: pots, ring: daily}
`,
	"new.yaml": `title: Kitchen radar
edition: 2025
lang: en
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Rare}]
entries:
  - {name: Wok, quadrant: pots, ring: daily}
  - {name: Peeler, quadrant: knives, ring: weekly}
  - {name: Grater, quadrant: knives, ring: daily}
  - {name: Mortar, quadrant: pots, ring: rare}
  - {name: Sieve, quadrant: knives, ring: daily, retired: {edition: 2025}}
  - {name: Cleaver, quadrant: knives, ring: rare}
`,
}

// TestDiffPictureTellsAll lists what no mark can show: another quadrant, and a ring that may be nearer or not. The line
// under the title names both editions.
func TestDiffPictureTellsAll(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, src := range comparedRadars {
		for file, text := range map[string]string{name: src, "ko-" + name: strings.Replace(src, "lang: en", "lang: ko", 1)} {
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct{ old, now, line, want string }{
		{
			"old.yaml", "new.yaml", "Edition 2025, compared with 2024",
			"What changed|New|Cleaver|Rare|Moved in|Grater|Weekly → Daily|Gone|Sieve|Daily|In another ring|Mortar|Monthly → Rare|Reclassified|Grater|Pots → Knives|Peeler|Pots → Knives",
		},
		{
			"ko-old.yaml", "ko-new.yaml", "2025판, 2024판과 비교",
			"달라진 점|신규|Cleaver|Rare|안쪽으로 이동|Grater|Weekly → Daily|제외|Sieve|Daily|링 변경|Mortar|Monthly → Rare|분면 변경|Grater|Pots → Knives|Peeler|Pots → Knives",
		},
		{"new.yaml", "new.yaml", "Edition 2025", ""},
	} {
		code, out, words := radarRun("diff", "--format", "svg", c.old, c.now)
		if code != 0 {
			t.Fatalf("exit code %d: %s", code, words)
		}
		if got := strings.Join(textsIn(t, out, "changes"), "|"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.old, got, c.want)
		}
		if title := textsIn(t, out, "title"); title[len(title)-1] != c.line {
			t.Errorf("under the title stands %q", title)
		}
	}
}

// TestDiffPictureTellsWhatItLacks holds that a picture which lists only a part of what changed says where all of it is,
// and that no other picture does.
func TestDiffPictureTellsWhatItLacks(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, nearer := range map[string]int{"old.yaml": 0, "few.yaml": 1, "all.yaml": 90} {
		src := "title: Kitchen radar\nquadrants: [{name: Pots}, {name: Knives}]\nrings: [{name: Daily}, {name: Weekly}]\nentries:\n"
		for i := range 90 {
			ring := "weekly"
			if i < nearer {
				ring = "daily"
			}
			src += fmt.Sprintf("  - {name: Pot %d, quadrant: pots, ring: %s}\n", i, ring)
		}
		if err := os.WriteFile(name, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const hint = "hint: --format text has all of what changed\n"
	for now, want := range map[string]bool{"few.yaml": false, "all.yaml": true} {
		code, _, words := radarRun("diff", "--format", "svg", "old.yaml", now)
		if code != 0 || strings.Contains(words, hint) != want || strings.Contains(words, "what changed") != want {
			t.Errorf("%s: exit code %d and the words\n%s", now, code, words)
		}
	}
}

var textElement = regexp.MustCompile(`<text [^>]*>([^<]*)</text>`)

// textsIn are the texts of the group of a class that holds no other groups of a class.
func textsIn(t *testing.T, svg, class string) []string {
	t.Helper()
	_, rest, _ := strings.Cut(svg, `class="`+class+`"`)
	depth, end := 1, 0
	for ; end < len(rest) && depth > 0; end++ {
		switch {
		case strings.HasPrefix(rest[end:], "<g"):
			depth++
		case strings.HasPrefix(rest[end:], "</g>"):
			depth--
		}
	}
	var texts []string
	for _, m := range textElement.FindAllStringSubmatch(rest[:end], -1) {
		var s string
		if err := xml.Unmarshal([]byte("<s>"+m[1]+"</s>"), &s); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, s)
	}
	return texts
}
