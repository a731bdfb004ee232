// Package diff tells how two radars differ: as text for a terminal, as Markdown for a comment on a change, and as JSON.
package diff

import (
	"fmt"
	"strings"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// report is a comparison in words, in the order in which it is told, not escaped for anything.
type report struct {
	words  *words.Words
	title  string
	facts  []fact // of the radar, its quadrants and its rings
	groups []group
	hints  []string
}

// fact is what differs outside of the entries.
type fact struct{ label, text string }

// group holds the entries that the same thing happened to. None is empty.
type group struct {
	name string
	hue  hue
	rows []row
}

// row tells of one entry. A name or place that has changed is both, with an arrow between them.
type row struct {
	name, ring, quadrant string
	note                 string
	about                string // the summary of what is new
}

// event is something that can happen to an entry.
type event struct {
	name func(*words.Words) string
	hue  hue
	is   func(*history.EntryChange) bool
	note func(*report, *history.Comparison, *history.EntryChange) string
}

// events are told in this order. More than one may have happened to an entry; it is then in several groups.
var events = []event{
	{
		func(w *words.Words) string { return w.New },
		green, func(e *history.EntryChange) bool { return e.Move.Kind == history.New && !e.Move.Returned }, nil,
	},
	{
		func(w *words.Words) string { return w.Returned },
		green, func(e *history.EntryChange) bool { return e.Move.Returned }, nil,
	},
	{
		func(w *words.Words) string { return w.MovedIn },
		green, func(e *history.EntryChange) bool { return e.Move.Kind == history.In }, crossed,
	},
	{
		func(w *words.Words) string { return w.MovedOut },
		yellow, func(e *history.EntryChange) bool { return e.Move.Kind == history.Out }, crossed,
	},
	{
		func(w *words.Words) string { return w.OtherRing },
		yellow, func(e *history.EntryChange) bool { return e.Lost }, nil,
	},
	{
		func(w *words.Words) string { return w.Gone },
		red, func(e *history.EntryChange) bool { return e.Move.Kind == history.Gone && !e.Removed }, reason,
	},
	{
		func(w *words.Words) string { return w.RemovedEntry },
		red, func(e *history.EntryChange) bool { return e.Removed }, formerly,
	},
	{
		func(w *words.Words) string { return w.Archived },
		plain, func(e *history.EntryChange) bool { return e.Old < 0 && e.Move.Kind == history.Archived }, reason,
	},
	{func(w *words.Words) string { return w.Reclassified }, plain, func(e *history.EntryChange) bool { return e.Reclassified }, nil},
	{func(w *words.Words) string { return w.Renamed }, plain, func(e *history.EntryChange) bool { return e.Renamed }, nil},
	{func(w *words.Words) string { return w.Edited }, plain, func(e *history.EntryChange) bool { return len(e.Fields) > 0 }, edited},
}

func newReport(c *history.Comparison, w *words.Words, arrow string) *report {
	r := &report{words: w, title: w.WhatChanged}
	if e := c.New.Edition; !e.IsZero() && e.Name != c.Old.Edition.Name {
		r.title = fmt.Sprintf(w.ChangesIn, e.Name)
	}
	r.facts = facts(c, w, arrow)
	for _, ev := range events {
		g := group{name: ev.name(w), hue: ev.hue}
		for i := range c.Entries {
			e := &c.Entries[i]
			if !ev.is(e) {
				continue
			}
			line := newRow(c, e, arrow)
			if ev.note != nil {
				line.note = ev.note(r, c, e)
			}
			if e.Move.Kind == history.New {
				line.about = c.Entry(*e).Summary
			}
			g.rows = append(g.rows, line)
		}
		if len(g.rows) > 0 {
			r.groups = append(r.groups, g)
		}
	}
	for _, h := range c.Hints {
		r.hints = append(r.hints, hintText(c, h, w))
	}
	return r
}

func newRow(c *history.Comparison, e *history.EntryChange, arrow string) row {
	var was, is row
	if e.Old >= 0 {
		x := &c.Old.Entries[e.Old]
		was = row{name: x.Name, ring: c.Old.Rings[x.Ring].Name, quadrant: c.Old.Quadrants[x.Quadrant].Name}
	}
	if e.New < 0 {
		return was
	}
	x := &c.New.Entries[e.New]
	is = row{name: x.Name, ring: c.New.Rings[x.Ring].Name, quadrant: c.New.Quadrants[x.Quadrant].Name}
	if e.Renamed {
		is.name = was.name + arrow + is.name
	}
	if e.Move.From >= 0 || e.Lost {
		is.ring = was.ring + arrow + is.ring
	}
	if e.Reclassified {
		is.quadrant = was.quadrant + arrow + is.quadrant
	}
	return is
}

// crossed says how far an entry moved where that is more than a ring.
func crossed(r *report, _ *history.Comparison, e *history.EntryChange) string {
	if e.Move.Rings < 2 {
		return ""
	}
	return fmt.Sprintf(r.words.RingsCrossed, e.Move.Rings)
}

// reason says why an entry was retired, and what took its place.
func reason(r *report, c *history.Comparison, e *history.EntryChange) string {
	x := &c.New.Entries[e.New]
	var parts []string
	if x.ReplacedBy != "" {
		parts = append(parts, r.words.ReplacedBy+": "+nameOf(c.New, x.ReplacedBy))
	}
	if x.Retired != nil && x.Retired.Reason != "" {
		parts = append(parts, x.Retired.Reason)
	}
	return strings.Join(parts, "; ")
}

func nameOf(r *radar.Radar, id string) string {
	for i := range r.Entries {
		if r.Entries[i].ID == id {
			return r.Entries[i].Name
		}
	}
	return id
}

// formerly says that what was removed was off the radar already.
func formerly(r *report, _ *history.Comparison, e *history.EntryChange) string {
	if e.Move.Kind == history.Archived {
		return r.words.FromArchive
	}
	return ""
}

func edited(_ *report, _ *history.Comparison, e *history.EntryChange) string {
	return strings.Join(e.Fields, ", ")
}

func facts(c *history.Comparison, w *words.Words, arrow string) []fact {
	var list []fact
	for _, k := range c.Keys {
		label := map[string]string{"edition": w.EditionNames, "title": w.Title, "subtitle": w.Subtitle, "lang": w.Language}[k.Key]
		list = append(list, fact{label, orDash(k.Old) + arrow + orDash(k.New)})
	}
	var old, now []string
	for _, q := range c.Old.Quadrants {
		old = append(old, q.Name)
	}
	for _, q := range c.New.Quadrants {
		now = append(now, q.Name)
	}
	list = append(list, sectorFacts(c.Quadrants, w, w.Quadrant, old, now, arrow)...)
	if c.Reordered.Quadrants {
		list = append(list, fact{w.Quadrants, w.Reordered})
	}
	old, now = nil, nil
	for _, r := range c.Old.Rings {
		old = append(old, r.Name)
	}
	for _, r := range c.New.Rings {
		now = append(now, r.Name)
	}
	list = append(list, sectorFacts(c.Rings, w, w.Ring, old, now, arrow)...)
	if c.Reordered.Rings {
		list = append(list, fact{w.Rings, w.Reordered})
	}
	return list
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// sectorFacts tells what happened to quadrants or rings, by their names in both radars.
func sectorFacts(changes []history.SectorChange, w *words.Words, label string, old, now []string, arrow string) []fact {
	var list []fact
	for _, s := range changes {
		text := ""
		switch {
		case s.Old < 0:
			text = now[s.New] + ": " + w.Added
		case s.New < 0:
			text = old[s.Old] + ": " + w.Removed
		case s.Merged:
			text = old[s.Old] + ": " + fmt.Sprintf(w.PartOf, now[s.New])
		default:
			name := now[s.New]
			if s.Renamed {
				name = old[s.Old] + arrow + name
			}
			text = strings.TrimSuffix(name+" ("+strings.Join(s.Fields, ", ")+")", " ()")
		}
		list = append(list, fact{label, text})
	}
	return list
}

// hintText is a hint as a sentence without its full stop.
func hintText(c *history.Comparison, h history.Hint, w *words.Words) string {
	switch h.Code {
	case history.HintRename:
		gone, added := &c.Old.Entries[h.Gone], &c.New.Entries[h.Added]
		why := w.AlikeNames
		if h.Link != "" {
			why = fmt.Sprintf(w.SharedLink, h.Link)
		}
		return fmt.Sprintf(w.PerhapsRenamed, gone.Name, added.Name, why, gone.ID)
	case history.HintHistory:
		first := c.New.Entries[h.Entries[0]].Name
		who := first
		if more := len(h.Entries) - 1; more > 0 {
			who += " " + fmt.Sprintf(w.And, more)
		}
		return fmt.Sprintf(w.LacksHistory, c.Old.Edition.Name, who, first, c.Lacking(h.Entries[0]), c.New.Edition.Name)
	case history.HintOrder:
		return fmt.Sprintf(w.LaterFirst, c.Old.Edition.Name, c.New.Edition.Name)
	}
	return ""
}
