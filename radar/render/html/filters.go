package html

import (
	"slices"
	"strings"

	"techradar/radar/article"
	"techradar/radar/history"
	"techradar/radar/words"
)

// filter is a list of values that the reader can choose among. Its name is that of the rows' data attribute and of the
// parameter of the address.
type filter struct {
	Name, Label string
	Options     []option // two or more
}

// option is a value, and how it is shown.
type option struct {
	Value, Text string
	Number      int // of a ring, from 1; 0 of anything else
}

// filters lists what entries differ in. What is the same for all of them cannot be chosen.
func filters(a *article.Article) []filter {
	w := a.Words
	ring := filter{Name: "ring", Label: w.Ring}
	for i, r := range a.Rings {
		ring.Options = append(ring.Options, option{r.ID, r.Name, i + 1})
	}
	quadrant := filter{Name: "quadrant", Label: w.Quadrant}
	for _, q := range a.Quadrants {
		quadrant.Options = append(quadrant.Options, option{q.ID, q.Name, 0})
	}
	tags, owners := map[string]bool{}, map[string]bool{}
	for _, e := range a.Entries {
		for _, t := range e.Tags {
			tags[t] = true
		}
		if e.Owner != "" {
			owners[e.Owner] = true
		}
	}
	all := []filter{
		ring, quadrant, movements(a, w),
		{Name: "tag", Label: w.Tags, Options: texts(tags)},
		{Name: "owner", Label: w.Owner, Options: texts(owners)},
	}
	return slices.DeleteFunc(all, func(f filter) bool { return len(f.Options) < 2 })
}

// movements lists what happened to some entry, in the order in which it is told.
func movements(a *article.Article, w *words.Words) filter {
	f := filter{Name: "moved", Label: w.Movement}
	for _, c := range append(history.Changes(), history.Change{Kind: history.Archived}, history.Change{Kind: history.None}) {
		happened := slices.ContainsFunc(a.Entries, func(e *article.Entry) bool { return e.Move.Change() == c })
		if o := (option{movement(c), w.Change(c), 0}); happened && !slices.Contains(f.Options, o) {
			f.Options = append(f.Options, o)
		}
	}
	return f
}

// movement is the value of a change in the filter and in the rows.
func movement(c history.Change) string {
	switch {
	case c.Returned:
		return "back"
	case c.Kind == history.Archived:
		return string(history.Gone)
	}
	return string(c.Kind)
}

// texts returns options of what authors wrote, in the order of their letters.
func texts(set map[string]bool) []option {
	var list []option
	for t := range set {
		list = append(list, option{t, t, 0})
	}
	slices.SortFunc(list, func(a, b option) int {
		if c := strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)); c != 0 {
			return c
		}
		return strings.Compare(a.Text, b.Text)
	})
	return list
}
