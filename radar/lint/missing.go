package lint

import (
	"fmt"

	"techradar/radar"
)

func hasSource(e *radar.Entry) bool  { return len(e.Sources) > 0 }
func hasOwner(e *radar.Entry) bool   { return e.Owner != "" }
func hasSummary(e *radar.Entry) bool { return e.Summary != "" || e.Description != "" }

func holdWithoutReason(c *check) {
	last := len(c.radar.Rings) - 1
	for _, e := range c.shown() {
		if e.Ring == last && !hasReason(e) {
			c.report(e.At("ring"), "say why in summary, or name what took its place in replaced_by",
				"%s is in the ring %s, and nothing says why", quote(e.Name), c.radar.Rings[last].Name)
		}
	}
}

// hasReason reports whether an entry says why it is where it is.
func hasReason(e *radar.Entry) bool {
	if hasSummary(e) || e.ReplacedBy != "" {
		return true
	}
	for _, s := range e.Sources {
		if s.Note != "" || s.Quote != "" {
			return true
		}
	}
	return len(e.History) > 0 && e.History[len(e.History)-1].Note != ""
}

func adoptWithoutSource(c *check) {
	for _, e := range c.shown() {
		if e.Ring == 0 && !hasSource(e) {
			c.report(e.At("ring"), "say in sources where that was decided, such as sources: [{file: minutes.md, line: 12}]",
				"%s is in the ring %s, and rests on no source", quote(e.Name), c.radar.Rings[0].Name)
		}
	}
}

func ownerMissing(c *check) {
	all, n := len(c.shown()), c.count(hasOwner)
	hint := "write owner: and a team or a person"
	if n > 0 {
		hint += fmt.Sprintf("; %d of %d entries have one", n, all)
	}
	for _, e := range c.shown() {
		if !hasOwner(e) {
			c.report(e.At("name"), hint, "%s has no owner", quote(e.Name))
		}
	}
}

func summaryMissing(c *check) {
	for _, e := range c.shown() {
		if !hasSummary(e) {
			c.report(e.At("name"), "say in a line what it is or why it stands here", "%s has no summary", quote(e.Name))
		}
	}
}

func linkMissing(c *check) {
	for _, e := range c.shown() {
		if e.Link == "" && len(e.Links) == 0 {
			c.report(e.At("name"), "write link: and its home page, or links with what to read", "%s has no link", quote(e.Name))
		}
	}
}

func deadQuadrant(c *check) {
	used := map[int]bool{}
	for _, e := range c.shown() {
		used[e.Quadrant] = true
	}
	for i, q := range c.radar.Quadrants {
		if !used[i] {
			c.report(q.Pos, "look for what belongs there, or take the quadrant out", "no entry is in the quadrant %s", quote(q.Name))
		}
	}
}

func deadRing(c *check) {
	used := map[int]bool{}
	for _, e := range c.shown() {
		used[e.Ring] = true
	}
	for i, r := range c.radar.Rings {
		if !used[i] {
			c.report(r.Pos, "take the ring out, or leave it for what will come", "no entry is in the ring %s", quote(r.Name))
		}
	}
}

// plural returns "1 thing" or "n things".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
