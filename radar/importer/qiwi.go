package importer

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"techradar/radar"
)

// qiwi reads the files of Qiwi's tech radar: JSON, YAML, or CSV with blocks between lines of ===. Each file is an edition;
// several files of one folder give the entries their history.
var qiwi = Importer{
	Name:      "qiwi",
	About:     "tech-radar by Qiwi: CSV with === blocks, JSON or YAML; several editions at once give history",
	Recognise: isQiwi,
	Read:      readQiwi,
}

var (
	blockLine = regexp.MustCompile(`(?m)^[ \t]*===+[ \t",;]*\r?$`)
	qiwiKeys  = []*regexp.Regexp{regexp.MustCompile(`(?m)(?:^|[{,\s])["']?meta["']?\s*:`), regexp.MustCompile(`(?m)(?:^|[{,\s])["']?data["']?\s*:`)}
	qiwiRow   = regexp.MustCompile(`(?m)["']?(?:quadrant|sector)["']?\s*:`)
)

func isQiwi(files []File) bool {
	for _, f := range files {
		switch path.Ext(f.Name) {
		case ".json", ".yml", ".yaml":
			if !allMatch(qiwiKeys, f.Data) || !qiwiRow.Match(f.Data) {
				return false
			}
		default:
			if !blockLine.Match(f.Data) {
				return false
			}
		}
	}
	return len(files) > 0
}

func readQiwi(files []File, o Options) (*Result, []radar.Problem) {
	d := &toolRadar{reports: newReports(files)}
	if !d.small(files) {
		return nil, d.errors()
	}
	if len(files) > radar.MaxListLength {
		d.fail(start(files[radar.MaxListLength]), codeLarge, "", "there are %d files, and %d are the most", len(files), radar.MaxListLength)
		return nil, d.errors()
	}
	var editions []*qiwiFile
	for _, f := range files {
		if q := d.qiwiFile(f); q != nil {
			editions = append(editions, q)
		}
	}
	if len(editions) == 0 && !d.failed {
		d.fail(place{}, codeEmpty, "", "there is no file to import")
	}
	if d.failed {
		return nil, d.errors()
	}
	slices.SortStableFunc(editions, func(a, b *qiwiFile) int { return a.date.Start().Compare(b.date.Start()) })
	d.qiwiEditions(editions)
	return d.result(o)
}

// qiwiFile is what one file says.
type qiwiFile struct {
	at      place
	title   string
	titleAt place
	date    radar.Edition
	sectors []*sector
	rings   []*sector
	rows    []record
}

// qiwiEditions makes the radar of the newest file, and the history of its entries of the older ones.
func (d *toolRadar) qiwiEditions(editions []*qiwiFile) {
	now := editions[len(editions)-1]
	d.title, d.titleAt, d.edition, d.editionAt = now.title, now.titleAt, now.date, now.at
	d.quadrants, d.rings = now.sectors, now.rings
	d.qiwiInferred(editions)
	byName := map[string]*toolEntry{}
	for _, row := range now.rows {
		e := d.qiwiEntry(row)
		if e == nil {
			continue
		}
		if byName[caseless(e.name)] == nil {
			byName[caseless(e.name)] = e
		}
		d.entries = append(d.entries, e)
	}
	if !slices.ContainsFunc(d.entries, func(e *toolEntry) bool { return e.move.kind > moveNone }) && len(editions) == 1 {
		return
	}
	for _, q := range editions[:len(editions)-1] {
		if q.date.IsZero() {
			d.warn(q.at, codeDate, "give it one in meta, or in its name", "this file has no date, and others are imported with it: it was left out")
			continue
		}
		if !q.date.Before(now.date) {
			d.warn(q.at, codeOrder, "", "this file has the date of another one: it was left out")
			continue
		}
		d.qiwiPast(q, byName)
	}
	for _, e := range d.entries {
		if len(editions) > 1 {
			e.move = typedMove{} // worked out from the files
		}
	}
}

