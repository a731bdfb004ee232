package layout

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"techradar/radar"
	"techradar/radar/render/svg"
	"techradar/radar/theme"
)

// TestSheet draws the pictures of docs/pictures/sheet.png into the folder TECHRADAR_SHEET, for scripts/sheet.
func TestSheet(t *testing.T) {
	dir := os.Getenv("TECHRADAR_SHEET")
	if dir == "" {
		t.Skip("scripts/sheet runs this")
	}
	hangulRadar := randomRadar(60, 5, 4, 1)
	rng := random(5)
	hangulRadar.Lang, hangulRadar.Title, hangulRadar.Subtitle = "ko", "합성 레이더", "항목 60개"
	for i := range hangulRadar.Entries {
		hangulRadar.Entries[i].Name = randomName(&rng, hangul, 4+rng.below(12))
	}
	for i, c := range []struct {
		r     *radar.Radar
		theme string
		page  int
	}{
		{showcase(), "light", 0},
		{showcase(), "dark", 0},
		{randomRadar(60, 6, 4, 1), "light", 0},
		{hangulRadar, "light", 0},
		{randomRadar(114, 4, 4, 1), "light", 0},
		{randomRadar(150, 4, 4, 1), "dark", 0},
		{randomRadar(200, 4, 4, 1), "light", 0},
		{randomRadar(300, 4, 4, 1), "light", 0},
		{randomRadar(1000, 4, 4, 1), "light", 0},
		{randomRadar(12, 2, 2, 1), "light", 0},
		{randomRadar(30, 3, 3, 1), "dark", 0},
		{randomRadar(40, 8, 8, 1), "light", 0},
		{showcase(), "light", 2},
		{randomRadar(300, 4, 4, 1), "light", -1},
		{randomRadar(1000, 4, 4, 1), "light", -1},
	} {
		d, err := Build(c.r, Options{Fonts: fonts(t), Quadrants: c.page != 0})
		if err != nil {
			t.Fatal(err)
		}
		page := d.Pages[(c.page+len(d.Pages))%len(d.Pages)]
		th, err := theme.Load(c.theme)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := svg.Write(&b, page.Scene, svg.Options{Color: th.For(len(c.r.Rings)).Color}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.svg", i)), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
