package layout

import (
	"fmt"
	"math"
	"slices"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/scene"
)

// panelRow is a line of the panel to the right of the disc.
type panelRow struct {
	text  string
	size  float64 // ems of the panel's size
	bold  bool
	paint scene.Paint
	mark  *history.Move // nil for none
	blip  scene.Paint
	gap   float64 // ems above it
	set   bool    // in line with the words that follow a mark
	tail  string  // smaller words after the text, or under it where they have no room
}

func panelSizes() []float64 { return []float64{17, 16, 15, 14, 13} }

// largePanels are the sizes that a panel is tried in whose smallest words are no smaller than least.
func largePanels(least float64) []float64 {
	return []float64{round1(1.12 * least), round1(1.06 * least), least}
}

const (
	leastPanel = 200.0 // px: a narrower column holds no panel
	panelPitch = 1.4   // ems
	panelText  = 1.6   // ems from the left edge to words that have a mark
)

// sideBox is the box to the right of the disc, where no legend stands: what changed since the edition before, or in a
// first edition what the rings mean. It returns nil when there is nothing to say or no room.
func (b *builder) sideBox(p *plan, f *frame) (box scene.Item, ringKey bool) {
	area, free := f.rightColumn(), len(p.legend) == 0
	if p.mode == Indexed || p.mode == Blips { // for the line that says where the names are
		area.y1 -= boxGap + 2*pagePad
	}
	free = free && area.x1-area.x0 >= leastPanel
	if rows := b.changeRows(); len(rows) > 0 {
		if !free {
			b.cut = true
			b.note("the picture has no room for the list of what changed")
			return nil, false
		}
		return b.panelBox("changes", b.words.WhatChanged, rows, area, f, true), false
	}
	if rows := b.ringRows(); len(rows) > 0 && free && b.nothingMoved() {
		box := b.panelBox("legend", b.words.Rings, rows, area, f, false)
		return box, box != nil
	}
	return nil, false
}

// panelBox sets a panel in the largest size that fits: with no words smaller than those of the frame, and where these
// only wish to be large, then smaller.
func (b *builder) panelBox(class, heading string, rows []panelRow, area column, f *frame, mayEnd bool) scene.Item {
	rows = append([]panelRow{{text: heading, size: 1.15, bold: true, paint: scene.Paint{Role: scene.Ink}}}, rows...)
	var tries []panelSetter
	if f.least > 0 {
		for _, size := range largePanels(f.least) {
			tries = append(tries, panelSetter{builder: b, area: area, size: size, least: f.least})
		}
	}
	if b.least == 0 {
		for _, size := range panelSizes() {
			tries = append(tries, panelSetter{builder: b, area: area, size: size})
		}
	}
	for i, s := range tries {
		if items, ok := s.set(rows, mayEnd && i == len(tries)-1); ok {
			return scene.Group{Class: class, Role: scene.RoleImage, Label: heading, Items: items}
		}
	}
	return nil
}

// panelSetter sets a panel in one size.
type panelSetter struct {
	*builder
	area  column
	size  float64 // px
	least float64 // px that no word may be smaller than
}

// em is the size of words, px, that are to have a share of the panel's size.
func (s *panelSetter) em(share float64) float64 { return math.Max(share*s.size, s.least) }

const (
	tailSize = 0.85 // ems of the panel's size
	tailGap  = 0.5  // ems between a text and its tail
)

// set sets rows from the top of the column. When they do not fit it may end in a line that counts the rest.
func (s *panelSetter) set(rows []panelRow, mayEnd bool) ([]scene.Item, bool) {
	var items []scene.Item
	y := s.area.y0
	for i, row := range rows {
		set, bottom, ok := s.row(row, y)
		if !ok {
			return nil, false
		}
		last := s.area.y1
		if i < len(rows)-1 {
			last -= panelPitch * s.size // for the line that counts the rest
		}
		if bottom > last {
			if !mayEnd {
				return nil, false
			}
			return append(items, s.rest(rows[i:], y)), true
		}
		items = append(items, set...)
		y = bottom
	}
	return items, true
}

