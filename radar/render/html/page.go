package html

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/gochart"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/words"
)

// page is the data of the template page.html.
type page struct {
	Words           *words.Words
	Lang            string
	Title, Subtitle string
	Edition         string // in words, such as "Edition 2026-Q3"
	Style           template.CSS
	StyleHash       string // as CSP writes it
	Picture         template.HTML
	Total           int // entries on the radar
	Rings           []ringView
	Defined         bool // a ring says more than its name
	Contents        []link
	Changes         *changesView // nil in a first edition
	Quadrants       []quadrantView
	Archive         *archiveView // nil when nothing has left the radar
	Downloads       []link
	Online          *link
	GeneratedBy     string
}

// ringView is a ring as its definition shows it.
type ringView struct {
	ring
	ID, Anchor  string // the anchor is "" where no ring is defined
	Description string
	Aliases     string
	Count       int
}

// quadrantView is a section of the page.
type quadrantView struct {
	Words       *words.Words
	ID          string
	Name        string
	Description string
	Aliases     string
	Chart       template.HTML
	CloseUp     *closeUp // nil where the document has none
	Caption     string
	Columns     columns
	Entries     []entryView
}

// columns says which columns the tables have. One that is empty in the whole radar is left out.
type columns struct{ Number, Move, Owner, ReviewBy, About bool }

// archiveView is the section of what has left the radar.
type archiveView struct {
	Words   *words.Words
	Columns columns
	Entries []entryView
}

func newPage(d *layout.Document, o Options, fonts *scene.Fonts) (*page, error) {
	r, w := d.Radar, words.For(d.Radar.Lang)
	p := &page{
		Words: w, Lang: r.Lang, Title: r.Title, Subtitle: r.Subtitle,
		GeneratedBy: fmt.Sprintf(w.GeneratedBy, path.Base(strings.ReplaceAll(r.File, `\`, "/"))),
	}
	if !r.Edition.IsZero() {
		p.Edition = fmt.Sprintf(w.EditionName, r.Edition.Name)
	}
	pal := newPalette(o.Theme.Blips, len(r.Rings), len(r.Quadrants))
	ids := map[string]bool{}
	if len(d.Pages) > 0 {
		picture, err := pal.inline(d.Pages[0].Scene, picturePrefix)
		if err != nil {
			return nil, err
		}
		p.Picture = picture
		collectIDs(d.Pages[0].Scene.Items, ids)
	}
	b := &builder{d: d, w: w, md: newMarkdown(), palette: pal, drawn: ids}
	entries, err := b.entries()
	if err != nil {
		return nil, err
	}
	p.addRings(b)
	chartWidth, err := p.addQuadrants(b, entries, fonts)
	if err != nil {
		return nil, err
	}
	if p.Style, p.StyleHash, err = pal.style(o.Theme, o.Dark, len(r.Rings), chartWidth); err != nil {
		return nil, err
	}
	p.Changes = b.changes(entries)
	p.Archive = b.archive(entries)
	p.addContents()
	for _, f := range o.Downloads {
		p.Downloads = append(p.Downloads, link{f.Name, (&url.URL{Path: f.File}).EscapedPath()})
	}
	if o.BaseURL != "" {
		l := newLink("", o.BaseURL)
		p.Online = &l
	}
	return p, nil
}

func (p *page) addRings(b *builder) {
	counts := b.counts()
	p.Defined = slices.ContainsFunc(b.d.Radar.Rings, func(r radar.Ring) bool {
		return r.Description != "" || len(r.Aliases) > 0
	})
	for i, r := range b.d.Radar.Rings {
		v := ringView{ring: b.ring(i), ID: "ring-" + r.ID, Description: r.Description, Aliases: strings.Join(r.Aliases, ", ")}
		if p.Defined {
			v.Anchor = anchor(v.ID)
		}
		for q := range b.d.Radar.Quadrants {
			v.Count += counts[q][i]
		}
		p.Total += v.Count
		p.Rings = append(p.Rings, v)
	}
}

// addQuadrants adds the sections and returns the width of their charts, px.
func (p *page) addQuadrants(b *builder, entries []entryView, fonts *scene.Fonts) (chartWidth float64, err error) {
	counts, most := b.counts(), 0
	var names []string
	for _, r := range b.d.Radar.Rings {
		names = append(names, r.Name)
	}
	for _, c := range counts {
		most = max(most, slices.Max(c))
	}
	for i, q := range b.d.Radar.Quadrants {
		bars, err := gochart.RingBars(q.Name, names, counts[i], most, fonts, p.Lang)
		if err != nil {
			return 0, err
		}
		chart, err := b.palette.inline(bars, fmt.Sprintf("chart-%d-", i+1))
		if err != nil {
			return 0, err
		}
		chartWidth = bars.W
		enlarged, err := b.closeUp(i)
		if err != nil {
			return 0, err
		}
		v := quadrantView{
			Words: p.Words, ID: "quadrant-" + q.ID, Name: q.Name, Description: q.Description,
			Aliases: strings.Join(q.Aliases, ", "), Chart: chart, CloseUp: enlarged,
			Caption: fmt.Sprintf(p.Words.TableCaption, q.Name), Columns: b.columns(entries),
		}
		for k, e := range b.d.Radar.Entries {
			if e.Quadrant == i && b.d.Moves[k].OnRadar() {
				v.Entries = append(v.Entries, entries[k])
			}
		}
		slices.SortStableFunc(v.Entries, func(a, b entryView) int {
			return cmp.Or(a.Ring.Number-b.Ring.Number, a.Number-b.Number)
		})
		p.Quadrants = append(p.Quadrants, v)
	}
	return chartWidth, nil
}

func (p *page) addContents() {
	if p.Changes != nil {
		p.Contents = append(p.Contents, link{p.Words.WhatChanged, anchor("changes")})
	}
	for _, q := range p.Quadrants {
		p.Contents = append(p.Contents, link{q.Name, anchor(q.ID)})
	}
	if p.Archive != nil {
		p.Contents = append(p.Contents, link{p.Words.Archive, anchor("archive")})
	}
}

// counts returns the number of entries on the radar by quadrant and ring.
func (b *builder) counts() [][]int {
	counts := make([][]int, len(b.d.Radar.Quadrants))
	for q := range counts {
		counts[q] = make([]int, len(b.d.Radar.Rings))
	}
	for i, e := range b.d.Radar.Entries {
		if b.d.Moves[i].OnRadar() {
			counts[e.Quadrant][e.Ring]++
		}
	}
	return counts
}

func (b *builder) columns(entries []entryView) columns {
	var c columns
	for i, e := range entries {
		if !b.d.Moves[i].OnRadar() {
			continue
		}
		c.Number = c.Number || e.Number > 0
		c.Move = c.Move || b.d.Moves[i].Kind != history.None
		c.Owner = c.Owner || e.Owner != ""
		c.ReviewBy = c.ReviewBy || e.ReviewBy != ""
		c.About = c.About || e.hasAbout()
	}
	return c
}
