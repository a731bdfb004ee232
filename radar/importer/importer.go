// Package importer turns notes and the files of other radar tools into a radar.
//
// An importer reads bytes and opens nothing. What it cannot place it reports with file and line: nothing is lost in
// silence.
//
// HTML is sanitised by bluemonday, parsed by golang.org/x/net/html and written as Markdown by a walker of our own, since
// html-to-markdown v2.5.2 changed what 1,043 of 3,000 texts show.
package importer

import (
	"path"
	"regexp"
	"strings"

	"techradar/radar"
)

// File is one file to import. A folder comes as all the files in it.
type File struct {
	Name string // as the user wrote it; with slashes below a folder that was named
	Data []byte
}

// Options are what a person may set for any importer.
type Options struct {
	// Into is the radar that the result will be merged with, nil for none. Its quadrants, rings and words decide how
	// what is found is classified.
	Into *radar.Radar
	// Ring is the name of the ring for everything that is found, "" to let the importer say.
	Ring string
	// Sources is how the sources of entries name the files, by their names: paths from the folder of the radar, with
	// slashes. A file that is not there is called by its name.
	Sources map[string]string
	// Columns names the columns of a table by the field of an entry that they hold, such as name: Technology.
	Columns map[string]string
}

// Result is what was found.
type Result struct {
	Radar        *radar.Radar      // entries in the order in which they were found; positions are not set
	Problems     []radar.Problem   // what has no place in a radar, or was understood in a way worth a look: warnings
	Unclassified []Unclassified    // what looks like a tool or a concept, but no rule knows where it belongs
	Reasons      map[string]Reason // by the ID of an entry
}

// Unclassified is a word or phrase that is left to a person.
type Unclassified struct {
	Name string
	File string
	Line int
	Why  string // lower case, no full stop
}

// Reason says by which rules an entry was classified.
type Reason struct {
	Quadrant, Ring string // the names of the rules, such as: heading "CI/CD", and case-study
	At             string // FILE:LINE of what decided on the quadrant
}

// Importer is a kind of file.
type Importer struct {
	Name  string // as written after --from
	About string // one line, lower case, no full stop
	// Recognise reports whether the files are of this kind. It looks at names and the beginning of the data.
	Recognise func(files []File) bool
	// Read returns nil and at least one problem of severity Error when the files cannot be read.
	Read func(files []File, o Options) (*Result, []radar.Problem)
}

// Broken says what is wrong with files of JSON or YAML that no importer recognises, each mistake at its place. It is
// empty when they are in order.
func Broken(files []File) []radar.Problem {
	r := newReports(files)
	if !r.small(files) {
		return r.errors()
	}
	for _, f := range files {
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".json", ".yaml", ".yml":
			r.tree(f)
		case "":
			if jsonLike.MatchString(beginning(f)) {
				r.tree(f)
			}
		}
	}
	return r.errors()
}

// jsonLike matches the beginning of JSON that is no link or task of Markdown.
var jsonLike = regexp.MustCompile(`^\x{FEFF}?\s*(?:\{\s*["}]|\[\s*\{)`)

// Importers lists the kinds of files, the most particular first: the first that recognises the files reads them.
var Importers = []Importer{
	aoe,
	zalando,
	backstage,
	qiwi,
	byor,
	columnsCSV,
	notesImporter,
}
