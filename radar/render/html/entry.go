package html

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"

	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/words"
)

// builder makes the views of a document.
type builder struct {
	palette *palette
	d       *layout.Document
	w       *words.Words
	md      *descriptions
	drawn   map[string]bool // IDs of the picture
}

// ring is a ring as a row shows it.
type ring struct {
	Name   string
	Number int // from 1, as in the style sheet
}

// link is a text that leads to a place of this page or to a file beside it; an author's link is an article.Link.
type link struct{ Text, URL string }

// anchor is the address of an element of the page.
func anchor(id string) string { return "#" + (&url.URL{Fragment: id}).EscapedFragment() }

// entryView is one entry: a row of a table.
type entryView struct {
	*article.Entry
	Words       *words.Words
	Row, Anchor string // the ID of its row, and the address of that
	Back        *link  // to its blip; nil where the picture has none
	Dot         ring
	Mark        string        // what symbol of the template shows how it moved
	Class       string        // of the colour of its blip
	Word        string        // for how it moved, or that it did not
	Prose       template.HTML // its description
	Timeline    []moment
	Facts       []fact

	RingID, QuadrantID, Moved string // for the filters
}

// moment is a line of the history of an entry.
type moment struct {
	article.Change
	Number int // of the ring, from 1 as in the style sheet; 0 for having left the radar
}

// HasDetails reports whether there is more than fits in a row.
func (e *entryView) HasDetails() bool {
	return e.Prose != "" || len(e.History) > 0 || len(e.Sources) > 0
}

func (e *entryView) hasAbout() bool {
	return e.HasDetails() || e.Summary != "" || len(e.Tags) > 0 || len(e.Links) > 0 || len(e.Facts) > 0
}

// fact is something short that has no column.
type fact struct{ Name, Value, URL string }

// entries returns the view of each entry of an article, at the same index.
func (b *builder) entries(entries []*article.Entry) ([]*entryView, error) {
	views := make([]*entryView, len(entries))
	for i, e := range entries {
		v, err := b.entry(e)
		if err != nil {
			return nil, err
		}
		views[i] = v
	}
	return views, nil
}

// pick returns the views of some entries.
func pick(views []*entryView, entries []*article.Entry) []*entryView {
	var some []*entryView
	for _, e := range entries {
		some = append(some, views[e.Index])
	}
	return some
}

func (b *builder) entry(e *article.Entry) (*entryView, error) {
	prose, err := b.md.HTML(e.Description)
	if err != nil {
		return nil, fmt.Errorf("entry %s: %w", e.ID, err)
	}
	id := "entry-" + e.ID
	v := &entryView{
		Entry: e, Words: b.w, Row: id, Anchor: anchor(id), Dot: ring{e.RingName, e.Ring + 1}, Mark: string(e.Move.Kind),
		Class: b.palette.blipClass(e), Word: cmp.Or(e.Movement, b.w.Unchanged), Prose: prose,
	}
	if e.Move.Kind == history.Archived {
		v.Mark = string(history.Gone)
	}
	v.RingID, v.QuadrantID = b.d.Radar.Rings[e.Ring].ID, b.d.Radar.Quadrants[e.Quadrant].ID
	v.Moved, v.Timeline = movement(e.Move.Change()), b.timeline(e)
	if b.drawn[id] {
		v.Back = &link{fmt.Sprintf(b.w.ShowOnRadar, e.Name), anchor(picturePrefix + id)}
	}
	if r := e.ReplacedBy; r.ID != "" {
		v.Facts = append(v.Facts, fact{b.w.ReplacedBy, r.Name, anchor("entry-" + r.ID)})
	} else if r.Name != "" {
		v.Facts = append(v.Facts, fact{b.w.ReplacedBy, r.Name, ""})
	}
	if !e.OnRadar() { // the archive has no columns for these
		if e.Owner != "" {
			v.Facts = append(v.Facts, fact{b.w.Owner, e.Owner, ""})
		}
		if e.ReviewBy != "" {
			v.Facts = append(v.Facts, fact{b.w.ReviewBy, e.ReviewBy, ""})
		}
	}
	return v, nil
}

// timeline tells of the rings of an entry from its first edition to this one. It returns nil where there is no past.
func (b *builder) timeline(e *article.Entry) []moment {
	if len(e.History) == 0 {
		return nil
	}
	var list []moment
	for i, h := range b.d.Radar.Entries[e.Index].History {
		list = append(list, moment{e.History[i], h.Ring + 1})
	}
	if e.OnRadar() {
		return append(list, moment{article.Change{Edition: b.d.Radar.Edition.Name, Ring: e.RingName}, e.Ring + 1})
	}
	return append(list, moment{article.Change{Edition: e.RetiredIn, Ring: b.w.Gone}, 0})
}
