// Package edit changes a radar.yaml by position. Comments, order, blank lines, quotes, line ends and a byte order
// mark stay byte for byte where nothing was asked to change. It also writes whole files.
//
// Every function that changes a file reads its own result again and returns an error rather than a file that says
// something else than was meant.
package edit

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"techradar/radar"
)

// Refusal says why a file cannot be changed as it was asked: at least one problem, each with its place.
type Refusal struct{ Problems []radar.Problem }

func (r *Refusal) Error() string {
	lines := make([]string, len(r.Problems))
	for i, p := range r.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// change puts a text in the place of the bytes from at up to end.
type change struct {
	at, end int
	text    string
}

// apply returns the text with the changes. They do not overlap; those at the same byte come in the order in which
// they were made.
func apply(text string, changes []change) []byte {
	slices.SortStableFunc(changes, func(a, b change) int { return a.at - b.at })
	var out bytes.Buffer
	from := 0
	for _, c := range changes {
		out.WriteString(text[from:c.at])
		out.WriteString(c.text)
		from = c.end
	}
	out.WriteString(text[from:])
	return out.Bytes()
}

// errUnlike is a mistake of this package, found in time.
var errUnlike = errors.New("internal error: the changed file would not say what was meant, so it was not changed")

// reread reads a file that was changed.
func reread(out []byte, file string) (*radar.Radar, error) {
	r, problems := radar.Parse(out, file)
	if r != nil {
		return r, nil
	}
	return nil, &Refusal{slices.DeleteFunc(problems, func(p radar.Problem) bool { return p.Severity != radar.Error })}
}

// alike reports whether two radars say the same, wherever it stands in their files.
func alike(a, b *radar.Radar) bool { return bytes.Equal(content(a), content(b)) }

// content is everything that a radar says, without places.
func content(r *radar.Radar) []byte {
	bare := *r
	bare.File = ""
	bare.Output.Pos = radar.Pos{}
	bare.Lint = slices.Clone(r.Lint)
	for i := range bare.Lint {
		bare.Lint[i].Pos = radar.Pos{}
	}
	bare.Quadrants = slices.Clone(r.Quadrants)
	for i := range bare.Quadrants {
		bare.Quadrants[i].Pos = radar.Pos{}
	}
	bare.Rings = slices.Clone(r.Rings)
	for i := range bare.Rings {
		bare.Rings[i].Pos = radar.Pos{}
	}
	bare.Entries = slices.Clone(r.Entries)
	for i := range bare.Entries {
		bare.Entries[i].Pos = radar.Pos{}
	}
	b, err := json.Marshal(&bare)
	if err != nil {
		panic(err) // a Radar is texts and numbers
	}
	return b
}
