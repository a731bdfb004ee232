package radar

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

func FuzzParse(f *testing.F) {
	for _, src := range badFiles(f) {
		if len(src) < 1<<14 {
			f.Add(src)
		}
	}
	paths, err := filepath.Glob("testdata/good/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		f.Add(read(f, path))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, problems := testChoices.Parse(src, "radar.yaml")
		checkProblems(t, src, problems)
		switch {
		case (r != nil) != onlyWarnings(problems):
			t.Fatalf("radar %v with %d problems", r != nil, len(problems))
		case r != nil:
			checkRadar(t, r)
		}
	})
}

// checkProblems fails when a problem does not point into the file or is not safe to print.
func checkProblems(t *testing.T, src []byte, problems []Problem) {
	t.Helper()
	codes := Codes()
	s := newSource(strings.TrimPrefix(string(src), "\uFEFF"))
	before := Pos{}
	for _, p := range problems {
		if !slices.ContainsFunc(codes, func(c Code) bool { return c.Name == p.Code }) {
			t.Errorf("%s: no such code", p)
		}
		if p.Pos.Line < before.Line || p.Pos.Line == before.Line && p.Pos.Col < before.Col {
			t.Errorf("%s: not in the order of the file", p)
		}
		before = p.Pos
		for _, text := range []string{p.Message, p.Hint, p.Source} {
			if Visible(text) != text || !utf8.ValidString(text) {
				t.Errorf("%q is not safe to print", text)
			}
		}
		if p.Message == "" || strings.HasSuffix(p.Message, ".") || strings.HasSuffix(p.Hint, ".") && !strings.HasSuffix(p.Hint, "..") {
			t.Errorf("%s: a message has a text and no full stop", p)
		}
		if p.Pos == (Pos{}) {
			if p.Source != "" || p.Code != codeEmptyFile && p.Code != codeLarge && p.Code != codeEncoding {
				t.Errorf("%s: no place", p)
			}
			continue
		}
		if p.Pos != s.within(p.Pos) && p.Pos.Col > utf8.RuneCountInString(s.line(p.Pos.Line))+1 || p.Pos.Line > len(s.lines) || p.Pos.Col < 1 {
			t.Errorf("%s: not in the file", p)
		}
		if p.Caret < 0 || p.Caret > cellsBefore || strings.TrimSpace(p.Source) != "" && p.Caret > uniseg.StringWidth(p.Source)+cellsBefore {
			t.Errorf("%s: caret at %d", p, p.Caret)
		}
	}
}

// checkRadar fails when a radar is not what Radar promises.
func checkRadar(t *testing.T, r *Radar) {
	t.Helper()
	text := func(max int, empty bool, s string) {
		if s == "" && !empty || utf8.RuneCountInString(s) > max || !norm.NFC.IsNormalString(s) || strings.ContainsRune(s, placeholder) {
			t.Errorf("the text %q is not right", s)
		}
		runes := []rune(s)
		for i, c := range runes {
			if refused(runeAt(runes, i-1), c, runeAt(runes, i+1)) != nil {
				t.Errorf("the text %q holds %U", s, c)
			}
		}
		if max < MaxTextLength && strings.ContainsAny(s, "\n\t") {
			t.Errorf("the text %q has more than one line", s)
		}
	}
	text(MaxLineLength, false, r.Title)
	text(MaxLineLength, true, r.Subtitle)
	if len(r.Quadrants) < MinSectors || len(r.Quadrants) > MaxSectors || len(r.Rings) < MinSectors || len(r.Rings) > MaxSectors {
		t.Errorf("%d quadrants and %d rings", len(r.Quadrants), len(r.Rings))
	}
	if r.Lang != "en" && r.Lang != "ko" {
		t.Errorf("lang is %q", r.Lang)
	}
	ids := map[string]bool{}
	for i := range r.Entries {
		e := &r.Entries[i]
		text(MaxNameLength, false, e.Name)
		text(MaxLineLength, true, e.Summary)
		text(MaxTextLength, true, e.Description)
		for _, tag := range e.Tags {
			text(MaxNameLength, false, tag)
		}
		for _, l := range e.Links {
			text(MaxLineLength, false, l.Title)
			checkLink(t, l.URL)
		}
		if e.Link != "" {
			checkLink(t, e.Link)
		}
		if Slug(e.ID) != e.ID || e.ID == "" || ids[fold(e.ID)] {
			t.Errorf("%q is not an id, or not the first", e.ID)
		}
		ids[fold(e.ID)] = true
		if e.Quadrant < 0 || e.Quadrant >= len(r.Quadrants) || e.Ring < 0 || e.Ring >= len(r.Rings) {
			t.Errorf("%s stands nowhere", e.ID)
		}
		checkPast(t, r, e)
	}
	for i := range r.Entries {
		if by := r.Entries[i].ReplacedBy; by != "" && (!ids[fold(by)] || by == r.Entries[i].ID) {
			t.Errorf("replaced by %q", by)
		}
	}
	if dir := r.Output.Dir; dir != nil && (!filepath.IsLocal(*dir) || strings.ContainsAny(*dir, `\:`) || *dir == ".") {
		t.Errorf("the output folder is %q", *dir)
	}
	if base := r.Output.BaseURL; base != nil && !strings.HasSuffix(*base, "/") {
		t.Errorf("the base URL is %q", *base)
	}
}

func checkLink(t *testing.T, s string) {
	t.Helper()
	scheme, _, _ := strings.Cut(strings.ToLower(s), ":")
	if scheme != "http" && scheme != "https" && scheme != "mailto" || len(s) > MaxURLLength {
		t.Errorf("the link %q is not one", s)
	}
}

func checkPast(t *testing.T, r *Radar, e *Entry) {
	t.Helper()
	var last Edition
	for _, c := range e.History {
		if !last.IsZero() && !last.Before(c.Edition) || !c.Edition.Before(r.Edition) {
			t.Errorf("the history of %s is out of order", e.ID)
		}
		if c.Retired != (c.Ring == -1) || c.Ring >= len(r.Rings) {
			t.Errorf("the history of %s has no ring", e.ID)
		}
		last = c.Edition
	}
	if x := e.Retired; x != nil && (r.Edition.Before(x.Edition) || !last.IsZero() && !last.Before(x.Edition)) {
		t.Errorf("%s is retired out of order", e.ID)
	}
}
