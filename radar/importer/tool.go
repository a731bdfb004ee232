package importer

import (
	"techradar/radar"
)

// toolRadar is a radar as the file of another tool tells it. The rules of ours are applied to it by result.
type toolRadar struct {
	*reports
	title, subtitle string
	titleAt         place
	edition         radar.Edition // zero when the files have no date
	editionAt       place         // where it stands; the beginning of the file when it stands nowhere
	quadrants       []*sector     // in the order of a radar: clockwise from 12 o'clock
	rings           []*sector     // from the centre outward
	entries         []*toolEntry
}

// sector is a quadrant or a ring.
type sector struct {
	id          string // as in the file; "" to make one of the name
	name        string
	description string
	aliases     []string
	at          place
	uses        int    // how often the entries name it, where only they do
	meant       string // the name that this one is most likely a slip of; "" for none
}

// toolEntry is an entry of one.
type toolEntry struct {
	at             place
	id, name       string
	quadrant, ring int // indices into those of the draft
	summary        string
	description    string // Markdown
	link           string
	links          []radar.Link
	tags           []string
	owner          string
	reviewBy       radar.Edition
	replacedBy     string
	past           []radar.Change // rings of earlier editions, or of this one
	retired        *radar.Retirement
	move           typedMove
	dated          bool // it says when it was in its rings
	moveAt         place
}

// typedMove is a movement that a person typed, without the ring that the entry came from.
type typedMove struct {
	kind     moveKind
	distance int // rings; 0 when it is not known
}

type moveKind int

const (
	moveUntold moveKind = iota // the file does not say
	moveNone
	moveNew
	moveIn
	moveOut
)

// moveOf is the movement of a number such as those of Zalando, Backstage and Qiwi: 1 is in, -1 is out, and with more
// of them as many rings where rings is true.
func moveOf(s string, rings bool) (typedMove, bool) {
	known := map[string]typedMove{"": {}, "0": {kind: moveNone}, "1": {kind: moveIn}, "+1": {kind: moveIn}, "-1": {kind: moveOut}}
	if rings {
		known["1"], known["-1"] = typedMove{moveIn, 1}, typedMove{moveOut, 1}
		known["2"], known["-2"] = typedMove{moveIn, 2}, typedMove{moveOut, 2}
		known["3"], known["-3"] = typedMove{moveIn, 3}, typedMove{moveOut, 3}
	}
	m, ok := known[s]
	return m, ok
}

// start is the place of a file as a whole.
func start(f File) place { return place{file: f.Name} }
