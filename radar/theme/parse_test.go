package theme

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const eight = `["#017853", "#0764d3", "#975b00", "#9f182f", "#543987", "#61696c", "#015560", "#8c528a"]`

// minimal is a theme with no key that can be left out.
const minimal = `about: Ours.
background: "#ffffff"
ink: "#1B2430"
muted: "#566270"
line: "#bcc7d3"
bands: ["#dfeaf2", "#fbfcfd"]
rings: ` + eight + "\n"

func TestMinimal(t *testing.T) {
	th, problems := Parse([]byte(minimal), "own.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if th.Ink != "#1b2430" {
		t.Errorf("ink is %s: colours are in lower case", th.Ink)
	}
	got := []string{th.Name, th.About, string(th.Blips), th.Spoke, th.Pill, th.OnBlip, th.Axis, th.Link}
	want := []string{"own.yaml", "Ours.", "ring", "#ffffff", "#ffffff", "#ffffff", "#566270", "#1b2430"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if f := th.Check(Most, Most); len(f) > 0 {
		t.Error(f)
	}
}

// TestProblems changes one thing of the minimal theme at a time.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`ink: "#1B2430"`, `ink: navy`, `3:6: ink is not a colour like "#1b2430": "navy"`},
		{`ink: "#1B2430"`, `ink: "#abc"`, `3:6: ink is not a colour like "#1b2430": "#abc"; write "#aabbcc"`},
		{`ink: "#1B2430"`, `ink: 1b2430`, `3:6: ink is not a colour like "#1b2430": "1b2430"; write "#1b2430"`},
		{`ink: "#1B2430"`, `ink: "#1b24300"`, `3:6: ink is not a colour like "#1b2430": "#1b24300"`},
		{`ink: "#1B2430"`, `ink: "url(x)"`, `3:6: ink is not a colour like "#1b2430": "url(x)"`},
		{`ink: "#1B2430"`, `ink: #1b2430`, `3:5: ink has no value; a colour stands in quotes, as "#1b2430", since a bare # begins a comment`},
		{`ink: "#1B2430"`, `ink: ["#1b2430"]`, `3:6: ink is one value, not a list and not a mapping`},
		{`ink: "#1B2430"`, `inc: "#1b2430"`, `1:1: the theme lacks ink|3:1: a theme has no key "inc"; did you mean ink?`},
		{`about:`, `backgrond: x` + "\nabout:", `1:1: a theme has no key "backgrond"; did you mean background?`},
		{`about:`, `shadow: x` + "\nabout:", `1:1: a theme has no key "shadow"`},
		{`about:`, `"\u202e\e[31m": x` + "\nabout:", `1:1: a theme has no key "\u202e\x1b[31m"`},
		{`about:`, `? [a]` + "\n: x\nabout:", `1:3: a theme has no key ""`},
		{`about: Ours.`, `about: "two` + `\n` + `lines"`, `1:8: about is one line, without control characters`},
		{`about: Ours.`, `about: ` + strings.Repeat("x", 201), `1:8: about has 201 characters, and a list of themes has room for 200`},
		{`muted:`, `ink: "#000000"` + "\nmuted:", `4:1: ink stands in line 3 already`},
		{`bands: ["#dfeaf2", "#fbfcfd"]`, `bands: ["#dfeaf2"]`, `6:8: bands has 1 colours and needs 2: the centre and the edge of the disc`},
		{`bands: ["#dfeaf2", "#fbfcfd"]`, `bands: "#dfeaf2"`, `6:8: bands is a list of 2 colours: the centre and the edge of the disc`},
		{`, "#8c528a"]`, `]`, `7:8: rings has 7 colours and needs 8: one for each ring that a radar may have`},
		{`"#8c528a"`, `"#8c528a", "#000000"`, `7:8: rings has 9 colours and needs 8: one for each ring that a radar may have`},
		{`"#0764d3"`, `blue`, `7:20: rings[2] is not a colour like "#1b2430": "blue"`},
		{`["#017853", "#0764d3"`, `[#017853, #0764d3`, `7:9: a comment begins here, and the list never ends: put each colour into quotes, as "#1b2430"`},
		{`["#017853", "#0764d3"`, `["#017853", #0764d3`, `7:20: a comment begins here, and the list never ends: put each colour into quotes, as "#1b2430"`},
		{`about:`, "blips: quadrant\nabout:", `1:1: blips are coloured by quadrant: the theme lacks quadrants, a list of 8 colours`},
		{`about:`, "blips: qadrant\nabout:", `1:8: blips are coloured by ring or by quadrant, not by "qadrant"; did you mean quadrant?`},
		{`about:`, "quadrants: " + eight + "\nabout:", `1:12: these colours would never be used: write blips: quadrant as well`},
		{`about:`, "dark: drak\nabout:", `1:7: there is no built-in theme "drak"; did you mean dark?`},
		{`about:`, "contrast: 3\nabout:", `1:11: contrast is a number from 4.5, which every theme needs, to 21, black on white; it is not "3"`},
		{`about:`, "contrast: .nan\nabout:", `1:11: contrast is a number from 4.5, which every theme needs, to 21, black on white; it is not ".nan"`},
		{`about:`, "contrast: nan\nabout:", `1:11: contrast is a number from 4.5, which every theme needs, to 21, black on white; it is not "nan"`},
		{`about:`, "greyscale: yes\nabout:", `1:12: greyscale is true or false, not "yes"`},
		{`about: Ours.`, "greyscale: true\nabout: Ours.", `4:6: ink #1b2430 is not a grey, as greyscale: true says|...`},
		{`about: Ours.`, "about: &a Ours.", `1:8: anchors and aliases of YAML (& and *) have no place in a theme: write the value out`},
		{`about: Ours.`, "about: !!str Ours.", `1:8: tags of YAML (!) have no place in a theme: leave it out`},
		{`about: Ours.`, "---\nabout: Ours.\n---", `3:1: a second document begins here, and a theme is one document`},
		{`about: Ours.`, "about: Ours.\n  x: y", `2:4: this is not YAML: ...`},
		{`about: Ours.`, "about: [[[[[[[[[x]]]]]]]]]", `1:12: this is not YAML: "lists and mappings stand more than 4 deep in each other"`},
		{minimal, ``, `the file is empty: a theme needs background, ink, muted, line, bands and rings`},
		{minimal, `- a`, `1:1: a theme is a list of keys and values, such as ink: "#1b2430"`},
		{minimal, `about: x`, `1:1: the theme lacks background, ink, muted, line, bands and rings`},
		{`Ours.`, "\xff", `the file is not in UTF-8`},
		{`Ours.`, strings.Repeat("x", MaxSize), `the file has 65740 bytes, and a theme may have 65536`},
	} {
		src := strings.Replace(minimal, c.old, c.new, 1)
		th, problems := Parse([]byte(src), "own.yaml")
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
		}
		all := strings.Join(got, "|")
		if th != nil || !asWanted(all, c.want) {
			t.Errorf("%.60q:\n got %s\nwant %s", c.new, all, c.want)
		}
	}
}

