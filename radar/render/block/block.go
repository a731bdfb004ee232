// Package block replaces a part of a text that is otherwise its team's own.
package block

import (
	"bytes"
	"fmt"
)

// Markers stand on lines of their own before and after the part. They must show nowhere.
type Markers struct {
	Begin, End string // as they are written

	// IsBegin and IsEnd report whether a line, without its end, is a marker. Nil compares it with Begin or End, and
	// space around it does not matter.
	IsBegin, IsEnd func(line []byte) bool
	// Skip reports, line by line from the first, whether a line is one in which a marker does not count. Nil skips none.
	Skip func() func(line []byte) bool
	// Apart puts an empty line between a marker and the part.
	Apart bool
}

// Into returns old with part in the place of what stands between the markers. Everything else stays as it is, byte for
// byte; the part gets the line ends that the line of the first marker has.
func (m Markers) Into(old, part []byte) ([]byte, error) {
	begin, end, err := m.find(old)
	if err != nil {
		return nil, err
	}
	part = bytes.ReplaceAll(part, []byte("\r\n"), []byte("\n"))
	if m.Apart {
		part = bytes.Trim(part, "\n")
		if len(part) > 0 {
			part = append(append([]byte("\n"), part...), '\n')
		}
	} else {
		part = bytes.TrimRight(part, "\n")
	}
	part = append(part, '\n')
	if bytes.HasSuffix(old[:begin], []byte("\r\n")) {
		part = bytes.ReplaceAll(part, []byte("\n"), []byte("\r\n"))
	}
	return bytes.Join([][]byte{old[:begin], part, old[end:]}, nil), nil
}

// place is a marker that was found: the byte at which its line begins, the one after it, and the number of the line.
type place struct{ from, to, line int }

// find returns where the line after the first marker and the line of the last one begin.
func (m Markers) find(old []byte) (begin, end int, err error) {
	begins, ends := m.places(old)
	switch {
	case len(begins) == 0 && len(ends) == 0:
		return 0, 0, m.errorf("no place for the radar is marked")
	case len(begins) == 0:
		return 0, 0, m.errorf("line %d ends the place for the radar, and no line begins it", ends[0].line)
	case len(ends) == 0:
		return 0, 0, m.errorf("line %d begins the place for the radar, and no line ends it", begins[0].line)
	case len(begins) > 1:
		return 0, 0, m.errorf("line %d begins the place for the radar a second time", begins[1].line)
	case len(ends) > 1:
		return 0, 0, m.errorf("line %d ends the place for the radar a second time", ends[1].line)
	case ends[0].from < begins[0].to:
		return 0, 0, m.errorf("line %d ends the place for the radar before line %d begins it", ends[0].line, begins[0].line)
	}
	return begins[0].to, ends[0].from, nil
}

// places are the markers in the order of the text.
func (m Markers) places(old []byte) (begins, ends []place) {
	isBegin, isEnd, skip := m.IsBegin, m.IsEnd, func([]byte) bool { return false }
	if isBegin == nil {
		isBegin = func(line []byte) bool { return string(bytes.TrimSpace(line)) == m.Begin }
	}
	if isEnd == nil {
		isEnd = func(line []byte) bool { return string(bytes.TrimSpace(line)) == m.End }
	}
	if m.Skip != nil {
		skip = m.Skip()
	}
	at, number := 0, 0
	for line := range bytes.Lines(old) {
		number++
		here := place{at, at + len(line), number}
		at = here.to
		bare := bytes.TrimRight(bytes.TrimPrefix(line, []byte("\uFEFF")), "\r\n")
		switch {
		case skip(bare):
		case isBegin(bare):
			begins = append(begins, here)
		case isEnd(bare):
			ends = append(ends, here)
		}
	}
	return begins, ends
}

func (m Markers) errorf(format string, args ...any) error {
	gap := "\n"
	if m.Apart {
		gap = "\n\n"
	}
	return fmt.Errorf("%s: put these two lines, once and in this order, where it belongs:%s%s%s%s", fmt.Sprintf(format, args...), gap, m.Begin, gap, m.End)
}
