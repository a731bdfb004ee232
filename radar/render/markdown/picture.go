package markdown

import (
	"slices"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
)

// pictures are the picture of the radar and its index pages. Those of quadrants stand in their sections.
func (b *builder) pictures(p *page) {
	for _, shown := range b.d.Overview().Pages {
		b.picture(p, shown)
	}
}

// closeUp is the picture of a quadrant, with its index pages, where there are such.
func (b *builder) closeUp(p *page, q *article.Quadrant) {
	overview := b.d.Overview().Pages
	for _, shown := range b.d.Pages {
		own := "radar-quadrant-" + q.ID
		isOverview := slices.ContainsFunc(overview, func(o layout.Page) bool { return o.Name == shown.Name })
		if !isOverview && (shown.Name == own || strings.HasPrefix(shown.Name, own+"-index-")) {
			b.picture(p, shown)
		}
	}
}

// wide is the width of a picture in a page of prose, px.
const wide = "980"

func (b *builder) picture(p *page, shown layout.Page) {
	name, dark := b.pictureFiles(shown.Name)
	if name == "" {
		return
	}
	folder := b.o.Folder + b.PictureDir
	alt := b.a.Alt(shown)
	if !b.HTML || dark == "" {
		size := ""
		if b.BlockIDs { // Obsidian takes the width there
			size = "|" + wide
		}
		image := "!" + link(b.text(alt)+size, address(folder+name))
		if b.o.BaseURL != "" {
			image = link(image, address(b.o.BaseURL))
		}
		p.add(image)
		return
	}
	if !strings.HasPrefix(folder, ".") && !strings.HasPrefix(folder, "/") && !strings.Contains(folder, ":") {
		folder = "./" + folder // VitePress looks for files of raw HTML in no other form
	}
	lines := []string{
		`<picture>`,
		`  <source media="(prefers-color-scheme: dark)" srcset="` + address(folder+dark) + `" />`,
		`  <img src="` + address(folder+name) + `" alt="` + b.attribute(alt) + `" width="` + wide + `" />`,
		`</picture>`,
	}
	if b.o.BaseURL != "" {
		lines = append(append([]string{`<a href="` + address(b.o.BaseURL) + `">`}, lines...), `</a>`)
	}
	p.add(lines...)
}

// pictureFiles are the files of a page of the document: the one to show, and its dark variant where the flavor can
// have one. Both may be "".
func (b *builder) pictureFiles(page string) (name, dark string) {
	there := func(file string) bool { return slices.Contains(b.o.Pictures, file) }
	if b.o.Pictures == nil {
		there = func(string) bool { return true }
	}
	for _, file := range b.byPreference(page) {
		if there(file) {
			name = file
			break
		}
	}
	if variant := page + "-dark.svg"; name == page+".svg" && b.Dark && !b.o.PlainImage && there(variant) {
		dark = variant
	}
	return name, dark
}

func (b *builder) byPreference(page string) []string {
	if b.PNG {
		return []string{page + ".png", page + ".svg"}
	}
	return []string{page + ".svg", page + ".png"}
}
