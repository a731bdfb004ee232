package article

import (
	"fmt"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/words"
)

// Entry is what can be said of one entry. A text that the radar does not give is "".
type Entry struct {
	Index        int // into Document.Radar.Entries, and into Article.Entries
	ID, Name     string
	Number       int // in its blip; 0 where the name stands on the picture
	Quadrant     int // index into Article.Quadrants
	QuadrantName string
	Ring         int // index into Article.Rings; of an entry that has left the radar, the last one
	RingName     string
	Move         history.Move
	Movement     string // in words, such as "Moved in 2 rings"; "" when nothing moved
	From         string // the ring before, of what moved in or out
	Crossed      string // how many rings it moved, such as "2 rings", where more than one
	Owner        string
	ReviewBy     string // an edition's name
	Summary      string // one line of plain text
	Description  string // Markdown as typed, not safe
	Tags         []string
	Link         Link     // the name, leading to the entry's own site
	Links        []Link   // further reading
	ReplacedBy   Ref      // zero when nothing is said to replace it
	History      []Change // its earlier editions
	Timeline     []Change // History, and this edition at its end
	Sources      []Source
	RetiredIn    string // the edition that it left the radar in, by name; "" while it is on it
	Reason       string // why it left
}

// OnRadar reports whether the entry is drawn. What is not drawn is in the archive.
func (e *Entry) OnRadar() bool { return e.Move.OnRadar() }

// HasAbout reports whether there is more to say than what has a column of its own: the name, the number, the ring, the
// movement, the owner, the review, and when and why it left the radar.
func (e *Entry) HasAbout() bool {
	return e.Summary != "" || e.Description != "" || len(e.Tags) > 0 || len(e.Links) > 0 || e.ReplacedBy != Ref{} ||
		len(e.History) > 0 || len(e.Sources) > 0
}

// Ref names another entry.
type Ref struct {
	ID   string // "" when the radar has no such entry
	Name string // its name, or what was typed when the radar has no such entry
}

// Change is a line of an entry's history: what it was in an earlier edition.
type Change struct {
	Edition string // by name
	Ring    string // by name, or the word for having left the radar
	Note    string
}

// Source is a line of the notes that an entry rests on.
type Source struct {
	Place string // the file and the line in words, such as "notes.md, line 26"
	Note  string
	Quote string // may have line breaks
}

func entries(d *layout.Document, w *words.Words) []*Entry {
	names := map[string]string{}
	for _, e := range d.Radar.Entries {
		names[e.ID] = e.Name
	}
	list := make([]*Entry, len(d.Radar.Entries))
	for i := range d.Radar.Entries {
		list[i] = entry(d, i, w, names)
	}
	return list
}

func entry(d *layout.Document, i int, w *words.Words, names map[string]string) *Entry {
	r, e := d.Radar, &d.Radar.Entries[i]
	v := &Entry{
		Index: i, ID: e.ID, Name: e.Name, Quadrant: e.Quadrant, QuadrantName: r.Quadrants[e.Quadrant].Name,
		Ring: e.Ring, RingName: r.Rings[e.Ring].Name, Owner: e.Owner, ReviewBy: e.ReviewBy.Name,
		Summary: e.Summary, Description: e.Description, Tags: e.Tags, Link: NewLink(e.Name, e.Link),
		ReplacedBy: ref(e.ReplacedBy, names), History: changesBefore(e, r, w), Sources: sources(e, w),
	}
	if i < len(d.Numbers) {
		v.Number = d.Numbers[i]
	}
	for _, l := range e.Links {
		v.Links = append(v.Links, NewLink(l.Title, l.URL))
	}
	if e.Retired != nil {
		v.RetiredIn, v.Reason = e.Retired.Edition.Name, e.Retired.Reason
	}
	v.move(d.Moves[i], r, w)
	v.Timeline = v.timeline(r.Edition, w)
	return v
}

func (e *Entry) move(m history.Move, r *radar.Radar, w *words.Words) {
	e.Move = m
	if m.Kind != history.None {
		e.Movement = w.Move(m)
	}
	if m.From >= 0 {
		e.From = r.Rings[m.From].Name
	}
	if m.Rings > 1 {
		e.Crossed = fmt.Sprintf(w.RingsCrossed, m.Rings)
	}
}

func ref(id string, names map[string]string) Ref {
	if name, ok := names[id]; ok {
		return Ref{id, name}
	}
	return Ref{"", id}
}

func changesBefore(e *radar.Entry, r *radar.Radar, w *words.Words) []Change {
	var list []Change
	for _, h := range e.History {
		c := Change{Edition: h.Edition.Name, Ring: w.Gone, Note: h.Note}
		if !h.Retired {
			c.Ring = r.Rings[h.Ring].Name
		}
		list = append(list, c)
	}
	return list
}

func sources(e *radar.Entry, w *words.Words) []Source {
	var list []Source
	for _, s := range e.Sources {
		v := Source{Place: s.File, Note: s.Note, Quote: s.Quote}
		if s.Line > 0 {
			if v.Place != "" {
				v.Place += ", "
			}
			v.Place += fmt.Sprintf(w.Line, s.Line)
		}
		list = append(list, v)
	}
	return list
}
