package main

import (
	"fmt"
	"strings"

	"github.com/fatih/color"

	"techradar/radar"
)

// printProblems prints problems for people, up to a bearable number.
func (a *app) printProblems(problems []radar.Problem) {
	for i, p := range problems {
		if i == radar.MaxProblemsReported {
			a.say("and %d more", len(problems)-i)
			return
		}
		fmt.Fprintln(a.stderr, a.paint(p))
	}
}

// paint is the text of a problem, with the severity and the caret in colour where colour is wanted.
func (a *app) paint(p radar.Problem) string {
	text := p.String()
	if !a.color {
		return text
	}
	c := color.New(color.FgRed, color.Bold)
	if p.Severity == radar.Warning {
		c = color.New(color.FgYellow, color.Bold)
	}
	c.EnableColor()
	lines := strings.Split(text, "\n")
	mark := ": " + string(p.Severity) + ": "
	lines[0] = strings.Replace(lines[0], mark, ": "+c.Sprint(p.Severity)+": ", 1)
	for i, l := range lines[1:] {
		if bar, caret, ok := strings.Cut(l, "|"); ok && strings.TrimSpace(bar) == "" && strings.TrimSpace(caret) == "^" {
			lines[i+1] = strings.TrimSuffix(l, "^") + c.Sprint("^")
		}
	}
	return strings.Join(lines, "\n")
}

// plural is a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// tally says how many errors and warnings there are, or "" for none.
func (in *input) tally() string {
	var parts []string
	if n := in.count(radar.Error); n > 0 {
		parts = append(parts, plural(n, "error", "errors"))
	}
	if n := in.count(radar.Warning); n > 0 {
		parts = append(parts, plural(n, "warning", "warnings"))
	}
	return strings.Join(parts, ", ")
}
