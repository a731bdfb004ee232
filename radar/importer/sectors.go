package importer

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// and matches what stands between two words for "and": in Thoughtworks' own files languages-and-frameworks is
// Languages & Frameworks (src/models/blip.js and factory.js of build-your-own-radar).
var and = regexp.MustCompile(`(?i)(-|\s+)and(-|\s+)|\s*&\s*`)

// sameName returns the form in which the name of a quadrant or a ring is compared with another.
func sameName(s string) string { return caseless(and.ReplaceAllString(s, " & ")) }

// The names that radars have had since the first of them, by their places: rings from the centre outward, and
// quadrants clockwise from 12 o'clock, as Thoughtworks draws them.
var (
	standardRings     = []string{"Adopt", "Trial", "Assess", "Hold"}
	standardQuadrants = []string{"Tools", "Languages & Frameworks", "Platforms", "Techniques"}
)

// usual returns the usual names when all the sectors have such names. Of rings, Hold may be called Caution.
func usual(names []string, sectors []*sector) []string {
	if len(sectors) == 0 {
		return nil
	}
	names = slices.Clone(names)
	for _, s := range sectors {
		if sameName(s.name) == "caution" && len(sectors) <= len(names) && !slices.Contains(sectorKeys(sectors), "hold") {
			if i := slices.Index(names, "Hold"); i >= 0 {
				names[i] = "Caution"
			}
		}
	}
	for _, s := range sectors {
		if !slices.ContainsFunc(names, func(name string) bool { return sameName(name) == sameName(s.name) }) {
			return nil
		}
	}
	return names
}

func sectorKeys(sectors []*sector) []string {
	var keys []string
	for _, s := range sectors {
		keys = append(keys, sameName(s.name))
	}
	return keys
}

// sectorTable gathers quadrants or rings as a file names them.
type sectorTable struct {
	list  []*sector
	index map[string]int
}

// find returns the index of the sector of a name, which is added when it is not there.
func (t *sectorTable) find(name string, at place) int {
	if t.index == nil {
		t.index = map[string]int{}
	}
	key := sameName(name)
	i, ok := t.index[key]
	if !ok {
		i = len(t.list)
		t.index[key] = i
		t.list = append(t.list, &sector{name: name, at: at})
	}
	return i
}

// inUsualOrder puts sectors that have usual names into their usual order and gives them their usual spelling. It
// returns where each of them stands then. With all, and where they are too few for a radar, the usual ones that no
// entry has are added.
func inUsualOrder(names []string, sectors []*sector, all bool) ([]*sector, []int) {
	at := make([]int, len(sectors))
	names = usual(names, sectors)
	if !all && len(sectors) >= radar.MinSectors {
		names = slices.DeleteFunc(names, func(name string) bool { return !slices.Contains(sectorKeys(sectors), sameName(name)) })
	}
	if names == nil {
		for i := range at {
			at[i] = i
		}
		return sectors, at
	}
	ordered := make([]*sector, len(names))
	for i, name := range names {
		ordered[i] = &sector{name: name, at: sectors[0].at}
		for j, s := range sectors {
			if sameName(s.name) == sameName(name) {
				at[j] = i
				ordered[i].at = s.at
			}
		}
	}
	return ordered, at
}

// settle puts the quadrants and the rings that the entries name into their order. With all the usual ones that no
// entry has are there too, since a tool that draws them has them by itself.
func (d *toolRadar) settle(quadrants, rings sectorTable, all bool) {
	for _, e := range d.entries {
		quadrants.list[e.quadrant].uses++
		rings.list[e.ring].uses++
		for _, c := range e.past {
			if !c.Retired {
				rings.list[c.Ring].uses++
			}
		}
	}
	var quadrantAt, ringAt []int
	d.quadrants, quadrantAt = arrange(standardQuadrants, quadrants.list, all)
	d.rings, ringAt = arrange(standardRings, rings.list, all)
	for _, e := range d.entries {
		e.quadrant, e.ring = quadrantAt[e.quadrant], ringAt[e.ring]
		for i, c := range e.past {
			if !c.Retired {
				e.past[i].Ring = ringAt[c.Ring]
			}
		}
	}
}

// turned returns the four quadrants of a tool in our order, clockwise from 12 o'clock; order has, for each of ours,
// the index of the tool's. With another number of quadrants their order stays.
func turned[T any](list []T, order [4]int) []T {
	if len(list) != len(order) {
		return list
	}
	return []T{list[order[0]], list[order[1]], list[order[2]], list[order[3]]}
}

