package edit

import (
	"strings"
	"testing"

	"techradar/radar"
)

// checkCut fails when a cut is not what was meant. It works it out in another way than Cut: from the entries and
// from the text.
func checkCut(t testing.TB, src, out string, r *radar.Radar, next radar.Edition, recorded []Record) {
	t.Helper()
	after := parse(t, out)
	if after.Edition != next {
		t.Errorf("the edition is %s", after.Edition)
	}
	if len(after.Entries) != len(r.Entries) {
		t.Fatalf("%d entries of %d", len(after.Entries), len(r.Entries))
	}
	added := map[int]radar.Change{}
	for _, rec := range recorded {
		added[rec.Entry] = rec.Change
	}
	undone := *after
	undone.Edition = r.Edition
	for i := range after.Entries {
		e := &after.Entries[i]
		if c, ok := added[i]; ok {
			last := e.History[len(e.History)-1]
			if last != c || c.Note != "" && !c.Retired {
				t.Errorf("%s has %v, and %v was recorded", e.Name, last, c)
			}
			e.History = e.History[:len(e.History)-1]
			if len(e.History) == 0 {
				e.History = r.Entries[i].History // nil, or an empty list
			}
		}
	}
	compare(t, &undone, r)
	checkBytes(t, withEdition(t, src, r, next), out)
}

// compare fails when two radars do not say the same, and shows where.
func compare(t testing.TB, got, want *radar.Radar) {
	t.Helper()
	g, w := content(got), content(want)
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			around := func(b []byte) []byte { return b[max(0, min(i, len(b))-80):min(i+80, len(b))] }
			t.Errorf("the radar says\n%s\nwant\n%s", around(g), around(w))
			return
		}
	}
}

// withEdition returns src with another edition; in a way that the text is edited by hand.
func withEdition(t testing.TB, src string, r *radar.Radar, next radar.Edition) string {
	t.Helper()
	mark := ""
	if rest, ok := strings.CutPrefix(src, byteOrderMark); ok {
		mark, src = byteOrderMark, rest
	}
	lines := strings.SplitAfter(strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\r\n\x00"), "\r", "\r\x00"), "\n")
	if !strings.Contains(src, "\n") {
		lines = strings.SplitAfter(src, "\r")
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\x00", "")
	}
	at := r.At("edition")
	for n := at.Line - 1; n < len(lines); n++ {
		before := ""
		if n == at.Line-1 {
			before = string([]rune(lines[n])[:at.Col-1])
		}
		rest := lines[n][len(before):]
		for _, way := range []struct{ now, then string }{
			{r.Edition.Name, next.Name},
			{`"2023\x2d04"`, `"` + next.Name + `"`},
		} {
			if strings.Contains(rest, way.now) {
				lines[n] = before + strings.Replace(rest, way.now, way.then, 1)
				return mark + strings.Join(lines, "")
			}
		}
	}
	t.Fatalf("no edition in %q", src)
	return ""
}

// checkBytes fails when out is not src with insertions: whole lines, and parts of lines with a bracket or before
// the end of an item in brackets.
func checkBytes(t testing.TB, src, out string) {
	t.Helper()
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ReplaceAll(s, "\n", "\n\x00"), func(r rune) bool { return r == 0 })
	}
	if !strings.Contains(src, "\n") {
		src, out = strings.ReplaceAll(src, "\r", "\r\n"), strings.ReplaceAll(out, "\r", "\r\n")
	}
	lines, j := split(out), 0
	for _, line := range split(src) {
		for ; j < len(lines) && !grown(line, lines[j]); j++ {
			if !strings.Contains(lines[j], "edition") && !strings.Contains(lines[j], "history") && !strings.Contains(lines[j], "ring") && !strings.Contains(lines[j], "retired") {
				t.Fatalf("the line %q is neither in the file nor history; the next of the file is %q", lines[j], line)
			}
		}
		if j == len(lines) {
			t.Fatalf("the line %q is gone", line)
		}
		j++
	}
}

// grown reports whether a line has become another by an item put in.
func grown(line, now string) bool {
	if now == line {
		return true
	}
	bare := strings.TrimRight(line, "\r\n")
	end := now[len(strings.TrimRight(now, "\r\n")):]
	if line == bare && now == bare+end { // the last line has got an end
		return true
	}
	now = strings.TrimRight(now, "\r\n")
	if strings.TrimSpace(bare) == "" {
		return false
	}
	for i := 0; i <= len(bare); i++ {
		if strings.HasPrefix(now, bare[:i]) && len(now) >= len(bare) && strings.HasSuffix(now[i:], bare[i:]) {
			item := now[i : len(now)-len(bare)+i]
			if item == "," || strings.HasPrefix(item, ", ") || strings.ContainsAny(bare, "[{") && strings.Contains(item, "edition") {
				return true
			}
		}
	}
	return strings.ContainsAny(bare, "[{") && strings.Count(now, "edition") > strings.Count(bare, "edition") && subsequence(bare, now) // several entries in a line
}

func subsequence(a, b string) bool {
	i := 0
	for j := 0; i < len(a) && j < len(b); j++ {
		if a[i] == b[j] {
			i++
		}
	}
	return i == len(a)
}
