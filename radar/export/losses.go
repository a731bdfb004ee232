package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"techradar/radar"
)

// The codes of what is told of an export.
const (
	codeNoPlace = "no-place"      // the format has no place for it
	codeWritten = "written-apart" // it is there, in another way
)

// losses gathers what a format cannot carry.
type losses struct {
	radar    *radar.Radar
	format   string
	problems []radar.Problem
}

// list returns what was noted, in the order of the file.
func (l *losses) list() []radar.Problem {
	slices.SortStableFunc(l.problems, func(a, b radar.Problem) int {
		return cmp.Or(a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col)
	})
	return l.problems
}

// tell notes something of the radar as a whole, at the place of a key of its file.
func (l *losses) tell(key, code, format string, args ...any) {
	l.problems = append(l.problems, l.radar.Problem(l.radar.At(key), radar.Warning, code, fmt.Sprintf(format, args...), ""))
}

// lost notes that the format has no place for a key of the radar.
func (l *losses) lost(key string, is bool) {
	if is {
		l.tell(key, codeNoPlace, "%s has no place for %s: it is left out", l.format, key)
	}
}

// entries notes something that is so for some entries, at the first of them. say gets how many there are.
func (l *losses) entries(key, code string, is func(e *radar.Entry) bool, say func(entries string) string) {
	var first *radar.Entry
	n := 0
	for i := range l.radar.Entries {
		if e := &l.radar.Entries[i]; is(e) {
			if n++; n == 1 {
				first = e
			}
		}
	}
	if n == 0 {
		return
	}
	entries := fmt.Sprintf("%d entries", n)
	if n == 1 {
		entries = "1 entry"
	}
	l.problems = append(l.problems, l.radar.Problem(first.At(key), radar.Warning, code, say(entries), ""))
}

// entryFields are the keys of an entry, and whether one has them.
var entryFields = []struct {
	key string
	has func(e *radar.Entry) bool
}{
	{"link", func(e *radar.Entry) bool { return e.Link != "" }},
	{"links", func(e *radar.Entry) bool { return len(e.Links) > 0 }},
	{"tags", func(e *radar.Entry) bool { return len(e.Tags) > 0 }},
	{"owner", func(e *radar.Entry) bool { return e.Owner != "" }},
	{"sources", func(e *radar.Entry) bool { return len(e.Sources) > 0 }},
	{"review_by", func(e *radar.Entry) bool { return !e.ReviewBy.IsZero() }},
	{"replaced_by", func(e *radar.Entry) bool { return e.ReplacedBy != "" }},
	{"history", func(e *radar.Entry) bool { return len(e.History) > 0 }},
	{"id", func(e *radar.Entry) bool { return e.ID != radar.Slug(e.Name) }},
}

// fields notes the keys of entries that the format does not carry.
func (l *losses) fields(carried ...string) {
	for _, f := range entryFields {
		if slices.Contains(carried, f.key) {
			continue
		}
		l.entries(f.key, codeNoPlace, f.has, func(entries string) string {
			return fmt.Sprintf("%s has no place for %s: left out of %s", l.format, f.key, entries)
		})
	}
}

// top notes the keys of the radar that the format does not carry.
func (l *losses) top(carried ...string) {
	r := l.radar
	for _, key := range []struct {
		name string
		has  bool
	}{
		{"title", r.Title != ""},
		{"subtitle", r.Subtitle != ""},
		{"lang", r.Lang != "en"},
		{"edition", !r.Edition.IsZero()},
		{"output", hasOutput(&r.Output)},
		{"import", len(r.Import.Catalogue)+len(r.Import.Words) > 0},
	} {
		if !slices.Contains(carried, key.name) {
			l.lost(key.name, key.has)
		}
	}
}

func hasOutput(o *radar.Output) bool {
	return o.Dir != nil || o.Formats != nil || o.Theme != nil || o.Size != nil || o.Font != nil || o.BaseURL != nil
}

// sector is what is told of quadrants and rings.
type sector struct {
	id, name, description string
	aliases               []string
}

func quadrants(r *radar.Radar) []sector {
	var list []sector
	for _, q := range r.Quadrants {
		list = append(list, sector{q.ID, q.Name, q.Description, q.Aliases})
	}
	return list
}

func rings(r *radar.Radar) []sector {
	var list []sector
	for _, ring := range r.Rings {
		list = append(list, sector{ring.ID, ring.Name, ring.Description, ring.Aliases})
	}
	return list
}

// sectors notes what of quadrants or rings the format does not carry.
func (l *losses) sectors(key string, list []sector, carried ...string) {
	for _, part := range []struct {
		what string
		has  func(s sector) bool
	}{
		{"the ids", func(s sector) bool { return s.id != radar.Slug(s.name) }},
		{"the descriptions", func(s sector) bool { return s.description != "" }},
		{"the aliases", func(s sector) bool { return len(s.aliases) > 0 }},
	} {
		if !slices.Contains(carried, part.what) && slices.ContainsFunc(list, part.has) {
			l.tell(key, codeNoPlace, "%s has no place for %s of %s: they are left out", l.format, part.what, key)
		}
	}
}

// order notes that a table has no list of quadrants or rings: a reader takes them as the rows name them, or in the
// usual order where all names are the usual ones. names are those of the rows, in their order.
func (l *losses) order(key string, list []sector, names, usual []string) {
	var want, seen []string
	for _, s := range list {
		want = append(want, s.name)
	}
	for _, name := range names {
		if !slices.Contains(seen, name) {
			seen = append(seen, name)
		}
	}
	if isUsual := func(name string) bool {
		return slices.ContainsFunc(usual, func(u string) bool { return strings.EqualFold(u, name) })
	}; len(seen) > 0 && !slices.ContainsFunc(seen, func(name string) bool { return !isUsual(name) }) {
		place := func(name string) int {
			return slices.IndexFunc(usual, func(u string) bool { return strings.EqualFold(u, name) })
		}
		slices.SortFunc(seen, func(a, b string) int { return place(a) - place(b) })
	}
	if !slices.Equal(want, seen) {
		l.tell(key, codeNoPlace, "%s has no list of %s: one that no row names is lost, and a reader may take them in the order %s", l.format, key, strings.Join(seen, ", "))
	}
}

// The names that readers of a table put into their usual order, as the importer does.
var (
	usualRings     = []string{"Adopt", "Trial", "Assess", "Hold"}
	usualQuadrants = []string{"Tools", "Languages & Frameworks", "Platforms", "Techniques"}
)

// retired notes the entries that a format leaves out because they are not on the radar any more.
func (l *losses) retired() {
	l.entries("retired", codeNoPlace, func(e *radar.Entry) bool { return e.Retired != nil }, func(entries string) string {
		return fmt.Sprintf("%s has no place for what is retired: %s left out", l.format, entries)
	})
}
