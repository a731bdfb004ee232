package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"techradar/radar/article"
	"techradar/radar/scene"
)

// The measures of the list, px of the page.
const (
	listSide    = 64.0 // from the edges of the page to text
	listTop     = 60.0
	listBottom  = 68.0 // from the foot of the page to the last row
	footRise    = 32.0 // from the foot of the page to the baseline of its last line
	footSize    = 13.0
	titleSize   = 34.0
	sectionSize = 25.0
	sectionGap  = 46.0 // above the heading of a section
	bodySize    = 16.0
	smallSize   = 14.0
	leading     = 1.4   // em between baselines
	longestText = 900.0 // of a paragraph that has the whole width
	dotRadius   = 5.5
	dotIndent   = 19.0 // from the middle of a dot's left edge to its words
)

var (
	ink   = scene.Paint{Role: scene.Ink}
	muted = scene.Paint{Role: scene.Muted}
	rule  = scene.Paint{Role: scene.Trail} // the faintest of a theme
)

// list sets the pages behind the pictures: every entry with what is known of it, what changed, and the archive. It makes
// scenes of the same size as the first picture, which the canvas draws like any other.
type list struct {
	book    *book
	article *article.Article
	fonts   *scene.Fonts
	w, h    float64

	page  *scene.Scene
	first int     // index of the first page of the list
	y     float64 // top of what is free on the page
	again func()  // sets the heading of what goes on, on a new page; nil between sections
}

// set makes all the pages.
func (l *list) set(baseURL string) {
	l.first = len(l.book.sheets)
	l.turn()
	l.opening()
	columns := l.entryColumns()
	for i := range l.article.Quadrants {
		l.quadrant(&l.article.Quadrants[i], columns)
	}
	l.changes()
	l.archive()
	l.colophon(baseURL)
	l.feet()
}

// turn begins a page.
func (l *list) turn() {
	a := l.article
	title := a.Title + ": " + a.Words.Entries
	corner := func(x, y float64) scene.Seg { return scene.Seg{Kind: scene.LineTo, P: scene.Point{X: x, Y: y}} }
	l.page = &scene.Scene{Title: title, Lang: a.Lang, W: l.w, H: l.h, Items: []scene.Item{scene.Path{
		Segs: []scene.Seg{{Kind: scene.MoveTo}, corner(l.w, 0), corner(l.w, l.h), corner(0, l.h), {Kind: scene.Close}},
		Fill: scene.Paint{Role: scene.Background},
	}}}
	l.book.sheets = append(l.book.sheets, l.page)
	l.y = listTop
	if l.again != nil {
		l.again()
	}
}

// room is what is left of the page.
func (l *list) room() float64 { return l.h - listBottom - l.y }

// width is that of the text of the whole page.
func (l *list) width() float64 { return l.w - 2*listSide }

func (l *list) draw(items ...scene.Item) { l.page.Items = append(l.page.Items, items...) }

// line is a line of text at the left end of its baseline.
func (l *list) line(x, y float64, s string, size float64, bold bool, paint scene.Paint) scene.Text {
	return scene.Text{X: round2(x), Y: round2(y), Size: size, Bold: bold, Fill: paint, Width: l.fonts.Width(s, size, bold), S: s}
}

// paragraph sets a text below what is there.
func (l *list) paragraph(s string, size float64, bold bool, paint scene.Paint, width float64) {
	for _, s := range wrap(l.fonts, s, size, bold, width) {
		l.y += float64(leading * size)
		l.draw(l.line(listSide, l.y-0.4*size, s, size, bold, paint))
	}
}

// across draws a line over the whole width.
func (l *list) across(y, width float64, paint scene.Paint) {
	y = round2(y)
	l.draw(scene.Path{Segs: []scene.Seg{
		{Kind: scene.MoveTo, P: scene.Point{X: listSide, Y: y}}, {Kind: scene.LineTo, P: scene.Point{X: l.w - listSide, Y: y}},
	}, Stroke: paint, Width: width})
}

