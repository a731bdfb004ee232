package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"techradar/radar"
)

// result makes a radar of the drafts.
func (f *finder) result(all []*notes) *Result {
	result := &Result{Radar: f.newRadar(all), Reasons: map[string]Reason{}}
	labels := map[string]string{}
	for _, n := range all {
		labels[n.file.Name] = n.label()
	}
	ids := map[string]bool{}
	byPlace := false // a ring was taken by its place
	order := map[string]int{}
	for i, n := range all {
		order[n.file.Name] = i
	}
	for _, d := range f.drafts {
		slices.SortStableFunc(d.hits, func(a, b *hit) int { return cmp.Or(order[a.file]-order[b.file], a.line-b.line) })
		quadrant, by, why := f.quadrantOf(d)
		if quadrant == none {
			f.unclassified = append(f.unclassified, Unclassified{Name: radar.CleanLine(d.name, radar.MaxNameLength), File: d.hits[0].file, Line: d.hits[0].line, Why: why})
			continue
		}
		by.notes = append(by.notes, "quadrant by "+why)
		ring, rule := f.ringOf(d)
		byPlace = byPlace || ring.ring == none && f.rings.guessed[ringRules[ring.rule].level]
		e := f.entry(d, labels)
		e.ID, e.Quadrant, e.Ring = d.id(ids), quadrant, f.ringIndex(ring)
		result.Radar.Entries = append(result.Radar.Entries, e)
		result.Reasons[e.ID] = Reason{Quadrant: why, Ring: rule, At: fmt.Sprintf("%s:%d", by.file, by.line)}
	}
	f.onlyUsed(result)
	if d := f.overflow; d != nil {
		f.reports.warn(place{d.hits[0].file, radar.Pos{Line: d.hits[0].line, Col: 1}}, codeLarge, "",
			"the notes name more than %d tools, and that is the most that a radar may have: this is one that is left out", radar.MaxEntries)
	}
	if byPlace {
		f.reports.warn(place{}, codeRing, "give the rings aliases such as Adopt, Trial, Assess and Hold, or set one with --ring",
			"the rings of the radar have other names than the rules suggest, so they were taken by their place from the centre outward")
	}
	slices.SortStableFunc(f.unclassified, func(a, b Unclassified) int {
		return cmp.Or(order[a.File]-order[b.File], a.Line-b.Line)
	})
	names := map[string]bool{}
	for _, e := range result.Radar.Entries {
		names[keyOf(e.Name)] = true
	}
	result.Unclassified = slices.DeleteFunc(f.unclassified, func(u Unclassified) bool { return names[keyOf(u.Name)] })
	result.Problems = f.reports.list()
	return result
}

// entry is a draft as an entry, but for its id, quadrant and ring. labels are the names of the files in sources.
func (f *finder) entry(d *draft, labels map[string]string) radar.Entry {
	e := radar.Entry{Name: radar.CleanLine(d.name, radar.MaxNameLength), Summary: d.summary, Link: d.home}
	for _, l := range d.links {
		if l.URL != d.home {
			e.Links = append(e.Links, l)
		}
	}
	e.Links = cut(f, d, e.Links, "links")
	for _, h := range cut(f, d, d.hits, "sources") {
		e.Sources = append(e.Sources, radar.Source{
			File: labels[h.file], Line: h.line, Quote: h.quote, Note: radar.CleanLine(strings.Join(h.notes, "; "), radar.MaxLineLength),
		})
	}
	return e
}

// cut holds a list of an entry to what a radar may have, and says so.
func cut[T any](f *finder, d *draft, list []T, what string) []T {
	if len(list) <= radar.MaxListLength {
		return list
	}
	f.reports.warn(place{d.hits[0].file, radar.Pos{Line: d.hits[0].line, Col: 1}}, codeCut, "", "%s has more than %d %s: the rest is left out",
		quoted(d.name), radar.MaxListLength, what)
	return list[:radar.MaxListLength]
}

// id returns the slug of the name, with a number when another entry has it.
func (d *draft) id(taken map[string]bool) string {
	slug := radar.Slug(d.name)
	id := slug
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", slug, n)
	}
	taken[id] = true
	return id
}

