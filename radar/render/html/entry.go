package html

import (
	"fmt"
	"html/template"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/words"
)

// builder makes the views of a document.
type builder struct {
	palette *palette
	d       *layout.Document
	w       *words.Words
	md      *markdown
	drawn   map[string]bool // IDs of the picture
}

// ring is a ring as a row shows it.
type ring struct {
	Name   string
	Number int // from 1, as in the style sheet
}

func (b *builder) ring(i int) ring { return ring{b.d.Radar.Rings[i].Name, i + 1} }

// entryView is one entry: a row of a table.
type entryView struct {
	Words       *words.Words
	ID, Anchor  string
	Name        string
	Title       link // the name, leading to the entry's own site
	Back        *link
	Number      int
	Quadrant    string
	Ring        ring
	Move        move
	Owner       string
	ReviewBy    string
	Summary     string
	Description template.HTML
	Tags        []string
	Links       []link
	Facts       []fact
	History     []change
	Sources     []source
	RetiredIn   string
	Reason      string
}

// HasDetails reports whether there is more than fits in a row.
func (e entryView) HasDetails() bool {
	return e.Description != "" || len(e.History) > 0 || len(e.Sources) > 0
}

func (e entryView) hasAbout() bool {
	return e.HasDetails() || e.Summary != "" || len(e.Tags) > 0 || len(e.Links) > 0 || len(e.Facts) > 0
}

// move says what happened to an entry.
type move struct {
	Mark  string // what symbol of the template shows it
	Word  string
	From  string // the ring before, or ""
	Rings string // how many rings were crossed, where more than one
	Ring  ring
	Class string // of the colour of its blip
}

// fact is something short that has no column.
type fact struct{ Name, Value, URL string }

// change is a line of an entry's history.
type change struct{ Edition, Ring, Note string }

// source is a line of the notes that an entry rests on.
type source struct{ Place, Note, Quote string }

func (b *builder) entries() ([]entryView, error) {
	names := map[string]string{}
	for _, e := range b.d.Radar.Entries {
		names[e.ID] = e.Name
	}
	views := make([]entryView, len(b.d.Radar.Entries))
	for i := range b.d.Radar.Entries {
		v, err := b.entry(i, names)
		if err != nil {
			return nil, err
		}
		views[i] = v
	}
	return views, nil
}

func (b *builder) entry(i int, names map[string]string) (entryView, error) {
	e, id := &b.d.Radar.Entries[i], "entry-"+b.d.Radar.Entries[i].ID
	description, err := b.md.HTML(e.Description)
	if err != nil {
		return entryView{}, fmt.Errorf("entry %s: %w", e.ID, err)
	}
	v := entryView{
		Words: b.w, ID: id, Anchor: anchor(id), Name: e.Name, Title: newLink(e.Name, e.Link),
		Quadrant: b.d.Radar.Quadrants[e.Quadrant].Name, Ring: b.ring(e.Ring), Move: b.move(i),
		Owner: e.Owner, ReviewBy: e.ReviewBy.Name, Summary: e.Summary, Description: description, Tags: e.Tags,
		History: b.history(e), Sources: b.sources(e),
	}
	if i < len(b.d.Numbers) {
		v.Number = b.d.Numbers[i]
	}
	if b.drawn[id] {
		v.Back = &link{fmt.Sprintf(b.w.ShowOnRadar, e.Name), anchor(picturePrefix + id)}
	}
	for _, l := range e.Links {
		v.Links = append(v.Links, newLink(l.Title, l.URL))
	}
	if name, ok := names[e.ReplacedBy]; ok {
		v.Facts = append(v.Facts, fact{b.w.ReplacedBy, name, anchor("entry-" + e.ReplacedBy)})
	} else if e.ReplacedBy != "" {
		v.Facts = append(v.Facts, fact{b.w.ReplacedBy, e.ReplacedBy, ""})
	}
	if e.Retired != nil {
		v.RetiredIn, v.Reason = e.Retired.Edition.Name, e.Retired.Reason
		if e.Owner != "" { // the archive has no columns for these
			v.Facts = append(v.Facts, fact{b.w.Owner, e.Owner, ""})
		}
		if !e.ReviewBy.IsZero() {
			v.Facts = append(v.Facts, fact{b.w.ReviewBy, e.ReviewBy.Name, ""})
		}
	}
	return v, nil
}

func (b *builder) move(i int) move {
	m := b.d.Moves[i]
	v := move{Mark: string(m.Kind), Ring: b.ring(b.d.Radar.Entries[i].Ring), Class: b.palette.blipClass(&b.d.Radar.Entries[i])}
	if m.From >= 0 {
		v.From = b.d.Radar.Rings[m.From].Name
	}
	if m.Rings > 1 {
		v.Rings = fmt.Sprintf(b.w.RingsCrossed, m.Rings)
	}
	v.Word = b.w.Move(m)
	if m.Kind == history.Archived {
		v.Mark = string(history.Gone)
	}
	return v
}

func (b *builder) history(e *radar.Entry) []change {
	var out []change
	for _, h := range e.History {
		c := change{Edition: h.Edition.Name, Ring: b.w.Gone, Note: h.Note}
		if !h.Retired {
			c.Ring = b.d.Radar.Rings[h.Ring].Name
		}
		out = append(out, c)
	}
	return out
}

func (b *builder) sources(e *radar.Entry) []source {
	var out []source
	for _, s := range e.Sources {
		v := source{Place: s.File, Note: s.Note, Quote: s.Quote}
		if s.Line > 0 {
			if v.Place != "" {
				v.Place += ", "
			}
			v.Place += fmt.Sprintf(b.w.Line, s.Line)
		}
		out = append(out, v)
	}
	return out
}
