package importer

import (
	"cmp"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// byor reads the CSV and the JSON of Thoughtworks' Build Your Own Radar, and what Google Sheets makes of such a sheet.
// The columns are those of src/util/contentValidator.js there, status since its change 310, and the dialects with
// numbered movement.
var byor = Importer{
	Name:      "byor",
	About:     "Build Your Own Radar by Thoughtworks: CSV or JSON, or the CSV of its Google Sheet",
	Recognise: isByor,
	Read:      readByor,
}

// byorColumns are the columns that the tool asks for, besides isNew or status.
var byorColumns = []string{"name", "ring", "quadrant", "description"}

func isByor(files []File) bool {
	for _, f := range files {
		src := strings.TrimLeft(beginning(f), " \t\r\n\uFEFF")
		var has func(column string) bool
		if isJSON(src) {
			has = func(column string) bool {
				return src[0] == '[' && regexp.MustCompile(`"`+column+`"\s*:`).MatchString(src)
			}
		} else {
			line, _, _ := strings.Cut(src, "\n")
			header := headerOf(line, commaOf(line))
			has = func(column string) bool { return slices.Contains(header, column) }
		}
		if slices.ContainsFunc(byorColumns[:3], func(c string) bool { return !has(c) }) || !has("isNew") && !has("status") {
			return false
		}
	}
	return len(files) > 0
}

// headerOf returns the names of columns.
func headerOf(line string, comma byte) []string {
	rows, bad := readTable(line, "", comma, radar.Pos{Line: 1, Col: 1})
	var names []string
	if bad == nil && len(rows) > 0 {
		for _, c := range rows[0] {
			names = append(names, strings.TrimSpace(c.text))
		}
	}
	return names
}

// beginning is the start of a file, for a look at it.
func beginning(f File) string { return string(f.Data[:min(len(f.Data), 1<<16)]) }

func readByor(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.single(files, "a volume") {
		return nil, d.errors()
	}
	src, ok := d.decode(files[0])
	if !ok {
		return nil, d.errors()
	}
	d.named(files[0])
	if isJSON(src) {
		d.byorJSON(files[0])
	} else {
		d.byorCSV(src, files[0])
	}
	return d.result(o)
}

// single refuses more than one file, and files that are too large.
func (r *reports) single(files []File, what string) bool {
	if len(files) == 0 {
		r.fail(place{}, codeEmpty, "", "there is no file to import")
		return false
	}
	if len(files) > 1 {
		r.fail(start(files[1]), codeFormat, "import them one by one, the second with --into", "each file is %s of its own, and one is imported at a time", what)
		return false
	}
	return r.small(files)
}

// named takes the title, and the edition where it is there, from the name of a file, as the tool itself does.
func (d *toolRadar) named(f File) {
	base := path.Base(strings.ReplaceAll(f.Name, `\`, "/"))
	d.title = strings.TrimSpace(strings.TrimSuffix(base, path.Ext(base)))
	if d.title == "-" || d.title == "stdin" {
		d.title = ""
	}
	d.titleAt, d.editionAt = start(f), start(f)
	d.edition = editionIn(base)
}

// record is a row of a table or an object with texts, by the names of its columns.
type record struct {
	at    place
	cells map[string]cell
}

// get returns the text of a column without space around it.
func (r record) get(column string) string { return strings.TrimSpace(r.cells[column].text) }

// place is where a cell stands, or the record where there is no such cell.
func (r record) place(column string) place {
	if c, ok := r.cells[column]; ok && c.at.Line > 0 {
		return c.at
	}
	return r.at
}

// records returns the rows of a table by the names in the first of them.
func (r *reports) records(src string, f File, what string) (header []cell, rows []record) {
	table, bad := readTable(src, f.Name, commaOf(src), radar.Pos{Line: 1, Col: 1})
	if bad != nil {
		r.fail(place{f.Name, bad.at}, codeSyntax, bad.hint, "this is not CSV: %s", bad.message)
		return nil, nil
	}
	if len(table) == 0 {
		r.fail(start(f), codeEmpty, "", "there is nothing in the file")
		return nil, nil
	}
	return table[0], r.rows(table[0], table[1:], what)
}

// rows names the cells of rows by their header, and tells of cells without one.
func (r *reports) rows(header []cell, table [][]cell, what string) []record {
	rows := make([]record, 0, len(table))
	for _, cells := range table {
		rec := record{at: cells[0].at, cells: map[string]cell{}}
		rec.at.Col = 1
		for i, c := range cells {
			if i < len(header) {
				rec.cells[strings.TrimSpace(header[i].text)] = c
			} else if strings.TrimSpace(c.text) != "" {
				r.count("long "+c.at.file, c.at, codeNoPlace, func(n int) string {
					return "this row has more cells than the header: " + plural(n, "cell of "+what+" was", "cells of "+what+"s were") + " left out from here on"
				})
			}
		}
		rows = append(rows, rec)
	}
	return rows
}

func (d *toolRadar) byorCSV(src string, f File) {
	header, rows := d.records(src, f, "a blip")
	if d.failed {
		return
	}
	for i, c := range header {
		name := strings.TrimSpace(c.text)
		if slices.ContainsFunc(header[:i], func(o cell) bool { return strings.TrimSpace(o.text) == name }) && name != "" {
			d.fail(c.at, codeColumn, "", "the column %s stands twice", quoted(name))
			return
		}
		if !slices.Contains(append([]string{"isNew", "status", "moved"}, byorColumns...), name) && hasText(rows, name) {
			d.noPlace(c.at, "a blip", name)
		}
	}
	for _, row := range rows {
		for _, column := range byorColumns[:3] {
			if c, ok := row.cells[column]; ok {
				c.text = firstSign(c.text)
				row.cells[column] = c
			}
		}
	}
	d.byorRecords(rows, f)
}

// signEntity matches an entity of HTML at the beginning of a text, as export writes a sign that a spreadsheet would take
// for the beginning of a formula, and the & of a text that begins with such an entity.
var signEntity = regexp.MustCompile(`^&#(?:38|43|45|61|64|65291|65293|65309|65312);`)

// firstSign returns a text with the sign that it begins with, as the tool shows it.
func firstSign(s string) string {
	return signEntity.ReplaceAllStringFunc(s, html.UnescapeString)
}

// hasText reports whether a column has anything in it.
func hasText(rows []record, column string) bool {
	return slices.ContainsFunc(rows, func(r record) bool { return r.get(column) != "" })
}

// byorJSON reads a list of flat objects. Every value should be a text; true and numbers are understood all the same.
func (d *toolRadar) byorJSON(f File) {
	root := d.tree(f)
	if d.failed {
		return
	}
	if root.kind != listNode {
		d.fail(root.at, codeFormat, "", "a list of blips is wanted, and this is %s", root.kind)
		return
	}
	var rows []record
	for _, item := range root.items {
		object := d.object(item, "a blip")
		rec := record{at: item.at, cells: map[string]cell{}}
		for _, column := range append([]string{"isNew", "status", "moved"}, byorColumns...) {
			if object.has(column) {
				text, at := object.str(column)
				rec.cells[column] = cell{text, at}
			}
		}
		object.rest()
		if item.kind == objectNode {
			rows = append(rows, rec)
		}
	}
	d.byorRecords(rows, f)
}

func (d *toolRadar) byorRecords(rows []record, f File) {
	for _, column := range byorColumns[:3] {
		if len(rows) > 0 && !slices.ContainsFunc(rows, func(r record) bool { _, ok := r.cells[column]; return ok }) {
			d.fail(start(f), codeColumn, "the first line names the columns: name, ring, quadrant, isNew or status, description", "there is no column %s", column)
		}
	}
	var quadrants, rings sectorTable
	for _, row := range rows {
		e := &toolEntry{at: row.place("name"), name: row.get("name"), moveAt: row.at}
		if !d.sorted(row, e) {
			continue
		}
		e.quadrant, e.ring = quadrants.find(row.get("quadrant"), row.place("quadrant")), rings.find(row.get("ring"), row.place("ring"))
		e.tellHTML(d.reports, row.get("description"), row.place("description"))
		e.move, e.moveAt = d.byorMove(row)
		d.entries = append(d.entries, e)
	}
	d.settle(quadrants, rings, true)
}

// sorted reports whether a row says where its entry belongs. One that does not is told and left out.
func (d *toolRadar) sorted(row record, e *toolEntry) bool {
	for _, column := range []string{"name", "quadrant", "ring"} {
		if row.get(column) == "" {
			code := map[string]string{"name": codeName, "quadrant": codeQuadrant, "ring": codeRing}[column]
			d.warn(row.at, code, "", "this row has no %s: it was left out%s", column, ofName(e.name))
			return false
		}
	}
	return true
}

func ofName(name string) string {
	if name == "" {
		return ""
	}
	return ", with " + quoted(name)
}

// byorStatus are the movements of the column status, in lower case. It wins over isNew.
var byorStatus = map[string]moveKind{"new": moveNew, "moved in": moveIn, "moved out": moveOut, "no change": moveNone}

func (d *toolRadar) byorMove(row record) (typedMove, place) {
	if status := row.get("status"); status != "" {
		kind, ok := byorStatus[strings.ToLower(strings.Join(strings.Fields(status), " "))]
		if !ok {
			d.warn(row.place("status"), codeMove, "write New, Moved In, Moved Out or No Change", "%s is no status: it was left out", quoted(status))
		}
		return typedMove{kind: kind}, row.place("status")
	}
	if moved := row.get("moved"); moved != "" && moved != "0" {
		m, ok := moveOf(moved, true)
		if !ok {
			d.warn(row.place("moved"), codeMove, "write -3 to 3", "%s is no movement: it was left out", quoted(moved))
		}
		return m, row.place("moved")
	}
	at := row.place(cmp.Or(map[bool]string{true: "isNew"}[row.get("isNew") != ""], "name"))
	if strings.EqualFold(row.get("isNew"), "true") {
		return typedMove{kind: moveNew}, at
	}
	return typedMove{kind: moveNone}, at
}
