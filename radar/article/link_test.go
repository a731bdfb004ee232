package article

import (
	"strings"
	"testing"
)

func TestSafe(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "http://example.org:8080/a?b=c#d": true, "HTTPS://EXAMPLE.ORG": true,
		"mailto:a@example.org": true, "https://example.org/한글": true, "https://[::1]/": true,
		"": false, "#x": false, "a.html": false, "/a": false, "//example.org": false, "https://": false, "https:///a": false,
		"http:example.org": false, "javascript:alert(1)": false, " javascript:x": false, "java\tscript:x": false,
		"JaVaScRiPt:x": false, "data:text/html,x": false, "vbscript:x": false, "file:///etc/passwd": false,
		"https://a:b@example.org": false, "https://example.org\\@evil": false, "https://exa mple.org": false,
		"https://example.org/\u0000": false, "https://example.org/\u0085": false, "mailto:": false, "svg:x": false,
		"https://example.org/a b": false, "https://example.org/\u3000": false, "https://example.org/\u0081": false,
	} {
		if got := Safe(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}

func TestNewLink(t *testing.T) {
	for _, c := range []struct {
		title, address string
		want           Link
	}{
		{"Go", "https://go.dev/", Link{"Go", "https://go.dev/"}},
		{"", "https://go.dev/", Link{"https://go.dev/", "https://go.dev/"}},
		{"Go", "", Link{"Go", ""}},
		{"Go", "javascript:alert(1)", Link{"Go (javascript:alert(1))", ""}},
		{"", "//evil.example", Link{"//evil.example", ""}},
		{"Go", "https://me:pw@go.dev/", Link{"Go (https://me:pw@go.dev/)", ""}},
	} {
		if got := NewLink(c.title, c.address); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.title, c.address, got, c.want)
		}
	}
}

// TestPrinted shortens what paper shows after the text of a link.
func TestPrinted(t *testing.T) {
	for l, want := range map[Link]string{
		{"Go", "https://go.dev/"}:                               "go.dev",
		{"Go", "http://go.dev/doc/"}:                            "http://go.dev/doc",
		{"Ask", "mailto:a@example.org"}:                         "a@example.org",
		{"https://go.dev/", "https://go.dev/"}:                  "",
		{"plain", ""}:                                           "",
		{"Query", "https://example.org/?a=1&b=https://go.dev/"}: "example.org/?a=1&b=https://go.dev",
	} {
		if got := l.Printed(); got != want {
			t.Errorf("%v is printed as %q, want %q", l, got, want)
		}
	}
}

// FuzzNewLink holds every link to its promise: it leads to a safe address or nowhere, and loses nothing.
func FuzzNewLink(f *testing.F) {
	f.Add("Go", "https://go.dev/")
	f.Add("", "javascript:alert(1)")
	f.Add("x (", "//evil.example")
	f.Fuzz(func(t *testing.T, title, address string) {
		l := NewLink(title, address)
		if l.URL != "" && (l.URL != address || !Safe(l.URL)) {
			t.Errorf("leads to %q", l.URL)
		}
		if len(l.Text)+len(l.URL) < len(title)+len(address) || l.Text == "" && title+address != "" {
			t.Errorf("%q, %q is told as %q", title, address, l)
		}
	})
}

// TestASCIIHost holds that only the host of an address changes, and only where it has to.
func TestASCIIHost(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://한국.example/길?q=한국#끝", "https://xn--3e0b707e.example/길?q=한국#끝"},
		{"http://한국.example:8080", "http://xn--3e0b707e.example:8080"},
		{"https://Bücher.example/", "https://xn--bcher-kva.example/"},
		{"https://example.org/a?b=한국", "https://example.org/a?b=한국"},
		{"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
		{"mailto:a@한국.example", "mailto:a@한국.example"},
		{"https://a_b.example/", "https://a_b.example/"},
		{"https://" + strings.Repeat("한", 70) + ".example/", "https://" + strings.Repeat("한", 70) + ".example/"},
		{"https://%ED%95%9C.example/", "https://%ED%95%9C.example/"},
		{"", ""},
	} {
		if got := ASCIIHost(c.in); got != c.want {
			t.Errorf("ASCIIHost(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
