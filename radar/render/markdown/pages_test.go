package markdown_test

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/render/markdown"
)

var unsafe = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(gmhtml.WithUnsafe()))

// careless renders Markdown as a wiki would that lets every HTML through.
func careless(t testing.TB, source []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := unsafe.Convert(source, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func parseHTML(t testing.TB, page string) *html.Node {
	t.Helper()
	n, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// content is the part of a site's page that is ours, or the whole page.
func content(page *html.Node) *html.Node {
	for d := range page.Descendants() {
		if attribute(d, "role") == "main" {
			return d
		}
	}
	return page
}

// said is the text of a node as a reader sees it.
func said(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(b.String(), "\u200b", "")), " ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// elements are those of a name, in order.
func elements(n *html.Node, name string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			list = append(list, d)
		}
	}
	return list
}

// rows are the texts of the cells of all tables but the head lines.
func rows(n *html.Node) [][]string {
	var list [][]string
	for _, tr := range elements(n, "tr") {
		var cells []string
		for _, td := range elements(tr, "td") {
			cells = append(cells, said(td))
		}
		if cells != nil {
			list = append(list, cells)
		}
	}
	return list
}

// checkOverview holds a rendered overview to the radar: every entry in a row of its own with what was typed, every
// count, every link. links says whether the names lead to the entries' sites.
func checkOverview(t *testing.T, a *article.Article, page *html.Node, links bool) {
	t.Helper()
	all := rows(page)
	if want := len(a.Quadrants) + 1 + len(a.Entries); len(all) != want {
		t.Errorf("%d rows, not %d", len(all), want)
	}
	for _, e := range a.Entries {
		i := slices.IndexFunc(all, func(cells []string) bool {
			return len(cells) > 2 && cells[0] == e.Name && slices.Contains(cells, e.RingName)
		})
		if i < 0 {
			t.Errorf("no row of %q", e.Name)
			continue
		}
		if last := all[i][len(all[i])-1]; !strings.HasPrefix(last, strings.Join(strings.Fields(e.Summary), " ")) {
			t.Errorf("%q came out as %q", e.Summary, last)
		}
	}
	for i, q := range a.Quadrants {
		want := []string{q.Name}
		for _, n := range q.Counts {
			want = append(want, fmt.Sprint(n))
		}
		if want = append(want, fmt.Sprint(len(q.Entries))); !slices.Equal(all[i], want) {
			t.Errorf("counts %q, not %q", all[i], want)
		}
	}
	for _, e := range a.Entries {
		for _, l := range append(e.Links, e.Link) {
			if l.URL == "" || !links && l == e.Link {
				continue
			}
			if !slices.ContainsFunc(elements(page, "a"), func(n *html.Node) bool {
				return said(n) == strings.Join(strings.Fields(l.Text), " ") && sameURL(attribute(n, "href"), l.URL)
			}) {
				t.Errorf("no link %q to %s", l.Text, l.URL)
			}
		}
	}
}

// sameURL compares addresses without regard to what is percent-encoded.
func sameURL(a, b string) bool {
	plain := func(s string) string {
		if u, err := url.PathUnescape(s); err == nil {
			return u
		}
		return s
	}
	return plain(a) == plain(b)
}

// checkAnchors has every link within the page lead to a place on it, and returns how many there are.
func checkAnchors(t *testing.T, name string, page *html.Node) int {
	t.Helper()
	ids, count := anchors(page), 0
	for _, a := range elements(page, "a") {
		if raw, ok := strings.CutPrefix(attribute(a, "href"), "#"); ok && raw != "" {
			count++
			if id, err := url.PathUnescape(raw); err != nil || !ids[id] {
				t.Errorf("%s: #%s leads nowhere", name, raw)
			}
		}
	}
	return count
}

func anchors(page *html.Node) map[string]bool {
	ids := map[string]bool{}
	for d := range page.Descendants() {
		if id := attribute(d, "id"); d.Type == html.ElementNode && id != "" {
			ids[id] = true
		}
	}
	return ids
}

// checkFiles has every link between the pages lead to one of them, and to a place on it.
func checkFiles(t *testing.T, files []markdown.File) {
	t.Helper()
	pages := map[string]*html.Node{}
	for _, f := range files {
		pages[f.Name] = parseHTML(t, careless(t, f.Data))
	}
	for name, page := range pages {
		checkAnchors(t, name, page)
		for _, a := range elements(page, "a") {
			u, err := url.Parse(attribute(a, "href"))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if u.Scheme != "" || u.Path == "" {
				continue
			}
			target := pages[path.Join(path.Dir(name), u.Path)]
			if target == nil || u.Fragment != "" && !anchors(target)[u.Fragment] {
				t.Errorf("%s: %s leads nowhere", name, attribute(a, "href"))
			}
		}
	}
}

// TestPages has everything of a radar on its pages.
func TestPages(t *testing.T) {
	for _, file := range []string{showcase, korean, odd} {
		d := document(t, file)
		a := article.New(d)
		for _, f := range []string{"gfm", "plain", "mkdocs"} {
			page := parseHTML(t, careless(t, write(t, d, markdown.Options{Flavor: f, EntryPages: false})[0].Data))
			checkOverview(t, a, page, true)
			if n := checkAnchors(t, file, page); f == "gfm" && n == 0 {
				t.Errorf("%s: no anchors", file)
			}
			files := write(t, d, markdown.Options{Flavor: f, EntryPages: true})
			if len(files) != 1+len(a.Entries) {
				t.Errorf("%s: %d files", file, len(files))
			}
			checkOverview(t, a, parseHTML(t, careless(t, files[0].Data)), false)
			checkFiles(t, files)
		}
	}
}

// TestInsidePages has the pages of entries for an overview that goes into a page of the team's own: it leads to each
// of them, and none of them leads back to a file that is not written.
func TestInsidePages(t *testing.T) {
	const folder = "public/"
	for _, file := range []string{korean, odd} {
		d := document(t, file)
		for _, f := range []string{"gfm", "plain", "mkdocs"} {
			files := write(t, d, markdown.Options{Flavor: f, EntryPages: true, Inside: true, Folder: folder})
			entries := len(d.Radar.Entries)
			if len(files) != 1+entries {
				t.Errorf("%s, %s: %d files", file, f, len(files))
			}
			for i := range files[1:] {
				files[1+i].Name = folder + files[1+i].Name
			}
			files[0].Name = "ours.md" // beside the folder
			checkFiles(t, files)
			found := map[string]bool{}
			for _, a := range elements(parseHTML(t, careless(t, files[0].Data)), "a") {
				if s := attribute(a, "href"); strings.HasPrefix(s, folder) {
					found[s] = true
				}
			}
			if len(found) != entries {
				t.Errorf("%s, %s: the overview leads to %d pages of %d", file, f, len(found), entries)
			}
		}
	}
}

// TestPictures has the pictures that there are, in the form that the flavor takes.
func TestPictures(t *testing.T) {
	src := document(t, korean).Radar
	d, err := layout.Build(src, layout.Options{Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		o    markdown.Options
		want []string
		not  []string
	}{
		{markdown.Options{}, []string{`srcset="./radar-dark.svg"`, `src="./radar.svg" alt="다온마켓 기술 레이더. 2026-Q3판. 기술 레이더: 항목`, `src="./radar-quadrant-data.svg"`}, []string{"![", "png"}},
		{markdown.Options{Pictures: []string{"radar.svg"}}, []string{"](radar.svg)"}, []string{"<picture", "quadrant-data.svg"}},
		{markdown.Options{Pictures: []string{"radar.png"}}, []string{"](radar.png)"}, []string{"<picture", "svg"}},
		{markdown.Options{Pictures: []string{}}, nil, []string{"![", "<img"}},
		{markdown.Options{PlainImage: true, Folder: "public/"}, []string{"](public/radar.svg)"}, []string{"<picture"}},
		{markdown.Options{Folder: "../public/"}, []string{`src="../public/radar.svg"`}, nil},
		{markdown.Options{BaseURL: "https://a.example/?b&c"}, []string{`<a href="https://a.example/?b&amp;c">`}, nil},
		{markdown.Options{Flavor: "hugo", BaseURL: "https://a.example/"}, []string{"](radar.svg)](https://a.example/)"}, []string{"<"}},
		{markdown.Options{Flavor: "confluence-mark"}, []string{"](radar.png)", "<!-- Attachment: radar-quadrant-data.png -->"}, []string{"<picture", "svg"}},
		{markdown.Options{Flavor: "github-wiki"}, []string{"](images/radar.svg)"}, []string{"<picture"}},
		{markdown.Options{Flavor: "obsidian"}, []string{"|980](radar.svg)"}, []string{"<picture"}},
	} {
		got := string(write(t, d, c.o)[0].Data)
		for _, s := range c.want {
			if !strings.Contains(got, s) {
				t.Errorf("%+v: no %s in\n%.600s", c.o, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%+v: %s", c.o, s)
			}
		}
	}
}
