package feed

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/history"
)

// group holds the steps of one kind in an edition. None is empty.
type group struct {
	name  string
	steps []history.Step
}

// groups are ordered by where the entries then stood, so that an edition that is over stays in order in every later feed.
func (f *feed) groups(p history.Period) []group {
	var list []group
	for _, c := range history.Changes() {
		g := group{name: f.words.Change(c)}
		for _, s := range p.Steps {
			if s.Move.Change() == c {
				g.steps = append(g.steps, s)
			}
		}
		if len(g.steps) == 0 {
			continue
		}
		slices.SortFunc(g.steps, func(a, b history.Step) int {
			x, y := &f.r.Entries[a.Entry], &f.r.Entries[b.Entry]
			return cmp.Or(
				cmp.Compare(x.Quadrant, y.Quadrant), cmp.Compare(a.Ring, b.Ring),
				cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.ID, y.ID))
		})
		list = append(list, g)
	}
	return list
}

// content lists what happened in an edition.
func (f *feed) content(p history.Period, groups []group) {
	switch {
	case p.First:
		f.line("<p>%s</p>", text(f.words.FirstKnown))
	case len(groups) == 0:
		f.line("<p>%s</p>", text(f.words.Quiet))
	}
	room := MaxChanges
	for _, g := range groups {
		shown := g.steps[:min(len(g.steps), room)]
		room -= len(shown)
		f.line("<h3>%s</h3>", text(g.name))
		f.line("<ul>")
		for _, s := range shown {
			f.line("<li>%s</li>", f.step(p.Edition, s))
		}
		if more := len(g.steps) - len(shown); more > 0 {
			f.line("<li>%s</li>", text(fmt.Sprintf(f.words.And, more)))
		}
		f.line("</ul>")
	}
}

// step tells of one entry: its name, its quadrant, its rings, and why.
func (f *feed) step(now radar.Edition, s history.Step) string {
	e := &f.r.Entries[s.Entry]
	name := "<strong>" + text(e.Name) + "</strong>"
	if f.base != "" {
		name = `<a href="` + text(f.place("entry-"+e.ID)) + `">` + name + "</a>"
	}
	ring := f.r.Rings[s.Ring].Name
	switch {
	case s.Move.Kind == history.Gone:
		ring = f.words.LastRing + ": " + ring
	case s.Move.From >= 0:
		ring = f.r.Rings[s.Move.From].Name + " → " + ring
	}
	line := name + " · " + text(f.r.Quadrants[e.Quadrant].Name) + " · " + text(ring)
	for _, why := range f.why(s, now) {
		line += "<br/>" + text(why)
	}
	return line
}

// why is what the radar says of a step, in lines: why the entry left, or the note of its history, or else its summary.
// That speaks of today, so it is no word on what happened to the entry before the latest step.
func (f *feed) why(s history.Step, now radar.Edition) []string {
	e, gone := &f.r.Entries[s.Entry], s.Move.Kind == history.Gone
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	if gone && e.Retired != nil && e.Retired.Edition.SameStart(now) {
		add(e.Retired.Reason)
		if e.ReplacedBy != "" {
			add(f.words.ReplacedBy + ": " + cmp.Or(f.names[e.ReplacedBy], e.ReplacedBy))
		}
		return lines
	}
	for _, h := range e.History {
		if h.Edition.SameStart(now) {
			add(h.Note)
		}
	}
	if !gone && len(lines) == 0 && f.latest[s.Entry].SameStart(now) {
		add(e.Summary)
	}
	return lines
}

// text writes s for character data and for attributes alike; what XML cannot hold becomes U+FFFD.
func text(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
