package embed_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"

	"techradar/radar"
	"techradar/radar/embed"
	"techradar/radar/layout"
	"techradar/radar/render"
	"techradar/radar/theme"
)

// coming are the formats that targets name before render.Formats has them. The list only shrinks: a format that has
// come must be taken out.
var coming []string

func parse(t *testing.T, src []byte, file string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse(src, file)
	if r == nil {
		t.Fatal(problems)
	}
	return r
}

func build(t *testing.T, r *radar.Radar, quadrants bool) *layout.Document {
	t.Helper()
	d, err := layout.Build(r, layout.Options{Quadrants: quadrants})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func document(t *testing.T, file string, quadrants bool) *layout.Document {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return build(t, parse(t, src, path.Base(file)), quadrants)
}

func guide(t *testing.T, target *embed.Target, d *layout.Document, o embed.Options) *embed.Guide {
	t.Helper()
	g, err := target.Guide(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// where are options as the command gives them, with the address of a page and without.
func where(baseURL string) embed.Options {
	return embed.Options{Folder: "public", Path: "public", BaseURL: baseURL, Command: "techradar generate"}
}

// TestTargets holds the table to its form.
func TestTargets(t *testing.T) {
	d := document(t, "../../docs/examples/three-entries.yaml", false)
	seen := map[string]bool{}
	for i := range embed.Targets {
		target := &embed.Targets[i]
		if seen[target.Name] || embed.Find(target.Name) != target {
			t.Errorf("%s is there twice", target.Name)
		}
		seen[target.Name] = true
		if !slices.Contains(embed.Kinds(), target.Kind) || target.About == "" || strings.HasSuffix(target.About, ".") || len(target.Formats) == 0 {
			t.Errorf("%s: %+v", target.Name, target)
		}
		g := guide(t, target, d, where(""))
		if target.Pastes() != (g.Snippet != "") || target.Pastes() != strings.HasSuffix(g.Steps[len(g.Steps)-1], ":") {
			t.Errorf("%s: the last step leads to the snippet, and to nothing else: %q", target.Name, g.Steps)
		}
		if target.Pastes() && (!strings.HasSuffix(g.Snippet, "\n") || strings.HasSuffix(g.Snippet, "\n\n") || strings.TrimSpace(g.Snippet[:1]) == "") {
			t.Errorf("%s: the snippet does not end with one line break: %q", target.Name, g.Snippet)
		}
		for _, step := range g.Steps {
			if !unicode.IsUpper(rune(step[0])) || strings.Contains(step, "\n") || strings.Contains(step, "  ") {
				t.Errorf("%s: the step %q", target.Name, step)
			}
		}
		if other := guide(t, target, d, where("")); fmt.Sprint(g) != fmt.Sprint(other) {
			t.Errorf("%s: two runs differ", target.Name)
		}
	}
	if embed.Find("word") != nil {
		t.Error("there is a target that is none")
	}
}

// TestFormats has every target use formats that there are, and files that those write.
func TestFormats(t *testing.T) {
	d := document(t, "../../docs/examples/three-entries.yaml", true)
	written := map[string][]string{}
	light, err := theme.Load("light")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range render.Formats {
		if slices.Contains(coming, f.Name) {
			t.Errorf("the format %s has come: take it out of coming", f.Name)
		}
		if f.Editions && d.Radar.Edition.IsZero() {
			continue
		}
		files, err := f.Files(d, render.Options{Theme: light, Dark: light, Quadrants: true, Scale: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			written[f.Name] = append(written[f.Name], file.Name)
		}
	}
	used := map[string]bool{}
	for i := range embed.Targets {
		target := &embed.Targets[i]
		var files []string
		for _, f := range target.Needs("https://radar.example.org/") {
			used[f] = true
			if written[f] == nil && !slices.Contains(coming, f) {
				t.Errorf("%s needs the format %s, which there is not", target.Name, f)
			}
			files = append(files, written[f]...)
		}
		for _, name := range guide(t, target, d, where("https://radar.example.org/")).Files {
			if !slices.Contains(files, name) && !slices.Contains(coming, strings.TrimPrefix(path.Ext(name), ".")) {
				t.Errorf("%s uses %s, which its formats do not write", target.Name, name)
			}
		}
	}
	for _, f := range coming {
		if !used[f] {
			t.Errorf("no target needs %s: take it out of coming", f)
		}
	}
}

// TestNames has the snippets name every picture that is asked for, and none that is not.
func TestNames(t *testing.T) {
	for _, quadrants := range []bool{false, true} {
		d := document(t, "../../docs/examples/korean.yaml", quadrants)
		for i := range embed.Targets {
			target := &embed.Targets[i]
			if !target.Pastes() || target.Name == "iframe" || target.Name == "beamer" {
				continue
			}
			g := guide(t, target, d, where(""))
			for _, page := range d.Pages {
				if !strings.Contains(strings.ToLower(g.Snippet), page.Name+".") {
					t.Errorf("%s lacks %s", target.Name, page.Name)
				}
				if dark := strings.Contains(g.Snippet, page.Name+"-dark.svg"); dark != target.Dark {
					t.Errorf("%s: %s-dark.svg is there: %v", target.Name, page.Name, dark)
				}
			}
			if !quadrants && strings.Contains(g.Snippet, "quadrant") {
				t.Errorf("%s shows a quadrant that is not asked for", target.Name)
			}
		}
	}
	g := guide(t, embed.Find("beamer"), document(t, "../../radar.yaml", true), where(""))
	if strings.Count(g.Snippet, "\\begin{frame}") != 7 || !strings.Contains(g.Snippet, "page=7,") {
		t.Errorf("beamer: %s", g.Snippet)
	}
}

// TestPlaces has the paths of a snippet follow the output folder, where a path can.
func TestPlaces(t *testing.T) {
	d := document(t, "../../docs/examples/three-entries.yaml", false)
	for _, tt := range []struct {
		o    embed.Options
		src  string // of the picture
		step string
	}{
		{embed.Options{}, `src="radar.svg"`, "Commit radar.svg and radar-dark.svg."},
		{embed.Options{Folder: ".", Path: "."}, `src="radar.svg"`, "Commit radar.svg and radar-dark.svg."},
		{embed.Options{Folder: "public", Path: "public"}, `src="public/radar.svg"`, "Commit public/radar.svg and public/radar-dark.svg."},
		{embed.Options{Folder: "team/문서/", Path: "문서/"}, `src="문서/radar.svg"`, "Commit team/문서/radar.svg and team/문서/radar-dark.svg."},
		{embed.Options{Folder: "/srv/radar"}, `src="radar.svg"`, "Copy /srv/radar/radar.svg and /srv/radar/radar-dark.svg beside the page, and commit."},
		{embed.Options{Folder: `a"b`, Path: `a"b`}, `src="radar.svg"`, `Copy a"b/radar.svg and a"b/radar-dark.svg beside the page, and commit.`},
	} {
		g := guide(t, embed.Find("github"), d, tt.o)
		if !strings.Contains(g.Snippet, tt.src) || g.Steps[0] != tt.step {
			t.Errorf("%+v:\n%s\n%q", tt.o, g.Snippet, g.Steps)
		}
	}
}

// TestBaseURL has the address of the page in links and frames, and a word on what to replace where it is missing.
func TestBaseURL(t *testing.T) {
	d := document(t, "../../docs/examples/three-entries.yaml", false)
	const address = "https://wiki.example.com:8080/radar/"
	for i := range embed.Targets {
		target := &embed.Targets[i]
		known, unknown := guide(t, target, d, where(address)), guide(t, target, d, where(""))
		if target.Links && !strings.Contains(known.Snippet, address) {
			t.Errorf("%s does not link to the page: %s", target.Name, known.Snippet)
		}
		if target.Links && (!slices.Contains(target.Needs(address), "html") || !slices.Contains(known.Files, "index.html")) {
			t.Errorf("%s links to a page that it does not need", target.Name)
		}
		said := strings.Join(unknown.Steps, "\n")
		if strings.Contains(unknown.Snippet+said, "example.org") != strings.Contains(said, "Replace https://radar.example.org/ with") {
			t.Errorf("%s: what has to be replaced is not said: %s%s", target.Name, unknown.Snippet, said)
		}
		if strings.Contains(fmt.Sprint(known), "example.org") {
			t.Errorf("%s: %v", target.Name, known)
		}
	}
	if got := guide(t, embed.Find("iframe"), d, where(address)).Snippet; !strings.Contains(got, `src="`+address+`"`) {
		t.Error(got)
	}
	if got := fmt.Sprint(guide(t, embed.Find("techdocs"), d, where(address)).Steps); !strings.Contains(got, "list its host, wiki.example.com:8080, in") {
		t.Error(got)
	}
}

// TestAlt has the alternative text say what the radar is, of when and how much, in its own language.
func TestAlt(t *testing.T) {
	for file, want := range map[string]string{
		"../../radar.yaml": "Everything on Kubernetes. Edition 2023-04-06. " +
			"Technology radar with 23 entries in 6 quadrants and 4 rings.",
		"../../docs/examples/korean.yaml": "다온마켓 기술 레이더. 2026-Q3판. " +
			"기술 레이더: 항목 17개, 분면 4개, 링 4개. 신규: 3, 복귀: 1, 안쪽으로 이동: 4, 바깥쪽으로 이동: 3, 제외: 1.",
		"../../docs/examples/three-entries.yaml": "Our radar. Technology radar with 3 entries in 2 quadrants and 3 rings.",
	} {
		g := guide(t, embed.Find("reveal"), document(t, file, false), where(""))
		if _, got, _ := strings.Cut(g.Snippet, `alt="`); !strings.HasPrefix(got, want+`"`) {
			t.Errorf("%s: %s", file, got)
		}
	}
	g := guide(t, embed.Find("reveal"), document(t, "../../radar.yaml", true), where(""))
	if !strings.Contains(g.Snippet, `alt="Everything on Kubernetes: IaC. Edition 2023-04-06. Entries: 3."`) {
		t.Error(g.Snippet)
	}
}

// TestIndexPages has a radar that is too full for its page bring its index pages along.
func TestIndexPages(t *testing.T) {
	var b strings.Builder
	b.WriteString("title: Full\nquadrants: [{name: A}, {name: B}]\nrings: [{name: X}, {name: Y}]\nentries:\n")
	for i := range 600 {
		fmt.Fprintf(&b, "  - {name: Entry number %d, quadrant: %c, ring: %c}\n", i, 'A'+i%2, 'X'+i/2%2)
	}
	d := build(t, parse(t, []byte(b.String()), "full.yaml"), false)
	if len(d.Pages) < 2 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	g := guide(t, embed.Find("github"), d, where(""))
	if !strings.Contains(g.Snippet, `src="public/radar-index-1.svg" alt="Full: Index 1 of `) {
		t.Error(g.Snippet)
	}
}
