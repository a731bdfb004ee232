package markdown

import (
	"fmt"
	"strings"
	"testing"

	"techradar/radar/article"
	"techradar/radar/prose"
)

// sketch is a short form of a tree, for tables of tests.
func sketch(blocks []prose.Block) string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case prose.Heading:
			out = append(out, fmt.Sprintf("h%d[%s]", b.Level, line(b.Spans)))
		case prose.Paragraph:
			out = append(out, "p["+line(b.Spans)+"]")
		case prose.List:
			s := "ul"
			if b.Ordered {
				s = fmt.Sprintf("ol%d", b.Start)
			}
			for _, item := range b.Items {
				s += "(" + sketch(item) + ")"
			}
			out = append(out, s)
		case prose.Quote:
			out = append(out, "quote("+sketch(b.Blocks)+")")
		case prose.Code:
			out = append(out, fmt.Sprintf("code%q", b.Text))
		case prose.Rule:
			out = append(out, "rule")
		case prose.Table:
			s := "table"
			for _, row := range append([]prose.Row{{Cells: b.Header}}, b.Rows...) {
				s += "("
				for _, c := range row.Cells {
					s += "|" + line(c.Spans)
				}
				s += ")"
			}
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

func line(spans []prose.Span) string {
	var s string
	for _, x := range spans {
		switch x := x.(type) {
		case prose.Text:
			s += string(x)
		case prose.Literal:
			s += "`" + string(x) + "`"
		case prose.Strong:
			s += "<b>" + line(x.Spans) + "</b>"
		case prose.Emphasis:
			s += "<i>" + line(x.Spans) + "</i>"
		case prose.Struck:
			s += "<s>" + line(x.Spans) + "</s>"
		case prose.Link:
			s += "<a " + x.URL + ">" + line(x.Spans) + "</a>"
		case prose.Break:
			s += "<br>"
		}
	}
	return s
}

func TestRead(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		" \n":                             "",
		"[a]: http://b":                   "",
		"a **b** *c* `d` ~~e~~":           "p[a <b>b</b> <i>c</i> `d` <s>e</s>]",
		"a\nb\\\nc  \nd":                  "p[a\nb<br>c<br>d]",
		"# Top\n\n##### Low":              "h3[Top] h6[Low]",
		"- a\n- b\n  1. c":                "ul(p[a])(p[b] ol1(p[c]))",
		"3. a\n\n   b":                    "ol3(p[a] p[b])",
		"> a\n> - b":                      "quote(p[a] ul(p[b]))",
		"```sh\na |\n\tb\n```":            `code"a |\n\tb\n"`,
		"    a\n":                         `code"a\n"`,
		"a\n\n---":                        "p[a] rule",
		"| a | b |\n|---|---|\n| c\\|d |": "table(|a|b)(|c|d|)",
		"<script>\nx\n</script>\nafter":   `code"<script>\nx\n</script>\n" p[after]`,
		"a <b onclick=\"x\">c</b>":        `p[a <b onclick="x">c</b>]`,
		"[a *b*](https://example.org/?a=1&amp;b=2)": "p[<a https://example.org/?a=1&b=2>a <i>b</i></a>]",
		"[a](javascript:alert(1))":                  "p[a (javascript:alert(1))]",
		"![alt](https://example.org/a.png)":         "p[<a https://example.org/a.png>alt</a>]",
		"<me@example.org>":                          "p[<a mailto:me@example.org>me@example.org</a>]",
		"see https://example.org/한글 끝":              "p[see <a https://example.org/%ED%95%9C%EA%B8%80>https://example.org/한글</a> 끝]",
		"**쿠버네티스(K8s)**는 좋다":                        "p[<b>쿠버네티스(K8s)</b>는 좋다]",
		"****a****":                                 "p[<b>a</b>]",
		"*a **b *c* d***":                           "p[<i>a <b>b c d</b></i>]",
		// Each thing is resolved once.
		`\&amp; \* &lt;b&gt; &#x41;&#66; &#0; &#xD800; &nope; &amp;lt; & \a`: "p[&amp; * <b> AB \uFFFD \uFFFD &nope; &lt; & \\a]",
		"`\\* &amp;`": "p[`\\* &amp;`]",
	} {
		if got := sketch(Read(in)); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestReadTooMuch(t *testing.T) {
	in := strings.Repeat("[a](", 1001)
	if got := Read(in); len(got) != 1 || got[0] != (prose.Code{Text: in}) {
		t.Errorf("%d blocks", len(got))
	}
}

// FuzzRead holds what is read to its promise: every link is safe.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"[a](javascript:x)", "![a](//b)", "<data:x>", "[![a](https://b)](https://c \"t\")", "| a |\n|---|\n| [b](x) |", "> - *a*\n\n\t<b>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, b := range Read(in) {
			checkLinks(t, b)
		}
	})
}

func checkLinks(t *testing.T, b prose.Block) {
	t.Helper()
	spans := func(list []prose.Span) {
		for _, s := range list {
			checkSpan(t, s)
		}
	}
	switch b := b.(type) {
	case prose.Heading:
		spans(b.Spans)
		if b.Level < 3 || b.Level > 6 {
			t.Errorf("a heading of level %d", b.Level)
		}
	case prose.Paragraph:
		spans(b.Spans)
	case prose.Quote:
		for _, c := range b.Blocks {
			checkLinks(t, c)
		}
	case prose.List:
		for _, item := range b.Items {
			for _, c := range item {
				checkLinks(t, c)
			}
		}
	case prose.Table:
		for _, row := range append(b.Rows, prose.Row{Cells: b.Header}) {
			if len(row.Cells) != len(b.Header) {
				t.Errorf("a row of %d cells below %d headings", len(row.Cells), len(b.Header))
			}
			for _, c := range row.Cells {
				spans(c.Spans)
			}
		}
	}
}

func checkSpan(t *testing.T, s prose.Span) {
	t.Helper()
	var inner []prose.Span
	switch s := s.(type) {
	case prose.Link:
		if !article.Safe(s.URL) {
			t.Errorf("leads to %q", s.URL)
		}
		inner = s.Spans
	case prose.Strong:
		inner = s.Spans
	case prose.Emphasis:
		inner = s.Spans
	case prose.Struck:
		inner = s.Spans
	}
	for _, c := range inner {
		checkSpan(t, c)
	}
}
