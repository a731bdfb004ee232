package diff

import (
	"encoding/json"
	"io"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// comparison is what JSON writes. The names are a promise to scripts: they stay, and others may be added. No list is
// null.
type comparison struct {
	Old                side     `json:"old"`
	New                side     `json:"new"`
	Differ             bool     `json:"differ"`
	Keys               []key    `json:"keys"` // of the top of the file that differ: edition, title, subtitle, lang
	Quadrants          []sector `json:"quadrants"`
	QuadrantsReordered bool     `json:"quadrants_reordered"`
	Rings              []sector `json:"rings"`
	RingsReordered     bool     `json:"rings_reordered"`
	Entries            []entry  `json:"entries"` // that differ
	Hints              []hint   `json:"hints"`
}

type side struct {
	File    string `json:"file"`
	Title   string `json:"title"`
	Edition string `json:"edition"` // "" when none
	Entries int    `json:"entries"` // on the radar
}

type key struct {
	Key string `json:"key"`
	Old string `json:"old"`
	New string `json:"new"`
}

// sector is a quadrant or a ring that differs.
type sector struct {
	Change string   `json:"change"` // added, removed, merged (into new, which is another one's, too), edited
	Old    *ref     `json:"old"`    // null when added
	New    *ref     `json:"new"`    // null when removed
	Fields []string `json:"fields"` // keys of radar.yaml that differ: name, id, description, aliases
}

type ref struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// entry is an entry that differs.
type entry struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Moved is new, in, out, gone, none or, for an entry that is on neither radar, archived.
	Moved    string `json:"moved"`
	Rings    int    `json:"rings"`    // crossed, for in and out
	Returned bool   `json:"returned"` // new, but the old file has it as retired
	Removed  bool   `json:"removed"`  // gone, and not in the new file at all
	// UnknownRing says that the entry stands in another ring and the new file does not know the old one.
	UnknownRing  bool     `json:"unknown_ring"`
	Reclassified bool     `json:"reclassified"` // another quadrant
	Renamed      bool     `json:"renamed"`
	Fields       []string `json:"fields"` // other keys of radar.yaml that differ
	Old          *state   `json:"old"`    // null for an entry that the old file lacks
	New          *state   `json:"new"`    // null for an entry that the new file lacks
}

// state is an entry in one of the files.
type state struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Quadrant string `json:"quadrant"` // ids
	Ring     string `json:"ring"`
	Retired  bool   `json:"retired"`
}

type hint struct {
	Code    string   `json:"code"` // rename, history, order
	Message string   `json:"message"`
	Gone    string   `json:"gone"`    // rename: id in the old file, else ""
	Added   string   `json:"added"`   // rename: id in the new file, else ""
	Link    string   `json:"link"`    // rename: the address that both have, "" when their names are alike
	Entries []string `json:"entries"` // history: ids in the new file
}

// JSON writes a comparison for scripts.
func JSON(w io.Writer, c *history.Comparison) error {
	v := comparison{
		Old: newSide(c.Old), New: newSide(c.New), Differ: !c.Same(), Keys: []key{},
		Quadrants: sectors(c.Quadrants, quadrantRefs(c.Old), quadrantRefs(c.New)), QuadrantsReordered: c.Reordered.Quadrants,
		Rings: sectors(c.Rings, ringRefs(c.Old), ringRefs(c.New)), RingsReordered: c.Reordered.Rings,
		Entries: []entry{}, Hints: []hint{},
	}
	for _, k := range c.Keys {
		v.Keys = append(v.Keys, key{k.Key, k.Old, k.New})
	}
	for _, e := range c.Entries {
		x := c.Entry(e)
		v.Entries = append(v.Entries, entry{
			ID: x.ID, Name: x.Name, Moved: string(e.Move.Kind), Rings: e.Move.Rings, Returned: e.Move.Returned, Removed: e.Removed,
			UnknownRing: e.Lost, Reclassified: e.Reclassified, Renamed: e.Renamed, Fields: append([]string{}, e.Fields...),
			Old: newState(c.Old, e.Old), New: newState(c.New, e.New),
		})
	}
	for _, h := range c.Hints {
		v.Hints = append(v.Hints, newHint(c, h))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func newSide(r *radar.Radar) side {
	s := side{File: r.File, Title: r.Title, Edition: r.Edition.Name}
	for i := range r.Entries {
		if r.Entries[i].Retired == nil {
			s.Entries++
		}
	}
	return s
}

func quadrantRefs(r *radar.Radar) []ref {
	var refs []ref
	for _, q := range r.Quadrants {
		refs = append(refs, ref{q.ID, q.Name})
	}
	return refs
}

func ringRefs(r *radar.Radar) []ref {
	var refs []ref
	for _, q := range r.Rings {
		refs = append(refs, ref{q.ID, q.Name})
	}
	return refs
}

func sectors(changes []history.SectorChange, old, now []ref) []sector {
	list := []sector{}
	for _, c := range changes {
		s := sector{Change: "edited", Fields: []string{}}
		if c.Old >= 0 {
			s.Old = &old[c.Old]
		}
		if c.New >= 0 {
			s.New = &now[c.New]
		}
		switch {
		case c.Old < 0:
			s.Change = "added"
		case c.New < 0:
			s.Change = "removed"
		case c.Merged:
			s.Change = "merged"
		}
		if c.Renamed {
			s.Fields = append(s.Fields, "name")
		}
		s.Fields = append(s.Fields, c.Fields...)
		list = append(list, s)
	}
	return list
}

func newState(r *radar.Radar, i int) *state {
	if i < 0 {
		return nil
	}
	e := &r.Entries[i]
	return &state{e.ID, e.Name, r.Quadrants[e.Quadrant].ID, r.Rings[e.Ring].ID, e.Retired != nil}
}

func newHint(c *history.Comparison, h history.Hint) hint {
	v := hint{Code: h.Code, Message: hintText(c, h, words.For("en")), Link: h.Link, Entries: []string{}}
	if h.Code == history.HintRename {
		v.Gone, v.Added = c.Old.Entries[h.Gone].ID, c.New.Entries[h.Added].ID
	}
	for _, j := range h.Entries {
		v.Entries = append(v.Entries, c.New.Entries[j].ID)
	}
	return v
}
