package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/publish"
	"techradar/radar/render"
	"techradar/radar/theme"
)

func (a *app) generateCommand() *cobra.Command {
	var strict, verbose, quiet bool
	cmd := &cobra.Command{
		Use:   "generate [flags] [FILE]",
		Short: "Write the picture and the page",
		Long: `Reads FILE, radar.yaml unless given, and writes the output folder. - reads standard input.
When FILE has errors, all of them are printed and nothing is written.

A setting comes from the first of these that has it: the flag, the environment variable (TECHRADAR_OUT for --out,
TECHRADAR_BASE_URL for --base-url, and so on), the output of FILE, the default. --verbose shows which.
output.dir and the default folder count from the folder of FILE, --out and TECHRADAR_OUT from the working directory.`,
		Example: `  techradar generate
  techradar generate --format svg --out slides team.yaml
  TECHRADAR_THEME=dark techradar generate
  cat radar.yaml | techradar generate -`,
		SuggestFor: []string{"build", "render", "make", "draw", "gen"},
		Args:       atMostOne("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g := &generation{app: a, cmd: cmd, file: fileArg(args), strict: strict, verbose: verbose, quiet: quiet}
			return g.run()
		},
		ValidArgsFunction: completeYAML,
	}
	for _, s := range settings() {
		s.addFlag(cmd.Flags())
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "treat warnings as errors")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "print where each setting came from")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print only warnings and errors")
	cmd.MarkFlagsMutuallyExclusive("verbose", "quiet")
	completeSettings(cmd)
	return cmd
}

// generation is one run of generate.
type generation struct {
	*app
	cmd                    *cobra.Command
	file                   string
	strict, verbose, quiet bool
}

func (g *generation) run() error {
	if err := checkGiven(g.cmd.Flags()); err != nil {
		return err
	}
	for _, message := range unknownVariables() {
		if g.strict {
			return usagef("%s", message)
		}
		g.say("techradar: warning: %s", message)
	}

	in, err := g.load(g.file, g.strict)
	if err != nil {
		return err
	}
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
	dir, err := g.folder(v)
	if err != nil {
		return err
	}

	doc, files, err := g.make(in.radar, v)
	if err != nil {
		return &failure{exitInvalid, fmt.Errorf("%s: %w", in.file, err)}
	}
	if err := g.publish(dir, files); err != nil {
		return &failure{exitIO, err}
	}
	if !g.quiet {
		g.printDone(dir, files, doc.Reports)
	}
	return nil
}

// folder returns the output folder. Only a flag or the environment, which are the user's own, may lead out of the
// folder of the file, which may be somebody else's.
func (g *generation) folder(v *values) (string, error) {
	if from := v.from["out"]; from == "--out" || strings.HasPrefix(from, envPrefix) {
		return filepath.Clean(v.Out), nil
	}
	base := "."
	if g.file != stdinFile {
		base = filepath.Dir(g.file)
	}
	if !filepath.IsLocal(filepath.FromSlash(v.Out)) {
		return "", &failure{exitInvalid, fmt.Errorf("%s: the folder %q leaves the folder of the file: use --out for that", v.from["out"], v.Out)}
	}
	dir := filepath.Join(base, filepath.FromSlash(v.Out))
	for d := dir; d != filepath.Clean(base); d = filepath.Dir(d) {
		info, err := os.Lstat(d)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", &failure{exitIO, fmt.Errorf("output folder %s: %s is a symbolic link and may leave the folder of the file: use --out for that", dir, d)}
		}
	}
	return dir, nil
}

// make lays out the radar and renders the formats and those that they need.
func (g *generation) make(r *radar.Radar, v *values) (*layout.Document, map[string][]byte, error) {
	if g.terminal && !g.quiet {
		slow := time.AfterFunc(time.Second, func() {
			g.say("laying out %s ...", plural(len(r.Entries), "entry", "entries"))
		})
		defer slow.Stop()
	}
	size := layout.Sizes[slices.IndexFunc(layout.Sizes, func(s layout.Size) bool { return s.Name == v.Size })]
	doc, err := layout.Build(r, layout.Options{Size: size})
	if err != nil {
		return nil, nil, err
	}

	light, err := theme.Load(v.Theme)
	if err != nil {
		return nil, nil, err
	}
	dark, err := theme.Load("dark")
	if err != nil {
		return nil, nil, err
	}
	o := render.Options{Theme: light, Dark: dark, BaseURL: v.BaseURL}
	files := map[string][]byte{}
	for _, f := range withNeeds(v.Format) {
		made, err := f.Files(doc, o)
		if err != nil {
			return nil, nil, err
		}
		for _, file := range made {
			if _, ok := files[file.Name]; ok {
				return nil, nil, fmt.Errorf("format %s: another format has written %s", f.Name, file.Name)
			}
			files[file.Name] = file.Data
		}
	}
	return doc, files, nil
}

// withNeeds returns the rows of the formats and of all that they need, in the order of the table.
func withNeeds(names []string) []render.Format {
	want := map[string]bool{}
	for queue := slices.Clone(names); len(queue) > 0; queue = queue[1:] {
		if want[queue[0]] {
			continue
		}
		want[queue[0]] = true
		for _, f := range render.Formats {
			if f.Name == queue[0] {
				queue = append(queue, f.Needs...)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(render.Formats), func(f render.Format) bool { return !want[f.Name] })
}

func (g *generation) publish(dir string, files map[string][]byte) error {
	g.writing.Lock()
	defer g.writing.Unlock()
	return publish.Write(dir, files)
}

func (g *generation) printSettings(v *values) {
	for _, row := range [][3]string{
		{"out", v.Out},
		{"format", strings.Join(v.Format, ",")},
		{"theme", v.Theme},
		{"size", v.Size},
		{"base_url", v.BaseURL},
	} {
		g.say("%-9s %-20s from %s", row[0], row[1], v.from[row[0]])
	}
}

func (g *generation) printDone(dir string, files map[string][]byte, reports []layout.Report) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		g.say("wrote %s", filepath.Join(dir, filepath.FromSlash(name)))
	}
	for _, r := range reports {
		g.say("layout of %s: %s, %d of %s named beside the blip, %.4g px", r.Page, r.Mode, r.Named,
			plural(r.Entries, "entry", "entries"), r.Font)
		for _, note := range r.Notes {
			g.say("note: %s", note)
		}
	}
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
