// Package theme says which colour each paint of a scene has. A theme is a YAML file: those of assets/themes are
// built in, adding a file there adds a theme, and Parse reads one that somebody else wrote. docs/themes.md
// describes the format.
package theme

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"techradar/assets"
	"techradar/radar/scene"
)

// Most is the number of rings, and of quadrants, that a radar may have. A theme has a colour for each.
const Most = 8

// By says what the colour of a blip tells.
type By string

// What the colour of a blip can tell.
const (
	ByRing     By = "ring"
	ByQuadrant By = "quadrant"
)

// Theme is a set of colours, each as #rrggbb in lower case.
type Theme struct {
	Name      string  // of a built-in theme, or the one that Parse was given
	About     string  // one line, or ""
	InDark    string  // the name of the built-in theme for dark surroundings; see Dark
	Blips     By      // ByRing unless the file says otherwise
	Greyscale bool    // every colour is a grey: places and shapes tell what colours do elsewhere
	Contrast  float64 // that text and marks promise, such as 7; 0 for what Check asks of every theme

	Background, Ink, Muted, Line string // of the page, of names and headings, of what is said beside, of circles
	Spoke, Pill, OnBlip          string // under the borders of quadrants, behind ring names, on blips
	Axis, Link                   string // lines of charts, and links of the page

	Bands     []string // two: the centre and the edge of the disc
	Rings     []string // Most: names, legend and bars, from the centre, and blips unless they go by quadrant
	Quadrants []string // Most when blips go by quadrant, in the order of the file, else none

	places map[string]place // where each key, such as "ink" or "rings[3]", has its value
}

// place is a place in a theme file, both counted from 1.
type place struct{ line, col int }

const dir = "themes"

// Names lists the built-in themes in alphabetical order.
func Names() []string {
	files, err := fs.Glob(assets.FS, dir+"/*.yaml")
	if err != nil { // only for a malformed pattern
		panic(err)
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	slices.Sort(names) // with the endings, a longer name would come before its beginning
	return names
}

// Load reads a built-in theme. The error of an unknown name lists the names.
func Load(name string) (*Theme, error) {
	names := Names()
	if !slices.Contains(names, name) {
		last := len(names) - 1
		return nil, fmt.Errorf("there is no theme %q: choose %s or %s", name, strings.Join(names[:last], ", "), names[last])
	}
	b, err := assets.FS.ReadFile(dir + "/" + name + ".yaml")
	if err != nil {
		return nil, err
	}
	t, problems := Parse(b, name)
	if len(problems) > 0 { // only while a designer is at it: a test parses them all
		return nil, fmt.Errorf("theme %s:%s", name, problems[0])
	}
	return t, nil
}

// IsDark reports whether the page of the theme is dark. Printers leave backgrounds out, and its light text would
// vanish; see Paper.
func (t *Theme) IsDark() bool {
	return Contrast(t.Background, "#ffffff") > Contrast(t.Background, "#000000")
}

// Dark returns the theme for dark surroundings: the one that the file names, or else this one when its page is dark
// or all is grey, as for paper, or else the built-in one whose blips tell the same. It is an error when the file
// names one whose blips tell something else, since a page holds one picture, which takes the colours of both.
func (t *Theme) Dark() (*Theme, error) {
	name := t.InDark
	switch {
	case name == t.Name, name == "" && (t.IsDark() || t.Greyscale):
		return t, nil
	case name == "" && t.Blips == ByQuadrant:
		name = "quadrants-dark"
	case name == "":
		name = "dark"
	}
	dark, err := Load(name)
	if err != nil {
		return nil, fmt.Errorf("theme %s: dark: %w", t.Name, err)
	}
	if dark.Blips != t.Blips {
		return nil, fmt.Errorf("theme %s colours blips by %s, and %s, which it names as dark, by %s", t.Name, t.Blips, name, dark.Blips)
	}
	return dark, nil
}

// Paper returns the theme for print: this one, or for a dark one the built-in one that names it as dark, or else
// the one whose blips tell the same.
func (t *Theme) Paper() (*Theme, error) {
	if !t.IsDark() {
		return t, nil
	}
	for _, name := range Names() {
		light, err := Load(name)
		if err != nil {
			return nil, err
		}
		if light.InDark == t.Name && !light.IsDark() {
			return light, nil
		}
	}
	if t.Blips == ByQuadrant {
		return Load("quadrants")
	}
	return Load("light")
}

// Palette is a theme for a radar of a certain number of rings.
type Palette struct {
	*Theme
	rings int
}

// For fits the theme to a radar of the given number of rings.
func (t *Theme) For(rings int) Palette { return Palette{t, rings} }

// Color returns the colour of a paint as #rrggbb, or "none".
func (p Palette) Color(c scene.Paint) string {
	switch c.Role {
	case scene.Background:
		return p.Background
	case scene.Ink:
		return p.Ink
	case scene.Muted:
		return p.Muted
	case scene.Line:
		return p.Line
	case scene.Spoke:
		return p.Spoke
	case scene.Pill:
		return p.Pill
	case scene.Trail:
		return mix(p.Background, p.Ink, faint)
	case scene.Axis:
		return p.Axis
	case scene.OnBlip:
		return p.OnBlip
	case scene.Blip:
		if p.Blips == ByQuadrant {
			return p.Quadrants[c.Quadrant%len(p.Quadrants)]
		}
		return p.Rings[c.Ring%len(p.Rings)]
	case scene.RingInk, scene.Bar:
		return p.Rings[c.Ring%len(p.Rings)]
	case scene.Band:
		return mix(p.Bands[0], p.Bands[1], share(c.Ring, p.rings))
	}
	return "none"
}

// faint is how far a trail is from the page on the way to the ink.
const faint = 0.25

// share is how far ring k of n lies between the centre (0) and the edge (1).
func share(k, n int) float64 {
	if n < 2 {
		return 0
	}
	return float64(k) / float64(n-1)
}