// opening sets the title of the list, and what the rings mean.
func (l *list) opening() {
	a := l.article
	l.book.add(a.Words.Entries, 0, 0)
	l.paragraph(a.Words.Entries, titleSize, true, ink, l.width())
	line := a.Title
	for _, s := range []string{a.Subtitle, a.Edition} {
		if s != "" {
			line += " · " + s
		}
	}
	l.paragraph(line, bodySize, false, muted, l.width())
	defined := false
	for _, r := range a.Rings {
		defined = defined || r.Description != ""
	}
	if defined {
		l.y += 22
		l.ringColumns()
	}
}

// ringColumns sets what the rings mean side by side.
func (l *list) ringColumns() {
	a := l.article
	n := len(a.Rings)
	if n > 4 { // two rows of narrow columns
		n = (n + 1) / 2
	}
	const gap = 32.0
	width := (l.width() - gap*float64(n-1)) / float64(n)
	var cols []column
	var cells [][]cell
	for i, r := range a.Rings {
		if i < n {
			cols = append(cols, column{x: listSide + float64(i)*(width+gap), w: width})
		}
		if i%n == 0 {
			cells = append(cells, nil)
		}
		row := &cells[len(cells)-1]
		*row = append(*row, cell{
			{text: fmt.Sprintf("%s · %d", r.Name, r.Count), bold: true, paint: scene.Paint{Role: scene.RingInk, Ring: i}, dot: scene.Paint{Role: scene.RingInk, Ring: i}},
			{text: r.Description, size: smallSize, paint: muted, indent: dotIndent},
		})
	}
	for _, row := range cells {
		l.row(cols[:len(row)], row, false)
	}
}

// section begins a part of the list: its heading, of level 1 for a quadrant, and what stands below it before the rows.
// It begins a page where only that much would fit.
func (l *list) section(heading, about string, level int, more func()) {
	l.again = nil
	lines := 0.0
	if about != "" {
		lines = float64(len(wrap(l.fonts, about, bodySize, false, min(longestText, l.width()))))
	}
	need := sectionGap + leading*(sectionSize+bodySize*lines) + headHeight + 3*leading*bodySize
	if l.y > listTop && l.room() < need {
		l.turn()
	}
	if l.y > listTop {
		l.y += sectionGap
	}
	l.book.add(heading, level, math.Max(0, l.y-16))
	top := len(l.page.Items)
	l.paragraph(heading, sectionSize, true, ink, l.width())
	if level > 0 { // a quadrant's name leads to its picture; see canvas.target
		items := slices.Clone(l.page.Items[top:])
		l.page.Items = append(l.page.Items[:top], scene.Group{Class: "quadrant-name", Label: heading, Items: items})
	}
	if about != "" {
		l.paragraph(about, bodySize, false, muted, min(longestText, l.width()))
	}
	if more == nil {
		return
	}
	more()
	l.again = func() {
		l.paragraph(heading+" "+l.article.Words.Continued, bodySize, true, muted, l.width())
		more()
	}
}

// colophon says where the list comes from.
func (l *list) colophon(baseURL string) {
	l.again = nil
	if l.room() < 90 {
		l.turn()
	}
	l.y += 34
	l.paragraph(l.article.GeneratedBy, smallSize, false, muted, l.width())
	if baseURL == "" {
		return
	}
	link := article.NewLink("", baseURL)
	l.row([]column{{x: listSide, w: l.width()}}, []cell{{{
		text: l.article.Words.Online + ": " + link.Text, size: smallSize, paint: linkInk, link: scene.Link{URL: link.URL},
	}}}, false)
}

// feet writes the last line of every page of the list, now that their number is known.
func (l *list) feet() {
	left := l.article.Title
	if l.article.Edition != "" {
		left += " · " + l.article.Edition
	}
	total := strconv.Itoa(len(l.book.sheets))
	for i, page := range l.book.sheets[l.first:] {
		right := strconv.Itoa(l.first+i+1) + " / " + total
		y, w := l.h-footRise, l.fonts.Width(right, footSize, false)
		short := wrap(l.fonts, left, footSize, false, l.width()-w-60)[0]
		page.Items = append(page.Items, l.line(listSide, y, short, footSize, false, muted), l.line(l.w-listSide-w, y, right, footSize, false, muted))
	}
}

func round2(v float64) float64 { return math.Round(v*100) / 100 }
