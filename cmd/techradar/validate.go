package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"techradar/radar"
)

// validateFormats are the ways to print problems. One without a writer prints for people, as it goes.
var validateFormats = []struct {
	name  string
	write func([]radar.Problem) ([]byte, error)
}{
	{"text", nil},
	{"json", problemsJSON},
	{"github", problemsGitHub},
	{"sarif", problemsSARIF},
}

func validateFormatNames() []string {
	var names []string
	for _, f := range validateFormats {
		names = append(names, f.name)
	}
	return names
}

// validation is one run of validate.
type validation struct {
	*app
	cmd    *cobra.Command
	format string
	strict bool
	today  string
}

func (a *app) validateCommand() *cobra.Command {
	v := &validation{app: a}
	v.cmd = &cobra.Command{
		Use:   "validate [flags] [FILE...]",
		Short: "Check files and print all problems",
		Long: `Checks each FILE, radar.yaml unless given, and prints all problems: errors of the file, and what the review rules
say. The lint of FILE sets the rules; list rules shows them. - reads standard input.

With another format than text the problems go to standard output:
  json    an array of objects with file, line, column, severity, code, message and hint; line and column count from 1
          and are 0 for a problem of the whole file
  github  the commands by which a GitHub workflow shows them at the lines of a pull request
  sarif   SARIF 2.1.0, for code scanning and editors`,
		Example: `  techradar validate
  techradar validate --strict --format json teams/*.yaml
  techradar validate --format sarif > radar.sarif`,
		SuggestFor: []string{"check", "lint", "test", "verify", "review"},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{defaultFile}
			}
			return v.run(args)
		},
		ValidArgsFunction: completeYAMLs,
	}
	names, flags := validateFormatNames(), v.cmd.Flags()
	flags.StringVar(&v.format, "format", names[0], "`HOW` to print the problems: "+list(names, "or"))
	flags.BoolVar(&v.strict, "strict", false, "treat warnings as errors")
	flags.StringVar(&v.today, "today", "", "the `DAY` that review dates are compared with, YYYY-MM-DD; today unless given")
	mustComplete(v.cmd, "format", names)
	return v.cmd
}

func (v *validation) run(files []string) error {
	if bad := checkChoice("format", v.format, validateFormatNames()); bad != nil {
		return usagef("--format: %s", bad.usage())
	}
	today, err := parseDay(v.today)
	if err != nil {
		return err
	}
	var all []radar.Problem
	worst := 0
	for _, file := range files {
		in, err := v.load(file, v.strict)
		if err != nil {
			worst = max(worst, v.report(v.cmd, err))
			all = append(all, unreadable(file, err))
			continue
		}
		worst = max(worst, v.validate(in, today))
		all = append(all, in.problems...)
	}
	for _, f := range validateFormats {
		if f.name != v.format || f.write == nil {
			continue
		}
		out, err := f.write(all)
		if err != nil {
			return err
		}
		if err := v.print(out); err != nil {
			return err
		}
	}
	if worst > 0 {
		return &failure{code: worst}
	}
	return nil
}

// codeUnreadable is the code of the one problem that a file has when nobody can say what is in it.
const codeUnreadable = "unreadable"

// unreadable is a file that could not be read as a problem of it: a log without it would look clean.
func unreadable(file string, err error) radar.Problem {
	message, hint, _ := strings.Cut(strings.TrimPrefix(err.Error(), file+": "), "; ")
	return radar.Problem{File: file, Severity: radar.Error, Code: codeUnreadable, Message: radar.Visible(message), Hint: radar.Visible(hint)}
}

// validate reviews one file, says how it is and returns the exit code for it.
func (v *validation) validate(in *input, today time.Time) int {
	if in.radar != nil && in.radar.Output.Formats != nil {
		_, undated := in.dateless(*in.radar.Output.Formats, v.strict)
		in.problems = append(in.problems, undated...)
	}
	in.review(today, v.strict) // and sorts
	if v.format == validateFormats[0].name {
		v.printProblems(in.problems)
	}
	if in.count(radar.Error) > 0 {
		v.say("%s: %s", in.file, in.tally())
		return exitInvalid
	}
	ok := in.file + ": ok, " + plural(len(in.radar.Entries), "entry", "entries")
	if in.count(radar.Warning) > 0 {
		ok += ", " + in.tally()
	}
	v.say("%s", ok)
	return 0
}
