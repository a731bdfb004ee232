package html

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
	"techradar/radar/render/svg"
	"techradar/radar/scene"
	"techradar/radar/theme"
	"techradar/radar/words"
)

// picturePrefix comes before the IDs of the radar picture. No other ID of the page begins with it.
const picturePrefix = "radar-"

// inline draws a scene as an SVG element whose colours are the variables of the style sheet.
func (p *palette) inline(s *scene.Scene, prefix string) (template.HTML, error) {
	var b strings.Builder
	err := svg.Write(&b, s, svg.Options{Color: p.variable, Link: target, Inline: true, IDPrefix: prefix})
	if err != nil {
		return "", err
	}
	// Safe: package svg escapes every text and attribute, writes no script and no style, and gets its links from
	// target.
	return template.HTML(b.String()), nil
}

// closeUp is the picture of one quadrant.
type closeUp struct {
	Words    *words.Words
	Quadrant string
	Picture  template.HTML
	Open     bool // from the start
}

// closeUp returns nil when the document has no picture of the quadrant. Where the radar itself shows every name, the
// close-up waits to be opened; where it shows numbers, the close-up is the first picture with names in it.
func (b *builder) closeUp(quadrant int) (*closeUp, error) {
	q := b.d.Radar.Quadrants[quadrant]
	i := slices.IndexFunc(b.d.Pages, func(p layout.Page) bool { return p.Name == "radar-quadrant-"+q.ID })
	if i < 0 {
		return nil, nil
	}
	picture, err := b.palette.inline(b.d.Pages[i].Scene, fmt.Sprintf("close-up-%d-", quadrant+1))
	if err != nil {
		return nil, err
	}
	numbered := len(b.d.Reports) > 0 && b.d.Reports[0].Mode != layout.Names
	return &closeUp{Words: b.w, Quadrant: q.Name, Picture: picture, Open: numbered}, nil
}

// target leads to the entry's row in the page where a blip stands for one.
func target(l scene.Link) string {
	switch {
	case l.Entry != "":
		return anchor("entry-" + l.Entry)
	case article.Safe(l.URL):
		return l.URL
	}
	return ""
}

// palette is the colours of a page: variables of the style sheet, so that the page and its pictures follow the
// reader's surroundings together.
type palette struct {
	byQuadrant bool // what the colour of a blip tells; the ring otherwise
	colors     []color
}

// color is a variable of the style sheet and the paint that it holds.
type color struct {
	name  string
	paint scene.Paint
}

func newPalette(by theme.By, rings, quadrants int) *palette {
	p := &palette{byQuadrant: by == theme.ByQuadrant, colors: []color{
		{"background", scene.Paint{Role: scene.Background}},
		{"ink", scene.Paint{Role: scene.Ink}},
		{"muted", scene.Paint{Role: scene.Muted}},
		{"line", scene.Paint{Role: scene.Line}},
		{"spoke", scene.Paint{Role: scene.Spoke}},
		{"pill", scene.Paint{Role: scene.Pill}},
		{"axis", scene.Paint{Role: scene.Axis}},
		{"trail", scene.Paint{Role: scene.Trail}},
		{"on-blip", scene.Paint{Role: scene.OnBlip}},
	}}
	for i := range rings {
		p.colors = append(p.colors,
			color{fmt.Sprintf("ring-%d", i+1), scene.Paint{Role: scene.RingInk, Ring: i}},
			color{fmt.Sprintf("band-%d", i+1), scene.Paint{Role: scene.Band, Ring: i}})
	}
	if p.byQuadrant {
		for i := range quadrants {
			p.colors = append(p.colors, color{fmt.Sprintf("quadrant-%d", i+1), scene.Paint{Role: scene.Blip, Quadrant: i}})
		}
	}
	return p
}

// variable returns the colour of a paint as a variable of the style sheet; see style.
func (p *palette) variable(paint scene.Paint) string {
	if paint.Role == scene.NoPaint {
		return "none"
	}
	key := p.key(paint)
	for _, c := range p.colors {
		if c.paint == key {
			return "var(--" + c.name + ")"
		}
	}
	return "var(--ink)"
}

// key is the paint in the form in which the palette lists it: without what its colour does not tell.
func (p *palette) key(paint scene.Paint) scene.Paint {
	switch {
	case paint.Role == scene.Blip && p.byQuadrant:
		return scene.Paint{Role: scene.Blip, Quadrant: paint.Quadrant}
	case paint.Role == scene.Blip || paint.Role == scene.Bar || paint.Role == scene.RingInk:
		return scene.Paint{Role: scene.RingInk, Ring: paint.Ring}
	case paint.Role == scene.Band:
		return scene.Paint{Role: scene.Band, Ring: paint.Ring}
	}
	return scene.Paint{Role: paint.Role}
}

// blipClass is the class of the mark of an entry in a table.
func (p *palette) blipClass(e *article.Entry) string {
	if p.byQuadrant {
		return fmt.Sprintf("quadrant-%d", e.Quadrant+1)
	}
	return fmt.Sprintf("ring-%d", e.Ring+1)
}

// collectIDs gathers the IDs of the groups of a scene.
func collectIDs(items []scene.Item, ids map[string]bool) {
	for _, it := range items {
		if g, ok := it.(scene.Group); ok {
			if g.ID != "" {
				ids[g.ID] = true
			}
			collectIDs(g.Items, ids)
		}
	}
}
