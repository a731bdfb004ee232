package layout

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Lock is where entries stood in earlier pictures: the contents of radar.lock. With it a change of one entry moves
// little more than that entry, and numbers stay with their entries.
//
// A lock has a section for each page and page size, and others for the same with a least size of text, and for
// close-ups. Its text has one line an entry, sorted by id, so that a change
// reads well in a diff.
type Lock struct {
	sections map[sectionKey]*section
}

// sectionKey names a section: the page size, and the page.
type sectionKey struct{ size, page string }

// section is one picture: how it was laid out, and where each entry stood.
type section struct {
	mode   Mode
	font   float64   // px of the names
	full   float64   // px that they had when everything was placed anew
	blip   float64   // px, radius of a blip that shows its name or, in the modes without names, its number
	small  float64   // px, the same of a numbered blip among names; 0 where there are none
	least  float64   // px that no ring name was smaller than; 0 for what a screen bears
	radii  []float64 // px
	angles []float64 // degrees clockwise from 12 o'clock
	places map[string]place
}

// place is where an entry stood, in px from the centre of the disc.
type place struct {
	p      point
	side   side
	lines  int // of its label
	number int // 0 where the name stands, or nothing
}

const lockHeader = "# Where the entries stand in the picture. Keep this file beside the radar, in Git: then a change of one entry\n" +
	"# moves that entry and no other. techradar generate --lock writes it; --lock=fresh lays everything out anew.\n"

// sideNames are the words of a lock for the side of a label.
var sideNames = []string{noLabel: "number", right: "right", left: "left", below: "below", above: "above"}

// Bytes is the text of the lock.
func (l *Lock) Bytes() []byte {
	var b strings.Builder
	b.WriteString(lockHeader)
	keys := slices.SortedFunc(maps.Keys(l.sections), func(a, b sectionKey) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.size, b.size))
	})
	for _, key := range keys {
		s := l.sections[key]
		fmt.Fprintf(&b, "\n[%s %s]\n", key.page, key.size)
		fmt.Fprintf(&b, "mode %s\nfont %s\nfull %s\nblip %s\n", s.mode, short(s.font), short(s.full), short(s.blip))
		if s.small > 0 {
			fmt.Fprintf(&b, "small %s\n", short(s.small))
		}
		if s.least > 0 {
			fmt.Fprintf(&b, "least %s\n", short(s.least))
		}
		b.WriteString("radii" + shorts(s.radii) + "\nangles" + shorts(s.angles) + "\n")
		for _, id := range slices.Sorted(maps.Keys(s.places)) {
			p := s.places[id]
			fmt.Fprintf(&b, "entry %s %s %s %s", id, short(p.p.X), short(p.p.Y), sideNames[p.side])
			if p.side == noLabel {
				fmt.Fprintf(&b, " %d\n", p.number)
			} else {
				fmt.Fprintf(&b, " %d\n", p.lines)
			}
		}
	}
	return []byte(b.String())
}

