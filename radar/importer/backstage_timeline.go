package importer

import (
	"slices"

	"techradar/radar"
)

// snapshot is an item of a timeline.
type snapshot struct {
	at          place
	edition     radar.Edition
	ring        int
	move        string
	moveAt      place
	description string
}

// snapshots reads the timeline of an entry into its past, and returns the newest item, which says where the entry is.
func (d *toolRadar) snapshots(o *object, e *toolEntry) (now snapshot, ok bool) {
	items := o.list("timeline")
	if items == nil && (o.has("ring") || o.has("ringId")) {
		return d.flatEntry(o, e)
	}
	var list []snapshot
	for _, item := range d.objects(items, "an item of a timeline") {
		s, ok := d.snapshot(item, e.name)
		if ok {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		d.warn(e.at, codeRing, "", "%s has no timeline that says its ring: it was left out", quoted(e.name))
		return now, false
	}
	newestFirst := func(a, b snapshot) int { return b.edition.Start().Compare(a.edition.Start()) }
	if !slices.IsSortedFunc(list, newestFirst) {
		d.warn(list[0].at, codeOrder, "", "the timeline of %s is not written newest first: it was put in order by its dates, and %s is the newest", quoted(e.name),
			slices.MinFunc(list, newestFirst).edition)
		slices.SortStableFunc(list, newestFirst)
	}
	list = d.oneADay(list, e.name)
	now, e.dated = list[0], true
	e.ring, e.moveAt = now.ring, now.moveAt
	for i, s := range list {
		d.contradiction(e, s, list[i+1:], i == 0)
		note := ""
		if i > 0 {
			note = s.description
			if plain, ok := plainOf(note); ok {
				note = plain
			}
		}
		e.past = append(e.past, radar.Change{Edition: s.edition, Ring: s.ring, Note: note})
	}
	return now, true
}

// oneADay leaves the first of the items with one date.
func (d *toolRadar) oneADay(list []snapshot, name string) []snapshot {
	return slices.CompactFunc(list, func(a, b snapshot) bool {
		if a.edition.SameStart(b.edition) {
			d.warn(b.at, codeOrder, "", "the timeline of %s has two items of %s: the first one counts", quoted(name), a.edition)
		}
		return a.edition.SameStart(b.edition)
	})
}

func (d *toolRadar) snapshot(o *object, name string) (s snapshot, ok bool) {
	date, dateAt := o.str("date")
	ring, ringAt := o.str("ringId", "ring")
	s.at = o.at
	s.move, s.moveAt = o.str("moved")
	s.description, _ = o.str("description")
	o.rest()
	if s.edition, ok = editionOf(date); !ok {
		d.warn(dateAt, codeDate, "", "%s is no date: this item of the timeline of %s was left out", quoted(date), quoted(name))
		return s, false
	}
	s.ring, ok = d.sectorOf(d.rings, ring, "ring", codeRing, "an item of the timeline of "+name, ringAt)
	return s, ok
}

// contradiction tells of a typed movement that the rings of a timeline do not show. An only item may say that it moved:
// then it is taken at its word.
func (d *toolRadar) contradiction(e *toolEntry, s snapshot, older []snapshot, newest bool) {
	m, ok := moveOf(s.move, false)
	if !ok {
		d.warn(s.moveAt, codeMove, "", "%s is no movement, write -1, 0 or 1: it was left out", quoted(s.move))
		return
	}
	if len(older) == 0 {
		if m.kind > moveNone && newest {
			e.move = m
		}
		return
	}
	real := moveNone
	switch before := older[0].ring; {
	case s.ring < before:
		real = moveIn
	case s.ring > before:
		real = moveOut
	}
	if m.kind != moveUntold && m.kind != real {
		says := map[moveKind]string{moveNone: "unchanged", moveIn: "moved in", moveOut: "moved out"}
		d.warn(s.moveAt, codeMove, "", "%s is marked as %q in %s, and its rings say %q: the rings count", quoted(e.name), says[m.kind], s.edition, says[real])
	}
}
