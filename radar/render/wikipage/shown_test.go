package wikipage_test

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"techradar/radar/article"
	"techradar/radar/prose"
)

// parseHTML builds the tree that a browser builds.
func parseHTML(t testing.TB, page []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// find returns the first element with an attribute of that value.
func find(root *html.Node, key, value string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(strings.Fields(attr(n, key)), value) {
			return n
		}
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func elements(root *html.Node, name string) []*html.Node {
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			list = append(list, n)
		}
	}
	return list
}

// letters are the characters of a text but for what takes no room of its own.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

func text(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return letters(b.String())
}

// told is what a page has to show.
type told struct {
	says []string // every text, in order
	urls []string // where it leads
	refs int      // links within the page
	rows int      // of tables
}

func (w *told) blocks(list []prose.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case prose.Heading:
			w.spans(b.Spans)
		case prose.Paragraph:
			w.spans(b.Spans)
		case prose.Quote:
			w.blocks(b.Blocks)
		case prose.Fold:
			w.says = append(w.says, b.Title)
			w.blocks(b.Blocks)
		case prose.List:
			for _, item := range b.Items {
				w.blocks(item)
			}
		case prose.Code:
			w.says = append(w.says, strings.Split(b.Text, "\n")...)
		case prose.Picture:
			w.urls = append(w.urls, b.URL)
		case prose.Table:
			w.rows += 1 + len(b.Rows)
			for _, r := range append([]prose.Row{{Cells: b.Header}}, b.Rows...) {
				for _, c := range r.Cells {
					w.spans(c.Spans)
				}
			}
		}
	}
}

func (w *told) spans(list []prose.Span) {
	for _, s := range list {
		switch s := s.(type) {
		case prose.Text:
			w.says = append(w.says, string(s))
		case prose.Literal:
			w.says = append(w.says, string(s))
		case prose.Strong:
			w.spans(s.Spans)
		case prose.Emphasis:
			w.spans(s.Spans)
		case prose.Struck:
			w.spans(s.Spans)
		case prose.Link:
			w.urls = append(w.urls, s.URL)
			w.spans(s.Spans)
		case prose.Ref:
			w.refs++
			w.spans(s.Spans)
		}
	}
}

// checkShown holds what a wiki shows to what the page tells: every text as it was typed and in its order, every row of
// a table, every link, and a target for each link within the page.
func checkShown(t *testing.T, root *html.Node, page []prose.Block) {
	t.Helper()
	var w told
	w.blocks(page)
	shown, at := text(root), 0
	for _, s := range w.says {
		s = letters(prose.Line(s))
		i := strings.Index(shown[at:], s)
		if i < 0 || i > 200 {
			t.Errorf("%q is not where it should be, behind %q", s, shown[max(0, at-60):at])
			continue
		}
		at += i + len(s)
	}
	if got := len(elements(root, "tr")); got != w.rows || w.rows < 15 {
		t.Errorf("%d rows of tables, want %d", got, w.rows)
	}
	ids, hrefs, refs := map[string]bool{}, map[string]bool{}, 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			ids[attr(n, "id")] = true
		}
	}
	for _, a := range elements(root, "a") {
		to := unescaped(t, attr(a, "href"))
		hrefs[to] = true
		if id, ok := strings.CutPrefix(to, "#"); ok {
			refs++
			if !ids[id] {
				t.Errorf("%q leads nowhere", to)
			}
		}
	}
	if refs < w.refs || w.refs < 15 {
		t.Errorf("%d links within the page, want %d", refs, w.refs)
	}
	for _, u := range w.urls {
		if u != "" && !hrefs[unescaped(t, u)] {
			t.Errorf("no link to %s", u)
		}
	}
}

func unescaped(t *testing.T, s string) string {
	t.Helper()
	u, err := url.PathUnescape(s)
	if err != nil {
		t.Errorf("%s: %v", s, err)
	}
	return u
}

// The elements and attributes that the pages of the wikis have.
const (
	knownElements = `html head body h1 h2 h3 h4 h5 h6 p div span ul ol li table thead tbody tr th td b strong i em s del code pre blockquote br hr a img input label
		sup`
	knownAttributes = `id class href title rel role lang dir scope start src srcset alt width height decoding loading aria-level aria-labelledby type style for
		data-file-width data-file-height data-wiki-id colspan`
)

// report finds the comments that the wikis write of themselves.
var report = regexp.MustCompile(`^\s*(?:EDIT\{|NewPP limit report|Transclusion expansion time report|Saved in parser cache)`)

// census returns what a text of an author must never become.
func census(root *html.Node) (problems []string) {
	for n := range root.Descendants() {
		if n.Type == html.CommentNode && !report.MatchString(n.Data) {
			problems = append(problems, "comment "+n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(strings.Fields(knownElements), n.Data) {
			problems = append(problems, "element "+n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(strings.Fields(knownAttributes), a.Key) {
				problems = append(problems, "attribute "+a.Key+" of "+n.Data)
			}
			foreign := strings.Contains(a.Val, ":") && !article.Safe(a.Val) && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#")
			if (a.Key == "href" || a.Key == "src") && (foreign || strings.HasPrefix(a.Val, "//")) {
				problems = append(problems, a.Key+" "+a.Val)
			}
		}
	}
	return problems
}
