package pptx

import (
	"strings"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// picture turns a scene into shapes that people can edit.
type picture struct {
	deck      *deck
	dx, dy    float64 // from the scene to the slide, px
	names     int     // quadrant names so far
	titled    bool    // the scene's title becomes that of the slide
	quadrants []int   // that the scene shows
}

// move is a point of the scene on the slide.
func (p *picture) move(q scene.Point) scene.Point { return scene.Point{X: q.X + p.dx, Y: q.Y + p.dy} }

// shapes are those of the scene, in its order, which is a good one to read them in.
func (p *picture) shapes(s *scene.Scene) []shape { return p.items(s.Items) }

func (p *picture) items(items []scene.Item) []shape {
	var out []shape
	for i := 0; i < len(items); i++ {
		switch it := items[i].(type) {
		case scene.Group:
			out = append(out, p.group(it)...)
		case scene.Path:
			out = append(out, p.path(it))
		case scene.Circle:
			out = append(out, p.circle(it))
		case scene.Text:
			lines := sameBlock(items[i:])
			i += len(lines) - 1
			h := p.textBox(lines, true)
			if i+1 < len(items) {
				if tail, ok := tailOf(lines[len(lines)-1], items[i+1]); ok {
					h.append(tail, p.dx)
					i++
				}
			}
			out = append(out, h)
		}
	}
	return out
}

// group is what a group of the scene becomes: by its class one shape, a group, or its items alone.
func (p *picture) group(g scene.Group) []shape {
	words := p.deck.article.Words
	switch g.Class {
	case "background": // the slide has its own
		return nil
	case "title":
		return p.title(g)
	case "disc":
		return []shape{decoration(words.Disc, p.disc(g))}
	case "trails":
		return []shape{decoration(words.Movement, p.items(g.Items))}
	case "quadrant-name":
		p.names++
		return p.rimName(g, p.quadrants[min(p.names, len(p.quadrants))-1])
	case "ring-name":
		return []shape{p.pill(g)}
	case "entry":
		return []shape{p.entry(g)}
	case "label":
		return []shape{p.label(g)}
	case "legend", "changes":
		name := g.Label
		if name == "" {
			name = words.Legend
		}
		return grouped(shape{name: name}, p.items(g.Items))
	}
	return p.items(g.Items)
}

// grouped is a group of shapes, or the shape itself where there is but one.
func grouped(h shape, kids []shape) []shape {
	if len(kids) < 2 {
		return kids
	}
	h.kids, h.box = kids, kids[0].box
	for _, k := range kids[1:] {
		h.box = h.box.union(k.box)
	}
	return []shape{h}
}

// decoration is a group that says nothing.
func decoration(name string, kids []shape) shape {
	for i := range kids {
		kids[i].decorative = true
	}
	g := grouped(shape{name: name, decorative: true}, kids)
	if len(g) == 0 {
		return shape{name: name, decorative: true}
	}
	return g[0]
}

// path is an outline. What it says, the text beside it says too.
func (p *picture) path(it scene.Path) shape {
	segs := make([]scene.Seg, len(it.Segs))
	for i, s := range it.Segs {
		s.P, s.C1, s.C2 = p.move(s.P), p.move(s.C1), p.move(s.C2)
		segs[i] = s
	}
	return shape{
		name: p.deck.article.Words.Mark, decorative: true, box: bounds(segs), segs: segs,
		fill: it.Fill, line: it.Stroke, lineWidth: it.Width,
	}
}

func (p *picture) circle(it scene.Circle) shape {
	c := p.move(it.C)
	return shape{
		name: p.deck.article.Words.Mark, decorative: true, box: rect{c.X - it.R, c.Y - it.R, c.X + it.R, c.Y + it.R},
		preset: "ellipse", fill: it.Fill, line: it.Stroke, lineWidth: it.Width,
	}
}

// title makes the bold lines at the head of the block the title of the slide.
func (p *picture) title(g scene.Group) []shape {
	head := 0
	for head < len(g.Items) {
		if t, ok := g.Items[head].(scene.Text); !ok || !t.Bold {
			break
		}
		head++
	}
	if head == 0 || p.titled {
		return p.items(g.Items)
	}
	p.titled = true
	var lines []scene.Text
	for _, it := range g.Items[:head] {
		lines = append(lines, it.(scene.Text))
	}
	h := p.textBox(lines, false)
	h.name, h.placeholder = "Title", "title"
	h.box.x1 = min(1600-margin, h.box.x1+titleSlack*h.box.width()) // a program may break lines in a title whatever it is told
	for i := range h.text.paragraphs[0].runs {
		h.text.paragraphs[0].runs[i].title = true
	}
	return append([]shape{h}, p.items(g.Items[head:])...)
}

// entry is a group with the name of an entry: its mark, and beside it its label or in it its number.
func (p *picture) entry(g scene.Group) shape {
	e := p.deck.byID[g.Link.Entry]
	h := shape{name: g.Label, about: g.Label}
	var to link
	if e != nil {
		h.name, to = e.Name, p.deck.entryLink(e)
	}
	kids := p.items(g.Items)
	for i := range kids {
		kids[i].link = to
		if i == 0 { // Impress forgets what a group says but for its name
			kids[i].about, kids[i].decorative = afterName(g.Label, h.name), false
		}
	}
	out := grouped(h, kids)
	if len(out) == 0 {
		return h
	}
	out[0].name, out[0].about = h.name, h.about
	return out[0]
}

// afterName is what a label says behind the name of its entry.
func afterName(label, name string) string {
	if _, after, ok := strings.Cut(label, name+", "); ok {
		return after
	}
	return label
}

// entryLink is where a click on an entry leads: to its own site, or to the slide that tells more of it.
func (d *deck) entryLink(e *article.Entry) link {
	if l := address(e.Link.URL); !l.none() {
		return l
	}
	return link{to: d.first[e.Quadrant]}
}

// label is one text box for all lines of a name.
func (p *picture) label(g scene.Group) shape {
	var lines []scene.Text
	for _, it := range g.Items {
		if t, ok := it.(scene.Text); ok {
			lines = append(lines, t)
		}
	}
	h := p.textBox(lines, false)
	h.name = p.deck.article.Words.Label
	return h
}

// pill is a ring's name on its plate, one shape.
func (p *picture) pill(g scene.Group) shape {
	h := shape{name: g.Label, preset: "roundRect", adjust: 50000}
	for _, it := range g.Items {
		switch it := it.(type) {
		case scene.Path:
			plate := p.path(it)
			h.box, h.fill, h.line, h.lineWidth = plate.box, plate.fill, plate.line, plate.lineWidth
		case scene.Text:
			l := line(it.S, it.Size, it.Bold, it.Fill)
			l.align, l.pitch = "ctr", centredPitch*it.Size
			h.text = &text{anchor: "ctr", paragraphs: []paragraph{l}}
		}
	}
	return h
}

// centredPitch is the height of a line, em, whose capitals stand in its middle: half of a capital above the middle of
// the box, and the quarter of an em that fonts reach below the baseline.
const centredPitch = scene.CapHeight + 2*scene.Descent
