package pptx

// The parts that every deck has, whatever it shows.

// Ids of masters and layouts share one range, which begins there (ECMA-376 part 1, 19.7.14 and 19.7.6); those of slides
// begin at 256 (19.7.13).
const (
	firstMasterID = 2147483648
	firstSlideID  = 256
)

// presentation is the part that lists the slides.
func presentation(slides int) part {
	p := part{name: "ppt/presentation.xml", mediaType: "officedocument.presentationml.presentation.main"}
	relate := func(kind, target string) string {
		id := "rId" + itoa(len(p.relations)+1)
		p.relations = append(p.relations, relation{id: id, kind: kind, target: target})
		return id
	}
	var m markup
	m.open("p:presentation", spaces("saveSubsetFonts", "1")...)
	m.open("p:sldMasterIdLst")
	m.leaf("p:sldMasterId", "id", itoa(firstMasterID), "r:id", relate("slideMaster", "slideMasters/slideMaster1.xml"))
	m.end("p:sldMasterIdLst")
	m.open("p:notesMasterIdLst")
	m.leaf("p:notesMasterId", "r:id", relate("notesMaster", "notesMasters/notesMaster1.xml"))
	m.end("p:notesMasterIdLst")
	m.open("p:sldIdLst")
	for i := range slides {
		m.leaf("p:sldId", "id", itoa(firstSlideID+i), "r:id", relate("slide", "slides/slide"+itoa(i+1)+".xml"))
	}
	m.end("p:sldIdLst")
	m.leaf("p:sldSz", "cx", itoa(slideWidth), "cy", itoa(slideHeight))
	m.leaf("p:notesSz", "cx", itoa(slideHeight), "cy", "9144000")
	m.end("p:presentation")
	relate("presProps", "presProps.xml")
	relate("viewProps", "viewProps.xml")
	relate("theme", "theme/theme1.xml")
	relate("tableStyles", "tableStyles.xml")
	p.body = m.String()
	return p
}

// emptyPart is a part of which only the root is needed.
func emptyPart(file, kind, root string, attrs ...string) part {
	var m markup
	m.leaf(root, append(spaces(), attrs...)...)
	return part{name: "ppt/" + file, mediaType: "officedocument.presentationml." + kind, body: m.String()}
}

// props are the three small parts that PowerPoint writes beside the presentation.
func props() []part {
	return []part{
		emptyPart("presProps.xml", "presProps", "p:presentationPr"),
		emptyPart("viewProps.xml", "viewProps", "p:viewPr"),
		emptyPart("tableStyles.xml", "tableStyles", "a:tblStyleLst", "def", plainTable),
	}
}

// master is the part that all slides take their colours, texts and background from.
func (d *deck) master() part {
	var m markup
	m.open("p:sldMaster", spaces()...)
	m.open("p:cSld")
	m.open("p:bg")
	m.open("p:bgRef", "idx", "1001")
	m.leaf("a:schemeClr", "val", "bg1")
	m.end("p:bgRef", "p:bg")
	m.places()
	m.end("p:cSld")
	m.colorMap(d.theme.IsDark())
	m.open("p:sldLayoutIdLst")
	p := part{name: "ppt/slideMasters/slideMaster1.xml", mediaType: "officedocument.presentationml.slideMaster"}
	for i := range layoutNames() {
		id := "rId" + itoa(i+1)
		m.leaf("p:sldLayoutId", "id", itoa(firstMasterID+1+i), "r:id", id)
		p.relations = append(p.relations, relation{id: id, kind: "slideLayout", target: "../slideLayouts/slideLayout" + itoa(i+1) + ".xml"})
	}
	m.end("p:sldLayoutIdLst")
	m.textStyles()
	m.end("p:sldMaster")
	p.relations = append(p.relations, relation{id: "rId" + itoa(len(p.relations)+1), kind: "theme", target: "../theme/theme1.xml"})
	p.body = m.String()
	return p
}

// layoutNames are the layouts, in the order of pictureLayout and tableLayout.
func layoutNames() []string { return []string{"Radar", "Table"} }

