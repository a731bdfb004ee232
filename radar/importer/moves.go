package importer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"techradar/radar"
)

// The editions that stand in where a file tells movement and no date: a radar has movement only between editions.
// They are so early that nobody takes them for real.
const (
	standIn       = "2001"
	standInBefore = "2000"
)

// movement gives the radar its edition, and the entries the rings that they must have come from where a file has typed
// movement alone.
func (b *radarMaker) movement() {
	typed := 0
	var at place
	for _, e := range b.toolRadar.entries {
		if e.move.kind > moveNone {
			if typed++; typed == 1 {
				at = e.moveAt
			}
		}
	}
	now := b.edition
	switch {
	case b.into != nil:
		now = b.into.Edition
		if now.IsZero() && b.hasPast(typed) {
			b.warn(at, codeStandIn, "write edition: at its top first, such as edition: 2023-04",
				"the radar to import into has no edition: history and movement are left out")
		}
	case now.IsZero() && typed > 0:
		now, _ = radar.ParseEdition(standIn)
		b.warn(at, codeStandIn, "write the right ones, as in edition: 2023-04",
			"the file tells movement and no date: the editions %s and, for what was before, %s stand in", standIn, standInBefore)
	case now.IsZero() && b.hasPast(0):
		b.warn(b.editionAt, codeDate, "", "the file does not say its own date: history is left out")
	}
	b.radar.Edition = now
	if typed > 0 && !now.IsZero() {
		b.complete(typed, at)
	}
}

// hasPast reports whether some entry has movement or a history.
func (b *radarMaker) hasPast(typed int) bool {
	return typed > 0 || slices.ContainsFunc(b.toolRadar.entries, func(e *toolEntry) bool { return len(e.past) > 0 || e.retired != nil })
}

// complete writes the rings from which entries moved, as far as they are known.
func (b *radarMaker) complete(typed int, at place) {
	before := b.before()
	guessed, known := 0, 0
	for _, e := range b.toolRadar.entries {
		if len(e.past) > 0 {
			known++
		}
		if len(e.past) > 0 || e.move.kind == moveNew || e.retired != nil {
			continue
		}
		known++
		ring, steps := e.ring, max(1, e.move.distance)
		switch e.move.kind {
		case moveIn:
			ring = b.ringFrom(e.ring, steps)
		case moveOut:
			ring = b.ringFrom(e.ring, -steps)
		}
		if e.move.kind > moveNone && e.move.distance == 0 && ring != e.ring {
			guessed++
		}
		if e.move.kind > moveNone && ring == e.ring {
			where := map[moveKind]string{moveIn: "in, and this is the outermost ring", moveOut: "out, and this is the innermost ring"}[e.move.kind]
			b.warn(e.moveAt, codeMove, "", "%s is said to have moved %s: it is imported as unchanged", quoted(e.name), where)
		}
		e.past = []radar.Change{{Edition: before, Ring: ring}}
	}
	if guessed > 0 {
		b.warn(at, codeMove, "correct the rings in history where they were others",
			"%s moved, and the file does not say how far: one ring is taken, recorded for %s", plural(guessed, "entry", "entries"), before)
	}
	if known == 0 {
		b.warn(at, codeMove, "", "every entry is new, %d in all: this is a first edition, and nothing is marked", typed)
	}
}

// ringFrom returns the ring so many rings outward of another, or as far as there are rings: those of the radar to merge
// with, where there is one.
func (b *radarMaker) ringFrom(ring, steps int) int {
	if b.into == nil || b.ringOf[ring] < 0 {
		return stepRings(b.rings, ring, steps)
	}
	to := min(max(b.ringOf[ring]+steps, 0), len(b.radar.Rings)-1)
	if to == b.ringOf[ring] {
		return ring
	}
	i := slices.Index(b.ringOf, to)
	if i < 0 { // the file does not name it
		i = len(b.ringOf)
		b.ringOf = append(b.ringOf, to)
	}
	return i
}

// before returns the edition before that of the radar: the latest of the file or of the radar to merge with, or else
// one period earlier.
func (b *radarMaker) before() radar.Edition {
	var before radar.Edition
	look := func(e radar.Edition) {
		if !e.IsZero() && e.Before(b.radar.Edition) && (before.IsZero() || before.Before(e)) {
			before = e
		}
	}
	for _, e := range b.toolRadar.entries {
		for _, c := range e.past {
			look(c.Edition)
		}
	}
	if b.into != nil {
		for _, e := range b.into.Entries {
			for _, c := range e.History {
				look(c.Edition)
			}
		}
	}
	if before.IsZero() {
		return periodBefore(b.radar.Edition)
	}
	return before
}

