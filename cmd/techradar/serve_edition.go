package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/serve"
)

// reading is what one reading of the files came to.
type reading struct {
	edition  serve.Edition
	inputs   []string        // the files that were read, as far as that went
	problems []radar.Problem // of the radar, warnings too
	notes    string          // lines about anything else, for the terminal
	tally    string          // of the problems
	entries  int
}

// said is what the terminal is told of the reading, apart from the line.
func (r *reading) said() string {
	var b strings.Builder
	for _, p := range r.problems {
		fmt.Fprintln(&b, p)
	}
	return b.String() + r.notes
}

// line tells of the reading in one.
func (r *reading) line(took time.Duration, shown bool) string {
	what := r.tally
	switch {
	case r.edition.Files != nil:
		if what != "" {
			what = ", " + what
		}
		return fmt.Sprintf("%s%s, %d ms", plural(r.entries, "entry", "entries"), what, took.Milliseconds())
	case len(r.edition.Problems) == 0:
		what = "not drawn"
	}
	if shown {
		return what + "; the page keeps the last good radar"
	}
	return what + "; there is no good radar yet"
}

// read reads the files and draws the radar. Whatever is wrong ends in the edition, a mistake of ours, too.
func (p *preview) read() (r reading) {
	r.inputs = p.inputs
	r.edition.Name = filepath.Base(p.g.file)
	var said strings.Builder
	g := *p.g
	g.app = &app{stdin: p.g.stdin, stdout: io.Discard, stderr: &said, args: p.g.args}
	err := func() (err error) {
		defer func() {
			if cause := recover(); cause != nil {
				g.internalError(cause)
				err = &failure{code: exitIO}
			}
		}()
		return p.draw(&g, &r)
	}()
	var f *failure
	if err != nil && (!errors.As(err, &f) || f.err != nil) {
		g.say("techradar: %s", err)
	}
	r.notes = said.String()
	if err != nil {
		r.edition.Files, r.edition.Later, r.edition.Failure = nil, nil, r.notes
	}
	return r
}

// judge takes over the problems of a file, and reports whether there are errors among them.
func (r *reading) judge(in *input) bool {
	r.problems, r.tally = in.problems, in.tally()
	r.edition.Problems = slices.DeleteFunc(slices.Clone(in.problems), func(p radar.Problem) bool { return p.Severity != radar.Error })
	return len(r.edition.Problems) > 0
}

// draw makes the edition, as generate does with the same settings.
func (p *preview) draw(g *generation, r *reading) error {
	in, err := g.load(g.file, g.strict)
	if err != nil {
		return err
	}
	in.review(time.Time{}, g.strict)
	if r.judge(in) {
		return nil
	}
	r.entries = len(in.radar.Entries)
	v, err := resolve(g.cmd.Flags(), in.radar)
	if err != nil {
		return err
	}
	if !slices.Contains(v.Format, pageFormat) {
		v.Format = append(v.Format, pageFormat)
	}
	r.inputs = g.inputs(v)
	kept, undated := in.dateless(v.Format, g.strict)
	v.Format, in.problems = kept, append(in.problems, undated...)
	if r.judge(in) {
		return nil
	}

	light, dark, err := g.loadTheme(v, in.radar)
	if err != nil {
		return err
	}
	fonts, err := g.loadFonts(v)
	if err != nil {
		return err
	}
	lock, err := g.readLock()
	if err != nil {
		return err
	}
	doc, err := g.layOut(in.radar, v, fonts, lock)
	if defect := (*layout.Defect)(nil); errors.As(err, &defect) {
		return ourFault(defect)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", in.file, err)
	}
	if err := g.warnMissing(doc, v); err != nil {
		return err
	}
	r.edition.Files, r.edition.Later, err = p.known.draw(doc, v.Format, render.Options{
		Theme: light, Dark: dark, BaseURL: v.BaseURL, Quadrants: v.wantsQuadrants(), Page: g.page,
		Scale: v.Scale, Outlines: v.Text == asPaths, Transparent: v.Background == noBackground,
	})
	if err != nil {
		return ourFault(err)
	}
	return nil
}

// inputs are the files that a run with the settings reads.
func (g *generation) inputs(v *values) []string {
	files := []string{g.file, lockPath(g.file)}
	for _, s := range []struct{ key, value string }{{"theme", v.Theme}, {"font", v.Font}} {
		if s.value == "" || s.key == "theme" && !radar.IsThemeFile(s.value) {
			continue
		}
		path := filepath.FromSlash(s.value)
		if from := v.from[s.key]; from != "--"+s.key && !strings.HasPrefix(from, envPrefix) { // as readSetting does
			path = filepath.Join(filepath.Dir(g.file), path)
		}
		files = append(files, path)
	}
	return files
}

// pageFormat is the format of the page that shows everything, and pictureFormat that of the picture on it.
const (
	pageFormat    = "html"
	pictureFormat = "svg"
)

// isShown reports whether the files of a format are what the browser shows.
func isShown(format string) bool { return format == pageFormat || format == pictureFormat }

// known is what the files of an edition are called, in the order that they are made. The page lists them; once they are
// known it can be drawn before the others are, which take longer.
type known struct {
	key   string // what the names depend on
	files []render.File
}

// draw makes the page and the picture, and functions for the files of the other formats.
func (k *known) draw(doc *layout.Document, formats []string, o render.Options) (now map[string][]byte, later map[string]func() ([]byte, error), err error) {
	key := fmt.Sprint(formats, o.Quadrants)
	for _, page := range doc.Pages {
		key += "\n" + page.Name
	}
	now, later = map[string][]byte{}, map[string]func() ([]byte, error){}
	if k.key != key {
		files, err := render.Write(doc, formats, o)
		if err != nil {
			return nil, nil, err
		}
		k.key, k.files = key, nil
		for _, file := range files {
			if isShown(file.Format) {
				now[file.Name] = file.Data
			} else {
				later[file.Name] = func() ([]byte, error) { return file.Data, nil }
			}
			k.files = append(k.files, render.File{Name: file.Name, Format: file.Format})
		}
		return now, later, nil
	}
	for _, f := range render.Formats {
		from := slices.IndexFunc(k.files, func(file render.File) bool { return file.Format == f.Name })
		if from < 0 {
			continue
		}
		before := k.files[:from]
		draw := sync.OnceValues(func() (map[string][]byte, error) { return drawOne(f, doc, o, before) })
		if isShown(f.Name) {
			made, err := draw()
			if err != nil {
				return nil, nil, err
			}
			maps.Copy(now, made)
			continue
		}
		for _, file := range k.files[from:] {
			if file.Format == f.Name {
				later[file.Name] = func() ([]byte, error) {
					made, err := draw()
					return made[file.Name], err
				}
			}
		}
	}
	return now, later, nil
}

// drawOne makes the files of one format as render.Write does after those before it.
func drawOne(f render.Format, doc *layout.Document, o render.Options, before []render.File) (map[string][]byte, error) {
	if !o.Quadrants && !f.Quadrants {
		doc = doc.Overview()
	}
	for _, file := range before {
		o.Beside = append(o.Beside, file.Name)
	}
	files, err := f.Files(doc, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return byName(files), nil
}
