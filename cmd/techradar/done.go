package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/render/feed"
)

func (g *generation) printSettings(v *values) {
	for _, s := range settings() {
		g.say("%-9s %-20s from %s", s.key, s.show(v), v.from[s.key])
	}
}

// printFiles says what was written: a line for each file, or one for all when they are many.
func (g *generation) printFiles(dir string, files map[string][]byte) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	if len(names) > maxListed {
		// The page and the picture come before the pages that have more parts to their names.
		slices.SortFunc(names, func(a, b string) int {
			return cmp.Or(cmp.Compare(strings.Count(a, "-"), strings.Count(b, "-")), cmp.Compare(a, b))
		})
		g.say("wrote %d files to %s: %s, ...", len(names), dir, strings.Join(names[:maxListed/2], ", "))
		return
	}
	slices.Sort(names)
	for _, name := range names {
		g.say("wrote %s", filepath.Join(dir, filepath.FromSlash(name)))
	}
}

// printRemoved names the files of an earlier run that this one has not written again, and that are gone therefore.
func (g *generation) printRemoved(dir string, names []string) {
	if len(names) > maxListed {
		g.say("removed %d files from %s that an earlier run wrote and this one does not: %s, ...", len(names), dir, strings.Join(names[:maxListed/2], ", "))
		return
	}
	for _, name := range names {
		g.say("removed %s: an earlier run wrote it, and this one does not", filepath.Join(dir, filepath.FromSlash(name)))
	}
}

// columns are what --explain shows of each page.
var columns = []struct {
	head  string
	value func(layout.Report) string
}{
	{"page", func(r layout.Report) string { return r.Page }},
	{"mode", func(r layout.Report) string { return string(r.Mode) }},
	{"font", func(r layout.Report) string { return pixels(r.Font) }},
	{"entries", func(r layout.Report) string { return fmt.Sprint(r.Entries) }},
	{"named", func(r layout.Report) string { return fmt.Sprintf("%d (%d%%)", r.Named, 100*r.Named/max(1, r.Entries)) }},
	{"radius", func(r layout.Report) string { return pixels(r.Radius) }},
	{"disc taken", func(r layout.Report) string { return percent(r.Disc) }},
	{"fullest cell", func(r layout.Report) string { return percent(r.Fullest) }},
	{"shapes", func(r layout.Report) string { return fmt.Sprint(r.Shapes) }},
}

// printReports tells how each page came out: in a line, or with --explain in a table that has the slides, too.
func (g *generation) printReports(doc *layout.Document) {
	if !g.explain {
		for _, r := range doc.Reports {
			g.say("layout of %s: %s", r.Page, outcome(r))
		}
		return
	}
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	line := func(cell func(i int) string) {
		var cells []string
		for i := range columns {
			cells = append(cells, cell(i))
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	line(func(i int) string { return columns[i].head })
	for _, r := range doc.AllReports() {
		line(func(i int) string { return columns[i].value(r) })
	}
	_ = w.Flush() // to a buffer, which never fails
	g.say("%s", b.String())
	g.say("layout took %v", g.took.Round(time.Millisecond))
}

// outcome says in a few words how the entries of a page are named.
func outcome(r layout.Report) string {
	entries := plural(r.Entries, "entry", "entries")
	switch r.Mode {
	case layout.Numbers:
		return entries + " with numbers, names in the legend"
	case layout.Indexed:
		return entries + " with numbers, names on index pages"
	case layout.Blips:
		return entries + " with neither name nor number"
	case layout.Mixed:
		return fmt.Sprintf("names of %s, %d of %s named beside the blip, the others in the legend", pixels(r.Font), r.Named, entries)
	}
	return fmt.Sprintf("names of %s, %d of %s named beside the blip", pixels(r.Font), r.Named, entries)
}

// pixels is a length to a tenth of a pixel.
func pixels(v float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0") + " px"
}

func percent(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }

// printNotes says what a person should know about the run though nothing is wrong.
func (g *generation) printNotes(out *output, v *values) {
	for i, r := range out.doc.Reports {
		page := ""
		if i > 0 {
			page = r.Page + ": "
		}
		for _, note := range r.Notes {
			g.say("note: %s%s", page, note)
		}
	}
	if out.doc.Slides != nil {
		for _, note := range out.doc.Slides.Notes {
			g.say("note: slides: %s", note)
		}
	}
	if light, ok := out.files["radar.svg"]; ok && bytes.Equal(light, out.files["radar-dark.svg"]) {
		from := "theme"
		if v.from["theme"] == "--theme" {
			from = "--theme"
		}
		g.say("note: radar.svg and radar-dark.svg are the same with %s %s", from, v.Theme)
	}
	if _, ok := out.files[feed.Name]; ok && v.BaseURL == "" {
		g.say("note: %s links to nothing while nobody knows where it is served: give --base-url, or base_url in the output of the file", feed.Name)
	}
	if n := descriptions(out.doc.Radar); n > 0 && slices.Contains(v.Format, "markdown") && !g.page.EntryPages {
		g.say("note: the tables of Markdown have no room for the descriptions of %s: --entry-pages writes a page for each entry",
			plural(n, "entry", "entries"))
	}
	if lacking := out.lock.lacking(out.doc.Unlocked); lacking != "" && !g.writesLock() {
		g.say("note: %s: they are placed anew on each machine the same way; write them down with: %s", lacking, g.again("--lock"))
	}
}

// descriptions counts the entries that have a description.
func descriptions(r *radar.Radar) int {
	n := 0
	for i := range r.Entries {
		if r.Entries[i].Description != "" {
			n++
		}
	}
	return n
}
