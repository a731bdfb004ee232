package theme

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
)

const docs = "../../docs/themes.md"

func readDocs(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestDocsFigures keeps the table of the built-in themes fresh: go test -update writes it anew.
func TestDocsFigures(t *testing.T) {
	const begin, end = "<!-- figures -->\n", "<!-- /figures -->\n"
	head, rest, ok := strings.Cut(readDocs(t), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the figures between %q and %q", docs, begin, end)
	}
	golden.Check(t, docs, []byte(head+begin+figures(t)+end+tail))
}

// figures is the table of the built-in themes.
func figures(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| theme | blips by | in the dark | least contrast of text | of blips | least distance: most people |")
	line := "\n| --- | --- | --- | --- | --- | --- |"
	for _, v := range visions[1:] {
		b.WriteString(" " + v.name + " |")
		line += " --- |"
	}
	b.WriteString(line + "\n")
	for _, name := range Names() {
		th := load(t, name)
		c := th.check(Most, Most)
		dark, err := th.Dark()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s:1 | %s:1 |", name, th.Blips, dark.Name, below(c.leastText, 2), below(c.leastBlip, 2))
		for _, v := range visions {
			if d, ok := c.leastDistance[v.name]; ok {
				fmt.Fprintf(&b, " %s |", below(d, 1))
			} else {
				b.WriteString(" – |")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestDocsExample holds that the theme of the page is one, has ten lines at most, and passes its own checks.
func TestDocsExample(t *testing.T) {
	m := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(readDocs(t))
	if m == nil {
		t.Fatalf("%s has no example", docs)
	}
	if n := strings.Count(m[1], "\n"); n > 10 {
		t.Errorf("the example has %d lines", n)
	}
	th, problems := Parse([]byte(m[1]), "own.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for n := 2; n <= Most; n++ {
		for _, f := range th.Check(n, n) {
			t.Error(f)
		}
	}
}

// TestDocsKeys holds that the table of keys has every key once, and says of each whether it is required.
func TestDocsKeys(t *testing.T) {
	_, table, _ := strings.Cut(readDocs(t), "| key | what it colours | left out |\n| --- | --- | --- |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	rows := map[string]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(line, "| \n"), " | ")
		rows[strings.Trim(cells[0], "`")] = cells[len(cells)-1]
	}
	for _, k := range keys {
		last, ok := rows[k.name]
		if !ok || (last == "required") != k.needed {
			t.Errorf("the row of %s ends in %q; needed: %v", k.name, last, k.needed)
		}
	}
	if len(rows) != len(keys) {
		t.Errorf("the table has %d rows for %d keys", len(rows), len(keys))
	}
}