// row sets one row below y.
func (s *panelSetter) row(row panelRow, y float64) (items []scene.Item, bottom float64, ok bool) {
	em, x := s.em(row.size), s.area.x0
	if row.set {
		x += panelText * s.size
	}
	lines, ok := s.ruler.flow(row.text, em, row.bold, func(int) float64 { return s.area.x1 - x })
	if !ok {
		return nil, 0, false
	}
	pitch := panelPitch * em
	y += row.gap * s.size
	for j, line := range lines {
		mid := y + pitch*(float64(j)+0.5)
		if j == 0 && row.mark != nil {
			items = append(items, mark(point{round1(s.area.x0 + 0.7*s.size), round1(mid)}, round1(keyMark*s.size), usualMarks(), *row.mark, point{0, 1}, row.blip))
		}
		items = append(items, s.text(point{x, mid + scene.CapHeight/2*em}, line, em, row.bold, row.paint))
	}
	bottom = y + pitch*float64(len(lines))
	if row.tail == "" {
		return items, bottom, true
	}
	if len(lines) == 0 { // a radar that did not come from a file may have a name that nobody can see
		return s.row(panelRow{text: row.tail, size: tailSize, paint: scene.Paint{Role: scene.Muted}, set: row.set}, bottom)
	}
	base := items[len(items)-1].(scene.Text)
	after := base.X + base.Width + tailGap*s.size
	small := s.em(tailSize)
	if after+s.width(row.tail, small, false) > s.area.x1 {
		below, bottom, ok := s.row(panelRow{text: row.tail, size: tailSize, paint: scene.Paint{Role: scene.Muted}, set: row.set}, bottom)
		return append(items, below...), bottom, ok
	}
	return append(items, s.text(point{after, base.Y}, row.tail, small, false, scene.Paint{Role: scene.Muted})), bottom, true
}

// rest is the line that counts the rows which have no room.
func (s *panelSetter) rest(rows []panelRow, y float64) scene.Item {
	s.cut = true
	s.note("the picture lists only a part of what changed")
	rest := 0
	for _, r := range rows {
		if r.mark != nil {
			rest++
		}
	}
	p := point{s.area.x0 + panelText*s.size, y + panelPitch*s.size*0.5 + scene.CapHeight/2*s.size}
	return s.text(p, fmt.Sprintf(s.words.And, rest), s.size, false, scene.Paint{Role: scene.Muted})
}

// changeRows lists what is new, back, moved or gone, and the notes of a comparison; nothing when nothing changed.
func (b *builder) changeRows() []panelRow {
	var rows []panelRow
	for _, c := range history.Changes() {
		headed := false
		for i, m := range b.moves {
			if m.Change() != c {
				continue
			}
			if !headed {
				rows, headed = append(rows, changeHeading(b.words.Change(c))), true
			}
			ring := b.r.Rings[b.r.Entries[i].Ring].Name
			if m.From >= 0 {
				ring = b.r.Rings[m.From].Name + " → " + ring
			}
			rows = append(rows, b.changeRow(i, ring))
		}
	}
	heading := ""
	for _, n := range b.more {
		i := slices.IndexFunc(b.r.Entries, func(e radar.Entry) bool { return e.ID == n.Entry })
		if i < 0 {
			continue
		}
		if n.Heading != heading {
			heading = n.Heading
			rows = append(rows, changeHeading(heading))
		}
		rows = append(rows, b.changeRow(i, n.Text))
	}
	return rows
}

// changeHeading stands over what the same thing happened to.
func changeHeading(s string) panelRow {
	return panelRow{text: s, size: 1, bold: true, paint: scene.Paint{Role: scene.Muted}, gap: 0.7}
}

// changeRow is the entry at an index and what happened to it.
func (b *builder) changeRow(i int, what string) panelRow {
	e := &b.r.Entries[i]
	return panelRow{
		text: e.Name, size: 1, paint: scene.Paint{Role: scene.Ink}, set: true, tail: what,
		mark: &b.moves[i], blip: scene.Paint{Role: scene.Blip, Ring: e.Ring, Quadrant: e.Quadrant},
	}
}

// ringRows says what each ring means and how many entries it has; nothing when the file does not say.
func (b *builder) ringRows() []panelRow {
	var rows []panelRow
	count := b.ringCounts()
	for k, ring := range b.r.Rings {
		if ring.Description == "" {
			return nil
		}
		rows = append(rows,
			panelRow{text: fmt.Sprintf("%s · %d", ring.Name, count[k]), size: 1, bold: true, paint: scene.Paint{Role: scene.RingInk, Ring: k}, mark: &history.Move{}, blip: scene.Paint{Role: scene.RingInk, Ring: k}, gap: 0.6, set: true},
			panelRow{text: ring.Description, size: 0.9, paint: scene.Paint{Role: scene.Muted}, set: true})
	}
	return rows
}
