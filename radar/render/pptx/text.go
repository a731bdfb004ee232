package pptx

import (
	"unicode"

	"techradar/radar/scene"
)

// text is what a shape says.
type text struct {
	paragraphs []paragraph
	wrap       bool   // at the width of the shape; else lines end where they are told
	anchor     string // "t", "ctr" or "b"
}

// paragraph is a line or, where it wraps, several.
type paragraph struct {
	align  string  // "l", "ctr" or "r"
	pitch  float64 // px between baselines; 0 leaves it to the font
	before float64 // px above it
	runs   []run
}

// run is a piece of text in one style.
type run struct {
	s      string
	size   float64 // px; 0 leaves the size and the colour to the placeholder
	bold   bool
	title  bool // in the font of titles
	paint  scene.Paint
	link   link
	breaks bool // a line ends before it
	field  string
}

// line is a paragraph of one run.
func line(s string, size float64, bold bool, paint scene.Paint) paragraph {
	return paragraph{align: "l", pitch: linePitch * size, runs: []run{{s: s, size: size, bold: bold, paint: paint}}}
}

const linePitch = 1.25 // em between the baselines of text that we set ourselves

func (s *slide) writeText(name string, t *text) {
	s.open(name)
	wrap := "none"
	if t.wrap {
		wrap = "square"
	}
	s.open("a:bodyPr", "wrap", wrap, "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", t.anchor)
	s.leaf("a:noAutofit")
	s.end("a:bodyPr")
	s.leaf("a:lstStyle")
	s.paragraphs(t.paragraphs)
	s.end(name)
}

// paragraphs writes them; a text has at least one.
func (s *slide) paragraphs(list []paragraph) {
	if len(list) == 0 {
		s.leaf("a:p")
	}
	for _, p := range list {
		s.open("a:p")
		s.open("a:pPr", "algn", p.align)
		if p.pitch > 0 {
			s.open("a:lnSpc")
			s.leaf("a:spcPts", "val", itoa(points(p.pitch)))
			s.end("a:lnSpc")
		}
		if p.before > 0 {
			s.open("a:spcBef")
			s.leaf("a:spcPts", "val", itoa(points(p.before)))
			s.end("a:spcBef")
		}
		s.end("a:pPr")
		for _, r := range p.runs {
			if r.breaks {
				s.open("a:br")
				s.style("a:rPr", r.unlinked(), false)
				s.end("a:br")
			}
			s.run(r)
		}
		if n := len(p.runs); n > 0 { // an empty line has a height, too
			s.style("a:endParaRPr", p.runs[n-1].unlinked(), false)
		}
		s.end("a:p")
	}
}

func (s *slide) run(r run) {
	if r.field != "" {
		s.open("a:fld", "id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type", r.field)
		s.style("a:rPr", r, false)
		s.element("a:t", r.s)
		s.end("a:fld")
		return
	}
	if r.s == "" {
		return
	}
	for _, piece := range byScript(r.s) {
		s.open("a:r")
		s.style("a:rPr", r, piece.hangul)
		s.element("a:t", piece.s)
		s.end("a:r")
	}
}

// tighter is how much closer Hangul is set, em: Malgun Gothic's syllables are 0.92 em wide, those of the font that
// everything was measured in 0.864.
const tighter = 0.056

func (r run) unlinked() run {
	r.link = link{}
	return r
}

// style writes the properties of a run as an element of a name.
func (s *slide) style(name string, r run, hangul bool) {
	lang, other := "en-US", "ko-KR"
	if hangul {
		lang, other = other, lang
	}
	attrs := []string{"lang", lang, "altLang", other}
	if r.size > 0 {
		attrs = append(attrs, "sz", itoa(points(r.size)), "b", flag(r.bold))
		if hangul {
			attrs = append(attrs, "spc", itoa(-points(tighter*r.size)))
		}
	} else if r.bold {
		attrs = append(attrs, "b", "1")
	}
	if r.size == 0 && r.link.none() {
		s.leaf(name, attrs...)
		return
	}
	s.open(name, attrs...)
	if r.size > 0 {
		if r.link.none() { // else it has the colour of links
			s.scheme().fill(&s.markup, r.paint)
		}
		font := "+mn-"
		if r.title {
			font = "+mj-"
		}
		s.leaf("a:latin", "typeface", font+"lt")
		s.leaf("a:ea", "typeface", font+"ea")
		s.leaf("a:cs", "typeface", font+"cs")
	}
	s.writeLink(r.link)
	s.end(name)
}

func flag(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// piece is a part of a text that is set in one font.
type piece struct {
	s      string
	hangul bool
}

// byScript cuts a text where Hangul begins and ends. What belongs to no script, such as a space, stays with what
// stands before it.
func byScript(s string) []piece {
	var out []piece
	start, hangul, told := 0, false, false
	for i, c := range s {
		is := unicode.Is(unicode.Hangul, c)
		if !is && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			continue
		}
		if told && is != hangul {
			out = append(out, piece{s[start:i], hangul})
			start = i
		}
		hangul, told = is, true
	}
	return append(out, piece{s[start:], hangul})
}
