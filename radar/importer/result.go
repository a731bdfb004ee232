package importer

import (
	"slices"
	"strings"
	"unicode"

	"techradar/radar"
)

// result makes a radar of a draft, by the rules that radar.Parse holds a file to.
func (d *toolRadar) result(o Options) (*Result, []radar.Problem) {
	if d.failed {
		return nil, d.errors()
	}
	at := place{}
	if len(d.files) > 0 {
		at.file = d.files[0]
	}
	switch {
	case len(d.entries) == 0:
		d.fail(at, codeEmpty, "", "there is no entry to import")
	case len(d.entries) > radar.MaxEntries:
		d.fail(d.entries[radar.MaxEntries].at, codeLarge, "", "there are %d entries, and %d are the most: this is the first too many", len(d.entries), radar.MaxEntries)
	}
	b := &radarMaker{toolRadar: d, into: o.Into, radar: &radar.Radar{Lang: "en", File: at.file}}
	if d.failed || !b.sectors(at) || !b.setRing(o.Ring) {
		return nil, d.errors()
	}
	b.radar.Title = d.line(d.title, radar.MaxLineLength, "the title", d.titleAt)
	if b.radar.Title == "" {
		b.radar.Title = "Technology radar"
	}
	b.radar.Subtitle = d.line(d.subtitle, radar.MaxLineLength, "the subtitle", d.titleAt)
	if o.Into != nil {
		b.radar.Title, b.radar.Subtitle, b.radar.Lang = o.Into.Title, o.Into.Subtitle, o.Into.Lang
	} else if isKorean(b.radar) {
		b.radar.Lang = "ko"
	}
	b.movement()
	b.entries()
	if len(b.radar.Entries) == 0 && len(b.unclassified) == 0 {
		d.fail(at, codeEmpty, "", "there is no entry to import")
		return nil, d.errors()
	}
	if d.failed {
		return nil, d.errors()
	}
	return &Result{Radar: b.radar, Problems: d.list(), Unclassified: b.unclassified, Reasons: map[string]Reason{}}, nil
}

// radarMaker makes one radar.
type radarMaker struct {
	*toolRadar
	into         *radar.Radar
	radar        *radar.Radar
	quadrantOf   []int // by index in the draft: the one in the radar, -1 for none
	ringOf       []int
	ring         int // for every entry; -1 to let the file say
	unclassified []Unclassified
}

// isKorean reports whether most names on the picture are.
func isKorean(r *radar.Radar) bool {
	names := []string{r.Title}
	for _, q := range r.Quadrants {
		names = append(names, q.Name)
	}
	for _, ring := range r.Rings {
		names = append(names, ring.Name)
	}
	hangul := 0
	for _, name := range names {
		if strings.ContainsFunc(name, func(c rune) bool { return unicode.Is(unicode.Hangul, c) }) {
			hangul++
		}
	}
	return 2*hangul > len(names)
}

// setRing finds the ring that a person wants for every entry.
func (b *radarMaker) setRing(name string) bool {
	b.ring = -1
	if name == "" {
		return true
	}
	var names []string
	for i, ring := range b.radar.Rings {
		names = append(names, ring.Name)
		for _, word := range append([]string{ring.ID, ring.Name}, ring.Aliases...) {
			if sameName(word) == sameName(name) {
				b.ring = i
				return true
			}
		}
	}
	b.fail(place{}, codeRing, "", "there is no ring %s: choose one of %s", quoted(name), strings.Join(names, ", "))
	return false
}

// entries makes the entries.
func (b *radarMaker) entries() {
	ids := map[string]bool{}
	first := map[string]*toolEntry{}
	written := map[*toolEntry]string{}
	for _, e := range b.toolRadar.entries {
		made, ok := b.entry(e)
		if !ok || b.twice(first, e, made.Name) {
			continue
		}
		made.ID = b.id(ids, e, made.Name)
		ids[caseless(made.ID)] = true
		written[e] = made.ID
		b.radar.Entries = append(b.radar.Entries, made)
	}
	for i := range b.radar.Entries {
		e := &b.radar.Entries[i]
		if e.ReplacedBy == "" {
			continue
		}
		j := slices.IndexFunc(b.radar.Entries, func(o radar.Entry) bool {
			return caseless(o.ID) == caseless(e.ReplacedBy) || caseless(o.Name) == caseless(e.ReplacedBy)
		})
		if j < 0 || j == i {
			b.count("replaced", place{}, codeNoPlace, func(n int) string {
				return plural(n, "entry is", "entries are") + " replaced by one that is not in the file: that was left out"
			})
			e.ReplacedBy = ""
			continue
		}
		e.ReplacedBy = b.radar.Entries[j].ID
	}
}

