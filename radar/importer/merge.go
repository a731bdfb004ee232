package importer

import (
	"fmt"
	"slices"

	"techradar/radar"
)

// Skipped is an entry that was not taken into a radar.
type Skipped struct {
	Entry radar.Entry
	Why   string // lower case, no full stop
}

// Merge returns the entries of a result that a radar does not have yet, with its quadrants and rings, in the order in
// which they were found; and the others, each with the reason. An entry is there when one has its id or its name, or a
// name that the catalogue takes for the same tool.
func Merge(result *Result, into *radar.Radar) (fresh []radar.Entry, skipped []Skipped, err error) {
	file, err := readCatalogue()
	if err != nil {
		return nil, nil, err
	}
	m := &merger{
		from: result.Radar, into: into, catalogue: newCatalogue(file, into), byName: map[string]*radar.Entry{}, byID: map[string]*radar.Entry{}, ids: map[string]bool{},
		taken: map[string]bool{}, newID: map[string]string{},
	}
	for i := range into.Entries {
		m.know(&into.Entries[i])
		m.taken[folded(into.Entries[i].ID)] = true
	}
	m.willBe(result.Radar.Entries)
	for _, e := range result.Radar.Entries {
		there := m.find(&e)
		why := m.wrong(&e)
		switch {
		case there != nil && there.Pos.Line > 0:
			skipped = append(skipped, Skipped{e, fmt.Sprintf("it is there already, in line %d", there.Pos.Line)})
			continue
		case there != nil:
			skipped = append(skipped, Skipped{e, "another one of these has its name: " + quoted(there.Name)})
			continue
		case why == "" && m.successor(&e) == "" && e.ReplacedBy != "":
			why = fmt.Sprintf("it is replaced by %s, which is neither there nor imported", quoted(e.ReplacedBy))
		}
		if why != "" {
			skipped = append(skipped, Skipped{e, why})
			continue
		}
		moved := m.moved(e)
		moved.Pos = radar.Pos{}
		moved.ID = m.newID[e.ID]
		m.taken[folded(moved.ID)] = true
		fresh = append(fresh, moved)
		m.know(&moved)
	}
	return fresh, skipped, nil
}

// willBe notes the ids of the entries that can be taken. One that is replaced by an entry that cannot goes, too.
func (m *merger) willBe(entries []radar.Entry) {
	for _, e := range entries {
		if m.find(&e) == nil && m.wrong(&e) == "" {
			m.ids[e.ID] = true
			m.newID[e.ID] = e.ID
			if m.taken[folded(e.ID)] { // C++ beside C
				m.newID[e.ID] = freeID(e.Name, func(id string) bool { return m.taken[folded(id)] })
			}
			m.taken[folded(m.newID[e.ID])] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for _, e := range entries {
			if m.ids[e.ID] && e.ReplacedBy != "" && m.successor(&e) == "" {
				delete(m.ids, e.ID)
				changed = true
			}
		}
	}
}

// successor returns the id, in the radar, of the entry that took the place of another, or "".
func (m *merger) successor(e *radar.Entry) string {
	if m.ids[e.ReplacedBy] {
		return m.newID[e.ReplacedBy]
	}
	for i := range m.from.Entries {
		if next := &m.from.Entries[i]; next.ID == e.ReplacedBy {
			if there := m.find(next); there != nil {
				return there.ID
			}
			return ""
		}
	}
	if there := m.byID[folded(e.ReplacedBy)]; there != nil {
		return there.ID
	}
	return ""
}

// merger compares the entries of two radars.
type merger struct {
	from, into   *radar.Radar
	catalogue    *catalogue
	byName, byID map[string]*radar.Entry // what is there, and what was taken
	ids          map[string]bool         // the entries that will be there, by the ids that they have in the result
	newID        map[string]string       // the ids that they get
	taken        map[string]bool         // folded ids
}

// names are what an entry is known by: its name, and the catalogue's for the same tool.
func (m *merger) names(e *radar.Entry) []string {
	names := []string{folded(e.Name)}
	if key := keyOf(e.Name); key != "" {
		names = append(names, key)
	}
	if t := m.catalogue.lookUp(e.Name); t != nil {
		names = append(names, keyOf(t.Name))
	}
	return names
}

func (m *merger) know(e *radar.Entry) {
	for _, name := range m.names(e) {
		if m.byName[name] == nil {
			m.byName[name] = e
		}
	}
	if id := folded(e.ID); m.byID[id] == nil {
		m.byID[id] = e
	}
}

// find returns the entry that is the same, by its name or its id, or nil. Two whose names differ and have one slug,
// such as C and C++, have the id by accident.
func (m *merger) find(e *radar.Entry) *radar.Entry {
	for _, name := range m.names(e) {
		if there := m.byName[name]; there != nil {
			return there
		}
	}
	if there := m.byID[folded(e.ID)]; there != nil && radar.Slug(there.Name) != radar.Slug(e.Name) {
		return there
	}
	return nil
}

func (m *merger) quadrant(i int) int {
	q := m.from.Quadrants[i]
	return slices.IndexFunc(m.into.Quadrants, func(own radar.Quadrant) bool {
		return same(append([]string{q.ID, q.Name}, q.Aliases...), append([]string{own.ID, own.Name}, own.Aliases...))
	})
}

func (m *merger) ring(i int) int {
	r := m.from.Rings[i]
	return slices.IndexFunc(m.into.Rings, func(own radar.Ring) bool {
		return same(append([]string{r.ID, r.Name}, r.Aliases...), append([]string{own.ID, own.Name}, own.Aliases...))
	})
}

// same reports whether two lists have a word in common.
func same(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return folded(x) == folded(y) })
	})
}

// wrong says why an entry cannot stand in the radar, or "".
func (m *merger) wrong(e *radar.Entry) string {
	if m.quadrant(e.Quadrant) < 0 {
		return fmt.Sprintf("there is no quadrant %s: add it, or give one that alias", quoted(m.from.Quadrants[e.Quadrant].Name))
	}
	rings := []int{e.Ring}
	last := radar.Edition{}
	for _, c := range e.History {
		if !c.Retired {
			rings = append(rings, c.Ring)
		}
		last = c.Edition
	}
	for _, r := range rings {
		if m.ring(r) < 0 {
			return fmt.Sprintf("there is no ring %s: add it, or give one that alias", quoted(m.from.Rings[r].Name))
		}
	}
	edition := m.into.Edition
	switch {
	case edition.IsZero() && (len(e.History) > 0 || e.Retired != nil):
		return "it has a history, and the radar has no edition: add one"
	case len(e.History) > 0 && !last.Before(edition):
		return fmt.Sprintf("its history goes up to %s, and the edition of the radar is %s", last, edition)
	case e.Retired != nil && edition.Before(e.Retired.Edition):
		return fmt.Sprintf("it was retired in %s, and the edition of the radar is %s", e.Retired.Edition, edition)
	}
	return ""
}

// moved returns an entry with the quadrants and rings of the radar.
func (m *merger) moved(e radar.Entry) radar.Entry {
	e.Quadrant, e.Ring = m.quadrant(e.Quadrant), m.ring(e.Ring)
	if e.ReplacedBy != "" {
		e.ReplacedBy = m.successor(&e)
	}
	e.History = slices.Clone(e.History)
	for i, c := range e.History {
		if !c.Retired {
			e.History[i].Ring = m.ring(c.Ring)
		}
	}
	return e
}
