package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"techradar/radar"
)

// codes are the rules that report something, each with its severity, in the order of the file.
func codes(problems []radar.Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Code+" "+string(p.Severity))
	}
	return strings.Join(list, ", ")
}

const shortHistory = "title: T\nedition: 2026\nquadrants: [{name: A}, {name: B}]\nrings: [{name: In}, {name: Out}]\n%s" +
	"entries:\n  - {name: Wok, quadrant: a, ring: in, history: [{edition: 2022, ring: in}]}\n" +
	"  - {name: Pan, quadrant: b, ring: in, history: [{edition: 2023, ring: out}, {edition: 2024, ring: in}, {edition: 2025, ring: out}]}\n"

// TestSettings sets a rule in every way.
func TestSettings(t *testing.T) {
	for _, c := range []struct{ lint, want string }{
		{"", ""},
		{"{}", ""},
		{"{dead-ring: off}", ""},
		{"{dead-ring: warn}", "dead-ring warning"},
		{"{dead-ring: error}", "dead-ring error"},
		{"{dead-ring: {level: error}}", "dead-ring error"},
		{"{dead-ring: {}}", "dead-ring warning"},
		{"{not-reviewed: warn}", "not-reviewed warning"},
		{"{not-reviewed: {}}", "not-reviewed warning"},
		{"{not-reviewed: {editions: 4}}", "not-reviewed warning"},
		{"{not-reviewed: {editions: 5}}", ""},
		{"{not-reviewed: {level: off, editions: 1}}", ""},
		{"{not-reviewed: {level: error, months: 52}}", "not-reviewed error"},
		{"{not-reviewed: {months: 53}}", ""}, // and the editions are not counted any more
		{"{not-reviewed: {editions: 5, months: 52}}", "not-reviewed warning"},
		{"{long-name: {characters: 2}}", "long-name warning, long-name warning"},
		{"{long-name: {characters: 3}}", ""},
	} {
		more := ""
		if c.lint != "" {
			more = "lint: " + c.lint + "\n"
		}
		got := codes(Run(parse(t, fmt.Sprintf(shortHistory, more)), Options{Today: testDay()}))
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.lint, got, c.want)
		}
	}
}

// TestWithoutToday leaves out what a clock would decide.
func TestWithoutToday(t *testing.T) {
	for _, rule := range Rules {
		problems := reviewFile(t, rule.Name+".yaml")
		r := parseFile(t, rule.Name+".yaml")
		if got := Run(r, Options{}); (len(got) == 0) != rule.Today || !rule.Today && len(got) != len(problems) {
			t.Errorf("%s without today:\n%s", rule.Name, text(got))
		}
	}
	if got := Run(parse(t, fmt.Sprintf(shortHistory, "lint: {not-reviewed: {months: 1}}\n")), Options{}); len(got) > 0 {
		t.Errorf("months are counted up to no day:\n%s", text(got))
	}
}

// TestReviewPassed finds a date passed on the first day after its period.
func TestReviewPassed(t *testing.T) {
	for by, passed := range map[string]string{
		"2026": "2027-01-01", "2026-Q2": "2026-07-01", "2026-Q4": "2027-01-01", "2026-02": "2026-03-01", "2026-12": "2027-01-01",
		"2024-02-29": "2024-03-01", "2026-05-18": "2026-05-19",
	} {
		r := parse(t, small("")+"  - {name: Pan, quadrant: b, ring: in, review_by: "+by+"}\n")
		first, err := time.Parse("2006-01-02", passed)
		if err != nil {
			t.Fatal(err)
		}
		before := codes(Run(r, Options{Today: first.AddDate(0, 0, -1)}))
		if after := codes(Run(r, Options{Today: first})); before != "" || after != "review-passed warning" {
			t.Errorf("%s: %q the day before %s, %q then", by, before, passed, after)
		}
	}
}

