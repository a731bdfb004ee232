package main

import (
	"github.com/spf13/cobra"

	"techradar/radar"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of radar.yaml",
		Long: `Prints the JSON Schema of radar.yaml, by which editors check and complete the file while you write it.
init writes it beside the radar; this brings an old one up to date.`,
		Example: `  techradar schema > radar.schema.json`,
		Args:    noArguments,
		RunE: func(_ *cobra.Command, _ []string) error {
			return a.print(radar.Schema())
		},
	}
}

// print writes a result.
func (a *app) print(b []byte) error {
	if _, err := a.stdout.Write(b); err != nil {
		return &failure{exitIO, err}
	}
	return nil
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("unexpected argument: %s", args[0])
	}
	return nil
}
