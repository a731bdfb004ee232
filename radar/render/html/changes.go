package html

import (
	"fmt"

	"techradar/radar/history"
)

// changesView is the section of what changed since the edition before.
type changesView struct {
	Title  string
	Groups []changeGroup
	None   string // said when there is no group
}

// changeGroup holds the entries that the same thing happened to.
type changeGroup struct {
	Name    string
	Mark    string
	Entries []entryView
}

// changes returns nil for a first edition, of which nothing can be said.
func (b *builder) changes(entries []entryView) *changesView {
	first := true
	for _, e := range b.d.Radar.Entries {
		first = first && len(e.History) == 0 && e.Retired == nil
	}
	if first {
		return nil
	}
	v := &changesView{Title: b.w.WhatChanged, None: b.w.NothingChanged}
	if e := b.d.Radar.Edition; !e.IsZero() {
		v.Title = fmt.Sprintf(b.w.ChangesIn, e.Name)
	}
	for _, g := range []struct {
		name     string
		kind     history.Kind
		returned bool
	}{
		{b.w.New, history.New, false},
		{b.w.Returned, history.New, true},
		{b.w.MovedIn, history.In, false},
		{b.w.MovedOut, history.Out, false},
		{b.w.Gone, history.Gone, false},
	} {
		group := changeGroup{Name: g.name, Mark: string(g.kind)}
		for i, m := range b.d.Moves {
			if m.Kind == g.kind && m.Returned == g.returned {
				group.Entries = append(group.Entries, entries[i])
			}
		}
		if len(group.Entries) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	return v
}

// archive returns nil when nothing has left the radar.
func (b *builder) archive(entries []entryView) *archiveView {
	v := &archiveView{Words: b.w}
	for i, m := range b.d.Moves {
		if !m.OnRadar() {
			v.Entries = append(v.Entries, entries[i])
			v.Columns.About = v.Columns.About || entries[i].hasAbout()
		}
	}
	if len(v.Entries) == 0 {
		return nil
	}
	return v
}