// qiwiPast adds the rings of an earlier file to the entries. Those that are gone today are told.
func (d *toolRadar) qiwiPast(q *qiwiFile, byName map[string]*toolEntry) {
	seen := map[string]bool{}
	for _, row := range q.rows {
		name := caseless(row.get("name"))
		e := byName[name]
		if e == nil {
			d.count("gone "+q.at.file, row.at, codeNoPlace, func(n int) string {
				return plural(n, "entry", "entries") + " of " + q.date.Name + one(n, " is", " are") + " not in the newest file and " + one(n, "was", "were") + " left out"
			})
			continue
		}
		if ring, ok := d.sectorOf(d.rings, row.get("ring"), "ring", codeRing, e.name+" in "+q.date.Name, row.place("ring")); ok && !seen[name] {
			e.past = append(e.past, radar.Change{Edition: q.date, Ring: ring})
		}
		seen[name] = true
	}
	for name, e := range byName { // each entry by itself: the order does not matter
		if n := len(e.past); !seen[name] && n > 0 && !e.past[n-1].Retired {
			e.past = append(e.past, radar.Change{Edition: q.date, Ring: -1, Retired: true})
		}
	}
}

// qiwiInferred names quadrants that the newest file only uses, and rings that the files only use.
func (d *toolRadar) qiwiInferred(editions []*qiwiFile) {
	var rings, quadrants sectorTable
	for i, q := range editions {
		for _, row := range q.rows {
			if ring := row.get("ring"); ring != "" {
				j := rings.find(ring, row.place("ring"))
				rings.list[j].uses++
			}
			if sector := row.get("quadrant"); sector != "" && i == len(editions)-1 {
				j := quadrants.find(sector, row.place("quadrant"))
				quadrants.list[j].uses++
			}
		}
	}
	if len(d.rings) == 0 {
		d.rings, _ = arrange(standardRings, rings.list, false)
	}
	if len(d.quadrants) == 0 {
		d.quadrants = quadrants.list
		noteSlips(standardQuadrants, d.quadrants)
		slices.SortStableFunc(d.quadrants, func(a, b *sector) int { return qiwiNumber(a.name) - qiwiNumber(b.name) })
	}
}

// qiwiID matches the ids of sectors and rings: q1 to q4, s1 to s8, r1 to r8.
var qiwiID = regexp.MustCompile(`(?i)^[qsr]([1-8])$`)

// qiwiNumber is the number of an id such as q1, and 0 for a name.
func qiwiNumber(id string) int {
	if m := qiwiID.FindStringSubmatch(strings.TrimSpace(id)); m != nil {
		n, _ := strconv.Atoi(m[1]) // one digit
		return n
	}
	return 0
}

func (d *toolRadar) qiwiEntry(row record) *toolEntry {
	e := &toolEntry{at: row.place("name"), name: row.get("name"), moveAt: row.place("moved")}
	if !d.sorted(row, e) {
		return nil
	}
	var ok bool
	if e.quadrant, ok = d.sectorOf(d.quadrants, row.get("quadrant"), "sector", codeQuadrant, e.name, row.place("quadrant")); !ok {
		return nil
	}
	if e.ring, ok = d.sectorOf(d.rings, row.get("ring"), "ring", codeRing, e.name, row.place("ring")); !ok {
		return nil
	}
	e.tell(strings.TrimSpace(row.get("description")))
	moved := strings.TrimSuffix(row.get("moved"), ".0")
	if e.move, ok = moveOf(moved, false); !ok {
		d.warn(row.place("moved"), codeMove, "write -1, 0 or 1", "%s is no movement: it was left out", quoted(moved))
	}
	if e.move.kind == moveUntold {
		e.move.kind = moveNone
	}
	return e
}

// setDate takes the date of a file, from what it says or else from its name.
func (d *toolRadar) setDate(q *qiwiFile, date string, at place) {
	base := path.Base(q.at.file)
	e, ok := editionOf(date)
	if !ok {
		if date != "" {
			d.warn(at, codeDate, "", "%s is no date: that of the name of the file is taken", quoted(date))
		}
		if e, ok = editionOf(strings.TrimSuffix(base, path.Ext(base))); !ok {
			e = editionIn(base)
		}
	}
	q.date = e
}

// qiwiSectors numbers the sectors in the order of their ids.
func qiwiSectors(byID map[string]*sector) []*sector {
	var list []*sector
	for _, s := range byID {
		s.name = cmp.Or(s.name, s.id)
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *sector) int {
		return cmp.Or(qiwiNumber(a.id)-qiwiNumber(b.id), a.at.Line-b.at.Line, a.at.Col-b.at.Col, strings.Compare(a.id, b.id))
	})
	return list
}
