package pptx

import (
	"fmt"
	"strings"

	"techradar/radar/article"
)

// note adds a paragraph to the notes of a slide; of an empty text nothing.
func (s *slide) note(text string) { s.noteRuns(run{s: text}) }

func (s *slide) noteRuns(runs ...run) {
	p := paragraph{align: "l", runs: runs}
	if p.String() != "" {
		s.notes = append(s.notes, p)
	}
}

// labelled notes a text after what it is.
func (s *slide) labelled(label, text string) {
	if text != "" {
		s.note(label + ": " + text)
	}
}

// noteText adds a paragraph for each line of a text.
func (s *slide) noteText(text string) {
	for line := range strings.Lines(text) {
		s.note(strings.TrimRight(line, "\n"))
	}
}

// noteList adds what a label stands for: behind it when that is one thing, else line by line below it.
func (s *slide) noteList(label string, list [][]run) {
	mark := "• "
	if len(list) == 1 {
		mark = label + ": "
	} else if len(list) > 1 {
		s.note(label + ":")
	}
	for _, runs := range list {
		s.noteRuns(append([]run{{s: mark}}, runs...)...)
	}
}

// linkRuns are a title and its address, which paper shows too.
func linkRuns(l article.Link) []run {
	if l.URL == "" || l.URL == l.Text {
		return []run{{s: l.Text, link: address(l.URL)}}
	}
	return []run{{s: l.Text + " – "}, {s: l.URL, link: address(l.URL)}}
}

