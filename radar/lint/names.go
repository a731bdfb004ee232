package lint

import (
	"slices"
	"strings"
	"unicode"

	"techradar/radar"
)

func replacedByCycle(c *check) {
	at := indexes(c.radar)
	entries := c.radar.Entries
	seen := make([]int, len(entries)) // the walk that came by, from 1
	for start := range entries {
		i, ok := start, true
		for ok && seen[i] == 0 {
			seen[i] = start + 1
			i, ok = at[entries[i].ReplacedBy]
		}
		if !ok || seen[i] != start+1 {
			continue // it ends, or leads to where an earlier walk has been
		}
		circle := []int{i}
		for next := at[entries[i].ReplacedBy]; next != i; next = at[entries[next].ReplacedBy] {
			circle = append(circle, next)
		}
		c.reportCircle(circle)
	}
}

// reportCircle reports a circle of entries at the one that comes first in the file.
func (c *check) reportCircle(circle []int) {
	first := slices.Index(circle, slices.Min(circle))
	circle = slices.Concat(circle[first:], circle[:first])
	const most = 6 // names that are worth listing
	var names []string
	for n, i := range append(circle, circle[0]) {
		if n == most {
			names = append(names, "...")
			break
		}
		names = append(names, quote(c.radar.Entries[i].Name))
	}
	e := &c.radar.Entries[circle[0]]
	c.report(e.At("replaced_by"), "remove replaced_by from the one that is in use",
		"the replacements go round in a circle: %s", strings.Join(names, " by "))
}

func replacedByRetired(c *check) {
	at := indexes(c.radar)
	for _, e := range c.shown() { // of an entry that is gone itself it is history
		other, ok := at[e.ReplacedBy]
		if !ok || c.radar.Entries[other].Retired == nil {
			continue
		}
		to := &c.radar.Entries[other]
		hint := "name what took its place, or remove the key"
		if to.ReplacedBy != "" && to.ReplacedBy != e.ID {
			hint = "name what took its place: " + to.ReplacedBy
		}
		c.report(e.At("replaced_by"), hint, "%s took the place of %s and left the radar itself in %s", quote(to.Name), quote(e.Name), to.Retired.Edition)
	}
}

// indexes returns the index of each entry by its ID.
func indexes(r *radar.Radar) map[string]int {
	at := map[string]int{}
	for i := range r.Entries {
		at[r.Entries[i].ID] = i
	}
	return at
}

func nearDuplicate(c *check) {
	entries := c.radar.Entries
	names := make([]string, len(entries))
	for i := range entries {
		names[i] = entries[i].Name
	}
	for i, first := range radar.Alike(names) {
		if first < 0 {
			continue
		}
		e, other := &entries[i], &entries[first]
		hint := "keep one of the two; when they are two things, set near-duplicate: off in lint"
		if (e.Retired == nil) != (other.Retired == nil) {
			hint = "when it is the same come back, keep one entry with the history of both"
		}
		c.report(e.At("name"), hint, "%s has nearly the name of %s in line %d", quote(e.Name), quote(other.Name), other.At("name").Line)
	}
}

// word is a tag or an owner where it first stands.
type word struct {
	text string
	line int
}

func twoSpellings(c *check) {
	tags, owners := map[string]word{}, map[string]word{}
	for _, e := range c.shown() {
		for _, tag := range e.Tags {
			c.spelledOnce(tags, "tag", tag, e.At("tags"))
		}
		if e.Owner != "" {
			c.spelledOnce(owners, "owner", e.Owner, e.At("owner"))
		}
	}
}

// spelledOnce reports a word that stands elsewhere in another spelling.
func (c *check) spelledOnce(seen map[string]word, what, text string, at radar.Pos) {
	key := radar.Spelling(text)
	first, ok := seen[key]
	switch {
	case key == "":
	case !ok:
		seen[key] = word{text, at.Line}
	case first.text != text:
		c.report(at, "choose one of the two, and write it everywhere", "the %s %s is spelled %s in line %d", what, quote(text), quote(first.text), first.line)
	}
}

func longName(c *check) {
	limit := c.numbers["characters"]
	for _, e := range c.shown() {
		if n := wide(e.Name); limit > 0 && n > limit {
			c.report(e.At("name"), "shorten it and say the rest in summary", "the name has %d characters, and with more than %d it is hard to read at a glance", n, limit)
		}
	}
}

// wide returns how many characters a name has, of which the square ones of Chinese, Japanese and Korean count twice.
func wide(name string) int {
	n := 0
	for _, r := range name {
		n++
		if unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			n++
		}
	}
	return n
}
