package edit

import (
	"bytes"
	"fmt"
	"strings"
)

const (
	context  = 3    // lines around a change
	maxAhead = 2000 // lines to look ahead for where two texts go on alike
)

// Diff returns the unified diff from one text of a file to another, as git and patch take it with -p1; nothing when
// they are the same. It is right for any two texts, and short for those that differ in few places.
func Diff(name string, before, after []byte) []byte {
	if bytes.Equal(before, after) {
		return nil
	}
	a, b := splitLines(before), splitLines(after)
	var out bytes.Buffer
	fmt.Fprintf(&out, "--- a/%s\n+++ b/%s\n", name, name)
	runs := differences(a, b)
	for len(runs) > 0 {
		n := 1 // runs near each other share a hunk
		for n < len(runs) && runs[n].a-runs[n-1].aEnd <= 2*context {
			n++
		}
		writeHunk(&out, a, b, runs[:n])
		runs = runs[n:]
	}
	return out.Bytes()
}

// splitLines returns the lines with their ends.
func splitLines(text []byte) []string {
	lines := strings.SplitAfter(string(text), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// run is where two texts differ: the lines from a up to aEnd have become those from b up to bEnd.
type run struct{ a, aEnd, b, bEnd int }

// differences returns the runs in which two texts differ, in their order.
func differences(a, b []string) []run {
	alike := 0 // lines at the end
	for alike < min(len(a), len(b)) && a[len(a)-1-alike] == b[len(b)-1-alike] {
		alike++
	}
	a, b = a[:len(a)-alike], b[:len(b)-alike]
	var runs []run
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i++
			j++
			continue
		}
		r := run{a: i, b: j}
		i, j = resume(a, b, i, j)
		r.aEnd, r.bEnd = i, j
		runs = append(runs, r)
	}
	return runs
}

// resume returns the nearest lines from i and j on that are alike, or the ends of both texts.
func resume(a, b []string, i, j int) (int, int) {
	for ahead := 1; ahead < maxAhead; ahead++ {
		for gone := range ahead + 1 {
			x, y := i+gone, j+ahead-gone
			if x < len(a) && y < len(b) && a[x] == b[y] {
				return x, y
			}
		}
		if i+ahead >= len(a) && j+ahead >= len(b) {
			break
		}
	}
	return len(a), len(b)
}

func writeHunk(out *bytes.Buffer, a, b []string, runs []run) {
	first, last := runs[0], runs[len(runs)-1]
	from, to := max(0, first.a-context), min(len(a), last.aEnd+context)
	fromB, toB := first.b-(first.a-from), last.bEnd+to-last.aEnd
	fmt.Fprintf(out, "@@ -%s +%s @@\n", span(from, to), span(fromB, toB))
	at := from
	for _, r := range runs {
		writeLines(out, ' ', a[at:r.a])
		writeLines(out, '-', a[r.a:r.aEnd])
		writeLines(out, '+', b[r.b:r.bEnd])
		at = r.aEnd
	}
	writeLines(out, ' ', a[at:to])
}

// span writes a range of lines, counted from 1; an empty one names the line before it.
func span(from, to int) string {
	if to == from {
		return fmt.Sprintf("%d,0", from)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(out *bytes.Buffer, mark byte, lines []string) {
	for _, line := range lines {
		out.WriteByte(mark)
		out.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
