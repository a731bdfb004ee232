package svg

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"techradar/radar/scene"
)

// outline writes a line of text as one path. Its numbers are 1/100 px from one place to the next, written as short as
// a path allows: text is nearly all of such a file.
func (c *canvas) outline(t scene.Text) {
	segs := c.o.Outlines.Outline(t)
	if len(segs) == 0 { // only spaces
		return
	}
	var d tracer
	for _, s := range segs {
		d.seg(s)
	}
	c.raw(`<path d="`, string(d.out), `"`)
	c.attr("fill", c.o.Color(t.Fill))
	c.raw("/>")
	c.newline()
}

// tracer writes the data of a path in relative places. Places are rounded before they are subtracted, so that
// nothing adds up.
type tracer struct {
	out     []byte
	command byte // the last
	p       place
	start   place // of the subpath
}

// place is a point in 1/100 px.
type place struct{ x, y int }

func at(p scene.Point) place {
	return place{int(math.Round(p.X * 100)), int(math.Round(p.Y * 100))}
}

// seg writes a step; the outlines of text have these kinds alone.
func (d *tracer) seg(s scene.Seg) {
	to := at(s.P)
	switch s.Kind {
	case scene.MoveTo:
		d.step('m', to.x-d.p.x, to.y-d.p.y)
		d.start = to
	case scene.LineTo:
		d.line(to)
	case scene.QuadTo:
		by := at(s.C1)
		d.step('q', by.x-d.p.x, by.y-d.p.y, to.x-d.p.x, to.y-d.p.y)
	case scene.Close:
		d.step('z')
		to = d.start
	}
	d.p = to
}

func (d *tracer) line(to place) {
	switch x, y := to.x-d.p.x, to.y-d.p.y; {
	case x == 0 && y == 0:
	case y == 0:
		d.step('h', x)
	case x == 0:
		d.step('v', y)
	default:
		d.step('l', x, y)
	}
}

// step writes a command, whose letter is left out when it is that of the one before, and its numbers.
func (d *tracer) step(command byte, hundredths ...int) {
	lone := command == d.command && command != 'm'
	if !lone {
		d.out = append(d.out, command)
	}
	for i, n := range hundredths {
		if n >= 0 && (lone || i > 0) {
			d.out = append(d.out, ' ')
		}
		d.number(n)
	}
	d.command = command
}

// number writes a number of hundredths without a zero before the point.
func (d *tracer) number(n int) {
	if n < 0 {
		d.out = append(d.out, '-')
		n = -n
	}
	if n >= 100 || n == 0 {
		d.out = strconv.AppendInt(d.out, int64(n/100), 10)
	}
	if f := n % 100; f != 0 {
		d.out = append(d.out, '.', byte('0'+f/10))
		if f%10 != 0 {
			d.out = append(d.out, byte('0'+f%10))
		}
	}
}

// said reports whether a group around says the texts in it.
func (c *canvas) said() bool {
	n := len(c.groups)
	return n > 0 && c.groups[n-1].said
}

// spoken is the name that a group needs because its texts become outlines. It is "" where they stay texts, and where a
// tooltip or a group around it tells.
func (c *canvas) spoken(g scene.Group, tooltip bool) string {
	if c.o.Outlines == nil || tooltip || c.said() || g.Role == scene.RoleDecoration {
		return ""
	}
	return groupName(g)
}

// groupName is what the texts of a group say, or its label where that is no less: the heading of a table is less, and
// the name of a quadrant whose glyphs are texts each, or which was cut, is not. It is "" for a group without texts.
func groupName(g scene.Group) string {
	var name strings.Builder
	var last *scene.Text
	letters := 0
	for _, it := range g.Items {
		t, ok := it.(scene.Text)
		if !ok {
			continue
		}
		switch { // a line ends in a space where the next one goes on
		case last == nil || strings.HasSuffix(last.S, " "):
		case last.Y == t.Y:
			name.WriteString(" ")
		default:
			name.WriteString(", ")
		}
		name.WriteString(t.S)
		letters += utf8.RuneCountInString(t.S)
		last = &t
	}
	if last != nil && utf8.RuneCountInString(g.Label) >= letters {
		return g.Label
	}
	return name.String()
}

// named makes a group one thing with a name, or a group with a name when links are to be reached in it.
func (c *canvas) named(g scene.Group, name string) {
	role := string(scene.RoleImage)
	if linked(g.Items, c.o.Link) {
		role = "group"
	}
	c.attr("role", role)
	c.attr("aria-label", name)
}
