package layout

import (
	"strconv"
)

// fillColumns sets items into n columns of width w, top to bottom and left to right. over is the number of items
// that no column had room for, or that are too long to be set.
func (b *builder) fillColumns(items []legendItem, area column, w float64, n int, size float64) (lines []legendLine, over int) {
	c := columnFiller{b: b, area: area, width: w, size: size, y: area.y0}
	for i, it := range items {
		if !c.add(it, items[i+1:], n) {
			return c.lines, len(items) - i
		}
	}
	return c.lines, 0
}

type columnFiller struct {
	b      *builder
	area   column
	width  float64
	size   float64
	column int
	y      float64 // top of the next line
	heads  [2]legendItem
	lines  []legendLine
}

// add sets one item. A heading stays with the lines under it, and is repeated where they go on in another column.
func (c *columnFiller) add(it legendItem, following []legendItem, columns int) bool {
	if it.kind != legendEntry {
		c.heads[it.kind] = it
	}
	text, ok := c.wrap(it)
	if !ok {
		return false
	}
	need := c.height(it, len(text))
	for i := 0; it.kind != legendEntry && i < len(following); i++ { // up to the first entry under the heading
		next := following[i]
		text, ok := c.wrap(next)
		if !ok {
			return false
		}
		if need += c.height(next, len(text)); next.kind == legendEntry {
			break
		}
	}
	if c.y+need > c.area.y1 && c.y > c.area.y0 {
		if c.column++; c.column == columns {
			return false
		}
		c.y = c.area.y0
		for kind := legendQuadrant; kind < it.kind; kind++ {
			c.repeat(c.heads[kind])
		}
	}
	if c.y+c.height(it, len(text)) > c.area.y1 {
		return false
	}
	c.set(it, text)
	return true
}

func (c *columnFiller) repeat(head legendItem) {
	if head.text == "" {
		return
	}
	head = c.b.again(head)
	if text, ok := c.wrap(head); ok {
		c.set(head, text)
	}
}

func (c *columnFiller) set(it legendItem, text []string) {
	size, indent := c.style(it.kind)
	c.y += c.before(it)
	x := round4(c.area.x0 + float64(float64(c.column)*c.width))
	for i, s := range text {
		l := legendLine{kind: it.kind, text: s, ring: it.ring, index: it.index, column: c.column, x: x + indent, y: round4(c.y + float64(0.95*size)), size: size}
		if it.kind == legendEntry {
			if i == 0 {
				l.number = strconv.Itoa(it.number)
			} else {
				l.kind = legendMore
			}
		}
		c.lines = append(c.lines, l)
		c.y = round4(c.y + float64(legendPitch*size))
	}
}

func (c *columnFiller) height(it legendItem, lines int) float64 {
	size, _ := c.style(it.kind)
	return c.before(it) + float64(legendPitch*size*float64(lines))
}

// before is the room above a heading that does not begin a column.
func (c *columnFiller) before(it legendItem) float64 {
	if c.y == c.area.y0 {
		return 0
	}
	switch it.kind {
	case legendQuadrant:
		return 1.0 * c.size
	case legendRing:
		return 0.4 * c.size
	}
	return 0
}

func (c *columnFiller) style(k legendKind) (size, indent float64) {
	switch k {
	case legendQuadrant:
		return round4(1.1 * c.size), 0
	case legendRing:
		return c.size, 0
	}
	return c.size, round4(numberIndent * c.size)
}

func (c *columnFiller) wrap(it legendItem) ([]string, bool) {
	size, indent := c.style(it.kind)
	room := c.width - indent - columnGap*c.size
	return c.b.ruler.flow(it.text, size, it.kind != legendEntry, func(int) float64 { return room })
}
