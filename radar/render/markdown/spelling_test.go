package markdown

import (
	"bytes"
	"fmt"
	stdhtml "html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	xhtml "golang.org/x/net/html"

	"techradar/radar/markdown"
	"techradar/radar/prose"
)

// careless renders Markdown as a wiki would that lets every HTML through.
func careless(t testing.TB, source string, typographer bool) string {
	t.Helper()
	options := []goldmark.Option{goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe())}
	if typographer {
		options = append(options, goldmark.WithExtensions(extension.Typographer))
	}
	var b bytes.Buffer
	if err := goldmark.New(options...).Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// said is the text that a reader sees.
func said(t testing.TB, page string) string {
	t.Helper()
	n, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == xhtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// frames are the places that a text stands in.
var frames = map[string]string{
	"paragraph": "%s\n\n[x]: https://example.org/\n", "second line": "a\n%s\n", "heading": "# %s\n", "item": "-   %s\n", "quote": "> %s\n",
	"cell": "| a | b |\n| --- | --- |\n| %s | end |\n", "link": "[%s](https://example.org/)\n", "strong": "-   **%s**: x\n",
}

func checkText(t *testing.T, s string) {
	t.Helper()
	want := strings.Join(strings.Fields(s), " ")
	if want == "" || want != s {
		return // the texts of a radar are trimmed
	}
	for _, f := range []*Flavor{FindFlavor("gfm"), FindFlavor("hugo")} {
		for name, frame := range frames {
			page := careless(t, fmt.Sprintf(frame, f.text(s)), f.Typographer)
			rest := map[string]string{"second line": "a ", "cell": "a b ", "strong": ""}[name]
			end := map[string]string{"cell": " end", "strong": ": x"}[name]
			if got := said(t, page); got != rest+want+end {
				t.Errorf("%s, %s: %q came out as %q\n%s", f.Name, name, s, got, page)
			}
			if strings.Contains(page, "<em>") || strings.Contains(page, "<img") || strings.Count(page, "<a ") != strings.Count(frame, "](") {
				if !strings.Contains(s, "@") { // an address of mail is a link for everybody
					t.Errorf("%s, %s: %q means something: %s", f.Name, name, s, page)
				}
			}
		}
		shown := said(t, careless(t, `<img alt="`+f.attribute(s)+`" />x`, false))
		alt := regexp.MustCompile(`alt="([^"]*)"`).FindStringSubmatch(careless(t, `<img alt="`+f.attribute(s)+`" />`, false))
		if shown != "x" || len(alt) < 2 || stdhtml.UnescapeString(alt[1]) != s {
			t.Errorf("%s: as an attribute %q became %q", f.Name, s, alt)
		}
	}
}

var hard = []string{
	"eBPF <probe> a|b", "{{ .Values }}", "{{< x >}}", "[[x]]", "__TOC__", "R&D", "R&amp;D", "C++", "C#", "쿠버네티스(K8s)", "`code`", "a`", "# h", "#tag",
	"- item", "+ item", "1. one", "12) two", "> quote", ":+1:", ":tada:", "@team", "#123", "$a$ and $b$", "~~x~~", "~x~", "==x==", "%%x%%",
	"https://example.org/?a=1&b=2", "www.example.org", "ftp://example.org", "ASP.NET", `C:\dir\`, `\*`, "*a*", "_a_", "**a**", "a*b*c", "!", "![a](b)", "[a](b)", "[^1]",
	"[ ] todo", "import x", "export default", "importing", "---", "===", "***", "...", `"quoted"`, "it's", "a -- b", "<!-- c -->", "<https://example.org>",
	"&lt;script&gt;", "&#60;", "&copy;", "&copy", ":::note", "!!! note", "??? note", "8-)", ";)", "^x^", "| a |", "a|", "|", "\\", "<", "{", "}", "|||", ": definition", "=", "e.g. x", "x.y.z", "::",
	"1986. A year", "2.", "a\u00a0b", "\u00a0a", "👩‍👩‍👧", "[techradar-begin]: #", "term : x", "*[HTML]: x", "[TOC]", "<<< @/x", "+++", "~~~", "```",
}

// TestText has every text come out as it is typed, wherever it stands.
func TestText(t *testing.T) {
	for _, s := range hard {
		checkText(t, s)
	}
}

// TestPlainText has a usual text stay readable.
func TestPlainText(t *testing.T) {
	for _, s := range []string{"Argo CD", "C++", "쿠버네티스(K8s)는", "CI/CD, a.m. - and: more; 50 % (or so)", "it's \"so\"", "gRPC-Web v2.1"} {
		if got := FindFlavor("gfm").text(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range hard {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if prose.Line(s) == s && !strings.ContainsRune(s, '\uFFFD') {
			checkText(t, s)
		}
	})
}

// TestEmphasis has emphasis in Korean, which CommonMark cannot read as it is typed.
func TestEmphasis(t *testing.T) {
	for in, want := range map[string]string{
		"**쿠버네티스(K8s)**는 좋다":         "**쿠버네티스(K8s)**&#45716; 좋다",
		"**\"인용\"**을":                "**\"인용\"**&#51012;",
		"이것은**(강조)**입니다":             "이것&#51008;**(강조)**&#51077;니다",
		"**쿠버네티스**는":                 "**쿠버네티스**는",
		"**`코드`**를":                  "**`코드`**&#47484;",
		"a*b*c":                      "&#97;_b_&#99;",
		"*a* **b** ***c***":          "_a_ **b** _**c**_",
		"**a**__b__":                 "**ab**",
		"**a *b* c** *d*":            "**a _b_ c** _d_",
		"~~a~~ b":                    "<del>a</del> b",
		"~~취소(선)~~은 좋다":              "<del>취소(선)</del>&#51008; 좋다",
		"[**굵게(b)**는](http://a.org)": "[**굵게(b)**&#45716;](http://a.org)",
	} {
		if got := strings.Join(FindFlavor("gfm").description(in), "\n"); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

// structure is a description as HTML, without what has no meaning here: paragraphs in items, and two emphases in a row.
func structure(blocks []prose.Block) string {
	var b strings.Builder
	for _, x := range blocks {
		switch x := x.(type) {
		case prose.Paragraph:
			b.WriteString(inlineHTML(x.Spans) + "\n")
		case prose.Heading:
			fmt.Fprintf(&b, "<h%d>%s</h%d>", x.Level, inlineHTML(x.Spans), x.Level)
		case prose.List:
			tag := "ul"
			if x.Ordered {
				tag = "ol"
			}
			open := "<" + tag + ">"
			if x.Ordered && x.Start != 1 {
				open = fmt.Sprintf(`<ol start="%d">`, x.Start)
			}
			b.WriteString(open)
			for _, item := range x.Items {
				b.WriteString("<li>" + structure(item) + "</li>")
			}
			b.WriteString("</" + tag + ">")
		case prose.Quote:
			b.WriteString("<blockquote>" + structure(x.Blocks) + "</blockquote>")
		case prose.Code:
			open := "<pre><code>"
			if lang := language(x.Lang); lang != "" {
				open = `<pre><code class="language-` + lang + `">`
			}
			b.WriteString(open + stdhtml.EscapeString(strings.TrimRight(prose.Clean(x.Text), "\n")) + "</code></pre>")
		case prose.Rule:
			b.WriteString("<hr>")
		case prose.Table:
			b.WriteString("<table>")
			for _, row := range append([]prose.Row{{Cells: x.Header}}, x.Rows...) {
				b.WriteString("<tr>")
				for _, c := range row.Cells {
					tag := "td"
					if c.Head {
						tag = "th"
					}
					b.WriteString("<" + tag + ">" + inlineHTML(c.Spans) + "</" + tag + ">")
				}
				b.WriteString("</tr>")
			}
			b.WriteString("</table>")
		}
	}
	return b.String()
}

func inlineHTML(spans []prose.Span) string {
	var b strings.Builder
	for _, x := range spans {
		switch x := x.(type) {
		case prose.Text:
			b.WriteString(stdhtml.EscapeString(prose.Clean(string(x))))
		case prose.Literal:
			if s := prose.Line(string(x)); strings.Trim(s, " ") == "" {
				b.WriteString(s)
			} else {
				b.WriteString("<code>" + stdhtml.EscapeString(s) + "</code>")
			}
		case prose.Strong:
			b.WriteString("<strong>" + inlineHTML(x.Spans) + "</strong>")
		case prose.Emphasis:
			b.WriteString("<em>" + inlineHTML(x.Spans) + "</em>")
		case prose.Struck:
			b.WriteString("<del>" + inlineHTML(x.Spans) + "</del>")
		case prose.Link:
			b.WriteString("<a>" + inlineHTML(x.Spans) + "</a>")
		case prose.Break:
			b.WriteString("<br>")
		}
	}
	return b.String()
}

var meaningless = regexp.MustCompile(`</?p>|</?tbody>|</?thead>|</strong>\s*<strong>|</em>\s*<em>|</del>\s*<del>|<br ?/?>|<span></span>|<(a|h\d)( [^>]*)>| ?style="[^"]*"|<(?:strong|em|del)>\s*</(?:strong|em|del)>`)

func normal(s string) string {
	s = strings.NewReplacer("<hr />", "<hr>", "&#34;", "&quot;").Replace(stdhtmlQuotes(s))
	for range 3 {
		s = meaningless.ReplaceAllStringFunc(s, func(m string) string {
			if sub := meaningless.FindStringSubmatch(m); sub[1] != "" {
				return "<" + sub[1] + ">"
			}
			return " "
		})
	}
	s = strings.Join(strings.Fields(s), "")
	return s
}

// stdhtmlQuotes spells quotes in one way.
func stdhtmlQuotes(s string) string {
	return strings.NewReplacer("&#39;", "'", "&quot;", `"`, "&#34;", `"`).Replace(s)
}

func checkDescription(t *testing.T, in string) {
	t.Helper()
	want := normal(structure(markdown.Read(in)))
	for _, name := range []string{"gfm", "plain"} {
		out := strings.Join(FindFlavor(name).description(in), "\n")
		if got := normal(careless(t, out, false)); got != want {
			t.Errorf("%s: %q\nbecame %q\n got %s\nwant %s", name, in, out, got, want)
		}
	}
}

var descriptions = []string{
	"a **b** *c* `d` ~~e~~", "**쿠버네티스(K8s)**는 좋다.\n**\"인용\"**을", "# Top\n\n###### Low", "- a\n- b\n  1. c\n  2. d\n\n     e", "- a\n\n* b\n\n1. c\n\n1) d",
	"> a\n> - b\n>\n>   c", "```sh\na\n```", "    code\n", "<div>\nx\n</div>", "a <b>c</b>", "| a | b |\n| - | - |\n| `x\\|y` | **c** |", "[a](https://example.org/) [b](javascript:x)",
	"a\n---\nb\n***\n", "a  \nb\\\nc", "\\*a\\* &lt;b&gt; &#35; c", "***a** b*", "*a **b***", "**a*b*c**d", "_a_ __b__", "a**b**c", "1. a\n\n   ```\n   b\n   ```", "- ```\n  x\n  ```", "5. x\n6. y",
	"![alt](https://example.org/a.png)", "`` a ` b ``", "` a `", "a&#10;&#10;b", "**&#32;a**", "**a&#10;**", "a!\n[b](https://example.org/)", "Look![b](https://example.org/a.png)",
	"import x\n\nexport y", "- - - a", "-\n- a", "<https://example.org/a>", "https://example.org/한글를", "term\n: def", "[^1]\n\n[^1]: x", "한*글(a)*글", "**a**(b)", "*(a)*b", "**-**a", "0**0*0***",
}

// TestDescription has descriptions mean in plain CommonMark what they meant to us.
func TestDescription(t *testing.T) {
	for _, in := range descriptions {
		checkDescription(t, in)
	}
}

// TestCodeThatRuns has code that an engine would run written as text for that engine, and as code for the others.
func TestCodeThatRuns(t *testing.T) {
	for _, c := range []struct{ flavor, in, want string }{
		{"gfm", "`{{ 7*7 }}`", "<code>&#123;&#123; 7&#42;7 &#125;&#125;</code>"},
		{"docusaurus", "`{a}`", "<code>&#123;a&#125;</code>"},
		{"plain", "`{{ 7*7 }}`", "`{{ 7*7 }}`"},
		{"plain", "`{{< x >}}`", "`{{< x >}}`"},
		{"hugo", "`{{< x >}}`", "&#123;&#123;&lt; x &gt;&#125;&#125;"},
		{"hugo", "`{{ 7*7 }}`", "`{{ 7*7 }}`"},
		{"gfm", "```go\n{{% x %}}\n```", "```go\n{{% x %}}\n```"},
		{"hugo", "```go\n{{% x %}}\n```", "&#123;&#123;% x %&#125;&#125;"},
		{"gfm", "```\n<!-- @include: x -->\n```", "```\n<!-- @include: x -->\n```"},
		{"vitepress", "```\n<!-- @include: x -->\n```", "&lt;!&#45;&#45; @include: x &#45;&#45;&gt;"},
		{"vitepress", "`<!-- @include: x -->`", "<code>&lt;!&#45;&#45; @include: x &#45;&#45;&gt;</code>"},
		{"vitepress", "```html-vue\n{{ 7*7 }}\n```", "```\n{{ 7*7 }}\n```"},
		{"docusaurus", "```mdx-code-block\n{a}\n```", "```\n{a}\n```"},
		{"gfm", "```c++ {1}\na\n```", "```c++\na\n```"},
		{"gfm", "```{.go onclick=x}\na\n```", "```\na\n```"},
	} {
		if got := strings.Join(FindFlavor(c.flavor).description(c.in), "\n"); got != c.want {
			t.Errorf("%s, %q\n got %q\nwant %q", c.flavor, c.in, got, c.want)
		}
	}
}

var emptyItem = regexp.MustCompile(`(?m)(^|[ >])([-*]|\d+[.)])$`)

func FuzzDescription(f *testing.F) {
	for _, in := range descriptions {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		// goldmark loses count of the indentation below an empty item; cmark does not.
		if len(in) < 500 && prose.Clean(in) == in && !emptyItem.MatchString(strings.Join(FindFlavor("plain").description(in), "\n")) {
			checkDescription(t, in)
		}
	})
}
