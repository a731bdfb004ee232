// Package json writes a radar as JSON, for scripts: all that the file says, and what was computed from it. The names in
// it are a promise, which docs/json.md and the schema beside it spell out.
package json

import (
	"encoding/json"
	"io"
	"net/url"

	"techradar/radar"
	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/layout"
)

// Version is that of the format. It rises when a script that reads the old one could fail on the new one; a name that
// is added is no reason.
const Version = 1

// Options are what the file needs beside the document.
type Options struct {
	BaseURL string // where the summary page will be served, with a final slash; "" when not known
}

// file is what Write writes. No list is null.
type file struct {
	Version   int       `json:"version"`
	Title     string    `json:"title"`
	Subtitle  string    `json:"subtitle"`
	Edition   string    `json:"edition"`
	Lang      string    `json:"lang"`
	URL       string    `json:"url"`
	Quadrants []sector  `json:"quadrants"`
	Rings     []sector  `json:"rings"`
	Entries   []entry   `json:"entries"`
	Editions  []edition `json:"editions"`
}

// sector is a quadrant or a ring.
type sector struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Aliases     []string `json:"aliases"`
	Entries     int      `json:"entries"`
}

// edition is one of the editions that the file remembers.
type edition struct {
	Name    string   `json:"name"`
	Start   string   `json:"start"`
	End     string   `json:"end"`
	First   bool     `json:"first"`
	Changes []change `json:"changes"`
}

// change is what happened to an entry in an edition.
type change struct {
	ID string `json:"id"`
	moved
	Ring string `json:"ring"`
}

// moved is how an entry stands against the edition before.
type moved struct {
	Moved    history.Kind `json:"moved"`
	Rings    int          `json:"rings"`
	From     string       `json:"from"`
	Returned bool         `json:"returned"`
}

// Write writes the radar of a document, its entries in the order that the document has them in, the editions from the
// earliest on. The signs <, > and & are written as escapes, so that the text can stand in a page. An address that is
// not safe to follow is no address in it: it becomes part of the title of its link, and an entry's own is left out.
func Write(w io.Writer, d *layout.Document, o Options) error {
	r, a := d.Radar, article.New(d)
	f := file{
		Version: Version, Title: r.Title, Subtitle: r.Subtitle, Edition: r.Edition.Name, Lang: r.Lang,
		Quadrants: []sector{}, Rings: []sector{}, Entries: []entry{}, Editions: []edition{},
	}
	if article.Safe(o.BaseURL) {
		f.URL = o.BaseURL
	}
	for _, q := range a.Quadrants {
		f.Quadrants = append(f.Quadrants, sector{q.ID, q.Name, q.Description, list(q.Aliases), len(q.Entries)})
	}
	for _, x := range a.Rings {
		f.Rings = append(f.Rings, sector{x.ID, x.Name, x.Description, list(x.Aliases), x.Count})
	}
	for _, e := range a.Entries {
		f.Entries = append(f.Entries, newEntry(r, e, f.URL))
	}
	for _, p := range periods(r) {
		f.Editions = append(f.Editions, newEdition(r, p))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(f)
}

// list is a list that is not null.
func list(s []string) []string { return append([]string{}, s...) }

// periods are the editions of a radar. Of a first one there is no timeline.
func periods(r *radar.Radar) []history.Period {
	p := history.Timeline(r)
	if len(p) == 0 && !r.Edition.IsZero() {
		p = []history.Period{{Edition: r.Edition, First: true}}
	}
	return p
}

func newEdition(r *radar.Radar, p history.Period) edition {
	const day = "2006-01-02"
	e := edition{
		Name: p.Edition.Name, Start: p.Edition.Start().Format(day), End: p.Edition.End().AddDate(0, 0, -1).Format(day),
		First: p.First, Changes: []change{},
	}
	for _, s := range p.Steps {
		e.Changes = append(e.Changes, change{r.Entries[s.Entry].ID, newMoved(r, s.Move), r.Rings[s.Ring].ID})
	}
	return e
}

func newMoved(r *radar.Radar, m history.Move) moved {
	v := moved{Moved: m.Kind, Rings: m.Rings, Returned: m.Returned}
	if m.From >= 0 {
		v.From = r.Rings[m.From].ID
	}
	return v
}

// pageURL is the address of an entry on the summary page.
func pageURL(base, id string) string {
	if base == "" {
		return ""
	}
	return base + "#" + (&url.URL{Fragment: "entry-" + id}).EscapedFragment()
}
