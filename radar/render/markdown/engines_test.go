package markdown_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"techradar/radar/article"
	"techradar/radar/render/markdown"
)

// The versions of the npm packages that the pages are tried with.
var (
	mdxPackages  = []string{"@mdx-js/mdx@3.1.1", "remark-gfm@4.0.1", "react@19.3.1", "react-dom@19.3.1"}
	vitePackages = []string{"vitepress@1.6.4"}
)

// engine turns a folder of Markdown pages into HTML.
type engine struct {
	name    string
	flavors []string                                                      // whose pages it is given; the first is the one text for all
	html    func(t *testing.T, pages map[string][]byte) map[string]string // by the name of the Markdown file
}

// engines are the programs behind the wikis and sites.
var engines = []engine{
	{"cmark-gfm", []string{"gfm"}, cmark},
	{"mdx", []string{"gfm", "docusaurus"}, mdx},
	{"vitepress", []string{"gfm", "vitepress"}, vitepress},
	{"mkdocs", []string{"gfm", "mkdocs"}, mkdocs},
	{"hugo", []string{"gfm", "hugo"}, hugo},
}

// TestEngines builds the pages with the real programs: all of them take them, every entry is in a table, texts are as
// they were typed, and no anchor is broken.
func TestEngines(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("the engines are slow to install and to run: make test-slow runs this")
	}
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			for _, flavor := range e.flavors {
				pages, radars := map[string][]byte{}, map[string]string{"showcase": showcase, "korean": korean, "odd": odd}
				for folder, file := range radars {
					d := document(t, file)
					for _, f := range write(t, d, markdown.Options{Flavor: flavor, EntryPages: true}) {
						pages[folder+"/"+f.Name] = f.Data
					}
					// The overview without pages of entries has anchors instead.
					alone := write(t, d, markdown.Options{Flavor: flavor})[0]
					markers := "\n" + markdown.Begin + "\n\n" + markdown.End + "\n"
					pages[folder+"-alone/"+alone.Name] = append(alone.Data, markers...)
				}
				if e.name == "hugo" && flavor != "hugo" { // it looks for shortcodes even in code, and has this way to say so
					for name, data := range pages {
						for _, word := range []string{"x", "shortcode"} {
							data = bytes.ReplaceAll(data, []byte("{{< "+word+" >}}"), []byte("{{</* "+word+" */>}}"))
						}
						pages[name] = data
					}
				}
				out := e.html(t, pages)
				for folder, file := range radars {
					checkEngine(t, e, flavor, folder, file, out)
				}
			}
		})
	}
}

func checkEngine(t *testing.T, e engine, flavor, folder, file string, out map[string]string) {
	t.Helper()
	a := article.New(document(t, file))
	f := markdown.FindFlavor(flavor)
	for name, links := range map[string]bool{folder + "-alone/" + f.Page: true, folder + "/" + f.Page: false} {
		// Hugo leaves out raw HTML, anchors included, and makes quotes curly; its own flavor knows.
		foreign := e.name == "hugo" && flavor != "hugo"
		if foreign {
			out[name] = straight(out[name])
		}
		page := content(parseHTML(t, out[name]))
		t.Run(flavor+" "+name, func(t *testing.T) {
			checkOverview(t, a, page, links)
			if !foreign && checkAnchors(t, name, page) < len(a.Quadrants) {
				t.Errorf("the quadrants have no anchors")
			}
			if strings.Contains(said(page), "techradar-") {
				t.Errorf("the markers show")
			}
		})
	}
	if folder == "odd" && e.name == "vitepress" && flavor == "vitepress" {
		for name, want := range map[string]string{f.Page: a.Title, f.Entries + "probe.md": "eBPF <probe> a|b"} {
			if got := said(elements(parseHTML(t, out[folder+"/"+name]), "title")[0]); got != want+" | Radar" {
				t.Errorf("the title is %q", got)
			}
		}
	}
	if folder == "odd" {
		t.Run(flavor+" description", func(t *testing.T) {
			checkOdd(t, parseHTML(t, out[folder+"/"+f.Entries+"probe.md"]))
		})
	}
}

// checkOdd holds the description in testdata/odd.yaml to what it means.
func checkOdd(t *testing.T, page *html.Node) {
	t.Helper()
	var strong []string
	for _, n := range elements(page, "strong") {
		strong = append(strong, straight(said(n)))
	}
	for _, s := range []string{"쿠버네티스(K8s)", "(강조)", `"인용"`, "코드", "twice", "c"} {
		if !slices.Contains(strong, s) {
			t.Errorf("%s is not bold: %q", s, strong)
		}
	}
	text := straight(said(page))
	for _, s := range []string{
		`쿠버네티스(K8s)는 좋습니다. 이것은(강조)입니다. "인용"을, 코드를, abc와 (지움)을. import x from 'y'`, "Title {#id}",
		`<script>alert(1)</script> and <b onclick="x()">bold</b>, {{ .Values }}, {{< shortcode >}}, a < b & c > d`, "<div> block </div>",
		"code {{< x >}}", "Type {{ 7*7 }}, {{ .Values.x }}, {{< x >}}, <!--@include: ./secret.txt--> and a | b.", "{{ 7*7 }} {{ .Values.x }}", "{{ `a` | b }}", "a: {{ .Values }} # <b>", `x|y`, "bad (javascript:alert(1))", "# first > second <b>", "a | b",
		"https://example.org/a_(b)?c=1&d={2}|3", "Talk [video] | `x`", "{{ .Values }} __TOC__ ==mark== %%hidden%%", ":+1:", "ASP.NET",
	} {
		if !strings.Contains(text, s) {
			t.Errorf("%q is not in %q", s, text)
		}
	}
}

