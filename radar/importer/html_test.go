package importer

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

// rendered is the HTML of Markdown.
func rendered(t testing.TB, markdown string) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestHTML turns the HTML of descriptions into Markdown.
func TestHTML(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{"plain, not <HTML> at 3 < 4", "plain, not <HTML> at 3 < 4"},
		{"<p>Runs our <strong>IaC</strong> claims.</p>", "Runs our **IaC** claims."},
		{"<p>one</p>\n<p>two<br>three</p>", "one\n\ntwo\\\nthree"},
		{"<p>2 * 3 * 4, a_b, _c_, `d`, [e](f)</p>", "2 \\* 3 \\* 4, a_b, \\_c\\_, \\`d\\`, \\[e\\](f)"},
		{"&lt;script&gt; &amp;amp; R&amp;D", `\<script> \&amp; R&D`},
		{"<p># no heading</p><p>- no item</p><p>1. no number</p><p>&gt; no quote</p><p>===</p>", "\\# no heading\n\n\\- no item\n\n1\\. no number\n\n\\> no quote\n\n\\==="},
		{"a<em> b </em>c <b></b> <i><b>d</b></i>", "a *b* c **d**"},
		{"<strong>안녕</strong>하세요", "**안녕**하세요"},
		{"<h2>Why</h2>because", "## Why\n\nbecause"},
		{"<ul><li>a<li>b<ul><li>c</ul></ul><ol start=3><li>d</ol>", "- a\n- b\n  - c\n\n3. d"},
		{"<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"},
		{"<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"},
		{"<pre><code>a\n  `b`</code></pre>", "```\na\n  `b`\n```"},
		{"<code>a``b</code>", "```a``b```"},
		{`<a href="https://a.example.org/x">see</a> <a href="https://a.example.org/(y)_z">z</a>`, `[see](https://a.example.org/x) [z](<https://a.example.org/(y)_z>)`},
		{`<a href="javascript:alert(1)">no</a> <a href="/entry">no</a>`, "no no"},
		{"<table><tr><th>a<th>b</tr><tr><td>1|2</table>", "| a | b |\n| --- | --- |\n| 1\\|2 |  |"},
		{"<b><p>a</p></b><script>alert(1)</script><style>p{}</style>", "a"},
		{"<p>kept<br></p><p><br></p>", "kept"},
	} {
		to := newReports([]File{{Name: "a"}})
		if got := to.descriptionOf(c.html, "x", place{file: "a"}); got != c.want {
			t.Errorf("%s\n got: %q\nwant: %q", c.html, got, c.want)
		}
	}
}

// TestHTMLTextStays holds what Markdown shows to what the HTML showed, letter by letter but for white space.
func TestHTMLTextStays(t *testing.T) {
	pieces := []string{
		"a", "B1", "_", "*", "`", "[x]", "(y)", "&lt;", "&amp;lt;", "#", "- ", "1. ", "+ ", "&gt; ", "|", "~~", "\\", "!", "=", "가", " ", "\n",
		"<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<br>", "<ul><li>", "</li></ul>", "<code>", "</code>", `<a href="https://x.example.org/">`, "</a>",
		"<h3>", "</h3>", "<ol><li>", "</ol>", "<blockquote>", "</blockquote>", "<del>", "</del>",
	}
	for seed := range 3000 {
		var b strings.Builder
		for n, x := 2+seed%9, uint32(seed*2654435761+1); n > 0; n-- {
			x = x*1664525 + 1013904223
			b.WriteString(pieces[x>>8%24%uint32(len(pieces))])
			b.WriteString(pieces[(x>>16)%uint32(len(pieces))])
		}
		src := "<p>" + b.String()
		to := newReports([]File{{Name: "a"}})
		markdown := to.descriptionOf(src, "x", place{file: "a"})
		got, want := letters(t, rendered(t, markdown)), letters(t, src)
		if got != want {
			t.Errorf("%s\nbecomes %q\nwhich shows %q\nin place of %q", src, markdown, got, want)
		}
	}
}

// TestHTMLSanitised has descriptions that would run something or load something. Nothing but their words and their
// plain links may come through, neither in the Markdown nor in what it shows.
func TestHTMLSanitised(t *testing.T) {
	for _, src := range []string{
		"<script>bad()</script>", "<SCRIPT SRC=//x.example.org/bad.js></SCRIPT>", "<scr<script>ipt>bad()</script>", "<style>@import 'bad'</style>", "<iframe src=https://bad.example.org></iframe>",
		`<img src=x onerror=bad()>`, `<b onmouseover="bad()">b</b>`, `<svg onload=bad()><script>bad()</script></svg>`, `<math><mtext><style><img src=x onerror=bad()></style></mtext></math>`,
		`<a href="javascript:bad()">x</a>`, `<a href=" jAvAsCrIpT&#58;bad()">x</a>`, `<a href="data:text/html,bad">x</a>`, `<a href="vbscript:bad">x</a>`, "<a href=\"java\nscript:bad()\">x</a>",
		`<object data=bad></object><embed src=bad><form action=bad><input value=bad></form>`, `<!-- bad --><![CDATA[bad]]>`, `<link rel=stylesheet href=bad><meta http-equiv=refresh content="0;url=bad"><base href=bad>`,
		`<template><script>bad()</script></template>`, `<noscript><p title="</noscript><img src=x onerror=bad()>"></noscript>`, `<p style="background:url(bad)">x</p>`,
	} {
		to := newReports([]File{{Name: "a"}})
		markdown := to.descriptionOf("<p>ok</p>"+src, "x", place{file: "a"})
		if !strings.HasPrefix(markdown, "ok") {
			t.Errorf("%s: the words are gone: %q", src, markdown)
		}
		shown := rendered(t, markdown)
		root, err := html.Parse(strings.NewReader(shown))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key != "href" || !strings.HasPrefix(a.Val, "https://") {
					t.Errorf("%s shows the attribute %s=%q", src, a.Key, a.Val)
				}
			}
			if n.Type == html.ElementNode && !slices.Contains([]string{"html", "head", "body", "p", "strong", "em"}, n.Data) {
				t.Errorf("%s shows the element %s", src, n.Data)
			}
		}
		if strings.Contains(strings.ToLower(shown), "href") {
			t.Errorf("%s shows a link: %s", src, shown)
		}
	}
}

// TestHTMLBounds wants a result of a bearable size for HTML that is made to have none.
func TestHTMLBounds(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("<blockquote>", 500) + strings.Repeat("a<br>", 20_000),
		strings.Repeat("<ul><li>", 250) + strings.Repeat("a<br>", 20_000),
		strings.Repeat("<b>", 500) + strings.Repeat("a <i>b</i>", 5_000) + "<p>x",
		strings.Repeat("<p><b>a</b> ", 10_000), strings.Repeat("<div>", 20_000), strings.Repeat("<table><tr><td>", 5_000),
	} {
		to := newReports([]File{{Name: "a"}})
		if out := to.descriptionOf("<p>"+src, "x", place{file: "a"}); len(out) > 60*len(src) {
			t.Errorf("%.20s: %d bytes become %d", src, len(src), len(out))
		}
	}
}

// letters is the text of HTML without white space.
func letters(t testing.TB, src string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(plainText(root)), "")
}