// asWanted reports whether a text is the wanted one, which may end in "..." for any end.
func asWanted(got, want string) bool {
	if begin, ok := strings.CutSuffix(want, "..."); ok {
		return strings.HasPrefix(got, begin)
	}
	return got == want
}

// TestAllProblems holds that one run tells everything, in the order of the file.
func TestAllProblems(t *testing.T) {
	_, problems := Parse([]byte("ink: x\nbands: [y, \"#ffffff\"]\nfoo: 1\n"), "own.yaml")
	lines := []int{}
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if fmt.Sprint(lines) != "[1 1 2 3]" {
		t.Errorf("got %v", problems)
	}
}

// TestHostile holds that what is as large as it may be and as bad as it can be takes no time.
func TestHostile(t *testing.T) {
	for _, piece := range []string{"[", "{", "- ", "? ", "{}, ", "\n", "a: ", "&a ", "*a ", "!t ", "'", "\"\\", "|\n", "#", "%", "\t", "\x00", "a: 1\n", "[#"} {
		src := strings.Repeat(piece, MaxSize/len(piece))
		began := time.Now()
		th, problems := Parse([]byte(src), "own.yaml")
		if th != nil || len(problems) == 0 {
			t.Errorf("%q: no problem", piece)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%q took %v", piece, took)
		}
		for _, p := range problems {
			if len(p.Message) > 500 {
				t.Errorf("%q: a message of %d bytes", piece, len(p.Message))
			}
		}
	}
}

// FuzzParse holds that no file makes a theme with a colour that is none, and that a theme can be checked.
func FuzzParse(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte("greyscale: true\ndark: print\n" + minimal))
	f.Add([]byte("blips: quadrant\nquadrants: " + eight + "\n" + minimal))
	f.Add([]byte("ink: &a [*a"))
	f.Fuzz(func(t *testing.T, src []byte) {
		th, problems := Parse(src, "own.yaml")
		if (th == nil) == (len(problems) == 0) {
			t.Fatalf("theme %v with problems %v", th, problems)
		}
		if th == nil {
			return
		}
		for _, c := range th.colors() {
			if !hexColor.MatchString(c.hex) {
				t.Errorf("%s is %q", c.key, c.hex)
			}
		}
		th.Check(2, 2)
		th.Check(Most, Most)
	})
}
