// Package lint holds the review rules: what may stand in a radar and still deserves a second look, such as a review
// that is overdue or two names for one thing. The lint of a radar.yaml sets them.
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"techradar/radar"
)

// Options are what the rules need to know besides the radar.
type Options struct {
	Today time.Time // the day of the review, at midnight UTC; zero leaves out what needs it
}

// Run reviews a radar by the rules and returns what they report, in file order, at most radar.MaxProblems problems. The
// code of a problem is the name of its rule.
func Run(r *radar.Radar, o Options) []radar.Problem {
	var found []radar.Problem
	for _, rule := range Rules {
		c := check{radar: r, today: o.Today, rule: &rule, severity: radar.Warning, numbers: map[string]int{}}
		if c.set(r.Lint) && (!rule.Today || !o.Today.IsZero()) {
			rule.check(&c)
			found = append(found, c.found...)
		}
	}
	slices.SortStableFunc(found, func(a, b radar.Problem) int {
		return cmp.Or(a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col)
	})
	found = listed(found)
	r.Locate(found)
	return found
}

// listed returns the problems that are worth listing. The last then says that it is, and is an error when one that is
// left out is.
func listed(found []radar.Problem) []radar.Problem {
	if len(found) <= radar.MaxProblems {
		return found
	}
	last := &found[radar.MaxProblems-1]
	last.Hint = fmt.Sprintf("this is the last of %d problems that are listed, of %d", radar.MaxProblems, len(found))
	for _, p := range found[radar.MaxProblems:] {
		if p.Severity == radar.Error {
			last.Severity = radar.Error
		}
	}
	return found[:radar.MaxProblems]
}

// Choices are the rules that a radar.yaml may set, for radar.Choices.
func Choices() []radar.RuleChoice {
	var choices []radar.RuleChoice
	for _, rule := range Rules {
		c := radar.RuleChoice{Name: rule.Name}
		for _, n := range rule.Numbers {
			c.Numbers = append(c.Numbers, n.Key)
		}
		choices = append(choices, c)
	}
	return choices
}

// check is one rule at work on one radar.
type check struct {
	radar    *radar.Radar
	today    time.Time
	rule     *Rule
	severity radar.Severity
	given    bool           // the file sets the rule
	numbers  map[string]int // by key; 0: not counted
	found    []radar.Problem
}

// set puts the rule as the file wants it, and reports whether it is to run.
func (c *check) set(settings []radar.RuleSetting) bool {
	level := c.rule.Level
	for _, n := range c.rule.Numbers {
		c.numbers[n.Key] = n.Default
	}
	for _, s := range settings {
		if s.Rule != c.rule.Name {
			continue
		}
		c.given = true
		if len(s.Numbers) > 0 {
			clear(c.numbers) // a rule that counts months is not to count editions as well
		}
		for key, n := range s.Numbers {
			c.numbers[key] = n
		}
		level = cmp.Or(s.Level, level)
		if s.Level == "" && level == radar.LevelOff {
			level = radar.LevelWarn
		}
	}
	if level == radar.LevelError {
		c.severity = radar.Error
	}
	return level != radar.LevelOff && (c.given || c.rule.When.holds(c))
}

// report notes a problem at a place.
func (c *check) report(at radar.Pos, hint, format string, args ...any) {
	c.found = append(c.found, radar.Problem{
		Pos: at, Severity: c.severity, Code: c.rule.Name, Message: fmt.Sprintf(format, args...), Hint: hint,
	})
}

// shown returns the entries that are on the radar.
func (c *check) shown() []*radar.Entry {
	var entries []*radar.Entry
	for i := range c.radar.Entries {
		if e := &c.radar.Entries[i]; e.Retired == nil {
			entries = append(entries, e)
		}
	}
	return entries
}

// count returns on how many entries of the radar something is so.
func (c *check) count(is func(*radar.Entry) bool) int {
	n := 0
	for _, e := range c.shown() {
		if is(e) {
			n++
		}
	}
	return n
}

// quote puts a name in quotation marks, cut when it is long.
func quote(name string) string {
	const most = 60
	if runes := []rune(name); len(runes) > most {
		name = strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return `"` + name + `"`
}
