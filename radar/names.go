package radar

import (
	"cmp"
	"strings"
)

// names finds a quadrant or a ring by its id, its name or one of its aliases, whatever the case.
type names struct {
	what    string         // "quadrant"
	code    string         // of a name that is not found
	index   map[string]int // by folded word
	words   []string       // all of them, for "did you mean"
	shown   []string       // the names, in the order of the file
	partial bool           // some of them are wrong, so a word that is not found may be right
}

// named gathers the names of the quadrants or the rings and reports those that could mean two of them.
func (b *builder) named(what, code string, sectors []placedSector) *names {
	n := &names{what: what, code: code, index: map[string]int{}, partial: len(sectors) == 0}
	var whole []int // those whose id is their own
	for i, s := range sectors {
		if s.ID == "" || s.Name == "" {
			n.partial = true
			continue
		}
		if other, taken := n.index[fold(s.ID)]; taken {
			b.sameID(s.idAt, what, s.sector, sectors[other].sector)
			continue
		}
		n.shown = append(n.shown, s.Name)
		n.index[fold(s.ID)] = i
		whole = append(whole, i)
	}
	for _, i := range whole {
		for _, word := range sectors[i].words {
			other, taken := n.index[fold(word.text)]
			if taken && other != i {
				b.report(word.at, faultf(codeDupName, "%s means two %ss: this one and %s in line %d",
					quoted(word.text), what, quoted(sectors[other].Name), sectors[other].Pos.Line).
					withHint("names, ids and aliases must differ, and not in upper and lower case alone"))
				continue
			}
			n.add(word.text, i)
		}
		n.words = append(n.words, sectors[i].ID) // behind the name: people know the names
	}
	return n
}

// add lets a word mean the item i.
func (n *names) add(word string, i int) {
	if word == "" {
		return
	}
	n.index[fold(word)] = i
	n.words = append(n.words, word)
}

// reference returns the index of the quadrant or ring that a key names. It is 0 after a problem.
func (b *builder) reference(v value, key string, n *names) int {
	word, ok := v.get(key)
	if !ok {
		return 0
	}
	return b.meaning(word, n)
}

// meaning returns the index of the quadrant or ring that a word names. It is 0 after a problem.
func (b *builder) meaning(word value, n *names) int {
	if i, ok := n.index[fold(word.text)]; ok {
		return i
	}
	if n.partial {
		return 0 // a quadrant or ring is itself wrong and may be the one that is meant
	}
	bare := unquoted(word.text)
	if near := b.suggest(bare, n.words); near != "" {
		b.report(word.at, unquote(faultf(n.code, "there is no %s %s: did you mean %s?", n.what, quoted(word.text), near).
			withHint("the %ss are %s", n.what, strings.Join(n.shown, ", ")), word.text))
		return 0
	}
	b.report(word.at, unquote(faultf(n.code, "there is no %s %s: choose %s", n.what, quoted(word.text), either(n.shown)), word.text))
	return 0
}

// sameID reports an id that another item has already.
func (b *builder) sameID(at Pos, what string, this, other sector) {
	if fold(this.Name) == fold(other.Name) {
		b.report(at, faultf(codeDupID, "the %s %s stands here twice, first in line %d", what, quoted(this.Name), other.Pos.Line).
			withHint("remove one, or give one of them an id of its own"))
		return
	}
	b.report(at, faultf(codeDupID, "%s has the id %s, and so has %s in line %d",
		quoted(this.Name), this.ID, quoted(other.Name), other.Pos.Line).
		withHint("give one of them an id of its own, such as id: %s-2", this.ID))
}

// entryIDs reports entries that have the same id.
func (b *builder) entryIDs() {
	first := map[string]sector{}
	for i := range b.radar.Entries {
		e := &b.radar.Entries[i]
		if e.ID == "" {
			continue
		}
		this := sector{ID: e.ID, Name: e.Name, Pos: e.Pos}
		if other, taken := first[fold(e.ID)]; taken {
			b.sameID(cmp.Or(e.at["id"], e.at["name"], e.Pos), "entry", this, other)
			continue
		}
		first[fold(e.ID)] = this
	}
}

// replacements checks that every replaced_by names another entry, and turns it into its id. An id comes before a name,
// and a name that two entries have is none.
// When some of the entries could not be read, the one that is named may be among them.
func (b *builder) replacements(partial bool) {
	index := map[string]int{}
	called := map[string]int{} // entries of a name
	var ids []string
	for i, e := range b.radar.Entries {
		index[fold(e.Name)] = i
		called[fold(e.Name)]++
	}
	for name, n := range called {
		if n > 1 {
			delete(index, name)
		}
	}
	for i, e := range b.radar.Entries {
		ids = append(ids, e.ID)
		index[fold(e.ID)] = i
	}
	for i := range b.radar.Entries {
		e := &b.radar.Entries[i]
		if e.ReplacedBy == "" {
			continue
		}
		other, ok := index[fold(e.ReplacedBy)]
		switch {
		case ok && other == i:
			b.report(e.At("replaced_by"), faultf(codeSelf, "%s cannot be replaced by itself", quoted(e.Name)).
				withHint("name the entry that took its place, or remove the key"))
		case ok:
			e.ReplacedBy = b.radar.Entries[other].ID
		case !partial:
			b.unknownEntry(e, ids)
		}
	}
}

func (b *builder) unknownEntry(e *Entry, ids []string) {
	word := e.ReplacedBy
	f := faultf(codeUnkEntry, "there is no entry with the id or name %s", quoted(word))
	near := Slug(word)
	if near == word || near == "" || !containsFold(ids, near) {
		near = b.suggest(word, ids)
	}
	if near != "" {
		f = faultf(codeUnkEntry, "there is no entry with the id or name %s: did you mean %s?", quoted(word), near)
	}
	b.report(e.At("replaced_by"), unquote(f.withHint(
		"replaced_by takes the id or the name of another entry; where two have the name, the id"), word))
}

func containsFold(words []string, s string) bool {
	for _, w := range words {
		if fold(w) == fold(s) {
			return true
		}
	}
	return false
}
