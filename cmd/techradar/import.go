package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"techradar/radar"
	"techradar/radar/edit"
	"techradar/radar/importer"
	"techradar/radar/publish"
)

// importFlags are the flags of import.
type importFlags struct {
	from, into, ring string
	columns          []string
}

func (a *app) importCommand() *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import [flags] FILE...",
		Short: "Make a radar of notes or of another tool's files",
		Long: `Reads notes in Markdown, or the files of another radar tool, and prints a radar.yaml. FILE may be a folder; - is
standard input. With --into the entries that are new go to the end of a radar.yaml instead, and nothing else in it
changes; its quadrants and rings, and what stands below its key import, decide where an entry goes.

What was found and by which rule, what no rule places and what is left out go to standard error. The kinds of files are
` + importerList() + `
The kind is recognised unless --from names it.

In a table, --column says which column holds a field, where its header is none of the usual ones. The fields are
` + inLines(importer.Fields()) + `.`,
		Example: `  techradar import notes.md > radar.yaml
  techradar import meetings/*.md --into radar.yaml
  techradar import list.csv --from csv --column name=Technology --column ring=Status`,
		SuggestFor: []string{"read", "convert", "migrate", "load", "draft"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("import lacks its FILE: the notes, or the files of another tool")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			in := &importing{app: a, flags: flags}
			return in.run(args)
		},
	}
	cmd.Flags().StringVar(&flags.from, "from", "", "`KIND` of the files: "+list(importerNames(), "or"))
	cmd.Flags().StringVar(&flags.into, "into", "", "`FILE`, a radar.yaml, to append what is new to")
	cmd.Flags().StringVar(&flags.ring, "ring", "", "`RING` of every entry")
	cmd.Flags().StringArrayVar(&flags.columns, "column", nil, "`FIELD=HEADER` of a table's column, once for each")
	mustComplete(cmd, "from", importerNames())
	must(cmd.MarkFlagFilename("into", "yaml", "yml"))
	return cmd
}

func importerNames() []string {
	var names []string
	for _, i := range importer.Importers {
		names = append(names, i.Name)
	}
	return names
}

func importerRows() ([]row, error) {
	var rows []row
	for _, i := range importer.Importers {
		rows = append(rows, row{i.Name, i.About})
	}
	return rows, nil
}

// importerList is the kinds of files for the help.
func importerList() string {
	var b strings.Builder
	for _, i := range importer.Importers {
		fmt.Fprintf(&b, "  %-14s %s\n", i.Name, i.About)
	}
	return b.String()
}

// importing is one run of import.
type importing struct {
	*app
	flags   importFlags
	into    *radar.Radar // nil without --into
	intoSrc []byte
}

func (in *importing) run(args []string) error {
	columns, err := in.usage()
	if err != nil {
		return err
	}
	if err := in.loadInto(); err != nil {
		return err
	}
	files, skipped, err := in.readFiles(args)
	if err != nil {
		return err
	}
	kind, err := in.kind(files)
	if err != nil {
		return err
	}
	result, problems := kind.Read(files, importer.Options{Into: in.into, Ring: in.flags.ring, Columns: columns, Sources: in.sourceNames(files)})
	if result == nil {
		in.printProblems(problems)
		in.say("nothing was imported")
		return &failure{code: exitInvalid}
	}
	in.tellFound(kind, result)
	in.printProblems(result.Problems)
	for _, s := range skipped {
		in.say("%s", s)
	}
	if len(result.Radar.Entries) == 0 {
		return &failure{exitInvalid, errors.New("nothing to import was found")}
	}
	if in.into != nil {
		return in.merge(result)
	}
	return in.printRadar(result.Radar)
}

