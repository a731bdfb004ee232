package pptx

import (
	"strings"

	"techradar/radar/scene"
)

// The measures of a slide with a table, px.
const (
	margin     = 36.0
	tableEnd   = 856.0 // above the slide number
	headingGap = 22.0  // under the title and what stands below it
)

var titleSizes = [...]float64{34, 30, 26, 23}

const (
	titlePitch = 1.15 // em
	underTitle = 19.0 // px of the text below a title
	underLines = 3    // that it may take; the notes have it whole
	underGap   = 4.0  // px between the two
)

// heading puts a title on a slide, and a muted text under it. It returns the y below them.
func (s *slide) heading(about string) (y float64) {
	shapes, y := s.deck.title(s.title, about)
	for _, h := range shapes {
		s.write(h)
	}
	return y
}

// title are the shapes of a heading, and the y below them.
func (d *deck) title(title, about string) (shapes []shape, y float64) {
	p := line(title, titleSizes[0], true, scene.Paint{Role: scene.Ink})
	for _, size := range titleSizes {
		p.pitch, p.runs[0].size = titlePitch*size, size
		if d.lines(p, 1600-2*margin) == 1 {
			break
		}
	}
	p.runs[0].title = true
	y = max(titleBox.y1, titleBox.y0+p.pitch*float64(d.lines(p, 1600-2*margin)))
	shapes = []shape{{name: "Title", placeholder: "title", box: rect{margin, titleBox.y0, 1600 - margin, y}, text: &text{anchor: "b", wrap: true, paragraphs: []paragraph{p}}}}
	if about == "" {
		return shapes, y + headingGap
	}
	y += underGap
	short := d.cut(strings.Join(strings.Fields(about), " "), underTitle, false, 1600-2*margin, underLines)
	under := line(short, underTitle, false, scene.Paint{Role: scene.Muted})
	end := y + under.pitch*float64(d.lines(under, 1600-2*margin))
	shapes = append(shapes, shape{name: d.article.Words.Summary, box: rect{margin, y, 1600 - margin, end}, text: &text{anchor: "t", wrap: true, paragraphs: []paragraph{under}}})
	return shapes, end + headingGap
}

// number puts a slide's number into its corner.
func (s *slide) number(n int) {
	p := paragraph{align: "r", runs: []run{{s: itoa(n), field: "slidenum"}}}
	s.write(shape{name: "Slide number", placeholder: "number", box: numberBox, text: &text{anchor: "b", paragraphs: []paragraph{p}}})
}
