package html

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"techradar/radar/article"
)

// census holds the page, as a browser would build it, to what this package may write.
func census(t testing.TB, page []byte) {
	t.Helper()
	ids, targets := map[string]bool{}, []string{}
	for n := range parse(t, page).Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("comment %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" {
			ownScript(t, n)
			continue
		}
		if !slices.Contains(strings.Fields(elements), n.Data) {
			t.Errorf("element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(strings.Fields(attributes), a.Key) && !strings.HasPrefix(a.Key, "data-") {
				t.Errorf("attribute %s of <%s>", a.Key, n.Data)
			}
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("id %q is there twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				targets = append(targets, a.Val[1:])
			case a.Key == "content" && attr(n, "http-equiv") != "" && attr(n, "http-equiv") != "Content-Security-Policy":
				t.Errorf("<meta http-equiv=%s>", attr(n, "http-equiv"))
			case a.Key == "href" && n.Data != "link" && attr(n, "download") != "-" && !article.Safe(a.Val):
				t.Errorf("link to %q", a.Val)
			}
		}
	}
	for _, raw := range targets {
		if id, err := url.PathUnescape(raw); err != nil || !ids[id] {
			t.Errorf("#%s leads nowhere", raw)
		}
	}
}

// ownScript holds the one script of a page to what this package has written.
func ownScript(t testing.TB, n *html.Node) {
	t.Helper()
	js, _, err := script()
	if err != nil {
		t.Fatal(err)
	}
	if attr(n, "type") != "module" || len(n.Attr) != 1 || n.FirstChild == nil || n.FirstChild.Data != string(js) {
		t.Errorf("a script that is not ours: %v", n.Attr)
	}
}

// The elements and attributes that a page may have.
const (
	elements = `html head meta title link style body a svg symbol circle path use g text desc header h1 h2 h3 h4 h5 h6 p ul ol li b
		nav main section div span dl dt dd table caption thead tbody tr th td details summary blockquote footer
		em strong del code pre br hr ol form fieldset legend label input button script`
	attributes = `lang charset http-equiv content name rel href class id aria-label aria-labelledby aria-hidden role tabindex
		scope download title start width height viewBox d cx cy r x y fill stroke stroke-width font-size font-weight
		font-family textLength lengthAdjust transform property type hidden for value placeholder autocomplete spellcheck
		aria-pressed`
)

func parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	n, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// attr returns an attribute, or "-" for one that is there without a value.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			if a.Val == "" {
				return "-"
			}
			return a.Val
		}
	}
	return ""
}

func allText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// complaints counts what census finds.
type complaints struct {
	testing.TB
	n int
}

func (c *complaints) Helper()               {}
func (c *complaints) Errorf(string, ...any) { c.n++ }

// TestCensusSees is the control: a census that finds nothing anywhere would pass every other test.
func TestCensusSees(t *testing.T) {
	for _, bad := range []string{
		"<script>x</script>", "<script type=module>x</script>", "<script type=module src=x></script>", "<meta http-equiv=refresh content=0>", "<p onclick=x>", `<p style="color:red">`, `<a href="javascript:x">`, `<a href="//x">`, `<a href="">`,
		`<img src=x>`, "<!-- x -->", `<p id=a><p id=a>`, `<a href="#a">`, "<iframe></iframe>", "<svg><foreignObject/></svg>",
	} {
		c := &complaints{TB: t}
		census(c, []byte("<!DOCTYPE html><title>x</title>"+bad))
		if c.n == 0 {
			t.Errorf("%q passes", bad)
		}
	}
}
