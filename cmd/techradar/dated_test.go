package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestServeUndated shows the page of a radar whose feed has no edition, and says why there is no feed.
func TestServeUndated(t *testing.T) {
	s := startServe(t, fmt.Sprintf(kitchen, "First"))
	s.seen(">First</h1>")
	s.save(fmt.Sprintf(kitchen, "Second") + "output: {formats: [feed]}\n")
	s.seen(">Second</h1>")
	s.line("warning: the format feed tells of editions, and the file names none; it is left out")
	s.save(strings.Replace(fmt.Sprintf(kitchen, "Third"), "\n", "\nedition: 2026\n", 1) + "output: {formats: [feed]}\n")
	s.seen(">Third</h1>", `type="application/atom+xml"`)
	if feed := s.get("feed.xml"); !strings.Contains(feed, "<title>Edition 2026</title>") {
		t.Errorf("the feed is %q", feed)
	}
}
