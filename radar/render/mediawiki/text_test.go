package mediawiki

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/prose"
)

// TestPlaces holds what is no text to the same: the id of a place, a link to it, the name of a picture and its address.
func TestPlaces(t *testing.T) {
	const bad = `a"]]|{<b>&`
	for what, got := range map[string]string{
		"an id":            attribute(bad)[len(` id="`) : len(attribute(bad))-1],
		"a link":           strings.TrimSuffix(strings.TrimPrefix(span(prose.Ref{ID: bad, Spans: prose.Say("x")}), "[[#"), "|x]]"),
		"a picture's name": strings.TrimPrefix(strings.Split(picture(prose.Picture{Name: bad}), ".svg|")[0], "[[File:"),
	} {
		if strings.ContainsAny(got, `"]|{<`) {
			t.Errorf("%s is written as %s", what, got)
		}
	}
	if got := picture(prose.Picture{Name: "a", URL: "https://example.org/?a=1&lt=2"}); !strings.Contains(got, "|link=https://example.org/?a=1&amp;lt=2]]") {
		t.Error(got)
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"eBPF <probe> a|b":           "eBPF &lt;probe&gt; a&#124;b",
		"{{ .Values }} [[x]]":        "&#123;&#123; .Values &#125;&#125; &#91;&#91;x&#93;&#93;",
		"__TOC__ ~~~~ '''":           "&#95;&#95;TOC&#95;&#95; &#126;&#126;&#126;&#126; &#39;&#39;&#39;",
		"R&D &amp; &#0;":             "R&amp;D &amp;amp; &amp;#0;",
		"쿠버네티스(K8s), C++, `a`":       "쿠버네티스(K8s), C++, `a`",
		"https://a.b mailto:c a: b:": "https&#58;//a.b mailto&#58;c a: b&#58;",
		"RFC 1, PMID 2, ISBN 3":      "RF&#67; 1, PMI&#68; 2, ISB&#78; 3",
		"a\n* b\r\n\tc":              "a * b c",
		"wie ? « oui »":              "wie&#32;? «&#32;oui&#32;»",
		"a\x00b\xff\u0085":           "a\uFFFDb\uFFFD\uFFFD",
	} {
		if got := text(in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestLineStart(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a", "* a": "&#42; a", "# a": "&#35; a", "; a": "&#59; a", ": a": "&#58; a", "- a": "&#45; a", "<b>": "<b>",
	} {
		if got := lineStart(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// meaning finds what wikitext would read in a line.
var meaning = regexp.MustCompile(`[<>\[\]{}|~_'"=!]|:\S|:$|\b(?:RFC|PMID|ISBN)\b| [?:;%»›]|[«‹] `)

// FuzzText holds every text to coming out as it was typed, with nothing in it that means something.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a", "&lt;", ": :: :a", "RFC 1 : « ? »", "\x00\xff", "{{{|=}}}", "-{x}-", "a  b\n c "} {
		f.Add(s)
	}
	reference := regexp.MustCompile(`&(?:amp|lt|gt|#[0-9]+);`)
	f.Fuzz(func(t *testing.T, s string) {
		got := text(s)
		if back := html.UnescapeString(got); back != prose.Line(s) {
			t.Errorf("%q comes out as %q", s, back)
		}
		rest := reference.ReplaceAllString(got, "x")
		if m := meaning.FindString(rest); m != "" || strings.Contains(rest, "&") {
			t.Errorf("%q: %q has %q in it", s, got, m)
		}
	})
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c&d=e#f": "https://example.org/a?b=c&amp;d=e#f",
		"https://example.org/한글/a b|[x]":  "https://example.org/한글/a%20b%7C%5Bx%5D",
		"https://example.org/__TOC__~~~~": "https://example.org/_%5FTOC_%5F~%7E%7E%7E",
		"http://[::1]:80/[a]":             "http://[::1]:80/%5Ba%5D",
		"mailto:a@example.org?subject=b":  "mailto:a@example.org?subject=b",
		"https://a'b\"<>{}!(c)*":          "https://a%27b%22%3C%3E%7B%7D%21%28c%29%2A",
	} {
		if got := address(in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}
