package history

import (
	"cmp"
	"slices"
	"strings"

	"techradar/radar"
)

// Comparison is how one state of a radar differs from another, such as two editions, or the two sides of a change that
// is under review. It compares what both files say today, not what they say of their past.
type Comparison struct {
	Old, New  *radar.Radar
	Keys      []Edit         // of the radar itself: edition, title, subtitle, lang
	Quadrants []SectorChange // in the order of New, then those that New lacks in the order of Old
	Rings     []SectorChange
	Reordered Reordered
	Entries   []EntryChange // that differ, by quadrant, ring and name in New; then those that New lacks, likewise in Old
	Hints     []Hint

	pairs *pairs
	was   []int  // by entry of New: the one of Old, or -1
	moves []Move // by entry of New
	lost  []bool // by entry of New: EntryChange.Lost
}

// Reordered says which lists have kept items in another order.
type Reordered struct{ Quadrants, Rings bool }

// Edit is a text that has become another.
type Edit struct{ Key, Old, New string }

// SectorChange is what happened to a quadrant or a ring. It was added when Old is -1, and removed when New is -1.
type SectorChange struct {
	Old, New int      // indices in the lists of Old and New
	Merged   bool     // New also stands for another of Old's: it has the id, the name or an alias of both
	Renamed  bool     // the same id or alias, another name
	Fields   []string // other keys that differ: id, description, aliases
}

// EntryChange is what happened to an entry. Old and New are indices in the entries of the two radars; one of them is -1
// for an entry that only the other has.
type EntryChange struct {
	Old, New int

	// Move is what happened to it on the radar: New, In, Out, Gone (retired in New, or removed) or None. It is Archived
	// when it was on neither radar. From is an index into New's rings.
	Move         Move
	Removed      bool     // New does not have the entry any more
	Lost         bool     // it stands in another ring, and New does not know the old one, so there is no in and out
	Reclassified bool     // another quadrant
	Renamed      bool     // another name
	Fields       []string // other keys of radar.yaml that differ, in the order of its reference
}

// Diff compares two radars. Entries are the same when they have the same id; quadrants and rings when they have the
// same id or else share a name or an alias.
func Diff(old, now *radar.Radar) *Comparison {
	p := newPairs(old, now)
	c := &Comparison{Old: old, New: now, Keys: keys(old, now), pairs: p}
	c.Quadrants, c.Reordered.Quadrants = p.quadrants.changes()
	c.Rings, c.Reordered.Rings = p.rings.changes()

	index := map[string]int{}
	for i := range old.Entries {
		index[folded(old.Entries[i].ID)] = i
	}
	same := map[int]bool{} // entries of old that New has
	for j := range now.Entries {
		e := EntryChange{Old: -1, New: j, Move: firstMove(&now.Entries[j])}
		i, known := index[folded(now.Entries[j].ID)]
		if known {
			e, same[i] = p.entry(i, j), true
		}
		c.was, c.moves, c.lost = append(c.was, e.Old), append(c.moves, e.Move), append(c.lost, e.Lost)
		if !known || e.differs() {
			c.Entries = append(c.Entries, e)
		}
	}
	for i := range old.Entries {
		if !same[i] {
			c.Entries = append(c.Entries, EntryChange{Old: i, New: -1, Move: lastMove(&old.Entries[i]), Removed: true})
		}
	}
	slices.SortStableFunc(c.Entries, c.order)
	c.Hints = c.hints()
	return c
}

// Same reports whether the two radars say the same.
func (c *Comparison) Same() bool {
	return len(c.Keys) == 0 && len(c.Quadrants) == 0 && len(c.Rings) == 0 && len(c.Entries) == 0 && c.Reordered == Reordered{}
}

// Entry is the entry of a change, as New has it or, when it was removed, Old.
func (c *Comparison) Entry(e EntryChange) *radar.Entry {
	if e.New >= 0 {
		return &c.New.Entries[e.New]
	}
	return &c.Old.Entries[e.Old]
}

func (e *EntryChange) differs() bool {
	return e.Move.Kind != None && e.Move.Kind != Archived || e.Lost || e.Reclassified || e.Renamed || len(e.Fields) > 0
}

