// Package serve shows a radar in the browser while its file is being edited: the last good edition from memory, the
// problems of a bad one over it, and a reload as soon as there is something new.
//
// It answers nobody but browsers on this machine that were sent to it by their user: it listens on loopback only, and
// refuses the requests that pages of other sites can cause. It reads no files. The caller makes each edition, and a
// Watcher says when it is time to.
package serve

import "techradar/radar"

// Edition is what one reading of the radar's file came to: its files, or what stood in their way.
type Edition struct {
	Name string // of the radar's file, as problems are to show it

	// Files are the output files by their slash-separated names, with index.html among them.
	Files map[string][]byte
	// Later are the files that are only made when somebody asks for them, each time anew: a function that is slow
	// keeps what it has made. Several goroutines may call it at the same time.
	Later map[string]func() ([]byte, error)

	Problems []radar.Problem // errors; with any, the files are those of the last good edition
	Failure  string          // another reason for having no files, in lines for people; "" for none
}

// good reports whether the edition has files of its own.
func (e *Edition) good() bool { return len(e.Problems) == 0 && e.Failure == "" }
