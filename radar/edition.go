package radar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Edition names an issue of the radar by a period: a year, a month, a quarter or a day. It counts from the first
// day of the period. The zero Edition is none.
type Edition struct {
	Name  string // as written: 2023, 2023-04, 2023-Q2 or 2023-04-06
	start time.Time
}

// ParseEdition reads YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn.
func ParseEdition(s string) (Edition, error) {
	if year, quarter, ok := strings.Cut(s, "-Q"); ok {
		q, err := strconv.Atoi(quarter)
		if t, err2 := time.Parse("2006", year); err == nil && err2 == nil && len(quarter) == 1 && q >= 1 && q <= 4 {
			return Edition{s, t.AddDate(0, 3*(q-1), 0)}, nil
		}
	}
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if len(layout) != len(s) {
			continue
		}
		if t, err := time.Parse(layout, s); err == nil {
			return Edition{s, t}, nil
		}
	}
	return Edition{}, fmt.Errorf("%q is not an edition: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn", s)
}

// IsZero reports whether the edition is none.
func (e Edition) IsZero() bool { return e.Name == "" }

// Before reports whether e starts on an earlier day than f.
func (e Edition) Before(f Edition) bool { return e.start.Before(f.start) }

// SameStart reports whether both start on the same day, as 2023 and 2023-01 do.
func (e Edition) SameStart(f Edition) bool { return e.start.Equal(f.start) }

// Start is the first day of the period, at midnight UTC.
func (e Edition) Start() time.Time { return e.start }

// End is the first day after the period, at midnight UTC.
func (e Edition) End() time.Time {
	switch {
	case strings.Contains(e.Name, "Q"):
		return e.start.AddDate(0, 3, 0)
	case len(e.Name) == len("2006"):
		return e.start.AddDate(1, 0, 0)
	case len(e.Name) == len("2006-01"):
		return e.start.AddDate(0, 1, 0)
	}
	return e.start.AddDate(0, 0, 1)
}

func (e Edition) String() string { return e.Name }

// editionForms match other ways to write an edition.
var editionForms = []struct {
	form  *regexp.Regexp
	parts [3]int // the groups of the year, of the quarter or the month, and of the day; 0: there is none
	is    string // what stands behind the year
}{
	{regexp.MustCompile(`^(\d{4})[-/. ]?[Qq]([1-4])$`), [3]int{1, 2}, "-Q"},
	{regexp.MustCompile(`^[Qq]([1-4])[-/. ]?(\d{4})$`), [3]int{2, 1}, "-Q"},
	{regexp.MustCompile(`^(\d{4})년? ?([1-4])분기$`), [3]int{1, 2}, "-Q"},
	{regexp.MustCompile(`^(\d{4})[-/. ]+(\d{1,2})\.?$`), [3]int{1, 2}, "-"},
	{regexp.MustCompile(`^(\d{4})년 ?(\d{1,2})월$`), [3]int{1, 2}, "-"},
	{regexp.MustCompile(`^(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})\.?$`), [3]int{1, 2, 3}, "-"},
}

// meantEdition returns the edition that a text was most likely meant to be, or "".
func meantEdition(s string) string {
	for _, f := range editionForms {
		m := f.form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		e := m[f.parts[0]] + f.is
		for i, part := range f.parts[1:] {
			switch {
			case part == 0:
			case f.is == "-Q":
				e += m[part]
			default:
				e += strings.Repeat("-", i) + strings.Repeat("0", 2-len(m[part])) + m[part]
			}
		}
		return e
	}
	return ""
}

// wrongEdition says what is wrong with a text that is no edition.
func wrongEdition(s string) *fault {
	meant := meantEdition(unquoted(s))
	if _, err := ParseEdition(meant); err == nil {
		return faultf(codeEdition, "%s is not an edition: did you mean %s?", quoted(s), meant).
			withHint("write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn")
	}
	if len(meant) == len("2006-01-02") {
		if month, err := time.Parse("2006-01", meant[:len("2006-01")]); err == nil {
			return faultf(codeEdition, "%s is not an edition: %s has %d days", quoted(s), month.Format("January 2006"),
				month.AddDate(0, 1, -1).Day())
		}
	}
	return faultf(codeEdition, "%s is neither a year nor a quarter, month or day: write YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD", quoted(s))
}
