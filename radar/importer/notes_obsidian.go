package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	blockID = regexp.MustCompile(`(?:^|\s+)\^[A-Za-z0-9-]{1,60}$`)
	endTags = regexp.MustCompile(`(?:(?:^|\s+)#\p{L}[\p{L}\d_/-]{0,60})+$`)
)

// cutBlockID takes the mark off the end by which Obsidian links to a line: "^abc123".
func (in *inline) cutBlockID() {
	if at := blockID.FindStringIndex(in.text); at != nil {
		in.cut(at[0], len(in.text))
	}
}

// cutTags takes the tags off the end of a line, and returns them. Those that are rings are gone already.
func (in *inline) cutTags() string {
	at := endTags.FindStringIndex(in.text)
	if at == nil {
		return ""
	}
	tags := in.text[at[0]:]
	in.cut(at[0], len(in.text))
	return tags
}

// cutStruck takes out what is struck: between ~~ and ~~.
func (in *inline) cutStruck(spans []span) {
	for i, s := range slices.Backward(spans) {
		in.struck = append([]string{strings.TrimSpace(in.text[s.begin:s.end])}, in.struck...)
		in.links = slices.DeleteFunc(in.links, func(l link) bool { return l.begin >= s.begin && l.end <= s.end })
		in.cut(spans[i].begin, spans[i].end)
	}
	if len(spans) == 0 {
		return
	}
	in.struck = slices.DeleteFunc(in.struck, func(s string) bool { return s == "" })
	trimmed := strings.TrimLeftFunc(in.text, unicode.IsSpace)
	in.cut(0, len(in.text)-len(trimmed))
	in.cut(len(strings.TrimRightFunc(in.text, unicode.IsSpace)), len(in.text))
}

// tellStruck reports what is struck in a block.
func (f *finder) tellStruck(n *notes, b *block) {
	var struck []string
	for _, in := range append([]inline{b.in}, b.cells...) {
		struck = append(struck, in.struck...)
	}
	if len(struck) > 0 {
		n.lose(b.line, b.column(struck[0]), "struck", "the text %s is left out, since it is struck: write it without ~~ to have it", quoted(strings.Join(struck, ", ")))
	}
}
