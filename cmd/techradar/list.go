package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/render/markdown"
	"techradar/radar/theme"
)

// row is one choice: its name and what it is.
type row struct{ name, about string }

// lists are the tables that list shows.
var lists = []struct {
	name string
	rows func() ([]row, error)
}{
	{"formats", formatRows},
	{"themes", themeRows},
	{"sizes", sizeRows},
	{"pages", pageRows},
	{"flavors", flavorRows},
	{"targets", targetRows},
	{"importers", importerRows},
	{"exporters", exporterRows},
	{"rules", ruleRows},
}

func (a *app) listCommand() *cobra.Command {
	var names []string
	for _, l := range lists {
		names = append(names, l.name)
	}
	return &cobra.Command{
		Use:       "list " + list(names, "or"),
		Short:     "Print what there is to choose from",
		Long:      `Prints the names that a setting takes, one a line, each with what it is. The default is marked.`,
		Example:   `  techradar list formats`,
		ValidArgs: names,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("list takes one word: %s", list(names, "or"))
			}
			if bad := checkChoice("list", args[0], names); bad != nil {
				return usagef("%s", bad.usage())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			for _, l := range lists {
				if l.name == args[0] {
					return a.printRows(l.rows)
				}
			}
			return nil
		},
	}
}

func (a *app) printRows(rows func() ([]row, error)) error {
	list, err := rows()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, r := range list {
		fmt.Fprintf(w, "%s\t%s\n", r.name, r.about)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return a.print(b.Bytes())
}

// described returns a row of the choices of a setting, with a mark on those that it has by default.
func described(key, name, about string) row {
	for _, s := range settings() {
		if s.key == key && slices.Contains(s.items(s.def), name) && !strings.Contains(about, "default") {
			about += " (default)"
		}
	}
	return row{name, about}
}

func formatRows() ([]row, error) {
	var rows []row
	for _, f := range render.Formats {
		rows = append(rows, described("format", f.Name, f.About))
	}
	return rows, nil
}

func themeRows() ([]row, error) {
	var rows []row
	for _, name := range theme.Names() {
		t, err := theme.Load(name)
		if err != nil {
			return nil, err
		}
		rows = append(rows, described("theme", name, t.About))
	}
	return rows, nil
}

func sizeRows() ([]row, error) {
	var rows []row
	for _, s := range layout.Sizes {
		rows = append(rows, described("size", s.Name, fmt.Sprintf("%g by %g px", s.W, s.H)))
	}
	return rows, nil
}

func flavorRows() ([]row, error) {
	var rows []row
	for i, f := range markdown.Flavors {
		about := f.About
		if i == 0 {
			about += " (default)"
		}
		rows = append(rows, row{f.Name, about})
	}
	return rows, nil
}

func pageRows() ([]row, error) {
	var rows []row
	for _, p := range pages {
		rows = append(rows, described("pages", p.name, p.about))
	}
	return rows, nil
}
