package lint

import (
	"slices"
	"time"

	"techradar/radar"
)

func reviewPassed(c *check) {
	for _, e := range c.shown() {
		if !e.ReviewBy.IsZero() && !c.today.Before(e.ReviewBy.End()) {
			c.report(e.At("review_by"), "look at it, then set review_by to the next date or remove it",
				"%s was to be looked at again by %s, which has passed", quote(e.Name), e.ReviewBy)
		}
	}
}

func notReviewed(c *check) {
	editions, months := c.numbers["editions"], c.numbers["months"]
	known := knownEditions(c.radar)
	for _, e := range c.shown() {
		looked := lookedAt(c.radar, e)
		if looked.IsZero() || !e.ReviewBy.IsZero() {
			continue // review-passed asks for it
		}
		const hint = "look at it; then move it, or say by review_by when to look again"
		since := countAfter(known, looked)
		due := looked.Start().AddDate(0, months, 0)
		switch {
		case editions > 0 && since >= editions:
			c.report(e.At("name"), hint, "%s was last looked at in %s, %s ago", quote(e.Name), looked, plural(since, "edition"))
		case months > 0 && !c.today.IsZero() && !c.today.Before(due):
			c.report(e.At("name"), hint, "%s was last looked at in %s, %s or more ago", quote(e.Name), looked, plural(months, "month"))
		}
	}
}

// lookedAt returns the edition in which an entry came, changed its ring or was confirmed, whichever was last.
func lookedAt(r *radar.Radar, e *radar.Entry) radar.Edition {
	if len(e.History) == 0 {
		return r.Edition
	}
	last := e.History[len(e.History)-1]
	if last.Retired || last.Ring != e.Ring {
		return r.Edition
	}
	return last.Edition
}

// knownEditions returns when the editions began that the file knows of, in order.
func knownEditions(r *radar.Radar) []time.Time {
	starts := []time.Time{r.Edition.Start()}
	for i := range r.Entries {
		for _, h := range r.Entries[i].History {
			starts = append(starts, h.Edition.Start())
		}
		if gone := r.Entries[i].Retired; gone != nil {
			starts = append(starts, gone.Edition.Start())
		}
	}
	slices.SortFunc(starts, time.Time.Compare)
	return slices.CompactFunc(starts, time.Time.Equal)
}

// countAfter returns how many editions began after the given one.
func countAfter(starts []time.Time, e radar.Edition) int {
	at, found := slices.BinarySearchFunc(starts, e.Start(), time.Time.Compare)
	if found {
		at++
	}
	return len(starts) - at
}
