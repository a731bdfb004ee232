package pptx

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"techradar/radar/article"
)

// verify lists what PowerPoint would repair or refuse in a deck, and what we promise beyond: the size of text, the
// targets of links, a title on each slide.
func verify(deck []byte) []string {
	f := openDeck(deck)
	if len(f.names) == 0 || f.names[0] != "[Content_Types].xml" {
		f.fault("the package does not begin with [Content_Types].xml")
	}
	f.checkTypes()
	f.readRelations()
	f.checkReachable()
	f.checkTree()
	for _, name := range f.names {
		root := f.parts[name]
		if root == nil || strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml" {
			continue
		}
		f.checkIDs(name, root)
		f.checkReferences(name, root)
		root.walk(func(e *element) { f.checkElement(name, e) })
		if path.Dir(name) == "ppt/slides" {
			f.checkSlide(name, root)
		}
	}
	return f.faults
}

// checkTypes holds that every part has a type of its own, and every type a part.
func (f *file) checkTypes() {
	types := f.parts["[Content_Types].xml"]
	if types == nil {
		return
	}
	typed := map[string]bool{}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attr("PartName"), "/")
		typed[name] = true
		if f.raw[name] == nil {
			f.fault("[Content_Types].xml: there is no part %s", name)
		}
	}
	for _, name := range f.names {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !typed[name] {
			f.fault("[Content_Types].xml: no type for %s", name)
		}
	}
}

func (f *file) readRelations() {
	for _, name := range f.names {
		if !strings.HasSuffix(name, ".rels") || f.parts[name] == nil {
			continue
		}
		dir, base := path.Split(name)
		owner := path.Join(path.Dir(strings.TrimSuffix(dir, "/")), strings.TrimSuffix(base, ".rels"))
		if owner == ".rels" || base == ".rels" {
			owner = ""
		} else if f.raw[owner] == nil {
			f.fault("%s: relations of no part", name)
		}
		seen := map[string]bool{}
		for _, e := range f.parts[name].Kids {
			r := relation{id: e.attr("Id"), kind: path.Base(e.attr("Type")), target: e.attr("Target"), external: e.attr("TargetMode") == "External"}
			if seen[r.id] {
				f.fault("%s: %s twice", name, r.id)
			}
			seen[r.id] = true
			if r.external {
				if !article.Safe(r.target) {
					f.fault("%s: leads to %q", name, r.target)
				}
			} else {
				r.target = path.Join(path.Dir(owner), r.target)
				if f.raw[r.target] == nil {
					f.fault("%s: leads to %s, which is no part", name, r.target)
				}
			}
			f.rels[owner] = append(f.rels[owner], r)
		}
	}
}

// checkReachable finds the parts that nothing leads to.
func (f *file) checkReachable() {
	seen := map[string]bool{}
	var visit func(string)
	visit = func(name string) {
		for _, r := range f.rels[name] {
			if !r.external && !seen[r.target] {
				seen[r.target] = true
				visit(r.target)
			}
		}
	}
	visit("")
	for _, name := range f.names {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !seen[name] {
			f.fault("%s: nothing leads to it", name)
		}
	}
}

