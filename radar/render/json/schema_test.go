package json

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"techradar/radar/internal/golden"
)

const (
	schemaFile = "../../../assets/radar-json.schema.json"
	page       = "../../../docs/json.md"
)

// schema is the JSON Schema. A strict one allows no names but its own, which the published one does so that names can be
// added.
func schema(t testing.TB, strict bool) *jsonschema.Schema {
	t.Helper()
	b, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if strict {
		for _, def := range doc.(map[string]any)["$defs"].(map[string]any) {
			if o := def.(map[string]any); o["properties"] != nil {
				o["additionalProperties"] = false
			}
		}
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("radar-json.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("radar-json.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSchema holds what is written to the published schema, and to having no name that it lacks.
func TestSchema(t *testing.T) {
	for _, path := range []string{showcase, korean, full, smallest, "../diff/testdata/old.yaml", "../diff/testdata/new.yaml"} {
		for _, base := range []string{"", "https://example.org/"} {
			out := written(t, bare(read(t, path)), Options{BaseURL: base})
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			for _, strict := range []bool{false, true} {
				if err := schema(t, strict).Validate(v); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
	}
}

// TestSchemaRefuses breaks a file in one place after another.
func TestSchemaRefuses(t *testing.T) {
	good := string(written(t, bare(read(t, full)), Options{}))
	for from, to := range map[string]string{
		`"version": 1`:             `"version": 2`,
		`"lang": "en"`:             `"lang": "fr"`,
		`"edition": "2023-04-06"`:  `"edition": "April"`,
		`"moved": "new"`:           `"moved": "up"`,
		`"start": "2023-04-06"`:    `"start": "2023-04-31"`,
		`"link": "https://`:        `"link": "javascript:`,
		`"id": "crossplane"`:       `"id": ""`,
		`"retired": null`:          `"retired": false`,
		`"review_by": "`:           `"reviewed": "`,
		`"replaced_by": "`:         `"replacement": "`,
		`"number": 0`:              `"number": "0"`,
		`"url": "HTTP://example.`:  `"url": "ftp://example.`,
		`"name": "Crossplane"`:     `"name": ""`,
		`"returned": false`:        `"returned": "no"`,
		`"first": true`:            `"first": 1`,
		`"file": "notes`:           `"path": "notes`,
		`"title": "Talk"`:          `"name": "Talk"`,
		`"aliases": [`:             `"aliases": [1,`,
		`"description": "Reads *w`: `"text": "Reads *w`,
	} {
		bad := strings.Replace(good, from, to, 1)
		if bad == good {
			t.Errorf("nothing to break: no %s", from)
			continue
		}
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		if schema(t, false).Validate(v) == nil {
			t.Errorf("the schema accepts %s", to)
		}
	}
}

// definitions are the objects of the schema in the order of the page, with the type that each tells of.
var definitions = []struct {
	name string
	of   reflect.Type
}{
	{"radar", reflect.TypeFor[file]()},
	{"sector", reflect.TypeFor[sector]()},
	{"entry", reflect.TypeFor[entry]()},
	{"link", reflect.TypeFor[link]()},
	{"source", reflect.TypeFor[source]()},
	{"past", reflect.TypeFor[past]()},
	{"retirement", reflect.TypeFor[retirement]()},
	{"edition", reflect.TypeFor[edition]()},
	{"change", reflect.TypeFor[change]()},
}

type definition struct {
	Description string
	Required    []string
	Properties  map[string]struct{ Description string }
}

// TestSchemaIsWhole holds the schema to the names of the program: each of them required and described.
func TestSchemaIsWhole(t *testing.T) {
	defs := readDefinitions(t)
	objects := 0
	for name, def := range defs {
		if len(def.Properties) == 0 {
			continue
		}
		objects++
		if len(def.Properties) != len(def.Required) {
			t.Errorf("%s: %d properties, of which %d are required", name, len(def.Properties), len(def.Required))
		}
	}
	if objects != len(definitions) {
		t.Errorf("%d objects in the schema, %d on the page", objects, len(definitions))
	}
	for _, d := range definitions {
		if got := names(d.of); !slices.Equal(got, defs[d.name].Required) {
			t.Errorf("%s: the program writes %v, the schema requires %v", d.name, got, defs[d.name].Required)
		}
		for name, p := range defs[d.name].Properties {
			if p.Description == "" {
				t.Errorf("%s: %s has no description", d.name, name)
			}
		}
	}
}

func readDefinitions(t testing.TB) map[string]definition {
	t.Helper()
	b, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Defs map[string]definition `json:"$defs"`
	}
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	return s.Defs
}

// names are those of a struct in JSON, in their order.
func names(of reflect.Type) []string {
	var list []string
	for _, f := range reflect.VisibleFields(of) {
		if !f.Anonymous {
			list = append(list, f.Tag.Get("json"))
		}
	}
	return list
}

var tables = regexp.MustCompile(`(?s)(<!-- tables: written by go test ./radar/render/json -update -->\n).*(<!-- end -->)`)

// TestPage keeps the tables of docs/json.md as the schema has them.
func TestPage(t *testing.T) {
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !tables.Match(doc) {
		t.Fatal("the page has no place for the tables")
	}
	var b strings.Builder
	defs := readDefinitions(t)
	for _, d := range definitions {
		def := defs[d.name]
		fmt.Fprintf(&b, "## %s\n\n%s\n\n| name | what it says |\n| --- | --- |\n", d.name, def.Description)
		for _, name := range def.Required {
			fmt.Fprintf(&b, "| `%s` | %s |\n", name, strings.ReplaceAll(def.Properties[name].Description, `""`, "`\"\"`"))
		}
		b.WriteString("\n")
	}
	golden.Check(t, page, tables.ReplaceAll(doc, []byte("${1}\n"+strings.ReplaceAll(b.String(), "$", "$$")+"${2}")))
}