// layouts are the parts of the two layouts: a title and a slide number each, the rest is up to the slide.
func layouts() []part {
	var out []part
	for i, name := range layoutNames() {
		var m markup
		m.open("p:sldLayout", spaces("type", "titleOnly", "preserve", "1")...)
		m.open("p:cSld", "name", name)
		m.places()
		m.end("p:cSld")
		m.masterColors()
		m.end("p:sldLayout")
		out = append(out, part{
			name: "ppt/slideLayouts/slideLayout" + itoa(i+1) + ".xml", mediaType: "officedocument.presentationml.slideLayout",
			body: m.String(), relations: []relation{{id: "rId1", kind: "slideMaster", target: "../slideMasters/slideMaster1.xml"}},
		})
	}
	return out
}

// Where the master has the title and the slide number, px.
var (
	titleBox  = rect{margin, 22, 1600 - margin, 66}
	numberBox = rect{1600 - margin - 200, 866, 1600 - margin, 888}
)

const numberSize = 17.0 // px of the slide number

// places is the tree of a master or layout: the place of the title and that of the slide number.
func (m *markup) places() {
	m.open("p:spTree")
	m.rootGroup()
	m.placeholder(2, "Title", placeholders["title"], titleBox, "b", "", "")
	m.placeholder(3, "Slide number", placeholders["number"], numberBox, "b", "r", "slidenum")
	m.end("p:spTree")
}

