package radar

// Excerpts completes problems of places in a text that is no radar, such as notes that are imported, with the lines
// that stand there. Lines end with LF, CRLF or CR.
func Excerpts(text string, problems []*Problem) {
	s := newSource(text)
	for _, p := range problems {
		if p.Pos != (Pos{}) {
			p.Source, p.Caret = s.excerpt(p.Pos)
		}
	}
}