// radarNotes tell of the whole radar: what a speaker says over the first slide.
func (d *deck) radarNotes(s *slide, about string) {
	a := d.article
	s.note(about)
	s.note(a.Subtitle)
	s.note(a.Edition)
	heading := run{s: a.Words.Rings, bold: true}
	s.noteRuns(heading)
	for _, r := range a.Rings {
		s.labelled(fmt.Sprintf("%s (%d)", withAliases(r.Name, r.Aliases, d), r.Count), orDash(r.Description))
	}
	s.noteRuns(run{s: a.Words.Quadrants, bold: true})
	for _, q := range a.Quadrants {
		s.labelled(fmt.Sprintf("%s (%d)", withAliases(q.Name, q.Aliases, d), len(q.Entries)), orDash(q.Description))
	}
	if len(a.Archive) > 0 {
		s.noteRuns(run{s: a.Words.Archive, bold: true})
		for _, e := range a.Archive {
			d.noteEntry(s, e)
		}
	}
	if l := address(d.baseURL); !l.none() {
		s.noteRuns(run{s: a.Words.Online + ": "}, run{s: d.baseURL, link: l})
	}
	s.note(a.GeneratedBy)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func withAliases(name string, aliases []string, d *deck) string {
	if len(aliases) == 0 {
		return name
	}
	return name + ", " + strings.ToLower(d.article.Words.AlsoCalled) + " " + strings.Join(aliases, ", ")
}

// quadrantNotes tell all of the entries whose rows a slide shows.
func (d *deck) quadrantNotes(s *slide, q article.Quadrant, entries []*article.Entry) {
	s.noteRuns(run{s: q.Name, bold: true})
	s.note(q.Description)
	if len(entries) == 0 {
		s.note(d.article.Words.NoEntries)
	}
	for _, e := range entries {
		d.noteEntry(s, e)
	}
}

// changeNotes name what a slide tells of, with what it was before.
func (d *deck) changeNotes(s *slide, entries []*article.Entry) {
	for _, e := range entries {
		s.noteRuns(run{s: e.Name, bold: true}, run{s: ": " + e.Movement + ", " + fromTo(e)})
		s.labelled(d.article.Words.RetiredReason, e.Reason)
	}
}

// noteEntry notes all that the radar says of an entry.
func (d *deck) noteEntry(s *slide, e *article.Entry) {
	w := d.article.Words
	state := e.RingName
	if e.Movement != "" {
		state += ", " + e.Movement
	}
	s.noteRuns(run{s: numbered(e), bold: true, link: address(e.Link.URL)}, run{s: " · " + state})
	s.note(d.d.Radar.Entries[e.Index].Summary) // the description follows whole
	s.noteText(plain(e.Description))
	s.labelled(w.Owner, e.Owner)
	s.labelled(w.ReviewBy, e.ReviewBy)
	s.labelled(w.ReplacedBy, e.ReplacedBy.Name)
	s.labelled(w.InEdition, e.RetiredIn)
	s.labelled(w.RetiredReason, e.Reason)
	s.labelled(w.Tags, strings.Join(e.Tags, ", "))
	if e.Link.URL == "" && e.Link.Text != e.Name {
		s.note(e.Link.Text) // an address that may not be a link
	}
	var links, sources [][]run
	if e.Link.URL != "" {
		links = append(links, []run{{s: e.Link.URL, link: address(e.Link.URL)}})
	}
	for _, l := range e.Links {
		links = append(links, linkRuns(l))
	}
	s.noteList(w.Links, links)
	for _, c := range e.History {
		s.labelled(c.Edition, c.Ring+dash(c.Note))
	}
	for _, src := range e.Sources {
		said := strings.TrimPrefix(src.Place+dash(src.Note)+dash(strings.ReplaceAll(src.Quote, "\n", " ")), " – ")
		sources = append(sources, []run{{s: said}})
	}
	s.noteList(w.Sources, sources)
}

func dash(s string) string {
	if s == "" {
		return ""
	}
	return " – " + s
}

// The size of a page of notes, EMU, and the places on it, px of 7620 EMU.
var (
	noteImage = rect{90, 90, 810, 495}
	noteBody  = rect{90, 570, 810, 1110}
)

// notesPart is the page of notes of a slide.
func (s *slide) notesPart(n int) part {
	notes := s.deck.newSlide(0, "")
	notes.placeOf(2, "Slide", []string{"type", "sldImg"}, nil)
	notes.placeOf(3, "Notes", []string{"type", "body", "idx", "1"}, s.notes)
	var m markup
	m.open("p:notes", spaces()...)
	m.open("p:cSld")
	m.open("p:spTree")
	m.rootGroup()
	m.b.WriteString(notes.String())
	m.end("p:spTree", "p:cSld")
	m.masterColors()
	m.end("p:notes")
	return part{
		name: "ppt/notesSlides/notesSlide" + itoa(n) + ".xml", mediaType: "officedocument.presentationml.notesSlide", body: m.String(),
		relations: append([]relation{
			{id: "rId1", kind: "notesMaster", target: "../notesMasters/notesMaster1.xml"},
			{id: "rId2", kind: "slide", target: "../slides/slide" + itoa(n) + ".xml"},
		}, notes.relations...),
	}
}

// placeOf fills a place of the page of notes.
func (s *slide) placeOf(id int, name string, kind []string, paragraphs []paragraph) {
	s.open("p:sp")
	s.open("p:nvSpPr")
	s.leaf("p:cNvPr", "id", itoa(id), "name", name)
	s.open("p:cNvSpPr")
	locks := []string{"noGrp", "1"}
	if kind[1] == "sldImg" {
		locks = append(locks, "noRot", "1", "noChangeAspect", "1")
	}
	s.leaf("a:spLocks", locks...)
	s.end("p:cNvSpPr")
	s.open("p:nvPr")
	s.leaf("p:ph", kind...)
	s.end("p:nvPr", "p:nvSpPr")
	s.leaf("p:spPr")
	if kind[1] != "sldImg" {
		s.open("p:txBody")
		s.leaf("a:bodyPr")
		s.leaf("a:lstStyle")
		s.paragraphs(paragraphs)
		s.end("p:txBody")
	}
	s.end("p:sp")
}

// notesMaster is the part that pages of notes take their looks from.
func notesMaster() part {
	var m markup
	m.open("p:notesMaster", spaces()...)
	m.open("p:cSld")
	m.open("p:bg")
	m.open("p:bgPr")
	m.open("a:solidFill")
	m.leaf("a:srgbClr", "val", "FFFFFF") // paper, whatever the slides are
	m.end("a:solidFill")
	m.leaf("a:effectLst")
	m.end("p:bgPr", "p:bg")
	m.open("p:spTree")
	m.rootGroup()
	m.placeholder(2, "Slide", []string{"type", "sldImg", "idx", "2"}, noteImage, "", "", "")
	m.placeholder(3, "Notes", []string{"type", "body", "sz", "quarter", "idx", "1"}, noteBody, "t", "", "")
	m.end("p:spTree", "p:cSld")
	m.colorMap(false)
	m.open("p:notesStyle")
	m.open("a:lvl1pPr", "algn", "l")
	m.style(1200, false, "tx1", "+mn-")
	m.end("a:lvl1pPr", "p:notesStyle", "p:notesMaster")
	return part{
		name: "ppt/notesMasters/notesMaster1.xml", mediaType: "officedocument.presentationml.notesMaster",
		body: m.String(), relations: []relation{{id: "rId1", kind: "theme", target: "../theme/theme2.xml"}},
	}
}
