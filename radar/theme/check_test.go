package theme

import (
	"strings"
	"testing"
)

// TestFindings spoils one thing of the minimal theme at a time and holds the words that a designer gets.
func TestFindings(t *testing.T) {
	const byQuadrant = "blips: quadrant\nquadrants: " + eight + "\n"
	for _, c := range []struct{ old, new, want string }{
		{`"#1B2430"`, `"#808890"`, `3:6: names (ink, #808890) on the band of ring 1 (#dfeaf2): the contrast is 2.94:1, and text needs 4.5:1|` +
			`3:6: links (link, #808890) on the page (#ffffff): the contrast is 3.59:1, and text needs 4.5:1`},
		{`muted: "#566270"`, "muted: \"#566270\"\nlink: \"#88aacc\"", `5:7: links (link, #88aacc) on the page (#ffffff): the contrast is 2.42:1, and text needs 4.5:1`},
		{`"#566270"`, `"#777777"`, `4:8: secondary text (muted, #777777) on the band of ring 1 (#dfeaf2): the contrast is 3.66:1, and text needs 4.5:1`},
		{`bands:`, "pill: \"#dfeaf2\"\non_blip: \"#c0d0e0\"\nbands:", `7:10: numbers (on_blip, #c0d0e0) on the blips of ring 1 (#017853): the contrast is 3.49:1, and text needs 4.5:1|` +
			`7:10: numbers (on_blip, #c0d0e0) on the blips of ring 2 (#0764d3): the contrast is 3.53:1, and text needs 4.5:1|` +
			`7:10: numbers (on_blip, #c0d0e0) on the blips of ring 3 (#975b00): the contrast is 3.49:1, and text needs 4.5:1`},
		{`"#017853"`, `"#30c060"`, `7:9: the name of ring 1 (rings[1], #30c060) on its pill (#ffffff): the contrast is 2.37:1, and text needs 4.5:1|` +
			`2:13: numbers (on_blip, #ffffff) on the blips of ring 1 (#30c060): the contrast is 2.37:1, and text needs 4.5:1|` +
			`7:9: blips of ring 1 (rings[1], #30c060) on the band of ring 1 (#dfeaf2): the contrast is 1.94:1, and a mark needs 3:1`},
		{`"#0764d3"`, `"#017853"`, `7:20: the colours of ring 1 (#017853) and 2 (#017853) look alike to everybody: the distance is 0.0, and 10 is needed`},
		{`"#975b00"`, `"#3f6f2a"`, `7:31: the colours of ring 1 (#017853) and 3 (#3f6f2a) look alike to people who cannot see blue (tritanopia): the distance is 7.1, and 10 is needed`},
		{`about: Ours.`, byQuadrant, `7:7: the circles between rings (line, #bcc7d3) on the band of ring 1 (#dfeaf2): the contrast is 1.40:1, and here, where no colour tells the ring, they need 3:1`},
		{`bands:`, "axis: \"#bbbbbb\"\nbands:", `6:7: the axis of a chart (axis, #bbbbbb) on the page (#ffffff): the contrast is 1.91:1, and a line needs 3:1`},
		{`about: Ours.`, "contrast: 5.2", `4:8: secondary text (muted, #566270) on the band of ring 1 (#dfeaf2): the contrast is 5.09:1, and text needs 5.2:1|...`},
	} {
		th, problems := Parse([]byte(strings.Replace(minimal, c.old, c.new, 1)), "own.yaml")
		if len(problems) > 0 {
			t.Fatal(c.new, problems)
		}
		var got []string
		for _, f := range th.Check(3, 2) {
			if f.Got >= f.Want {
				t.Errorf("%v is no finding: it has %g and wants %g", f, f.Got, f.Want)
			}
			got = append(got, f.String())
		}
		all := strings.Join(got, "|")
		if !asWanted(all, c.want) {
			t.Errorf("%.60q:\n got %s\nwant %s", c.new, all, c.want)
		}
	}
}

// TestOnlyUsedColours holds that a colour which the radar does not use is no finding.
func TestOnlyUsedColours(t *testing.T) {
	th, problems := Parse([]byte(strings.Replace(minimal, `"#8c528a"`, `"#ffffff"`, 1)), "own.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if f := th.Check(7, 8); len(f) > 0 {
		t.Errorf("7 rings: %v", f)
	}
	if f := th.Check(0, 0); len(f) > 0 {
		t.Errorf("no rings: %v", f)
	}
	if f := th.Check(99, 99); len(f) == 0 {
		t.Error("99 rings: a white ring on white is no finding")
	}
	if f := th.Check(8, 2); len(f) == 0 {
		t.Error("8 rings: a white ring on white is no finding")
	}
}

// TestGreyscale holds that greys are spared the distance and nothing else.
func TestGreyscale(t *testing.T) {
	const greys = "greyscale: true\nbackground: \"#ffffff\"\nink: \"#000000\"\nmuted: \"#333333\"\nline: \"#767676\"\n" +
		"bands: [\"#eeeeee\", \"#ffffff\"]\nrings: [\"#000000\", \"#000000\", \"#000000\", \"#000000\", \"#000000\", \"#000000\", \"#000000\", \"#000000\"]\n"
	for src, want := range map[string]int{
		greys: 0,
		strings.Replace(greys, "#767676", "#999999", 1):          1,
		strings.Replace(greys, "[\"#000000", "[\"#999999", 1):    3,
		strings.Replace(greys, "greyscale: true", "about: x", 1): 28,
	} {
		th, problems := Parse([]byte(src), "own.yaml")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if f := th.Check(Most, Most); len(f) != want {
			t.Errorf("%s: %d findings, wants %d: %v", src, len(f), want, f)
		}
	}
}
