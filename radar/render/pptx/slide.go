package pptx

import (
	"net/url"
	"strings"

	"techradar/radar/article"
)

// slide is one slide while it is being written: its markup holds the shapes so far.
type slide struct {
	markup
	deck      *deck
	layout    int // from 1
	title     string
	ids       int // the last id of a shape
	relations []relation
	jumps     map[*slide]string // ids of the relations that lead to slides
	addresses map[string]string // and out of the file
	notes     []paragraph
}

// The layouts of the deck.
const (
	pictureLayout = 1
	tableLayout   = 2
)

func (d *deck) newSlide(layout int, title string) *slide {
	return &slide{deck: d, layout: layout, title: title, ids: 1, jumps: map[*slide]string{}, addresses: map[string]string{}}
}

func (s *slide) scheme() *scheme { return s.deck.scheme }

// link is where a click leads: out of the file, or to a slide. The zero link leads nowhere.
type link struct {
	url string
	to  *slide
}

func (l link) none() bool { return l == link{} }

// address is a link to an author's address, or none when it is not safe.
func address(u string) link {
	if !article.Safe(u) {
		return link{}
	}
	u = escapeURI(article.ASCIIHost(u))
	if len(u) > mostURI || !article.Safe(u) {
		return link{}
	}
	return link{url: u}
}

// mostURI is the longest address that Office opens, bytes: that of the Windows function which it hands it to.
const mostURI = 2083

// escapeURI writes an address in the characters of RFC 3986 alone, since PowerPoint repairs a file with others.
func escapeURI(u string) string {
	const digits = "0123456789ABCDEF"
	rest, fragment := false, false
	var b strings.Builder
	for i := range len(u) {
		c := u[i]
		rest = rest || c == '/' && i > 0 && u[i-1] == '/'
		ok := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~:/?@!$&'()*+,;=", c) >= 0
		switch c {
		case '%':
			_, err := url.PathUnescape(u[i:min(i+3, len(u))])
			ok = err == nil
		case '#':
			ok, fragment = !fragment, true
		case '[', ']': // around the digits of a host alone
			ok = rest && strings.Count(u[:i], "/") == 2
		}
		if ok {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + digits[c>>4:c>>4+1] + digits[c&15:c&15+1])
		}
	}
	return b.String()
}

// writeLink writes the click of a shape or a run.
func (s *slide) writeLink(l link) {
	switch {
	case l.to != nil:
		s.leaf("a:hlinkClick", "r:id", s.jump(l.to), "action", "ppaction://hlinksldjump")
	case l.url != "":
		s.leaf("a:hlinkClick", "r:id", s.leave(l.url))
	}
}

// relate gives a relation its id.
func (s *slide) relate(r relation) string {
	r.id = "rId" + itoa(len(s.relations)+firstRelation)
	s.relations = append(s.relations, r)
	return r.id
}

// firstRelation is the number of a slide's first relation after the layout and the notes.
const firstRelation = 3

func (s *slide) jump(to *slide) string {
	id, ok := s.jumps[to]
	if !ok {
		id = s.relate(relation{kind: "slide"}) // its target is known when all slides are
		s.jumps[to] = id
	}
	return id
}

func (s *slide) leave(u string) string {
	id, ok := s.addresses[u]
	if !ok {
		id = s.relate(relation{kind: "hyperlink", target: u, external: true})
		s.addresses[u] = id
	}
	return id
}

// part is the slide as a file of the package.
func (s *slide) part(numbers map[*slide]int) part {
	n := itoa(numbers[s])
	relations := []relation{
		{id: "rId1", kind: "slideLayout", target: "../slideLayouts/slideLayout" + itoa(s.layout) + ".xml"},
		{id: "rId2", kind: "notesSlide", target: "../notesSlides/notesSlide" + n + ".xml"},
	}
	own := append([]relation{}, s.relations...)
	for to, id := range s.jumps {
		for i := range own {
			if own[i].id == id {
				own[i].target = "slide" + itoa(numbers[to]) + ".xml"
			}
		}
	}
	var m markup
	m.open("p:sld", spaces()...)
	m.open("p:cSld")
	m.open("p:spTree")
	m.rootGroup()
	m.b.WriteString(s.String())
	m.end("p:spTree", "p:cSld")
	m.masterColors()
	m.end("p:sld")
	return part{
		name: "ppt/slides/slide" + n + ".xml", mediaType: "officedocument.presentationml.slide",
		body: m.String(), relations: append(relations, own...),
	}
}

// rootGroup begins a tree of shapes, with the group that holds them all.
func (m *markup) rootGroup() {
	m.open("p:nvGrpSpPr")
	m.leaf("p:cNvPr", "id", "1", "name", "")
	m.leaf("p:cNvGrpSpPr")
	m.leaf("p:nvPr")
	m.end("p:nvGrpSpPr")
	m.open("p:grpSpPr")
	m.open("a:xfrm")
	for _, name := range []string{"off", "ext", "chOff", "chExt"} {
		x, y := "x", "y"
		if strings.HasSuffix(strings.ToLower(name), "ext") {
			x, y = "cx", "cy"
		}
		m.leaf("a:"+name, x, "0", y, "0")
	}
	m.end("a:xfrm", "p:grpSpPr")
}

// masterColors ends a slide or layout: its colours are the master's.
func (m *markup) masterColors() {
	m.open("p:clrMapOvr")
	m.leaf("a:masterClrMapping")
	m.end("p:clrMapOvr")
}
