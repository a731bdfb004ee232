package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/fatih/color"

	"techradar/radar"
)

// outputProblems checks what Parse cannot know: whether the output of the file names formats, themes and sizes
// that there are.
func outputProblems(r *radar.Radar, src []byte) []radar.Problem {
	var problems []radar.Problem
	for _, s := range settings() {
		value, ok := s.inFile(&r.Output)
		if !ok {
			continue
		}
		bad := s.check(s.items(value))
		if bad == nil {
			continue
		}
		p := radar.Problem{
			File: r.File, Pos: r.Output.At(s.file), Severity: radar.Error,
			Code: bad.code, Message: bad.message, Hint: bad.hint,
		}
		if bad.near != "" {
			p.Message += ": did you mean " + bad.near + "?"
		}
		locate(&p, src, bad.word)
		problems = append(problems, p)
	}
	slices.SortStableFunc(problems, func(a, b radar.Problem) int { return a.Pos.Line - b.Pos.Line })
	return problems
}

// locate moves a problem from the start of a list to the wrong word in it, and adds the line of the file. It shows
// no line where the caret could miss: after characters that are not one terminal cell wide.
func locate(p *radar.Problem, src []byte, word string) {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	lines := strings.Split(string(src), "\n")
	if p.Pos.Line < 1 || p.Pos.Line > len(lines) {
		return
	}
	for i, skip := p.Pos.Line-1, p.Pos.Col-1; word != "" && i < len(lines); i, skip = i+1, 0 {
		runes := []rune(lines[i])
		rest := string(runes[min(max(skip, 0), len(runes)):])
		if at := strings.Index(rest, word); at >= 0 {
			p.Pos = radar.Pos{Line: i + 1, Col: len(runes) - len([]rune(rest)) + len([]rune(rest[:at])) + 1}
			break
		}
	}

	line := lines[p.Pos.Line-1]
	left := line[:min(max(p.Pos.Col-1, 0), len(line))]
	if strings.ContainsFunc(left, func(r rune) bool { return r < ' ' || r > '~' }) || len(line) > 120 {
		return
	}
	p.Source, p.Caret = radar.Visible(line), len(left)
}

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
