package importer

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// zalando reads config.json of Zalando's tech radar, and the call radar_visualization({...}) of its index.html, which
// alone names the quadrants and the rings. The call is read and never run.
var zalando = Importer{
	Name:      "zalando",
	About:     "Tech Radar by Zalando: config.json, index.html with radar_visualization({...}), or both",
	Recognise: isZalando,
	Read:      readZalando,
}

var (
	callLike  = regexp.MustCompile(`radar_visualization\s*\(`)
	labelLike = regexp.MustCompile(`["']?label["']?\s*:`)
	entryLike = regexp.MustCompile(`["']?entries["']?\s*:`)
	indexLike = regexp.MustCompile(`["']?quadrant["']?\s*:\s*["']?[0-3]\b`)
)

func isZalando(files []File) bool {
	found := false
	for _, f := range files {
		call := callLike.Match(f.Data)
		data := entryLike.Match(f.Data) && labelLike.Match(f.Data) && indexLike.Match(f.Data)
		if !call && !data && len(files) == 1 {
			return false
		}
		found = found || call || data
	}
	return found
}

func readZalando(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.small(files) {
		return nil, d.errors()
	}
	var call, data *object
	for _, f := range files {
		switch {
		case callLike.Match(f.Data):
			if n := d.zalandoCall(f); n != nil && call == nil {
				call = d.object(n, "the call")
				d.titleAt, d.editionAt = start(f), start(f)
			}
		case isJSON(beginning(f)):
			if n := d.tree(f); n != nil && data == nil && (n.has("entries") || len(files) == 1) {
				data = d.object(n, "config.json")
				d.editionAt = start(f)
			} else if n != nil {
				d.noPlace(start(f), "the folder", path.Base(f.Name))
			}
		default:
			d.noPlace(start(f), "the folder", path.Base(f.Name))
		}
	}
	if d.failed {
		return nil, d.errors()
	}
	if call == nil && data == nil {
		d.fail(place{file: files[0].Name}, codeFormat, "", "there is neither config.json with entries nor a call of radar_visualization")
		return nil, d.errors()
	}
	if call == nil {
		call = d.object(nil, "the call")
	}
	d.zalandoTop(call, data)
	return d.result(o)
}

// zalandoCall returns the object that a program calls radar_visualization with.
func (d *toolRadar) zalandoCall(f File) *node {
	src, ok := d.decode(f)
	if !ok {
		return nil
	}
	var last *treeError
	for _, at := range callLike.FindAllStringIndex(src, 20) {
		if strings.HasSuffix(strings.TrimRight(src[:at[0]], " \t\r\n"), "function") {
			continue // where the function is written
		}
		s := &scanner{src: src, file: f.Name, loose: true, i: at[1], last: radar.Pos{Line: 1, Col: 1}}
		bad := s.skipSpace()
		if bad != nil || s.peek() != '{' {
			continue
		}
		n, bad := literalAt(src, f.Name, s.i)
		if bad == nil {
			return n
		}
		last = bad
	}
	if last != nil {
		d.fail(place{f.Name, last.at}, codeSyntax, last.hint, "this is no object that can be read: %s", last.message)
		return nil
	}
	d.fail(start(f), codeFormat, "", "there is no call of radar_visualization with an object in the file")
	return nil
}

// zalandoPage are settings of the page, which are told together.
var zalandoPage = []string{
	"svg_id", "svg", "width", "height", "scale", "colors", "font_family", "title_offset", "footer_offset", "legend_offset", "legend_column_width",
	"legend_line_height", "print_layout", "links_in_new_tabs", "print_ring_descriptions_table", "zoomed_quadrant", "repo_url",
}

