package html

import (
	"strings"
	"testing"

	"techradar/radar"
)

func TestMarkdown(t *testing.T) {
	m := newDescriptions()
	const rel = ` rel="noopener noreferrer"`
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"a **b** *c* `d` ~~e~~", "<p>a <strong>b</strong> <em>c</em> <code>d</code> <del>e</del></p>\n"},
		{"# Top\n\n###### Low", "<h3>Top</h3>\n<h6>Low</h6>\n"},
		{"[a](https://example.org/?a=1&b=2 \"t\")", `<p><a href="https://example.org/?a=1&amp;b=2" title="t"` + rel + ">a</a></p>\n"},
		{"[mail](mailto:a@example.org)", `<p><a href="mailto:a@example.org"` + rel + ">mail</a></p>\n"},
		// What may not be followed is shown.
		{"[a](javascript:alert(1))", "<p>a (javascript:alert(1))</p>\n"},
		{"[a](javascript&colon;alert(1))", "<p>a (javascript&amp;colon;alert(1))</p>\n"},
		{"[a](docs/a.md \"t\")", "<p>a (docs/a.md &#34;t&#34;)</p>\n"},
		{"[a](//evil.example)", "<p>a (//evil.example)</p>\n"},
		{"[a](https://me:pw@example.org)", "<p>a (https://me:pw@example.org)</p>\n"},
		{"<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
		{"![alt *x*](https://example.org/a.png)", `<p><a href="https://example.org/a.png"` + rel + ">alt <em>x</em></a></p>\n"},
		{"![](https://example.org/a.png)", `<p><a href="https://example.org/a.png"` + rel + ">https://example.org/a.png</a></p>\n"},
		{"![alt](a.png)", "<p>alt (a.png)</p>\n"},
		{"[![alt](https://example.org/a.png)](https://example.org)", `<p><a href="https://example.org"` + rel + ">alt (https://example.org/a.png)</a></p>\n"},
		{"![a ![b](https://example.org/b)](https://example.org/a)", `<p><a href="https://example.org/a"` + rel + ">a b (https://example.org/b)</a></p>\n"},
		{"a <b onclick=\"x\">b</b>", "<p>a &lt;b onclick=&#34;x&#34;&gt;b&lt;/b&gt;</p>\n"},
		{"<script>\nalert(1)\n</script>\nafter", "<pre><code>&lt;script&gt;\nalert(1)\n&lt;/script&gt;\n</code></pre>\n<p>after</p>\n"},
		{"<!-- note -->\n\nafter", "<pre><code>&lt;!-- note --&gt;\n</code></pre>\n<p>after</p>\n"},
		{"a &amp; b &lt;c&gt; & d", "<p>a &amp; b &lt;c&gt; &amp; d</p>\n"},
		// The words of code stay whole.
		{"`grep -v a-b c`", "<p><code>grep <span>-v</span> <span>a-b</span> c</code></p>\n"},
		{"`a\n--b=<c>`", "<p><code>a <span>--b=&lt;c&gt;</span></code></p>\n"},
		{"` - `", "<p><code>-</code></p>\n"},
		{"```sh\na  -b &\n\n\tc-d\n```", "<pre><code>a  <span>-b</span> &amp;\n\n\t<span>c-d</span>\n</code></pre>\n"},
		{"    a -b\n", "<pre><code>a <span>-b</span>\n</code></pre>\n"},
		{"3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n"},
		{"| a |\n|:-:|\n| b |", "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n"},
	} {
		got, err := m.HTML(c.in)
		if err != nil {
			t.Fatal(err)
		}
		// bluemonday sorts nothing but may write quotes as &#34; or &quot;.
		if strings.ReplaceAll(string(got), "&quot;", "&#34;") != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestKoreanMarkdown(t *testing.T) {
	m := newDescriptions()
	for in, want := range map[string]string{
		"**쿠버네티스(K8s)**는 좋다":       "<strong>쿠버네티스(K8s)</strong>는 좋다",
		"**\"인용\"**을":              "<strong>&#34;인용&#34;</strong>을",
		"이것은**(강조)**입니다":           "이것은<strong>(강조)</strong>입니다",
		"**쿠버네티스**는":               "<strong>쿠버네티스</strong>는",
		"**`코드`**를":                "<strong><code>코드</code></strong>를",
		"a **b** c":                "a <strong>b</strong> c",
		"2 * 3 * 4":                "2 * 3 * 4",
		"줄\n바꿈":                    "줄\n바꿈",
		"https://example.org/한글 끝": `<a href="https://example.org/%ED%95%9C%EA%B8%80" rel="noopener noreferrer" class="bare">https://example.org/한글</a> 끝`,
		"https://example.org를 보라":  `<a href="https://example.org" rel="noopener noreferrer" class="bare">https://example.org</a>를 보라`,
	} {
		got, err := m.HTML(in)
		if err != nil {
			t.Fatal(err)
		}
		if s := strings.ReplaceAll(strings.TrimSpace(string(got)), "&quot;", "&#34;"); s != "<p>"+want+"</p>" {
			t.Errorf("%q\n got %q\nwant %q", in, s, "<p>"+want+"</p>")
		}
	}
}

// TestTooMuchMarkup shows descriptions that a Markdown parser would take long over as they were typed. The whole test
// takes minutes when they get to the parser.
func TestTooMuchMarkup(t *testing.T) {
	m := newDescriptions()
	for _, unit := range []string{">", "[a](", "*a_ ", "> - ", "[", "**a ", "`a", "<a ", "~~a "} {
		source := strings.Repeat(unit, radar.MaxTextLength/len(unit))
		for range 50 {
			html, err := m.HTML(source)
			if err != nil || !strings.HasPrefix(string(html), "<pre>") {
				t.Fatalf("%q …: %.60s, %v", unit, html, err)
			}
		}
	}
	for _, source := range []string{
		"Text.\n\n- a\n  - b\n    - c\n\n---\n\n" + strings.Repeat("Some **bold** and [link](https://example.org/) text.\n\n", 200),
		strings.Repeat("-", 200),
	} {
		if html, err := m.HTML(source); err != nil || strings.HasPrefix(string(html), "<pre>") {
			t.Errorf("%.40q … is a usual text: %.60s, %v", source, html, err)
		}
	}
}
