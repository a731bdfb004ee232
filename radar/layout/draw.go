package layout

import (
	"fmt"
	"strconv"

	"techradar/radar/history"
	"techradar/radar/scene"
)

// picture assembles the scene of a solved disc. index is the number of index pages that hold its names.
func (b *builder) picture(p *plan, f *frame, index int) *scene.Scene {
	s := b.page(b.pageTitle())
	if !b.view.bare {
		s.Items = append(s.Items, b.titleBox(f))
	}
	s.Items = append(s.Items, b.disc(p, f))
	if trails := b.drawTrails(p, f); trails != nil {
		s.Items = append(s.Items, trails)
	}
	pills := b.pills(p.grid, p.least)
	if len(pills) == 0 {
		b.note("the rings are too narrow for their names in type of %g px, so these were left out", b.least)
	}
	for _, pl := range pills {
		s.Items = append(s.Items, b.drawPill(pl, f))
	}
	if b.view.whole() {
		for q := range b.r.Quadrants {
			s.Items = append(s.Items, b.rimName(f, p.grid, q))
		}
	}
	for _, q := range b.view.quadrants {
		s.Items = append(s.Items, b.entries(p, f, q))
	}
	if !b.view.bare {
		s.Items = append(s.Items, b.beside(p, f, index)...)
	}
	return s
}

// beside draws what stands beside the disc: the key, and a panel, a legend or the way to the index pages.
func (b *builder) beside(p *plan, f *frame, index int) []scene.Item {
	var items []scene.Item
	var panel scene.Item
	ringKey := false // the panel says what the key would
	if b.view.whole() {
		panel, ringKey = b.sideBox(p, f)
	}
	if !ringKey && !b.keyless {
		items = append(items, b.drawKey(f))
	}
	if panel != nil {
		items = append(items, panel)
	}
	items = append(items, b.drawLegend(p.legend, "legend")...)
	switch {
	case index > 1:
		items = append(items, b.namesHint(f, fmt.Sprintf(b.words.NamesOnIndex, index))...)
	case index == 1:
		items = append(items, b.namesHint(f, b.words.NamesOnPage)...)
	case p.mode == Blips:
		items = append(items, b.namesHint(f, b.words.NamesByQuadrant)...)
	}
	return items
}

// namesHint says in the lower right corner where the names are, if the disc leaves room for that.
func (b *builder) namesHint(f *frame, text string) []scene.Item {
	for _, size := range atLeast(keySizes(), b.least) {
		for n := 1; n <= 3; n++ {
			pitch := keyPitch * size
			top := f.size.H - pagePad + 8 - float64(n)*pitch
			rows, ok := b.ruler.flow(text, size, true, func(int) float64 { return f.leftRoom(top, top+float64(n)*pitch) })
			if !ok || len(rows) > n || f.keyAbove && f.chord(top, f.size.H) > 0 {
				continue
			}
			g := scene.Group{Class: "legend"}
			for i, row := range rows {
				x := f.size.W - pagePad - b.width(row, size, true)
				g.Items = append(g.Items, b.text(point{x, top + (float64(i)+0.5)*pitch + scene.CapHeight/2*size}, row, size, true, scene.Paint{Role: scene.Muted}))
			}
			return []scene.Item{g}
		}
	}
	return nil
}

// pageTitle is the accessible name of the page.
func (b *builder) pageTitle() string {
	if b.view.whole() {
		return b.r.Title
	}
	return b.r.Title + ": " + b.r.Quadrants[b.view.quadrants[0]].Name
}

// page is an empty scene with its background.
func (b *builder) page(title string) *scene.Scene {
	w, h := b.size.W, b.size.H
	return &scene.Scene{
		Title: title, Lang: b.r.Lang, Font: b.ruler.fonts.Family(), W: w, H: h,
		Desc: b.words.Picture(len(b.units), len(b.view.quadrants), len(b.r.Rings)),
		Items: []scene.Item{scene.Group{Class: "background", Role: scene.RoleDecoration, Items: []scene.Item{
			scene.Path{Segs: polygon(scene.Point{}, scene.Point{X: w}, scene.Point{X: w, Y: h}, scene.Point{Y: h}), Fill: scene.Paint{Role: scene.Background}},
		}}},
	}
}

func (b *builder) titleBox(f *frame) scene.Item {
	if f.short {
		b.note("the lines under the title were cut: they are too long for a page of %s", b.size.Name)
	}
	g := scene.Group{Class: "title"}
	for _, t := range f.title {
		g.Items = append(g.Items, t)
	}
	return g
}

func (b *builder) onPage(f *frame, p point) scene.Point {
	return scene.Point{X: round2(p.X + f.centre.X), Y: round2(p.Y + f.centre.Y)}
}

// entries draws the entries of a quadrant, a list to a screen reader.
func (b *builder) entries(p *plan, f *frame, quadrant int) scene.Item {
	g := scene.Group{Class: "entries", Role: scene.RoleList, Label: b.r.Quadrants[quadrant].Name}
	for _, u := range p.units {
		if u.quadrant == quadrant {
			g.Items = append(g.Items, b.entry(p, f, u))
		}
	}
	return g
}

