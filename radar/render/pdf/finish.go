package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// finish corrects what fpdf writes and cannot be told to write otherwise: an empty list of attached files, which makes
// filters of mail suspicious, the names of fonts, which do not say that they are parts, and the version, which is older
// than the language and the texts that stand for others (PDF 1.4, 14.9). Everything but the last object keeps its place.
func finish(raw []byte, f *faces) ([]byte, error) {
	out, ok := bytes.CutPrefix(raw, []byte("%PDF-1.3\n"))
	if !ok {
		return nil, errors.New("fpdf wrote another version")
	}
	out = append([]byte("%PDF-1.4\n"), out...)
	for _, face := range f.list() {
		for _, key := range []string{"/BaseFont /", "/FontName /"} {
			out = bytes.ReplaceAll(out, []byte(key+"utf8"+face.key), []byte(key+face.name))
		}
	}
	// The last object is the catalogue; the table of places follows it.
	names := bytes.LastIndex(out, []byte("/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n"))
	table := bytes.LastIndex(out, []byte("\nxref\n"))
	tail := bytes.LastIndex(out, []byte("\nstartxref\n"))
	if names < 0 || table < names || tail < table {
		return nil, errors.New("fpdf wrote another catalogue")
	}
	var b bytes.Buffer
	b.Write(out[:names])
	b.WriteString("/ViewerPreferences <</DisplayDocTitle true>>\n>>\nendobj\n")
	start := b.Len()
	b.Write(out[table+1 : tail])
	b.WriteString("\nstartxref\n" + strconv.Itoa(start) + "\n%%EOF\n")
	return b.Bytes(), nil
}
