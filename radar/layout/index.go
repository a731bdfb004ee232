package layout

import (
	"fmt"
	"math"

	"techradar/radar/scene"
)

const (
	indexSize  = 13.0 // px
	indexTitle = 28.0 // px
	indexLine  = 16.0 // px, of the line under the title
	indexGap   = 26.0 // px from the title's baseline to the line's, at least
	indexWidth = 19.0 // ems of a column
)

// indexPages sets the whole legend on pages of its own.
func (b *builder) indexPages(p *plan, top float64) ([][]legendLine, error) {
	items := b.legendItems(p.units, b.allSectors())
	area := column{pagePad, b.size.W - pagePad, top, b.size.H - pagePad}
	size := math.Max(indexSize, b.least)
	columns := max(1, int((area.x1-area.x0)/(indexWidth*size)))
	w := (area.x1 - area.x0) / float64(columns)
	lines, over := b.fillColumns(items, area, w, math.MaxInt, size)
	if over > 0 {
		return nil, fmt.Errorf("%d names do not fit on index pages: shorten %q", over, items[len(items)-over].text)
	}
	var pages [][]legendLine
	for _, l := range lines {
		n := l.column / columns
		for len(pages) <= n {
			pages = append(pages, nil)
		}
		l.column -= n * columns
		l.x = round4(l.x - float64(float64(n*columns)*w))
		pages[n] = append(pages[n], l)
	}
	return pages, nil
}

// indexScenes draws the index pages.
func (b *builder) indexScenes(p *plan) ([]*scene.Scene, error) {
	if p.mode != Indexed {
		return nil, nil
	}
	title, line := math.Max(indexTitle, b.least), math.Max(indexLine, b.least)
	second := titleTop + title + math.Max(indexGap, float64(scene.Descent*title)+float64(scene.Ascent*line))
	pages, err := b.indexPages(p, second+boxGap)
	if err != nil {
		return nil, err
	}
	var out []*scene.Scene
	for i, lines := range pages {
		s := b.page(fmt.Sprintf("%s: "+b.words.Index, b.pageTitle(), i+1, len(pages)))
		head := scene.Group{Class: "title"}
		short, _ := b.ruler.cut(b.pageTitle(), title, true, b.size.W-2*pagePad)
		head.Items = append(head.Items,
			b.text(point{pagePad, titleTop + title}, short, title, true, scene.Paint{Role: scene.Ink}),
			b.text(point{pagePad, second}, fmt.Sprintf(b.words.Index, i+1, len(pages)), line, false, scene.Paint{Role: scene.Muted}))
		s.Items = append(s.Items, head)
		s.Items = append(s.Items, b.drawLegend(lines, "legend")...)
		out = append(out, s)
	}
	return out, nil
}
