package importer

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
)

var writtenPart = regexp.MustCompile(`(?s)(<!-- (kinds|rings): written by go test ./radar/importer -update -->\n).*?(<!-- end -->)`)

// TestImportDocument keeps the tables of docs/import.md as the program has them.
func TestImportDocument(t *testing.T) {
	const page = "../../docs/import.md"
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	parts := 0
	got := writtenPart.ReplaceAllStringFunc(string(b), func(part string) string {
		m := writtenPart.FindStringSubmatch(part)
		parts++
		table := kindsTable()
		if m[2] == "rings" {
			table = ringsTable()
		}
		return m[1] + "\n" + table + "\n" + m[3]
	})
	if parts != 2 {
		t.Errorf("%s has %d written parts, want 2", page, parts)
	}
	golden.Check(t, page, []byte(got))
}

func kindsTable() string {
	var b strings.Builder
	b.WriteString("| kind | what it is |\n| --- | --- |\n")
	for _, i := range Importers {
		fmt.Fprintf(&b, "| `%s` | %s |\n", i.Name, i.About)
	}
	return b.String()
}

func ringsTable() string {
	var b strings.Builder
	b.WriteString("| rule | ring | when |\n| --- | --- | --- |\n")
	for _, r := range ringRules {
		ring := usualRings[r.level].Name
		if r.name == ruleColumn || r.name == ruleStated {
			ring = "as written"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.name, ring, r.about)
	}
	return b.String()
}
