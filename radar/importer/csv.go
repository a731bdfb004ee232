package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// columnsCSV reads any table whose header names what its columns hold, such as a spreadsheet that a team keeps by hand,
// and what techradar export --to csv writes.
var columnsCSV = Importer{
	Name:      "csv",
	About:     "any table with a header, CSV or TSV; columns by their usual names or as --column says",
	Recognise: isColumns,
	Read:      readColumns,
}

// columnField is a field of an entry that a column may hold, with the names of columns that mean it.
type columnField struct {
	name  string
	means []string // in lower case, without spaces, hyphens and underscores
}

// columnFields returns the fields in the order in which they are told. A name that two of them have means the first that has no column yet.
func columnFields() []columnField {
	return []columnField{
		{"name", []string{"name", "technology", "tool", "title", "label", "item", "blip", "tech", "기술", "이름", "도구", "기술명"}},
		{"ring", []string{"ring", "level", "stage", "phase", "maturity", "adoption", "recommendation", "status", "링", "단계", "상태"}},
		{"quadrant", []string{"quadrant", "segment", "sector", "category", "area", "group", "domain", "type", "분면", "분류", "구분", "영역"}},
		{"summary", []string{"summary", "요약"}},
		{"description", []string{"description", "text", "details", "notes", "note", "comment", "comments", "rationale", "why", "설명", "내용", "비고"}},
		{"link", []string{"link", "url", "homepage", "website", "링크", "주소"}},
		{"links", []string{"links", "references"}},
		{"tags", []string{"tags", "labels", "keywords", "태그"}},
		{"owner", []string{"owner", "team", "contact", "담당", "담당자", "팀"}},
		{"id", []string{"id", "key", "slug"}},
		{"edition", []string{"edition", "date", "version", "release"}},
		{"movement", []string{"movement", "moved", "move", "change", "isnew", "new", "status", "이동"}},
		{"history", []string{"history"}},
		{"review_by", []string{"reviewby"}},
		{"replaced_by", []string{"replacedby"}},
		{"retired", []string{"retired"}},
		{"retired_reason", []string{"retiredreason"}},
	}
}

// Fields returns the names of the fields that a column of a table may hold, the needed ones first.
func Fields() []string {
	var names []string
	for _, f := range columnFields() {
		names = append(names, f.name)
	}
	return names
}

// bareHeader is the name of a column without what people write in many ways.
func bareHeader(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "", "?", "", "\uFEFF", "").Replace(caseless(s))
}

