package render

import (
	"bytes"

	"techradar/radar/layout"
	"techradar/radar/render/confluence"
	"techradar/radar/render/dokuwiki"
	"techradar/radar/render/feed"
	"techradar/radar/render/html"
	"techradar/radar/render/json"
	"techradar/radar/render/markdown"
	"techradar/radar/render/mediawiki"
	"techradar/radar/render/wikipage"
)

func htmlFiles(d *layout.Document, o Options) ([]File, error) {
	ho := html.Options{Theme: o.Theme, Dark: o.Dark, BaseURL: o.BaseURL}
	for _, name := range o.Beside {
		ho.Downloads = append(ho.Downloads, html.Download{Name: name, File: name})
	}
	return file("index.html", func(b *bytes.Buffer) error { return html.Write(b, d, ho) })
}

func markdownFiles(d *layout.Document, o Options) ([]File, error) {
	pages, err := markdown.Write(d, markdown.Options{
		Flavor: o.Page.Flavor, BaseURL: o.BaseURL, PlainImage: o.Page.PlainImage, EntryPages: o.Page.EntryPages,
		Folder: o.Page.Folder, Inside: o.Page.Inside, Space: o.Page.Space,
	})
	if err != nil {
		return nil, err
	}
	files := make([]File, len(pages))
	for i, p := range pages {
		files[i] = File{Name: p.Name, Data: p.Data}
	}
	return files, nil
}

func (o Options) wikipage() wikipage.Options {
	return wikipage.Options{BaseURL: o.BaseURL, Inside: o.Page.Inside}
}

func mediawikiFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.wiki", func(b *bytes.Buffer) error { return mediawiki.Write(b, d, o.wikipage()) })
}

func dokuwikiFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.dokuwiki.txt", func(b *bytes.Buffer) error { return dokuwiki.Write(b, d, o.wikipage()) })
}

func confluenceFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.confluence.xml", func(b *bytes.Buffer) error { return confluence.Write(b, d, o.wikipage()) })
}

func jsonFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.json", func(b *bytes.Buffer) error { return json.Write(b, d, json.Options{BaseURL: o.BaseURL}) })
}

func feedFiles(d *layout.Document, o Options) ([]File, error) {
	return file(feed.Name, func(b *bytes.Buffer) error { return feed.Write(b, d, feed.Options{BaseURL: o.BaseURL}) })
}
