package radar

import (
	"fmt"
	"strings"
	"testing"
)

// TestLimits takes each limit exactly, and one more.
func TestLimits(t *testing.T) {
	entry := func(rest string) string {
		return "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: A}, {name: B}]\nentries:\n" +
			"- {quadrant: a, ring: b, " + rest + "}\n"
	}
	list := func(n int, item string) string { return "[" + strings.Repeat(item+", ", n-1) + item + "]" }
	sectors := func(n int) string {
		var items []string
		for i := range n {
			items = append(items, fmt.Sprintf("{name: A%d}", i))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	for _, c := range []struct {
		what string
		most int
		code string
		src  func(n int) string
	}{
		{"a name", MaxNameLength, codeLong, func(n int) string { return entry("name: " + strings.Repeat("가", n)) }},
		{"a decomposed name", MaxNameLength, codeLong, func(n int) string { return entry("name: " + strings.Repeat("e\u0301", n)) }},
		{"a summary", MaxLineLength, codeLong, func(n int) string { return entry("name: x, summary: " + strings.Repeat("가", n)) }},
		{"a description", MaxTextLength, codeLong, func(n int) string { return entry("name: x, description: " + strings.Repeat("가", n)) }},
		{"a link", MaxURLLength, codeLong, func(n int) string {
			return entry("name: x, link: 'https://a.b/" + strings.Repeat("c", n-len("https://a.b/")) + "'")
		}},
		{"an id", maxSlugBytes, codeID, func(n int) string { return entry("name: x, id: " + strings.Repeat("i", n)) }},
		{"tags", MaxListLength, codeMany, func(n int) string { return entry("name: x, tags: " + list(n, "a")) }},
		{"sources", MaxListLength, codeMany, func(n int) string { return entry("name: x, sources: " + list(n, "{file: a}")) }},
		{"quadrants", MaxSectors, codeMany, func(n int) string {
			return "title: T\nquadrants: " + sectors(n) + "\nrings: [{name: A}, {name: B}]\nentries: []\n"
		}},
		{"rings", MaxSectors, codeMany, func(n int) string {
			return "title: T\nquadrants: [{name: A}, {name: B}]\nrings: " + sectors(n) + "\nentries: []\n"
		}},
		{"entries", MaxEntries, codeMany, func(n int) string { return manyEntries(n, "") }},
		{"the file", MaxSourceBytes, codeLarge, func(n int) string {
			src := entry("name: x")
			return src + "#" + strings.Repeat("c", n-len(src)-1)
		}},
	} {
		parseGood(t, c.src(c.most))
		r, problems := Parse([]byte(c.src(c.most+1)), "radar.yaml")
		if r != nil || len(problems) != 1 || problems[0].Code != c.code {
			t.Errorf("%s of %d: %v", c.what, c.most+1, problems)
		}
	}
}
