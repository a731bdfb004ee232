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

// changes returns nil for a first edition from which nothing has gone: nothing can be said of it.
func (b *builder) changes(entries []entryView) *changesView {
	v := &changesView{Title: b.w.WhatChanged, None: b.w.NothingChanged}
	if e := b.d.Radar.Edition; !e.IsZero() {
		v.Title = fmt.Sprintf(b.w.ChangesIn, e.Name)
	}
	for _, c := range history.Changes() {
		group := changeGroup{Name: b.w.Change(c), Mark: string(c.Kind)}
		for i, m := range b.d.Moves {
			if m.Change() == c {
				group.Entries = append(group.Entries, entries[i])
			}
		}
		if len(group.Entries) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	if len(v.Groups) == 0 && history.FirstEdition(b.d.Radar) {
		return nil
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
