package radar

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Choices are the names that the output and the lint of a radar.yaml may use. This package neither draws nor reviews,
// so it does not know them; who does gives them, and wrong ones are reported with the other problems of the file.
// Where a list is nil any name is right. A theme may also be the path of a file, by its ending.
type Choices struct {
	Formats, Themes, Sizes []string
	Rules                  []RuleChoice
}

// namedChoice is a kind of name in the output.
type namedChoice struct {
	key, what, code string
	names           []string
}

// table returns the names by the keys of the output.
func (c Choices) table() []namedChoice {
	return []namedChoice{
		{"formats", "format", codeUnkFormat, c.Formats},
		{"theme", "theme", codeUnkTheme, c.Themes},
		{"size", "size", codeUnkSize, c.Sizes},
	}
}

// outputNames reports the names in the output that are none of the choices.
func (b *builder) outputNames(output value) {
	for _, c := range b.choices.table() {
		v, ok := output.get(c.key)
		if !ok || c.names == nil {
			continue
		}
		items := v.list
		if items == nil {
			items = []value{v}
		}
		for _, item := range items {
			if c.key == "theme" && IsThemeFile(item.text) {
				b.themeFile(item)
			} else if !item.bad && !slices.Contains(c.names, item.text) {
				b.unknownName(c, item)
			}
		}
	}
}

// IsThemeFile reports whether a theme is the path of a file and not the name of one that is built in.
func IsThemeFile(theme string) bool {
	return strings.HasSuffix(theme, ".yaml") || strings.HasSuffix(theme, ".yml")
}

// themeFile holds the path of a theme to the folder of the radar.
func (b *builder) themeFile(item value) {
	if _, f := parsePath(item.text); f != nil {
		b.report(item.at, f.withHint("write a path below the folder of this file, such as house.yaml"))
	}
}

func (b *builder) unknownName(c namedChoice, item value) {
	f := faultf(c.code, "there is no %s %s", c.what, quoted(item.text))
	if near := b.suggest(unquoted(item.text), c.names); near != "" {
		f = faultf(c.code, "there is no %s %s: did you mean %s?", c.what, quoted(item.text), near)
	}
	list := strings.Join(c.names, ", ")
	if last := len(c.names) - 1; last > 0 {
		list = strings.Join(c.names[:last], ", ") + " and " + c.names[last]
	}
	b.report(b.word(item), unquote(f.withHint("the %ss are %s", c.what, list), item.text))
}

// word returns where the text of a value stands: in a text with commas behind the beginning.
func (r *reader) word(v value) Pos {
	_, line := r.split(v.at)
	before, _, found := strings.Cut(line, v.text)
	if !found {
		return v.at
	}
	if strings.Trim(before, `"'`) == "" {
		return v.at
	}
	return Pos{v.at.Line, v.at.Col + utf8.RuneCountInString(before)}
}

// intoSchema adds the names to the schema of the output.
func (c Choices) intoSchema(defs *schemaMap) {
	properties := defs.get(formatOutput.name).Properties
	for _, row := range c.table() {
		if row.names == nil {
			continue
		}
		n := properties.get(row.key)
		if n.Items != nil {
			n = n.Items
		}
		*n = schemaNode{Description: n.Description, Enum: choices(row.names)}
		if row.key == "theme" { // or the path of a theme's file
			*n = schemaNode{Description: n.Description, OneOf: []*schemaNode{{Enum: choices(row.names)}, {Type: schemaTypes{"string"}, Pattern: `\.ya?ml$`}}}
		}
	}
}
