package html

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"techradar/radar/article"
	"techradar/radar/embed"
	"techradar/radar/layout"
)

// social is what services show of the page where somebody shares its address.
type social struct {
	URL   string
	Image string // absolute address of the picture; "" when there is none
}

// snippet is what shows the radar elsewhere.
type snippet struct{ Heading, Text string }

// The files that the page knows by name.
const (
	previewFile = "radar.png" // services take no SVG
	feedFile    = "feed.xml"
)

// addFiles sorts the other files of the edition: those that hold the whole radar are called by what they are.
func (p *page) addFiles(files []Download) {
	for _, f := range files {
		address := (&url.URL{Path: f.File}).EscapedPath()
		ext := path.Ext(f.File)
		switch {
		case f.File == feedFile:
			p.Feed = address
			p.Downloads = append(p.Downloads, link{"Atom", address})
		case strings.TrimSuffix(f.File, ext) == "radar" && ext != "":
			p.Downloads = append(p.Downloads, link{strings.ToUpper(ext[1:]), address})
		default:
			p.MoreFiles = append(p.MoreFiles, link{f.Name, address})
		}
	}
}

// addAddress says where the page is, where that is known, and how to refer to it.
func (p *page) addAddress(d *layout.Document, o Options) {
	p.About = p.Words.Picture(p.Total, len(p.Quadrants), len(p.Rings))
	parts := []string{p.Title}
	if p.Edition != "" {
		parts = append(parts, p.Edition)
	}
	if o.BaseURL != "" {
		l := article.NewLink("", o.BaseURL)
		p.Online = &l
		parts = append(parts, o.BaseURL)
		if l.URL != "" {
			p.Social = &social{URL: l.URL}
			if has(o.Downloads, previewFile) {
				p.Social.Image = strings.TrimSuffix(l.URL, "/") + "/" + previewFile
			}
		}
	}
	p.Citation = strings.Join(parts, ". ")
}

// snippets returns what can be pasted elsewhere: the page and its picture by their address, or else the picture from
// beside the page.
func snippets(d *layout.Document, o Options) ([]snippet, error) {
	if len(d.Pages) == 0 {
		return nil, nil
	}
	targets := []struct{ name, where string }{{"html", "HTML"}}
	eo := embed.Options{}
	if article.Safe(o.BaseURL) {
		eo.BaseURL = o.BaseURL
		targets = []struct{ name, where string }{{"outline", "Markdown"}, {"iframe", "HTML"}}
	}
	var list []snippet
	for _, t := range targets {
		target := embed.Find(t.name)
		if slices.Contains(target.Formats, "svg") && !has(o.Downloads, "radar.svg") {
			continue
		}
		g, err := target.Guide(d.Overview(), eo)
		if err != nil {
			return nil, err
		}
		list = append(list, snippet{t.where, strings.TrimSuffix(g.Snippet, "\n")})
	}
	return list, nil
}

func has(files []Download, name string) bool {
	return slices.ContainsFunc(files, func(f Download) bool { return f.File == name })
}
