// Package render turns a laid-out document into files. Formats is the table of what it can write: a row is all
// that a new format needs for help, completion, settings and the tests to know it.
package render

import (
	"techradar/radar/layout"
	"techradar/radar/theme"
)

// File is one output file.
type File struct {
	Name string // slash-separated path below the output folder
	Data []byte
}

// Options are what the formats need beside the document.
type Options struct {
	Theme   *theme.Theme // of radar.svg and the page in light surroundings
	Dark    *theme.Theme // of radar-dark.svg and the page in dark surroundings
	BaseURL string       // where the output folder will be served, with a final slash; "" when not known
}

// Format is one output format. Needs names the formats whose files it refers to and which it therefore brings
// along.
type Format struct {
	Name  string // as written after --format
	About string // one line, lower case, no full stop
	Needs []string
	Files func(*layout.Document, Options) ([]File, error)
}

// Formats lists the formats in the order of help.
var Formats []Format