// order sorts changes by where the entry stands, whatever the order in the files.
func (c *Comparison) order(a, b EntryChange) int {
	x, y := c.Entry(a), c.Entry(b)
	return cmp.Or(
		cmp.Compare(min(b.New, 0), min(a.New, 0)),
		cmp.Compare(x.Quadrant, y.Quadrant), cmp.Compare(x.Ring, y.Ring),
		cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)), cmp.Compare(x.ID, y.ID))
}

// keys compares what stands at the top of the files.
func keys(old, now *radar.Radar) []Edit {
	var edits []Edit
	for _, e := range []Edit{
		{"edition", old.Edition.Name, now.Edition.Name},
		{"title", old.Title, now.Title},
		{"subtitle", old.Subtitle, now.Subtitle},
		{"lang", old.Lang, now.Lang},
	} {
		if e.Old != e.New {
			edits = append(edits, e)
		}
	}
	return edits
}

// firstMove is the move of an entry that Old lacks.
func firstMove(e *radar.Entry) Move {
	if e.Retired != nil {
		return Move{Kind: Archived, From: -1}
	}
	return Move{Kind: New, From: -1}
}

// lastMove is the move of an entry that New lacks.
func lastMove(e *radar.Entry) Move {
	if e.Retired != nil {
		return Move{Kind: Archived, From: -1}
	}
	return Move{Kind: Gone, From: -1}
}

// entry compares an entry that both radars have.
func (p *pairs) entry(i, j int) EntryChange {
	a, b := &p.old.Entries[i], &p.now.Entries[j]
	c := EntryChange{Old: i, New: j, Move: Move{Kind: None, From: -1}, Renamed: a.Name != b.Name}
	c.Reclassified = p.quadrants.to[a.Quadrant] != b.Quadrant
	from := p.rings.to[a.Ring]
	switch {
	case a.Retired != nil && b.Retired != nil:
		c.Move.Kind = Archived
	case a.Retired != nil:
		c.Move = Move{Kind: New, From: -1, Returned: true}
	case b.Retired != nil:
		c.Move.Kind = Gone
	case from < 0:
		c.Lost = true
	default:
		c.Move = between(from, b.Ring)
	}
	c.Fields = p.fields(a, b, c.Move.Kind)
	return c
}

// Since is New with a past that Old alone gives: Moves of it are the moves of the comparison, for a picture of them.
// What New does not have any more is gone in it, and what neither radar shows is not in it. When Old shows nothing, it
// is a first edition, in which nothing is marked.
func (c *Comparison) Since() *radar.Radar {
	p := c.pairs
	index := map[string]*radar.Entry{}
	for i := range c.Old.Entries {
		index[folded(c.Old.Entries[i].ID)] = &c.Old.Entries[i]
	}
	r := *c.New
	r.Entries = nil
	for _, e := range c.New.Entries {
		was, known := index[folded(e.ID)]
		delete(index, folded(e.ID))
		e.History = nil
		switch {
		case e.Retired != nil && (!known || was.Retired != nil):
			continue
		case e.Retired != nil:
			e.Retired = &radar.Retirement{Edition: r.Edition, Reason: e.Retired.Reason}
			e.History = []radar.Change{p.past(was, e.Ring)}
		case known && was.Retired != nil:
			e.History = []radar.Change{{Edition: c.Old.Edition, Ring: -1, Retired: true}}
		case known:
			e.History = []radar.Change{p.past(was, e.Ring)}
		}
		r.Entries = append(r.Entries, e)
	}
	for i := range c.Old.Entries {
		e := c.Old.Entries[i]
		if _, left := index[folded(e.ID)]; !left || e.Retired != nil {
			continue
		}
		e.Quadrant, e.Ring = max(0, p.quadrants.to[e.Quadrant]), max(0, p.rings.to[e.Ring])
		e.Retired, e.History = &radar.Retirement{Edition: r.Edition}, []radar.Change{{Edition: c.Old.Edition, Ring: e.Ring}}
		r.Entries = append(r.Entries, e)
	}
	return &r
}

// past is the ring of an entry of Old as an item of history; the ring of today where New does not know the old one.
func (p *pairs) past(e *radar.Entry, today int) radar.Change {
	ring := p.rings.to[e.Ring]
	if ring < 0 {
		ring = today
	}
	return radar.Change{Edition: p.old.Edition, Ring: ring}
}
