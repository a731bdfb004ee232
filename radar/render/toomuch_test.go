package render

import (
	"strings"
	"testing"

	"techradar/radar/layout"
)

// TestTooMuchMarkdownStaysText holds a description that is shown as it was typed, since its Markdown would keep the
// parser busy, to being text in the page.
func TestTooMuchMarkdownStaysText(t *testing.T) {
	r := everywhere(t, "plain", 25)
	r.Entries[0].Description = "<b onclick=x()>typed</b>\n" + strings.Repeat("> ", 5000)
	d, err := layout.Build(r, layout.Options{Size: layout.Sizes[0]})
	if err != nil {
		t.Fatal(err)
	}
	files, err := htmlFiles(d, options(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	if page := string(files[0].Data); !strings.Contains(page, "&lt;b onclick=x()&gt;typed&lt;/b&gt;") || strings.Contains(page, "<b onclick") {
		t.Error("the description is not there as it was typed")
	}
}
