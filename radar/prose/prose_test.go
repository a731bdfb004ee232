package prose

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "a": "a", " a\t\n b\r\n": " a b ", "a\x00\x7f\u0085\uFFFE\xffb": "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb", "a\u00a0\u3000b": "a\u00a0\u3000b",
	} {
		if got := Line(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	spans := []Span{
		Text("a "), Strong{[]Span{Emphasis{Say("b")}, Struck{Say("c")}}}, Break{}, Literal("d"), Link{"https://e.f", Say("g")}, Ref{"h", Say("i")},
	}
	if got := Plain(spans); got != "a bc dgi" {
		t.Errorf("%q", got)
	}
	if Say("") != nil {
		t.Error("nothing is said with a span")
	}
}

// FuzzClean leaves nothing that XML cannot hold, and changes nothing else.
func FuzzClean(f *testing.F) {
	f.Add("a\r\n\x00\uFFFF")
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		if Clean(clean) != clean || strings.Contains(clean, "\r") {
			t.Errorf("%q becomes %q", s, clean)
		}
		if !strings.ContainsRune(clean, utf8.RuneError) && clean != strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s) {
			t.Errorf("%q becomes %q", s, clean)
		}
		d := xml.NewDecoder(strings.NewReader("<x><![CDATA[" + strings.ReplaceAll(clean, "]]>", "]]]]><![CDATA[>") + "]]></x>"))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", clean, err)
			}
		}
	})
}
