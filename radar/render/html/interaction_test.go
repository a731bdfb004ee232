package html_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"techradar/radar/layout"
)

// eventTimes collects what the browser itself measures of keys and presses of the pointer, up to the frame that shows
// their effect (Event Timing, in steps of 8 ms; below 16 ms it reports nothing).
const eventTimes = `(() => {
	window.took = [];
	const keep = (l) => took.push(...l.getEntries().filter((e) => e.interactionId).map((e) => [Math.round(e.duration), Math.round(e.processingEnd - e.processingStart)]));
	window.times = new PerformanceObserver(keep);
	times.observe({ type: 'event', durationThreshold: 16 });
	window.settle = () => { window.settled = false; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => { keep({ getEntries: () => times.takeRecords() }); settled = true; })), 1500); };
	return true;
})()`

// TestInteractionTimes reports how long a page of 1,000 entries, each with all that an entry can have, takes from a key
// or a press to what it shows. The time depends on the machine, so it only fails where nothing is shown at all.
func TestInteractionTimes(t *testing.T) {
	slow(t)
	const rounds = 3
	b := newTab(t)
	b.showDocument(many(t, 1000), "")
	b.wait("document.querySelector('.tools').checkVisibility()")
	eval[bool](b, eventTimes)
	press := func(selector string) func() {
		return func() { b.press(selector) }
	}
	key := func(k string) func() { return func() { b.keys(k) } }
	status := "document.querySelector('.status').textContent"
	steps := []struct {
		name  string
		do    func()
		until string
	}{
		{"go to the search", press("#search"), "document.activeElement.id === 'search'"},
		{"a letter that many have", key("7"), status},
		{"another letter", key("7"), status + ".length < 15"},
		{"a letter less", key(kb.Backspace), "document.querySelector('#search').value === '7'"},
		{"Reset", press("button[type=reset]"), status + " === ''"},
		{"open a list", press("[data-filter=ring] summary"), "document.querySelector('.filter[open]')"},
		{"choose a ring", press("[data-filter=ring] label"), status},
		{"choose another", press("[data-filter=ring] label:nth-of-type(2)"), "document.querySelector('.chosen').textContent === ' 2'"},
		{"Reset", press("button[type=reset]"), status + " === ''"},
		{"enlarge a quadrant", press(".views button:nth-of-type(2)"), "document.querySelector('.zoomed')"},
		{"enlarge another", press(".views button:nth-of-type(4)"), "document.querySelector('.views button:nth-of-type(4)').ariaPressed === 'true'"},
		{"the whole radar", press(".views button"), "!document.querySelector('.zoomed')"},
		{"sort by name", press("section:has(#quadrant-a) thead .name button"), "document.querySelector('[aria-sort]')"},
		{"sort by ring", press("section:has(#quadrant-a) thead th:nth-of-type(3) button"), "document.querySelector('[aria-sort]')"},
	}
	took := map[int][]int{}
	worked := map[int][]int{}
	for range rounds {
		for i, step := range steps {
			eval[bool](b, "(took.length = 0, true)")
			step.do()
			b.wait(step.until)
			eval[bool](b, "(settle(), true)")
			b.wait("settled")
			got := eval[[]int](b, "[Math.max(0, ...took.map((t) => t[0])), Math.max(0, ...took.map((t) => t[1]))]")
			took[i], worked[i] = append(took[i], got[0]), append(worked[i], got[1])
		}
	}
	load, _ := os.ReadFile("/proc/loadavg")
	for i, step := range steps {
		slices.Sort(took[i])
		slices.Sort(worked[i])
		t.Logf("%-26s %4d ms, at best %4d, at worst %4d; %d ms in the handler", step.name, took[i][rounds/2], took[i][0], took[i][rounds-1], worked[i][rounds/2])
	}
	t.Logf("load %s", load)
}

// many is a radar of so many entries, each with all that an entry can have.
func many(t testing.TB, n int) *layout.Document {
	t.Helper()
	var yaml strings.Builder
	yaml.WriteString("title: Large\nedition: 2026-Q4\nquadrants: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]\n")
	yaml.WriteString("rings: [{id: w, name: W}, {id: x, name: X}, {id: y, name: Y}, {id: z, name: Z}]\nentries:\n")
	for i := range n {
		fmt.Fprintf(&yaml, `  - name: Thing %d
    quadrant: %c
    ring: %c
    tags: [t%d, u%d]
    owner: team %d
    review_by: 2027-Q%d
    summary: Says in one line what it is for and why it is here.
    link: https://example.org/%[1]d
    links: [{title: A talk about it, url: https://example.org/%[1]d/talk}]
    sources: [{file: notes.md, line: 7, quote: we want it, note: Two teams asked for it.}]
    description: |
      What it does for us, at some length, with **what it costs** and who looks after it.

      - a point in favour of it
      - a point against it
    history: [{edition: 2026-Q1, ring: %[8]c, note: first look}, {edition: 2026-Q3, ring: %[3]c}]
`, i, "abcd"[i%4], "wxyz"[i/4%4], i%9, i%5, i%7, i%4+1, "wxyz"[i%3])
	}
	return parsed(t, yaml.String())
}
