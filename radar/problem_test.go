package radar

import (
	"strings"
	"testing"
)

func TestProblemString(t *testing.T) {
	for _, c := range []struct {
		p    Problem
		want string
	}{
		{
			Problem{File: "radar.yaml", Severity: Error, Code: "too-large", Message: "the file is too large"},
			"radar.yaml: error: the file is too large [too-large]",
		},
		{
			Problem{
				File: "a\u202e.yaml", Pos: Pos{12, 3}, Severity: Warning, Code: "x", Message: "m",
				Hint: "h", Source: "  가", Caret: 4,
			},
			"a\\u202E.yaml:12:3: warning: m [x]\n  12 |   가\n     |     ^\n  hint: h",
		},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

// TestCaret puts the caret below the c, counting what a terminal shows.
func TestCaret(t *testing.T) {
	for _, c := range []struct {
		line   string
		col    int
		before string // what the caret stands behind, in narrow cells
	}{
		{"abc", 3, "--"},
		{"- {name: 쿠버네티스, quadrant: c, ring: hold}", 27, strings.Repeat("-", 31)},
		{"ｆc", 2, "--"},
		{"e\u0301c", 3, "-"},
		{"👩\u200d💻c", 4, "--"},
		{"\tc", 2, "----"},
		{"a\u202ec", 3, "a" + `\u202E`},
		{"a\xffc", 3, `a\xFF`},
	} {
		source, caret := newSource(c.line).excerpt(Pos{1, c.col})
		if caret != len(c.before) {
			t.Errorf("in %q the caret stands behind %d cells, want %d", source, caret, len(c.before))
		}
	}
}

func TestExcerptIsShort(t *testing.T) {
	for _, unit := range []string{"x", "가", "👩\u200d💻", "\t", "\u202e", "e\u0301"} {
		line := strings.Repeat(unit, 5000)
		for _, col := range []int{1, 30, 4000, 1_000_000} {
			s := newSource(line)
			source, caret := s.excerpt(s.within(Pos{1, col}))
			if n := len([]rune(source)); n > 4*maxCells || caret > cellsBefore {
				t.Errorf("%q at %d: %d characters, caret at %d", unit, col, n, caret)
			}
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain":             "plain",
		"쿠버네티스 café":        "쿠버네티스 café",
		"a\x1b[31mb":        `a\u001B[31mb`,
		"a\nb\tc\r":         `a\u000Ab\u0009c\u000D`,
		"a\u202eb\u2066":    `a\u202Eb\u2066`,
		"\U000e0041":        `\U000E0041`,
		"a\xc3":             `a\xC3`,
		"👩\u200d💻 a\u200db": `👩` + "\u200d" + `💻 a\u200Db`,
		"\u0085\u009b":      `\u0085\u009B`,
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"title", "subtitle", "quadrants", "rings", "entries", "쿠버네티스", "보류"}
	for in, want := range map[string]string{
		"titel": "title", "TITLE": "title", "tite": "title", "tilte": "title", "ring": "rings", "quadrents": "quadrants",
		"쿠버네테스": "쿠버네티스", "보유": "보류", "x": "", "t": "", "colour": "", "": "",
	} {
		if got := Nearest(in, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestRadarProblem makes a problem after Parse look like one of Parse.
func TestRadarProblem(t *testing.T) {
	r, problems := Parse([]byte("title: T\nquadrants: [{name: 가}, {name: B}]\nrings: [{name: C}, {name: D}]\nentries:\n  - {name: 쿠버네티스, quadrant: 가, ring: C}\n"), "radar.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	p := r.Problem(r.Entries[0].At("quadrant"), Warning, "rule", "a \u202Eword", "do it")
	want := "radar.yaml:5:29: warning: a \\u202Eword [rule]\n  5 |   - {name: 쿠버네티스, quadrant: 가, ring: C}\n    |                                  ^\n  hint: do it"
	if p.String() != want {
		t.Errorf("got\n%s\nwant\n%s", p, want)
	}
	if p := (&Radar{}).Problem(Pos{1, 1}, Error, "rule", "m", ""); p.Source != "" {
		t.Errorf("a line out of nowhere: %q", p.Source)
	}
}
