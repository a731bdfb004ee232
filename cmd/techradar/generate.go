package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/render/markdown"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// generateFlags are the flags of generate that are no settings: they are about one run.
type generateFlags struct {
	lock                                           string // "" or one of lockModes
	into                                           string // a page of the team's own, or ""
	page                                           render.Page
	check, explain, trails, strict, verbose, quiet bool
}

func (a *app) generateCommand() *cobra.Command {
	var flags generateFlags
	cmd := &cobra.Command{
		Use:   "generate [flags] [FILE]",
		Short: "Write the picture and the page",
		Long: `Reads FILE, radar.yaml unless given, and writes the output folder. - reads standard input.
When FILE has errors, all of them are printed and nothing is written. The folder is written whole: what an earlier run
wrote there and this one does not is removed, and named. For other formats beside the usual ones name all of them, as in
--format html,svg,png,pptx, or give them a folder of their own.

A setting comes from the first of these that has it: the flag, the environment variable, the output of FILE, the
default. --verbose shows which. output.dir and the default folder count from the folder of FILE, --out and
TECHRADAR_OUT from the working directory. The variables are
` + variableList() + `

A lock keeps entries in their places from one edition to the next. It lies beside FILE, radar.lock for radar.yaml,
and is used when it is there. Only --lock writes it: --lock or --lock=keep adds what is new and drops what is gone,
--lock=fresh lays everything out anew. --lock=off does as if there were none.

--check compares what would be written with what is there and exits with 4 when they differ.`,
		Example: `  techradar generate
  techradar generate --format svg --out slides team.yaml
  techradar generate --pages quadrants --lock
  techradar generate --check
  TECHRADAR_THEME=dark techradar generate
  cat radar.yaml | techradar generate -`,
		SuggestFor: []string{"build", "render", "make", "draw", "gen"},
		Args:       atMostOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g := &generation{app: a, cmd: cmd, file: fileArg(args), generateFlags: flags}
			return g.run()
		},
		ValidArgsFunction: completeYAML,
	}
	flags.add(cmd)
	completeSettings(cmd)
	return cmd
}

func (f *generateFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	for _, s := range settings() {
		s.addFlag(flags)
	}
	flags.StringVar(&f.lock, "lock", "", "`HOW` to write the lock: keep what stands, fresh for all anew; off ignores the lock")
	flags.Lookup("lock").NoOptDefVal = lockKeep
	mustComplete(cmd, "lock", lockModes)
	flags.StringVar(&f.page.Flavor, "flavor", markdown.Flavors[0].Name, "`KIND` of Markdown: see techradar list flavors")
	mustComplete(cmd, "flavor", markdown.FlavorNames())
	flags.BoolVar(&f.page.EntryPages, "entry-pages", false, "write a page of Markdown for each entry as well")
	flags.BoolVar(&f.page.PlainImage, "plain-image", false, "show the picture in Markdown without its dark counterpart")
	flags.StringVar(&f.page.Space, "space", "", "`KEY` of the space in Confluence, for --flavor confluence-mark")
	flags.StringVar(&f.into, "into", "", "`FILE` of your own to put the page into, between two markers, and not into the folder")
	flags.BoolVar(&f.check, "check", false, "write nothing; exit with 4 when what is there differs")
	flags.BoolVar(&f.trails, "trails", false, "draw where moved entries came from, as faint tails")
	flags.BoolVar(&f.explain, "explain", false, "print how each page came out, and the time that took")
	flags.BoolVar(&f.strict, "strict", false, "treat warnings as errors; notes about the layout are no warnings")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "print where each setting came from")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print only warnings and errors")
}

// conflict returns the error for flags that cannot go together.
func (f *generateFlags) conflict(file string) error {
	switch {
	case f.quiet && f.verbose:
		return usagef("--quiet and --verbose contradict each other: choose one")
	case f.quiet && f.explain:
		return usagef("--quiet and --explain contradict each other: choose one")
	case f.page.Flavor != "" && !slices.Contains(markdown.FlavorNames(), f.page.Flavor):
		return usagef("--flavor: %s", checkChoice("flavor", f.page.Flavor, markdown.FlavorNames()).usage())
	case f.lock != "" && !slices.Contains(lockModes, f.lock):
		return usagef("--lock: %s", checkChoice("lock mode", f.lock, lockModes).usage())
	case f.lock == lockKeep && slices.Contains(lockModes, file):
		return usagef("--lock takes its word with an equals sign: --lock=%s", file)
	case f.writesLock() && file == stdinFile:
		return usagef("--lock needs the name of a file, whose lock lies beside it; standard input has none")
	}
	return nil
}

// generation is one run of generate.
type generation struct {
	*app
	generateFlags
	cmd  *cobra.Command
	file string
	took time.Duration // by the layout

	since string        // of a comparison, as in layout.Options
	notes []layout.Note // likewise
}