func (b *builder) entry(p *plan, f *frame, u *unit) scene.Item {
	e := &b.r.Entries[u.index]
	data := []scene.Attr{
		{Name: "quadrant", Value: b.r.Quadrants[u.quadrant].ID},
		{Name: "ring", Value: b.r.Rings[u.ring].ID},
		{Name: "moved", Value: string(u.move.Kind)},
	}
	if u.move.Returned {
		data = append(data, scene.Attr{Name: "returned", Value: "true"})
	}
	at := b.onPage(f, u.p)
	blip, shape := p.blip, usualMarks()
	if !u.named() {
		shape = b.numberedMarks()
		if p.mode == Mixed {
			blip = p.small
		}
	}
	paint := scene.Paint{Role: scene.Blip, Ring: u.ring, Quadrant: u.quadrant}
	items := []scene.Item{mark(point{at.X, at.Y}, blip, shape, b.shown(u), point{-u.p.X, -u.p.Y}, paint)}
	switch {
	case u.named():
		items = append(items, b.label(p, f, u))
	case u.number > 0:
		items = append(items, b.numberIn(at, blip, u))
	}
	return scene.Group{
		Class: "entry", ID: "entry-" + e.ID, Data: data, Role: scene.RoleListItem, Label: b.entryLabel(u),
		Link: scene.Link{Entry: e.ID, URL: e.Link}, Items: items,
	}
}

// shown is the movement as the mark of a unit shows it: a blip with a number has no room for chevrons.
func (b *builder) shown(u *unit) history.Move {
	m := u.move
	if !u.named() {
		m.Rings = min(m.Rings, 1)
	}
	return m
}

// entryLabel is what a screen reader says of an entry: number, name, ring, and movement when there is some.
func (b *builder) entryLabel(u *unit) string {
	label := b.r.Entries[u.index].Name + ", " + b.r.Rings[u.ring].Name
	if u.number > 0 {
		label = strconv.Itoa(u.number) + ". " + label
	}
	if u.move.Kind != history.None {
		label += ", " + b.words.Move(u.move)
	}
	return label
}

// label sets the lines of a name to the side that its variant says: flush with the blip, or centred over or under
// it.
func (b *builder) label(p *plan, f *frame, u *unit) scene.Item {
	v := u.variants[u.variant]
	box := u.label.at(f.centre)
	pitch := (box.Y1 - box.Y0) / float64(len(v.lines))
	g := scene.Group{Class: "label"}
	for i, s := range v.lines {
		w := b.width(s, p.font, false)
		x, stay := box.X0, scene.Start
		switch v.side {
		case left:
			x, stay = box.X1-w, scene.End
		case below, above:
			x, stay = (box.X0+box.X1)/2-w/2, scene.Middle
		}
		t := b.text(point{x, box.Y0 + pitch*(float64(i)+0.5) + scene.CapHeight/2*p.font}, s, p.font, false, scene.Paint{Role: scene.Ink})
		t.Exact, t.Stay = true, stay
		g.Items = append(g.Items, t)
	}
	return g
}

func (b *builder) numberIn(at scene.Point, blip float64, u *unit) scene.Item {
	s := strconv.Itoa(u.number)
	size := numberSize(blip, u.number)
	if u.move.Kind == history.New { // its disc may be smaller
		size *= b.numberedMarks().newDisc
	}
	size = max(b.least, round2(size))
	w := b.width(s, size, true)
	t := scene.Text{X: round2(at.X - w/2), Y: round2(at.Y + scene.CapHeight/2*size), Size: size, Bold: true, Fill: scene.Paint{Role: scene.OnBlip}, Width: w, Stay: scene.Middle, S: s}
	return scene.Group{Class: "number", Items: []scene.Item{t}}
}

func (b *builder) drawKey(f *frame) scene.Item {
	g := scene.Group{Class: "legend"}
	for _, row := range f.key {
		g.Items = append(g.Items, mark(row.mark, row.r, usualMarks(), row.move, point{0, 1}, row.paint), row.text)
	}
	return g
}

// drawLegend draws the legend of numbers, one group a column.
func (b *builder) drawLegend(lines []legendLine, class string) []scene.Item {
	var items []scene.Item
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].column == lines[start].column {
			end++
		}
		g := scene.Group{Class: class}
		for _, l := range lines[start:end] {
			g.Items = append(g.Items, b.legendText(l)...)
		}
		items, start = append(items, g), end
	}
	return items
}

func (b *builder) legendText(l legendLine) []scene.Item {
	ink, ring := scene.Paint{Role: scene.Ink}, scene.Paint{Role: scene.RingInk, Ring: l.ring}
	p := point{l.x, l.y}
	switch l.kind {
	case legendQuadrant:
		return []scene.Item{b.text(p, l.text, l.size, true, ink)}
	case legendRing:
		return []scene.Item{b.text(p, l.text, l.size, true, ring)}
	case legendMore:
		return []scene.Item{b.text(p, l.text, l.size, false, ink)}
	}
	w := b.width(l.number, l.size, true)
	return []scene.Item{
		b.text(point{l.x - 0.5*l.size - w, l.y}, l.number, l.size, true, ring),
		b.text(p, l.text, l.size, false, ink),
	}
}
