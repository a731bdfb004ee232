// Package embed tells how to show a radar elsewhere: what to paste into a page, or what to click in a slide tool.
// Targets is the table of the places that it knows: a row is all that a new one needs for the command, its help, its
// completion, docs/embed.md and the tests to know it.
//
// Every text of a radar is foreign to the language that it goes into, so each template escapes it for its own.
package embed

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"techradar/radar/article"
	"techradar/radar/layout"
)

// Kind groups the targets.
type Kind string

// The kinds, in the order in which they are shown.
const (
	Slides Kind = "slides"
	Docs   Kind = "docs"
	Wiki   Kind = "wiki"
	HTML   Kind = "html"
)

// Kinds lists the kinds in order.
func Kinds() []Kind { return []Kind{Slides, Docs, Wiki, HTML} }

// Target is a place that can show a radar.
type Target struct {
	Name    string // as written after embed
	About   string // one line, no full stop
	Kind    Kind
	Formats []string // whose files it uses, as in render.Formats
	Dark    bool     // it also uses the dark variant of each picture
	Links   bool     // its picture is a link to the page, where the page's address is known
	Tried   string   // what the makers of techradar have tried it with; "" when they had no way to try it
	snippet string   // a template over guide, with << and >> as its brackets; "" when there is nothing to paste
	steps   []string // templates likewise; one that comes out empty is left out
}

// Pastes reports whether the target has a snippet. The others have steps alone.
func (t *Target) Pastes() bool { return t.snippet != "" }

// Needs lists the formats that have to be written for the target. A picture that links to the page needs the page.
func (t *Target) Needs(baseURL string) []string {
	needs := slices.Clone(t.Formats)
	if t.Links && baseURL != "" && !slices.Contains(needs, "html") {
		needs = append(needs, "html")
	}
	return needs
}

// Options are what a guide needs to know beside the document. The zero Options are those of files that lie beside the
// page, on no server.
type Options struct {
	Folder  string // where the files are, as a person names it; "" for beside the page
	Path    string // the same as a path from the folder of the radar file, with slashes; "" when there is no good one
	BaseURL string // where the folder is served, with a final slash; "" when not known
	Command string // what writes the formats of Needs

	Transparent bool // the pictures have no background
}

// Guide is how to show one radar in one target.
type Guide struct {
	Snippet string   // to paste, with a line break at its end; "" where there is nothing to paste
	Steps   []string // what to do, in order; with a snippet, the last ones say where it goes
	Files   []string // names of the output files that are used, the quadrants' included
}

// Find returns the target of a name, or nil.
func Find(name string) *Target {
	for i := range Targets {
		if Targets[i].Name == name {
			return &Targets[i]
		}
	}
	return nil
}

// Guide tells how to show the pages of a document in the target. It fails only when the target's own templates are
// wrong.
func (t *Target) Guide(d *layout.Document, o Options) (*Guide, error) {
	data := newGuide(t, d, o)
	g := &Guide{}
	for _, f := range t.Needs(o.BaseURL) {
		g.Files = append(g.Files, data.names(f)...)
	}
	var err error
	if g.Snippet, err = fill(t.snippet, data); err != nil {
		return nil, fmt.Errorf("snippet for %s: %w", t.Name, err)
	}
	for _, text := range append([]string{writeStep}, t.steps...) {
		step, err := fill(text, data)
		if err != nil {
			return nil, fmt.Errorf("steps for %s: %w", t.Name, err)
		}
		if step != "" {
			g.Steps = append(g.Steps, step)
		}
	}
	return g, nil
}

// fill executes a template. The brackets are << and >>, because half of the languages have braces of their own.
func fill(text string, data *guide) (string, error) {
	t, err := template.New("").Delims("<<", ">>").Funcs(escapes()).Parse(text)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "", err
	}
	return b.String(), nil
}

// guide is what the templates see. All of its texts are raw: a template escapes what it takes.
type guide struct {
	Title, Edition string // Edition in words; "" when none
	Alt            string // of the whole radar
	Pictures       []picture
	Path           string // before the name of a file, with a final slash; "" for beside the page
	Copy           bool   // the files are not where a page beside the radar file can reach them
	Here           string // the folder of the radar file, in words
	BaseURL        string // where the page is; a placeholder when that is not known
	Published      bool   // BaseURL is no placeholder
	Link           string // what the picture links to, or ""
	Command        string
	Transparent    bool
	folder         string
	dark           bool
}

// placeholder stands for the address that a person has to fill in.
const placeholder = "https://radar.example.org/"

func newGuide(t *Target, d *layout.Document, o Options) *guide {
	a := article.New(d)
	g := &guide{
		Title: a.Title, Edition: a.Edition, Pictures: pictures(a, d), BaseURL: o.BaseURL, Published: o.BaseURL != "", Command: o.Command, Transparent: o.Transparent,
		Here: "the folder of " + fileName(d.Radar.File), folder: strings.TrimSuffix(o.Folder, "/"), dark: t.Dark,
	}
	g.Alt = g.Pictures[0].Alt
	if d.Radar.File == "" || d.Radar.File == "stdin" {
		g.Here = "this folder"
	}
	if !g.Published {
		g.BaseURL = placeholder
	} else if t.Links {
		g.Link = o.BaseURL
	}
	switch path := strings.Trim(o.Path, "/"); {
	case path != "" && path != "." && plainPath(path):
		g.Path = path + "/"
	case path != ".":
		g.Copy = o.Folder != ""
	}
	return g
}

// fileName is the part of a path behind its last slash, of either kind.
func fileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// plainPath reports whether a path means the same in every language: letters, digits and a few signs. Others would
// have to be escaped in ways that some of the tools do not undo.
func plainPath(path string) bool {
	return !strings.ContainsFunc(path, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !strings.ContainsRune("-._/", r)
	})
}

// names lists the files of a format that the guide speaks of.
func (g *guide) names(format string) []string {
	if name, ok := single[format]; ok {
		return []string{name}
	}
	var names []string
	for _, p := range g.Pictures {
		names = append(names, p.Name+"."+format)
		if format == "svg" && g.dark {
			names = append(names, p.Name+"-dark.svg")
		}
	}
	return names
}

// single are the formats that put the whole radar into one file. The others write a file for each picture.
var single = map[string]string{"html": "index.html", "pdf": "radar.pdf", "pptx": "radar.pptx"}

// Files names the files of a format for a sentence, with the folder that they are in.
func (g *guide) Files(format string) string {
	const most = 2
	names := g.names(format)
	if len(names) > most {
		return g.In("radar*." + format)
	}
	for i := range names {
		names[i] = g.In(names[i])
	}
	return strings.Join(names, " and ")
}

// In is a file in the output folder.
func (g *guide) In(name string) string {
	if g.folder == "" || g.folder == "." {
		return name
	}
	return g.folder + "/" + name
}

// Host is the host of the page, with its port.
func (g *guide) Host() string {
	_, rest, _ := strings.Cut(g.BaseURL, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}