func (d *toolRadar) zalandoTop(call, data *object) {
	d.pageSettings(call, zalandoPage)
	d.title, d.titleAt = d.literal(call, "title")
	date, dateAt := d.literal(call, "date")
	d.quadrants = d.zalandoSectors(call.list("quadrants"), "a quadrant")
	d.rings = d.zalandoSectors(call.list("rings"), "a ring")
	entries := call.child("entries")
	call.skip("entries")
	if data != nil {
		d.pageSettings(data, zalandoPage)
		if title, at := data.str("title"); d.title == "" {
			d.title, d.titleAt = title, at
		}
		if s, at := data.str("date"); s != "" {
			date, dateAt = s, at
		}
		for _, s := range [...]struct {
			to   *[]*sector
			key  string
			what string
		}{{&d.quadrants, "quadrants", "a quadrant"}, {&d.rings, "rings", "a ring"}} {
			if list := data.list(s.key); len(*s.to) == 0 {
				*s.to = d.zalandoSectors(list, s.what)
			}
		}
	}
	if date != "" {
		var ok bool
		if d.edition, ok = editionOf(date); !ok {
			d.warn(dateAt, codeDate, "write it as 2026.11", "%s is no date: it was left out", quoted(date))
		}
		d.editionAt = dateAt
	}
	d.zalandoNames()
	var lists []*node
	if entries != nil && entries.kind == listNode {
		lists = append(lists, entries.items...)
	} else if entries != nil && data == nil {
		d.warn(entries.at, codeFormat, "import the file with the entries together with this one, such as index.html config.json",
			"the entries are %s, which is not run: %s", entries.kind, quoted(entries.text))
	}
	if data != nil {
		lists = append(lists, data.list("entries")...)
		data.rest()
	}
	for _, o := range d.objects(lists, "an entry") {
		d.zalandoEntry(o)
	}
	call.rest()
	d.zalandoOrder()
}

// literal returns the text of a key that may be a piece of a program, such as config.date, which says nothing.
func (d *toolRadar) literal(o *object, key string) (string, place) {
	if n := o.child(key); n != nil && n.kind == programNode {
		o.skip(key)
		return "", n.at
	}
	return o.str(key)
}

// pageSettings tells, in one problem, of settings of a page that a radar has no place for.
func (d *toolRadar) pageSettings(o *object, keys []string) {
	var names []string
	var at place
	for _, f := range o.fields {
		if !slices.Contains(keys, f.key) || o.used[f.key] {
			continue
		}
		if len(names) == 0 {
			at = f.at
		}
		names = append(names, f.key)
		o.skip(f.key)
	}
	if len(names) > 0 {
		d.warn(at, codeNoPlace, "", "a radar has no place for %s of the page: %s", plural(len(names), "setting", "settings"), strings.Join(names, ", "))
	}
}

func (d *toolRadar) zalandoSectors(items []*node, what string) []*sector {
	var list []*sector
	for _, item := range items {
		if item.kind == textNode {
			list = append(list, &sector{name: item.text, at: item.at})
			continue
		}
		o := d.object(item, what)
		name, at := o.str("name")
		id, _ := o.str("id")
		description, descriptionAt := o.str("description")
		if isEphemeral(id) {
			id = ""
		}
		list = append(list, &sector{id: id, name: name, at: at, description: d.descriptionOf(description, name, descriptionAt)})
		o.rest()
	}
	return list
}

// zalandoNames gives names to quadrants and rings that the files do not name: the tool has four of each.
func (d *toolRadar) zalandoNames() {
	const hint = "the names are in index.html: import it together with config.json"
	if len(d.quadrants) == 0 {
		d.warn(place{file: d.editionAt.file}, codeSectors, hint, "the file does not name the quadrants: they are called Quadrant 1 to 4")
		for i := range 4 {
			d.quadrants = append(d.quadrants, &sector{name: fmt.Sprintf("Quadrant %d", i+1), at: place{file: d.editionAt.file}})
		}
	}
	if len(d.rings) == 0 {
		d.warn(place{file: d.editionAt.file}, codeSectors, hint, "the file does not name the rings: they are called %s", strings.Join(standardRings, ", "))
		for _, name := range standardRings {
			d.rings = append(d.rings, &sector{name: name, at: place{file: d.editionAt.file}})
		}
	}
}
