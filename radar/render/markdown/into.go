package markdown

import (
	"bytes"
	"regexp"

	"techradar/radar/render/block"
)

// The lines between which Into replaces: definitions of links that nothing links to. Markdown, MDX and Vue show none
// of them, while MDX takes no comment of HTML. An empty line has to stand before and after each.
const (
	Begin = "[techradar-begin]: #"
	End   = "[techradar-end]: #"
)

var (
	beginLine = regexp.MustCompile(`^ {0,3}\[techradar-begin\]:[ \t]*<?#>?[ \t]*$`)
	endLine   = regexp.MustCompile(`^ {0,3}\[techradar-end\]:[ \t]*<?#>?[ \t]*$`)
	fenceLine = regexp.MustCompile("^[ >]*(?:[-*+] +|[0-9]+[.)] +)*(`{3,}|~{3,})(.*)$")
)

// Into returns old with page between its two markers and every other byte as it was. The lines of page end as those of
// old do. Markers in a block of code do not count. Errors say what is wrong with the markers, and show them.
func Into(old, page []byte) ([]byte, error) {
	m := block.Markers{Begin: Begin, End: End, IsBegin: beginLine.Match, IsEnd: endLine.Match, Apart: true, Skip: func() func([]byte) bool {
		fence := ""
		return func(line []byte) bool {
			fence = inFence(fence, line)
			return fence != ""
		}
	}}
	return m.Into(old, page)
}

// inFence returns what ends the block of code that a line stands in or begins, "" outside of one.
func inFence(fence string, line []byte) string {
	m := fenceLine.FindSubmatch(line)
	switch {
	case m == nil:
		return fence
	case fence == "" && (m[1][0] == '~' || !bytes.ContainsRune(m[2], '`')):
		return string(m[1])
	case fence != "" && bytes.HasPrefix(m[1], []byte(fence)) && len(bytes.TrimSpace(m[2])) == 0:
		return ""
	}
	return fence
}