func short(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func shorts(vs []float64) string {
	var b strings.Builder
	for _, v := range vs {
		b.WriteString(" " + short(v))
	}
	return b.String()
}

// maxLockLines bounds a lock: each of 5,000 entries on nine pages of three sizes, twice over.
const maxLockLines = 300_000

// ErrConflict is the error of a lock that holds both sides of a merge.
var ErrConflict = errors.New("an unresolved merge conflict: keep either side whole (git checkout --ours or --theirs), and let --lock add what it lacks")

// ParseLock reads the text of a lock. An error names the line, as "line 7: ...".
func ParseLock(src []byte) (*Lock, error) {
	l := &Lock{sections: map[sectionKey]*section{}}
	var s *section
	n := 0
	for line := range strings.Lines(string(src)) {
		if n++; n > maxLockLines {
			return nil, fmt.Errorf("line %d: the lock is too long", n)
		}
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		var err error
		switch {
		case isConflict(words[0]):
			err = ErrConflict
		case strings.HasPrefix(words[0], "["):
			if err = s.complete(); err == nil {
				s, err = l.open(words)
			}
		case s == nil:
			err = errors.New("a [page size] line has to come first")
		default:
			err = s.parse(words)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := s.complete(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n, err)
	}
	return l, nil
}

// isConflict reports whether a line begins as Git marks the sides of a merge.
func isConflict(word string) bool {
	return slices.Contains([]string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"}, word)
}

// open begins a section.
func (l *Lock) open(words []string) (*section, error) {
	key, err := parseSectionKey(words)
	if err != nil {
		return nil, err
	}
	if l.sections[key] != nil {
		return nil, fmt.Errorf("the section %s stands here for the second time: keep one of them", strings.Join(words, " "))
	}
	s := &section{places: map[string]place{}}
	l.sections[key] = s
	return s, nil
}

// complete reports what a section lacks that ends here; nothing for none.
func (s *section) complete() error {
	if s == nil {
		return nil
	}
	if !slices.Contains([]Mode{Names, Mixed, Numbers, Indexed, Blips}, s.mode) || s.font == 0 || s.full == 0 || s.blip == 0 || len(s.radii) == 0 || len(s.angles) == 0 {
		return errors.New("the section before lacks its mode, font, full, blip, radii or angles")
	}
	return nil
}

func parseSectionKey(words []string) (sectionKey, error) {
	if len(words) != 2 || !strings.HasSuffix(words[1], "]") {
		return sectionKey{}, fmt.Errorf("%s is not a line like [radar 16:9]", shorten(strings.Join(words, " ")))
	}
	return sectionKey{page: words[0][1:], size: strings.TrimSuffix(words[1], "]")}, nil
}

// parse reads one line of a section.
func (s *section) parse(words []string) error {
	if words[0] == "entry" {
		return s.parseEntry(words[1:])
	}
	if words[0] == "mode" && len(words) == 2 {
		s.mode = Mode(words[1])
		return nil
	}
	vs, err := numbers(words[1:])
	if err != nil {
		return err
	}
	single := map[string]*float64{"font": &s.font, "full": &s.full, "blip": &s.blip, "small": &s.small, "least": &s.least}
	many := map[string]*[]float64{"radii": &s.radii, "angles": &s.angles}
	switch {
	case single[words[0]] != nil && len(vs) == 1:
		*single[words[0]] = vs[0]
	case many[words[0]] != nil:
		*many[words[0]] = vs
	default:
		return fmt.Errorf("%s is not a line of a lock", shorten(strings.Join(words, " ")))
	}
	return nil
}

func (s *section) parseEntry(words []string) error {
	if len(words) != 5 {
		return fmt.Errorf("an entry has an id, two coordinates, a side and a number, not %s", shorten(strings.Join(words, " ")))
	}
	vs, err := numbers([]string{words[1], words[2], words[4]})
	if err != nil {
		return err
	}
	sd := slices.Index(sideNames, words[3])
	if sd < 0 {
		return fmt.Errorf("%s is not a side: %s", shorten(words[3]), strings.Join(sideNames, ", "))
	}
	if least := float64(min(1, sd)); vs[2] < least || vs[2] != math.Trunc(vs[2]) { // a blip may show no number
		return fmt.Errorf("%s is not a whole number from 1", shorten(words[4]))
	}
	if _, twice := s.places[words[0]]; twice {
		return fmt.Errorf("the entry %s stands here for the second time: keep one of them", shorten(words[0]))
	}
	p := place{p: point{vs[0], vs[1]}, side: side(sd)} //nolint:gosec // an index of sideNames
	if p.side == noLabel {
		p.number = int(vs[2])
	} else {
		p.lines = int(vs[2])
	}
	s.places[words[0]] = p
	return nil
}

// shorten quotes what a message shows of a lock.
func shorten(s string) string {
	const most = 60 // characters
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return strconv.Quote(s)
}

// mostPixels bounds what a lock may say, so that sums stay exact.
const mostPixels = 1e5

func numbers(words []string) ([]float64, error) {
	vs := make([]float64, len(words))
	for i, w := range words {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil || !(v > -mostPixels && v < mostPixels) {
			return nil, fmt.Errorf("%s is not a number", shorten(w))
		}
		vs[i] = v
	}
	return vs, nil
}

// section returns what the lock says of a page, or nil.
func (l *Lock) section(key sectionKey) *section {
	if l == nil {
		return nil
	}
	return l.sections[key]
}

// with is the lock with the section of a page replaced.
func (l *Lock) with(key sectionKey, s *section) *Lock {
	out := &Lock{sections: map[sectionKey]*section{}}
	if l != nil {
		maps.Copy(out.sections, l.sections)
	}
	out.sections[key] = s
	return out
}

// without is the lock less the sections of pages that there are no more.
func (l *Lock) without(gone func(page string) bool) *Lock {
	if l == nil {
		return nil
	}
	out := &Lock{sections: map[sectionKey]*section{}}
	for key, s := range l.sections {
		if !gone(key.page) {
			out.sections[key] = s
		}
	}
	return out
}

// toLock is the section of a solved plan.
func (p *plan) toLock() *section {
	font := p.font
	if p.mode == Blips {
		font = p.blip // there is no text
	}
	s := &section{mode: p.mode, font: font, full: max(p.full, font), blip: p.blip, small: p.small, least: p.least, radii: p.grid.radii, places: map[string]place{}}
	for _, a := range p.grid.angles {
		s.angles = append(s.angles, degrees(a))
	}
	for _, u := range p.units {
		v := &u.variants[u.variant]
		s.places[u.id] = place{p: u.p, side: v.side, lines: len(v.lines), number: u.number}
	}
	return s
}
