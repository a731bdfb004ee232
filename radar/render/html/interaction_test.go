package html_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"techradar/radar"
	"techradar/radar/layout"
)

// TestInteractionTimes reports how long a page of 1,000 entries takes from a key to what it shows, as the browser itself
// measures it (Event Timing, in steps of 8 ms). The time depends on the machine, so it only fails where nothing is shown
// at all.
func TestInteractionTimes(t *testing.T) {
	slow(t)
	d := many(t, 1000)
	b := newTab(t)
	b.showDocument(d, "")
	b.do(chromedp.Focus("#search"))
	eval[bool](b, "(window.took = [], new PerformanceObserver(l => took.push(...l.getEntries().map(e => e.duration))).observe({type: 'event', durationThreshold: 16}), true)")
	for _, step := range []struct {
		name, keys, until string
	}{
		{"a letter", "7", "document.querySelector('.status').textContent"},
		{"another letter", "7", "document.querySelector('.status').textContent.length < 15"},
		{"a letter less", kb.Backspace, "document.querySelector('#search').value === '7'"},
		{"the next control", kb.Tab, "document.activeElement.matches('.filter summary')"},
		{"open a list", kb.Enter, "document.querySelector('.filter').open"},
	} {
		eval[bool](b, "(took.length = 0, true)")
		b.keys(step.keys)
		b.wait(step.until)
		time.Sleep(200 * time.Millisecond) // the entries come once the frame is shown
		t.Logf("%s: %v ms at most", step.name, eval[float64](b, "Math.max(16, ...took)"))
	}
}

// many is a radar of so many entries.
func many(t *testing.T, n int) *layout.Document {
	t.Helper()
	var yaml strings.Builder
	yaml.WriteString("title: Large\nquadrants: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]\n")
	yaml.WriteString("rings: [{id: w, name: W}, {id: x, name: X}, {id: y, name: Y}, {id: z, name: Z}]\nentries:\n")
	for i := range n {
		fmt.Fprintf(&yaml, "  - {name: Thing %d, quadrant: %c, ring: %c, tags: [t%d], owner: team %d, summary: Says in one line what it is for and why it is here.}\n",
			i, "abcd"[i%4], "wxyz"[i/4%4], i%9, i%7)
	}
	r, problems := radar.Parse([]byte(yaml.String()), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	d, err := layout.Build(r, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