// sectors gives the radar its quadrants and rings: those of the file, or those of the radar that it will be merged
// with. It is not ok when there are too few or too many.
func (b *radarMaker) sectors(at place) bool {
	if b.into != nil {
		b.radar.Quadrants, b.radar.Rings = b.into.Quadrants, b.into.Rings
		var quadrants, rings [][]string
		for _, q := range b.into.Quadrants {
			quadrants = append(quadrants, append([]string{q.ID, q.Name}, q.Aliases...))
		}
		for _, r := range b.into.Rings {
			rings = append(rings, append([]string{r.ID, r.Name}, r.Aliases...))
		}
		b.quadrantOf = b.match(b.quadrants, quadrants, "quadrant", codeQuadrant, func(e *toolEntry) int { return e.quadrant })
		b.ringOf = b.match(b.rings, rings, "ring", codeRing, func(e *toolEntry) int { return e.ring })
		return true
	}
	for _, kind := range []struct {
		what string
		list []*sector
	}{{"quadrant", b.quadrants}, {"ring", b.rings}} {
		if n := len(kind.list); n < radar.MinSectors || n > radar.MaxSectors {
			hint := "merge some of them in the file"
			if n < radar.MinSectors {
				hint = "add one in the file, or import into a radar that has them, with --into"
			}
			b.fail(at, codeSectors, hint, "the file has %s, and a radar has %d to %d: %s", plural(n, kind.what, kind.what+"s"),
				radar.MinSectors, radar.MaxSectors, sectorNames(kind.list))
		}
	}
	if b.failed {
		return false
	}
	b.tellSlips(b.quadrants, "quadrant", codeQuadrant)
	b.tellSlips(b.rings, "ring", codeRing)
	for _, s := range b.distinct(b.quadrants, "quadrant") {
		b.quadrantOf = append(b.quadrantOf, len(b.radar.Quadrants))
		b.radar.Quadrants = append(b.radar.Quadrants, radar.Quadrant{ID: s.id, Name: s.name, Description: s.description, Aliases: s.aliases})
	}
	for _, s := range b.distinct(b.rings, "ring") {
		b.ringOf = append(b.ringOf, len(b.radar.Rings))
		b.radar.Rings = append(b.radar.Rings, radar.Ring{ID: s.id, Name: s.name, Description: s.description, Aliases: s.aliases})
	}
	return true
}

// sectorNames lists some names for a message.
func sectorNames(list []*sector) string {
	var names []string
	for i, s := range list {
		if i == radar.MaxSectors+1 {
			names = append(names, "...")
			break
		}
		names = append(names, quoted(s.name))
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// match finds each sector of the file among those of the radar to merge with, by id, name or alias. of is the sector of
// an entry.
func (b *radarMaker) match(list []*sector, words [][]string, what, code string, of func(e *toolEntry) int) []int {
	used := map[int]bool{}
	for _, e := range b.toolRadar.entries {
		used[of(e)] = true
	}
	found := make([]int, len(list))
	for i, s := range list {
		found[i] = slices.IndexFunc(words, func(words []string) bool {
			return slices.ContainsFunc(words, func(w string) bool {
				return sameName(w) == sameName(s.name) || s.id != "" && sameName(w) == sameName(s.id)
			})
		})
		if found[i] < 0 && used[i] {
			hint := fmt.Sprintf("write %s into the aliases of the %s that it belongs to", quoted(s.name), what)
			if s.meant != "" {
				hint = fmt.Sprintf("correct it in the file if it means %s, or ", quoted(s.meant)) + hint
			}
			b.warn(s.at, code, hint,
				"the radar has no %s %s: its entries are left out", what, quoted(s.name))
		}
	}
	return found
}

// distinct returns copies of sectors with texts, names and ids that a radar takes: a word means one of them.
func (b *radarMaker) distinct(list []*sector, what string) []*sector {
	taken := map[string]int{}
	made := make([]*sector, len(list))
	free := func(word string, i int) bool {
		j, ok := taken[caseless(word)]
		return !ok || j == i
	}
	for i, s := range list {
		c := *s
		c.name = cmp.Or(b.line(s.name, radar.MaxNameLength-8, "the name of a "+what, s.at), radar.CleanLine(s.id, radar.MaxNameLength-8), fmt.Sprintf("%s %d", what, i+1))
		for n := 2; !free(c.name, i); n++ {
			was := c.name
			c.name = fmt.Sprintf("%s (%d)", strings.TrimSuffix(c.name, fmt.Sprintf(" (%d)", n-1)), n)
			b.warn(s.at, codeSectors, "", "two %ss are called %s: this one is called %s", what, quoted(was), quoted(c.name))
		}
		id := s.id
		if isEphemeral(id) || qiwiID.MatchString(id) {
			id = "" // a number says nothing
		}
		base := cmp.Or(radar.Slug(id), radar.Slug(c.name), fmt.Sprintf("%s-%d", what, i+1))
		c.id = base
		for n := 2; !free(c.id, i); n++ {
			c.id = radar.Slug(fmt.Sprintf("%.70s-%d", base, n))
		}
		taken[caseless(c.id)], taken[caseless(c.name)] = i, i
		c.description = b.text(s.description, "the description of "+quoted(c.name), s.at)
		c.aliases = nil
		made[i] = &c
	}
	for i, s := range list {
		for _, alias := range s.aliases {
			alias = b.line(alias, radar.MaxNameLength, "an alias of "+quoted(made[i].name), s.at)
			if alias == "" || slices.Contains(made[i].aliases, alias) {
				continue
			}
			if !free(alias, i) {
				b.warn(s.at, codeSectors, "", "the alias %s of %s means another %s already: it was left out", quoted(alias), quoted(made[i].name), what)
				continue
			}
			taken[caseless(alias)] = i
			made[i].aliases = append(made[i].aliases, alias)
		}
		made[i].aliases = atMost(b.reports, made[i].aliases, "aliases", made[i].name, s.at)
	}
	return made
}
