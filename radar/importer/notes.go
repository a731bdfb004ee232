package importer

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"techradar/radar"
)

// notesImporter reads notes in Markdown, as people take them at a conference or in a meeting.
var notesImporter = Importer{
	Name:      "notes",
	About:     "notes in Markdown, as of a talk or a meeting",
	Recognise: areNotes,
	Read:      importNotes,
}

// What bounds the time, to less than two seconds for the worst of notes. A day of a conference fills some 20 KiB.
const (
	maxNoteLines = 20_000
	maxNoteBytes = 128 << 10

	inParts = "import them in several runs, with --into; cut a file in two that is too large alone"
)

// noteEndings are the endings of files that may be notes.
var noteEndings = []string{".md", ".markdown", ".mdown", ".txt"}

func isNote(name string) bool { return slices.Contains(noteEndings, strings.ToLower(path.Ext(name))) }

func areNotes(files []File) bool {
	return slices.ContainsFunc(files, func(f File) bool {
		return isNote(f.Name) || path.Ext(f.Name) == "" && !jsonLike.MatchString(beginning(f))
	})
}

// importNotes drafts an entry for each tool that notes name. They are read again when they introduce a tool that else
// is background, since then what they say of it in passing counts, too.
func importNotes(files []File, o Options) (*Result, []radar.Problem) {
	file, err := readCatalogue()
	if err != nil {
		to := newReports(files)
		to.fail(place{}, codeFormat, "", "internal error, please report it: %v", err)
		return nil, to.errors()
	}
	for {
		f, all := gather(files, file, o)
		if f.reports.failed {
			return nil, f.reports.errors()
		}
		if !f.bringForward() {
			return f.result(all), nil
		}
	}
}

// bringForward makes background of no tool that the notes introduce, and reports whether there was one.
func (f *finder) bringForward() bool {
	some := false
	for _, d := range f.drafts {
		if d.tool != nil && d.tool.Background {
			d.tool.Background, some = false, true
		}
	}
	return some
}

// gather reads the notes and finds what they say of tools.
func gather(files []File, file *catalogueFile, o Options) (*finder, []*notes) {
	to := newReports(files)
	f := &finder{
		options: o, catalogue: newCatalogue(file, o.Into), companies: newCompanies(file), quadrants: newQuadrants(file, o.Into), rings: newRings(o.Into),
		byKey: map[string]*draft{}, lastOwn: map[*block][]*draft{}, listed: map[string]bool{}, reports: to,
	}
	f.ringWords = ringWords(f.rings)
	if !to.small(files) {
		return f, nil
	}
	f.checkRing()
	var all []*notes
	lines, size := 0, 0
	for _, each := range files {
		if !isNote(each.Name) && len(files) > 1 {
			to.warn(place{file: each.Name}, codeFormat, "", "the file is left out: notes end in .md, .markdown or .txt")
			continue
		}
		if text, ok := to.decode(each); ok && f.isText(each, text) {
			if lines += strings.Count(text, "\n") + strings.Count(text, "\r"); lines > maxNoteLines {
				to.fail(place{file: each.Name}, codeLarge, inParts, "the notes have more than %d lines together", maxNoteLines)
				break
			}
			if size += len(text); size > maxNoteBytes {
				to.fail(place{file: each.Name}, codeLarge, inParts, "the notes have more than %d KiB together", maxNoteBytes>>10)
				break
			}
			all = append(all, readNotes(each, text, to))
		}
	}
	if to.failed {
		return f, nil
	}
	for _, n := range all {
		f.read(n)
	}
	for _, c := range f.contests {
		f.settle(c)
	}
	for _, c := range f.cases {
		f.attach(c)
	}
	for _, n := range all {
		f.leaveTopics(n)
		n.tellUnused()
	}
	return f, all
}

// checkRing refuses a ring that is none.
func (f *finder) checkRing() {
	if _, ok := f.ringNamed(f.options.Ring); ok || f.options.Ring == "" {
		return
	}
	hint := "the rings are " + f.rings.names()
	f.reports.fail(place{file: ruleFlag}, codeRing, hint, "there is no ring %s", quoted(f.options.Ring))
}

// ringNamed returns the ring of a name or of a word for its level. It is not ok when the radar has none for it.
func (f *finder) ringNamed(word string) (ringPlace, bool) {
	p, ok := f.rings.find(word, true)
	return p, ok && f.rings.at(p) != none
}

// isText refuses what has the signs of a binary file.
func (f *finder) isText(each File, text string) bool {
	i := strings.IndexByte(text, 0)
	if i < 0 {
		return true
	}
	f.reports.fail(place{each.Name, posAt(text[:i])}, codeEncoding, "notes are text in UTF-8", "there is a zero byte here, so this is no text")
	return false
}

// tellUnused lists the lines that say something and name no tool.
func (n *notes) tellUnused() {
	var ranges []string
	count, first, last := 0, 0, 0
	flush := func() {
		switch first {
		case 0:
		case last:
			ranges = append(ranges, fmt.Sprint(first))
		default:
			ranges = append(ranges, fmt.Sprintf("%d-%d", first, last))
		}
		first = 0
	}
	for _, b := range n.blocks {
		if b.used || b.text() == "" {
			flush()
			continue
		}
		count++
		if first == 0 || b.line != last+1 {
			flush()
			first = b.line
		}
		last = b.line
	}
	flush()
	const most = 20 // ranges that are listed
	if len(ranges) > most {
		ranges = append(ranges[:most], "and more")
	}
	if count > 0 {
		n.reports.warn(place{file: n.file.Name}, "no-tool", "", "%s out, since no tool is named there: %s",
			plural(count, "line is left", "lines are left"), strings.Join(ranges, ", "))
	}
}

// label is the file of a source: as it was named, but no path that is only right on one machine.
func (f *finder) label(n *notes) string {
	name := norm.NFC.String(strings.ReplaceAll(cmp.Or(f.options.Sources[n.file.Name], n.file.Name), `\`, "/"))
	if clean := path.Clean(name); path.IsAbs(clean) || strings.HasPrefix(clean, "../") || strings.Contains(clean, ":") {
		name = path.Base(clean)
	} else {
		name = clean
	}
	return cmp.Or(radar.CleanLine(name, radar.MaxLineLength), "notes")
}

// korean reports whether most of what notes say is in Korean: a fifth of the letters, since names and terms are in
// Latin letters everywhere and a letter of Hangul says as much as two of those.
func korean(all []*notes) bool {
	hangul, letters := 0, 0
	for _, n := range all {
		for _, b := range n.blocks {
			for _, r := range b.text() {
				if unicode.IsLetter(r) {
					letters++
				}
				if unicode.Is(unicode.Hangul, r) {
					hangul++
				}
			}
		}
	}
	const share = 5
	return hangul*share > letters
}