// usage checks the flags and returns the columns by field.
func (in *importing) usage() (map[string]string, error) {
	if in.flags.from != "" {
		if bad := checkChoice("importer", in.flags.from, importerNames()); bad != nil {
			return nil, usagef("--from: %s", bad.usage())
		}
	}
	if in.flags.into == stdinFile {
		return nil, usagef("--into names a file that is written, so it cannot be -")
	}
	columns := map[string]string{}
	for _, c := range in.flags.columns {
		field, header, ok := strings.Cut(c, "=")
		field, header = strings.TrimSpace(field), strings.TrimSpace(header)
		if !ok || field == "" || header == "" {
			return nil, usagef("--column %s: write the field of an entry and the header of its column, such as name=Technology", c)
		}
		if _, twice := columns[field]; twice {
			return nil, usagef("--column: %s has two columns", field)
		}
		columns[field] = header
	}
	return columns, nil
}

// loadInto reads the radar that the entries go into.
func (in *importing) loadInto() error {
	if in.flags.into == "" {
		return nil
	}
	src, err := in.read(in.flags.into)
	if err != nil {
		return &failure{exitIO, err}
	}
	r, problems := radar.Parse(src, in.flags.into)
	if r == nil {
		in.printProblems(problems)
		return &failure{exitInvalid, fmt.Errorf("%s has errors, so nothing was imported into it", in.flags.into)}
	}
	in.into, in.intoSrc = r, src
	return nil
}

// kind returns the importer for the files.
func (in *importing) kind(files []importer.File) (*importer.Importer, error) {
	for i := range importer.Importers {
		kind := &importer.Importers[i]
		if in.flags.from == kind.Name || in.flags.from == "" && kind.Recognise(files) {
			return kind, nil
		}
	}
	if problems := importer.Broken(files); len(problems) > 0 {
		in.printProblems(problems)
		in.say("nothing was imported")
		return nil, &failure{code: exitInvalid}
	}
	names := make([]string, 0, len(files))
	for _, f := range files {
		names = append(names, f.Name)
	}
	if len(names) > maxListed {
		names = append(names[:maxListed], "...")
	}
	return nil, &failure{exitInvalid, fmt.Errorf("no importer knows what these files are: %s; name one with --from: %s",
		strings.Join(names, ", "), list(importerNames(), "or"))}
}

// printRadar prints a whole radar.yaml. It is read again first: what is printed is right, or nothing is.
func (in *importing) printRadar(r *radar.Radar) error {
	out := edit.File(r)
	if again, problems := radar.Parse(out, "the imported radar"); again == nil {
		in.printProblems(problems)
		return ourFault(errors.New("the imported radar is not valid"))
	}
	return in.print(withSchema(out))
}

// withSchema returns a radar.yaml without its first line where the schema that it names is not in the working folder,
// which is where the file most likely goes.
func withSchema(out []byte) []byte {
	if _, err := os.Stat(schemaFile); err == nil {
		return out
	}
	if first, rest, ok := bytes.Cut(out, []byte("\n\n")); ok && bytes.HasPrefix(first, []byte("# yaml-language-server:")) {
		return rest
	}
	return out
}

// merge appends what is new to the file of --into.
func (in *importing) merge(result *importer.Result) error {
	fresh, skipped, err := importer.Merge(result, in.into)
	if err != nil {
		return ourFault(err)
	}
	for _, s := range skipped {
		in.say("skipped %s: %s", s.Entry.Name, s.Why)
	}
	if len(fresh) == 0 {
		in.say("%s is unchanged: there is nothing new", in.flags.into)
		return nil
	}
	out, err := edit.Append(in.intoSrc, in.into, fresh)
	if refusal := (*edit.Refusal)(nil); errors.As(err, &refusal) {
		in.printProblems(refusal.Problems)
		return &failure{exitInvalid, fmt.Errorf("%s would not be valid with these entries, so it was not changed", in.flags.into)}
	}
	if err != nil {
		return ourFault(err)
	}
	in.writing.Lock()
	_, err = publish.File(in.flags.into, out)
	in.writing.Unlock()
	if err != nil {
		return &failure{exitIO, err}
	}
	names := make([]string, len(fresh))
	for i, e := range fresh {
		names[i] = e.Name
	}
	slices.Sort(names)
	in.say("wrote %s: %s more: %s", in.flags.into, plural(len(fresh), "entry", "entries"), strings.Join(names, ", "))
	return nil
}