// checkTree holds that slides lead to layouts, layouts to their master and the master back to them and to a theme that
// is its own.
func (f *file) checkTree() {
	themes := map[string]string{}
	for _, rule := range []struct {
		dir, kind string
		least     int
	}{
		{"ppt/slides", "slideLayout", 1},
		{"ppt/slides", "notesSlide", 1},
		{"ppt/slideLayouts", "slideMaster", 1},
		{"ppt/slideMasters", "theme", 1},
		{"ppt/notesMasters", "theme", 1},
		{"ppt/notesSlides", "notesMaster", 1},
		{"ppt/notesSlides", "slide", 1},
	} {
		for _, name := range f.names {
			if path.Dir(name) != rule.dir {
				continue
			}
			n := 0
			for _, r := range f.rels[name] {
				if r.kind == rule.kind {
					n++
					if rule.kind == "theme" {
						if themes[r.target] != "" {
							f.fault("%s: shares its theme with %s", name, themes[r.target])
						}
						themes[r.target] = name
					}
				}
			}
			if n < rule.least || rule.kind != "slide" && n > 1 {
				f.fault("%s: %d relations to a %s", name, n, rule.kind)
			}
		}
	}
	ids := map[string]string{}
	for name, list := range map[string]string{"ppt/presentation.xml": "sldMasterId", "ppt/slideMasters/slideMaster1.xml": "sldLayoutId"} {
		if f.parts[name] == nil {
			f.fault("there is no %s", name)
			continue
		}
		for _, e := range f.parts[name].all(list) {
			id := e.attr("id")
			if n, err := strconv.ParseUint(id, 10, 32); err != nil || n < firstMasterID {
				f.fault("%s: the id %q of a %s", name, id, list)
			}
			if ids[id] != "" {
				f.fault("%s: the id %s of a %s is that of a %s", name, id, list, ids[id])
			}
			ids[id] = list
		}
	}
	if p := f.parts["ppt/presentation.xml"]; p != nil {
		for i, e := range p.all("sldId") {
			if e.attr("id") != itoa(firstSlideID+i) {
				f.fault("ppt/presentation.xml: the id %q of slide %d", e.attr("id"), i+1)
			}
		}
	}
}

// checkIDs holds that the shapes of a slide have numbers of their own.
func (f *file) checkIDs(name string, root *element) {
	seen := map[string]bool{}
	for _, e := range root.all("cNvPr") {
		id := e.attr("id")
		if n, err := strconv.Atoi(id); err != nil || n < 1 {
			f.fault("%s: the id %q of a shape", name, id)
		}
		if seen[id] {
			f.fault("%s: two shapes have the id %s", name, id)
		}
		seen[id] = true
	}
}

// checkReferences holds that what is referred to is there, and what is there referred to.
func (f *file) checkReferences(name string, root *element) {
	has, used := map[string]relation{}, map[string]bool{}
	for _, r := range f.rels[name] {
		has[r.id] = r
	}
	root.walk(func(e *element) {
		id := e.relAttr()
		if id == "" {
			return
		}
		r, ok := has[id]
		used[id] = true
		switch {
		case !ok:
			f.fault("%s: %s refers to %s, which is no relation", name, e.XMLName.Local, id)
		case e.XMLName.Local == "hlinkClick" && e.attr("action") == "" && r.kind != "hyperlink",
			e.XMLName.Local == "hlinkClick" && e.attr("action") != "" && (r.kind != "slide" || e.attr("action") != "ppaction://hlinksldjump"):
			f.fault("%s: a click leads to a %s", name, r.kind)
		}
	})
	for _, id := range slices.Sorted(maps.Keys(has)) {
		if k := has[id].kind; !used[id] && (k == "hyperlink" || k == "slide" && path.Dir(name) == "ppt/slides") {
			f.fault("%s: nothing uses %s", name, id)
		}
	}
}

// order is the order of the children of elements, by the schemas of ECMA-376; a bar parts those that may take turns.
var order = map[string]string{
	"presentation":   "sldMasterIdLst notesMasterIdLst sldIdLst sldSz notesSz",
	"sldMaster":      "cSld clrMap sldLayoutIdLst txStyles",
	"sldLayout":      "cSld clrMapOvr",
	"sld":            "cSld clrMapOvr",
	"notes":          "cSld clrMapOvr",
	"notesMaster":    "cSld clrMap notesStyle",
	"cSld":           "bg spTree",
	"sp":             "nvSpPr spPr txBody",
	"spPr":           "xfrm custGeom|prstGeom noFill|solidFill ln",
	"grpSpPr":        "xfrm",
	"custGeom":       "avLst gdLst ahLst cxnLst rect pathLst",
	"txBody":         "bodyPr lstStyle p",
	"p":              "pPr r|br|fld endParaRPr",
	"pPr":            "lnSpc spcBef",
	"rPr":            "solidFill latin ea cs hlinkClick",
	"endParaRPr":     "solidFill latin ea cs",
	"cNvPr":          "hlinkClick extLst",
	"tc":             "txBody tcPr",
	"tcPr":           "lnL lnR lnT lnB noFill",
	"tbl":            "tblPr tblGrid tr",
	"graphicFrame":   "nvGraphicFramePr xfrm graphic",
	"clrScheme":      "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
	"themeElements":  "clrScheme fontScheme fmtScheme",
	"fmtScheme":      "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
	"bgPr":           "solidFill effectLst",
	"coreProperties": "title subject creator language created modified",
}

