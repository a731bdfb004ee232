package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"techradar/radar"
	"techradar/radar/layout"
	"techradar/radar/render"
)

const (
	envPrefix   = "TECHRADAR_"
	fromDefault = "default"

	pageOverview  = "overview"
	pageQuadrants = "quadrants"

	asText  = "text"
	asPaths = "paths"

	backgroundOfTheme = "theme"
	noBackground      = "none"
)

var (
	textKinds   = []string{asText, asPaths}
	backgrounds = []string{backgroundOfTheme, noBackground}
)

// setting is something that a flag, the environment or the output of the file can set. The rows of settings are
// all there is to a setting, except for its use.
type setting struct {
	key    string                          // as the flag and the variable are called, in snake case
	file   string                          // the key of output, or "" for none
	short  string                          // the one-letter flag, or ""
	about  string                          // help of the flag; the word in back quotes names the value
	def    any                             // a string, or []string for a list
	inFile func(*radar.Output) (any, bool) // nil for none
	show   func(*values) string
	check  func(items []string) *badValue
}

// settings are all of them, in the order of help.
func settings() []setting { return append(settingsOfFile(), settingsOfRun()...) }

// settingsOfFile can stand in the file, too.
func settingsOfFile() []setting {
	return []setting{
		{
			key: "out", file: "dir", short: "o", def: "public",
			about:  "`FOLDER` to write: a new or empty one, or one that techradar has written",
			show:   func(v *values) string { return v.Out },
			inFile: func(o *radar.Output) (any, bool) { return given(o.Dir) },
			check:  checkOut,
		},
		{
			key: "format", file: "formats", def: []string{"html", "svg", "png"},
			about:  "`FORMATS` to write, with commas between them: see techradar list formats",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Formats) },
			show:   func(v *values) string { return strings.Join(v.Format, ",") },
			check:  func(items []string) *badValue { return checkChoices("format", items, formatNames()) },
		},
		{
			key: "theme", file: "theme", def: "light",
			about:  "`THEME` of the picture and the page, or the path of a theme's .yaml file: see techradar list themes",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Theme) },
			show:   func(v *values) string { return v.Theme },
			check:  checkTheme,
		},
		{
			key: "size", file: "size", def: layout.Sizes[0].Name,
			about:  "`SIZE` of the picture: see techradar list sizes",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Size) },
			show:   func(v *values) string { return v.Size },
			check: func(items []string) *badValue {
				return checkChoice("size", items[0], sizeNames())
			},
		},
		{
			key: "font", file: "font", def: "",
			about:  "`FILE` of a TrueType font (.ttf) for all text; Pretendard when not given",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Font) },
			show:   func(v *values) string { return v.Font },
			check:  checkAny,
		},
		{
			key: "base_url", file: "base_url", def: "",
			about:  "`URL` where the folder will be served; the picture then links to the page",
			inFile: func(o *radar.Output) (any, bool) { return given(o.BaseURL) },
			show:   func(v *values) string { return v.BaseURL },
			check:  checkBaseURL,
		},
	}
}

// settingsOfRun are of flags and the environment alone.
func settingsOfRun() []setting {
	return []setting{
		{
			key: "pages", def: []string{pageOverview},
			about: "`PAGES` to draw, with commas between them: see techradar list pages",
			show:  func(v *values) string { return strings.Join(v.Pages, ",") },
			check: func(items []string) *badValue { return checkChoices("page", items, pageNames()) },
		},
		{
			key: "scale", def: "2",
			about: "`TIMES` that radar.png is larger than the size of the picture: 1 to 4",
			show:  func(v *values) string { return strconv.Itoa(v.Scale) },
			check: checkScale,
		},
		{
			key: "text", def: asText,
			about: "`HOW` text stands in the SVG: text, or paths for programs that lack the font",
			show:  func(v *values) string { return v.Text },
			check: func(items []string) *badValue { return checkChoice("kind of text", items[0], textKinds) },
		},
		{
			key: "background", def: backgroundOfTheme,
			about: "`FILL` of the page in SVG and PNG: theme, or none for slides with a colour of their own",
			show:  func(v *values) string { return v.Background },
			check: func(items []string) *badValue { return checkChoice("background", items[0], backgrounds) },
		},
	}
}

func given[T any](p *T) (any, bool) {
	if p == nil {
		return nil, false
	}
	return *p, true
}

func (s setting) flag() string { return strings.ReplaceAll(s.key, "_", "-") }
func (s setting) env() string  { return envPrefix + strings.ToUpper(s.key) }

func (s setting) addFlag(flags *pflag.FlagSet) {
	switch def := s.def.(type) {
	case []string:
		flags.StringSliceP(s.flag(), s.short, def, s.about)
	case string:
		flags.StringP(s.flag(), s.short, def, s.about)
	}
}

// flagValue returns what the flag was given, if it was.
func (s setting) flagValue(flags *pflag.FlagSet) (any, bool) {
	f := flags.Lookup(s.flag())
	if !f.Changed {
		return nil, false
	}
	if list, ok := f.Value.(pflag.SliceValue); ok {
		return list.GetSlice(), true
	}
	return f.Value.String(), true
}

// fileValue returns what the output of the file says, if it does.
func (s setting) fileValue(o *radar.Output) (any, bool) {
	if s.inFile == nil {
		return nil, false
	}
	return s.inFile(o)
}

// items returns the items of a value without the spaces around them, each once. A list may be a text with commas.
func (s setting) items(value any) []string {
	_, list := s.def.([]string)
	switch v := value.(type) {
	case []string:
		return items(v)
	case string:
		if list {
			return items(strings.Split(v, ","))
		}
		return []string{v}
	}
	return nil
}

func items(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// pages are the pages that can be drawn. The overview always is: the page shows it, and the numbers of the others are
// its numbers.
var pages = []row{
	{pageOverview, "the whole radar; it is always drawn"},
	{pageQuadrants, "one page for each quadrant as well"},
}

func pageNames() []string {
	var names []string
	for _, p := range pages {
		names = append(names, p.name)
	}
	return names
}

func formatNames() []string {
	var names []string
	for _, f := range render.Formats {
		names = append(names, f.Name)
	}
	return names
}

func sizeNames() []string {
	var names []string
	for _, s := range layout.Sizes {
		names = append(names, s.Name)
	}
	return names
}