func (g *generation) run() error {
	if err := g.checkUsage(); err != nil {
		return err
	}
	in, err := g.load(g.file, g.strict)
	if err != nil {
		return err
	}
	in.review(time.Time{}, g.strict)
	g.printProblems(in.problems)
	if in.count(radar.Error) > 0 {
		g.say("%s: %s; nothing was written", in.file, in.tally())
		return &failure{code: exitInvalid}
	}
	v, err := resolve(g.cmd.Flags(), in.radar)
	if err != nil {
		return err
	}
	if g.verbose {
		g.printSettings(v)
	}
	if err := g.checkDated(in, v); err != nil {
		return err
	}
	out, err := g.make(in, v)
	if err != nil {
		return err
	}
	if g.check {
		return g.compare(out)
	}
	return g.write(out, v)
}

// make lays the radar out and draws it, as the settings say.
func (g *generation) make(in *input, v *values) (*output, error) {
	dir, err := g.folder(v)
	if err != nil {
		return nil, err
	}
	own, err := g.openOwnPage(v, dir)
	if err != nil {
		return nil, err
	}
	light, dark, err := g.loadTheme(v, in.radar)
	if err != nil {
		return nil, err
	}
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
	if err := g.warnMissing(doc, v); err != nil {
		return nil, err
	}
	files, err := g.draw(doc, v, light, dark)
	if err != nil {
		return nil, ourFault(err)
	}
	if files, err = own.take(files); err != nil {
		return nil, err
	}
	return &output{dir: dir, files: byName(files), own: own, lock: old, doc: doc}, nil
}

// checkUsage returns the error for flags and variables that are wrong whatever the file says.
func (g *generation) checkUsage() error {
	if err := g.conflict(g.file); err != nil {
		return err
	}
	if g.lock == "" && g.cmd.Flags().Changed("lock") {
		return usagef("--lock= lacks its word: it is one of %s", strings.Join(lockModes, ", "))
	}
	if err := checkGiven(g.cmd.Flags()); err != nil {
		return err
	}
	for _, message := range unknownVariables() {
		if g.strict {
			return usagef("%s", message)
		}
		g.say("techradar: warning: %s", message)
	}
	return nil
}

// layOut places everything, with a word on a terminal when that takes long.
func (g *generation) layOut(r *radar.Radar, v *values, fonts *scene.Fonts, old *lockFile) (*layout.Document, error) {
	if g.terminal && !g.quiet {
		slow := time.AfterFunc(time.Second, func() {
			g.say("laying out %s ...", plural(len(r.Entries), "entry", "entries"))
		})
		defer slow.Stop()
	}
	began := time.Now()
	size := layout.Sizes[slices.IndexFunc(layout.Sizes, func(s layout.Size) bool { return s.Name == v.Size })]
	doc, err := layout.Build(r, layout.Options{
		Size: size, Fonts: fonts, Quadrants: v.wantsQuadrants() || render.NeedQuadrants(v.Format), Slides: render.NeedSlides(v.Format), Lock: old.lock, Fresh: g.lock == lockFresh, Trails: g.trails, Since: g.since, Notes: g.notes,
	})
	g.took = time.Since(began)
	return doc, err
}

// draw makes the files of the formats.
func (g *generation) draw(doc *layout.Document, v *values, light, dark *theme.Theme) ([]render.File, error) {
	return render.Write(doc, v.Format, render.Options{
		Theme: light, Dark: dark, BaseURL: v.BaseURL, Quadrants: v.wantsQuadrants(), Page: g.page,
		Scale: v.Scale, Outlines: v.Text == asPaths, Transparent: v.Background == noBackground,
	})
}

// again is the command that does this run once more, with the settings of its flags and other flags in addition.
func (g *generation) again(flags ...string) string {
	words := append([]string{"techradar", "generate"}, flags...)
	for _, s := range settings() {
		if value, ok := s.flagValue(g.cmd.Flags()); ok {
			words = append(words, "--"+s.flag(), shellWord(strings.Join(s.items(value), ",")))
		}
	}
	for _, name := range []string{"flavor", "entry-pages", "plain-image", "space", "into"} {
		if f := g.cmd.Flags().Lookup(name); f != nil && f.Changed {
			words = append(words, "--"+name+"="+shellWord(f.Value.String()))
		}
	}
	if g.file != defaultFile {
		words = append(words, shellWord(g.file))
	}
	return strings.Join(words, " ")
}

// shellWord quotes a word for the shells of Unix where it needs that.
func shellWord(s string) string {
	plain := func(r rune) bool {
		return r > 127 || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("_-+./:,=@", r)
	}
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// ourFault is the failure of a run that the user could not have done anything about.
func ourFault(err error) error {
	return &failure{exitIO, fmt.Errorf("internal error, please report it with this radar.yaml: %w", err)}
}

// atMostOne allows one argument of the given name.
func atMostOne(name string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &failure{exitUsage, errors.New("there is more than one " + name + ": " + strings.Join(args, " "))}
		}
		return nil
	}
}
