package radar

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"techradar/radar/internal/golden"
)

// TestSchemaFile keeps assets/schema.json, to which the first line of a radar.yaml may point, as Schema makes it.
func TestSchemaFile(t *testing.T) {
	golden.Check(t, "../assets/schema.json", Schema())
}

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemaAcceptsGoodFiles(t *testing.T) {
	schema := compiledSchema(t)
	paths, err := filepath.Glob("testdata/good/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	paths = append(paths, "../radar.yaml", "../assets/starter.yaml")
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			t.Logf("%s is not there", path)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(asEditorSees(t, src)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// notInSchema are the codes of what a JSON Schema cannot say: it sees one value at a time, and the values after
// YAML has been read.
var notInSchema = []string{
	codeAlias, codeAnchor, codeTag, codeMerge, codeDirective, codeDocument, codeDupKey, codeKey, // YAML itself
	codeBidi, codeControl, codeInvisible, codeEncoding, // patterns for them would not be readable
	codeDupID, codeDupName, codeNoID, codeNoEdition, codeOrder, codeSelf, // what depends on another place
	codeUnkEntry, codeUnkQuadrant, codeUnkRing,
	codeDeep, codeLarge, codeProblems,
	codeComment, codeLookAlike, codeTypographic, // the schema sees what YAML has made of it
	codeUnkFormat, codeUnkRule, codeUnkSize, codeUnkTheme, // the schema without choices
}

// schemaMisses are the bad files that the schema accepts although their code is not in notInSchema.
var schemaMisses = map[string]string{
	"history-left-twice":        "one item of a list depends on another",
	"retired-and-left":          "it depends on the history",
	"edition-day-31":            "a pattern knows no calendar",
	"entry-id-reserved":         "a pattern that leaves out names needs lookahead",
	"lint-number-not-its":       "the schema without choices does not know the rules",
	"link-bad-host":             "the pattern for URLs is a rough one",
	"link-bad-percent":          "the pattern for URLs is a rough one",
	"link-bad-port":             "the pattern for URLs is a rough one",
	"output-dir-device":         "a pattern that leaves out names needs lookahead",
	"output-dir-inner-parent":   "a pattern that leaves out .. needs lookahead",
	"output-dir-parent":         "a pattern that leaves out .. needs lookahead",
	"output-dir-self":           "a pattern that leaves out . needs lookahead",
	"output-font-up":            "a pattern that leaves out .. needs lookahead",
	"output-dir-trailing-dot":   "a pattern that leaves out names needs lookahead",
	"source-line-hex":           "YAML has made a number of it",
	"output-formats-empty-part": "the text is split after the schema has seen it",
}

func TestSchemaRefusesBadFiles(t *testing.T) {
	schema := compiledSchema(t)
	refused := 0
	for name, src := range badFiles(t) {
		_, problems := testChoices.Parse(src, "radar.yaml")
		expressible := slices.ContainsFunc(problems, func(p Problem) bool { return !slices.Contains(notInSchema, p.Code) })
		var root yaml.Node
		if len(src) > 1<<16 || yaml.Load(src, &root) != nil {
			continue // an editor's YAML reader refuses it first
		}
		err := schema.Validate(asEditorSees(t, src))
		switch {
		case err != nil:
			refused++
			if schemaMisses[name] != "" {
				t.Errorf("the schema refuses %s, but schemaMisses says that it does not", name)
			}
		case expressible && schemaMisses[name] == "":
			t.Errorf("the schema accepts %s: %s", name, problems[0])
		}
	}
	if refused < 90 {
		t.Errorf("the schema refuses %d bad files only", refused)
	}
}

// asEditorSees returns a YAML source as the JSON value that an editor's YAML reader makes of it: 1.10 is the
// number 1.1 and a date is text.
func asEditorSees(t *testing.T, src []byte) any {
	t.Helper()
	var root yaml.Node
	if err := yaml.Load(src, &root); err != nil {
		t.Fatal(err)
	}
	return jsonValue(root.Content[0])
}

func jsonValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, jsonValue(c))
		}
		return list
	case yaml.AliasNode:
		return n.Value // not followed: it may be a cycle
	}
	switch n.Tag {
	case nullTag:
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if i, err := strconv.ParseInt(n.Value, 0, 64); err == nil {
			return json.Number(strconv.FormatInt(i, 10))
		}
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil && f-f == 0 {
			return json.Number(strconv.FormatFloat(f, 'f', -1, 64))
		}
	}
	return n.Value
}
