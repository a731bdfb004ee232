package html

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"techradar/radar/article"
	"techradar/radar/gochart"
	"techradar/radar/layout"
	"techradar/radar/scene"
	"techradar/radar/words"
)

// page is the data of the template page.html: what the article says, with views in the place of its lists, and what
// only this page has.
type page struct {
	*article.Article
	Style      template.CSS
	StyleHash  string // as CSP writes it
	Script     template.JS
	ScriptHash string  // as CSP writes it
	About      string  // the radar in a sentence
	Social     *social // nil where nobody knows the address of the page
	EditionID  string  // of the place that names the edition, where nothing else tells of it
	Feed       string  // address of the feed; "" when there is none
	Large      bool    // too many entries to arrange all of them at once
	Picture    template.HTML
	Filters    []filter
	Views      []option // the buttons that enlarge a quadrant
	Rings      []ringView
	Defined    bool // a ring says more than its name
	Contents   []link
	Changes    *changesView // nil in a first edition
	OverTime   *overTime    // nil in a first edition
	Quadrants  []quadrantView
	Archive    *archiveView // nil when nothing has left the radar
	Downloads  []link       // files that hold the whole radar
	MoreFiles  []link
	Citation   string
	Snippets   []snippet
	Online     *article.Link
}

// large is the number of entries from which on a browser takes noticeably long to arrange a page.
const large = 100

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
	Columns     article.Columns
	Entries     []*entryView
}

// changesView is the section of what changed since the edition before.
type changesView struct {
	Title  string
	Groups []changeGroup
	None   string // said when there is no group
}

// changeGroup holds the entries that the same thing happened to.
type changeGroup struct {
	Name    string
	Entries []*entryView
}

// archiveView is the section of what has left the radar.
type archiveView struct {
	Words   *words.Words
	About   bool // some entry has something in the last column
	Entries []*entryView
}

func newPage(d *layout.Document, o Options, fonts *scene.Fonts) (*page, error) {
	a := article.New(d)
	p := &page{Article: a, Large: len(a.Entries) > large}
	pal := newPalette(o.Theme.Blips, len(a.Rings), len(a.Quadrants))
	ids := map[string]bool{}
	size := sizes{shape: "auto"}
	if len(d.Pages) > 0 {
		picture, err := pal.inline(d.Pages[0].Scene, picturePrefix)
		if err != nil {
			return nil, err
		}
		p.Picture = picture
		size.shape = fmt.Sprintf("%g/%g", d.Pages[0].Scene.W, d.Pages[0].Scene.H)
		collectIDs(d.Pages[0].Scene.Items, ids)
	}
	b := &builder{d: d, w: a.Words, md: newDescriptions(), palette: pal, drawn: ids}
	entries, err := b.entries(a.Entries)
	if err != nil {
		return nil, err
	}
	p.addRings()
	if size.chart, err = p.addQuadrants(b, entries, fonts); err != nil {
		return nil, err
	}
	p.addChanges(entries)
	if gone := pick(entries, a.Archive); len(gone) > 0 {
		p.Archive = &archiveView{Words: a.Words, About: slices.ContainsFunc(gone, (*entryView).hasAbout), Entries: gone}
	}
	if p.OverTime, err = b.overTime(a.Past, entries, fonts); err != nil {
		return nil, err
	}
	switch {
	case p.OverTime != nil:
		size.overTime = p.OverTime.Width
	case p.Edition != "":
		p.EditionID = editionID(d.Radar.Edition.Name)
	}
	if p.Style, p.StyleHash, err = pal.style(o.Theme, o.Dark, len(a.Rings), size); err != nil {
		return nil, err
	}
	p.addContents()
	p.Filters = filters(a)
	for _, q := range a.Quadrants {
		p.Views = append(p.Views, option{Value: q.ID, Text: q.Name})
	}
	p.addFiles(o.Downloads)
	p.addAddress(d, o)
	if p.Snippets, err = snippets(d, o); err != nil {
		return nil, err
	}
	if p.Script, p.ScriptHash, err = script(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *page) addRings() {
	p.Defined = slices.ContainsFunc(p.Article.Rings, article.Ring.Defined)
	for i, r := range p.Article.Rings {
		v := ringView{
			ring: ring{r.Name, i + 1}, ID: "ring-" + r.ID, Description: r.Description,
			Aliases: strings.Join(r.Aliases, ", "), Count: r.Count,
		}
		if p.Defined {
			v.Anchor = anchor(v.ID)
		}
		p.Rings = append(p.Rings, v)
	}
}

// addQuadrants adds the sections and returns the width of their charts, px.
func (p *page) addQuadrants(b *builder, entries []*entryView, fonts *scene.Fonts) (chartWidth float64, err error) {
	most, columns := 0, p.Columns
	var names []string
	for _, r := range p.Rings {
		names = append(names, r.Name)
	}
	columns.About = false // asked of the views: a description can come out empty, such as one that only defines a link
	for _, q := range p.Article.Quadrants {
		most = max(most, slices.Max(q.Counts))
		columns.About = columns.About || slices.ContainsFunc(pick(entries, q.Entries), (*entryView).hasAbout)
	}
	for i, q := range p.Article.Quadrants {
		bars, err := gochart.RingBars(q.Name, names, q.Counts, most, fonts, p.Lang)
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
		p.Quadrants = append(p.Quadrants, quadrantView{
			Words: p.Words, ID: "quadrant-" + q.ID, Name: q.Name, Description: q.Description,
			Aliases: strings.Join(q.Aliases, ", "), Chart: chart, CloseUp: enlarged,
			Caption: fmt.Sprintf(p.Words.TableCaption, q.Name), Columns: columns, Entries: pick(entries, q.Entries),
		})
	}
	return chartWidth, nil
}

func (p *page) addChanges(entries []*entryView) {
	c := p.Article.Changes
	if c == nil {
		return
	}
	p.Changes = &changesView{Title: c.Title, None: c.None}
	for _, g := range c.Groups {
		p.Changes.Groups = append(p.Changes.Groups, changeGroup{g.Name, pick(entries, g.Entries)})
	}
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
	if p.OverTime != nil {
		p.Contents = append(p.Contents, link{p.Words.OverTime, anchor("over-time")})
	}
}
