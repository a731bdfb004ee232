package radar

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestChoices takes any name without choices, and the right ones only with them.
func TestChoices(t *testing.T) {
	const head = "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: A}, {name: B}]\nentries: []\n"
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(testChoices.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema := c.MustCompile("schema.json")
	for more, good := range map[string]bool{
		"output: {formats: [html, svg], theme: dark, size: 16:9}":       true,
		"output: {formats: 'html, svg'}":                                true,
		"output: {formats: [html, swf]}":                                false,
		"output: {theme: Dark}":                                         false,
		"output: {size: A4}":                                            false,
		"lint: {dead-ring: off, not-reviewed: {months: 3, level: off}}": true,
		"lint: {dead-ring: {level: error}}":                             true,
		"lint: {}":                                                      true,
		"lint: {live-ring: off}":                                        false,
		"lint: {dead-ring: {months: 3}}":                                false,
		"lint: {not-reviewed: {months: 3, characters: 4}}":              false,
	} {
		src := []byte(head + more + "\n")
		if r, problems := Parse(src, "radar.yaml"); r == nil {
			t.Errorf("%s without choices: %v", more, problems)
		}
		if r, problems := testChoices.Parse(src, "radar.yaml"); (r != nil) != good {
			t.Errorf("%s: %v", more, problems)
		}
		if err := schema.Validate(asEditorSees(t, src)); (err == nil) != good {
			t.Errorf("%s in the schema: %v", more, err)
		}
	}
	if !json.Valid(testChoices.Schema()) || !bytes.Equal(Schema(), Choices{}.Schema()) {
		t.Error("the schema is not that of no choices")
	}
}

// TestSpacesLookAlike finds names whatever the kind of their spaces.
func TestSpacesLookAlike(t *testing.T) {
	r := parseGood(t, "title: A\u00a0title\nquadrants: [{name: Prog\u00a0Languages}, {name: B}]\n"+
		"rings: [{name: Try\u3000out}, {name: Hold}]\nentries:\n"+
		"  - {name: Go\u00a0lang, quadrant: prog languages, ring: try out, summary: \"10\u00a0km\"}\n"+
		"  - {name: Zig, quadrant: Prog\u2003Languages, ring: hold, replaced_by: go-lang}\n")
	if r.Title != "A\u00a0title" || r.Entries[0].Summary != "10\u00a0km" || r.Entries[1].Quadrant != 0 {
		t.Errorf("%q, %+v", r.Title, r.Entries)
	}
}

// TestReplacedBy finds the entry that took the place by its id first, then by its name.
func TestReplacedBy(t *testing.T) {
	r := parseGood(t, "title: A\nquadrants: [{name: A}, {name: B}]\nrings: [{name: Try}, {name: Hold}]\nentries:\n"+
		"  - {name: Go, id: zig, quadrant: a, ring: try}\n"+
		"  - {name: Zig, id: other, quadrant: a, ring: try, replaced_by: apache iceberg}\n"+
		"  - {name: Apache Iceberg, id: ice, quadrant: b, ring: try}\n"+
		"  - {name: Hive, quadrant: b, ring: hold, replaced_by: Zig}\n")
	if r.Entries[1].ReplacedBy != "ice" || r.Entries[3].ReplacedBy != "zig" {
		t.Errorf("%+v", r.Entries)
	}
}

// TestManyWarnings keeps a radar that has more warnings than are listed, and loses no error to them.
func TestManyWarnings(t *testing.T) {
	src := strings.ReplaceAll(manyEntries(1200, ""), ", link:", " #1\n    , link:")
	r, problems := Parse([]byte(src), "radar.yaml")
	if r == nil || len(problems) != MaxProblems || !onlyWarnings(problems) {
		t.Errorf("%d problems, radar %t", len(problems), r != nil)
	}
	r, problems = Parse([]byte(src+"titel: x\n"), "radar.yaml")
	if r != nil || len(problems) != MaxProblems || problems[MaxProblems-1].Severity != Error {
		t.Errorf("%d problems, radar %t", len(problems), r != nil)
	}
}
