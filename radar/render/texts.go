package render

import (
	"bytes"

	"techradar/radar/layout"
	"techradar/radar/render/html"
)

func htmlFiles(d *layout.Document, o Options) ([]File, error) {
	ho := html.Options{Theme: o.Theme, Dark: o.Dark, BaseURL: o.BaseURL}
	for _, name := range o.Beside {
		ho.Downloads = append(ho.Downloads, html.Download{Name: name, File: name})
	}
	return file("index.html", func(b *bytes.Buffer) error { return html.Write(b, d, ho) })
}
