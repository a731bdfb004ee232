package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"techradar/radar"
	"techradar/radar/internal/golden"
)

// testDay is the day of the reviews of the tests.
func testDay() time.Time { return time.Date(2026, 5, 18, 0, 0, 0, 0, time.UTC) }

// parse reads a radar that must be right.
func parse(t testing.TB, src string) *radar.Radar {
	t.Helper()
	r, problems := radar.Choices{Rules: Choices()}.Parse([]byte(src), "radar.yaml")
	if r == nil || len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

// reviewFile returns what the rules say of a file of testdata.
func reviewFile(t testing.TB, name string) []radar.Problem {
	t.Helper()
	return Run(parseFile(t, name), Options{Today: testDay()})
}

func parseFile(t testing.TB, name string) *radar.Radar {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err, "- every rule has a file that it reports and one that it does not")
	}
	return parse(t, string(src))
}

// text is what validate prints of the problems.
func text(problems []radar.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// TestRules has for each rule a radar that it reports, at the place in the golden file, and one that it does not.
func TestRules(t *testing.T) {
	files := map[string]bool{}
	for _, rule := range Rules {
		t.Run(rule.Name, func(t *testing.T) {
			bad := reviewFile(t, rule.Name+".yaml")
			if len(bad) == 0 {
				t.Error("it does not report its radar")
			}
			for _, p := range bad {
				if p.Code != rule.Name || p.Pos == (radar.Pos{}) || p.Hint == "" || p.Source == "" {
					t.Errorf("a problem of another rule, or without its place or hint: %s", p)
				}
			}
			golden.Check(t, filepath.Join("testdata", rule.Name+".txt"), []byte(text(bad)))
			if good := reviewFile(t, rule.Name+".ok.yaml"); len(good) > 0 {
				t.Errorf("it reports what is right:\n%s", text(good))
			}
		})
		for _, end := range []string{".yaml", ".ok.yaml", ".txt"} {
			files[rule.Name+end] = true
		}
	}
	there, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range there {
		if !files[f.Name()] && !f.IsDir() { // fuzzing keeps what it found in a folder
			t.Errorf("testdata/%s belongs to no rule", f.Name())
		}
	}
}

// TestTable holds the table of rules to its own promises.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range radar.Codes() {
		seen[c.Name] = true
	}
	for _, r := range Rules {
		if seen[r.Name] {
			t.Errorf("%s is a rule or a code of Parse already", r.Name)
		}
		seen[r.Name] = true
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(r.Name) {
			t.Errorf("%s is no name", r.Name)
		}
		if r.About == "" || strings.HasSuffix(r.About, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: About is a sentence without its stop, and Why has one", r.Name)
		}
		if !slices.Contains([]string{radar.LevelOff, radar.LevelWarn, radar.LevelError}, r.Level) || r.check == nil {
			t.Errorf("%s has no level or does nothing", r.Name)
		}
		if (r.When == WhereUsual) != (r.has != nil) {
			t.Errorf("%s looks %s, and has says otherwise", r.Name, r.When)
		}
		// A level and every number of a rule may be set, and nothing else.
		for _, n := range r.Numbers {
			parse(t, small(fmt.Sprintf("lint: {%s: {level: error, %s: 7}}\n", r.Name, n.Key)))
		}
	}
}

// small is a radar of one entry with some more lines.
func small(more string) string {
	return "title: T\nedition: 2026\nquadrants: [{name: A}, {name: B}]\nrings: [{name: In}, {name: Out}]\n" + more +
		"entries:\n  - {name: Wok, quadrant: a, ring: out, summary: S}\n"
}

// TestFirstUse lets the files that a newcomer meets pass without a word.
func TestFirstUse(t *testing.T) {
	files, err := filepath.Glob("../../docs/examples/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range append(files, "../../radar.yaml", "../../assets/starter.yaml") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := Run(parse(t, string(src)), Options{Today: testDay()}); len(got) > 0 {
			t.Errorf("%s:\n%s", file, text(got))
		}
	}
}
