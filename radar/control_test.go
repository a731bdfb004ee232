package radar

import (
	"fmt"
	"strings"
	"testing"
)

// TestControlCharactersNowhere puts every control character of ASCII and of Latin-1 into every kind of text: each is
// refused at its place, or was a space or a line end to begin with.
func TestControlCharactersNowhere(t *testing.T) {
	const radar = `title: T<0>
subtitle: T<1>
quadrants: [{name: A<2>, description: T<3>}, {name: B, aliases: [C<4>]}]
rings: [{name: A<5>, description: T<6>}, {name: B}]
entries:
- {name: N<7>, quadrant: b, ring: b, summary: T<8>, owner: T<9>, tags: [T<10>], links: [{title: T<11>, url: "https://a.b/"}], sources: [{file: F<12>, note: T<13>, quote: T<14>}]}
- name: M
  quadrant: b
  ring: b
  description: |
    T<15>x
`
	const fields = 16
	fill := func(field int, s string) string {
		src := radar
		for i := range fields {
			text := ""
			if i == field {
				text = s
			}
			src = strings.ReplaceAll(src, fmt.Sprintf("<%d>", i), text)
		}
		return src
	}
	parseGood(t, fill(-1, ""))
	for c := rune(0); c < 0xA0; c++ {
		if c >= ' ' && c < 0x7f || strings.ContainsRune("\t\n\r", c) {
			continue
		}
		for field := range fields {
			src := fill(field, string(c))
			r, problems := Parse([]byte(src), "radar.yaml")
			if r != nil || len(problems) == 0 {
				t.Fatalf("%U in field %d is taken", c, field+1)
			}
			before, _, _ := strings.Cut(src, string(c))
			want := Pos{Line: 1 + strings.Count(before, "\n"), Col: len(before) - strings.LastIndex(before, "\n")}
			found := false
			for _, p := range problems {
				found = found || p.Pos == want && p.Code == codeControl
			}
			if !found {
				t.Errorf("%U in field %d is not refused at %v: %v", c, field+1, want, problems)
			}
		}
	}
}
