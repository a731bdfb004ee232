package confluence

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"techradar/radar/prose"
)

// said is the text of a piece of XML, which a strict reader takes.
func said(t testing.TB, s string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader("<x>" + s + "</x>"))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %q", err, s)
		}
		if c, ok := tok.(xml.CharData); ok {
			b.Write(c)
		}
	}
}

// FuzzText holds every text to coming out as it was typed, in an element, an attribute and a section.
func FuzzText(f *testing.F) {
	for _, s := range []string{"a", "&lt; <b>", "]]>", "]]]]>>", "{info}", "\x00\xff\u0085\uFFFE", "a\r\nb\r", "\"'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := prose.Line(s)
		if got := said(t, text(s)); got != want {
			t.Errorf("%q comes out as %q", s, got)
		}
		if got := said(t, span(prose.Ref{ID: s, Spans: prose.Say(s)})); got != want {
			t.Errorf("%q comes out of a link as %q", s, got)
		}
		if got := said(t, block(prose.Code{Text: s})); got != strings.TrimSuffix(prose.Clean(s), "\n") {
			t.Errorf("%q comes out of code as %q", s, got)
		}
		for _, one := range []prose.Span{prose.Text(s), prose.Literal(s), prose.Link{URL: "x", Spans: prose.Say(s)}} {
			if got := said(t, span(one)); got != want {
				t.Errorf("%q comes out of %T as %q", s, one, got)
			}
		}
		if got := attributes(t, span(prose.Link{URL: s})); !slices.Equal(got, []string{want}) {
			t.Errorf("%q comes out of an address as %q", s, got)
		}
		if got := attributes(t, picture(prose.Picture{Alt: s, Name: s, URL: "x" + s})); len(got) != 4 || got[1] != want || got[3] != want+".png" {
			t.Errorf("%q comes out of a picture as %q", s, got)
		}
		if got := said(t, anchor(s)); s != "" && got != want {
			t.Errorf("%q comes out of an anchor as %q", s, got)
		}
		if strings.ContainsAny(text(s), "{}<>\"'") {
			t.Errorf("%q has signs in it", text(s))
		}
	})
}

// attributes are the values of all attributes of a piece of XML.
func attributes(t testing.TB, s string) (values []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return values
		}
		if err != nil {
			t.Fatalf("%v in %q", err, s)
		}
		if e, ok := tok.(xml.StartElement); ok {
			for _, a := range e.Attr {
				values = append(values, a.Value)
			}
		}
	}
}

// TestLanguage has the languages that the code macro knows, and no other.
func TestLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"": "", "cobol": "", "yaml": `<ac:parameter ac:name="language">yaml</ac:parameter>`, "Shell": `<ac:parameter ac:name="language">bash</ac:parameter>`,
	} {
		if got := block(prose.Code{Text: "a", Lang: lang}); got != `<ac:structured-macro ac:name="code">`+want+`<ac:plain-text-body><![CDATA[a]]></ac:plain-text-body></ac:structured-macro>` {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

func TestCDATA(t *testing.T) {
	if got, want := cdata("a]]>b"), "<![CDATA[a]]]]><![CDATA[>b]]>"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
