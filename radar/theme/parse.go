package theme

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Problem is something wrong in a theme file.
type Problem struct {
	Line, Col int    // counted from 1, Col in characters; 0 when the problem has no place
	Message   string // lower case, no full stop, safe to print on a terminal
}

// String returns "LINE:COL: MESSAGE", or the message alone for a problem without a place.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.Message
	}
	return fmt.Sprintf("%d:%d: %s", p.Line, p.Col, p.Message)
}

// MaxSize is the size in bytes above which Parse refuses a file unread. A theme has about 1,000.
const MaxSize = 64 << 10

// maxDepth is how deep lists and mappings may stand in each other before reading stops. A theme has two.
const maxDepth = 4

// reader collects what is wrong in a file.
type reader struct {
	problems []Problem
	places   map[string]place
}

// Parse reads a theme file strictly and safely, whoever wrote it: the time is bounded, nothing is opened, and every
// colour of the result is #rrggbb. It returns all problems in the order of the file, and no theme when there is
// one. The name is what Theme.Name and the messages of others will say.
func Parse(src []byte, name string) (*Theme, []Problem) {
	r := &reader{places: map[string]place{}}
	t := &Theme{Name: name, places: r.places}
	if root := r.load(src); root != nil {
		r.mapping(t, root)
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
		})
		return nil, r.problems
	}
	return t, nil
}

func (r *reader) reportf(at *yaml.Node, format string, args ...any) {
	p := Problem{Message: fmt.Sprintf(format, args...)}
	if at != nil {
		p.Line, p.Col = at.Line, at.Column
	}
	r.problems = append(r.problems, p)
}

// load returns the root of the only document of the file, or nil when it has been reported why there is none.
func (r *reader) load(src []byte) *yaml.Node {
	switch {
	case len(src) > MaxSize:
		r.reportf(nil, "the file has %d bytes, and a theme may have %d", len(src), MaxSize)
		return nil
	case !utf8.Valid(src):
		r.reportf(nil, "the file is not in UTF-8")
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithV4Defaults(), yaml.WithPlugin(&limits{}))
	if err != nil {
		r.syntax(src, err)
		return nil
	}
	var document, second yaml.Node
	switch err := loader.Load(&document); {
	case errors.Is(err, io.EOF):
		r.reportf(nil, "the file is empty: a theme needs %s", neededKeys())
		return nil
	case err != nil:
		r.syntax(src, err)
		return nil
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return document.Content[0]
	case err != nil:
		r.syntax(src, err)
	default:
		r.reportf(&second, "a second document begins here, and a theme is one document")
	}
	return nil
}

// limits stops the YAML parser before a hostile file costs much.
type limits struct{}

var errTooDeep = fmt.Errorf("lists and mappings stand more than %d deep in each other", maxDepth)

// CheckDepth is called for each list and mapping that the parser enters.
func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errTooDeep
	}
	return nil
}

// CheckAlias is called when an alias is expanded, which never happens to nodes.
func (limits) CheckAlias(int, int) error { return nil }

// inQuotes matches a text in double quotes, and bareInList the line up to a # that stands in a list without them.
var (
	inQuotes   = regexp.MustCompile(`"[^"]*"`)
	bareInList = regexp.MustCompile(`^([^\[#]*\[[^\]#]*)#`)
)

// syntax reports an error of the YAML parser. Its usual cause in a theme is a colour without quotes: # begins a
// comment there, which swallows the rest of a list.
func (r *reader) syntax(src []byte, err error) {
	p := Problem{Message: "this is not YAML: " + cut(err.Error())}
	var bad *yaml.LoadError
	if errors.As(err, &bad) {
		p.Line, p.Col = max(1, bad.Mark.Line), max(1, bad.Mark.Column)
		p.Message = "this is not YAML: " + cut(bad.Message)
	}
	for i, line := range strings.Split(string(src), "\n") {
		line = inQuotes.ReplaceAllStringFunc(line, func(s string) string { return strings.Repeat("x", utf8.RuneCountInString(s)) })
		if m := bareInList.FindStringSubmatch(line); m != nil {
			p.Line, p.Col = i+1, utf8.RuneCountInString(m[1])+1
			p.Message = `a comment begins here, and the list never ends: put each colour into quotes, as "#1b2430"`
			break
		}
	}
	r.problems = append(r.problems, p)
}

// plain refuses what YAML can do and a theme has no use for.
func (r *reader) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.reportf(n, "anchors and aliases of YAML (& and *) have no place in a theme: write the value out")
	case n.Style&yaml.TaggedStyle != 0:
		r.reportf(n, "tags of YAML (!) have no place in a theme: leave it out")
	default:
		return true
	}
	return false
}

// scalar returns the text of a value, and whether it is one.
func (r *reader) scalar(name string, n *yaml.Node) (string, bool) {
	switch {
	case !r.plain(n):
		return "", false
	case n.Kind != yaml.ScalarNode:
		r.reportf(n, "%s is one value, not a list and not a mapping", name)
		return "", false
	case n.Value == "":
		r.reportf(n, `%s has no value; a colour stands in quotes, as "#1b2430", since a bare # begins a comment`, name)
		return "", false
	}
	return n.Value, true
}

// keyNames lists the keys, all of them or those that a theme needs.
func keyNames(needed bool) []string {
	var names []string
	for _, k := range keys {
		if k.needed || !needed {
			names = append(names, k.name)
		}
	}
	return names
}

func neededKeys() string { return list(keyNames(true)) }

// list joins words as a sentence does.
func list(words []string) string {
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// quoted is a text of the file as a message shows it: short, and safe to print.
func quoted(s string) string { return short(s, 40) }

// cut is a message of the YAML parser, which may hold text of the file.
func cut(s string) string { return short(s, 100) }

func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return strconv.Quote(s)
}