// straight undoes the curly quotes of Hugo.
func straight(s string) string {
	return strings.NewReplacer("&ldquo;", "&quot;", "&rdquo;", "&quot;", "&lsquo;", "'", "&rsquo;", "'", "“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
}

// program finds a program. In CI a missing one fails the test; elsewhere it is skipped, with a word of what is missing.
func program(t *testing.T, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	if err != nil {
		missing(t, name+" is not installed; scripts/need says how to install it")
	}
	return file
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip("NOT TESTED: " + what)
}

// install puts npm packages into a new folder, without the scripts of their authors.
func install(t *testing.T, packages []string) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "package.json", []byte(`{"type": "module"}`))
	c := exec.Command(program(t, "npm"), append([]string{"install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"}, packages...)...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		missing(t, fmt.Sprintf("npm cannot install %s: %v\n%s", packages, err, out))
	}
	return dir
}

func put(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, dir string, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	c := exec.Command(name, args...)
	var out, errs bytes.Buffer
	c.Dir, c.Stdin, c.Stdout, c.Stderr = dir, bytes.NewReader(stdin), &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out.Bytes(), errs.Bytes())
	}
	return out.Bytes()
}

// site puts pages into a folder, with a picture beside each overview.
func site(t *testing.T, dir string, pages map[string][]byte) {
	t.Helper()
	for name, data := range pages {
		put(t, dir, name, data)
		if !strings.Contains(name, "/entries/") {
			for _, file := range []string{"radar.svg", "radar-dark.svg"} {
				put(t, dir, path.Join(path.Dir(name), file), []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`))
			}
		}
	}
}

// built reads the page that a generator made of each Markdown file.
func built(t *testing.T, dir string, pages map[string][]byte, file func(name string) string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name := range pages {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file(strings.TrimSuffix(name, ".md")))))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(data)
	}
	return out
}

func cmark(t *testing.T, pages map[string][]byte) map[string]string {
	out := map[string]string{}
	for name, data := range pages {
		out[name] = string(run(t, "", data, program(t, "cmark-gfm"), "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tagfilter", "-e", "tasklist", "--unsafe"))
	}
	return out
}

const mdxProgram = `import {evaluate} from '@mdx-js/mdx'
import * as runtime from 'react/jsx-runtime'
import {createElement} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import gfm from 'remark-gfm'
import {readFileSync, writeFileSync} from 'node:fs'
for (const file of JSON.parse(readFileSync('files.json', 'utf8'))) {
  const source = readFileSync(file, 'utf8').replace(/^---\n[^]*?\n---\n/, '')
  const page = await evaluate(source, {...runtime, remarkPlugins: [gfm]})
  writeFileSync(file.replace(/md$/, 'html'), renderToStaticMarkup(createElement(page.default)))
}
`

func mdx(t *testing.T, pages map[string][]byte) map[string]string {
	node := program(t, "node")
	dir := install(t, mdxPackages)
	site(t, dir, pages)
	var names []string
	for name := range pages {
		names = append(names, fmt.Sprintf("%q", name))
	}
	put(t, dir, "files.json", []byte("["+strings.Join(names, ",")+"]"))
	put(t, dir, "build.mjs", []byte(mdxProgram))
	run(t, dir, nil, node, "build.mjs")
	return built(t, dir, pages, func(name string) string { return name + ".html" })
}

func vitepress(t *testing.T, pages map[string][]byte) map[string]string {
	dir := install(t, vitePackages)
	site(t, dir, pages)
	put(t, dir, "index.md", []byte("# Home\n"))
	put(t, dir, ".vitepress/config.mjs", []byte("export default {title: 'Radar'}\n"))
	run(t, dir, nil, filepath.Join(dir, "node_modules/.bin/vitepress"), "build", ".")
	return built(t, filepath.Join(dir, ".vitepress/dist"), pages, func(name string) string { return name + ".html" })
}

func mkdocs(t *testing.T, pages map[string][]byte) map[string]string {
	dir := t.TempDir()
	site(t, filepath.Join(dir, "docs"), pages)
	put(t, dir, "docs/index.md", []byte("# Home\n"))
	put(t, dir, "mkdocs.yml", []byte("site_name: Radar\n"))
	run(t, dir, nil, program(t, "mkdocs"), "build", "--strict", "--quiet")
	return built(t, filepath.Join(dir, "site"), pages, func(name string) string { return name + "/index.html" })
}

func hugo(t *testing.T, pages map[string][]byte) map[string]string {
	dir := t.TempDir()
	site(t, filepath.Join(dir, "content"), pages)
	put(t, dir, "config.toml", []byte(`baseURL = "https://radar.example.org/"`))
	put(t, dir, "layouts/_default/single.html", []byte("{{ .Content }}"))
	put(t, dir, "layouts/_default/list.html", []byte("{{ .Content }}"))
	run(t, dir, nil, program(t, "hugo"), "--quiet")
	return built(t, filepath.Join(dir, "public"), pages, func(name string) string {
		return strings.TrimSuffix(name, "_index") + "/index.html"
	})
}
