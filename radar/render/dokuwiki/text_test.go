package dokuwiki

import (
	"strings"
	"testing"

	"techradar/radar/prose"
)

// read shows what DokuWiki reads in the markup of a text: it looks for the first sign that begins a part without
// markup, and for the first one that ends it.
func read(t testing.TB, s string) string {
	t.Helper()
	var b strings.Builder
	for s != "" {
		at, end := len(s), ""
		for _, m := range [][2]string{{"%%", "%%"}, {"<nowiki>", "</nowiki>"}} {
			if i := strings.Index(s, m[0]); i >= 0 && i < at && strings.Contains(s[i+len(m[0]):], m[1]) {
				at, end = i, m[1]
			}
		}
		if !harmless.MatchString(s[:at]) {
			t.Errorf("%q is not protected", s[:at])
		}
		b.WriteString(s[:at])
		if end == "" {
			break
		}
		if end == "%%" {
			s = s[at+2:]
		} else {
			s = s[at+len("<nowiki>"):]
		}
		inside, rest, _ := strings.Cut(s, end)
		b.WriteString(inside)
		s = rest
	}
	return b.String()
}

func TestLiteral(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"Moved in 2 rings":     "Moved in 2 rings",
		"쿠버네티스":                "쿠버네티스",
		"쿠버네티스(K8s)":           "%%쿠버네티스(K8s)%%",
		"KubeVirt":             "%%KubeVirt%%",
		"FIXME":                "%%FIXME%%",
		"R&D -- \"a\" 8-) (c)": "%%R&D -- \"a\" 8-) (c)%%",
		"a|b ^ \\\\ ((c))":     "%%a|b ^ \\\\ ((c))%%",
		"100%":                 "<nowiki>100%</nowiki>",
		"%%":                   "<nowiki>%%</nowiki>",
		"%</nowiki>%":          "<nowiki>%</nowiki>%%</nowiki>%%<nowiki>%</nowiki>",
		"</nowiki>":            "%%</nowiki>%%",
		" a\n\tb ":             "%% a b %%",
	} {
		if got := literal(in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

// FuzzLiteral holds every text to coming out as it was typed.
func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"a", "%", "%%%", "a%</nowiki>%%</nowiki>", "<nowiki>%", "</nowiki%>", "CamelCase"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := read(t, literal(s)); got != prose.Line(s) {
			t.Errorf("%q becomes %q and comes out as %q", s, literal(s), got)
		}
	})
}

func TestLink(t *testing.T) {
	w := &writer{sections: map[string]string{"entry-x": "x"}}
	for _, c := range []struct {
		in   prose.Span
		want string
	}{
		{prose.Link{URL: "https://a.b/", Spans: prose.Say("a|b **c**")}, "[[https://a.b/|a|b **c**]]"},
		{prose.Link{URL: "https://a.b/", Spans: prose.Say("[x]")}, "%%[x]%% [[https://a.b/|https://a.b/]]"},
		{prose.Link{URL: "https://a.b/[c]", Spans: prose.Say("[x]")}, "%%[x]%% [[https://a.b/%5Bc%5D|https://a.b/%5Bc%5D]]"},
		{prose.Link{URL: "https://a.b/", Spans: prose.Say("{{x}}")}, "%%{{x}}%% [[https://a.b/|https://a.b/]]"},
		{prose.Link{URL: "https://a.b/", Spans: []prose.Span{prose.Strong{Spans: prose.Say("x")}}}, "[[https://a.b/|x]]"},
		{prose.Link{URL: "mailto:a@b.org", Spans: prose.Say("x")}, "[[a@b.org|x]]"},
		{prose.Link{URL: "mailto:a@b.org?subject=c", Spans: prose.Say("Mail")}, "Mail%% (mailto:a@b.org?subject=c)%%"},
		{prose.Link{URL: "mailto:a@b", Spans: prose.Say("mailto:a@b")}, "%%mailto:a@b%%"},
		{prose.Ref{ID: "entry-x", Spans: prose.Say("X")}, "[[#x|X]]"},
		{prose.Ref{ID: "entry-x", Spans: prose.Say("[[X]]")}, "%%[[X]]%% [[#x|→]]"},
	} {
		if got := w.span(c.in); got != c.want {
			t.Errorf("%v\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"a\n\tb\n":             "<code>\na\n\tb\n</code>",
		"a </code>":            "<file>\na </code>\n</file>",
		"</code>\n\n</file> %": `''%%</code>%%''\\ \\ ''<nowiki></file> %</nowiki>''`,
	} {
		if got := code(prose.Code{Text: in}); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
	for lang, want := range map[string]string{"": "<code>", "go": "<code go>", "C++": "<code cpp>", "f#": "<code f>"} {
		if got := code(prose.Code{Text: "a", Lang: lang}); got != want+"\na\n</code>" {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestSection(t *testing.T) {
	used := []string{"c", "a"}
	for in, want := range map[string]string{
		"Argo CD": "argo_cd", "C++": "c1", "Node.js 1.2": "nodejs_12", "쿠버네티스(K8s)": "쿠버네티스_k8s", "5G": "g", "+": "section",
		"1. 2": "section12", "a": "a1", "CI/CD: x": "ci_cd_x",
	} {
		if got := section(in, used); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
