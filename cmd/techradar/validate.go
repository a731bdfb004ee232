package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"techradar/radar"
)

func (a *app) validateCommand() *cobra.Command {
	var format string
	var strict bool
	formats := []string{"text", "json"}
	cmd := &cobra.Command{
		Use:   "validate [flags] [FILE...]",
		Short: "Check files and print all problems",
		Long: `Checks each FILE, radar.yaml unless given, and prints all problems. - reads standard input.
With --format json they go to standard output, as an array of objects with file, line, column, severity, code,
message and hint; line and column count from 1 and are 0 for a problem of the whole file.`,
		Example: `  techradar validate
  techradar validate --strict --format json teams/*.yaml`,
		SuggestFor: []string{"check", "lint", "test", "verify"},
		RunE: func(cmd *cobra.Command, args []string) error {
			if bad := checkChoice("format", format, formats); bad != nil {
				return usagef("--format: %s", bad.usage())
			}
			if len(args) == 0 {
				args = []string{defaultFile}
			}
			return a.validate(cmd, args, format == "json", strict)
		},
		ValidArgsFunction: completeYAMLs,
	}
	cmd.Flags().StringVar(&format, "format", "text", "how to print the problems: `text or json`")
	cmd.Flags().BoolVar(&strict, "strict", false, "treat warnings as errors")
	mustComplete(cmd, "format", formats)
	return cmd
}

func (a *app) validate(cmd *cobra.Command, files []string, asJSON, strict bool) error {
	var all []radar.Problem
	worst := 0
	for _, file := range files {
		in, err := a.load(file, strict)
		if err != nil {
			worst = max(worst, a.report(cmd, err))
			continue
		}
		all = append(all, in.problems...)
		if !asJSON {
			a.printProblems(in.problems)
		}
		if in.count(radar.Error) > 0 {
			worst = max(worst, exitInvalid)
			a.say("%s: %s", in.file, in.tally())
			continue
		}
		ok := in.file + ": ok, " + plural(len(in.radar.Entries), "entry", "entries")
		if in.count(radar.Warning) > 0 {
			ok += ", " + in.tally()
		}
		a.say("%s", ok)
	}
	if asJSON {
		if err := a.printJSON(all); err != nil {
			return &failure{exitIO, err}
		}
	}
	if worst > 0 {
		return &failure{code: worst}
	}
	return nil
}

// problemJSON is a problem as validate --format json prints it. The names are a promise to scripts.
type problemJSON struct {
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Column   int            `json:"column"`
	Severity radar.Severity `json:"severity"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint"`
}

func (a *app) printJSON(problems []radar.Problem) error {
	rows := make([]problemJSON, 0, len(problems))
	for _, p := range problems {
		rows = append(rows, problemJSON{p.File, p.Pos.Line, p.Pos.Col, p.Severity, p.Code, p.Message, p.Hint})
	}
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(rows)
}
