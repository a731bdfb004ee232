package history

import (
	"slices"
	"strings"

	"techradar/radar"
)

// pairs finds in one radar what stands in another.
type pairs struct {
	old, now         *radar.Radar
	quadrants, rings sectors
}

func newPairs(old, now *radar.Radar) *pairs {
	p := &pairs{old: old, now: now}
	var a, b []sector
	for _, q := range old.Quadrants {
		a = append(a, sector{q.ID, q.Name, q.Description, q.Aliases})
	}
	for _, q := range now.Quadrants {
		b = append(b, sector{q.ID, q.Name, q.Description, q.Aliases})
	}
	p.quadrants = pairSectors(a, b)
	a, b = nil, nil
	for _, r := range old.Rings {
		a = append(a, sector{r.ID, r.Name, r.Description, r.Aliases})
	}
	for _, r := range now.Rings {
		b = append(b, sector{r.ID, r.Name, r.Description, r.Aliases})
	}
	p.rings = pairSectors(a, b)
	return p
}

// folded is the form in which ids and names are compared. Parse has composed their characters.
func folded(s string) string { return strings.ToLower(s) }

// sector is a quadrant or a ring.
type sector struct {
	id, name, description string
	aliases               []string
}

// like reports whether two sectors share a word: an id, a name or an alias.
func (s *sector) like(other *sector) bool {
	known := map[string]bool{}
	for _, word := range append([]string{s.id, s.name}, s.aliases...) {
		known[folded(word)] = true
	}
	return slices.ContainsFunc(append([]string{other.id, other.name}, other.aliases...), func(word string) bool { return known[folded(word)] })
}

// sectors pairs two lists of quadrants or rings.
type sectors struct {
	old, now []sector
	to       []int // by sector of old: the one of now, or -1
	first    []int // by sector of now: the one of old that it was, or -1; others were merged into it
}

func pairSectors(old, now []sector) sectors {
	s := sectors{old: old, now: now}
	s.first = slices.Repeat([]int{-1}, len(now))
	for i := range old {
		j := slices.IndexFunc(now, func(n sector) bool { return folded(n.id) == folded(old[i].id) })
		s.to = append(s.to, j)
		if j >= 0 {
			s.first[j] = i
		}
	}
	for i, o := range old {
		if s.to[i] >= 0 {
			continue
		}
		s.to[i] = slices.IndexFunc(now, func(n sector) bool { return n.like(&o) })
		if j := s.to[i]; j >= 0 && s.first[j] < 0 {
			s.first[j] = i
		}
	}
	return s
}

// changes lists what differs, and reports whether those that both lists have stand in another order.
func (s *sectors) changes() (list []SectorChange, reordered bool) {
	last := -1
	for j, i := range s.first {
		if i < 0 {
			list = append(list, SectorChange{Old: -1, New: j})
			continue
		}
		reordered = reordered || i < last
		last = max(i, last)
		a, b := &s.old[i], &s.now[j]
		c := SectorChange{Old: i, New: j, Renamed: a.name != b.name}
		for _, f := range []struct {
			key     string
			differs bool
		}{
			{"id", a.id != b.id},
			{"description", a.description != b.description},
			{"aliases", !slices.Equal(a.aliases, b.aliases)},
		} {
			if f.differs {
				c.Fields = append(c.Fields, f.key)
			}
		}
		if c.Renamed || len(c.Fields) > 0 {
			list = append(list, c)
		}
	}
	for i, j := range s.to {
		if j < 0 || s.first[j] != i {
			list = append(list, SectorChange{Old: i, New: j, Merged: j >= 0})
		}
	}
	return list, reordered
}

// fields lists the keys of an entry that differ, but for its name and quadrant, and for its ring and its retirement
// where they have made a move.
func (p *pairs) fields(a, b *radar.Entry, kind Kind) []string {
	archived := kind == Archived
	was, is := p.pasts(a, b)
	var keys []string
	for _, f := range []struct {
		key     string
		differs bool
	}{
		{"ring", archived && p.rings.to[a.Ring] != b.Ring},
		{"summary", a.Summary != b.Summary},
		{"description", a.Description != b.Description},
		{"link", a.Link != b.Link},
		{"links", !slices.Equal(a.Links, b.Links)},
		{"tags", !slices.Equal(a.Tags, b.Tags)},
		{"owner", a.Owner != b.Owner},
		{"sources", !slices.Equal(a.Sources, b.Sources)},
		{"review_by", a.ReviewBy.Name != b.ReviewBy.Name},
		{"replaced_by", a.ReplacedBy != b.ReplacedBy},
		{"history", !slices.EqualFunc(was, is, p.samePast)},
		{"retired", archived && (a.Retired.Edition.Name != b.Retired.Edition.Name || a.Retired.Reason != b.Retired.Reason)},
	} {
		if f.differs {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// pasts are the parts of two histories that both radars could tell: what was before either. What a new edition has
// added is no change to the past, nor is an item for the retirement that an entry has come back from.
func (p *pairs) pasts(a, b *radar.Entry) (was, is []radar.Change) {
	until := p.old.Edition
	if p.now.Edition.Before(until) {
		until = p.now.Edition
	}
	for _, e := range []*radar.Entry{a, b} {
		if e.Retired != nil && e.Retired.Edition.Before(until) && (a.Retired == nil || b.Retired == nil) {
			until = e.Retired.Edition
		}
	}
	later := func(c radar.Change) bool { return !c.Edition.Before(until) }
	return slices.DeleteFunc(slices.Clone(a.History), later), slices.DeleteFunc(slices.Clone(b.History), later)
}

// samePast compares an item of a history in Old with one in New.
func (p *pairs) samePast(a, b radar.Change) bool {
	return a.Edition.SameStart(b.Edition) && a.Retired == b.Retired && a.Note == b.Note &&
		(a.Retired || p.rings.to[a.Ring] == b.Ring)
}
