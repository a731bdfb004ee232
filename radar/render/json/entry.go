package json

import (
	"techradar/radar"
	"techradar/radar/article"
)

// entry is an entry of the radar, or one that has left it.
type entry struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Number   int    `json:"number"`
	Quadrant string `json:"quadrant"`
	Ring     string `json:"ring"`
	moved
	Summary     string      `json:"summary"`
	Description string      `json:"description"`
	Link        string      `json:"link"`
	Links       []link      `json:"links"`
	Tags        []string    `json:"tags"`
	Owner       string      `json:"owner"`
	ReviewBy    string      `json:"review_by"`
	ReplacedBy  string      `json:"replaced_by"`
	Sources     []source    `json:"sources"`
	History     []past      `json:"history"`
	Retired     *retirement `json:"retired"`
	URL         string      `json:"url"`
}

type link struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

type source struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Quote string `json:"quote"`
	Note  string `json:"note"`
}

// past is what an entry was in an earlier edition.
type past struct {
	Edition string `json:"edition"`
	Ring    string `json:"ring"`
	Retired bool   `json:"retired"`
	Note    string `json:"note"`
}

type retirement struct {
	Edition string `json:"edition"`
	Reason  string `json:"reason"`
}

// newEntry tells of an entry. base is where the summary page is, "" when not known.
func newEntry(r *radar.Radar, a *article.Entry, base string) entry {
	e := &r.Entries[a.Index]
	v := entry{
		ID: e.ID, Name: e.Name, Number: a.Number, Quadrant: r.Quadrants[e.Quadrant].ID, Ring: r.Rings[e.Ring].ID,
		moved: newMoved(r, a.Move), Summary: e.Summary, Description: e.Description, Link: a.Link.URL, Links: []link{},
		Tags: list(e.Tags), Owner: e.Owner, ReviewBy: e.ReviewBy.Name, ReplacedBy: e.ReplacedBy,
		Sources: []source{}, History: []past{}, URL: pageURL(base, e.ID),
	}
	for _, l := range a.Links {
		v.Links = append(v.Links, link{l.Text, l.URL})
	}
	for _, s := range e.Sources {
		v.Sources = append(v.Sources, source{s.File, s.Line, s.Quote, s.Note})
	}
	for _, h := range e.History {
		p := past{Edition: h.Edition.Name, Retired: h.Retired, Note: h.Note}
		if !h.Retired {
			p.Ring = r.Rings[h.Ring].ID
		}
		v.History = append(v.History, p)
	}
	if e.Retired != nil {
		v.Retired = &retirement{e.Retired.Edition.Name, e.Retired.Reason}
	}
	return v
}