var hexColor = regexp.MustCompile(`^[0-9A-F]{6}$`)

// checkElement holds the rules of single elements.
func (f *file) checkElement(name string, e *element) {
	local := e.XMLName.Local
	if want, ok := order[local]; ok {
		groups, at := strings.Fields(want), 0
		for _, k := range e.Kids {
			i := slices.IndexFunc(groups, func(g string) bool { return slices.Contains(strings.Split(g, "|"), k.XMLName.Local) })
			if i < at {
				f.fault("%s: %s has %s at the wrong place", name, local, k.XMLName.Local)
			}
			at = max(at, i)
		}
	}
	switch local {
	case "fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst":
		if len(e.Kids) != 3 {
			f.fault("%s: %s has %d items", name, local, len(e.Kids))
		}
	case "srgbClr":
		if !hexColor.MatchString(e.attr("val")) {
			f.fault("%s: the colour %q", name, e.attr("val"))
		}
	case "rPr", "endParaRPr", "defRPr":
		size, err := strconv.Atoi(e.attr("sz"))
		if e.attr("sz") != "" && (err != nil || size < 1000 || size > 400000) {
			f.fault("%s: text of size %q", name, e.attr("sz"))
		}
	case "prstGeom":
		if !slices.Contains([]string{"rect", "ellipse", "roundRect"}, e.attr("prst")) {
			f.fault("%s: the form %q", name, e.attr("prst"))
		}
	case "sp":
		if ext := e.all("ext"); e.kid("txBody") != nil && len(e.kid("spPr").Kids) > 0 && (len(ext) == 0 || !slices.ContainsFunc(ext, positive)) {
			f.fault("%s: a text box without a height", name)
		}
	case "tbl":
		for _, row := range e.all("tr") {
			if len(row.all("tc")) != len(e.all("gridCol")) {
				f.fault("%s: a row of %d cells in a table of %d columns", name, len(row.all("tc")), len(e.all("gridCol")))
			}
		}
	}
}

func positive(ext *element) bool {
	w, err := strconv.Atoi(ext.attr("cx"))
	h, err2 := strconv.Atoi(ext.attr("cy"))
	return err == nil && err2 == nil && w > 0 && h > 0
}

// checkSlide holds that a slide has a title, that says something, and that all stands on it.
func (f *file) checkSlide(name string, root *element) {
	titles := 0
	for _, sp := range root.all("sp") {
		if ph := sp.all("ph"); len(ph) > 0 && ph[0].attr("type") == "title" {
			titles++
			if len(sp.all("t")) == 0 {
				f.fault("%s: an empty title", name)
			}
		}
	}
	if titles != 1 {
		f.fault("%s: %d titles", name, titles)
	}
	root.walk(func(e *element) {
		off, ext := e.kid("off"), e.kid("ext")
		if off == nil || ext == nil || e.attr("rot") != "" {
			return
		}
		x, y, w, h := number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy")
		if x < -emus || y < -emus || x+w > slideWidth+emus || y+h > slideHeight+emus {
			f.fault("%s: something at %d %d, %d by %d, is not on the slide", name, x, y, w, h)
		}
	})
}
