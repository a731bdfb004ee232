package importer

import (
	"cmp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"techradar/radar"
)

// maxBytes bounds what is read of all files together: JSON with indentation and HTML takes several times the room of
// the radar.yaml that comes of it.
const maxBytes = 4 * radar.MaxSourceBytes

// small reports whether the files are of a size that can be read, or says why not.
func (r *reports) small(files []File) bool {
	if len(files) == 0 {
		r.fail(place{}, codeEmpty, "", "there is no file to import")
		return false
	}
	sum := 0
	for _, f := range files {
		sum += len(f.Data)
		if sum > maxBytes {
			r.fail(place{file: f.Name}, codeLarge, "", "the files have more than %d MiB together", maxBytes>>20)
			return false
		}
	}
	return true
}

// decode returns the text of a file without a byte order mark, or says why it is none. UTF-16 with a byte order mark
// is what spreadsheets call Unicode text.
func (r *reports) decode(f File) (string, bool) {
	s := string(f.Data)
	if big := strings.HasPrefix(s, "\xFE\xFF"); (big || strings.HasPrefix(s, "\xFF\xFE")) && len(s)%2 == 0 {
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i < len(s); i += 2 {
			a, b := uint16(s[i]), uint16(s[i+1])
			if !big {
				a, b = b, a
			}
			units = append(units, a<<8|b)
		}
		r.texts[f.Name] = string(utf16.Decode(units))
		return r.texts[f.Name], true
	}
	s = strings.TrimPrefix(s, "\uFEFF")
	r.texts[f.Name] = s
	if utf8.ValidString(s) {
		return s, true
	}
	end := 0
	for end < len(s) {
		c, size := utf8.DecodeRuneInString(s[end:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		end += size
	}
	at := place{f.Name, posAt(s[:end])}
	r.fail(at, codeEncoding, "save it as UTF-8; a spreadsheet calls that CSV UTF-8", "the file is not UTF-8: the byte 0x%02X is no character", s[end])
	return "", false
}

// posAt is the place behind a text that begins in line 1.
func posAt(before string) radar.Pos {
	line := 1 + strings.Count(before, "\n")
	return radar.Pos{Line: line, Col: 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])}
}

// line makes a text fit for one line of a radar, and says when that changes it. what names it in a message, as in
// "the name".
func (r *reports) line(s string, most int, what string, at place) string {
	whole := s
	if room := 16 * most; len(s) > room {
		s = strings.ToValidUTF8(s[:room], "")
	}
	clean := radar.CleanLine(s, most)
	if len(s) < len(whole) && clean != "" && !strings.HasSuffix(clean, "…") {
		clean = radar.CleanLine(s+strings.Repeat(".", most), most)
	}
	r.changed(strings.Join(strings.Fields(norm.NFC.String(s)), " "), clean, len(s) < len(whole), what, at)
	return clean
}

// changed tells how a text was made fit.
func (r *reports) changed(was, is string, cut bool, what string, at place) {
	switch {
	case was == is && !cut:
	case cut || strings.HasSuffix(is, "…") && !strings.HasSuffix(was, "…"):
		r.warn(at, codeCut, "", "%s is too long for a radar and was cut: %s", what, quoted(was))
	default:
		r.count("characters "+at.file+" "+what, at, codeText, func(n int) string {
			if n == 1 {
				return what + " has characters that control the text or cannot be seen: they were taken out"
			}
			return plural(n, "text", "texts") + " have characters that control the text or cannot be seen: they were taken out, first here in " + what
		})
	}
}

