package render

import (
	"regexp"
	"strings"
	"testing"

	"techradar/radar/layout"
)

var feedLink = regexp.MustCompile(`href="https://radar.example/#([^"]*)"`)

// TestFeedLeadsToThePage finds every place that the feed links to on the page, and the feed in the head of the page.
func TestFeedLeadsToThePage(t *testing.T) {
	first := "title: First\nedition: 2024\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries: [{name: X, quadrant: a, ring: one}]\n"
	for name, src := range map[string]string{"korean": "", "first": first} {
		r := parseFile(t, "../../docs/examples/korean.yaml")
		if src != "" {
			r = parse(t, []byte(src), "first.yaml")
		}
		o := options(t, "https://radar.example/")
		d, err := layout.Build(r, layout.Options{Size: layout.Sizes[0]})
		if err != nil {
			t.Fatal(err)
		}
		made, err := Write(d, []string{"html", "feed"}, o)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, f := range made {
			texts[f.Name] = string(f.Data)
		}
		links := feedLink.FindAllStringSubmatch(texts["feed.xml"], -1)
		if len(links) == 0 {
			t.Errorf("%s: the feed has no link", name)
		}
		for _, l := range links {
			if n := strings.Count(texts["index.html"], ` id="`+l[1]+`"`); n != 1 {
				t.Errorf("%s: the page has %d places for #%s", name, n, l[1])
			}
		}
		const head = `<link rel="alternate" type="application/atom+xml" href="feed.xml"`
		if !strings.Contains(texts["index.html"], head) {
			t.Errorf("%s: the page does not name the feed", name)
		}
		if without, err := Write(d, []string{"html"}, o); err != nil || strings.Contains(string(without[len(without)-1].Data), "feed.xml") {
			t.Errorf("%s: the page names a feed that is not written, or %v", name, err)
		}
	}
}

func TestUndated(t *testing.T) {
	if got := strings.Join(Undated([]string{"html", "feed", "json"}), " "); got != "feed" {
		t.Errorf("%q", got)
	}
}
