package history

import (
	"fmt"
	"strings"
	"testing"

	"techradar/radar"
)

func TestTimeline(t *testing.T) {
	r := &radar.Radar{Edition: edition(t, "2024"), Entries: []radar.Entry{
		{Name: "moved", Ring: 0, History: []radar.Change{{Edition: edition(t, "2021"), Ring: 3}, {Edition: edition(t, "2022-Q1"), Ring: 1}}},
		{Name: "back", Ring: 2, History: []radar.Change{
			{Edition: edition(t, "2021-01"), Ring: 1}, {Edition: edition(t, "2022"), Ring: -1, Retired: true}, {Edition: edition(t, "2023"), Ring: 2},
		}},
		{Name: "gone", Ring: 1, History: []radar.Change{{Edition: edition(t, "2022"), Ring: 1}}, Retired: &radar.Retirement{Edition: edition(t, "2023")}},
		{Name: "still", Ring: 1, History: []radar.Change{{Edition: edition(t, "2021"), Ring: 1}}},
		{Name: "new", Ring: 3},
		{Name: "returns now", Ring: 3, History: []radar.Change{{Edition: edition(t, "2021"), Ring: 3}, {Edition: edition(t, "2023"), Ring: -1, Retired: true}}},
	}}
	var got []string
	for _, p := range Timeline(r) {
		line := p.Edition.Name + ":"
		for _, s := range p.Steps {
			line += fmt.Sprintf(" %s %s %d to ring %d", r.Entries[s.Entry].Name, s.Move.Kind, s.Move.Rings, s.Ring)
			if s.Move.Returned {
				line += " again"
			}
			line += ","
		}
		got = append(got, line)
	}
	want := `2021:
2022-Q1: moved in 2 to ring 1, back gone 0 to ring 1, gone new 0 to ring 1,
2023: back new 0 to ring 2 again, gone gone 0 to ring 1, returns now gone 0 to ring 3,
2024: moved in 1 to ring 0, new new 0 to ring 3, returns now new 0 to ring 3 again,`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if n := Timeline(r)[1].Count(In); n != 1 {
		t.Errorf("%d moved in, want 1", n)
	}
}

// TestTimelineEndsInMoves holds the last period to what Moves says of the same radar.
func TestTimelineEndsInMoves(t *testing.T) {
	r := &radar.Radar{Edition: edition(t, "2024"), Entries: []radar.Entry{
		{Ring: 0, History: []radar.Change{{Edition: edition(t, "2023"), Ring: 2}}},
		{Ring: 3, History: []radar.Change{{Edition: edition(t, "2023"), Ring: 2}}},
		{Ring: 1},
		{Ring: 1, History: []radar.Change{{Edition: edition(t, "2023"), Ring: -1, Retired: true}}},
		{Ring: 1, History: []radar.Change{{Edition: edition(t, "2022"), Ring: 1}}, Retired: &radar.Retirement{Edition: edition(t, "2024")}},
	}}
	periods := Timeline(r)
	last := periods[len(periods)-1]
	for i, m := range Moves(r) {
		if s := last.Steps[i]; s.Entry != i || s.Move != m {
			t.Errorf("entry %d: %+v, want %+v", i, s, m)
		}
	}
}

func TestFirstEditionHasNoTimeline(t *testing.T) {
	if p := Timeline(&radar.Radar{Edition: edition(t, "2024"), Entries: []radar.Entry{{}}}); p != nil {
		t.Errorf("%v, want none", p)
	}
}
