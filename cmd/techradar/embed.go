package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/embed"
	"techradar/radar/layout"
)

func (a *app) embedCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "embed [flags] TARGET [FILE]",
		Short: "Print what to paste into a wiki or a deck",
		Long: `Prints how to show the radar of FILE, radar.yaml unless given, in a TARGET: the snippet to paste on standard output
and the steps on standard error or, where there is nothing to paste, the steps on standard output. It reads FILE
alone, and writes nothing. - reads standard input. The targets are
` + targetList() + `
The settings are those of generate, from the same places. They say which pictures there are, where they lie and, by
base_url, what they link to; the first step repeats the flags.`,
		Example: `  techradar embed github
  techradar embed marp 2>/dev/null > deck.md
  techradar embed mediawiki --pages overview,quadrants team.yaml
  techradar embed iframe --base-url https://radar.example.org/`,
		SuggestFor: []string{"snippet", "paste", "share", "insert"},
		Args:       embedArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			g := &generation{app: a, cmd: cmd, file: fileArg(args[1:])}
			return g.embed(embed.Find(args[0]))
		},
		ValidArgsFunction: completeTarget,
	}
	for _, s := range settings() {
		s.addFlag(cmd.Flags())
	}
	completeSettings(cmd)
	return cmd
}

// targetList is the targets by kind, for the help.
func targetList() string {
	var b strings.Builder
	for _, kind := range embed.Kinds() {
		var names []string
		for _, t := range embed.Targets {
			if t.Kind == kind {
				names = append(names, t.Name)
			}
		}
		fmt.Fprintf(&b, "  %-7s %s\n", kind, strings.Join(names, ", "))
	}
	return b.String()
}

func targetNames() []string {
	var names []string
	for _, t := range embed.Targets {
		names = append(names, t.Name)
	}
	return names
}

func targetRows() ([]row, error) {
	var rows []row
	for _, t := range embed.Targets {
		rows = append(rows, row{t.Name, t.About})
	}
	return rows, nil
}

func embedArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usagef("embed lacks its target: it is one of %s", list(targetNames(), "or"))
	}
	if bad := checkChoice("target", args[0], targetNames()); bad != nil {
		return usagef("%s", bad.usage())
	}
	return atMostOne("FILE")(nil, args[1:])
}

func completeTarget(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeYAML(cmd, args[1:], typed)
	}
	var choices []string
	for _, t := range embed.Targets {
		choices = append(choices, t.Name+"\t"+t.About)
	}
	return choices, cobra.ShellCompDirectiveNoFileComp
}

// embed prints the guide for a target. It lays the radar out as generate would, since that decides which pictures
// there are.
func (g *generation) embed(t *embed.Target) error {
	if err := g.checkUsage(); err != nil {
		return err
	}
	in, err := g.load(g.file, false)
	if err != nil {
		return err
	}
	g.printProblems(in.problems)
	if in.count(radar.Error) > 0 {
		g.say("%s: %s", in.file, in.tally())
		return &failure{code: exitInvalid}
	}
	v, err := resolve(g.cmd.Flags(), in.radar)
	if err != nil {
		return err
	}
	doc, err := g.shown(in, v)
	if err != nil {
		return err
	}
	o, err := g.embedOptions(t, v)
	if err != nil {
		return err
	}
	guide, err := t.Guide(doc, o)
	if err != nil {
		return ourFault(err)
	}
	return g.printGuide(t, guide)
}

// shown is the document with the pages that generate would write as pictures.
func (g *generation) shown(in *input, v *values) (*layout.Document, error) {
	fonts, err := g.loadFonts(v)
	if err != nil {
		return nil, err
	}
	old, err := g.readLock()
	if err != nil {
		return nil, err
	}
	doc, err := g.layOut(in.radar, v, fonts, old)
	if defect := (*layout.Defect)(nil); errors.As(err, &defect) {
		return nil, ourFault(defect)
	}
	if err != nil {
		return nil, &failure{exitInvalid, fmt.Errorf("%s: %w", in.file, err)}
	}
	if !v.wantsQuadrants() {
		doc = doc.Overview()
	}
	return doc, nil
}

func (g *generation) embedOptions(t *embed.Target, v *values) (embed.Options, error) {
	dir, err := g.folder(v)
	if err != nil {
		return embed.Options{}, err
	}
	base := "."
	if g.file != stdinFile {
		base = filepath.Dir(g.file)
	}
	return embed.Options{
		Folder: filepath.ToSlash(dir), Path: pathFrom(base, dir), BaseURL: v.BaseURL,
		Transparent: v.Background == noBackground, Command: g.runFor(t.Needs(v.BaseURL), v),
	}, nil
}

// pathFrom is the path from a folder down to another, with slashes, or "" when the other is not below it.
func pathFrom(base, dir string) string {
	from, err := filepath.Abs(base)
	if err != nil {
		return ""
	}
	to, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	path, err := filepath.Rel(from, to)
	if err != nil || !filepath.IsLocal(path) {
		return ""
	}
	return filepath.ToSlash(path)
}

// runFor is the command that writes the formats, by the flags of this run. What the settings have besides stays: a
// run replaces the whole folder.
func (g *generation) runFor(needs []string, v *values) string {
	formats := slices.Clone(v.Format)
	for _, f := range needs {
		if !slices.Contains(formats, f) {
			formats = append(formats, f)
		}
	}
	words := []string{"techradar", "generate"}
	for _, s := range settings() {
		value, ok := s.flagValue(g.cmd.Flags())
		text := strings.Join(s.items(value), ",")
		if s.key == "format" {
			text, ok = strings.Join(formats, ","), ok || len(formats) > len(v.Format)
		}
		if ok {
			words = append(words, "--"+s.flag(), shellWord(text))
		}
	}
	if g.file != defaultFile {
		words = append(words, shellWord(g.file))
	}
	return strings.Join(words, " ")
}

// printGuide keeps what people read out of what they paste.
func (g *generation) printGuide(t *embed.Target, guide *embed.Guide) error {
	var b strings.Builder
	for i, step := range guide.Steps {
		fmt.Fprintf(&b, "%d. %s\n", i+1, radar.Visible(step))
	}
	if !t.Pastes() {
		return g.print([]byte(b.String()))
	}
	g.say("%s", b.String())
	return g.print([]byte(guide.Snippet))
}
