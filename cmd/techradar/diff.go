package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/render/diff"
	"techradar/radar/theme"
	"techradar/radar/words"
)

// difference is one run of diff.
type difference struct {
	*app
	cmd      *cobra.Command
	settings *pflag.FlagSet // those of generate, for the picture; the command shows some of them
	old, new string         // as given
	format   string
	exitCode bool
}

var diffFormats = []string{"text", "markdown", "json", "svg"}

func (a *app) diffCommand() *cobra.Command {
	d := &difference{app: a, settings: pflag.NewFlagSet("", pflag.ContinueOnError)}
	d.cmd = &cobra.Command{
		Use:   "diff [flags] OLD [NEW]",
		Short: "Print what changed between two radars",
		Long: `Compares two radars and prints what changed: entries that are new, moved, gone, in another quadrant, renamed or
edited, and quadrants, rings and titles that are not the same. NEW is radar.yaml unless given.

OLD and NEW are files, or git:REV or git:REV:PATH for a file at a revision of its Git repository: a tag, a branch, a
commit. git:REV takes the path of the other argument, or radar.yaml; PATH counts from the working directory.
- reads standard input.

Entries are the same when they have the same id; rings and quadrants also by their aliases. The order of entries, the
comments and the output settings of the files do not count. --format is
  text      for people, in English
  markdown  for a comment on a pull request, in the language of NEW, of at most 60,000 bytes
  json      for scripts
  svg       the picture of NEW, with trails from where entries stood in OLD; the settings are those of generate`,
		Example: `  techradar diff git:HEAD
  techradar diff git:v1 git:v2
  techradar diff --format markdown git:origin/main radar.yaml > comment.md
  techradar diff --exit-code last.yaml radar.yaml`,
		SuggestFor: []string{"compare", "changes", "changelog"},
		Args:       diffArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			d.old, d.new = args[0], fileArg(args[1:])
			return d.run()
		},
		ValidArgsFunction: completeTwoYAMLs,
	}
	flags := d.cmd.Flags()
	flags.StringVar(&d.format, "format", "text", "`HOW` to print: text, markdown, json or svg")
	flags.BoolVar(&d.exitCode, "exit-code", false, "exit with 4 when the radars differ")
	mustComplete(d.cmd, "format", diffFormats)
	for _, s := range settings() {
		s.addFlag(d.settings)
		if s.key == "theme" || s.key == "size" || s.key == "font" {
			flags.AddFlag(d.settings.Lookup(s.flag()))
		}
	}
	mustComplete(d.cmd, "theme", theme.Names())
	mustComplete(d.cmd, "size", sizeNames())
	must(d.cmd.MarkFlagFilename("font", "ttf"))
	return d.cmd
}

func diffArgs(_ *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return usagef("diff lacks its radars: write OLD and NEW, such as: techradar diff git:HEAD radar.yaml")
	case len(args) > 2:
		return usagef("diff takes two radars, and there are %d arguments", len(args))
	case len(args) == 2 && args[0] == stdinFile && args[1] == stdinFile:
		return usagef("only one of OLD and NEW can be standard input")
	}
	return nil
}

func completeTwoYAMLs(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeYAMLs(nil, nil, "")
}

func (d *difference) run() error {
	if bad := checkChoice("format", d.format, diffFormats); bad != nil {
		return usagef("--format: %s", bad.usage())
	}
	if err := checkGiven(d.settings); err != nil {
		return err
	}
	c, err := d.compare()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	switch d.format {
	case "text":
		err = diff.Text(&b, c, d.colorOut())
	case "markdown":
		err = diff.Markdown(&b, c)
	case "json":
		err = diff.JSON(&b, c)
	case "svg":
		err = d.picture(&b, c)
	}
	if err != nil {
		return err
	}
	if err := d.print(b.Bytes()); err != nil {
		return err
	}
	if d.exitCode && !c.Same() {
		return &failure{code: exitDiffers}
	}
	return nil
}

// compare reads both radars. Their warnings are the business of validate.
func (d *difference) compare() (*history.Comparison, error) {
	oldPath, newPath, err := d.paths()
	if err != nil {
		return nil, err
	}
	var sides []*radar.Radar
	for _, s := range []struct{ spec, other string }{{d.old, newPath}, {d.new, oldPath}} {
		in, err := d.loadRevision(s.spec, s.other)
		if err != nil {
			return nil, err
		}
		if n := in.count(radar.Error); n > 0 {
			d.printProblems(in.problems)
			d.say("%s: %s; nothing was compared", in.file, in.tally())
			return nil, &failure{code: exitInvalid}
		}
		sides = append(sides, in.radar)
	}
	return history.Diff(sides[0], sides[1]), nil
}

