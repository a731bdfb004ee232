// Package article is what every page, list or set of slides says of a radar, in order and in words: the counts, the
// rings, what changed, the quadrants with their entries, and the archive. It knows no looks and no file format: what
// takes its texts escapes them.
package article

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"techradar/radar/layout"
	"techradar/radar/words"
)

// Article is a radar as a text tells it. It shares lists with the document that it was made from: read them only.
type Article struct {
	Words       *words.Words // of Lang
	Lang        string       // as in radar.Radar
	Title       string
	Subtitle    string // "" when none
	Edition     string // in words, such as "Edition 2026-Q3"; "" when none
	Total       int    // entries on the radar
	Rings       []Ring // from the centre outward
	Changes     *Changes
	Past        *Past // nil where the file knows of a single edition
	Quadrants   []Quadrant
	Archive     []*Entry // what has left the radar, in the order of Entries
	Entries     []*Entry // every one, in the order of Document.Radar.Entries
	Columns     Columns  // of the tables of the quadrants
	GeneratedBy string   // a sentence that names the file
}

// Ring is a ring as its definition shows it.
type Ring struct {
	ID, Name    string
	Description string // plain text, "" when none
	Aliases     []string
	Count       int // entries on the radar
}

// Defined reports whether there is more to say of the ring than its name.
func (r Ring) Defined() bool { return r.Description != "" || len(r.Aliases) > 0 }

// Quadrant is a section: a quadrant and its entries.
type Quadrant struct {
	ID, Name    string
	Description string // plain text, "" when none
	Aliases     []string
	Counts      []int    // entries on the radar, by ring
	Entries     []*Entry // on the radar: by ring, then by number, then by name
}

// Columns says which columns of a table hold anything, in the whole radar. One that holds nothing can be left out of
// every table; so all tables have the same columns. Name and ring are always there.
type Columns struct{ Number, Move, Owner, ReviewBy, About bool }

// New tells of the radar of a document.
func New(d *layout.Document) *Article {
	r, w := d.Radar, words.For(d.Radar.Lang)
	a := &Article{
		Words: w, Lang: r.Lang, Title: r.Title, Subtitle: r.Subtitle,
		GeneratedBy: fmt.Sprintf(w.GeneratedBy, path.Base(strings.ReplaceAll(r.File, `\`, "/"))),
	}
	if !r.Edition.IsZero() {
		a.Edition = fmt.Sprintf(w.EditionName, r.Edition.Name)
	}
	for _, ring := range r.Rings {
		a.Rings = append(a.Rings, Ring{ID: ring.ID, Name: ring.Name, Description: ring.Description, Aliases: ring.Aliases})
	}
	for _, q := range r.Quadrants {
		a.Quadrants = append(a.Quadrants, Quadrant{
			ID: q.ID, Name: q.Name, Description: q.Description, Aliases: q.Aliases, Counts: make([]int, len(r.Rings)),
		})
	}
	a.Entries = entries(d, w)
	a.sort()
	a.Changes, a.Past = changes(r, w, a.Entries), past(r, w, a.Entries)
	return a
}

// sort puts every entry into its quadrant or the archive.
func (a *Article) sort() {
	for _, e := range a.Entries {
		if !e.OnRadar() {
			a.Archive = append(a.Archive, e)
			continue
		}
		q := &a.Quadrants[e.Quadrant]
		q.Entries = append(q.Entries, e)
		q.Counts[e.Ring]++
		a.Rings[e.Ring].Count++
		a.Total++
		a.Columns.add(e)
	}
	for _, q := range a.Quadrants {
		// Stable: the document has them by name.
		slices.SortStableFunc(q.Entries, func(a, b *Entry) int { return cmp.Or(a.Ring-b.Ring, a.Number-b.Number) })
	}
}

func (c *Columns) add(e *Entry) {
	c.Number = c.Number || e.Number > 0
	c.Move = c.Move || e.Movement != ""
	c.Owner = c.Owner || e.Owner != ""
	c.ReviewBy = c.ReviewBy || e.ReviewBy != ""
	c.About = c.About || e.HasAbout()
}