// text makes a text of several lines fit for a radar, and says when that changes it.
func (r *reports) text(s, what string, at place) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n", "\v", "\n", "\f", "\n").Replace(s)
	cut := false
	if room := 4 * radar.MaxTextLength; len(s) > room {
		s, cut = strings.ToValidUTF8(s[:room], ""), true
	}
	lines := strings.Split(norm.NFC.String(s), "\n")
	before := trimText(lines)
	for i, l := range lines {
		lines[i] = cleanWords(l)
	}
	clean := trimText(lines)
	if runes := []rune(clean); len(runes) > radar.MaxTextLength {
		clean, cut = strings.TrimRight(string(runes[:radar.MaxTextLength-1]), " \t\n")+"…", true
	} else if cut && len(runes) < radar.MaxTextLength {
		clean += "…"
	}
	if clean = norm.NFC.String(clean); cut {
		before = clean
	}
	r.changed(before, clean, cut, what, at)
	return clean
}

// cleanWords cleans the words of a line and keeps the spaces and tabs between them, which mean something in Markdown.
func cleanWords(line string) string {
	var b strings.Builder
	for line != "" {
		end := strings.IndexAny(line, " \t")
		switch end {
		case 0:
			b.WriteByte(line[0])
			line = line[1:]
			continue
		case -1:
			end = len(line)
		}
		b.WriteString(radar.CleanLine(line[:end], len(line)+1))
		line = line[end:]
	}
	return strings.TrimRight(b.String(), " \t")
}

// trimText joins lines without the empty ones at the end and without space at the end of a line.
func trimText(lines []string) string {
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), " \t\n")
}

// link returns an address that a radar takes, or "" and says why not.
func (r *reports) link(address, what string, at place) string {
	address = strings.TrimSpace(address)
	if address == "" {
		return ""
	}
	if err := radar.CheckLink(address); err != nil {
		host, _, _ := strings.Cut(address, "/")
		if whole := "https://" + address; strings.Contains(host, ".") && !strings.ContainsAny(host, ":@") && radar.CheckLink(whole) == nil {
			r.warn(at, codeURL, "", "%s is %s, without https://: that was put before it", what, quoted(address))
			return norm.NFC.String(whole)
		}
		r.warn(at, codeURL, "", "%s was left out: %v", what, err)
		return ""
	}
	return norm.NFC.String(address)
}

// caseless returns the form in which names are compared: case and the composition of characters do not count.
func caseless(s string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(strings.Join(strings.Fields(s), " "))))
}

// tell gives Markdown to an entry: as its summary when it is a short line that is nothing but text, since that is what
// lists and tables show, and else as its description.
func (e *toolEntry) tell(markdown string) {
	if plain, ok := plainOf(markdown); ok && e.summary == "" {
		e.summary = plain
		return
	}
	e.description = cmp.Or(e.description, markdown)
}

// tellHTML gives a description to an entry that is HTML, or a text without any.
func (e *toolEntry) tellHTML(r *reports, source string, at place) {
	switch {
	case isHTML(source):
		e.tell(r.descriptionOf(source, e.name, at))
	case !strings.ContainsAny(source, "\n\r") && utf8.RuneCountInString(source) <= radar.MaxLineLength && e.summary == "":
		e.summary = source
	default:
		e.description = cmp.Or(e.description, source)
	}
}

// plainOf returns the text of Markdown that is one short line without any markup in it.
func plainOf(markdown string) (string, bool) {
	if lineMark.MatchString(markdown) || strings.ContainsAny(markdown, "\n\t") || strings.TrimSpace(markdown) != markdown {
		return "", false
	}
	var b strings.Builder
	before := ' '
	for i := 0; i < len(markdown); {
		c, size := utf8.DecodeRuneInString(markdown[i:])
		after, width := utf8.DecodeRuneInString(markdown[i+size:])
		switch {
		case c == '\\' && after < utf8.RuneSelf && isPunctuation(after):
			c = after
			size += width
		case c == '_' && isWordRune(before) && isWordRune(after):
		case strings.ContainsRune("\\*_`[]<~", c), c == '&' && entityLike.MatchString(markdown[i:]), c == ':' && strings.HasPrefix(markdown[i:], "://"):
			return "", false
		}
		b.WriteRune(c)
		before = c
		i += size
	}
	return b.String(), utf8.RuneCountInString(b.String()) <= radar.MaxLineLength
}
