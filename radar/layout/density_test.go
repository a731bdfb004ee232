package layout

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// TestDensity holds how many names a page carries, over random radars with the lengths of names that real ones have.
func TestDensity(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	size := Sizes[1] // 1600x1000
	for _, c := range []struct {
		quadrants, entries int
		font               float64
		of5                int // radars out of 5 whose names are all there, in that size or a larger one
	}{
		{4, 100, 12, 5},
		{4, 125, 11, 5},
		{4, 150, 10, 5},
		{6, 75, 12, 5},
		{6, 100, 10, 5},
		{6, 125, 10, 5},
	} {
		named := 0
		for seed := uint64(1); seed <= 5; seed++ {
			if r := build(t, randomRadar(c.entries, c.quadrants, 4, seed), size).Reports[0]; r.Mode == Names && r.Font >= c.font {
				named++
			}
		}
		if named < c.of5 {
			t.Errorf("%dx4, %d entries at %g px: %d of 5 radars, want %d", c.quadrants, c.entries, c.font, named, c.of5)
		}
	}
}

// volume33 is a real radar of 114 entries. Its data lies outside of the repository.
const volume33 = "../../../shared/data/thoughtworks-volume-33.csv"

func readVolume33(t *testing.T) *radar.Radar {
	t.Helper()
	f, err := os.Open(volume33)
	if err != nil {
		t.Skipf("NOT TESTED: %s is not here, so the radar of 114 real names was not drawn", volume33)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	r := &radar.Radar{Title: "Volume 33", Lang: "en"}
	for _, name := range []string{"Adopt", "Trial", "Assess", "Caution"} {
		r.Rings = append(r.Rings, radar.Ring{ID: strings.ToLower(name), Name: name})
	}
	for _, row := range rows[1:] { // name, ring, quadrant
		q := slices.IndexFunc(r.Quadrants, func(q radar.Quadrant) bool { return q.ID == row[2] })
		if q < 0 {
			q = len(r.Quadrants)
			r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: row[2], Name: row[2]})
		}
		k := slices.IndexFunc(r.Rings, func(k radar.Ring) bool { return strings.EqualFold(k.ID, row[1]) })
		if k < 0 {
			t.Fatalf("ring %q", row[1])
		}
		r.Entries = append(r.Entries, radar.Entry{ID: radar.Slug(row[0]), Name: row[0], Quadrant: q, Ring: k})
	}
	return r
}

func TestVolume33(t *testing.T) {
	r := readVolume33(t)
	if len(r.Entries) != 114 {
		t.Fatalf("%d entries, want 114", len(r.Entries))
	}
	for size, font := range map[string]float64{"16:10": 11, "16:9": 10.5, "1:1": 13} {
		i := slices.IndexFunc(Sizes, func(s Size) bool { return s.Name == size })
		if got := build(t, r, Sizes[i]).Reports[0]; got.Mode != Names || got.Font < font {
			t.Errorf("%s: mode %s at %g px, want all names at %g px", size, got.Mode, got.Font, font)
		}
	}
}
