package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/export"
	"techradar/radar/publish"
)

// exporting is one run of export.
type exporting struct {
	*app
	file, to, out string
	bom           bool
}

func (a *app) exportCommand() *cobra.Command {
	x := &exporting{app: a}
	cmd := &cobra.Command{
		Use:   "export [flags] [FILE] --to FORMAT",
		Short: "Write the radar in the format of another tool",
		Long: `Writes the radar of FILE, radar.yaml unless given, in another format, to standard output or with --out to a file.
- reads standard input. What the format cannot carry is told on standard error. The formats are
` + exporterList() + `
import reads them all again.`,
		Example: `  techradar export --to backstage-json > tech-radar.json
  techradar export --to csv --bom --out radar.csv team.yaml`,
		SuggestFor: []string{"save", "write", "dump"},
		Args:       atMostOne("FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			x.file = fileArg(args)
			return x.run()
		},
		ValidArgsFunction: completeYAML,
	}
	cmd.Flags().StringVar(&x.to, "to", "", "`FORMAT` to write: "+list(exporterNames(), "or"))
	cmd.Flags().StringVar(&x.out, "out", "", "`FILE` to write instead of standard output")
	cmd.Flags().BoolVar(&x.bom, "bom", false, "begin a table with a byte order mark, which Excel needs to read UTF-8")
	mustComplete(cmd, "to", exporterNames())
	return cmd
}

func exporterNames() []string {
	var names []string
	for _, e := range export.Exporters {
		names = append(names, e.Name)
	}
	return names
}

func exporterRows() ([]row, error) {
	var rows []row
	for _, e := range export.Exporters {
		rows = append(rows, row{e.Name, e.About})
	}
	return rows, nil
}

// exporterList is the formats for the help.
func exporterList() string {
	var b strings.Builder
	for _, e := range export.Exporters {
		fmt.Fprintf(&b, "  %-14s  %s\n", e.Name, e.About)
	}
	return b.String()
}

func (x *exporting) run() error {
	if err := x.usage(); err != nil {
		return err
	}
	in, err := x.load(x.file, false)
	if err != nil {
		return err
	}
	x.printProblems(in.problems)
	if in.count(radar.Error) > 0 {
		x.say("%s: %s; nothing was exported", in.file, in.tally())
		return &failure{code: exitInvalid}
	}
	var b bytes.Buffer
	losses, err := export.Find(x.to).Write(&b, in.radar, export.Options{BOM: x.bom})
	if err != nil {
		return ourFault(err)
	}
	if x.out == "" {
		err = x.print(b.Bytes())
	} else {
		err = x.write(b.Bytes())
	}
	if err != nil {
		return err
	}
	x.printProblems(losses)
	return nil
}

func (x *exporting) usage() error {
	if x.to == "" {
		return usagef("export lacks its format: --to %s", list(exporterNames(), "or"))
	}
	if bad := checkChoice("format", x.to, exporterNames()); bad != nil {
		return usagef("--to: %s", bad.usage())
	}
	if x.out != "" && x.file != stdinFile && sameFile(x.out, x.file) {
		return usagef("--out %s is the radar itself: name another file", x.out)
	}
	if x.bom && strings.HasSuffix(x.to, "json") {
		return usagef("--bom is for tables, and %s is none", x.to)
	}
	return nil
}

// sameFile reports whether two names lead to one file.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errors.Join(errX, errY) == nil && os.SameFile(x, y)
}

// write writes the file, and holds back signals while it does.
func (x *exporting) write(data []byte) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	changed, err := publish.File(x.out, data)
	switch {
	case err != nil:
		return &failure{exitIO, err}
	case changed:
		x.say("wrote %s", x.out)
	default:
		x.say("%s is up to date", x.out)
	}
	return nil
}
