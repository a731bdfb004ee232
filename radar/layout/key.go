package layout

import (
	"fmt"
	"math"

	"techradar/radar/history"
	"techradar/radar/scene"
)

// keyRow is one line of the key: a mark and what it means.
type keyRow struct {
	move  history.Move
	paint scene.Paint
	text  scene.Text
	mark  point
	r     float64
}

const (
	keyPitch = 1.55 // ems between two rows of the key
	keyMark  = 0.42 // ems, radius of a mark
	keyText  = 1.6  // ems from the left edge to the words
)

func keySizes() []float64 { return []float64{17, 16, 15, 14, 13, 12} }

// nothingMoved reports whether no entry on the page has a mark, as in a first edition.
func (b *builder) nothingMoved() bool {
	for _, u := range b.units {
		if u.move.Kind != history.None {
			return false
		}
	}
	return true
}

// ringCounts is the number of entries in each ring.
func (b *builder) ringCounts() []int {
	count := make([]int, len(b.r.Rings))
	for _, u := range b.units {
		count[u.ring]++
	}
	return count
}

// keyEntry is what one row of the key explains.
type keyEntry struct {
	move  history.Move
	paint scene.Paint
	text  string
}

// keyEntries lists what the key explains: the marks of movement with their counts, or in a first edition, where
// nothing is marked, the colours of the rings with theirs.
func (b *builder) keyEntries() []keyEntry {
	var out []keyEntry
	if b.nothingMoved() {
		count := b.ringCounts()
		for k, ring := range b.r.Rings {
			out = append(out, keyEntry{history.Move{}, scene.Paint{Role: scene.RingInk, Ring: k}, fmt.Sprintf("%s · %d", ring.Name, count[k])})
		}
		return out
	}
	count, newWord, far := map[history.Kind]int{}, b.words.New, 0
	for _, u := range b.units {
		count[u.move.Kind]++
		if u.move.Rings > 1 {
			far++
		}
		if u.move.Returned {
			newWord = b.words.New + " / " + b.words.Returned
		}
	}
	for _, row := range []struct {
		kind history.Kind
		word string
	}{{history.None, b.words.Unchanged}, {history.New, newWord}, {history.In, b.words.MovedIn}, {history.Out, b.words.MovedOut}} {
		out = append(out, keyEntry{history.Move{Kind: row.kind}, scene.Paint{Role: scene.Muted}, fmt.Sprintf("%s · %d", row.word, count[row.kind])})
	}
	if far > 0 {
		out = append(out, keyEntry{history.Move{Kind: history.In, Rings: 2}, scene.Paint{Role: scene.Muted}, fmt.Sprintf("%s · %d", b.words.TwoRings, far)})
	}
	return out
}

// setKey puts the key into its corner, each row as wide as the rim allows. Only when told may it cut.
func (b *builder) setKey(f *frame, mayCut bool) bool {
	entries, sizes := b.keyEntries(), atLeast(keySizes(), f.least)
	if b.keyless {
		f.keyTop = f.size.H - pagePad
		f.keyEnd = titleTop
		f.keyLeft = f.size.W
		return true
	}
	for i, size := range sizes {
		height := float64(len(entries)) * keyPitch * size
		top := f.size.H - pagePad + 8 - height
		if f.keyAbove {
			top = titleTop
		} else if top < f.below+boxGap {
			continue
		}
		left := pagePad
		if f.keyAbove { // one column, clear of the disc in its lowest row
			left = f.size.W - pagePad - math.Min(b.keyWidth(entries, size), f.leftRoom(top, top+height))
		}
		if rows, ok := b.keyRows(f, entries, size, point{left, top}, mayCut && i == len(sizes)-1); ok {
			f.key, f.keyTop, f.keyEnd, f.keyLeft = rows, top, top+height, left
			return true
		}
	}
	return false
}

const leastKey = 5.0 // ems: a row with less room is not worth cutting

// keyRows sets the rows of the key from its upper left corner.
func (b *builder) keyRows(f *frame, entries []keyEntry, size float64, corner point, mayCut bool) ([]keyRow, bool) {
	x := corner.X
	var rows []keyRow
	for i, e := range entries {
		y0 := corner.Y + float64(i)*keyPitch*size
		mid := y0 + keyPitch*size/2
		room := f.leftRoom(y0, y0+keyPitch*size) // the page is symmetric
		if f.keyAbove {
			// The widest row decides where the column begins: rounding must not make it too narrow for itself.
			room = math.Min(room, f.size.W-pagePad-x+0.01)
		}
		short, whole := b.ruler.cut(e.text, size, false, room-keyText*size)
		if !whole && (!mayCut || room < leastKey*size) {
			return nil, false
		}
		rows = append(rows, keyRow{
			move: e.move, paint: e.paint, mark: point{round1(x + 0.7*size), round1(mid)}, r: round1(keyMark * size),
			text: b.text(point{x + keyText*size, mid + scene.CapHeight/2*size}, short, size, false, scene.Paint{Role: scene.Muted}),
		})
	}
	return rows, true
}

// keyWidth is the width of the widest row, px, but no more than a third of the page.
func (b *builder) keyWidth(entries []keyEntry, size float64) float64 {
	w := 0.0
	for _, e := range entries {
		w = math.Max(w, b.width(e.text, size, false))
	}
	return math.Min(w+keyText*size, b.size.W/3)
}
