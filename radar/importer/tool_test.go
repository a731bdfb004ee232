package importer

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"techradar/radar"
	"techradar/radar/edit"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
)

// sample reads a file of testdata/tools: an archive of the files to import.
func sample(t testing.TB, name string) []File {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var files []File
	for _, f := range a.Files {
		files = append(files, File{Name: f.Name, Data: f.Data})
	}
	return files
}

// toolOf is the importer that reads a sample: the first word of its name.
func toolOf(t testing.TB, name string) Importer {
	t.Helper()
	word, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".txtar"), "-")
	i := slices.IndexFunc(Importers, func(i Importer) bool { return i.Name == word })
	if i < 0 {
		t.Fatalf("%s: there is no importer %s", name, word)
	}
	return Importers[i]
}

func samples(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/tools/*.txtar")
	if err != nil || len(names) < 8 {
		t.Fatalf("%d samples, %v", len(names), err)
	}
	return names
}

// TestSamples imports each sample, and compares the radar and what is told with a file beside it.
func TestSamples(t *testing.T) {
	for _, name := range samples(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			files := sample(t, name)
			want := toolOf(t, name)
			if got := recognised(files); got != want.Name {
				t.Errorf("recognised as %q, want %q", got, want.Name)
			}
			result, problems := want.Read(files, Options{})
			var b bytes.Buffer
			if result != nil {
				b.Write(edit.File(result.Radar))
				b.WriteString("\n")
			}
			for _, p := range checked(t, result, problems) {
				b.WriteString("# " + strings.ReplaceAll(p.String(), "\n", "\n#") + "\n")
			}
			golden.Check(t, strings.TrimSuffix(name, ".txtar")+".golden", b.Bytes())
		})
	}
}

func recognised(files []File) string {
	for _, i := range Importers {
		if i.Recognise(files) {
			return i.Name
		}
	}
	return ""
}

// checked holds the answer of an importer to what Importer promises, and returns its problems.
func checked(t testing.TB, result *Result, problems []radar.Problem) []radar.Problem {
	t.Helper()
	if result == nil {
		if len(problems) == 0 {
			t.Error("no result, and nothing said")
		}
		for _, p := range problems {
			if p.Severity != radar.Error {
				t.Errorf("no result, and %s", p)
			}
		}
		safe(t, problems)
		return problems
	}
	if len(problems) > 0 {
		t.Errorf("a result, and %v", problems)
	}
	for _, p := range result.Problems {
		if p.Severity != radar.Warning {
			t.Errorf("a result, and %s", p)
		}
	}
	safe(t, result.Problems)
	src := edit.File(result.Radar)
	if len(src) > radar.MaxSourceBytes {
		return result.Problems
	}
	again, bad := radar.Parse(src, "radar.yaml")
	if again == nil {
		t.Fatalf("Parse refuses the result: %v\n%s", bad, src[:min(len(src), 3000)])
	}
	if a, b := said(t, result.Radar), said(t, again); a != b {
		t.Errorf("Parse reads the result as something else\n%s\nwant\n%s", b, a)
	}
	return result.Problems
}

// safe fails for a problem that could harm a terminal, or that is not written as problems are.
func safe(t testing.TB, problems []radar.Problem) {
	t.Helper()
	for _, p := range problems {
		if radar.Visible(p.Message) != p.Message || radar.Visible(p.Hint) != p.Hint {
			t.Errorf("%q %q is not safe to print", p.Message, p.Hint)
		}
		if p.Message == "" || p.Code == "" || strings.HasSuffix(p.Message, ".") && !strings.HasSuffix(p.Message, "..") {
			t.Errorf("%s: a problem has a code and a message without a full stop", p)
		}
	}
}

// said is what a radar says, without the places.
func said(t testing.TB, r *radar.Radar) string {
	t.Helper()
	bare := *r
	bare.File = ""
	bare.Quadrants, bare.Rings, bare.Entries = slices.Clone(r.Quadrants), slices.Clone(r.Rings), slices.Clone(r.Entries)
	for i := range bare.Quadrants {
		bare.Quadrants[i].Pos = radar.Pos{}
	}
	for i := range bare.Rings {
		bare.Rings[i].Pos = radar.Pos{}
	}
	for i := range bare.Entries {
		bare.Entries[i].Pos = radar.Pos{}
	}
	b, err := json.MarshalIndent(&bare, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// read returns what an importer makes of one file that must be read.
func read(t testing.TB, i Importer, name, src string, o Options) *Result {
	t.Helper()
	result, problems := i.Read([]File{{name, []byte(src)}}, o)
	checked(t, result, problems)
	if result == nil {
		t.Fatalf("%v\n%s", problems, src)
	}
	return result
}

// TestThoughtworks imports a volume of Thoughtworks' radar, which is not in this repository.
func TestThoughtworks(t *testing.T) {
	const name = "../../../shared/data/thoughtworks-volume-33.csv"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skipf("NOT TESTED: the import of volume 33: %v", err)
	}
	files := []File{{"thoughtworks-volume-33.csv", data}}
	if got := recognised(files); got != "byor" {
		t.Errorf("recognised as %q", got)
	}
	result := read(t, byor, files[0].Name, string(data), Options{})
	r := result.Radar
	if len(r.Entries) != 114 || len(r.Rings) != 4 || len(r.Quadrants) != 4 {
		t.Errorf("%d entries, %d rings, %d quadrants", len(r.Entries), len(r.Rings), len(r.Quadrants))
	}
	if r.Rings[0].Name != "Adopt" || r.Quadrants[1].Name != "Languages & Frameworks" {
		t.Errorf("%v %v", r.Rings, r.Quadrants)
	}
	if d, err := layout.Build(r, layout.Options{}); err != nil || len(d.Pages) == 0 {
		t.Errorf("it cannot be drawn: %v", err)
	}
	for _, p := range result.Problems {
		if p.Code != codeMove && p.Code != codeStandIn {
			t.Errorf("%s", p)
		}
	}
}
