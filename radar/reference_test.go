package radar

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
)

const reference = "../docs/radar-yaml.md"

// generated matches a part of the reference that this test writes, with what it holds.
var generated = regexp.MustCompile(`(?s)(<!-- ([a-z]+) ?([a-z0-9-]*): written by go test ./radar -update -->\n).*?(<!-- end -->)`)

// parts says what stands in the written parts of the reference, by the first word of their mark.
var parts = map[string]func(t *testing.T, arg string) string{
	"keys":   keysTable,
	"error":  errorExample,
	"codes":  codesTable,
	"limits": limitsTable,
}

// TestReference keeps the tables and the error examples of docs/radar-yaml.md as the program has them.
func TestReference(t *testing.T) {
	doc := string(read(t, reference))
	used := map[string]bool{}
	got := generated.ReplaceAllStringFunc(doc, func(part string) string {
		m := generated.FindStringSubmatch(part)
		write := parts[m[2]]
		if write == nil {
			t.Fatalf("nothing writes %q", m[2])
		}
		used[m[2]+" "+m[3]] = true
		return m[1] + "\n" + write(t, m[3]) + "\n" + m[4]
	})
	for _, o := range objects() {
		if !used["keys "+o.name] {
			t.Errorf("the reference has no table for %s", o.name)
		}
	}
	golden.Check(t, reference, []byte(got))
}

// TestReferenceExample reads the complete example of the reference, and asks it to hold every key.
func TestReferenceExample(t *testing.T) {
	_, rest, ok := strings.Cut(string(read(t, reference)), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```\n")
	if !ok || !closed {
		t.Fatal("the reference has no example")
	}
	parseGood(t, example)
	for _, o := range objects() {
		for _, f := range o.fields {
			if !strings.Contains(example, f.key+":") {
				t.Errorf("the example has no %s of %s", f.key, o.name)
			}
		}
	}
}

// objects returns every mapping of the format.
func objects() []*objectShape {
	var list []*objectShape
	seen := map[string]bool{}
	var walk func(o *objectShape)
	walk = func(o *objectShape) {
		if seen[o.name] {
			return
		}
		seen[o.name] = true
		list = append(list, o)
		for _, f := range o.fields {
			switch {
			case f.object != nil:
				walk(f.object)
			case f.list != nil && f.list.of.object != nil:
				walk(f.list.of.object)
			case f.keyed != nil && f.keyed.of.object != nil:
				walk(f.keyed.of.object)
			}
		}
	}
	walk(formatRadar)
	return list
}

func keysTable(t *testing.T, name string) string {
	for _, o := range objects() {
		if o.name != name {
			continue
		}
		var b strings.Builder
		b.WriteString(o.about + "\n\n| key | value | meaning |\n| --- | --- | --- |\n")
		for _, f := range o.fields {
			key := "`" + f.key + "`"
			if f.required {
				key += " (required)"
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", key, f.shape.about, f.about)
		}
		return b.String()
	}
	t.Fatalf("the format has no %s", name)
	return ""
}

func codesTable(*testing.T, string) string {
	var b strings.Builder
	b.WriteString("| code | what is wrong |\n| --- | --- |\n")
	for _, c := range Codes() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", c.Name, strings.ReplaceAll(c.About, "<", "&lt;"))
	}
	return b.String()
}

func limitsTable(*testing.T, string) string {
	return fmt.Sprintf("| what | limit |\n| --- | --- |\n"+
		"| the file | %d MiB |\n"+
		"| lists and mappings in each other | %d deep |\n"+
		"| quadrants, rings | %d to %d of each |\n"+
		"| entries | %d |\n"+
		"| problems that are listed | %d |\n",
		MaxSourceBytes>>20, MaxDepth, MinSectors, MaxSectors, MaxEntries, MaxProblems)
}

// errorExample shows what a bad file of the tests is answered.
func errorExample(t *testing.T, name string) string {
	_, problems := Parse(read(t, "testdata/bad/"+name+".yaml"), "radar.yaml")
	var b strings.Builder
	b.WriteString("```text\n")
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String() + "```\n"
}
