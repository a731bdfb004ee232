package theme

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
)

// mapping reads the keys of the file.
func (r *reader) mapping(t *Theme, root *yaml.Node) {
	if !r.plain(root) {
		return
	}
	if root.Kind != yaml.MappingNode {
		r.reportf(root, "a theme is a list of keys and values, such as ink: \"#1b2430\"")
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		name, value := root.Content[i], root.Content[i+1]
		if !r.plain(name) {
			continue
		}
		at := slices.IndexFunc(keys, func(k key) bool { return k.name == name.Value })
		switch {
		case name.Kind != yaml.ScalarNode || at < 0:
			r.reportf(name, "a theme has no key %s%s", quoted(name.Value), meant(name.Value, keyNames(false)))
		case seen[name.Value] > 0:
			r.reportf(name, "%s stands in line %d already", name.Value, seen[name.Value])
		default:
			seen[name.Value] = name.Line
			r.places[name.Value] = place{value.Line, value.Column}
			keys[at].read(r, t, name.Value, value)
		}
	}
	r.together(t, root, seen)
}

// together checks what no key can tell by itself, and fills in what was left out.
func (r *reader) together(t *Theme, root *yaml.Node, seen map[string]int) {
	var missing []string
	for _, name := range keyNames(true) {
		if seen[name] == 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		r.reportf(root, "the theme lacks %s", list(missing))
	}
	switch {
	case t.Blips == ByQuadrant && seen["quadrants"] == 0:
		r.reportf(root, "blips are coloured by quadrant: the theme lacks quadrants, a list of %d colours", Most)
	case t.Blips != ByQuadrant && seen["quadrants"] > 0:
		at := r.places["quadrants"]
		r.problems = append(r.problems, Problem{at.line, at.col, "these colours would never be used: write blips: quadrant as well"})
	}
	if t.Greyscale {
		r.greys(t)
	}
	t.complete()
}

// greys holds a greyscale theme to greys, since it is spared the test of colours that look alike.
func (r *reader) greys(t *Theme) {
	for _, c := range t.colors() {
		if at, ok := r.places[c.key]; ok && c.hex != "" && (c.hex[1:3] != c.hex[3:5] || c.hex[3:5] != c.hex[5:7]) {
			r.problems = append(r.problems, Problem{at.line, at.col, fmt.Sprintf("%s %s is not a grey, as greyscale: true says", c.key, c.hex)})
		}
	}
}

// named is a colour with its key, such as "ink" or "rings[3]".
type named struct{ key, hex string }

// colors lists all colours of the theme.
func (t *Theme) colors() []named {
	list := []named{
		{"background", t.Background},
		{"ink", t.Ink},
		{"muted", t.Muted},
		{"line", t.Line},
		{"spoke", t.Spoke},
		{"pill", t.Pill},
		{"axis", t.Axis},
		{"on_blip", t.OnBlip},
		{"link", t.Link},
	}
	for _, l := range []struct {
		key    string
		colors []string
	}{{"bands", t.Bands}, {"rings", t.Rings}, {"quadrants", t.Quadrants}} {
		for i, c := range l.colors {
			list = append(list, named{element(l.key, i), c})
		}
	}
	return list
}
