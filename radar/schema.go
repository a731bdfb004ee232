package radar

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of radar.yaml, for the help that editors give while one types.
//
// An editor sees YAML's types, so 1.10 is a number to it; the schema lets numbers and booleans stand where Parse
// takes their source text. It cannot say what depends on another place of the file: that an id stands twice, that
// a ring is not there, that editions do not rise.
func Schema() []byte { return Choices{}.Schema() }

// Schema returns the JSON Schema as the function Schema does, and lets editors complete the names.
func (c Choices) Schema() []byte {
	defs := &schemaMap{}
	root := schemaOfObject(formatRadar, defs)
	c.intoSchema(defs)
	c.rulesIntoSchema(root, defs)
	root.Dialect = "https://json-schema.org/draft/2020-12/schema"
	root.Title = "radar.yaml"
	root.Defs = defs

	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic(err) // every part is made of plain types above
	}
	return b.Bytes()
}

// schemaNode is a JSON Schema, with the few keywords that are needed here.
type schemaNode struct {
	Dialect     string        `json:"$schema,omitempty"`
	Ref         string        `json:"$ref,omitempty"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	Type        schemaTypes   `json:"type,omitempty"`
	Enum        []any         `json:"enum,omitempty"`
	Pattern     string        `json:"pattern,omitempty"`
	MinLength   int           `json:"minLength,omitempty"`
	MaxLength   int           `json:"maxLength,omitempty"`
	Minimum     *int          `json:"minimum,omitempty"`
	Maximum     *int          `json:"maximum,omitempty"`
	MinItems    int           `json:"minItems,omitempty"`
	MaxItems    int           `json:"maxItems,omitempty"`
	Items       *schemaNode   `json:"items,omitempty"`
	Properties  *schemaMap    `json:"properties,omitempty"`
	Required    []string      `json:"required,omitempty"`
	OneOf       []*schemaNode `json:"oneOf,omitempty"`
	Additional  any           `json:"additionalProperties,omitempty"` // false, or the schema of every value
	MaxKeys     int           `json:"maxProperties,omitempty"`
	Defs        *schemaMap    `json:"$defs,omitempty"`
}

// schemaTypes are the types that a value may have.
type schemaTypes []string

// MarshalJSON writes a single type as a string, as people do.
func (t schemaTypes) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// schemaMap is an object of schemas that keeps its order.
type schemaMap struct {
	names []string
	nodes []*schemaNode
}

func (m *schemaMap) add(name string, n *schemaNode) {
	m.names = append(m.names, name)
	m.nodes = append(m.nodes, n)
}

func (m *schemaMap) has(name string) bool { return slices.Contains(m.names, name) }

// get returns the schema of a name that is there.
func (m *schemaMap) get(name string) *schemaNode { return m.nodes[slices.Index(m.names, name)] }

// MarshalJSON writes the schemas in the order in which they were added.
func (m *schemaMap) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range m.names {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.nodes[i]); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func schemaOfObject(o *objectShape, defs *schemaMap) *schemaNode {
	n := &schemaNode{
		Description: unmarked(o.about),
		Type:        []string{"object"},
		Properties:  &schemaMap{},
		Additional:  false,
	}
	for i := range o.fields {
		f := &o.fields[i]
		property := schemaOf(&f.shape, defs)
		property.Description = unmarked(f.about + " (" + f.shape.about + ")")
		n.Properties.add(f.key, property)
		if f.required {
			n.Required = append(n.Required, f.key)
		}
	}
	for _, key := range o.either {
		n.OneOf = append(n.OneOf, &schemaNode{Required: []string{key}})
	}
	return n
}

func schemaOf(s *shape, defs *schemaMap) *schemaNode {
	switch {
	case s.object != nil && s.text != nil:
		return &schemaNode{OneOf: []*schemaNode{schemaOfText(s.text), schemaOf(&shape{object: s.object}, defs)}}
	case s.object != nil:
		if !defs.has(s.object.name) {
			defs.add(s.object.name, nil)
			at := len(defs.nodes) - 1
			defs.nodes[at] = schemaOfObject(s.object, defs)
		}
		return &schemaNode{Ref: "#/$defs/" + s.object.name}
	case s.keyed != nil:
		return &schemaNode{Type: []string{"object"}, Additional: schemaOf(s.keyed.of, defs), MaxKeys: s.keyed.max}
	case s.list != nil:
		n := &schemaNode{
			Type:     []string{"array"},
			Items:    schemaOf(s.list.of, defs),
			MinItems: s.list.min,
			MaxItems: s.list.max,
		}
		if s.list.commas {
			n.Type = append(n.Type, "string")
			n.MinLength = 1
		}
		return n
	}
	return schemaOfText(s.text)
}

// oneLine matches a text that fits on one line and is not blank; a line break at its end does no harm.
const oneLine = `^\s*\S[^\n\t]*\s*$`

func schemaOfText(t *textShape) *schemaNode {
	n := &schemaNode{Type: []string{"string", "number", "boolean"}, MinLength: 1, MaxLength: t.max}
	if !t.lines {
		n.Pattern = oneLine
	}
	if t.choices != nil {
		n = &schemaNode{Enum: choices(t.choices)}
	}
	if t.schema != nil {
		t.schema(n)
	}
	return n
}

// choices returns the texts for an enum. An editor sees true without quotes as a boolean.
func choices(texts []string) []any {
	var enum []any
	for _, c := range texts {
		if c == "true" {
			enum = append(enum, true)
		}
		enum = append(enum, c)
	}
	return enum
}

// unmarked returns a sentence of the tables without Markdown's marks for code.
func unmarked(s string) string { return strings.ReplaceAll(s, "`", "") }

// slugCharacter matches no ASCII but lower-case letters and digits. The letters of other scripts cannot be told
// from their signs in a pattern that every editor reads.
const slugCharacter = "[^\\x00-/:-@A-Z\\[-\\x60{-\\x7f\\s]"

func schemaID(n *schemaNode) {
	n.Type = []string{"string", "number"}
	n.Pattern = "^" + slugCharacter + "+(-" + slugCharacter + "+)*$"
	n.MaxLength = maxSlugBytes
}

func schemaEdition(n *schemaNode) {
	n.Type = []string{"string", "integer"}
	n.Pattern = `^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4])?$`
	n.MinLength = 0
	n.Minimum, n.Maximum = new(0), new(9999)
}

func schemaNumber(n *schemaNode) {
	n.Type = []string{"integer", "string"}
	n.Pattern = "^0*[1-9][0-9]{0,8}$"
	n.MinLength = 0
	n.Minimum, n.Maximum = new(1), new(999_999_999)
}

func schemaCount(n *schemaNode) {
	schemaNumber(n)
	n.Pattern = "^0{0,2}[1-9]$|^0?[1-9][0-9]$|^[1-9][0-9]{2}$"
	n.Maximum = new(999)
}

func schemaURL(n *schemaNode) {
	n.Type = []string{"string"}
	n.Pattern = `^([Hh][Tt][Tt][Pp][Ss]?://[^/@?#\s\\<>"\x60]+([/?#][^\s\\<>"\x60]*)?|[Mm][Aa][Ii][Ll][Tt][Oo]:[^@\s\\<>"\x60]+@[^\s\\<>"\x60]+)$`
	n.MinLength = 0
	n.MaxLength = MaxURLLength
}

func schemaBaseURL(n *schemaNode) {
	schemaURL(n)
	n.Pattern = `^[Hh][Tt][Tt][Pp][Ss]?://[^/@?#\s\\<>"\x60]+(/[^?#\s\\<>"\x60]*)?$`
}

func schemaPath(n *schemaNode) {
	n.Type = []string{"string", "number"}
	n.Pattern = `^[^\\/:<>"|?*~][^\\:<>"|?*]*$`
}