// kitchen is a radar of so many entries, some of which have an owner, that leaves a quadrant empty.
func kitchen(entries, owned int, lint string) string {
	var b strings.Builder
	b.WriteString("title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: In}, {name: Out}]\n" + lint + "entries:\n")
	if entries == 0 {
		return strings.TrimSuffix(b.String(), "\n") + " []\n"
	}
	for i := range entries {
		fmt.Fprintf(&b, "  - {name: E%d, quadrant: a, ring: in", i)
		if i < owned {
			b.WriteString(", owner: me")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// TestWhen lets a beginning be one, and takes what most entries have for a habit.
func TestWhen(t *testing.T) {
	for _, c := range []struct {
		entries, owned int
		lint, want     string
	}{
		{9, 8, "", ""},
		{10, 7, "", "dead-quadrant warning"},
		{10, 8, "", "dead-quadrant warning, owner-missing warning, owner-missing warning"},
		{10, 10, "", "dead-quadrant warning"},
		{10, 8, "lint: {dead-quadrant: off, owner-missing: off}\n", ""},
		{2, 1, "lint: {owner-missing: warn}\n", "owner-missing warning"},
		{1, 0, "lint: {owner-missing: error, dead-quadrant: error}\n", "dead-quadrant error, owner-missing error"},
		{0, 0, "", ""},
		{0, 0, "lint: {owner-missing: error, summary-missing: warn}\n", ""},
	} {
		if got := codes(Run(parse(t, kitchen(c.entries, c.owned, c.lint)), Options{})); got != c.want {
			t.Errorf("%d entries, %d owned, %q: %q, want %q", c.entries, c.owned, c.lint, got, c.want)
		}
	}
}

// TestCircles finds each circle once, at the entry that stands first, and no tail.
func TestCircles(t *testing.T) {
	for by, want := range map[string]string{
		"":                  "",
		"b c d e f":         "",
		"b a":               `6 "a" by "b" by "a"`,
		"c a b":             `6 "a" by "c" by "b" by "a"`,
		"b c b":             `7 "b" by "c" by "b"`,
		"b a d c":           `6 "a" by "b" by "a"; 8 "c" by "d" by "c"`,
		"- c b e b":         `7 "b" by "c" by "b"`,
		"b c d e f g h i a": `6 "a" by "b" by "c" by "d" by "e" by "f" by ...`,
	} {
		var b strings.Builder
		b.WriteString("title: T\nlang: en\nquadrants: [{name: A}, {name: B}]\nrings: [{name: In}, {name: Out}]\nentries:\n")
		next := strings.Fields(by)
		for i := range 9 {
			fmt.Fprintf(&b, "  - {name: %c, quadrant: a, ring: in", 'a'+i)
			if i < len(next) && next[i] != "-" {
				b.WriteString(", replaced_by: " + next[i])
			}
			b.WriteString("}\n")
		}
		var got []string
		for _, p := range Run(parse(t, b.String()), Options{}) {
			_, circle, _ := strings.Cut(p.Message, ": ")
			got = append(got, fmt.Sprint(p.Pos.Line, " ", circle))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q", by, got, want)
		}
	}
}

// TestMany lists no more than is read, in the order of the file, and hides no error.
func TestMany(t *testing.T) {
	r := parse(t, kitchen(1200, 0, "lint: {link-missing: warn, owner-missing: warn, dead-ring: off, dead-quadrant: off}\n"))
	got := Run(r, Options{})
	sorted := slices.IsSortedFunc(got, func(a, b radar.Problem) int { return a.Pos.Line - b.Pos.Line })
	last := got[len(got)-1]
	if len(got) != radar.MaxProblems || !sorted || !strings.Contains(last.Hint, "the last of 1000 problems that are listed, of 2400") || last.Severity != radar.Warning {
		t.Errorf("%d problems, the last is %s", len(got), last)
	}
	got = Run(parse(t, kitchen(1200, 1199, "lint: {link-missing: warn, owner-missing: error, dead-quadrant: off}\n")), Options{})
	if len(got) != radar.MaxProblems || got[radar.MaxProblems-1].Severity != radar.Error {
		t.Errorf("%d problems, the last is %s", len(got), got[len(got)-1])
	}
}

// TestHostileNames puts nothing into a message that could harm a terminal.
func TestHostileNames(t *testing.T) {
	r := parse(t, small(""))
	for i := range r.Entries {
		r.Entries[i].Name = "a\x1b[31m\u202e" + strings.Repeat("가", 90)
	}
	problems := Run(r, Options{})
	if len(problems) == 0 {
		t.Fatal("the name is not too long")
	}
	for _, p := range problems {
		if strings.ContainsAny(p.String(), "\x1b\u202e") {
			t.Errorf("%q", p.String())
		}
	}
}