// placeholder is a place that the slides may fill.
func (m *markup) placeholder(id int, name string, kind []string, box rect, anchor, align, field string) {
	m.open("p:sp")
	m.open("p:nvSpPr")
	m.leaf("p:cNvPr", "id", itoa(id), "name", name)
	m.open("p:cNvSpPr")
	m.leaf("a:spLocks", "noGrp", "1")
	m.end("p:cNvSpPr")
	m.open("p:nvPr")
	m.leaf("p:ph", kind...)
	m.end("p:nvPr", "p:nvSpPr")
	m.open("p:spPr")
	m.open("a:xfrm")
	m.leaf("a:off", "x", itoa(emu(box.x0)), "y", itoa(emu(box.y0)))
	m.leaf("a:ext", "cx", itoa(emu(box.width())), "cy", itoa(emu(box.height())))
	m.end("a:xfrm")
	m.open("a:prstGeom", "prst", "rect")
	m.leaf("a:avLst")
	m.end("a:prstGeom", "p:spPr")
	if anchor == "" { // the picture of a slide has no text
		m.end("p:sp")
		return
	}
	m.open("p:txBody")
	m.open("a:bodyPr", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", anchor)
	m.leaf("a:normAutofit")
	m.end("a:bodyPr")
	m.open("a:lstStyle")
	if align != "" {
		m.open("a:lvl1pPr", "algn", align)
		m.style(points(numberSize), false, "tx2", "+mn-")
		m.end("a:lvl1pPr")
	}
	m.end("a:lstStyle")
	m.open("a:p")
	if field != "" {
		m.open("a:fld", "id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type", field)
		m.leaf("a:rPr", "lang", "en-US")
		m.element("a:t", "‹#›")
		m.end("a:fld")
	}
	m.leaf("a:endParaRPr", "lang", "en-US")
	m.end("a:p", "p:txBody", "p:sp")
}

// style writes the properties of the text of a level.
func (m *markup) style(size int, bold bool, color, font string) {
	m.open("a:defRPr", "sz", itoa(size), "b", flag(bold))
	m.open("a:solidFill")
	m.leaf("a:schemeClr", "val", color)
	m.end("a:solidFill")
	m.leaf("a:latin", "typeface", font+"lt")
	m.leaf("a:ea", "typeface", font+"ea")
	m.leaf("a:cs", "typeface", font+"cs")
	m.end("a:defRPr")
}

// textStyles are how titles and other texts look where they do not say.
func (m *markup) textStyles() {
	m.open("p:txStyles")
	for _, s := range []struct {
		name string
		size float64
		bold bool
		font string
	}{{"p:titleStyle", titleSizes[0], true, "+mj-"}, {"p:bodyStyle", 30, false, "+mn-"}, {"p:otherStyle", 30, false, "+mn-"}} {
		m.open(s.name)
		m.open("a:lvl1pPr", "algn", "l", "eaLnBrk", "1", "latinLnBrk", "0", "hangingPunct", "1")
		m.leaf("a:buNone")
		m.style(points(s.size), s.bold, "tx1", s.font)
		m.end("a:lvl1pPr", s.name)
	}
	m.end("p:txStyles")
}

// colorMap says which colours of the theme texts and backgrounds take: a dark deck has light text.
func (m *markup) colorMap(dark bool) {
	light, text := "lt", "dk"
	if dark {
		light, text = text, light
	}
	attrs := []string{"bg1", light + "1", "tx1", text + "1", "bg2", light + "2", "tx2", text + "2"}
	for i := range accents {
		attrs = append(attrs, "accent"+itoa(i+1), "accent"+itoa(i+1))
	}
	m.leaf("p:clrMap", append(attrs, "hlink", "hlink", "folHlink", "folHlink")...)
}

// themePart is a theme with the colours of a scheme. The slides and the notes each need one of their own.
func themePart(n int, s *scheme, dark bool) part {
	var m markup
	m.open("a:theme", "xmlns:a", nsDrawing, "name", "techradar")
	m.open("a:themeElements")
	m.open("a:clrScheme", "name", "techradar")
	byName := map[string]string{}
	for _, c := range s.slots {
		byName[c.name] = c.color
	}
	dk, lt := "tx", "bg"
	if dark {
		dk, lt = lt, dk
	}
	names := []string{"dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}
	slots := append([]string{dk + "1", lt + "1", dk + "2", lt + "2"}, names[4:]...)
	for i, name := range names {
		m.open("a:" + name)
		m.leaf("a:srgbClr", "val", hex(byName[slots[i]]))
		m.end("a:" + name)
	}
	m.end("a:clrScheme")
	m.fonts()
	m.formats()
	m.end("a:themeElements", "a:theme")
	return part{name: "ppt/theme/theme" + itoa(n) + ".xml", mediaType: "officedocument.theme", body: m.String()}
}

// fonts are those of the theme. No name gets wider than it was measured: over 114 names Calibri takes 0.80 to 0.94 of
// the width of Pretendard, Arial up to 1.08. The baseline is where it was measured, too: both reach 0.25 em below it.
func (m *markup) fonts() {
	m.open("a:fontScheme", "name", "techradar")
	for _, kind := range []string{"a:majorFont", "a:minorFont"} {
		m.open(kind)
		m.leaf("a:latin", "typeface", "Calibri")
		m.leaf("a:ea", "typeface", "Malgun Gothic")
		m.leaf("a:cs", "typeface", "")
		m.leaf("a:font", "script", "Hang", "typeface", "맑은 고딕")
		m.end(kind)
	}
	m.end("a:fontScheme")
}

// formats are the fills, lines and effects of a theme: plain ones, and three of each, or PowerPoint repairs the file.
func (m *markup) formats() {
	fill := func() {
		m.open("a:solidFill")
		m.leaf("a:schemeClr", "val", "phClr")
		m.end("a:solidFill")
	}
	m.open("a:fmtScheme", "name", "techradar")
	for _, list := range []struct {
		name string
		item func(i int)
	}{
		{"a:fillStyleLst", func(int) { fill() }},
		{"a:lnStyleLst", func(i int) { m.open("a:ln", "w", itoa(6350*(i+1))); fill(); m.end("a:ln") }},
		{"a:effectStyleLst", func(int) { m.open("a:effectStyle"); m.leaf("a:effectLst"); m.end("a:effectStyle") }},
		{"a:bgFillStyleLst", func(int) { fill() }},
	} {
		m.open(list.name)
		for i := range 3 {
			list.item(i)
		}
		m.end(list.name)
	}
	m.end("a:fmtScheme")
}
