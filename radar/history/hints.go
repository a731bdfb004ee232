package history

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"techradar/radar"
)

// The codes of hints, a part of the output contract.
const (
	HintRename  = "rename"  // an entry that is gone and one that is new may be the same under another name
	HintHistory = "history" // New's history does not tell what Old does, so its own picture shows other moves
	HintOrder   = "order"   // Old is the later edition
)

// Hint is something that a person should look at.
type Hint struct {
	Code    string
	Gone    int    // HintRename: index into Old.Entries
	Added   int    // HintRename: index into New.Entries
	Link    string // HintRename: the address that both have; "" when it is their names that are alike
	Entries []int  // HintHistory: indices into New.Entries
}

func (c *Comparison) hints() []Hint {
	var hints []Hint
	if c.New.Edition.Before(c.Old.Edition) && !c.New.Edition.IsZero() {
		hints = append(hints, Hint{Code: HintOrder})
	}
	hints = append(hints, c.renames()...)
	if list := c.unrecorded(); len(list) > 0 {
		hints = append(hints, Hint{Code: HintHistory, Entries: list})
	}
	return hints
}

// maxNamePairs bounds the time of comparing the names of all that is gone with all that is new.
const maxNamePairs = 10000

// renames pairs what is gone with what is new: by the site of both first, then by any link, then by names that differ
// in a letter or two. Each takes part in one pair.
func (c *Comparison) renames() []Hint {
	var gone, added []int
	for _, e := range c.Entries {
		switch {
		case e.Move.Kind == Gone:
			gone = append(gone, e.Old)
		case e.Move.Kind == New && e.Old < 0:
			added = append(added, e.New)
		}
	}
	m := matcher{c: c, taken: map[int]bool{}}
	gone = m.byAddress(gone, added, func(e *radar.Entry) []string { return []string{e.Link} })
	gone = m.byAddress(gone, added, addresses)
	if len(gone)*len(added) <= maxNamePairs {
		m.byName(gone, added)
	}
	return m.hints
}

// matcher pairs entries that are gone with those that are new.
type matcher struct {
	c     *Comparison
	taken map[int]bool // of the new ones
	hints []Hint
}

// byAddress pairs those that share an address, and returns what is left of the ones that are gone.
func (m *matcher) byAddress(gone, added []int, of func(*radar.Entry) []string) (left []int) {
	at := map[string][]int{}
	for _, j := range added {
		for _, a := range of(&m.c.New.Entries[j]) {
			at[site(a)] = append(at[site(a)], j)
		}
	}
	for _, i := range gone {
		if !m.shares(i, of(&m.c.Old.Entries[i]), at) {
			left = append(left, i)
		}
	}
	return left
}

func (m *matcher) shares(gone int, list []string, at map[string][]int) bool {
	for _, a := range list {
		if a == "" {
			continue
		}
		for _, j := range at[site(a)] {
			if !m.taken[j] {
				m.taken[j] = true
				m.hints = append(m.hints, Hint{Code: HintRename, Gone: gone, Added: j, Link: a})
				return true
			}
		}
	}
	return false
}

// byName leaves names of a few letters alone: too many of them are alike.
func (m *matcher) byName(gone, added []int) {
	for _, i := range gone {
		name := m.c.Old.Entries[i].Name
		if utf8.RuneCountInString(name) < 5 {
			continue
		}
		for _, j := range added {
			if !m.taken[j] && radar.Nearest(name, []string{m.c.New.Entries[j].Name}) != "" {
				m.taken[j] = true
				m.hints = append(m.hints, Hint{Code: HintRename, Gone: i, Added: j})
				break
			}
		}
	}
}

func addresses(e *radar.Entry) []string {
	list := []string{e.Link}
	for _, l := range e.Links {
		list = append(list, l.URL)
	}
	return list
}

// site is an address without what makes no difference: the scheme, www, the case of the host and a slash at the end.
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ToLower(address)
	}
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + u.RawQuery + "#" + u.EscapedFragment()
}

// unrecorded lists the entries whose history does not end with the ring that they have in Old, when New is the edition
// after it and its own picture would show other moves for that. Then somebody has changed the edition without recording
// the rings before it, or has recorded wrong ones.
func (c *Comparison) unrecorded() []int {
	if c.Old.Edition.IsZero() || !c.Old.Edition.Before(c.New.Edition) || c.editionBetween() {
		return nil
	}
	right := true
	for j, m := range Moves(c.New) {
		right = right && (c.skips(j) || m.Change() == c.moves[j].Change())
	}
	if right {
		return nil
	}
	var list []int
	for j := range c.New.Entries {
		e, i := &c.New.Entries[j], c.was[j]
		if i < 0 || c.skips(j) || c.moves[j].Kind == Gone {
			continue
		}
		was := &c.Old.Entries[i]
		last := radar.Change{Ring: -1}
		if n := len(e.History); n > 0 {
			last = e.History[n-1]
		}
		if last.Retired != (was.Retired != nil) || was.Retired == nil && last.Ring != c.pairs.rings.to[was.Ring] {
			list = append(list, j)
		}
	}
	return list
}

// skips reports that nothing can be said of how an entry of New moved, or nothing needs to.
func (c *Comparison) skips(j int) bool {
	return c.moves[j].Kind == Archived || c.lost[j]
}

// editionBetween reports whether there was an edition after Old's and before New's.
func (c *Comparison) editionBetween() bool {
	for i := range c.New.Entries {
		for _, h := range c.New.Entries[i].History {
			if c.Old.Edition.Before(h.Edition) {
				return true
			}
		}
	}
	return false
}

// Lacking is the item that an entry of HintHistory lacks at the end of its history, as radar.yaml has it: an index into
// New's entries.
func (c *Comparison) Lacking(entry int) string {
	was := &c.Old.Entries[c.was[entry]]
	if was.Retired != nil {
		return "{edition: " + c.Old.Edition.Name + ", retired: true}"
	}
	ring := c.Old.Rings[was.Ring].ID
	if k := c.pairs.rings.to[was.Ring]; k >= 0 {
		ring = c.New.Rings[k].ID
	}
	return "{edition: " + c.Old.Edition.Name + ", ring: " + ring + "}"
}
