package theme

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// key is a key of a theme file. One that is not needed and left out gets its value in complete.
type key struct {
	name   string
	needed bool
	read   func(r *reader, t *Theme, name string, value *yaml.Node)
}

// keys lists the keys of a theme file in the order in which messages name them.
var keys = []key{
	{"about", false, readAbout},
	{"dark", false, readDark},
	{"blips", false, readBlips},
	{"greyscale", false, readGreyscale},
	{"contrast", false, readContrast},
	{"background", true, color(func(t *Theme) *string { return &t.Background })},
	{"ink", true, color(func(t *Theme) *string { return &t.Ink })},
	{"muted", true, color(func(t *Theme) *string { return &t.Muted })},
	{"line", true, color(func(t *Theme) *string { return &t.Line })},
	{"spoke", false, color(func(t *Theme) *string { return &t.Spoke })},
	{"pill", false, color(func(t *Theme) *string { return &t.Pill })},
	{"axis", false, color(func(t *Theme) *string { return &t.Axis })},
	{"on_blip", false, color(func(t *Theme) *string { return &t.OnBlip })},
	{"link", false, color(func(t *Theme) *string { return &t.Link })},
	{"bands", true, colors(2, "the centre and the edge of the disc", func(t *Theme) *[]string { return &t.Bands })},
	{"rings", true, colors(Most, "one for each ring that a radar may have", func(t *Theme) *[]string { return &t.Rings })},
	{"quadrants", false, colors(Most, "one for each quadrant that a radar may have", func(t *Theme) *[]string { return &t.Quadrants })},
}

// complete gives the keys that were left out the values that go with the others, and their places.
func (t *Theme) complete() {
	for _, d := range []struct {
		key     string
		missing *string
		from    string
		value   string
	}{
		{"spoke", &t.Spoke, "background", t.Background},
		{"pill", &t.Pill, "background", t.Background},
		{"on_blip", &t.OnBlip, "background", t.Background},
		{"axis", &t.Axis, "muted", t.Muted},
		{"link", &t.Link, "ink", t.Ink},
	} {
		if _, ok := t.places[d.key]; !ok {
			*d.missing, t.places[d.key] = d.value, t.places[d.from]
		}
	}
	if t.Blips == "" {
		t.Blips = ByRing
	}
}

const maxAbout = 200 // characters

func readAbout(r *reader, t *Theme, name string, value *yaml.Node) {
	s, ok := r.scalar(name, value)
	switch {
	case !ok:
	case strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }):
		r.reportf(value, "about is one line, without control characters")
	case utf8.RuneCountInString(s) > maxAbout:
		r.reportf(value, "about has %d characters, and a list of themes has room for %d", utf8.RuneCountInString(s), maxAbout)
	default:
		t.About = s
	}
}

func readDark(r *reader, t *Theme, name string, value *yaml.Node) {
	s, ok := r.scalar(name, value)
	if !ok {
		return
	}
	if names := Names(); !slices.Contains(names, s) {
		r.reportf(value, "there is no built-in theme %s%s", quoted(s), meant(s, names))
		return
	}
	t.InDark = s
}

func readBlips(r *reader, t *Theme, name string, value *yaml.Node) {
	s, ok := r.scalar(name, value)
	if !ok {
		return
	}
	if By(s) != ByRing && By(s) != ByQuadrant {
		r.reportf(value, "blips are coloured by ring or by quadrant, not by %s%s", quoted(s), meant(s, []string{string(ByRing), string(ByQuadrant)}))
		return
	}
	t.Blips = By(s)
}

func readGreyscale(r *reader, t *Theme, name string, value *yaml.Node) {
	s, ok := r.scalar(name, value)
	if ok && s != "true" && s != "false" {
		r.reportf(value, "greyscale is true or false, not %s", quoted(s))
	}
	t.Greyscale = s == "true"
}

func readContrast(r *reader, t *Theme, name string, value *yaml.Node) {
	s, ok := r.scalar(name, value)
	if !ok {
		return
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= leastText && v <= 21) { // so that NaN is refused too
		r.reportf(value, "contrast is a number from %g, which every theme needs, to 21, black on white; it is not %s", leastText, quoted(s))
		return
	}
	t.Contrast = v
}

func color(of func(*Theme) *string) func(*reader, *Theme, string, *yaml.Node) {
	return func(r *reader, t *Theme, name string, value *yaml.Node) {
		*of(t) = r.color(name, value)
	}
}

func colors(want int, why string, of func(*Theme) *[]string) func(*reader, *Theme, string, *yaml.Node) {
	return func(r *reader, t *Theme, name string, value *yaml.Node) {
		if !r.plain(value) {
			return
		}
		if value.Kind != yaml.SequenceNode {
			r.reportf(value, "%s is a list of %d colours: %s", name, want, why)
			return
		}
		if n := len(value.Content); n != want {
			r.reportf(value, "%s has %d colours and needs %d: %s", name, n, want, why)
		}
		var list []string
		for i, item := range value.Content[:min(want, len(value.Content))] {
			element := element(name, i)
			r.places[element] = place{item.Line, item.Column}
			list = append(list, r.color(element, item))
		}
		*of(t) = list
	}
}

var (
	hexColor   = regexp.MustCompile(`^#[0-9a-f]{6}$`)
	shortColor = regexp.MustCompile(`^#[0-9a-f]{3}$`)
	bareColor  = regexp.MustCompile(`^[0-9a-f]{6}$`)
)

// color reads a colour, and returns "" for what is none.
func (r *reader) color(name string, value *yaml.Node) string {
	s, ok := r.scalar(name, value)
	if !ok {
		return ""
	}
	c := strings.ToLower(s)
	hint := ""
	switch {
	case hexColor.MatchString(c):
		return c
	case shortColor.MatchString(c):
		hint = fmt.Sprintf(`; write "#%c%[1]c%c%[2]c%c%[3]c"`, c[1], c[2], c[3])
	case bareColor.MatchString(c):
		hint = fmt.Sprintf(`; write "#%s"`, c)
	}
	r.reportf(value, `%s is not a colour like "#1b2430": %s%s`, name, quoted(s), hint)
	return ""
}
