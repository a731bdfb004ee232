package main

import (
	"fmt"
	"net/url"
	"os"
	"slices"
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

func settings() []setting {
	return []setting{
		{
			key: "out", file: "dir", short: "o", def: "public",
			about:  "`FOLDER` to write: a new or empty one, or one that techradar has written",
			show:   func(v *values) string { return v.Out },
			inFile: func(o *radar.Output) (any, bool) { return given(o.Dir) },
			check:  checkOut,
		},
		{
			key: "format", file: "formats", def: []string{"html", "svg"},
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
			key: "base_url", file: "base_url", def: "",
			about:  "`URL` where the folder will be served; the picture then links to the page",
			inFile: func(o *radar.Output) (any, bool) { return given(o.BaseURL) },
			show:   func(v *values) string { return v.BaseURL },
			check:  checkBaseURL,
		},
		{
			key: "pages", def: []string{pageOverview},
			about: "`PAGES` to draw, with commas between them: see techradar list pages",
			show:  func(v *values) string { return strings.Join(v.Pages, ",") },
			check: func(items []string) *badValue { return checkChoices("page", items, pageNames()) },
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

// badValue is what is wrong with a value.
type badValue struct {
	message, hint string
	near          string // what was most likely meant, or ""
}

// usage is the text for a value of a flag or the environment, where one line must do.
func (b *badValue) usage() string {
	if b.near != "" {
		return b.message + "; did you mean " + b.near + "?"
	}
	return b.message + "; " + b.hint
}

// checkGiven checks the values of the flags and the environment. Those of the file are checked with the file.
func checkGiven(flags *pflag.FlagSet) error {
	for _, s := range settings() {
		name := "--" + s.flag()
		value, ok := s.flagValue(flags)
		if !ok {
			name, value = s.env(), os.Getenv(s.env())
			if value == "" {
				continue
			}
		}
		if bad := s.check(s.items(value)); bad != nil {
			return usagef("%s: %s", name, bad.usage())
		}
	}
	return nil
}

func checkOut(items []string) *badValue {
	if strings.TrimSpace(items[0]) == "" {
		return &badValue{message: "the folder is empty", hint: "name one, such as public"}
	}
	return nil
}

func checkChoices(noun string, items, names []string) *badValue {
	if len(items) == 0 {
		return &badValue{message: "there is no " + noun + " in it", hint: "the " + noun + "s are " + list(names, "and")}
	}
	for _, item := range items {
		if bad := checkChoice(noun, item, names); bad != nil {
			return bad
		}
	}
	return nil
}

func checkChoice(noun, word string, names []string) *badValue {
	if slices.Contains(names, word) {
		return nil
	}
	return &badValue{
		message: fmt.Sprintf("there is no %s %q", noun, word),
		hint:    "the " + noun + "s are " + list(names, "and"), near: nearest(word, names),
	}
}

func checkBaseURL(items []string) *badValue {
	u, err := url.Parse(items[0])
	if items[0] != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		u.RawQuery != "" || u.Fragment != "") {
		return &badValue{
			message: fmt.Sprintf("%q is not the address of a folder", items[0]),
			hint:    "write it like https://radar.example.org/",
		}
	}
	return nil
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