// periodBefore returns the year, quarter, month or day before an edition, by how it is written.
func periodBefore(e radar.Edition) radar.Edition {
	start := e.Start()
	var name string
	switch {
	case len(e.Name) == len("2006"):
		name = start.AddDate(-1, 0, 0).Format("2006")
	case strings.Contains(e.Name, "Q"):
		start = start.AddDate(0, -3, 0)
		name = fmt.Sprintf("%04d-Q%d", start.Year(), (int(start.Month())+2)/3)
	case len(e.Name) == len("2006-01"):
		name = start.AddDate(0, -1, 0).Format("2006-01")
	default:
		name = start.AddDate(0, 0, -1).Format("2006-01-02")
	}
	before, err := radar.ParseEdition(name)
	if err != nil { // there is no year before the first
		return e
	}
	return before
}

// history returns the rings of earlier editions as a radar writes them: rising, before its own edition, and only where
// the ring changed.
func (b *radarMaker) history(e *toolEntry, name string) []radar.Change {
	past := slices.Clone(e.past)
	slices.SortStableFunc(past, func(a, c radar.Change) int { return a.Edition.Start().Compare(c.Edition.Start()) })
	var history []radar.Change
	for _, c := range past {
		if !c.Retired {
			if c.Ring = b.ringOf[c.Ring]; c.Ring < 0 {
				b.warn(e.at, codeRing, "", "%s was in a ring in %s that the radar does not have: that was left out", quoted(name), c.Edition)
				continue
			}
		}
		c.Note = b.line(c.Note, radar.MaxLineLength, "a note of "+quoted(name), e.at)
		last := len(history) - 1
		switch {
		case b.radar.Edition.IsZero():
			continue // told by movement
		case !c.Edition.Before(b.radar.Edition):
			b.count("late", e.at, codeOrder, func(n int) string {
				return plural(n, "ring", "rings") + fmt.Sprintf(" of history are not earlier than the edition %s of the radar: left out", b.radar.Edition)
			})
		case last >= 0 && history[last].Edition.SameStart(c.Edition):
			b.warn(e.at, codeOrder, "", "%s has two rings in %s: the last one counts", quoted(name), c.Edition)
			history[last] = c
		case last >= 0 && c.Note == "" && history[last].Ring == c.Ring && history[last].Retired == c.Retired:
		default:
			history = append(history, c)
		}
	}
	if n := len(history) - radar.MaxListLength; n > 0 {
		b.warn(e.at, codeCut, "", "%s has a history of %d rings, and %d are the most: the oldest were left out", quoted(name), len(history), radar.MaxListLength)
		history = history[n:]
	}
	return history
}

// retire checks when an entry left. It is not ok when there is no edition to say it by.
func (b *radarMaker) retire(e *toolEntry, made *radar.Entry) bool {
	if e.retired == nil {
		return true
	}
	now := b.radar.Edition
	left := *e.retired
	left.Reason = b.line(left.Reason, radar.MaxLineLength, "why "+quoted(made.Name)+" left", e.at)
	made.Retired = &left
	if now.IsZero() {
		b.warn(e.at, codeOrder, "", "%s left the radar, and there is no edition to say when: it was left out", quoted(made.Name))
		return false
	}
	if now.Before(left.Edition) {
		b.warn(e.at, codeOrder, "", "%s left in %s, later than the edition %s of the radar: it leaves in that", quoted(made.Name), left.Edition, now)
		left.Edition = now
	}
	for len(made.History) > 0 && !made.History[len(made.History)-1].Edition.Before(left.Edition) {
		made.History = made.History[:len(made.History)-1]
		b.count("after", e.at, codeOrder, func(n int) string {
			return plural(n, "ring", "rings") + " of history are not earlier than when the entry left: left out"
		})
	}
	return true
}

// day is the edition of a day.
func day(t time.Time) radar.Edition {
	e, err := radar.ParseEdition(t.Format("2006-01-02"))
	if err != nil {
		return radar.Edition{}
	}
	return e
}
