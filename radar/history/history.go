// Package history tells how entries moved between the editions of a radar. Movement is computed from the
// rings that an entry had, never typed.
package history

import "techradar/radar"

// Kind is how an entry stands against the edition before.
type Kind string

// The kinds. Their text is part of the output contract (data-moved, JSON).
const (
	None     Kind = "none"     // the same ring, or a first edition
	New      Kind = "new"      // not on the radar in the edition before; see Move.Returned
	In       Kind = "in"       // nearer to the centre
	Out      Kind = "out"      // farther from the centre
	Gone     Kind = "gone"     // retired in this edition
	Archived Kind = "archived" // retired in an earlier edition
)

// Move is what happened to one entry since the edition before.
type Move struct {
	Kind     Kind
	Rings    int  // rings crossed by In and Out, from 1
	From     int  // index of the ring before, for In and Out; -1 otherwise
	Returned bool // New, but it was on the radar in an earlier edition
}

// OnRadar reports whether the entry is drawn.
func (m Move) OnRadar() bool { return m.Kind != Gone && m.Kind != Archived }

// Moves returns one Move for each entry of r, in the order of r.Entries.
//
// The ring of an entry is compared with its last history item. Where no entry has a history, the radar is a
// first edition and nothing is marked as new.
func Moves(r *radar.Radar) []Move {
	first := FirstEdition(r)
	moves := make([]Move, len(r.Entries))
	for i := range r.Entries {
		moves[i] = move(&r.Entries[i], r.Edition, first)
	}
	return moves
}

// FirstEdition reports whether no entry has a history, so that nothing can be said to have moved.
func FirstEdition(r *radar.Radar) bool {
	for i := range r.Entries {
		if len(r.Entries[i].History) > 0 {
			return false
		}
	}
	return true
}

// Change is one of the things that can happen to an entry between two editions.
type Change struct {
	Kind     Kind
	Returned bool
}

// Changes lists them in the order in which they are told.
func Changes() []Change {
	return []Change{{New, false}, {New, true}, {In, false}, {Out, false}, {Gone, false}}
}

// Change is what happened, without how far.
func (m Move) Change() Change { return Change{m.Kind, m.Returned} }

func move(e *radar.Entry, now radar.Edition, first bool) Move {
	if e.Retired != nil {
		if e.Retired.Edition.Before(now) {
			return Move{Kind: Archived, From: -1}
		}
		return Move{Kind: Gone, From: -1}
	}
	if len(e.History) == 0 {
		if first {
			return Move{Kind: None, From: -1}
		}
		return Move{Kind: New, From: -1}
	}
	last := e.History[len(e.History)-1]
	if last.Retired {
		return Move{Kind: New, From: -1, Returned: true}
	}
	return between(last.Ring, e.Ring)
}

// between is the move from one ring to another.
func between(from, to int) Move {
	switch {
	case to < from:
		return Move{Kind: In, Rings: from - to, From: from}
	case to > from:
		return Move{Kind: Out, Rings: to - from, From: from}
	}
	return Move{Kind: None, From: -1}
}
