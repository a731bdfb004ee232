package radar

import (
	"regexp"
	"strings"
)

// A shape says what may stand as a value. The tables of format.go are made of shapes; from them come the checks
// of the reader, the JSON Schema and the reference in docs/radar-yaml.md. Exactly one of text, list, object and keyed
// is set, but for a list that may be written as one text with commas and a mapping in whose place a text may stand.
type shape struct {
	about  string // in the reference: what to write
	text   *textShape
	list   *listShape
	object *objectShape
	keyed  *keyedShape
}

// textShape is a scalar. Its text is what was typed, quoted or not.
type textShape struct {
	lines   bool                          // may hold line breaks and tabs
	max     int                           // code points; 0: parse bounds it
	choices []string                      // the only texts there are; nil: any
	parse   func(string) (string, *fault) // returns the text in its final form; nil: it stays as it is
	schema  func(s *schemaNode)           // adds to the schema what parse checks; may be nil
}

// listShape is a list of values of one shape.
type listShape struct {
	of       *shape
	what     string // what the list holds, for messages: "quadrants"
	min, max int
	commas   bool // may be written as one text with commas
}

// keyedShape is a mapping whose keys are words of the radar, each with a value of one shape.
type keyedShape struct {
	of  *shape
	key string // what a key is, for messages: "quadrant"
	max int
}

// objectShape is a mapping.
type objectShape struct {
	name   string // for messages and the schema: "entry"
	about  string // in the reference and the schema: a sentence
	fields []field
	either []string // exactly one of these keys is wanted
}

// field is a key of a mapping.
type field struct {
	key      string
	required bool
	about    string   // in the reference and the schema: a sentence without a full stop
	hint     string   // what to write when a required key is missing
	also     []string // what other tools call it, for "did you mean"
	shape
}

// field returns the field of a key, or nil.
func (o *objectShape) field(key string) *field {
	for i := range o.fields {
		if o.fields[i].key == key {
			return &o.fields[i]
		}
	}
	return nil
}

// keys returns the keys in the order of the table.
func (o *objectShape) keys() []string {
	keys := make([]string, len(o.fields))
	for i, f := range o.fields {
		keys[i] = f.key
	}
	return keys
}

// wordOnly matches texts that mean themselves in YAML, quoted or not.
var wordOnly = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} ./_+-]{0,99}$`)

// form says how to write the mapping: the keys that it needs, or all when it needs none. What was written in its place
// is taken for the name when it is a plain word or two, and may be "".
func (o *objectShape) form(written string) string {
	needed := o.needed()
	if len(needed) == 0 || o == formatRadar {
		return "its keys are " + strings.Join(o.keys(), ", ")
	}
	if needed[0] != "name" {
		written = ""
	}
	return "write " + o.example(written)
}

// itemForm says how to write a list of such mappings, where something else stands that begins with a word.
func (o *objectShape) itemForm(word string) string {
	if len(o.needed()) == 0 || o.field(word) != nil {
		return `write "- " before each item`
	}
	return `write each item in a line of its own: - ` + o.example(word)
}

// needed returns the keys without which the mapping is none.
func (o *objectShape) needed() []string {
	var keys []string
	for _, f := range o.fields {
		if f.required {
			keys = append(keys, f.key)
		}
	}
	return append(keys, o.either[:min(1, len(o.either))]...)
}

// example writes the mapping with what it needs, and with a plain word or two for the first of it.
func (o *objectShape) example(first string) string {
	parts := o.needed()
	for i, key := range parts {
		parts[i] = key + ": ..."
		if i == 0 && wordOnly.MatchString(first) {
			parts[i] = key + ": " + first
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// meant returns the key that an unknown key was most likely meant to be, or "".
func (o *objectShape) meant(key string, suggest func(string, []string) string) string {
	for _, f := range o.fields {
		for _, word := range f.also {
			if fold(key) == word {
				return f.key
			}
		}
	}
	return suggest(key, o.keys())
}
