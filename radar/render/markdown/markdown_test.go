package markdown_test

import (
	"os"
	"path"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/render/markdown"
)

func parseRadar(t testing.TB, src []byte, file string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse(src, file)
	for _, p := range problems {
		t.Errorf("%s", p)
	}
	if r == nil {
		t.FailNow()
	}
	return r
}

func build(t testing.TB, r *radar.Radar) *layout.Document {
	t.Helper()
	d, err := layout.Build(r, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func document(t testing.TB, file string) *layout.Document {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return build(t, parseRadar(t, src, path.Base(file)))
}

// The radars of the tests: the showcase, a Korean one with a history, and one whose every text has signs in it.
const (
	showcase = "../../../radar.yaml"
	korean   = "../../../docs/examples/korean.yaml"
	odd      = "testdata/odd.yaml"
)

func write(t testing.TB, d *layout.Document, o markdown.Options) []markdown.File {
	t.Helper()
	files, err := markdown.Write(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func page(t testing.TB, files []markdown.File, name string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("no file %s", name)
	return nil
}

// TestGoldens has the pages as they are, for what they look like in a diff.
func TestGoldens(t *testing.T) {
	for _, c := range []struct {
		radar, golden, file string
		o                   markdown.Options
	}{
		{showcase, "showcase.md", "radar.md", markdown.Options{BaseURL: "https://radar.example.org/"}},
		{korean, "korean.md", "radar.md", markdown.Options{}},
		{korean, "korean-kotlin.md", "entries/kotlin.md", markdown.Options{EntryPages: true}},
		{odd, "odd.md", "radar.md", markdown.Options{}},
		{odd, "odd-probe.md", "entries/probe.md", markdown.Options{EntryPages: true}},
		{odd, "odd-inside.md", "radar.md", markdown.Options{Inside: true, Folder: "public/", PlainImage: true}},
	} {
		golden.Check(t, "testdata/"+c.golden, page(t, write(t, document(t, c.radar), c.o), c.file))
	}
	for _, f := range markdown.Flavors[1:] {
		files := write(t, document(t, odd), markdown.Options{Flavor: f.Name, EntryPages: true, BaseURL: "https://radar.example.org/", Space: "ENG"})
		golden.Check(t, "testdata/odd-"+f.Name+".md", page(t, files, f.Page))
		golden.Check(t, "testdata/odd-"+f.Name+"-probe.md", page(t, files, f.Entries+"probe.md"))
	}
}

func TestUnknownFlavor(t *testing.T) {
	_, err := markdown.Write(document(t, odd), markdown.Options{Flavor: "gitub"})
	if err == nil || !strings.Contains(err.Error(), `"gitub": it is one of gfm, plain,`) {
		t.Error(err)
	}
}

// TestFlavors holds the table to its form.
func TestFlavors(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range markdown.Flavors {
		if seen[f.Name] || markdown.FindFlavor(f.Name) == nil || f.About == "" || strings.HasSuffix(f.About, ".") || f.Page == "" || f.Entries == "" {
			t.Errorf("%+v", f)
		}
		seen[f.Name] = true
	}
}
