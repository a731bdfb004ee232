package lint

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
)

const reference = "../../docs/rules.md"

// generated matches a part of the reference that this test writes, with what it holds.
var generated = regexp.MustCompile(`(?s)(<!-- ([a-z]+): written by go test ./radar/lint -update -->\n).*?(<!-- end -->)`)

// TestReference keeps the table and the sections of docs/rules.md as the program has the rules.
func TestReference(t *testing.T) {
	doc, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	got := generated.ReplaceAllStringFunc(string(doc), func(part string) string {
		m := generated.FindStringSubmatch(part)
		written[m[2]] = true
		return m[1] + "\n" + map[string]func(*testing.T) string{"table": table, "rules": sections}[m[2]](t) + "\n" + m[3]
	})
	if !written["table"] || !written["rules"] {
		t.Error("the reference has no table, or no sections")
	}
	golden.Check(t, reference, []byte(got))
}

func table(*testing.T) string {
	var b strings.Builder
	b.WriteString("| rule | reports that | level |\n| --- | --- | --- |\n")
	for _, r := range Rules {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s |\n", r.Name, r.Name, r.About, r.Level)
	}
	return b.String()
}

func sections(t *testing.T) string {
	var b strings.Builder
	for _, r := range Rules {
		fmt.Fprintf(&b, "### %s\n\n%s%s. %s\n\n", r.Name, strings.ToUpper(r.About[:1]), r.About[1:], r.Why)
		fmt.Fprintf(&b, "Level: `%s`", r.Level)
		if r.Level != radar.LevelOff && r.When != Always {
			b.WriteString(" " + string(r.When))
		}
		if r.Today {
			b.WriteString(". It needs today's date, so it runs in `validate` alone")
		}
		b.WriteString(".\n")
		for _, n := range r.Numbers {
			fmt.Fprintf(&b, "\n- `%s`: %s", n.Key, n.About)
			if n.Default > 0 {
				fmt.Fprintf(&b, "; %d when no number is given", n.Default)
			}
			if n.Today {
				b.WriteString("; counted up to today, in `validate` alone")
			}
		}
		if len(r.Numbers) > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "\n```text\n%s```\n\n", text(reviewFile(t, r.Name+".yaml")))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
