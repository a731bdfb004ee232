package radar

import (
	"fmt"
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

func (e Edition) String() string { return e.Name }
