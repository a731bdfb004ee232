package html

import "testing"

// TestPrinted shortens what paper shows after the text of a link.
func TestPrinted(t *testing.T) {
	for l, want := range map[link]string{
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