// paths are the paths that the arguments name, or "" for git:REV, which names none.
func (d *difference) paths() (oldPath, newPath string, err error) {
	var paths []string
	for _, spec := range []string{d.old, d.new} {
		v, ok, err := parseRevision(spec, "")
		if err != nil {
			return "", "", err
		}
		switch {
		case !ok:
			paths = append(paths, spec)
		case spec == revisionPrefix+v.rev:
			paths = append(paths, "")
		default:
			paths = append(paths, v.path)
		}
	}
	return paths[0], paths[1], nil
}

// colorOut reports whether standard output, where the result goes, takes colour.
func (d *difference) colorOut() bool {
	f, ok := d.stdout.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// picture draws the new radar as it has moved since the old one. It uses the lock of the new one, so that entries stand
// where they stand in its own picture.
func (d *difference) picture(b *bytes.Buffer, c *history.Comparison) error {
	oldPath, newPath, err := d.paths()
	if err != nil {
		return err
	}
	if newPath == "" {
		newPath = fileArg(items([]string{oldPath}))
	}
	as := &cobra.Command{} // with every setting, as generate has it
	as.Flags().AddFlagSet(d.settings)
	g := &generation{app: d.app, cmd: as, file: newPath, generateFlags: generateFlags{trails: true}}
	v, err := resolve(d.settings, c.New)
	if err != nil {
		return err
	}
	v.Format, v.Pages, v.Text = []string{"svg"}, nil, asText
	light, dark, err := g.loadTheme(v, c.New)
	if err != nil {
		return err
	}
	fonts, err := g.loadFonts(v)
	if err != nil {
		return err
	}
	lock, err := d.lock(g)
	if err != nil {
		return err
	}
	g.since, g.notes = comparedWith(c), pictureNotes(c)
	doc, err := g.layOut(c.Since(), v, fonts, lock)
	if defect := (*layout.Defect)(nil); errors.As(err, &defect) {
		return ourFault(defect)
	}
	if err != nil {
		return &failure{exitInvalid, fmt.Errorf("%s: %w", c.New.File, err)}
	}
	files, err := g.draw(doc, v, light, dark)
	if err != nil {
		return ourFault(err)
	}
	for _, note := range doc.Reports[0].Notes {
		d.say("note: %s", note)
	}
	if doc.Reports[0].Cut {
		d.say("hint: --format text has all of what changed")
	}
	for _, file := range files {
		if file.Name == doc.Pages[0].Name+".svg" {
			b.Write(file.Data)
		}
	}
	return nil
}

// comparedWith is the edition of the old radar where it is another one than that of the new, or "".
func comparedWith(c *history.Comparison) string {
	if c.Old.Edition.Name == c.New.Edition.Name {
		return ""
	}
	return c.Old.Edition.Name
}

// pictureNotes are the changes that no mark in the picture shows: another quadrant, and a ring that may be nearer or not.
func pictureNotes(c *history.Comparison) []layout.Note {
	w := words.For(c.New.Lang)
	var lost, reclassified []layout.Note
	for _, e := range c.Entries {
		if e.Old < 0 || e.New < 0 || c.New.Entries[e.New].Retired != nil {
			continue
		}
		was, is := &c.Old.Entries[e.Old], &c.New.Entries[e.New]
		if e.Lost {
			lost = append(lost, layout.Note{Heading: w.OtherRing, Entry: is.ID, Text: c.Old.Rings[was.Ring].Name + " → " + c.New.Rings[is.Ring].Name})
		}
		if e.Reclassified {
			text := c.Old.Quadrants[was.Quadrant].Name + " → " + c.New.Quadrants[is.Quadrant].Name
			reclassified = append(reclassified, layout.Note{Heading: w.Reclassified, Entry: is.ID, Text: text})
		}
	}
	return append(lost, reclassified...)
}

// lock reads the lock that lies beside the new radar, at its revision.
func (d *difference) lock(g *generation) (*lockFile, error) {
	v, ok, err := parseRevision(d.new, g.file)
	if err != nil {
		return nil, err
	}
	if !ok {
		return g.readLock()
	}
	v.path = lockPath(v.path)
	l := &lockFile{path: v.String()}
	l.src, err = v.read()
	switch {
	case errors.Is(err, errNotThere):
		return &lockFile{}, nil
	case err != nil:
		return nil, &failure{exitIO, fmt.Errorf("%s: %w", v, err)}
	}
	if l.lock, err = layout.ParseLock(l.src); err != nil {
		return nil, &failure{exitInvalid, fmt.Errorf("%s: %w", v, err)}
	}
	return l, nil
}
