package embed

import (
	"fmt"
	"strings"

	"techradar/radar/article"
	"techradar/radar/layout"
)

// picture is one page of the document.
type picture struct {
	Name  string // of its files, without extension
	Page  int    // in radar.pdf, from 1
	Title string // of the picture: that of the radar, with the quadrant
	Alt   string // what it shows, in one line
	Wiki  string // Name as MediaWiki writes it, with a capital letter
}

// pictures are the pages of the document, the whole radar first.
func pictures(a *article.Article, d *layout.Document) []picture {
	out := make([]picture, 0, len(d.Pages))
	for i, page := range d.Pages {
		out = append(out, picture{
			Name: page.Name, Wiki: strings.ToUpper(page.Name[:1]) + page.Name[1:], Page: i + 1,
			Title: page.Scene.Title, Alt: alternative(a, page),
		})
	}
	return out
}

// alternative is the text for those who do not see a picture. Of the whole radar it also says what moved.
func alternative(a *article.Article, page layout.Page) string {
	if page.Name == "radar" {
		return a.Alt(page, moved(a))
	}
	return a.Alt(page)
}

// moved says how many entries moved in which way, or "" in a first edition.
func moved(a *article.Article) string {
	if a.Changes == nil {
		return ""
	}
	var counts []string
	for _, g := range a.Changes.Groups {
		counts = append(counts, fmt.Sprintf("%s: %d", g.Name, len(g.Entries)))
	}
	if len(counts) == 0 {
		return a.Changes.None
	}
	return strings.Join(counts, ", ")
}
