package main

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"techradar/radar/theme"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print the completion script of a shell",
		Long:  `Prints a script that makes a shell complete commands, flags and their values: ` + list(shells, "or") + `.`,
		Example: `  source <(techradar completion bash)
  techradar completion zsh > "${fpath[1]}/_techradar"
  techradar completion fish | source
  techradar completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("completion takes one word: %s", list(shells, "or"))
			}
			if bad := checkChoice("shell", args[0], shells); bad != nil {
				return usagef("%s", bad.usage())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var b bytes.Buffer
			write := map[string]func() error{
				"bash":       func() error { return cmd.Root().GenBashCompletionV2(&b, true) },
				"zsh":        func() error { return cmd.Root().GenZshCompletion(&b) },
				"fish":       func() error { return cmd.Root().GenFishCompletion(&b, true) },
				"powershell": func() error { return cmd.Root().GenPowerShellCompletionWithDesc(&b) },
			}[args[0]]
			if err := write(); err != nil {
				return err
			}
			return a.print(b.Bytes())
		},
	}
}

// completeSettings makes the shell complete the values of the settings from the tables.
func completeSettings(cmd *cobra.Command) {
	mustComplete(cmd, "theme", theme.Names())
	mustComplete(cmd, "size", sizeNames())
	mustComplete(cmd, "scale", []string{"1", "2", "3", "4"})
	mustComplete(cmd, "text", textKinds)
	mustComplete(cmd, "background", backgrounds)
	must(cmd.MarkFlagDirname("out"))
	must(cmd.MarkFlagFilename("font", "ttf"))
	must(cmd.RegisterFlagCompletionFunc("format", completeItems(formatNames())))
	must(cmd.RegisterFlagCompletionFunc("pages", completeItems(pageNames())))
	must(cmd.RegisterFlagCompletionFunc("base-url", cobra.NoFileCompletions))
}

// completeItems completes the last item of a list with commas.
func completeItems(names []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndex(typed, ",")+1]
		var choices []string
		for _, name := range names {
			if !strings.Contains(","+before, ","+name+",") {
				choices = append(choices, before+name)
			}
		}
		return choices, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

func completeYAML(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeYAMLs(nil, nil, "")
}

func completeYAMLs(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}

func completeFolder(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func mustComplete(cmd *cobra.Command, flag string, names []string) {
	must(cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)))
}

// must stops the program for a mistake in its own text: a completion for a flag that there is not.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
