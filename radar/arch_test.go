package radar_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "techradar"

// anything stands for every package of the module; it is never reported as an unused arrow.
const anything = "anything"

// arrows is the import graph: for each package the packages of the module that it may import. Data flows one
// way, so the arrows do too. docs/architecture.md shows the same table.
var arrows = map[string][]string{
	"cmd/techradar":           {anything},
	"radar/render":            {"radar/layout", "radar/render/confluence", "radar/render/dokuwiki", "radar/render/feed", "radar/render/html", "radar/render/json", "radar/render/markdown", "radar/render/mediawiki", "radar/render/pdf", "radar/render/png", "radar/render/pptx", "radar/render/svg", "radar/render/wikipage", "radar/scene", "radar/theme"},
	"radar/render/html":       {"assets", "radar/article", "radar/embed", "radar/gochart", "radar/history", "radar/layout", "radar/markdown", "radar/render/svg", "radar/scene", "radar/theme", "radar/words"},
	"radar/render/svg":        {"radar/scene"},
	"radar/render/png":        {"radar/gochart", "radar/scene"},
	"radar/render/pdf":        {"radar/article", "radar/history", "radar/layout", "radar/markdown", "radar/scene", "radar/theme"},
	"radar/embed":             {"radar/article", "radar/layout"},
	"radar/render/pptx":       {"radar/article", "radar/history", "radar/layout", "radar/markdown", "radar/scene", "radar/theme"},
	"radar/render/diff":       {"radar", "radar/history", "radar/markdown", "radar/words"},
	"radar/edit":              {"radar"},
	"radar/lint":              {"radar"},
	"radar/importer":          {"assets", "radar"},
	"radar/prose":             {},
	"radar/markdown":          {"radar/article", "radar/prose"},
	"radar/render/block":      {},
	"radar/render/wikipage":   {"radar/article", "radar/layout", "radar/markdown", "radar/prose"},
	"radar/render/mediawiki":  {"radar/layout", "radar/prose", "radar/render/block", "radar/render/wikipage"},
	"radar/render/dokuwiki":   {"radar/layout", "radar/prose", "radar/render/block", "radar/render/wikipage"},
	"radar/render/confluence": {"radar/layout", "radar/prose", "radar/render/wikipage"},
	"radar/render/markdown":   {"radar/article", "radar/layout", "radar/markdown", "radar/prose", "radar/render/block"},
	"radar/export":            {"radar", "radar/history", "radar/markdown"},
	"radar/render/json":       {"radar", "radar/article", "radar/history", "radar/layout"},
	"radar/render/feed":       {"radar", "radar/article", "radar/history", "radar/layout", "radar/words"},
	"radar/serve":             {"radar"},
	"radar/article":           {"radar", "radar/history", "radar/layout", "radar/words"},
	"radar/layout":            {"radar", "radar/history", "radar/scene", "radar/words"},
	"radar/gochart":           {"radar/scene", "radar/words"},
	"radar/theme":             {"assets", "radar", "radar/scene"},
	"radar/scene":             {"assets"},
	"radar/history":           {"radar"},
	"radar/words":             {"radar/history"},
	"radar/publish":           {},
	"radar":                   {},
	"assets":                  {},
	// Test helpers: no package that ships imports them.
	"radar/internal/chromium": {},
	"radar/internal/golden":   {},
}

// outside says which packages may import a module that is not ours. An import that is not below a row fails, so
// a new dependency needs a row here.
var outside = map[string][]string{
	"codeberg.org/go-pdf/fpdf":           {"radar/render/pdf"},
	"github.com/agnivade/levenshtein":    {"radar"},
	"github.com/chromedp/chromedp":       {"radar/internal/chromium"},
	"github.com/fatih/color":             {"cmd/techradar"},
	"github.com/fsnotify/fsnotify":       {"radar/serve"},
	"github.com/go-viper/mapstructure/":  {"cmd/techradar"},
	"github.com/golang/freetype/":        {"radar/gochart", "radar/scene"},
	"github.com/microcosm-cc/bluemonday": {"radar/export", "radar/importer", "radar/render/html"},
	"github.com/rivo/uniseg":             {"radar", "radar/gochart", "radar/layout", "radar/render/diff", "radar/render/pdf", "radar/render/pptx", "radar/scene", "radar/serve"},
	"github.com/spf13/cobra":             {"cmd/techradar"},
	"github.com/spf13/pflag":             {"cmd/techradar"},
	"github.com/spf13/viper":             {"cmd/techradar"},
	"github.com/wcharczuk/go-chart/":     {"radar/gochart"},
	"github.com/yuin/goldmark":           {"radar/export", "radar/markdown", "radar/render/html", "radar/render/pptx"},
	"go.yaml.in/yaml/":                   {"radar", "radar/edit", "radar/importer", "radar/theme"},
	"golang.org/x/image/":                {"radar/scene"},
	"golang.org/x/net/":                  {"radar/article", "radar/importer"},
	"golang.org/x/sys/":                  {"radar/publish"},
	"golang.org/x/term":                  {"cmd/techradar"},
	"golang.org/x/text/":                 {"radar", "radar/importer"},
}

