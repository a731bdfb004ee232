package render

import (
	"bytes"
	"net/url"

	"techradar/radar/layout"
	"techradar/radar/render/pdf"
	"techradar/radar/render/png"
	"techradar/radar/render/pptx"
	"techradar/radar/render/svg"
	"techradar/radar/scene"
)

// svgFiles writes each page of the document in both themes. An entry links to the summary page where that will be
// served, or else to the entry's own link.
func svgFiles(d *layout.Document, o Options) ([]File, error) {
	link := func(l scene.Link) string {
		if o.BaseURL != "" && l.Entry != "" {
			return o.BaseURL + "#" + (&url.URL{Fragment: "entry-" + l.Entry}).EscapedFragment()
		}
		return l.URL
	}
	so := svg.Options{Link: link, Transparent: o.Transparent}
	if o.Outlines {
		so.Outlines = d.Fonts
	}
	var files []File
	for _, page := range d.Pages {
		so.Color = o.Theme.For(len(d.Radar.Rings)).Color
		light, err := file(page.Name+".svg", func(b *bytes.Buffer) error { return svg.Write(b, page.Scene, so) })
		if err != nil {
			return nil, err
		}
		so.Color = o.Dark.For(len(d.Radar.Rings)).Color
		dark, err := file(page.Name+"-dark.svg", func(b *bytes.Buffer) error { return svg.Write(b, page.Scene, so) })
		if err != nil {
			return nil, err
		}
		files = append(append(files, light...), dark...)
	}
	return files, nil
}

// pngFiles writes each page of the document in the theme.
func pngFiles(d *layout.Document, o Options) ([]File, error) {
	po := png.Options{Scale: o.Scale, Color: o.Theme.For(len(d.Radar.Rings)).Color, Fonts: d.Fonts, Transparent: o.Transparent}
	var files []File
	for _, page := range d.Pages {
		made, err := file(page.Name+".png", func(b *bytes.Buffer) error { return png.Write(b, page.Scene, po) })
		if err != nil {
			return nil, err
		}
		files = append(files, made...)
	}
	return files, nil
}

func pdfFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.pdf", func(b *bytes.Buffer) error {
		return pdf.Write(b, d, pdf.Options{Theme: o.Theme, BaseURL: o.BaseURL})
	})
}

func pptxFiles(d *layout.Document, o Options) ([]File, error) {
	return file("radar.pptx", func(b *bytes.Buffer) error {
		return pptx.Write(b, d, pptx.Options{Theme: o.Theme, BaseURL: o.BaseURL})
	})
}
