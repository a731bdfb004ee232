// Package theme says which colour each paint of a scene has. A theme is a YAML file of assets/themes; adding a
// file adds a theme.
package theme

import (
	"fmt"
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"techradar/assets"
	"techradar/radar/scene"
)

// Theme is a set of colours, each as #rrggbb.
type Theme struct {
	Name       string   `yaml:"-"`
	About      string   `yaml:"about"`
	Background string   `yaml:"background"`
	Ink        string   `yaml:"ink"`
	Muted      string   `yaml:"muted"`
	Line       string   `yaml:"line"`
	Spoke      string   `yaml:"spoke"`
	Pill       string   `yaml:"pill"`
	Axis       string   `yaml:"axis"`
	OnBlip     string   `yaml:"on_blip"`
	Link       string   `yaml:"link"`
	Bands      []string `yaml:"bands"` // the centre and the edge of the disc
	Rings      []string `yaml:"rings"` // at least 8, from the centre
}

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
	return names
}

// Load reads a built-in theme. The error of an unknown name lists the names.
func Load(name string) (*Theme, error) {
	b, err := assets.FS.ReadFile(dir + "/" + name + ".yaml")
	if err != nil {
		return nil, fmt.Errorf("there is no theme %q: choose %s", name, strings.Join(Names(), " or "))
	}
	t := &Theme{Name: name}
	if err := yaml.Load(b, t, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	return t, nil
}

var hexColor = regexp.MustCompile(`^#[0-9a-f]{6}$`)

func (t *Theme) check() error {
	for key, c := range map[string]string{
		"background": t.Background, "ink": t.Ink, "muted": t.Muted, "line": t.Line, "spoke": t.Spoke,
		"pill": t.Pill, "axis": t.Axis, "on_blip": t.OnBlip, "link": t.Link,
	} {
		if !hexColor.MatchString(c) {
			return fmt.Errorf("%s: %q is not a colour like #1b2430", key, c)
		}
	}
	if len(t.Bands) != 2 || len(t.Rings) < 8 {
		return fmt.Errorf("it needs 2 bands and 8 rings, not %d and %d", len(t.Bands), len(t.Rings))
	}
	for _, c := range append(append([]string(nil), t.Bands...), t.Rings...) {
		if !hexColor.MatchString(c) {
			return fmt.Errorf("%q is not a colour like #1b2430", c)
		}
	}
	return nil
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
	case scene.Axis:
		return p.Axis
	case scene.OnBlip:
		return p.OnBlip
	case scene.RingInk, scene.Blip, scene.Bar:
		return p.Rings[c.Ring%len(p.Rings)]
	case scene.Band:
		return mix(p.Bands[0], p.Bands[1], share(c.Ring, p.rings))
	}
	return "none"
}

// share is how far ring k of n lies between the centre (0) and the edge (1).
func share(k, n int) float64 {
	if n < 2 {
		return 0
	}
	return float64(k) / float64(n-1)
}

// mix is the colour at share t on the straight line from a to b in sRGB.
func mix(a, b string, t float64) string {
	x, y := rgb(a), rgb(b)
	out := "#"
	for i := range x {
		out += fmt.Sprintf("%02x", int(math.Round(x[i]+float64((y[i]-x[i])*t))))
	}
	return out
}

func rgb(hex string) (c [3]float64) {
	for i := range c {
		v, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8) // checked on loading
		c[i] = float64(v)
	}
	return c
}

// Contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func Contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	c := rgb(hex)
	for i, v := range c {
		if v /= 255; v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}
