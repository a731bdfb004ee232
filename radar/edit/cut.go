package edit

import (
	"fmt"
	"slices"
	"strings"

	"techradar/radar"
)

// The codes of the problems that Cut finds.
const (
	codeNoEdition = "missing-edition"
	codeOrder     = "edition-order"
	codeRing      = "unknown-ring"
	codeMany      = "too-many"
)

// Record is an item that Cut has added to the history of an entry.
type Record struct {
	Entry  int          // index into Radar.Entries
	Change radar.Change // Change.Ring is an index into Radar.Rings
	Ring   string       // the ring as it was written; "" where Change.Retired
}

// Cut opens the next edition of a radar.yaml, src, which radar.Parse has read as r. It appends the ring of each
// entry to its history where the ring differs from the last one there or there is none, under the edition that the
// file describes so far, and then sets the edition to next. A retired entry has left already and gets nothing.
//
// That is meant to be done before the editing. When the edits came first, base is the radar as it was published:
// the rings are those that base has, under the edition of base. An entry that base does not have is new and gets
// nothing; one that was retired in base and is no more gets the item "retired: true". base is nil otherwise. The
// edition in src is that of base or the next one already: what one between them had would be lost.
//
// Only insertions are made, but for the edition. The error is a *Refusal when the file cannot be cut as it is.
func Cut(src []byte, r *radar.Radar, next radar.Edition, base *radar.Radar) (out []byte, recorded []Record, err error) {
	c := cut{radar: r, next: next, base: base, old: r.Edition}
	if base != nil {
		c.old = base.Edition
	}
	if err := c.checkEditions(); err != nil {
		return nil, nil, err
	}
	recorded = c.plan()
	if len(c.problems) > 0 {
		return nil, nil, &Refusal{c.problems}
	}
	d, err := open(src, r)
	if err != nil {
		return nil, nil, err
	}
	for i := range recorded {
		d.record(&recorded[i])
	}
	d.setEdition(next)
	out = apply(d.text, d.changes)

	after, err := reread(out, r.File)
	if err != nil {
		return nil, nil, err
	}
	if !alike(after, withRecords(r, next, recorded)) {
		return nil, nil, errUnlike
	}
	return out, recorded, nil
}

// withRecords returns the radar that a cut makes of r.
func withRecords(r *radar.Radar, next radar.Edition, recorded []Record) *radar.Radar {
	after := *r
	after.Edition = next
	after.Entries = slices.Clone(r.Entries)
	for _, rec := range recorded {
		e := &after.Entries[rec.Entry]
		e.History = append(slices.Clip(e.History), rec.Change)
	}
	return &after
}

// cut is one run of Cut up to the point where it is known what to write.
type cut struct {
	radar     *radar.Radar
	base      *radar.Radar // or nil
	old, next radar.Edition
	problems  []radar.Problem
}

func (c *cut) refuse(at radar.Pos, code, hint, format string, args ...any) {
	c.problems = append(c.problems, c.radar.Problem(at, radar.Error, code, fmt.Sprintf(format, args...), hint))
}

// checkEditions checks that the next edition comes after the one that is recorded, and the file's not after it.
func (c *cut) checkEditions() error {
	now := c.radar.Edition
	at := c.radar.At("edition")
	switch {
	case now.IsZero():
		c.refuse(c.radar.At("title"), codeNoEdition,
			fmt.Sprintf("write a line below the title that names it, such as edition: %04d", max(0, c.next.Start().Year()-1)),
			"the file does not say which edition it describes, so its rings cannot be recorded under one")
	case c.base != nil && c.base.Edition.IsZero():
		c.refuse(radar.Pos{}, codeNoEdition, "take the rings from a file that has an edition",
			"%s, which the rings are taken from, has no edition", c.base.File)
	case !c.old.Before(c.next) && c.base != nil:
		c.refuse(at, codeOrder, "name an edition that is later than "+c.old.Name,
			"the edition %s is not later than %s, the edition of %s", c.next, c.old, c.base.File)
	case !c.old.Before(c.next):
		c.refuse(at, codeOrder, "name an edition that is later than "+c.old.Name,
			"the edition %s is not later than %s, which the file describes", c.next, c.old)
	case now.Before(c.old):
		c.refuse(at, codeOrder, "take the rings from the edition before this one",
			"the file describes %s, and %s, which the rings are taken from, is later: %s", now, c.base.File, c.old)
	case c.next.Before(now):
		c.refuse(at, codeOrder, "name an edition that is not earlier than "+now.Name,
			"the edition %s is earlier than %s, which the file describes", c.next, now)
	case c.old.Before(now) && now.Before(c.next):
		c.refuse(at, codeOrder,
			fmt.Sprintf("take the rings from the file as it was published in %s; if that never was, write edition: %s here first", now, c.old),
			"the rings of %s would be recorded nowhere: the file describes it, and %s, which the rings are taken from, describes %s", now, c.base.File, c.old)
	default:
		return nil
	}
	return &Refusal{c.problems}
}

