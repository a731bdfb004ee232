// Package feed writes an Atom feed (RFC 4287) of what changed in each edition of a radar.
//
// An item of it is an edition and not an entry: an edition is what a team publishes and what somebody wants to hear of,
// once, while twenty entries that moved on one day would be twenty notices of the same date, in an order that says
// nothing. What changed stands in the item, under the name of what happened.
//
// Nothing in it comes from a clock. An edition is dated by the first day of its period, so that an edit within it is no
// news. Its id depends on that day and on where the feed is, so that readers know it again whatever is added.
package feed

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"techradar/radar"
	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/words"
)

// Name is the name of the file, from which its address follows.
const Name = "feed.xml"

// What a feed holds at most; a reader of news wants the latest. What is left out of an edition is counted.
const (
	MaxEditions = 100
	MaxChanges  = 200 // of an edition
)

// ErrNoEdition says that a radar has no date for its feed.
var ErrNoEdition = errors.New("a feed is dated by the editions of the radar, and this one names none: write edition: at the top of the file, such as edition: 2026-Q3")

// Options are what the feed needs beside the document.
type Options struct {
	// BaseURL is where the output folder will be served, with a final slash. Without it, or with one that is not safe,
	// the feed has no links, and its ids follow from the title of the radar.
	BaseURL string
}

// Write writes the feed of a document, the latest edition first. It returns ErrNoEdition for a radar without one.
func Write(w io.Writer, d *layout.Document, o Options) error {
	r := d.Radar
	if r.Edition.IsZero() {
		return ErrNoEdition
	}
	f := &feed{r: r, words: words.For(r.Lang), base: location(o.BaseURL), names: map[string]string{}, latest: map[int]radar.Edition{}}
	for _, e := range r.Entries {
		f.names[e.ID] = e.Name
	}
	f.source = f.base + Name
	if f.base == "" {
		f.source = "techradar feed: " + r.Title
	}
	periods := editions(r)
	for _, p := range periods {
		for _, s := range p.Steps {
			f.latest[s.Entry] = p.Edition
		}
	}
	slices.Reverse(periods)
	f.head(periods[0].Edition)
	for _, p := range periods[:min(len(periods), MaxEditions)] {
		f.edition(p)
	}
	f.line("</feed>")
	_, err := io.WriteString(w, f.out.String())
	return err
}

// feed writes the parts of a feed.
type feed struct {
	r      *radar.Radar
	words  *words.Words
	base   string                // in ASCII, "" when not known
	source string                // what ids are made of
	names  map[string]string     // of entries, by id
	latest map[int]radar.Edition // by entry, in which something happened to it last
	out    strings.Builder
}

// location is a base URL as every program takes it, or "" for one that may be no link.
func location(base string) string {
	if !article.Safe(base) {
		return ""
	}
	u, err := url.Parse(article.ASCIIHost(base))
	if err != nil {
		return ""
	}
	return u.String()
}

// editions are the periods of a radar, the earliest first. Of a first edition there is no timeline; what has left in it
// is told all the same.
func editions(r *radar.Radar) []history.Period {
	if p := history.Timeline(r); len(p) > 0 {
		return p
	}
	first := history.Period{Edition: r.Edition, First: true}
	for i, m := range history.Moves(r) {
		if m.Kind == history.Gone {
			first.Steps = append(first.Steps, history.Step{Entry: i, Move: m, Ring: r.Entries[i].Ring})
		}
	}
	return []history.Period{first}
}

func (f *feed) line(format string, args ...any) {
	fmt.Fprintf(&f.out, format+"\n", args...)
}

// head tells of the feed. Its author is the radar, since nobody else is known.
func (f *feed) head(latest radar.Edition) {
	f.line(`<?xml version="1.0" encoding="utf-8"?>`)
	f.line(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">`, text(f.r.Lang))
	f.line("<title>%s</title>", text(f.r.Title))
	if f.r.Subtitle != "" {
		f.line("<subtitle>%s</subtitle>", text(f.r.Subtitle))
	}
	f.line("<id>%s</id>", id(f.source))
	f.line("<updated>%s</updated>", date(latest))
	f.line("<author><name>%s</name></author>", text(f.r.Title))
	if f.base != "" {
		f.line(`<link rel="self" type="application/atom+xml" href="%s"/>`, text(f.base+Name))
		f.line(`<link rel="alternate" type="text/html" href="%s"/>`, text(f.base))
	}
	f.line("<generator>techradar</generator>")
}

// edition tells of an edition.
func (f *feed) edition(p history.Period) {
	groups := f.groups(p)
	title := fmt.Sprintf(f.words.EditionName, p.Edition.Name)
	for i, g := range groups {
		title += fmt.Sprintf("%s %s %d", []string{":", ","}[min(i, 1)], g.name, len(g.steps))
	}
	f.line("<entry>")
	f.line("<title>%s</title>", text(title))
	f.line("<id>%s</id>", id(f.source+"#"+p.Edition.Start().Format(time.DateOnly)))
	f.line("<updated>%s</updated>", date(p.Edition))
	if f.base != "" {
		f.line(`<link rel="alternate" type="text/html" href="%s"/>`, text(f.place("edition-"+p.Edition.Name)))
	}
	f.line(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">`)
	f.content(p, groups)
	f.line("</div></content>")
	f.line("</entry>")
}

// place is the address of an element of the page.
func (f *feed) place(id string) string {
	return f.base + "#" + (&url.URL{Fragment: id}).EscapedFragment()
}

// date is the first moment of an edition.
func date(e radar.Edition) string { return e.Start().Format(time.RFC3339) }
