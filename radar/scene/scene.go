// Package scene holds a finished picture as data: every shape and line of text at its place, in pixels of the
// page, y down, painted in order. Layout makes scenes; each picture format paints them through a Canvas.
//
// A scene knows no colour. Its paints are roles, which a theme resolves, so light and dark are one scene.
package scene

// Scene is one page of a picture.
type Scene struct {
	Title string // the accessible name of the picture
	Desc  string // one sentence more: counts, what it shows
	Lang  string // BCP 47, such as "en"
	Font  string // family that the text was measured in
	W, H  float64
	Items []Item
}

// Item is one of Group, Path, Circle and Text: a closed set, so that a new primitive is a compile error in
// every format until it is drawn.
type Item interface{ paint(Canvas) }

// Canvas is what a picture format implements.
type Canvas interface {
	Begin(Group) // its items follow, then End
	End()
	Path(Path)
	Circle(Circle)
	Text(Text)
}

// Paint paints the scene's items in order.
func (s *Scene) Paint(c Canvas) { paintAll(s.Items, c) }

func paintAll(items []Item, c Canvas) {
	for _, it := range items {
		it.paint(c)
	}
}

// Without is the scene without the groups of a class.
func (s *Scene) Without(class string) *Scene {
	out := *s
	out.Items = without(s.Items, class)
	return &out
}

func without(items []Item, class string) []Item {
	var out []Item
	for _, it := range items {
		if g, ok := it.(Group); ok {
			if g.Class == class {
				continue
			}
			g.Items = without(g.Items, class)
			it = g
		}
		out = append(out, it)
	}
	return out
}

// Group ties items together for scripts, links and screen readers. It changes nothing of their looks.
type Group struct {
	Class string // a hook, such as "entry"
	ID    string // unique in the scene, or ""
	Data  []Attr // hooks, written as data-NAME
	Role  Role
	Label string // accessible name, or ""
	Link  Link   // where a click leads; zero for nowhere
	Items []Item
}

// Link is where a group leads: to an entry's own page when the format has one, else to its URL.
type Link struct {
	Entry string // ID of the entry, or ""
	URL   string // absolute, or ""
}

// Attr is one hook of a group.
type Attr struct{ Name, Value string }

// Role is what a group is to a screen reader.
type Role string

// The roles, by their ARIA names.
const (
	RoleNone       Role = ""         // nothing of its own
	RoleList       Role = "list"     // its groups are items
	RoleListItem   Role = "listitem" // an item of a list
	RoleImage      Role = "img"      // one thing with a name, whatever it is drawn with
	RoleDecoration Role = "hidden"   // art that says nothing
)

// Path is a filled or stroked outline.
type Path struct {
	Segs   []Seg
	Fill   Paint
	Stroke Paint
	Width  float64 // of the stroke, px
}

// SegKind is the kind of a step of a path.
type SegKind int

// The kinds of step.
const (
	MoveTo  SegKind = iota // to P
	LineTo                 // to P
	QuadTo                 // quadratic Bézier with the control point C1, to P
	CurveTo                // cubic Bézier with the control points C1 and C2, to P
	ArcTo                  // part of a circle around C1; see Seg
	Close                  // back to the start of the subpath
)

// Seg is one step of a path. For ArcTo, the current point lies on the circle around C1 with radius R; P is the
// end, Start the angle of the current point and Sweep the angle travelled, in radians from 3 o'clock,
// clockwise positive (y is down). |Sweep| is below 2π: a whole circle is a Circle.
type Seg struct {
	Kind         SegKind
	P, C1, C2    Point
	R            float64
	Start, Sweep float64
}

// Point is a place on the page, px.
type Point struct{ X, Y float64 }

// Circle is a disc or a ring.
type Circle struct {
	C      Point
	R      float64
	Fill   Paint
	Stroke Paint
	Width  float64 // of the stroke, px
}

// Text is one line of text. X, Y is the left end of its baseline before it is turned by Turn degrees clockwise
// around that point.
type Text struct {
	X, Y  float64
	Size  float64 // px of the em
	Bold  bool
	Fill  Paint
	Turn  float64
	Width float64 // measured advance of S without trailing space, px
	Exact bool    // a name: the format should hold it to Width whatever font the reader has
	Stay  Anchor  // what stays in place where a reader's font sets the line wider or narrower
	S     string  // may end in the space that a wrap took, so that the lines joined give the whole text
}

func (g Group) paint(c Canvas)  { c.Begin(g); paintAll(g.Items, c); c.End() }
func (p Path) paint(c Canvas)   { c.Path(p) }
func (d Circle) paint(c Canvas) { c.Circle(d) }
func (t Text) paint(c Canvas)   { c.Text(t) }

// Anchor is a part of a line of text.
type Anchor byte

// The parts of a line.
const (
	Start Anchor = iota
	Middle
	End
)

// Paint says which colour of the theme a shape takes. The zero Paint is no paint.
type Paint struct {
	Role           PaintRole
	Ring, Quadrant int // for the roles that have one
}

// PaintRole names a colour of the theme.
type PaintRole int

// The roles of colours.
const (
	NoPaint    PaintRole = iota
	Background           // of the page
	Ink                  // names and headings
	Muted                // secondary text and the marks of the legend
	Line                 // ring circles and frames
	Spoke                // the light line under the border of two quadrants
	Band                 // ring Ring's area of the disc
	RingInk              // ring Ring's name, frame and legend
	Blip                 // the mark of an entry in Ring and Quadrant
	OnBlip               // the number in a blip
	Pill                 // behind a ring name
	Axis                 // lines of a chart
	Bar                  // a bar of a chart, for ring Ring
	Trail                // the tail of an entry that moved
)
