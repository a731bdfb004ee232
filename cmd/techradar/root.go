package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"techradar/radar"
)

// rootCommand puts the commands together.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "techradar",
		Short: "Draws a technology radar from a YAML file",
		Long: `techradar turns one YAML file into a technology radar: a picture with the names on it, and a summary page.

Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 invalid input, 2 wrong usage, 3 could not read or write, 4 not up to date (generate --check)
or different (diff --exit-code).`,
		Example: `  techradar init          write a radar.yaml to start from
  techradar generate      read radar.yaml, write the folder public`,
		Version:       version(),
		Args:          a.knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(a.flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(a.generateCommand(), a.validateCommand(), a.initCommand(), a.diffCommand(), a.embedCommand(), a.importCommand(), a.exportCommand(), a.editionCommand(), a.serveCommand(), a.schemaCommand(), a.listCommand(),
		a.versionCommand(), a.completionCommand())
	root.SetHelpCommand(a.helpCommand())
	for _, cmd := range append(root.Commands(), root) {
		cmd.Flags().SortFlags = false
		cmd.DisableFlagsInUseLine = true
	}
	return root
}

// helpCommand is cobra's, except that it does not take a misspelt command for the root.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Print the help of a command",
		Example: `  techradar help generate`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, _, err := cmd.Root().Find(args)
			if err != nil || len(args) > 0 && found == cmd.Root() {
				return a.knownCommand(cmd.Root(), args)
			}
			return found.Help()
		},
	}
}

// knownCommand refuses what is no command, with the one that was meant.
func (a *app) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		if slices.Contains(c.SuggestFor, strings.ToLower(args[0])) {
			return usagef("unknown command: %s; did you mean %s?", args[0], c.Name())
		}
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return usagef("unknown command: %s%s", args[0], didYouMean(args[0], names))
}

// flagError adds the flag that was meant to an error about an unknown one. Before a misspelt command every flag
// is unknown, and then the command is what to tell of.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() && len(a.args) > 0 && !strings.HasPrefix(a.args[0], "-") {
		return a.knownCommand(cmd, a.args[:1])
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || unknown.GetSpecifiedShortnames() != "" {
		return &failure{exitUsage, err}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	name, hint := unknown.GetSpecifiedName(), ""
	if near := nearestFlag(name, names); near != "" {
		hint = "; did you mean --" + near + "?"
	}
	return usagef("unknown flag: --%s%s", name, hint)
}

// values are the settings of a run.
type values struct {
	Out     string   `mapstructure:"out"`
	Format  []string `mapstructure:"format"`
	Theme   string   `mapstructure:"theme"`
	Size    string   `mapstructure:"size"`
	Font    string   `mapstructure:"font"`
	BaseURL string   `mapstructure:"base_url"`
	Pages   []string `mapstructure:"pages"`

	Scale      int    `mapstructure:"scale"`
	Text       string `mapstructure:"text"`
	Background string `mapstructure:"background"`

	from map[string]string // by key: where the value came from
}

// wantsQuadrants reports whether a picture of each quadrant was asked for.
func (v *values) wantsQuadrants() bool { return slices.Contains(v.Pages, pageQuadrants) }

// resolve finds the value of every setting: a flag, else the environment, else the output of the file, else the
// default.
//
// The values of the file are those that Parse has read. viper never sees the file itself, because it lower-cases
// keys, splits them at dots and turns 3.10 into 3.1.
func resolve(flags *pflag.FlagSet, r *radar.Radar) (*values, error) {
	v := viper.New()
	inFile := map[string]any{}
	for _, s := range settings() {
		v.SetDefault(s.key, s.def)
		if value, ok := s.fileValue(&r.Output); ok {
			inFile[s.key] = value
		}
		if err := errors.Join(v.BindEnv(s.key, s.env()), v.BindPFlag(s.key, flags.Lookup(s.flag()))); err != nil {
			return nil, err
		}
	}
	if err := v.MergeConfigMap(inFile); err != nil {
		return nil, err
	}

	out := &values{from: map[string]string{}}
	err := v.UnmarshalExact(out, func(c *mapstructure.DecoderConfig) { c.WeaklyTypedInput = true })
	if err != nil {
		return nil, usagef("settings: %w", err)
	}
	out.Format, out.Pages = items(out.Format), items(out.Pages)
	if out.BaseURL != "" && !strings.HasSuffix(out.BaseURL, "/") {
		out.BaseURL += "/" // as Parse does for the file
	}
	for _, s := range settings() {
		_, ok := inFile[s.key]
		switch {
		case flags.Changed(s.flag()):
			out.from[s.key] = "--" + s.flag()
		case os.Getenv(s.env()) != "":
			out.from[s.key] = s.env()
		case ok:
			out.from[s.key] = fmt.Sprintf("%s:%d output.%s", r.File, r.Output.At(s.file).Line, s.file)
		default:
			out.from[s.key] = fromDefault
		}
	}
	return out, nil
}
