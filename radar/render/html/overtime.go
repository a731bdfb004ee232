package html

import (
	"fmt"
	"html/template"

	"techradar/radar/article"
	"techradar/radar/gochart"
	"techradar/radar/history"
	"techradar/radar/scene"
	"techradar/radar/words"
)

// overTime is the section of what happened in each edition.
type overTime struct {
	Words    *words.Words
	Kinds    []kindView   // a chart each, and a column of the table
	Editions []periodView // the latest first
	Width    float64      // of a chart, px
	Charted  string       // says that the charts do not show every edition, or ""
}

// kindView is a kind of movement in the order of the editions.
type kindView struct {
	Name, Mark string
	Chart      template.HTML
}

// periodView is one edition.
type periodView struct {
	ID      string // of its place on the page
	Edition string // in words
	Name    string // as a cell of a table shows it
	Counts  []int  // by kind, in the order of overTime.Kinds
	None    string // said when there is no group
	Groups  []periodGroup
}

// periodGroup holds the entries that the same thing happened to in an edition.
type periodGroup struct {
	Name    string
	Entries []step
}

// step is what happened to an entry.
type step struct {
	*entryView
	Path string // the rings, such as "Assess → Trial"
}

// charted is how many editions a chart shows, the latest; the table behind it has all of them.
const charted = 8

// overTime returns nil when the file knows of a single edition.
func (b *builder) overTime(past *article.Past, entries []*entryView, fonts *scene.Fonts) (*overTime, error) {
	if past == nil {
		return nil, nil
	}
	periods := history.Timeline(b.d.Radar)
	o := &overTime{Words: b.w}
	for i := range past.Editions { // the latest first
		o.Editions = append(o.Editions, period(periods[len(periods)-1-i], &past.Editions[i], entries))
	}
	kinds := []history.Kind{history.New, history.In, history.Out, history.Gone}
	shown, most := periods[max(0, len(periods)-charted):], 0
	for _, p := range shown {
		for _, k := range kinds {
			most = max(most, p.Count(k))
		}
	}
	if len(shown) < len(periods) {
		o.Charted = fmt.Sprintf(b.w.LastCharted, len(shown), len(periods))
	}
	for i, k := range kinds {
		var names []string
		var counts []int
		for _, p := range shown {
			names, counts = append(names, p.Edition.Name), append(counts, p.Count(k))
		}
		name := b.w.Change(history.Change{Kind: k})
		bars, err := gochart.EditionBars(name, names, counts, most, fonts, b.d.Radar.Lang)
		if err != nil {
			return nil, err
		}
		o.Width = bars.W
		chart, err := b.palette.inline(bars, fmt.Sprintf("over-time-%d-", i+1))
		if err != nil {
			return nil, err
		}
		o.Kinds = append(o.Kinds, kindView{Name: name, Mark: string(k), Chart: chart})
		for e := range o.Editions {
			o.Editions[e].Counts = append(o.Editions[e].Counts, periods[len(periods)-1-e].Count(k))
		}
	}
	return o, nil
}

// editionID is the ID of an edition's place on the page. The feed links to it.
func editionID(name string) string { return "edition-" + name }

func period(p history.Period, e *article.Edition, entries []*entryView) periodView {
	v := periodView{ID: editionID(p.Edition.Name), Edition: e.Title, Name: p.Edition.Name, None: e.None}
	for _, g := range e.Groups {
		group := periodGroup{Name: g.Name}
		for _, s := range g.Steps {
			group.Entries = append(group.Entries, step{entries[s.Entry.Index], s.Path})
		}
		v.Groups = append(v.Groups, group)
	}
	return v
}
