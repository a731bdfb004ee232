package main

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"techradar/radar"
	"techradar/radar/lint"
)

// review adds what the review rules say to the problems of a file. With strict, warnings are errors.
//
// Only validate knows the day: what generate says depends on the file and the flags alone.
func (in *input) review(today time.Time, strict bool) {
	if in.radar == nil {
		return // it has errors that come first
	}
	for _, p := range lint.Run(in.radar, lint.Options{Today: today}) {
		if strict {
			p.Severity = radar.Error
		}
		in.problems = append(in.problems, p)
	}
	slices.SortStableFunc(in.problems, func(a, b radar.Problem) int {
		return cmp.Or(a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col)
	})
}

// dayForm is how --today is written.
const dayForm = "2006-01-02"

// parseDay reads --today; "" is the day of the machine.
func parseDay(s string) (time.Time, error) {
	if s == "" {
		s = time.Now().Format(dayForm)
	}
	day, err := time.Parse(dayForm, s)
	if err != nil {
		return day, usagef("--today: %s is no day; write YYYY-MM-DD, such as 2026-05-18", s)
	}
	return day, nil
}

// ruleRows are the review rules, with the level of each.
func ruleRows() ([]row, error) {
	var rows []row
	for _, r := range lint.Rules {
		about := strings.ReplaceAll(r.About, "`", "") + " (" + r.Level
		if r.Level != radar.LevelOff && r.When != lint.Always {
			about += " " + string(r.When)
		}
		if r.Today {
			about += ", by validate alone"
		}
		rows = append(rows, row{r.Name, about + ")"})
	}
	return rows, nil
}
