package edit

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// mapping is a YAML mapping that is about to be written: its keys in order.
type mapping []pair

type pair struct {
	key   string
	value any // text, []string, mapping or []mapping
}

// text is a scalar and the quotes that it is wanted in; a zero style leaves that to the text.
type text struct {
	value  string
	quotes yaml.Style
}

// add adds a key unless its text is empty.
func (m *mapping) add(key, value string) {
	if value != "" {
		*m = append(*m, pair{key, text{value: value}})
	}
}

// style is how a file writes what can be written in more than one way.
type style struct {
	keys    yaml.Style // the quotes of keys
	values  yaml.Style // the quotes of texts that do not ask for others
	padding string     // between a brace and what is in it
	dash    int        // how many columns a list stands deeper than its key
	gap     int        // how many columns the first key of an item stands behind its dash
	blocks  bool       // mappings stand over several lines even when they fit on one
}

// house is the style of files that we write.
func house() style { return style{dash: 2, gap: 2} }

// maxWidth is how many characters a line may have before a mapping in braces, or a list in brackets, is written
// over several lines. A text has no limit.
const maxWidth = 120

// flow writes a value in brackets and braces.
func (s style) flow(value any) string {
	switch v := value.(type) {
	case text:
		return scalar(v.value, s.quotes(v), true)
	case []string:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = scalar(item, s.values, true)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case []mapping:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = s.flow(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	pairs := make([]string, 0, len(value.(mapping)))
	for _, p := range value.(mapping) {
		pairs = append(pairs, s.flowPair(p))
	}
	return "{" + s.padding + strings.Join(pairs, ", ") + s.padding + "}"
}

func (s style) flowPair(p pair) string { return s.key(p) + " " + s.flow(p.value) }

func (s style) key(p pair) string { return scalar(p.key, s.keys, true) + ":" }

func (s style) quotes(t text) yaml.Style {
	if t.quotes != 0 {
		return t.quotes
	}
	return s.values
}

// block writes a mapping over several lines. They stand indent columns deep, which they do not show themselves.
func (s style) block(m mapping, indent int) []string {
	var lines []string
	for _, p := range m {
		lines = append(lines, s.blockPair(p, indent)...)
	}
	return lines
}

func (s style) blockPair(p pair, indent int) []string {
	key := s.key(p)
	switch v := p.value.(type) {
	case text:
		if quotes := s.quotes(v); quotes != 0 || !isLiteral(v.value) {
			return []string{key + " " + scalar(v.value, quotes, false)}
		}
		return append([]string{key + " |"}, deeper(2, strings.Split(v.value, "\n"))...)
	case []string:
		if line := key + " " + s.flow(v); fits(line, indent) {
			return []string{line}
		}
		lines := []string{key}
		for _, item := range v {
			lines = append(lines, deeper(s.dash, []string{"- " + scalar(item, s.values, false)})...)
		}
		return lines
	case []mapping:
		lines := []string{key}
		for _, item := range v {
			lines = append(lines, deeper(s.dash, s.item(item, indent+s.dash))...)
		}
		return lines
	case mapping:
		if line := key + " " + s.flow(v); !s.blocks && fits(line, indent) && !hasLines(v) {
			return []string{line}
		}
		return append([]string{key}, deeper(2, s.block(v, indent+2))...)
	}
	return nil
}

// item writes an item of a list: in braces when it is short, else over several lines.
func (s style) item(m mapping, indent int) []string {
	if line := "- " + s.flow(m); !s.blocks && fits(line, indent) && !hasLines(m) {
		return []string{line}
	}
	return s.blockItem(m, indent)
}

// blockItem writes an item of a list over several lines.
func (s style) blockItem(m mapping, indent int) []string {
	lines := deeper(s.gap, s.block(m, indent+s.gap))
	lines[0] = "-" + lines[0][1:]
	return lines
}

// fits reports whether a line that stands indent columns deep is no longer than a line may be.
func fits(line string, indent int) bool { return indent+utf8.RuneCountInString(line) <= maxWidth }

// hasLines reports whether a text in a mapping reads better over several lines.
func hasLines(m mapping) bool {
	for _, p := range m {
		if t, ok := p.value.(text); ok && isLiteral(t.value) {
			return true
		}
	}
	return false
}

// deeper indents lines; an empty one stays empty.
func deeper(columns int, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			out[i] = strings.Repeat(" ", columns) + line
		}
	}
	return out
}
