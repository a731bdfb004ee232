package markdown_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"techradar/radar"
	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/render/markdown"
	"techradar/radar/scene"
)

// corpus holds strings that attack pages. It is not part of this repository.
const corpus = "../../../../shared/corpus/xss-8391.json"

// hostile is a radar with a string in every field that can have one, whether Parse would let it pass or not.
func hostile(t testing.TB, s string, n int) *layout.Document {
	t.Helper()
	edition, err := radar.ParseEdition("2026-Q3")
	if err != nil {
		t.Fatal(err)
	}
	id := fmt.Sprintf("id-%d", n)
	entry := radar.Entry{
		ID: id, Name: s, Summary: s, Description: s, Link: s, Links: []radar.Link{{Title: s, URL: s}, {Title: s, URL: "https://example.org/" + s}},
		Tags: []string{s}, Owner: s, ReplacedBy: s, Sources: []radar.Source{{File: s, Line: 1, Quote: s, Note: s}},
		History: []radar.Change{{Edition: edition, Note: s}}, ReviewBy: edition,
	}
	gone := entry
	gone.ID, gone.Retired, gone.ReplacedBy = id+"-gone", &radar.Retirement{Edition: edition, Reason: s}, id
	r := &radar.Radar{
		File: s, Title: s, Subtitle: s, Edition: edition, Lang: "en",
		Quadrants: []radar.Quadrant{{ID: "q", Name: s, Description: s, Aliases: []string{s}}, {ID: "r", Name: s}},
		Rings:     []radar.Ring{{ID: "a", Name: s, Description: s, Aliases: []string{s}}, {ID: "b", Name: s}},
		Entries:   []radar.Entry{entry, gone},
	}
	return &layout.Document{
		Radar: r, Moves: history.Moves(r), Pages: []layout.Page{{Name: "radar", Scene: &scene.Scene{Title: s, Desc: s}}},
	}
}

// harm lists what a page could do to its reader: scripts, frames, handlers, styles, and schemes that are not ours.
func harm(page *html.Node) []string {
	var found []string
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(strings.Fields(harmless), n.Data) {
			found = append(found, "<"+n.Data+">")
		}
		for _, a := range n.Attr {
			switch key := strings.ToLower(a.Key); {
			case key == "href" && !strings.HasPrefix(a.Val, "#") && !article.Safe(a.Val) && !ours(a.Val):
				found = append(found, "href "+a.Val)
			case (key == "src" || key == "srcset") && a.Val != "./radar.svg" && a.Val != "./radar-dark.svg":
				found = append(found, key+" "+a.Val)
			case key == "style" && a.Val == "text-align:right": // of a column of numbers
			case !slices.Contains(strings.Fields("href src srcset id alt width media align start"), key):
				found = append(found, key)
			}
		}
	}
	return found
}

// ours reports whether an address is that of one of the pages.
func ours(s string) bool {
	return s == "../radar.md" || strings.HasPrefix(s, "../radar.md#") || strings.HasPrefix(s, "entries/id-") || strings.HasPrefix(s, "id-")
}

const harmless = `html head body h1 h2 h3 h4 h5 h6 p a picture source img table thead tbody tr th td ul ol li strong em del code pre
	blockquote br hr span details summary`

// TestHarmIsSeen is the control: the same eyes see what the strings do to a page that does not escape them.
func TestHarmIsSeen(t *testing.T) {
	for _, s := range []string{
		"<script>alert(1)</script>", `<img src=x onerror=alert(1)>`, "[a](javascript:alert(1))", "<svg onload=alert(1)>", `<a href="data:text/html,x">`,
		"<p style=x>", "<iframe>", "![a](https://example.org/x.png)", "[a](//evil.example)", "[a](http://user@evil.example)",
	} {
		if len(harm(parseHTML(t, careless(t, []byte(s+"\n"))))) == 0 {
			t.Errorf("%q passes", s)
		}
	}
}

func checkHostile(t *testing.T, s string, n int) {
	t.Helper()
	for _, f := range write(t, hostile(t, s, n), markdown.Options{EntryPages: true}) {
		page := careless(t, f.Data)
		if bad := harm(parseHTML(t, page)); len(bad) > 0 {
			t.Errorf("%q in %s: %q", s, f.Name, bad)
		}
	}
}

func TestHostile(t *testing.T) {
	for i, s := range []string{
		"<script>alert(1)</script>", "[a](javascript:alert(1))", `"><img src=x onerror=alert(1)>`, "javascript:alert(1)", "<!-- --><script>", "`<script>`", "\\<script>",
		"&#60;script&#62;", "{{constructor.constructor('alert(1)')()}}", "![a](x)", "[x]: javascript:alert(1)", "```\n</code><script>", "a\n\n<script>", "--><script>",
	} {
		checkHostile(t, s, i)
	}
}

// TestHostileCorpus puts hostile strings into every field: one in twenty of the 8,391, and with make test-slow each.
func TestHostileCorpus(t *testing.T) {
	src, err := os.ReadFile(corpus)
	if err != nil {
		t.Skip("NOT TESTED: the corpus of hostile strings is not here:", err)
	}
	var list []string
	if err := json.Unmarshal(src, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) < 8000 {
		t.Fatalf("%d strings", len(list))
	}
	step, seen := 20, 0
	if os.Getenv("TECHRADAR_SLOW") != "" {
		step = 1
	}
	for i := 0; i < len(list); i += step {
		checkHostile(t, list[i], i)
		if len(harm(parseHTML(t, careless(t, []byte(list[i]+"\n"))))) > 0 {
			seen++
		}
	}
	if seen*10 < len(list)/step {
		t.Errorf("only %d of the strings do harm to a page that does not escape them: the test cannot see", seen)
	}
}
