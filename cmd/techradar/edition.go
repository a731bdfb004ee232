package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/edit"
	"techradar/radar/publish"
)

func (a *app) editionCommand() *cobra.Command {
	o := &opening{app: a}
	cmd := &cobra.Command{
		Use:   "edition [flags] NAME [FILE]",
		Short: "Open the next edition in the file",
		Long: `Opens the edition NAME in FILE, radar.yaml unless given: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn. Run it when the
edition so far is published and before you edit the next one: it records the ring of each entry in its history where
the ring has changed since the last item there, or where there is none, and then sets the edition. From then on every
ring that you change is a move. Comments, order, quotes and line ends of FILE stay as they are.

When you have edited already, --base names the radar as it was published, a file or git:REV, which is FILE at a
revision of its Git repository: the rings come from there. It has to be the edition before.

docs/editions.md of the source goes through a year of editions with these commands.`,
		Example: `  techradar edition 2026-Q3
  techradar edition --dry-run 2026-Q3
  techradar edition --base git:v2026-Q2 2026-Q3 team.yaml`,
		SuggestFor: []string{"cut", "release", "next", "open"},
		Args:       o.takeArgs,
		RunE:       func(*cobra.Command, []string) error { return o.run() },
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeYAML(cmd, args[1:], typed)
		},
	}
	cmd.Flags().StringVar(&o.base, "base", "", "`FILE` or git:REV: the radar as it was published, when the edits came first")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the patch and write nothing")
	must(cmd.MarkFlagFilename("base", "yaml", "yml"))
	return cmd
}

// opening is one run of edition.
type opening struct {
	*app
	next   radar.Edition
	file   string
	base   string
	dryRun bool
}

// takeArgs reads NAME and FILE.
func (o *opening) takeArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) > 2 {
		return usagef("edition takes the name of the next edition, such as 2026-Q3, and at most one FILE")
	}
	if joined := strings.Join(args, "-"); len(args) == 2 {
		if _, err := radar.ParseEdition(joined); err == nil {
			return usagef("NAME is one word: techradar edition %s", joined)
		}
	}
	next, err := radar.ParseEdition(args[0])
	if err != nil {
		if _, other := radar.ParseEdition(args[len(args)-1]); other == nil {
			return usagef("NAME comes before FILE: techradar edition %s %s", args[1], args[0])
		}
		return usagef("%w", err)
	}
	o.next, o.file = next, fileArg(args[1:])
	if o.file == stdinFile {
		return usagef("edition changes a file in its place: name one; standard input is none")
	}
	return nil
}

func (o *opening) run() error {
	src, in, err := o.readWhole()
	if err != nil {
		return err
	}
	if err := o.refuseErrors(in); err != nil {
		return err
	}
	base, err := o.loadBase()
	if err != nil {
		return err
	}
	out, recorded, err := edit.Cut(src, in.radar, o.next, base)
	var refusal *edit.Refusal
	switch {
	case errors.As(err, &refusal):
		return o.refuseErrors(&input{file: in.file, problems: refusal.Problems})
	case err != nil:
		return &failure{exitIO, fmt.Errorf("%s: %w", in.file, err)}
	case o.dryRun:
		o.printRecords(in.radar, recorded)
		name := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(o.file)), "/")
		if err := o.print(edit.Diff(name, src, out)); err != nil {
			return err
		}
		o.say("%s is unchanged; without --dry-run its edition becomes %s", in.file, o.next)
		return nil
	}
	return o.write(in.radar, out, recorded)
}

// readWhole reads and checks the file, and returns its bytes with what they say.
func (o *opening) readWhole() ([]byte, *input, error) {
	src, err := o.read(o.file)
	if errors.Is(err, errTooLarge) {
		return nil, tooLarge(o.file), nil
	}
	if err != nil {
		return nil, nil, &failure{exitIO, err}
	}
	return src, parseInput(src, o.file, false), nil
}

// refuseErrors prints the problems of a file, and returns the failure when there are errors among them.
func (o *opening) refuseErrors(in *input) error {
	o.printProblems(in.problems)
	if in.count(radar.Error) == 0 {
		return nil
	}
	o.say("%s: %s; nothing was written", in.file, in.tally())
	return &failure{code: exitInvalid}
}

// loadBase reads the radar that --base names, nil when there is no --base.
func (o *opening) loadBase() (*radar.Radar, error) {
	if o.base == "" {
		return nil, nil
	}
	in, err := o.loadRevision(o.base, o.file)
	if err != nil {
		return nil, err
	}
	if in.radar == nil {
		return nil, o.refuseErrors(in)
	}
	return in.radar, nil
}

// write writes the file, and holds back signals while it does.
func (o *opening) write(r *radar.Radar, out []byte, recorded []edit.Record) error {
	changed, err := o.publish(out)
	if err != nil {
		return &failure{exitIO, err}
	}
	if !changed {
		o.say("%s is up to date: its edition is %s, and every ring is recorded", o.file, o.next)
		return nil
	}
	o.printRecords(r, recorded)
	o.say("wrote %s: its edition is %s now", o.file, o.next)
	return nil
}

func (o *opening) publish(out []byte) (changed bool, err error) {
	o.writing.Lock()
	defer o.writing.Unlock()
	return publish.File(o.file, out)
}

// remembered reports whether an entry says what happened to it in the edition of the radar.
func remembered(r *radar.Radar) bool {
	return slices.ContainsFunc(r.Entries, func(e radar.Entry) bool {
		now := func(c radar.Change) bool { return c.Edition.Name == r.Edition.Name }
		return e.Retired != nil && e.Retired.Edition.Name == r.Edition.Name || slices.ContainsFunc(e.History, now)
	})
}

// printRecords says what becomes history, all of it.
func (o *opening) printRecords(r *radar.Radar, recorded []edit.Record) {
	if len(recorded) == 0 {
		o.say("nothing to record: every ring is in the history already")
		if o.base == "" && !remembered(r) {
			o.say("nothing changed in %s, so what tells of past editions will leave it out", r.Edition)
		}
		return
	}
	is := "recorded"
	if o.dryRun {
		is = "to be recorded"
	}
	o.say("%s in the history of %s:", is, plural(len(recorded), "entry", "entries"))
	for _, rec := range recorded {
		was := "in " + rec.Ring
		if rec.Change.Retired {
			was = "retired"
		}
		o.say("  %s: %s in %s", r.Entries[rec.Entry].Name, was, rec.Change.Edition)
	}
}
