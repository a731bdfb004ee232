package importer

import (
	"slices"
	"strings"

	"techradar/radar"
)

// none is the index of no quadrant.
const none = -1

// quadrants knows which words mean which quadrant.
type quadrants struct {
	list    []radar.Quadrant // of the radar that is there, or all that a new one may get
	byKey   map[string]int
	lacking map[string]string // the names of quadrants that the radar does not have, by their words
	longest int               // tokens of the longest word
}

// newQuadrants lets words mean the quadrants of a radar: their ids, names and aliases, the words that its import adds,
// and, where one of these is among the words of a quadrant that is built in, the other words of that. Without a radar
// the quadrants are those that are built in.
func newQuadrants(file *catalogueFile, into *radar.Radar) *quadrants {
	q := &quadrants{byKey: map[string]int{}, lacking: map[string]string{}}
	if into == nil {
		for i, known := range file.Quadrants {
			q.list = append(q.list, radar.Quadrant{ID: known.ID, Name: known.Name, Description: known.Description})
			for _, w := range known.all() {
				q.add(w, i)
			}
		}
		return q
	}
	q.list = into.Quadrants
	for i, own := range into.Quadrants {
		for _, w := range append([]string{own.ID, own.Name}, own.Aliases...) {
			q.add(w, i)
		}
	}
	for _, taught := range into.Import.Words {
		for _, w := range taught.Words {
			q.byKey[keyOf(w)] = taught.Quadrant
			q.longest = max(q.longest, len(tokensOf(w)))
		}
	}
	own := &quadrants{byKey: map[string]int{}}
	for key, i := range q.byKey {
		own.byKey[key] = i
	}
	for _, known := range file.Quadrants {
		i := own.sameAs(known)
		for _, w := range known.all() {
			switch _, taken := q.byKey[keyOf(w)]; {
			case taken:
			case i == none:
				q.lacking[keyOf(w)] = known.Name
				q.longest = max(q.longest, len(tokensOf(w)))
			default:
				q.add(w, i)
			}
		}
	}
	return q
}

// all returns the words of the quadrant with its id and name.
func (k knownQuadrant) all() []string { return append([]string{k.ID, k.Name}, k.Words...) }

// sameAs returns the only quadrant that one of the words means, or none.
func (q *quadrants) sameAs(known knownQuadrant) int {
	same := none
	for _, w := range known.all() {
		i, ok := q.byKey[keyOf(w)]
		if !ok || i == same {
			continue
		}
		if same != none {
			return none
		}
		same = i
	}
	return same
}

// add lets a word mean a quadrant unless it means one already.
func (q *quadrants) add(word string, i int) {
	key := keyOf(word)
	if _, taken := q.byKey[key]; !taken && key != "" {
		q.byKey[key] = i
		q.longest = max(q.longest, len(tokensOf(word)))
	}
}

// usual returns the quadrant that a word of the catalogue means, or none and the name of the quadrant that a radar
// would need for it.
func (q *quadrants) usual(word string) (int, string) {
	if i, ok := q.byKey[keyOf(word)]; ok {
		return i, ""
	}
	return none, q.lacking[keyOf(word)]
}

// topic is what a heading is about.
type topic struct {
	quadrant int    // none when it is about none, or about two
	lacks    string // the name of the quadrant that a radar would need
	two      bool
}

// maxTopicTokens is the length above which a heading is a sentence: then a word in it need not be its topic.
const maxTopicTokens = 8

// topicOf looks for the words of quadrants in a heading, but not in the names of tools.
func (q *quadrants) topicOf(text string, names []match) topic {
	found := topic{quadrant: none}
	list := slices.DeleteFunc(tokensOf(text), func(t token) bool {
		return slices.ContainsFunc(names, func(m match) bool { return t.begin >= m.begin && t.begin < m.end })
	})
	if len(list) > maxTopicTokens {
		return found
	}
	for i := 0; i < len(list); {
		n, index, lacks := q.at(text, list[i:])
		switch {
		case n == 0:
			i++
			continue
		case lacks != "":
			found.lacks = lacks
		case found.quadrant != none && found.quadrant != index:
			found.two = true
		default:
			found.quadrant = index
		}
		i += n
	}
	if found.two {
		found.quadrant = none
	}
	return found
}

// at returns how many tokens the longest word takes that they begin with, and what it means.
func (q *quadrants) at(text string, list []token) (count, index int, lacks string) {
	most := 1
	for most < min(len(list), q.longest) && joined(text[list[most-1].end:list[most].begin]) {
		most++
	}
	for n := most; n > 0; n-- {
		var key strings.Builder
		for _, t := range list[:n] {
			key.WriteString(t.key)
		}
		keys := []string{key.String()}
		if list[n-1].hangul {
			keys = append(keys, withoutParticle(key.String())...)
		}
		for _, k := range keys {
			if i, ok := q.byKey[k]; ok {
				return n, i, ""
			}
			if name, ok := q.lacking[k]; ok {
				return n, none, name
			}
		}
	}
	return 0, none, ""
}
