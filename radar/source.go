package radar

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// source is the text of a file, with its lines. Lines end with LF, CRLF or CR.
type source struct {
	src   string // without a byte order mark
	lines []int  // the byte at which each line begins
	last  mark   // the place that was looked up last
}

// mark is a place with its byte. Places are mostly looked up in the order of the file; going on from the last one
// keeps that fast in a file that is one line of megabytes.
type mark struct {
	at     Pos
	offset int
}

func newSource(src string) *source {
	s := &source{src: src, lines: []int{0}}
	for i := range len(src) {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// line returns a line, counted from 1, without its end; "" for one that is not there.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.src)
	if n < len(s.lines) {
		end = s.lines[n]
	}
	return strings.TrimRight(s.src[s.lines[n-1]:end], "\r\n")
}

// split returns what stands before and behind a place in its line.
func (s *source) split(at Pos) (left, right string) {
	line := s.line(at.Line)
	if line == "" {
		return "", ""
	}
	begin := s.lines[at.Line-1]
	if s.last.at.Line != at.Line || s.last.at.Col > at.Col {
		s.last = mark{Pos{at.Line, 1}, begin}
	}
	right = after(line[s.last.offset-begin:], at.Col-s.last.at.Col)
	left = line[:len(line)-len(right)]
	s.last = mark{at, begin + len(left)}
	return left, right
}

// after returns what follows the first n code points of a line. A byte that is not UTF-8 counts as one.
func after(line string, n int) string {
	for ; n > 0 && line != ""; n-- {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line
}

// within moves a place that the YAML parser gives for the end of the file to the end of the last line that is
// not empty, where a person would look.
func (s *source) within(at Pos) Pos {
	if at.Line >= len(s.lines) {
		beyond := at.Line > len(s.lines) || s.line(at.Line) == ""
		at.Line = len(s.lines)
		for beyond && at.Line > 1 && strings.TrimSpace(s.line(at.Line)) == "" {
			at.Line--
		}
		if beyond {
			at.Col = len(s.src)
		}
	}
	at.Line = max(at.Line, 1)
	at.Col = min(max(at.Col, 1), utf8.RuneCountInString(s.line(at.Line))+1)
	return at
}

// The cells of a line that a problem shows. A longer line is cut on both sides of the column.
const (
	maxCells    = 120
	cellsBefore = 60
)

// excerpt returns the line of a place as a terminal shows it, cut when it is long, and the terminal cells that
// stand before the place.
func (s *source) excerpt(at Pos) (line string, caret int) {
	left, right := s.split(at)
	left = onTerminal(left[max(0, len(left)-maxExcerptBytes):])
	right = onTerminal(right[:min(len(right), maxExcerptBytes)])

	if uniseg.StringWidth(left) > cellsBefore {
		left = "…" + lastCells(left, cellsBefore-1)
	}
	caret = uniseg.StringWidth(left)
	if uniseg.StringWidth(right) > maxCells-caret {
		right = firstCells(right, maxCells-caret-1) + "…"
	}
	return strings.TrimRight(left+right, " "), caret
}

// maxExcerptBytes bounds what is measured of a line of millions of characters.
const maxExcerptBytes = 4096

// onTerminal returns a part of a line with tabs as four spaces and unsafe characters written out.
func onTerminal(s string) string {
	parts := strings.Split(s, "\t")
	for i, p := range parts {
		parts[i] = Visible(p)
	}
	return strings.Join(parts, "    ")
}

// firstCells returns the longest start of s that takes at most n terminal cells.
func firstCells(s string, n int) string {
	rest, cells, end := s, 0, 0
	for rest != "" {
		cluster, next, width, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		if cells+width > n {
			break
		}
		cells += width
		end += len(cluster)
		rest = next
	}
	return s[:end]
}

// lastCells returns the longest end of s that takes at most n terminal cells.
func lastCells(s string, n int) string {
	surplus := uniseg.StringWidth(s) - n
	rest, cells := s, 0
	for rest != "" && cells < surplus {
		_, next, width, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		cells += width
		rest = next
	}
	return rest
}
