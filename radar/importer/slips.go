package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"techradar/radar"
)

// minSectorSlip is the length from which the name of a quadrant or a ring can be a slip of another, and longSector that
// from which only one letter may differ, in characters. In shorter names another letter is another word: Go, Do.
const (
	minSectorSlip = 4
	longSector    = 7
)

// maxCompared bounds the work: a file with more quadrants or rings than this has something else in that column.
const maxCompared = 8 * radar.MaxSectors

// arrange puts quadrants or rings that the entries name into their order, as inUsualOrder does, with what is most likely
// a slip behind the one that it looks like: there it moves in and out as that one does. It returns where each of them
// stands then.
func arrange(names []string, sectors []*sector, all bool) ([]*sector, []int) {
	noteSlips(names, sectors)
	var kept []*sector
	for _, s := range sectors {
		if s.meant == "" {
			kept = append(kept, s)
		}
	}
	ordered, keptAt := inUsualOrder(names, kept, all)
	ordered = slices.Clone(ordered)
	place := make(map[*sector]*sector, len(kept)) // inUsualOrder makes new ones
	for i, s := range kept {
		place[s] = ordered[keptAt[i]]
	}
	for i := len(sectors) - 1; i >= 0; i-- { // so that those of one name keep their order
		if s := sectors[i]; s.meant != "" {
			ordered = slices.Insert(ordered, behind(names, ordered, s.meant), s)
			place[s] = s
		}
	}
	at := make([]int, len(sectors))
	for i, s := range sectors {
		at[i] = slices.Index(ordered, place[s])
	}
	return ordered, at
}

// behind returns the place behind the sector with a name or, where there is none, behind those that usually stand before
// it.
func behind(names []string, ordered []*sector, name string) int {
	usual := func(name string) int {
		return slices.IndexFunc(names, func(n string) bool { return sameName(n) == sameName(name) })
	}
	to := 0
	for i, s := range ordered {
		if sameName(s.name) == sameName(name) {
			return i + 1
		}
		if n := usual(s.name); n >= 0 && n < usual(name) {
			to = i + 1
		}
	}
	return to
}

// noteSlips finds the names that are most likely slips: used once, or hardly, and like one that is used more, or like one
// of the usual names where most of the others are those.
func noteSlips(names []string, sectors []*sector) {
	if len(sectors) > maxCompared {
		return
	}
	names = slices.Clone(names)
	if slices.Contains(names, "Hold") {
		names = append(names, "Caution")
	}
	isUsual := func(s *sector) bool {
		return slices.ContainsFunc(names, func(name string) bool { return sameName(name) == sameName(s.name) })
	}
	n := 0
	for _, s := range sectors {
		if isUsual(s) {
			n++
		}
	}
	byUse := slices.Clone(sectors)
	slices.SortStableFunc(byUse, func(a, b *sector) int { return b.uses - a.uses })
	for i, s := range byUse {
		if isUsual(s) {
			continue
		}
		var like []string
		for _, other := range sectors {
			rare := s.uses == 1 && other.uses > 1 || 5*s.uses <= other.uses
			switch {
			case other == s || other.meant != "":
			case isUsual(other) && (rare || s.uses == 1) && isSlip(s.name, other.name),
				slices.Index(byUse, other) < i && rare && isNarrowSlip(s.name, other.name):
				like = append(like, other.name)
			}
		}
		for _, name := range names {
			if s.uses == 1 && n >= radar.MinSectors && 2*n >= len(sectors) && isSlip(s.name, name) {
				like = append(like, name)
			}
		}
		s.meant = radar.Nearest(s.name, like)
	}
}

// isSlip reports whether a name is so like another that it may be a slip. Numbers are not: Level 1 is not Level 2.
func isSlip(name, other string) bool {
	a, b := caseless(name), caseless(other)
	first, _ := utf8.DecodeRuneInString(a)
	second, _ := utf8.DecodeRuneInString(b)
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	return first == second && min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) >= minSectorSlip && digits(a) == digits(b) &&
		radar.Nearest(name, []string{other}) != ""
}

// isNarrowSlip is isSlip for names that nobody has but this file: Deployment may well stand beside Development.
func isNarrowSlip(name, other string) bool {
	long := utf8.RuneCountInString(name) >= longSector
	return isSlip(name, other) && (!long || radar.Alike([]string{other, name})[1] == 0)
}

// tellSlips warns of names that are most likely slips.
func (b *radarMaker) tellSlips(list []*sector, what, code string) {
	for _, s := range list {
		if s.meant != "" {
			used := "once"
			if s.uses > 1 {
				used = fmt.Sprintf("%d times", s.uses)
			}
			b.warn(s.at, code, fmt.Sprintf("where %s is meant, correct it in the file and import again", quoted(s.meant)), "the %s %s looks like %s and is used %s: it is imported as a %s of its own",
				what, quoted(s.name), quoted(s.meant), used, what)
		}
	}
}

// stepRings returns the ring so many rings outward of another, or as far as there are rings. One that is most likely a
// slip is none to come from, and counts as the one that it looks like.
func stepRings(rings []*sector, ring, steps int) int {
	to := ring
	if meant := rings[ring].meant; meant != "" {
		if i := slices.IndexFunc(rings, func(s *sector) bool { return sameName(s.name) == sameName(meant) }); i >= 0 {
			to = i
		}
	}
	from, by := to, cmp.Compare(steps, 0)
	for i := to; steps != 0 && i+by >= 0 && i+by < len(rings); {
		if i += by; rings[i].meant == "" {
			to, steps = i, steps-by
		}
	}
	if to == from {
		return ring
	}
	return to
}
