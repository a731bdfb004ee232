// Package export writes a radar in the formats of other radar tools and of spreadsheets, and says what they cannot
// carry.
package export

import (
	"io"
	"slices"

	"techradar/radar"
)

// Exporter is a format.
type Exporter struct {
	Name  string // as written after --to
	About string // one line, lower case, no full stop
	// Write writes the radar. The problems are warnings, at the place in the file of the radar: what the format has no
	// place for, and what it says in another way. The error is that of the writer.
	Write func(w io.Writer, r *radar.Radar, o Options) ([]radar.Problem, error)
}

// Options are what a person may set for any format.
type Options struct {
	// BOM puts a byte order mark before a table: without one Excel takes UTF-8 for another encoding.
	BOM bool
}

// Exporters lists the formats.
var Exporters = []Exporter{
	{"byor-csv", "Build Your Own Radar by Thoughtworks: CSV", writeByorCSV},
	{"byor-json", "Build Your Own Radar by Thoughtworks: JSON", writeByorJSON},
	{"backstage-json", "Tech Radar of Backstage: JSON with timelines", writeBackstage},
	{"csv", "a table for spreadsheets, with all fields of the entries but sources", writeCSV},
}

// Find returns the format of a name, nil for none.
func Find(name string) *Exporter {
	i := slices.IndexFunc(Exporters, func(e Exporter) bool { return e.Name == name })
	if i < 0 {
		return nil
	}
	return &Exporters[i]
}

// byteOrderMark is U+FEFF in UTF-8.
const byteOrderMark = "\uFEFF"

// sorted returns the indices of the entries by quadrant and by ring, and else as they stand in the file: a reader of a
// table that has no list of quadrants and rings takes them as they come.
func sorted(r *radar.Radar, with func(e *radar.Entry) bool) []int {
	var order []int
	for i := range r.Entries {
		if with(&r.Entries[i]) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &r.Entries[i], &r.Entries[j]
		if a.Quadrant != b.Quadrant {
			return a.Quadrant - b.Quadrant
		}
		return a.Ring - b.Ring
	})
	return order
}

func all(*radar.Entry) bool { return true }

func onRadar(e *radar.Entry) bool { return e.Retired == nil }
