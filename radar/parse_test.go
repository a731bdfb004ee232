package radar

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
)

// badBytes are the bad files that a text file cannot hold, by the name of their golden file.
var badBytes = map[string]string{
	"bytes-latin-1":        "title: Caf\xe9 und Tee\nquadrants: []\n",
	"bytes-broken-korean":  "title: \xec\xbf\xa0\xeb\xb2 x\nsubtitle: \xff\xfe\xfd y \xc0\xaf\n",
	"bytes-surrogate":      "title: a\xed\xa0\x80b\n",
	"bytes-cp949":          "title: " + strings.Repeat("\xb1\xe2\xbc\xfa \xb7\xb9\xc0\xcc\xb4\xf5\n# ", 20) + "\n",
	"bytes-windows-1252":   "title: " + strings.Repeat("caf\xe9 \x96 ", 20) + "\n",
	"look-alike-below":     "000\n,A：0\n",
	"bytes-stray":          "title: \xea\xb0\x80" + strings.Repeat("\xea\xb0\x80\xea\xb0\x80 \xff ", 8) + "\ntitel: x\n",
	"bytes-utf-16":         "\xff\xfet\x00i\x00t\x00l\x00e\x00",
	"bytes-utf-16-be":      "\x00t\x00i\x00t\x00l\x00e",
	"bytes-nul":            "title: a\x00b\nentries: []\n",
	"bytes-escape":         "title: \x1b[31mred\x1b[0m\nentries: []\n",
	"bytes-c1":             "title: a\u0085b\u009bc\nentries: []\n",
	"bytes-vertical-tab":   "title: a\x0bb\x0cc\x7f\n",
	"bytes-return-inside":  "title: |\r  a\r  b\rtitel: x\r",
	"bytes-windows-lines":  "title: a\r\ntitel: b\r\n",
	"bytes-bom-then-error": "\ufefftitel: b\n",
	"bytes-only-bom":       "\ufeff",
	"bytes-unclosed-8-MiB": "title: [" + strings.Repeat("x", 1<<20),
	"bytes-too-large":      strings.Repeat("title: x\n", 1<<20),
	"bytes-many-problems":  "title: x\n" + strings.Repeat("a: {b: c, b: d}\n", 1200),
	"bytes-many-lists":     "title: [" + strings.Repeat("[[[[]]]],", 150_000) + "]\n",
	"bytes-many-commas":    "title: [" + strings.Repeat("a,", 500_000) + "]\n",
	"bytes-5001-entries":   "title: x\nentries:\n" + strings.Repeat("- {}\n", 5001),
}

// testChoices are names for the output of the bad files.
var testChoices = Choices{
	Formats: []string{"html", "svg", "json"}, Themes: []string{"light", "dark"}, Sizes: []string{"16:9", "4:3"},
	Rules: []RuleChoice{{"dead-ring", nil}, {"not-reviewed", []string{"editions", "months"}}, {"owner-missing", nil}},
}

// onlyWarnings reports whether none of the problems is an error.
func onlyWarnings(problems []Problem) bool {
	return !slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}

// badFiles returns the sources of the bad files by the name of their golden file.
func badFiles(t testing.TB) map[string][]byte {
	t.Helper()
	bad := map[string][]byte{}
	paths, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no bad files", err)
	}
	for _, path := range paths {
		bad[strings.TrimSuffix(filepath.Base(path), ".yaml")] = read(t, path)
	}
	for name, src := range badBytes {
		bad[name] = []byte(src)
	}
	return bad
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestBadFiles(t *testing.T) {
	for name, src := range badFiles(t) {
		t.Run(name, func(t *testing.T) {
			r, problems := testChoices.Parse(src, "radar.yaml")
			if len(problems) == 0 || (r != nil) != onlyWarnings(problems) {
				t.Fatal("nothing is wrong with it, or a warning stops it")
			}
			var out strings.Builder
			for i, p := range problems {
				if i == MaxProblemsReported {
					out.WriteString("and more\n")
					break
				}
				out.WriteString(p.String() + "\n")
			}
			golden.Check(t, "testdata/bad/"+name+".txt", []byte(out.String()))
		})
	}
}

// TestEveryCodeHasABadFile keeps the list of codes and the bad files together, both ways.
func TestEveryCodeHasABadFile(t *testing.T) {
	seen := map[string]bool{}
	for _, src := range badFiles(t) {
		_, problems := testChoices.Parse(src, "radar.yaml")
		for _, p := range problems {
			seen[p.Code] = true
		}
	}
	before := ""
	for _, c := range Codes() {
		if !seen[c.Name] {
			t.Errorf("no file in testdata/bad is refused with %s", c.Name)
		}
		if c.Name <= before {
			t.Errorf("%s is out of order", c.Name)
		}
		before = c.Name
		delete(seen, c.Name)
	}
	for code := range seen {
		t.Errorf("%s is not in Codes", code)
	}
}

// TestNoGoldenIsLeftOver fails when a golden file has lost its case.
func TestNoGoldenIsLeftOver(t *testing.T) {
	bad := badFiles(t)
	paths, err := filepath.Glob("testdata/bad/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if name := strings.TrimSuffix(filepath.Base(path), ".txt"); bad[name] == nil {
			t.Errorf("%s belongs to no bad file", path)
		}
	}
}
