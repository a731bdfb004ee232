package render

import (
	"bytes"
	"net/url"
	"runtime"
	"sync"

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

// mostPixels is how many pixels the pictures have together that are drawn at the same time, of four bytes each: two of
// the largest, and eleven pages of the usual size.
const mostPixels = 1 << 26

// pngFiles writes each page of the document in the theme, as many at the same time as there are processors.
func pngFiles(d *layout.Document, o Options) ([]File, error) {
	po := png.Options{Scale: o.Scale, Color: o.Theme.For(len(d.Radar.Rings)).Color, Fonts: d.Fonts, Transparent: o.Transparent}
	most := runtime.GOMAXPROCS(0)
	for _, page := range d.Pages {
		most = min(most, int(mostPixels/(page.Scene.W*page.Scene.H*float64(o.Scale*o.Scale))))
	}
	type picture struct {
		data  bytes.Buffer
		err   error
		cause any // of a panic
	}
	made := make([]picture, len(d.Pages))
	running := make(chan struct{}, max(most, 1))
	var wg sync.WaitGroup
	for i, page := range d.Pages {
		running <- struct{}{}
		wg.Go(func() {
			defer func() {
				made[i].cause = recover()
				<-running
			}()
			made[i].err = png.Write(&made[i].data, page.Scene, po)
		})
	}
	wg.Wait()

	var files []File
	for i := range made {
		if made[i].cause != nil { // whoever called may recover, and cannot from another goroutine
			panic(made[i].cause)
		}
		if made[i].err != nil {
			return nil, made[i].err
		}
		files = append(files, File{Name: d.Pages[i].Name + ".png", Data: made[i].data.Bytes()})
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
