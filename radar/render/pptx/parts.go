package pptx

import (
	"archive/zip"
	"cmp"
	"io"
	"slices"
	"time"
)

// The namespaces of the parts; see ECMA-376, parts 1 and 2.
const (
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsSlides    = "http://schemas.openxmlformats.org/presentationml/2006/main"
	nsRelation  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsTypes     = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsDecor     = "http://schemas.microsoft.com/office/drawing/2017/decorative"
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// spaces are the namespaces that the root of a part of PresentationML declares.
func spaces(more ...string) []string {
	return append([]string{"xmlns:a", nsDrawing, "xmlns:r", nsRelation, "xmlns:p", nsSlides}, more...)
}

// part is one file of the package, with what it refers to.
type part struct {
	name      string // with slashes, without a leading one
	mediaType string // after "application/vnd.openxmlformats-"; "" for the ending's own
	body      string // XML without the declaration
	relations []relation
}

// relation leads from a part to another, or out of the file.
type relation struct {
	id, kind string // kind is the last step of its type
	target   string // relative to the part, or an address
	external bool
}

// coreKind is the one relation whose type is not below nsRelation.
const (
	coreKind = "core-properties"
	coreType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

// relationsPart is the part that lists the relations of another.
func relationsPart(name string, list []relation) part {
	var m markup
	m.open("Relationships", "xmlns", nsPackage)
	for _, r := range list {
		typ := nsRelation + "/" + r.kind
		if r.kind == coreKind {
			typ = coreType
		}
		attrs := []string{"Id", r.id, "Type", typ, "Target", r.target}
		if r.external {
			attrs = append(attrs, "TargetMode", "External")
		}
		m.leaf("Relationship", attrs...)
	}
	m.end("Relationships")
	return part{name: name, body: m.String()}
}

// relationsName is where the relations of a part stand.
func relationsName(part string) string {
	i := len(part) - 1
	for i >= 0 && part[i] != '/' {
		i--
	}
	return part[:i+1] + "_rels/" + part[i+1:] + ".rels"
}

// contentTypes is the part that tells what the others are.
func contentTypes(parts []part) part {
	var m markup
	m.open("Types", "xmlns", nsTypes)
	m.leaf("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	m.leaf("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, p := range parts {
		if p.mediaType != "" {
			m.leaf("Override", "PartName", "/"+p.name, "ContentType", "application/vnd.openxmlformats-"+p.mediaType+"+xml")
		}
	}
	m.end("Types")
	return part{name: "[Content_Types].xml", body: m.String()}
}

// stamp is the time of every file in the package: the first that zip can tell in every zone. A clock would make each
// run's bytes different.
var stamp = time.Date(1980, 1, 2, 0, 0, 0, 0, time.UTC)

// pack writes the package: the content types first, as readers expect, then the others by name.
func pack(w io.Writer, parts []part) error {
	all := []part{relationsPart("_rels/.rels", []relation{
		{id: "rId1", kind: "officeDocument", target: "ppt/presentation.xml"},
		{id: "rId2", kind: coreKind, target: "docProps/core.xml"},
		{id: "rId3", kind: "extended-properties", target: "docProps/app.xml"},
	})}
	for _, p := range parts {
		all = append(all, p)
		if len(p.relations) > 0 {
			all = append(all, relationsPart(relationsName(p.name), p.relations))
		}
	}
	slices.SortFunc(all, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	for _, p := range append([]part{contentTypes(all)}, all...) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: stamp})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, declaration+p.body); err != nil {
			return err
		}
	}
	return z.Close()
}
