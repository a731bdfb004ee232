package history

import (
	"testing"

	"techradar/radar"
)

func edition(t *testing.T, s string) radar.Edition {
	t.Helper()
	e, err := radar.ParseEdition(s)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestMoves(t *testing.T) {
	at := func(s string, ring int) radar.Change { return radar.Change{Edition: edition(t, s), Ring: ring} }
	left := func(s string) radar.Change {
		return radar.Change{Edition: edition(t, s), Ring: -1, Retired: true}
	}
	for name, c := range map[string]struct {
		ring    int
		history []radar.Change
		retired string
		want    Move
	}{
		"same ring":             {1, []radar.Change{at("2022", 1)}, "", Move{Kind: None, From: -1}},
		"not in the one before": {1, nil, "", Move{Kind: New, From: -1}},
		"one in":                {1, []radar.Change{at("2022", 2)}, "", Move{Kind: In, Rings: 1, From: 2}},
		"two in":                {0, []radar.Change{at("2022", 2)}, "", Move{Kind: In, Rings: 2, From: 2}},
		"one out":               {3, []radar.Change{at("2022", 2)}, "", Move{Kind: Out, Rings: 1, From: 2}},
		"there and back":        {2, []radar.Change{at("2021", 2), at("2022", 1)}, "", Move{Kind: Out, Rings: 1, From: 1}},
		"the last one counts":   {1, []radar.Change{at("2020", 3), at("2022", 1)}, "", Move{Kind: None, From: -1}},
		"returned":              {2, []radar.Change{at("2020", 3), left("2022")}, "", Move{Kind: New, From: -1, Returned: true}},
		"back for a while":      {2, []radar.Change{at("2020", 3), left("2021"), at("2022", 2)}, "", Move{Kind: None, From: -1}},
		"gone now":              {2, []radar.Change{at("2020", 3)}, "2024", Move{Kind: Gone, From: -1}},
		"gone, written shorter": {2, []radar.Change{at("2020", 3)}, "2024-01", Move{Kind: Gone, From: -1}},
		"gone before":           {2, []radar.Change{at("2020", 3)}, "2023", Move{Kind: Archived, From: -1}},
	} {
		e := radar.Entry{Ring: c.ring, History: c.history}
		if c.retired != "" {
			e.Retired = &radar.Retirement{Edition: edition(t, c.retired)}
		}
		r := &radar.Radar{Edition: edition(t, "2024"), Entries: []radar.Entry{e, {History: []radar.Change{at("2023", 0)}}}}
		if got := Moves(r)[0]; got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// TestFirstEdition marks nothing: everything is new in it.
func TestFirstEdition(t *testing.T) {
	for _, m := range Moves(&radar.Radar{Entries: make([]radar.Entry, 3)}) {
		if m.Kind != None || !m.OnRadar() {
			t.Errorf("%+v, want no movement", m)
		}
	}
}
