package radar

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Parse reads a radar.yaml. The name of the file is for the messages; nothing is opened.
//
// It returns every problem of the file at its place, in file order, at most MaxProblems of them. The Radar is
// nil when one of them is an Error. Time and memory are bounded for every input.
//
// Any name of a format, a theme and a size is right to it; with Choices the names are checked, too.
func Parse(src []byte, file string) (*Radar, []Problem) { return Choices{}.Parse(src, file) }

// Parse reads a radar.yaml as the function Parse does, and checks the names in its output.
func (c Choices) Parse(src []byte, file string) (*Radar, []Problem) {
	r := &reader{source: newSource(""), suggestions: maxSuggestions, choices: c}
	result := r.read(src)
	problems := r.problems(file)
	for _, p := range problems {
		if p.Severity == Error {
			return nil, problems
		}
	}
	result.File, result.source = file, r.source
	return result, problems
}

// reader turns one file into a Radar and gathers the problems on the way.
type reader struct {
	*source
	choices     Choices
	found       []found
	warnings    int  // how many of found are warnings
	suggestions int  // words that may still be compared for "did you mean"
	torn        bool // lines were left out to read on after a syntax error, so what is missing may stand there
}

// found is a problem without what the source tells.
type found struct {
	at Pos
	*fault
}

// The bounds on the work for files that are wrong in very many places.
const (
	maxFound       = 20 * MaxProblems
	maxSuggestions = 200_000
)

// report notes a problem at a place. Warnings never take the room of errors, which decide over the file.
func (r *reader) report(at Pos, f *fault) {
	switch {
	case f.warning && r.warnings < MaxProblems:
		r.warnings++
		r.found = append(r.found, found{at, f})
	case !f.warning && len(r.found)-r.warnings < maxFound:
		r.found = append(r.found, found{at, f})
	}
}

// suggest returns the word that s was most likely meant to be, or "" when none is near or too many were compared.
func (r *reader) suggest(s string, words []string) string {
	if r.suggestions -= len(words); r.suggestions < 0 {
		return ""
	}
	return Nearest(s, words)
}

// read returns the radar, which is whole only when no error was reported.
func (r *reader) read(src []byte) *Radar {
	if len(src) > MaxSourceBytes {
		r.report(Pos{}, faultf(codeLarge, "the file has %d bytes, and %d are the most", len(src), MaxSourceBytes))
		return nil
	}
	if utf16(src) {
		r.report(Pos{}, faultf(codeEncoding, "the file is in UTF-16 or UTF-32").withHint("save it as UTF-8"))
		return nil
	}
	r.source = newSource(strings.TrimPrefix(string(src), "\uFEFF"))
	if r.tooManyParts() || r.otherEncoding() {
		return nil
	}
	root := r.load(r.characters())
	if root == nil {
		return nil
	}
	r.plainYAML(root, 1)
	top, ok := r.object(root, formatRadar)
	if !ok {
		return nil
	}
	b := builder{reader: r, radar: &Radar{}}
	b.build(top)
	return b.radar
}

// problems returns what was found, in file order, with the lines of the source.
func (r *reader) problems(file string) []Problem {
	slices.SortStableFunc(r.found, func(a, b found) int {
		return cmp.Or(a.at.Line-b.at.Line, a.at.Col-b.at.Col)
	})
	if len(r.found) > MaxProblems {
		last := r.found[MaxProblems-1]
		hidden := r.found[MaxProblems-1:]
		last.fault = faultf(codeProblems, "this is the last of %d problems that are listed", MaxProblems).
			withHint("correct these first")
		last.warning = !slices.ContainsFunc(hidden, func(f found) bool { return !f.warning })
		r.found = append(r.found[:MaxProblems-1:MaxProblems-1], last)
	}
	problems := make([]Problem, len(r.found))
	for i, f := range r.found {
		problems[i] = Problem{
			File: file, Pos: f.at, Severity: Error,
			Code: f.code, Message: Visible(f.message), Hint: Visible(f.hint),
		}
		if f.warning {
			problems[i].Severity = Warning
		}
		if f.at != (Pos{}) {
			problems[i].Source, problems[i].Caret = r.excerpt(f.at)
		}
	}
	return problems
}

// plural returns "1 thing" or "n things".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
