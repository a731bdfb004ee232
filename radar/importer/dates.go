package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"techradar/radar"
)

// dayForms are the ways to write a day that other tools take; JavaScript's Date reads them all.
var dayForms = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04:05Z07:00", "2006-1-2", "2006/1/2", "2006.1.2",
	"January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006", "1/2/2006",
	"Mon, 02 Jan 2006 15:04:05 MST", "Mon Jan 02 2006", "20060102", "2006년 1월 2일",
}

// monthForms are the ways to write a month.
var monthForms = []string{"2006.1", "2006-1", "2006/1", "January 2006", "Jan 2006", "January, 2006", "1/2006", "2006년 1월"}

// quarterForms match the ways to write a quarter.
var quarterForms = []struct {
	form          *regexp.Regexp
	year, quarter int
}{
	{regexp.MustCompile(`^(\d{4})[-/. ]?[Qq]([1-4])$`), 1, 2},
	{regexp.MustCompile(`^[Qq]([1-4])[-/. ]?(\d{4})$`), 2, 1},
	{regexp.MustCompile(`^(\d{4})년? ?([1-4])분기$`), 1, 2},
}

// editionOf reads a date of another tool.
func editionOf(s string) (radar.Edition, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 60 {
		return radar.Edition{}, false
	}
	if e, err := radar.ParseEdition(s); err == nil {
		return e, true
	}
	for _, q := range quarterForms {
		if m := q.form.FindStringSubmatch(s); m != nil {
			e, err := radar.ParseEdition(m[q.year] + "-Q" + m[q.quarter])
			return e, err == nil
		}
	}
	for _, form := range monthForms {
		if t, err := time.Parse(form, s); err == nil {
			e, err := radar.ParseEdition(t.Format("2006-01"))
			return e, err == nil
		}
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, s); err == nil {
			e := day(t)
			return e, !e.IsZero()
		}
	}
	// Milliseconds since 1970, as JavaScript counts.
	if ms, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) > 10 && len(s) < 15 {
		e := day(time.UnixMilli(ms).UTC())
		return e, !e.IsZero()
	}
	return radar.Edition{}, false
}

// dateInName matches a date in the name of a file.
var dateInName = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d-(?:Q[1-4]|(?:0[1-9]|1[0-2])(?:-\d\d)?)|(?:19|20)\d\d\.(?:0[1-9]|1[0-2])|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?:19|20)\d\d)(?:[^0-9]|$)`)

// editionIn finds a date in the name of a file.
func editionIn(name string) radar.Edition {
	m := dateInName.FindStringSubmatch(name)
	if m == nil {
		return radar.Edition{}
	}
	e, ok := editionOf(m[1])
	if !ok {
		return radar.Edition{}
	}
	return e
}
