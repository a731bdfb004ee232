package export

import (
	"strings"
	"testing"

	"techradar/radar"
)

// TestMarkupStaysText holds the HTML of an entry to showing what was typed, tags included, and not to losing it to the
// policy behind.
func TestMarkupStaysText(t *testing.T) {
	for name, e := range map[string]radar.Entry{
		"summary":     {Summary: "<b>typed</b>", Link: "https://example.org/"},
		"description": {Description: "<script>\ntyped\n</script>"},
		"too much":    {Description: "<b>typed</b>\n" + strings.Repeat("> ", 5000)},
	} {
		got, err := newDescriber().html(&e)
		want := []string{"&lt;b&gt;typed&lt;/b&gt;"}
		if name == "description" {
			want = []string{"&lt;script&gt;", "&lt;/script&gt;"}
		}
		for _, w := range want {
			if err != nil || !strings.Contains(got, w) {
				t.Errorf("%s: %.300s, %v lacks %s", name, got, err, w)
			}
		}
	}
}