// twice reports whether an entry says what one before it has said. An entry with the same name that says something
// else stays, with an id of its own.
func (b *radarMaker) twice(first map[string]*toolEntry, e *toolEntry, name string) bool {
	other, ok := first[caseless(name)]
	if !ok {
		first[caseless(name)] = e
		return false
	}
	if other.quadrant == e.quadrant && other.ring == e.ring && other.summary == e.summary && other.description == e.description &&
		other.link == e.link && slices.Equal(other.links, e.links) && slices.Equal(other.tags, e.tags) && other.move == e.move {
		b.warn(e.at, codeDup, "", "%s stands here again as in line %d: it was left out", quoted(name), other.at.Line)
		return true
	}
	b.warn(e.at, codeDup, "keep one of them", "%s stands in line %d too, and they differ: both are imported, each with an id of its own", quoted(name), other.at.Line)
	return false
}

// id returns an id that no entry has: that of the file where it has one, or else the slug of the name.
func (b *radarMaker) id(ids map[string]bool, e *toolEntry, name string) string {
	id := radar.Slug(e.id)
	if e.id != "" && id != e.id {
		b.count("id "+e.at.file, e.at, codeID, func(n int) string {
			return plural(n, "id is", "ids are") + " not made of lower-case letters, digits and single hyphens and was changed, first " + quoted(e.id)
		})
	}
	if id == "" {
		id = radar.Slug(name)
	}
	if id == "" {
		id = "entry"
	}
	if !ids[caseless(id)] {
		return id
	}
	return freeID(name, func(id string) bool { return ids[caseless(id)] })
}

// entry makes an entry without its id. It is not ok when it has no name, or when there is no place for it.
func (b *radarMaker) entry(e *toolEntry) (made radar.Entry, ok bool) {
	name := b.line(e.name, radar.MaxNameLength, "the name of an entry", e.at)
	if name == "" {
		b.warn(e.at, codeName, "", "this entry has no name: it was left out")
		return made, false
	}
	quadrant, ring := b.quadrantOf[e.quadrant], b.ringOf[e.ring]
	if b.ring >= 0 {
		ring = b.ring
	}
	if quadrant < 0 || ring < 0 {
		why := "there is no quadrant " + quoted(b.quadrants[e.quadrant].name)
		if quadrant >= 0 {
			why = "there is no ring " + quoted(b.rings[e.ring].name)
		}
		b.unclassified = append(b.unclassified, Unclassified{Name: name, File: e.at.file, Line: e.at.Line, Why: why})
		return made, false
	}
	made = radar.Entry{
		Name: name, Quadrant: quadrant, Ring: ring,
		Summary:     b.line(e.summary, radar.MaxLineLength, "the summary of "+quoted(name), e.at),
		Description: b.text(e.description, "the description of "+quoted(name), e.at),
		Link:        b.link(e.link, "the link of "+quoted(name), e.at),
		Links:       b.links(e, name),
		Tags:        b.tags(e, name),
		Owner:       b.line(e.owner, radar.MaxNameLength, "the owner of "+quoted(name), e.at),
		ReviewBy:    e.reviewBy,
		ReplacedBy:  e.replacedBy,
	}
	made.History, made.Retired = b.history(e, name), e.retired
	return made, b.retire(e, &made)
}

func (b *radarMaker) links(e *toolEntry, name string) []radar.Link {
	var links []radar.Link
	for _, l := range e.links {
		if url := b.link(l.URL, "a link of "+quoted(name), e.at); url != "" {
			title := b.line(l.Title, radar.MaxLineLength, "the title of a link of "+quoted(name), e.at)
			if title == "" {
				title = radar.CleanLine(url, radar.MaxLineLength)
			}
			links = append(links, radar.Link{Title: title, URL: url})
		}
	}
	return atMost(b.reports, links, "links", name, e.at)
}

func (b *radarMaker) tags(e *toolEntry, name string) []string {
	var tags []string
	for _, t := range e.tags {
		if t = b.line(t, radar.MaxNameLength, "a tag of "+quoted(name), e.at); t != "" && !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return atMost(b.reports, tags, "tags", name, e.at)
}

// atMost cuts a list to the length that a radar takes.
func atMost[T any](r *reports, list []T, what, name string, at place) []T {
	if len(list) > radar.MaxListLength {
		r.warn(at, codeCut, "", "%s has %d %s, and %d are the most: the others were left out", quoted(name), len(list), what, radar.MaxListLength)
		return list[:radar.MaxListLength]
	}
	return list
}
