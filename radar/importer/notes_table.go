package importer

import (
	"slices"
	"strings"

	"techradar/radar"
)

// isTableRow reports whether a line belongs to a table: one has begun, or the line below is the rule under a header.
func (r *blockReader) isTableRow(line string) bool {
	if !strings.Contains(line, "|") {
		return false
	}
	if r.header != nil {
		return true
	}
	return r.at+1 < len(r.src) && strings.Contains(r.src[r.at+1], "-") && tableRule.MatchString(quoteMark.ReplaceAllString(r.src[r.at+1], ""))
}

// row reads a line of a table: its header, the rule below it, or a row.
func (r *blockReader) row(line string) {
	switch cells := splitRow(line); {
	case r.header == nil:
		r.header = make([]inline, 0, len(cells))
		for _, c := range cells {
			r.header = append(r.header, readInline(c, r.refs))
		}
		r.bullets = nil
	case tableRule.MatchString(line):
	default:
		b := &block{kind: rowBlock, header: r.header, cells: []inline{}}
		for _, c := range cells {
			b.cells = append(b.cells, readInline(c, r.refs))
		}
		r.add(b, "")
	}
}

// splitRow returns the cells of a row. A bar behind a backslash or in code is text.
func splitRow(line string) []string {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	var cells []string
	var cell strings.Builder
	code := false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line) && line[i+1] == '|':
			cell.WriteByte('|')
			i++
		case c == '|' && !code:
			cells = append(cells, cell.String())
			cell.Reset()
		default:
			code = code != (c == '`')
			cell.WriteByte(c)
		}
	}
	if strings.TrimSpace(cell.String()) != "" {
		cells = append(cells, cell.String())
	}
	return cells
}

// The columns that a table of tools may have, and how people head them.
var columnWords = map[string][]string{
	"name":     {"name", "tool", "tools", "technology", "project", "product", "oss", "software", "이름", "도구", "도구명", "툴", "기술", "제품", "프로젝트", "솔루션", "오픈소스"},
	"quadrant": {"quadrant", "category", "area", "topic", "type", "kind", "field", "분류", "분야", "영역", "카테고리", "종류", "구분", "사분면"},
	"ring":     {"ring", "status", "stage", "decision", "verdict", "recommendation", "phase", "링", "단계", "상태", "결정", "판정", "의견"},
	"link":     {"link", "url", "site", "website", "homepage", "home page", "링크", "주소", "사이트", "홈페이지"},
	"summary":  {"summary", "description", "what", "what it is", "about", "purpose", "설명", "요약", "용도", "내용"},
	"owner":    {"owner", "owners", "owned by", "team", "responsible", "담당", "담당자", "담당 팀", "담당팀", "오너"},
	"notes":    {"note", "notes", "remark", "remarks", "comment", "comments", "reason", "why", "비고", "메모", "참고", "코멘트", "이유"},
	"tags":     {"tag", "tags", "label", "labels", "태그", "키워드"},
}

// columnOf returns the cell of a row in the column that holds a field, or nil. The headers that a person named come
// first.
func (b *block) columnOf(field string, named map[string]string) *inline {
	is := func(h inline) bool { return slices.Contains(columnWords[field], strings.TrimSpace(folded(h.text))) }
	if header := named[field]; header != "" {
		is = func(h inline) bool { return folded(strings.TrimSpace(h.text)) == folded(strings.TrimSpace(header)) }
	}
	if i := slices.IndexFunc(b.header, is); i >= 0 && i < len(b.cells) {
		return &b.cells[i]
	}
	return nil
}

// lose warns of something of the notes that is left out.
func (n *notes) lose(line, col int, code, format string, args ...any) {
	n.reports.warn(place{n.file.Name, radar.Pos{Line: line, Col: col}}, code, "", format, args...)
}
