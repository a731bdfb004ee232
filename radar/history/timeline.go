package history

import (
	"slices"
	"time"

	"techradar/radar"
)

// Period is what happened in one edition of a radar, as far as its file remembers.
type Period struct {
	Edition radar.Edition
	First   bool   // the earliest edition that the file knows: whatever was on the radar then counts as unchanged
	Steps   []Step // in the order of Radar.Entries
}

// Step is what happened to one entry in a period. Its Kind is New, In, Out or Gone.
type Step struct {
	Entry int // index into Radar.Entries
	Move  Move
	Ring  int // index into Radar.Rings: where the entry stood then; of one that has gone, its last ring
}

// Count is how often a kind of change happened in the period. A return counts as New.
func (p Period) Count(kind Kind) int {
	n := 0
	for _, s := range p.Steps {
		if s.Move.Kind == kind {
			n++
		}
	}
	return n
}

// Timeline returns every edition that the radar or one of its entries names, the earliest first, each with what
// happened in it. A first edition has none: there is nothing to tell of it.
func Timeline(r *radar.Radar) []Period {
	if FirstEdition(r) {
		return nil
	}
	periods, at := editions(r)
	add := func(edition radar.Edition, s Step) {
		if p := &periods[at[edition.Start()]]; s.Move.Kind != None && (!p.First || s.Move.Kind != New) {
			p.Steps = append(p.Steps, s)
		}
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		before := -1 // index into e.History
		for k, h := range e.History {
			step := Step{Entry: i, Ring: h.Ring}
			switch {
			case h.Retired:
				step.Move, step.Ring = Move{Kind: Gone, From: -1}, e.Ring
				if k > 0 {
					step.Ring = e.History[k-1].Ring
				}
			case before < 0:
				step.Move = Move{Kind: New, From: -1}
			default:
				step.Move = since(e.History[before], h.Ring)
			}
			add(h.Edition, step)
			before = k
		}
		if e.Retired != nil {
			add(e.Retired.Edition, Step{Entry: i, Move: Move{Kind: Gone, From: -1}, Ring: e.Ring})
			continue
		}
		if move := move(e, r.Edition, false); move.Kind != None {
			add(r.Edition, Step{Entry: i, Move: move, Ring: e.Ring})
		}
	}
	return periods
}

// since is the move from what an entry was before to a ring.
func since(before radar.Change, ring int) Move {
	if before.Retired {
		return Move{Kind: New, From: -1, Returned: true}
	}
	return between(before.Ring, ring)
}

// editions lists the editions by their start, and says at which index each is. Two that start on one day are one, named
// as it was named first.
func editions(r *radar.Radar) ([]Period, map[time.Time]int) {
	var periods []Period
	at := map[time.Time]int{}
	name := func(e radar.Edition) {
		if _, known := at[e.Start()]; !known {
			at[e.Start()] = 0
			periods = append(periods, Period{Edition: e})
		}
	}
	name(r.Edition)
	for i := range r.Entries {
		for _, h := range r.Entries[i].History {
			name(h.Edition)
		}
		if gone := r.Entries[i].Retired; gone != nil {
			name(gone.Edition)
		}
	}
	slices.SortFunc(periods, func(a, b Period) int { return a.Edition.Start().Compare(b.Edition.Start()) })
	for i := range periods {
		at[periods[i].Edition.Start()] = i
	}
	periods[0].First = true
	return periods, at
}
