package article

import (
	"fmt"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// Changes tells what changed since the edition before.
type Changes struct {
	Title  string        // a heading, with the edition where the radar has one
	Groups []ChangeGroup // none of them empty
	None   string        // what to say when there is no group
}

// ChangeGroup holds the entries that the same thing happened to.
type ChangeGroup struct {
	Name    string // what happened, as a heading
	Kind    history.Kind
	Entries []*Entry // in the order of Article.Entries
}

// changes returns nil for a first edition from which nothing has gone: nothing can be said of it.
func changes(r *radar.Radar, w *words.Words, entries []*Entry) *Changes {
	c := &Changes{Title: w.WhatChanged, None: w.NothingChanged}
	if !r.Edition.IsZero() {
		c.Title = fmt.Sprintf(w.ChangesIn, r.Edition.Name)
	}
	for _, kind := range history.Changes() {
		group := ChangeGroup{Name: w.Change(kind), Kind: kind.Kind}
		for _, e := range entries {
			if e.Move.Change() == kind {
				group.Entries = append(group.Entries, e)
			}
		}
		if len(group.Entries) > 0 {
			c.Groups = append(c.Groups, group)
		}
	}
	if len(c.Groups) == 0 && history.FirstEdition(r) {
		return nil
	}
	return c
}
