package radar

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestTimeIsBounded reads files that are made to be slow. The bound is far above what they take, for slow
// machines, and far below what a reader without limits takes.
func TestTimeIsBounded(t *testing.T) {
	const (
		bound = 10 * time.Second
		size  = 1 << 19 // bytes: enough for what is quadratic to take minutes
	)
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	var stairs strings.Builder
	for i := range 4000 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, src := range map[string]string{
		"brackets":          fill("["),
		"brackets as value": "title: " + fill("["),
		"braces":            fill("{a: "),
		"complex keys":      fill("? "),
		"dashes":            fill("- "),
		"colons":            fill(": "),
		"stairs":            stairs.String(),
		"empty mappings":    "[" + fill("{},"),
		"one word":          fill("x"), "no line ends": fill("x: "),
		"keys":           fill("x: y\n"),
		"flow keys":      "{" + fill("a: 1,") + "}",
		"long flow line": "title: x\nentries: [" + fill("{nam: x},") + "]",
		"anchors":        fill("- &a b\n"), "unknown aliases": fill("- *a\n"),
		"aliases":           "- &a b\n" + fill("- *a\n"),
		"bad escapes":       `title: "` + fill(`\e`) + `"`,
		"bad escapes apart": "[" + fill(`"\e",`) + "]",
		"tags":              "[" + fill(`! x,`) + "]",
		"bad bytes":         fill("\xff"),
		"bad bytes apart":   fill("\xff "),
		"bidi lines":        fill("\u202e\n"),
		"empty lines":       fill("\n"), "comments": fill("#\n"),
		"quotes":              "title: '" + fill("'"),
		"marks on one letter": "title: a" + fill("\u0301"),
		"many to mend":        "title: x\n" + strings.Repeat("a: b: c\n", 30_000),
		"one to mend at last": "title: x\nentries:\n" + strings.Repeat("- {}\n", 45_000) + "a: b: c\n",
		"quotes to mend":      "title: x\n" + strings.Repeat("a: 'b\n", 35_000),
		"spaces to mend":      "title: x\n" + strings.Repeat("\u00a0a: b\n", 25_000),
		"too much to mend":    "title: x\n" + fill("a: b: c\n"),
		"look-alikes":         "[" + fill("{\u00a0a: 1},") + "]",
		"cut texts":           "[" + fill("{a: 1, b c, d e, f},") + "]",
		"hashes":              "title: x\nentries:" + strings.Repeat("\n- {name: a #b\n  }", 5000),
		"EUC-KR":              fill("\xb1\xe2 \n"),
		"many replaced":       manyEntries(5000, ", replaced_by: nobody-%d"),
	} {
		start := time.Now()
		r, problems := Parse([]byte(src), "radar.yaml")
		took := time.Since(start)
		t.Logf("%-20s %6d ms, %d problems", name, took.Milliseconds(), len(problems))
		if r != nil || len(problems) > MaxProblems || took > bound {
			t.Errorf("%s: %v, %d problems", name, took, len(problems))
		}
		for _, p := range problems {
			if len(p.String()) > 8000 {
				t.Errorf("%s: a problem of %d bytes", name, len(p.String()))
			}
		}
	}
}

// manyEntries returns a radar of n entries with some text each. The rest is added to each entry, its number in
// the place of %d.
func manyEntries(n int, rest string) string {
	var b strings.Builder
	b.WriteString("title: Many tools\nedition: 2023-04\n")
	b.WriteString("quadrants: [{name: A}, {name: B}, {name: C}, {name: D}]\nrings: [{name: Adopt}, {name: Trial}, {name: Hold}]\nentries:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {name: Tool %d, quadrant: %c, ring: trial, summary: A tool for the work of the team, link: \"https://example.org/%d\"",
			i, 'a'+i%4, i)
		if strings.Contains(rest, "%d") {
			fmt.Fprintf(&b, rest, i)
		}
		b.WriteString(", tags: [one, two], history: [{edition: 2022, ring: hold}]}\n")
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{24, 1000, 5000} {
		src := []byte(manyEntries(n, ""))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if r, problems := Parse(src, "radar.yaml"); r == nil {
					b.Fatal(problems[0])
				}
			}
		})
	}
}
