package pptx

import "time"

// noEdition is the date of a deck whose radar names no edition: a clock would make each run's bytes different.
var noEdition = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// coreProps tell the title, the language and the edition of the deck.
func (d *deck) coreProps() part {
	date := noEdition
	if e := d.d.Radar.Edition; !e.IsZero() {
		date = e.Start()
	}
	lang := "en-US"
	if d.article.Lang == "ko" {
		lang = "ko-KR"
	}
	var m markup
	m.open("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	m.element("dc:title", d.article.Title)
	m.element("dc:subject", d.article.Subtitle)
	m.element("dc:creator", "techradar")
	m.element("dc:language", lang)
	for _, name := range []string{"dcterms:created", "dcterms:modified"} {
		m.element(name, date.Format("2006-01-02T15:04:05Z"), "xsi:type", "dcterms:W3CDTF")
	}
	m.end("cp:coreProperties")
	return part{name: "docProps/core.xml", mediaType: "package.core-properties", body: m.String()}
}

// appProps name the program.
func (d *deck) appProps() part {
	var m markup
	m.open("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	m.element("Application", "techradar")
	m.element("PresentationFormat", "Widescreen")
	m.element("Slides", itoa(len(d.slides)))
	m.element("Notes", itoa(len(d.slides)))
	m.end("Properties")
	return part{name: "docProps/app.xml", mediaType: "officedocument.extended-properties", body: m.String()}
}
