package article

import (
	"fmt"
	"slices"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// Past tells what happened in each edition that the file knows of, the latest first.
type Past struct {
	Title    string // a heading
	Editions []Edition
}

// Edition is one of them.
type Edition struct {
	Title  string // in words, such as "Edition 2026-Q3"
	Groups []StepGroup
	None   string // what to say when there is no group
}

// StepGroup holds the entries that the same thing happened to. None is empty.
type StepGroup struct {
	Name  string // what happened
	Kind  history.Kind
	Steps []Step // in the order of Article.Entries
}

// Step is what happened to an entry in an edition.
type Step struct {
	Entry *Entry
	Path  string // the ring that it then had, with the one before, such as "Assess → Trial"; the last ring of what went
}

// past returns nil when the file knows of a single edition: there is nothing to compare.
func past(r *radar.Radar, w *words.Words, entries []*Entry) *Past {
	periods := history.Timeline(r)
	if len(periods) < 2 {
		return nil
	}
	p := &Past{Title: w.OverTime}
	for _, period := range slices.Backward(periods) {
		e := Edition{Title: fmt.Sprintf(w.EditionName, period.Edition.Name), None: w.Quiet}
		if period.First {
			e.None = w.FirstKnown
		}
		for _, c := range history.Changes() {
			g := StepGroup{Name: w.Change(c), Kind: c.Kind}
			for _, s := range period.Steps {
				if s.Move.Change() == c {
					g.Steps = append(g.Steps, Step{entries[s.Entry], stepPath(r, s)})
				}
			}
			if len(g.Steps) > 0 {
				e.Groups = append(e.Groups, g)
			}
		}
		p.Editions = append(p.Editions, e)
	}
	return p
}

func stepPath(r *radar.Radar, s history.Step) string {
	if s.Move.From < 0 {
		return r.Rings[s.Ring].Name
	}
	return r.Rings[s.Move.From].Name + " → " + r.Rings[s.Ring].Name
}

// timeline is the history of an entry up to this edition, which is its last line where the radar names it. It is empty
// where there is no past.
func (e *Entry) timeline(now radar.Edition, w *words.Words) []Change {
	if len(e.History) == 0 {
		return nil
	}
	list := slices.Clone(e.History)
	switch {
	case !e.OnRadar():
		return append(list, Change{Edition: e.RetiredIn, Ring: w.Gone, Note: e.Reason})
	case now.IsZero():
		return list
	}
	return append(list, Change{Edition: now.Name, Ring: e.RingName, Note: e.Movement})
}

// Track is the timeline of the entry in a line, such as "2025 Trial → 2026-Q1 Adopt", or "" where there is no past. An
// edition in which it stayed is not in it.
func (e *Entry) Track() string {
	line, ring := "", ""
	for _, c := range e.Timeline {
		if c.Ring == ring {
			continue
		}
		if ring = c.Ring; line != "" {
			line += " → "
		}
		line += c.Edition + " " + c.Ring
	}
	return line
}
