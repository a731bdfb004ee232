// Package svg writes a scene as SVG that every wiki and slide tool accepts: presentation attributes only, ASCII
// only, no style sheet, no script, no reference to anything outside but absolute links.
package svg

import (
	"bufio"
	"io"
	"unicode/utf8"

	"techradar/radar/scene"
)

// Options say how a scene becomes SVG.
type Options struct {
	// Color gives the value of a fill or stroke: #rrggbb, "none", or for an inline picture a CSS variable.
	Color func(scene.Paint) string
	// Link gives the target of a link, or "" for none. Nil means no links.
	Link func(scene.Link) string
	// Inline leaves out the XML declaration and the fixed size, for a picture inside a page.
	Inline bool
	// IDPrefix is put before every id, so that several pictures can stand in one page.
	IDPrefix string
	// Outlines, when not nil, draws text as outlines in these fonts, for hosts that lack them. What a text said becomes
	// the accessible name of its group, where the group has none.
	Outlines *scene.Fonts
	// Transparent leaves out the background, the group of that class.
	Transparent bool
}

// Write writes the scene. The bytes depend on the scene and the options alone.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	if o.Link == nil {
		o.Link = func(scene.Link) string { return "" }
	}
	if o.Transparent {
		s = s.Without("background")
	}
	c := &canvas{w: bufio.NewWriter(w), o: o, linked: linked(s.Items, o.Link)}
	if !o.Inline {
		c.raw(`<?xml version="1.0" encoding="UTF-8"?>`, "\n")
	}
	c.root(s)
	s.Paint(c)
	c.raw("</svg>\n")
	return c.w.Flush()
}

// linked reports whether any group leads somewhere. A picture without links is one image to a screen reader; with
// links it has to be a group, or the links could not be reached.
func linked(items []scene.Item, link func(scene.Link) string) bool {
	for _, it := range items {
		if g, ok := it.(scene.Group); ok && (link(g.Link) != "" || linked(g.Items, link)) {
			return true
		}
	}
	return false
}

// canvas implements scene.Canvas. Writing to its bufio.Writer keeps the first error for Flush.
type canvas struct {
	w      *bufio.Writer
	o      Options
	linked bool
	groups []opened
}

// opened is a group that has begun.
type opened struct {
	anchor bool // an <a> is open inside it
	tight  bool // white space between its items would become part of a name
	said   bool // it, or a group around it, says its texts by its name
}

func (c *canvas) root(s *scene.Scene) {
	c.raw("<svg")
	if !c.o.Inline {
		c.attr("xmlns", "http://www.w3.org/2000/svg")
		c.num("width", s.W)
		c.num("height", s.H)
	}
	c.attr("viewBox", "0 0 "+number(s.W)+" "+number(s.H))
	c.attr("lang", s.Lang)
	if c.linked {
		c.attr("role", "group")
	} else {
		c.attr("role", "img")
	}
	title, desc := c.o.IDPrefix+"title", c.o.IDPrefix+"desc"
	c.attr("aria-labelledby", title+" "+desc)
	if c.o.Outlines == nil {
		c.attr("font-family", fontFamily(s.Font))
	}
	c.raw(">\n<title")
	c.attr("id", title)
	c.raw(">")
	c.text(s.Title)
	c.raw("</title>\n<desc")
	c.attr("id", desc)
	c.raw(">")
	c.text(s.Desc)
	c.raw("</desc>\n")
}

// Begin opens a group. The link goes inside it, so that the hooks are where scripts look for them.
func (c *canvas) Begin(g scene.Group) {
	c.raw("<g")
	c.optional("class", g.Class)
	if g.ID != "" {
		c.attr("id", c.o.IDPrefix+g.ID)
	}
	for _, d := range g.Data {
		c.attr("data-"+d.Name, d.Value)
	}
	href := c.o.Link(g.Link)
	tooltip := g.Role == scene.RoleListItem && g.Label != ""
	name := c.spoken(g, tooltip)
	switch {
	case name != "":
		c.named(g, name)
	case c.linked: // the parts of an image have no roles of their own
		c.role(g, tooltip)
	}
	c.raw(">")
	if href != "" {
		c.raw("<a")
		c.attr("href", href)
		c.raw(">")
	}
	if tooltip {
		c.raw("<title>")
		c.text(g.Label)
		c.raw("</title>")
	}
	c.groups = append(c.groups, opened{
		anchor: href != "",
		tight:  g.Class == "label" || g.Class == "number",
		said:   c.said() || tooltip || name != "" || g.Role == scene.RoleDecoration,
	})
	c.newline()
}

func (c *canvas) role(g scene.Group, tooltip bool) {
	switch g.Role {
	case scene.RoleNone:
	case scene.RoleDecoration:
		c.attr("aria-hidden", "true")
	default:
		c.attr("role", string(g.Role))
		if !tooltip {
			c.optional("aria-label", g.Label)
		}
	}
}

// End closes the group that Begin opened last.
func (c *canvas) End() {
	last := len(c.groups) - 1
	if c.groups[last].anchor {
		c.raw("</a>")
	}
	c.groups = c.groups[:last]
	c.raw("</g>")
	c.newline()
}

// Text writes one line. Names carry textLength, so that a browser without our font keeps them in the width that
// was measured; engines that do not know it are harmless.
func (c *canvas) Text(t scene.Text) {
	if c.o.Outlines != nil {
		c.outline(t)
		return
	}
	c.raw("<text")
	c.num("x", t.X)
	c.num("y", t.Y)
	c.num("font-size", t.Size)
	if t.Bold {
		c.attr("font-weight", "700")
	}
	c.attr("fill", c.o.Color(t.Fill))
	if t.Turn != 0 {
		c.attr("transform", "rotate("+number(t.Turn)+" "+number(t.X)+" "+number(t.Y)+")")
	}
	if t.Exact && utf8.RuneCountInString(t.S) > 1 {
		c.num("textLength", t.Width)
		c.attr("lengthAdjust", "spacingAndGlyphs")
	}
	c.raw(">")
	c.text(t.S)
	c.raw("</text>")
	c.newline()
}

// newline ends an element, except where white space would count.
func (c *canvas) newline() {
	if n := len(c.groups); n > 0 && c.groups[n-1].tight {
		return
	}
	c.raw("\n")
}

func (c *canvas) raw(parts ...string) {
	for _, s := range parts {
		_, _ = c.w.WriteString(s) // the error stays in the writer until Flush
	}
}

func (c *canvas) num(name string, v float64) { c.raw(" ", name, `="`, number(v), `"`) }

func (c *canvas) optional(name, value string) {
	if value != "" {
		c.attr(name, value)
	}
}

func (c *canvas) attr(name, value string) {
	c.raw(" ", name, `="`)
	c.text(value)
	c.raw(`"`)
}
