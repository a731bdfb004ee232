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
		labels[n.file.Name] = f.label(n)
	}
	ids := map[string]bool{}
	order := map[string]int{}
	for i, n := range all {
		order[n.file.Name] = i
	}
	standIns := map[level]int{} // how many suggestions each level without a ring had
	for _, d := range f.drafts {
		slices.SortStableFunc(d.hits, func(a, b *hit) int { return cmp.Or(order[a.file]-order[b.file], a.line-b.line) })
		quadrant, by, why := f.quadrantOf(d)
		ring, rule := f.ringOf(d)
		if quadrant != none && f.rings.at(ring.place) == none {
			quadrant, by = none, ring.hit
			why = fmt.Sprintf("the rule %s says %s, and the radar has no ring that means it: give a ring that alias", rule, usualRings[ring.place.level].Name)
		}
		if quadrant == none {
			f.leaveDraft(d, by, why)
			continue
		}
		by.notes = append(by.notes, "quadrant by "+why)
		if ring.hit != nil {
			ring.notes = append(ring.notes, "ring by "+rule)
		}
		if ring.place.ring == none && f.rings.guessed[ring.place.level] {
			standIns[ring.place.level]++
		}
		e := f.entry(d, labels)
		e.ID, e.Quadrant, e.Ring = d.newID(ids), quadrant, f.rings.at(ring.place)
		d.id, d.held = e.ID, rule == ruleReplaced || ring.place.ring == none && ring.place.level == hold || ring.place.ring != none && ring.place.ring == f.rings.byLevel[hold]
		result.Radar.Entries = append(result.Radar.Entries, e)
		result.Reasons[e.ID] = Reason{Quadrant: why, Ring: rule, At: fmt.Sprintf("%s:%d", by.file, by.line)}
	}
	f.onlyUsed(result)
	f.successors(result.Radar)
	if d := f.overflow; d != nil {
		f.reports.warn(place{d.hits[0].file, radar.Pos{Line: d.hits[0].line, Col: 1}}, codeLarge, "",
			"the notes name more than %d tools, and that is the most that a radar may have: this is one that is left out", radar.MaxEntries)
	}
	f.tellStandIns(standIns)
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
	e := radar.Entry{Name: radar.CleanLine(d.name, radar.MaxNameLength), Summary: d.summary, Link: d.home, Owner: d.owner}
	e.Tags = cut(f, d, d.tags, "tags")
	if d.description != "" {
		e.Description = f.reports.text(escapeMarkdown(d.description), "the notes on "+quoted(d.name), place{d.hits[0].file, radar.Pos{Line: d.hits[0].line, Col: 1}})
	}
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

// newID returns an id that no other entry has.
func (d *draft) newID(taken map[string]bool) string {
	id := freeID(d.name, func(id string) bool { return taken[id] })
	taken[id] = true
	return id
}

// leaveDraft leaves a tool to a person. by is the line that decided, nil for the first.
func (f *finder) leaveDraft(d *draft, by *hit, why string) {
	if by == nil {
		by = d.hits[0]
	}
	f.unclassified = append(f.unclassified, Unclassified{Name: radar.CleanLine(d.name, radar.MaxNameLength), File: by.file, Line: by.line, Why: why})
}

// successors names the entries that took the place of those that are on hold.
func (f *finder) successors(r *radar.Radar) {
	for _, d := range f.drafts {
		if d.successor == nil || d.successor.id == "" || !d.held {
			continue
		}
		there := func(id string) int {
			return slices.IndexFunc(r.Entries, func(e radar.Entry) bool { return e.ID == id })
		}
		if i := there(d.id); i >= 0 && there(d.successor.id) >= 0 {
			r.Entries[i].ReplacedBy = d.successor.id
		}
	}
}

func suggestions(n int) string {
	if n == 1 {
		return "the suggestion for 1 tool"
	}
	return fmt.Sprintf("the suggestions for %d tools", n)
}

// tellStandIns reports the levels that the radar has no ring for, with the ring that stood in.
func (f *finder) tellStandIns(count map[level]int) {
	for l := range hold {
		if count[l] == 0 {
			continue
		}
		f.reports.warn(place{}, codeRing, "give the ring that means it the alias "+usualRings[l].Name+", or set one with --ring",
			"no ring of the radar means %s: %s went to the nearest, %s", usualRings[l].Name, suggestions(count[l]), quoted(f.rings.list[f.rings.byLevel[l]].Name))
	}
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
		p, _ := f.ringNamed(f.options.Ring)
		return ringClaim{rule: none, place: p}, ruleFlag
	}
	best := slices.MinFunc(d.rings, func(a, b ringClaim) int { return a.rule - b.rule })
	return best, ringRules[best.rule].name
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
		name := path.Base(f.label(n))
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