func isColumns(files []File) bool {
	if len(files) != 1 {
		return false
	}
	switch strings.ToLower(path.Ext(files[0].Name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	line, _, _ := strings.Cut(strings.TrimLeft(beginning(files[0]), "\uFEFF\r\n"), "\n")
	known := 0
	for _, name := range headerOf(line, commaOf(line)) {
		name = bareHeader(name)
		for _, f := range columnFields()[:3] {
			if slices.Contains(f.means, name) {
				known++
			}
		}
	}
	return known >= 3
}

func readColumns(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.single(files, "a table") {
		return nil, d.errors()
	}
	src, ok := d.decode(files[0])
	if !ok {
		return nil, d.errors()
	}
	d.named(files[0])
	table := &columnTable{toolRadar: d, options: o}
	table.read(src, files[0])
	return d.result(o)
}

// columnTable reads one table.
type columnTable struct {
	*toolRadar
	options Options
	column  map[string]string // the header by field
	// Those that the rows name, in the order in which they come.
	quadrants, rings sectorTable
}

func (t *columnTable) read(src string, f File) {
	header, rows := t.records(src, f, "an entry")
	if t.failed || !t.choose(header) {
		return
	}
	used := map[string]bool{}
	for _, name := range t.column {
		used[name] = true
	}
	for i, c := range header {
		name := strings.TrimSpace(c.text)
		if slices.ContainsFunc(header[:i], func(o cell) bool { return strings.TrimSpace(o.text) == name }) {
			if name != "" {
				t.warn(c.at, codeColumn, "", "the column %s stands twice: the last one counts", quoted(name))
			}
			continue
		}
		if !used[name] && hasText(rows, name) {
			t.noPlace(c.at, "an entry", name)
		}
	}
	t.readEdition(rows)
	t.ringsOf(rows)
	for _, row := range rows {
		t.entry(row)
	}
	t.settle(t.quadrants, t.rings, false)
}

// choose finds the column of each field: as a person says, or else by its name.
func (t *columnTable) choose(header []cell) bool {
	t.column = map[string]string{}
	fields := Fields()
	var names []string
	for _, c := range header {
		names = append(names, strings.TrimSpace(c.text))
	}
	asked := make([]string, 0, len(t.options.Columns))
	for field := range t.options.Columns {
		asked = append(asked, field)
	}
	slices.Sort(asked)
	for _, field := range asked {
		name := strings.TrimSpace(t.options.Columns[field])
		i := slices.IndexFunc(names, func(n string) bool { return caseless(n) == caseless(name) })
		switch {
		case !slices.Contains(fields, field):
			t.fail(place{}, codeColumn, "the fields are "+strings.Join(fields, ", "), "an entry has no field %s", quoted(field))
		case i < 0:
			t.fail(header[0].at, codeColumn, "the columns are "+strings.Join(names[:min(len(names), 20)], ", "), "there is no column %s for %s", quoted(name), field)
		default:
			t.column[field] = names[i]
		}
	}
	taken := map[string]bool{}
	for _, name := range t.column {
		taken[name] = true
	}
	for _, f := range columnFields() {
		for _, meant := range f.means {
			i := slices.IndexFunc(names, func(n string) bool { return bareHeader(n) == meant && !taken[n] })
			if t.column[f.name] == "" && i >= 0 {
				t.column[f.name] = names[i]
				taken[names[i]] = true
			}
		}
	}
	asksWrong := t.failed
	for _, field := range fields[:3] {
		if t.column[field] == "" && (field != "ring" || t.options.Ring == "") && !asksWrong {
			t.fail(header[0].at, codeColumn, "say which it is, such as --column "+field+"=Header; the columns are "+strings.Join(names[:min(len(names), 20)], ", "),
				"no column is known to be the %s of an entry", field)
		}
	}
	return !t.failed
}

// value returns what a row has for a field, without the quote that keeps a spreadsheet from running it.
func (t *columnTable) value(row record, field string) (string, place) {
	name, ok := t.column[field]
	if !ok {
		return "", row.at
	}
	return strings.TrimSpace(unquoteFormula(row.cells[name].text)), row.place(name)
}

// formulaQuoted matches a cell that would be a formula, or a text like this one, without the quote at its beginning.
var formulaQuoted = regexp.MustCompile(`^'+[=+\-@\t\r\n＝＋－＠]`)

// unquoteFormula takes away the quote that keeps a spreadsheet from running a cell.
func unquoteFormula(s string) string {
	if formulaQuoted.MatchString(s) {
		return s[1:]
	}
	return s
}

// readEdition takes the edition of the radar from its column: the latest, where rows have several.
func (t *columnTable) readEdition(rows []record) {
	for _, row := range rows {
		s, at := t.value(row, "edition")
		if s == "" {
			continue
		}
		e, ok := editionOf(s)
		switch {
		case !ok:
			t.warn(at, codeDate, "", "%s is no date: it was left out", quoted(s))
		case t.edition.IsZero() || t.edition.Before(e) || t.editionAt.Line == 0:
			if t.editionAt.Line > 0 && !t.edition.SameStart(e) {
				t.count("editions", at, codeOrder, func(n int) string {
					return "the rows have several dates: the latest is the edition of the radar, " + t.edition.Name
				})
			}
			t.edition, t.editionAt = e, at
		case !t.edition.SameStart(e):
			t.count("editions", at, codeOrder, func(n int) string {
				return "the rows have several dates: the latest is the edition of the radar, " + t.edition.Name
			})
		}
	}
}

// ringsOf notes the rings of the rows before their history is read: it names rings by the ids that their names have.
func (t *columnTable) ringsOf(rows []record) {
	for _, row := range rows {
		if ring, at := t.value(row, "ring"); ring != "" {
			t.rings.find(ring, at)
		}
	}
}
