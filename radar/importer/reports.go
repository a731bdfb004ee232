package importer

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"techradar/radar"
)

// The codes of the problems of other tools' files. They are stable: people search for them and tools filter by them.
const (
	codeColumn   = "bad-column"       // a column that is asked for is not there
	codeCut      = "cut"              // a text or a list is longer than a radar may hold
	codeDate     = "bad-date"         // a text names no day, month, quarter or year
	codeDup      = "duplicate-name"   // two entries have one name
	codeEmpty    = "no-entries"       // there is nothing to import
	codeEncoding = "bad-encoding"     // the bytes are no text
	codeFormat   = "bad-format"       // the file is not of the kind
	codeID       = "new-id"           // an id of the file is none of ours
	codeLarge    = "too-large"        // there is more than a radar may hold
	codeMove     = "movement"         // movement that contradicts itself or that we had to complete
	codeName     = "bad-name"         // an entry has no name
	codeNoPlace  = "no-place"         // a radar has no place for it
	codeOrder    = "edition-order"    // editions in another order than they should be
	codeQuadrant = "unknown-quadrant" // no quadrant has this name
	codeRing     = "unknown-ring"     // no ring has this name
	codeSectors  = "sectors"          // quadrants or rings that we had to name or to complete
	codeStandIn  = "stand-in-edition" // the file has no date, and one was made up
	codeSyntax   = "bad-syntax"       // the file is broken
	codeText     = "changed-text"     // a text has characters that a radar refuses
	codeURL      = "bad-url"          // an address is no http, https or mailto URL
)

// place is where something stands in the files.
type place struct {
	file string
	radar.Pos
}

// reports gathers what is to be said of the files: each mistake at its place, and what is the same in many places
// once, at the first of them.
type reports struct {
	files    []string          // in the order in which they are told of
	texts    map[string]string // the files that were read, by name, for the lines that problems show
	problems []radar.Problem
	tallies  []*tally
	byKey    map[string]*tally
	failed   bool
}

// tally is something that is the same in many places.
type tally struct {
	key   string
	first place
	code  string
	n     int
	say   func(n int) string
}

func newReports(files []File) *reports {
	r := &reports{byKey: map[string]*tally{}, texts: map[string]string{}}
	for _, f := range files {
		r.files = append(r.files, f.Name)
	}
	return r
}

// fail notes what makes it impossible to read the files.
func (r *reports) fail(at place, code, hint, format string, args ...any) {
	r.failed = true
	r.add(radar.Error, at, code, hint, fmt.Sprintf(format, args...))
}

// warn notes what has no place in a radar, or was understood in a way worth a look.
func (r *reports) warn(at place, code, hint, format string, args ...any) {
	r.add(radar.Warning, at, code, hint, fmt.Sprintf(format, args...))
}

func (r *reports) add(s radar.Severity, at place, code, hint, message string) {
	if len(r.problems) >= radar.MaxProblems && s != radar.Error {
		r.count("more", place{}, codeLarge, func(n int) string {
			return fmt.Sprintf("there are %d more problems than are listed", n)
		})
		return
	}
	r.problems = append(r.problems, radar.Problem{
		File: at.file, Pos: at.Pos, Severity: s, Code: code, Message: radar.Visible(message), Hint: radar.Visible(hint),
	})
}

// count notes what is told once for all places with the same key. say gets the number of places.
func (r *reports) count(key string, at place, code string, say func(n int) string) {
	t := r.byKey[key]
	if t == nil {
		t = &tally{key: key, first: at, code: code, say: say}
		r.byKey[key] = t
		r.tallies = append(r.tallies, t)
	}
	t.n++
}

// noPlace notes a field, a column or a setting that a radar has no place for.
func (r *reports) noPlace(at place, what, name string) {
	r.count("field "+at.file+" "+what+" "+name, at, codeNoPlace, func(n int) string {
		if n > 1 {
			return fmt.Sprintf("a radar has no place for %s of %s: it was left out, %d times from here on", quoted(name), what, n)
		}
		return fmt.Sprintf("a radar has no place for %s of %s: it was left out", quoted(name), what)
	})
}

// list returns all that was noted, in the order of the files.
func (r *reports) list() []radar.Problem {
	problems := slices.Clone(r.problems)
	for _, t := range r.tallies {
		problems = append(problems, radar.Problem{
			File: t.first.file, Pos: t.first.Pos, Severity: radar.Warning, Code: t.code, Message: radar.Visible(t.say(t.n)),
		})
	}
	order := make(map[string]int, len(r.files))
	for i, name := range r.files {
		order[name] = i
	}
	slices.SortStableFunc(problems, func(a, b radar.Problem) int {
		return cmp.Or(order[a.File]-order[b.File], a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col)
	})
	for i := range problems {
		if problems[i].File == "" && len(r.files) > 0 {
			problems[i].File = r.files[0]
		}
	}
	r.showLines(problems)
	return problems
}

// showLines gives the problems the lines that they are about.
func (r *reports) showLines(problems []radar.Problem) {
	byFile := map[string][]*radar.Problem{}
	for i := range problems {
		if p := &problems[i]; p.Pos.Line > 0 {
			byFile[p.File] = append(byFile[p.File], p)
		}
	}
	for name, list := range byFile {
		if text, ok := r.texts[name]; ok {
			radar.Excerpts(text, list)
		}
	}
}

// errors returns the problems when one of them is an error, with the errors alone.
func (r *reports) errors() []radar.Problem {
	return slices.DeleteFunc(r.list(), func(p radar.Problem) bool { return p.Severity != radar.Error })
}

// quoted returns s for a message: in quotes and not longer than 60 characters.
func quoted(s string) string {
	const most = 60
	if len(s) > 4*most {
		s = s[:4*most]
	}
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most-1]) + "…"
	}
	return `"` + s + `"`
}

// one picks the word that goes with a number.
func one(n int, single, several string) string {
	if n == 1 {
		return single
	}
	return several
}

// plural returns "1 thing" or "n things".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