// plan returns what is to be recorded, in the order of the entries.
func (c *cut) plan() []Record {
	published := map[string]*radar.Entry{}
	if c.base != nil {
		for i := range c.base.Entries {
			published[strings.ToLower(c.base.Entries[i].ID)] = &c.base.Entries[i]
		}
	}
	var recorded []Record
	for i := range c.radar.Entries {
		e := &c.radar.Entries[i]
		change, ok := radar.Change{Edition: c.old, Ring: e.Ring}, e.Retired == nil
		if c.base != nil {
			change, ok = c.past(e, published[strings.ToLower(e.ID)])
		}
		if !ok || known(e, change) {
			continue
		}
		if n := len(e.History); n == radar.MaxListLength {
			c.refuse(e.At("history"), codeMany, "remove its oldest items",
				"the history of %s has %d items, which is as many as there may be, and needs one more", e.Name, n)
			continue
		}
		recorded = append(recorded, Record{Entry: i, Change: change})
	}
	return recorded
}

// known reports whether the history of an entry ends with a change, or with what comes to the same.
func known(e *radar.Entry, change radar.Change) bool {
	if len(e.History) == 0 {
		return false
	}
	last := e.History[len(e.History)-1]
	if change.Retired {
		return last.Retired || !last.Edition.Before(change.Edition)
	}
	return last.Ring == change.Ring
}

// past returns what an entry was in the base, where it is called was, or nil when it is new. It is not ok when there
// is nothing to record.
func (c *cut) past(e, was *radar.Entry) (change radar.Change, ok bool) {
	switch {
	case was == nil:
		return change, false
	case was.Retired != nil && e.Retired != nil:
		return change, false
	case was.Retired != nil:
		return radar.Change{Edition: was.Retired.Edition, Ring: -1, Retired: true, Note: was.Retired.Reason}, true
	case e.Retired != nil && !c.old.Before(e.Retired.Edition):
		c.refuse(e.At("retired"), codeOrder, fmt.Sprintf("write retired: {edition: %s} here and edition: %s at the top", c.next, c.next),
			"%s is retired in %s, but it is on the radar of %s in %s", e.Name, e.Retired.Edition, c.old, c.base.File)
		return change, false
	}
	ring := c.ringNow(was.Ring)
	if ring < 0 {
		name := c.base.Rings[was.Ring].Name
		c.refuse(c.radar.At("rings"), codeRing, "add it to the aliases of the ring that took its place",
			"%s is in the ring %s in %s, and there is no such ring here", e.Name, name, c.base.File)
		return change, false
	}
	change = radar.Change{Edition: c.old, Ring: ring}
	if n := len(e.History); n > 0 && !known(e, change) && !e.History[n-1].Edition.Before(c.old) {
		c.refuse(e.At("history"), codeOrder, "correct the item, or remove it",
			"the history of %s goes up to %s and does not end in the ring that it has in %s, %s",
			e.Name, e.History[n-1].Edition, c.base.File, c.radar.Rings[ring].Name)
		return change, false
	}
	return change, true
}

// ringNow returns the index of the ring that the base has at index i, or -1. The rings of a file are told apart
// without regard to case.
func (c *cut) ringNow(i int) int {
	was := c.base.Rings[i]
	for _, word := range append([]string{was.ID, was.Name}, was.Aliases...) {
		for j, ring := range c.radar.Rings {
			same := func(s string) bool { return strings.EqualFold(s, word) }
			if same(ring.ID) || same(ring.Name) || slices.ContainsFunc(ring.Aliases, same) {
				return j
			}
		}
	}
	return -1
}
