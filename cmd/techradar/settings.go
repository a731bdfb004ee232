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
	"techradar/radar/theme"
)

const (
	envPrefix   = "TECHRADAR_"
	fromDefault = "default"
)

// setting is something that a flag, the environment or the output of the file can set. The rows of settings are
// all there is to a setting, except for its use.
type setting struct {
	key    string // as the flag and the variable are called, in snake case
	file   string // the key of output
	about  string // help of the flag; the word in back quotes names the value
	def    any    // a string, or []string for a list
	inFile func(*radar.Output) (any, bool)
	check  func(items []string) *badValue
}

func settings() []setting {
	return []setting{
		{
			key: "out", file: "dir", def: "public",
			about:  "`FOLDER` to write; what others have put there stays",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Dir) },
			check:  checkOut,
		},
		{
			key: "format", file: "formats", def: []string{"html", "svg"},
			about:  "`FORMATS` to write, with commas between them: see techradar list formats",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Formats) },
			check:  checkFormats,
		},
		{
			key: "theme", file: "theme", def: "light",
			about:  "`THEME` of the picture: see techradar list themes",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Theme) },
			check: func(items []string) *badValue {
				return checkChoice("theme", items[0], theme.Names())
			},
		},
		{
			key: "size", file: "size", def: layout.Sizes[0].Name,
			about:  "`SIZE` of the picture: see techradar list sizes",
			inFile: func(o *radar.Output) (any, bool) { return given(o.Size) },
			check: func(items []string) *badValue {
				return checkChoice("size", items[0], sizeNames())
			},
		},
		{
			key: "base_url", file: "base_url", def: "",
			about:  "`URL` where the folder will be served; the picture then links to the page",
			inFile: func(o *radar.Output) (any, bool) { return given(o.BaseURL) },
			check:  checkBaseURL,
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
		flags.StringSlice(s.flag(), def, s.about)
	case string:
		flags.String(s.flag(), def, s.about)
	}
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
	code, message, hint string
	near                string // what was most likely meant, or ""
	word                string // the wrong item, or ""
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
		name, value := "--"+s.flag(), any(os.Getenv(s.env()))
		switch {
		case flags.Changed(s.flag()):
			value = flags.Lookup(s.flag()).Value.String()
			if list, ok := flags.Lookup(s.flag()).Value.(pflag.SliceValue); ok {
				value = list.GetSlice()
			}
		case value != "":
			name = s.env()
		default:
			continue
		}
		if bad := s.check(s.items(value)); bad != nil {
			return usagef("%s: %s", name, bad.usage())
		}
	}
	return nil
}

// unknownVariables returns a message for each TECHRADAR_ variable that is no setting.
func unknownVariables() []string {
	var known, messages []string
	for _, s := range settings() {
		known = append(known, s.env())
	}
	environ := os.Environ()
	slices.Sort(environ)
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if strings.HasPrefix(name, envPrefix) && value != "" && !slices.Contains(known, name) {
			messages = append(messages, fmt.Sprintf("%s is not a setting%s", name, didYouMean(name, known)))
		}
	}
	return messages
}

func checkOut(items []string) *badValue {
	if strings.TrimSpace(items[0]) == "" {
		return &badValue{code: "empty-text", message: "the folder is empty", hint: "name one, such as public"}
	}
	return nil
}

func checkFormats(items []string) *badValue {
	names := formatNames()
	if len(items) == 0 {
		return &badValue{code: "too-few", message: "there is no format in it", hint: "the formats are " + list(names, "and")}
	}
	for _, f := range items {
		if bad := checkChoice("format", f, names); bad != nil {
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
		code: "unknown-" + noun, message: fmt.Sprintf("there is no %s %q", noun, word),
		hint: "the " + noun + "s are " + list(names, "and"), near: nearest(word, names), word: word,
	}
}

func checkBaseURL(items []string) *badValue {
	u, err := url.Parse(items[0])
	if items[0] != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		u.RawQuery != "" || u.Fragment != "") {
		return &badValue{
			code: "bad-url", message: fmt.Sprintf("%q is not the address of a folder", items[0]),
			hint: "write it like https://radar.example.org/", word: items[0],
		}
	}
	return nil
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