// guarded says which packages may import a package of the standard library that reaches out of the process or
// makes a run unrepeatable. Only the command and publish touch files, by name or otherwise.
var guarded = map[string][]string{
	"os":           {"cmd/techradar", "radar/internal/chromium", "radar/internal/golden", "radar/publish"},
	"os/exec":      {"cmd/techradar", "radar/internal/chromium"},
	"os/signal":    {"cmd/techradar"},
	"syscall":      {"cmd/techradar", "radar/publish"},
	"net":          {"radar/serve"},
	"net/http":     {"radar/serve"},
	"log":          {},
	"log/slog":     {},
	"math/rand":    {},
	"math/rand/v2": {},
	"plugin":       {},
	"unsafe":       {},
}

// TestImports holds the import graph to the tables above.
func TestImports(t *testing.T) {
	used := map[string]bool{}
	imports := packageImports(t)
	for pkg, list := range imports {
		allowed, ok := arrows[pkg]
		if !ok {
			t.Errorf("package %s is missing in arrows: give it a row, here and in docs/architecture.md", pkg)
			continue
		}
		for _, imp := range list {
			switch to, ours := strings.CutPrefix(imp, module+"/"); {
			case ours:
				used[pkg+" "+to] = true
				if !slices.Contains(allowed, to) && !slices.Contains(allowed, anything) {
					t.Errorf("%s imports %s, which its row in arrows does not allow", pkg, to)
				}
			case strings.Contains(strings.Split(imp, "/")[0], "."):
				checkOutside(t, pkg, imp, used)
			default:
				if may, ok := guarded[imp]; ok && !slices.Contains(may, pkg) {
					t.Errorf("%s imports %s, which only %v may", pkg, imp, may)
				}
			}
		}
	}

	for pkg, allowed := range arrows {
		if _, ok := imports[pkg]; !ok {
			t.Errorf("arrows has a row for %s, which is no package", pkg)
			continue
		}
		for _, to := range allowed {
			if to != anything && !used[pkg+" "+to] {
				t.Errorf("the arrow from %s to %s is not used: take it out, here and in docs/architecture.md", pkg, to)
			}
		}
	}
	for prefix, may := range outside {
		for _, pkg := range may {
			if !used[pkg+" "+prefix] {
				t.Errorf("%s does not import %s: take it out of that row of outside", pkg, prefix)
			}
		}
	}
}

func checkOutside(t *testing.T, pkg, imp string, used map[string]bool) {
	t.Helper()
	for prefix, may := range outside {
		// A row covers the package of that path and those below it.
		if imp+"/" != prefix && imp != prefix && !strings.HasPrefix(imp, strings.TrimSuffix(prefix, "/")+"/") {
			continue
		}
		used[pkg+" "+prefix] = true
		if !slices.Contains(may, pkg) {
			t.Errorf("%s imports %s, which only %v may", pkg, imp, may)
		}
		return
	}
	t.Errorf("%s imports %s: a new dependency needs a row in outside", pkg, imp)
}

// TestNoInit holds the rule that loading a package does nothing: no init function outside of tests.
func TestNoInit(t *testing.T) {
	walkSources(t, func(pkg, name string, f *ast.File) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: package %s has an init function", name, pkg)
			}
		}
	})
}

// TestArchitectureDocument compares the table of arrows in docs/architecture.md with the one above.
func TestArchitectureDocument(t *testing.T) {
	const doc = "../docs/architecture.md"
	b, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(string(b), "| package | imports |\n| --- | --- |\n")
	if !ok {
		t.Fatalf("%s has no table | package | imports |", doc)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(strings.ReplaceAll(line, "`", ""), "| "), " | ")
		seen[cells[0]] = true
		if want := arrowRow(cells[0]); line != want {
			t.Errorf("%s: the row of %s is\n%s\nwant\n%s", doc, cells[0], line, want)
		}
	}
	for pkg := range arrows {
		if !seen[pkg] {
			t.Errorf("%s lacks the row\n%s", doc, arrowRow(pkg))
		}
	}
}

// arrowRow is the row of the document's table for a package.
func arrowRow(pkg string) string {
	allowed, ok := arrows[pkg]
	switch {
	case !ok:
		return "no row: there is no such package"
	case len(allowed) == 0:
		return "| `" + pkg + "` | nothing |"
	case allowed[0] == anything:
		return "| `" + pkg + "` | anything |"
	}
	return "| `" + pkg + "` | `" + strings.Join(allowed, "`, `") + "` |"
}

// packageImports returns the imports of every package of the module, by its folder. Test files do not count.
func packageImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	walkSources(t, func(pkg, name string, f *ast.File) {
		list := imports[pkg]
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			list = append(list, p)
		}
		slices.Sort(list)
		imports[pkg] = slices.Compact(list)
	})
	return imports
}

// walkSources calls visit for every Go file of the module that is not a test.
func walkSources(t *testing.T, visit func(pkg, name string, f *ast.File)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		switch base := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && name != ".." && (base == "testdata" || base == "public" || base == "bin" || base[0] == '.' || base[0] == '_'):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		visit(path.Dir(strings.TrimPrefix(filepath.ToSlash(name), "../")), name, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
