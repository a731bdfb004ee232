package importer

import (
	"cmp"
	"slices"
	"strings"

	"techradar/radar"
)

// qiwiFile reads a file, or returns nil.
func (d *toolRadar) qiwiFile(f File) *qiwiFile {
	src, ok := d.decode(f)
	if !ok {
		return nil
	}
	q := &qiwiFile{at: start(f), titleAt: start(f)}
	if blockLine.MatchString(src) && !isJSON(src) {
		d.qiwiCSV(q, src, f)
		return q
	}
	root := d.tree(f)
	if root == nil {
		return nil
	}
	d.qiwiTree(q, d.object(root, "the file"))
	return q
}

// qiwiTree reads JSON or YAML.
func (d *toolRadar) qiwiTree(q *qiwiFile, top *object) {
	meta := d.object(top.get("meta"), "meta")
	if q.title, q.titleAt = meta.str("title"); q.title == "" {
		q.title, q.titleAt = meta.str("name")
	}
	date, dateAt := meta.str("date")
	d.setDate(q, date, dateAt)
	meta.rest()

	byID := map[string]*sector{}
	for _, o := range d.objects(top.list("sectors"), "a sector") {
		id, at := o.str("id")
		title, _ := o.str("title", "name")
		byID[strings.ToLower(id)] = &sector{id: id, name: cmp.Or(title, id), aliases: o.texts("aliases"), at: at}
		o.rest()
	}
	if titles := top.get("quadrantTitles"); titles != nil {
		for _, f := range titles.fields {
			sectorIn(byID, f.key, f.at).name = f.value.text
		}
	}
	if aliases := top.get("quadrantAliases"); aliases != nil {
		for _, f := range aliases.fields {
			d.qiwiAlias(byID, f)
		}
	}
	q.sectors = qiwiSectors(byID)
	for _, o := range d.objects(top.list("rings"), "a ring") {
		id, at := o.str("id")
		title, _ := o.str("title", "name")
		q.rings = append(q.rings, &sector{id: id, name: cmp.Or(title, id), at: at})
		o.rest()
	}
	for _, o := range d.objects(top.list("data"), "an entry") {
		rec := record{at: o.at, cells: map[string]cell{}}
		for _, column := range []string{"name", "ring", "description", "moved"} {
			text, at := o.str(column)
			rec.cells[column] = cell{text, at}
		}
		text, at := o.str("sector", "quadrant")
		rec.cells["quadrant"] = cell{text, at}
		o.rest()
		q.rows = append(q.rows, rec)
	}
	top.rest()
}

// sectorIn returns the sector with an id, which is made when it is not there.
func sectorIn(byID map[string]*sector, id string, at place) *sector {
	key := strings.ToLower(strings.TrimSpace(id))
	s := byID[key]
	if s == nil {
		s = &sector{id: strings.TrimSpace(id), at: at}
		byID[key] = s
	}
	return s
}

// qiwiAlias reads either q1: [alias, alias] or alias: q1.
func (d *toolRadar) qiwiAlias(byID map[string]*sector, f fieldNode) {
	if f.value.kind != listNode {
		s := sectorIn(byID, f.value.text, f.at)
		s.aliases = append(s.aliases, f.key)
		return
	}
	s := sectorIn(byID, f.key, f.at)
	for _, item := range f.value.items {
		if item.text != "" {
			s.aliases = append(s.aliases, item.text)
		}
	}
}

// qiwiCSV reads blocks between lines of ===. Each has a header that says what it holds.
func (d *toolRadar) qiwiCSV(q *qiwiFile, src string, f File) {
	byID := map[string]*sector{}
	rings := map[string]*sector{}
	date, dateAt := "", q.at
	from, line := 0, 1
	marks := append(blockLine.FindAllStringIndex(src, -1), []int{len(src), len(src)})
	for _, mark := range marks {
		block := src[from:mark[0]]
		table, bad := readTable(block, f.Name, commaOf(block), radar.Pos{Line: line, Col: 1})
		if bad != nil {
			d.fail(place{f.Name, bad.at}, codeSyntax, bad.hint, "this is not CSV: %s", bad.message)
			return
		}
		line += strings.Count(src[from:mark[1]], "\n")
		from = mark[1]
		if len(table) == 0 {
			continue
		}
		header := lowerHeader(table[0])
		rows := d.rows(header, table[1:], "a block")
		switch kind := qiwiBlock(header); kind {
		case "entries":
			q.rows = append(q.rows, d.qiwiRows(header, rows)...)
		case "alias":
			for _, row := range rows {
				s := sectorIn(byID, cmp.Or(row.get("sector"), row.get("quadrant")), row.at)
				s.aliases = append(s.aliases, row.get("alias"))
			}
		case "title":
			for _, row := range rows {
				sectorIn(byID, cmp.Or(row.get("sector"), row.get("quadrant")), row.at).name = row.get("title")
			}
		case "ring":
			for _, row := range rows {
				sectorIn(rings, row.get("ring"), row.at).name = row.get("title")
			}
		default:
			d.qiwiMeta(q, header, rows, &date, &dateAt)
		}
	}
	q.sectors, q.rings = qiwiSectors(byID), qiwiSectors(rings)
	d.setDate(q, date, dateAt)
}

// lowerHeader takes the case and the space off the names of columns.
func lowerHeader(header []cell) []cell {
	header = slices.Clone(header)
	for i, c := range header {
		header[i].text = strings.ToLower(strings.TrimSpace(c.text))
	}
	return header
}

// qiwiBlock says what a block with such a header holds.
func qiwiBlock(header []cell) string {
	has := func(name string) bool {
		return slices.ContainsFunc(header, func(c cell) bool { return c.text == name })
	}
	sector := has("sector") || has("quadrant")
	switch {
	case has("name") && sector:
		return "entries"
	case sector && has("alias"):
		return "alias"
	case sector && has("title"):
		return "title"
	case has("ring") && has("title"):
		return "ring"
	}
	return "meta"
}

// qiwiRows brings the columns of entries to one set of names, and tells of the others.
func (d *toolRadar) qiwiRows(header []cell, rows []record) []record {
	for _, c := range header {
		if !slices.Contains([]string{"name", "sector", "quadrant", "ring", "description", "moved", ""}, c.text) && hasText(rows, c.text) {
			d.noPlace(c.at, "an entry", c.text)
		}
	}
	for _, row := range rows {
		if s, ok := row.cells["sector"]; ok {
			row.cells["quadrant"] = s
		}
	}
	return rows
}

// qiwiMeta reads the title, the date and what else stands in a block of its own.
func (d *toolRadar) qiwiMeta(q *qiwiFile, header []cell, rows []record, date *string, dateAt *place) {
	title := func(c cell) bool { return c.text == "title" }
	if !slices.ContainsFunc(header, title) {
		title = func(c cell) bool { return c.text == "name" }
	}
	for _, c := range header {
		for i, row := range rows {
			text := row.get(c.text)
			switch {
			case text == "":
			case i > 0:
				d.warn(row.place(c.text), codeNoPlace, "", "a radar has no place for a second %s: it was left out", quoted(c.text))
			case title(c):
				q.title, q.titleAt = text, row.place(c.text)
			case c.text == "date":
				*date, *dateAt = text, row.place(c.text)
			default:
				d.noPlace(c.at, "the file", c.text)
			}
		}
	}
}