// quadrantOf returns the quadrant of a draft with the line and the rule that decided; or none and why. What introduces
// a tool comes before the catalogue, and the catalogue before what only mentions it.
func (f *finder) quadrantOf(d *draft) (quadrant int, by *hit, why string) {
	two := false
	lacks := ""
	for _, c := range d.topics {
		if c.quadrant != none {
			return c.quadrant, c.hit, c.why
		}
		two = two || c.two
		lacks = cmp.Or(lacks, c.lacks)
	}
	if d.tool != nil && d.tool.Quadrant != "" {
		q, missing := f.quadrants.usual(d.tool.Quadrant)
		if q != none {
			h := d.hits[0]
			if len(d.topics) > 0 {
				h = d.topics[0].hit
			}
			return q, h, "catalogue"
		}
		lacks = cmp.Or(lacks, missing)
	}
	for _, c := range d.nearby {
		if c.quadrant != none && len(d.topics) == 0 {
			return c.quadrant, c.hit, c.why
		}
	}
	switch {
	case lacks != "":
		return none, nil, fmt.Sprintf("it belongs to %s, and the radar has no quadrant with that name or alias", quoted(lacks))
	case two:
		return none, nil, "the heading above it means two quadrants"
	}
	return none, nil, "no heading above it means a quadrant, and the catalogue does not know it"
}

// ringOf returns the strongest claim of a draft, and the name of its rule.
func (f *finder) ringOf(d *draft) (ringClaim, string) {
	if f.options.Ring != "" {
		return ringClaim{rule: none, ring: f.ringNamed(f.options.Ring)}, ruleFlag
	}
	best := slices.MinFunc(d.rings, func(a, b ringClaim) int { return a.rule - b.rule })
	name := ringRules[best.rule].name
	best.notes = append(best.notes, "ring by "+name)
	return best, name
}

func (f *finder) ringIndex(c ringClaim) int {
	if c.ring != none {
		return c.ring
	}
	return f.rings.byLevel[ringRules[c.rule].level]
}

// newRadar is the radar without its entries.
func (f *finder) newRadar(all []*notes) *radar.Radar {
	if into := f.options.Into; into != nil {
		return &radar.Radar{Title: into.Title, Lang: into.Lang, Edition: into.Edition, Quadrants: into.Quadrants, Rings: into.Rings}
	}
	r := &radar.Radar{
		Title: "Technology radar", Subtitle: "A draft from notes, not a decision", Lang: "en",
		Quadrants: slices.Clone(f.quadrants.list), Rings: f.rings.list,
	}
	if korean(all) {
		r.Lang, r.Subtitle = "ko", "메모에서 옮긴 초안이며, 결정이 아닙니다"
	}
	for _, n := range all {
		name := path.Base(n.label())
		title := cmp.Or(n.front["title"], n.title(), strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(name, path.Ext(name))))
		if title = radar.CleanLine(title, radar.MaxLineLength); title != "" {
			r.Title = title
			break
		}
	}
	for _, n := range all {
		if e, err := radar.ParseEdition(n.front["date"]); err == nil && r.Edition.Before(e) {
			r.Edition = e
		}
	}
	return r
}

// titleBlock is the only heading of the first level, or nil.
func (n *notes) titleBlock() *block {
	var title *block
	for _, b := range n.blocks {
		if b.kind == headingBlock && b.level == 1 {
			if title != nil {
				return nil
			}
			title = b
		}
	}
	return title
}

func (n *notes) title() string {
	if b := n.titleBlock(); b != nil {
		return b.in.text
	}
	return ""
}

// onlyUsed keeps the quadrants of a new radar that have entries, at most as many as a radar may have: of more, those
// with the most entries. A radar has at least two.
func (f *finder) onlyUsed(result *Result) {
	r := result.Radar
	if f.options.Into != nil {
		return
	}
	count := make([]int, len(r.Quadrants))
	for _, e := range r.Entries {
		count[e.Quadrant]++
	}
	ranked := make([]int, len(count))
	for i := range ranked {
		ranked[i] = i
	}
	slices.SortStableFunc(ranked, func(a, b int) int { return count[b] - count[a] })
	index := map[int]int{}
	var kept []radar.Quadrant
	for i, q := range r.Quadrants {
		rank := slices.Index(ranked, i)
		if rank < radar.MaxSectors && (count[i] > 0 || rank < radar.MinSectors) {
			index[i] = len(kept)
			kept = append(kept, q)
		}
	}
	var entries []radar.Entry
	for _, e := range r.Entries {
		q, ok := index[e.Quadrant]
		if !ok {
			delete(result.Reasons, e.ID)
			d := f.byKey[keyOf(e.Name)]
			f.unclassified = append(f.unclassified, Unclassified{
				Name: e.Name, File: d.hits[0].file, Line: d.hits[0].line,
				Why: fmt.Sprintf("its quadrant %s has fewer entries than others, and a radar has at most %d", quoted(r.Quadrants[e.Quadrant].Name), radar.MaxSectors),
			})
			continue
		}
		e.Quadrant = q
		entries = append(entries, e)
	}
	r.Quadrants, r.Entries = kept, entries
}
