package radar

// needEdition reports a history or a retirement in a file that does not say which edition it describes.
func (b *builder) needEdition(v value) {
	for _, key := range []string{"history", "retired"} {
		if f, ok := v.fields[key]; ok && !b.noEdition {
			b.noEdition = true // the file lacks one thing, however many entries miss it
			b.report(f.at, faultf(codeNoEdition, "%s needs the edition of the radar itself to compare with", key).
				withHint("write edition: at the top of the file, such as edition: 2023-04"))
		}
	}
}

// history reads the history of an entry and checks that it rises and ends before the edition of the radar. It
// returns the last edition, zero when there is none.
func (b *builder) history(v value, e *Entry) (last Edition) {
	list, _ := v.get("history")
	for _, item := range list.list {
		if item.bad {
			continue
		}
		c := Change{Edition: asEdition(item, "edition"), Ring: -1, Note: item.str("note")}
		ring, hasRing := item.fields["ring"]
		retired, hasRetired := item.fields["retired"]
		switch {
		case hasRing && hasRetired:
			b.report(retired.at, faultf(codeHistory, "an item of history has either a ring or retired, not both").
				withHint("remove one of the two"))
		case hasRing && !ring.bad:
			c.Ring = b.pastRing(item)
		case hasRetired:
			c.Retired = true
			b.leavesOnce(retired.at, e, c.Edition)
		case !hasRing:
			b.report(item.at, faultf(codeHistory, "this item of history has neither a ring nor retired").
				withHint("write the ring that the entry had, or retired: true"))
		}
		last = b.inOrder(item, c.Edition, last)
		e.History = append(e.History, c)
	}
	return last
}

// leavesOnce reports an entry that leaves in an edition when its history so far says that it had left already.
func (b *builder) leavesOnce(at Pos, e *Entry, now Edition) {
	if len(e.History) == 0 || now.IsZero() {
		return
	}
	if before := e.History[len(e.History)-1]; before.Retired && !before.Edition.IsZero() {
		b.report(at, faultf(codeHistory, "the entry left in %s, and had left in %s already", now, before.Edition).
			withHint("write the ring that it came back to between the two, or remove one of them"))
	}
}

// pastRing returns the ring of a history item. That a ring may be gone today is worth a word of its own.
func (b *builder) pastRing(item value) int {
	known := len(b.found)
	ring := b.reference(item, "ring", b.rings)
	if len(b.found) > known && b.found[known].hint == "" {
		b.found[known].fault = b.found[known].withHint(
			"a ring that was renamed or removed belongs in the aliases of the one that took its place")
	}
	return ring
}

// inOrder checks that the edition of a history item is later than the last and earlier than the radar's. It
// returns the later of the first two.
func (b *builder) inOrder(item value, now, last Edition) Edition {
	if now.IsZero() {
		return last
	}
	at := item.fields["edition"].at
	radar := b.radar.Edition
	switch {
	case last.IsZero():
	case now.SameStart(last):
		b.report(at, faultf(codeOrder, "the edition %s begins on the same day as %s before it", now, last).
			withHint("history has one item for an edition"))
	case now.Before(last):
		b.report(at, faultf(codeOrder, "the edition %s is earlier than %s before it", now, last).
			withHint("history is written oldest first"))
	}
	if !radar.IsZero() && !now.Before(radar) {
		b.report(at, faultf(codeOrder, "the edition %s is not earlier than the radar's own, %s", now, radar).
			withHint("history is what was before; the ring of today is the key ring of the entry"))
	}
	if last.IsZero() || last.Before(now) {
		return now
	}
	return last
}

// retired reads the retirement of an entry whose history ends with the edition last.
func (b *builder) retired(v value, e *Entry, last Edition) {
	item, ok := v.get("retired")
	if !ok {
		return
	}
	e.Retired = &Retirement{Edition: asEdition(item, "edition"), Reason: item.str("reason")}
	now := e.Retired.Edition
	if now.IsZero() {
		return
	}
	at := item.fields["edition"].at
	if radar := b.radar.Edition; !radar.IsZero() && radar.Before(now) {
		b.report(at, faultf(codeOrder, "the entry is retired in %s, which is later than the radar's own edition, %s", now, radar).
			withHint("write the edition in which it left, at most %s", radar))
	}
	b.leavesOnce(at, e, now)
	if !last.IsZero() && !last.Before(now) {
		b.report(at, faultf(codeOrder, "the entry is retired in %s, and its history goes up to %s", now, last).
			withHint("write the edition in which it left: later than its history"))
	}
}
