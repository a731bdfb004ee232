package theme

import (
	"slices"
	"strings"
	"testing"

	"techradar/radar/scene"
)

func load(t *testing.T, name string) *Theme {
	t.Helper()
	th, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// TestBuiltIn holds every built-in theme to its own promises, for all numbers of rings and quadrants.
func TestBuiltIn(t *testing.T) {
	for _, name := range Names() {
		th := load(t, name)
		if th.About == "" {
			t.Errorf("%s has no about", name)
		}
		for rings := 2; rings <= Most; rings++ {
			for quadrants := 2; quadrants <= Most; quadrants++ {
				for _, f := range th.Check(rings, quadrants) {
					t.Errorf("%s, %d rings, %d quadrants: %s", name, rings, quadrants, f)
				}
			}
		}
	}
}

// TestHighContrast holds the promise of 7:1 in the themes that make it, which TestBuiltIn then checks.
func TestHighContrast(t *testing.T) {
	for _, name := range []string{"high-contrast", "high-contrast-dark", "print"} {
		if th := load(t, name); th.Contrast < 7 {
			t.Errorf("%s promises %g:1", name, th.Contrast)
		}
	}
}

func TestUnknownTheme(t *testing.T) {
	_, err := Load("../starter")
	if err == nil || !strings.Contains(err.Error(), "choose dark, high-contrast") {
		t.Errorf("Load of an unknown theme: %v, wants the names that exist", err)
	}
}

// TestCounterparts holds which theme stands in for another in the dark and on paper.
func TestCounterparts(t *testing.T) {
	for name, want := range map[string]struct{ dark, paper string }{
		"light":              {"dark", "light"},
		"dark":               {"dark", "light"},
		"quadrants":          {"quadrants-dark", "quadrants"},
		"quadrants-dark":     {"quadrants-dark", "quadrants"},
		"high-contrast":      {"high-contrast-dark", "high-contrast"},
		"high-contrast-dark": {"high-contrast-dark", "high-contrast"},
		"print":              {"print", "print"},
	} {
		th := load(t, name)
		dark, err := th.Dark()
		if err != nil || dark.Name != want.dark {
			t.Errorf("%s in the dark: %v, %v; wants %s", name, dark, err, want.dark)
		}
		paper, err := th.Paper()
		if err != nil || paper.Name != want.paper || paper.IsDark() {
			t.Errorf("%s on paper: %v, %v; wants %s", name, paper, err, want.paper)
		}
	}
	if n := len(Names()); n != 7 {
		t.Errorf("there are %d themes: add the new ones here", n)
	}
}

// TestCounterpartsOfFiles holds what stands in for a theme of somebody's own.
func TestCounterpartsOfFiles(t *testing.T) {
	const black, white, quadrants = "\nbackground: \"#000000\"", "\nbackground: \"#ffffff\"", "\nblips: quadrant\nquadrants: " + eight
	for _, c := range []struct{ src, dark, paper string }{
		{white, "dark", "own.yaml"},
		{black, "own.yaml", "light"},
		{white + quadrants, "quadrants-dark", "own.yaml"},
		{black + quadrants, "own.yaml", "quadrants"},
		{white + "\ndark: high-contrast-dark", "high-contrast-dark", "own.yaml"},
		{white + "\ndark: quadrants-dark", "", "own.yaml"},
	} {
		th, problems := Parse([]byte(strings.Replace(minimal, "\nbackground: \"#ffffff\"", c.src, 1)), "own.yaml")
		if len(problems) > 0 {
			t.Fatal(c.src, problems)
		}
		dark, err := th.Dark()
		switch {
		case c.dark == "" && (err == nil || !strings.Contains(err.Error(), "own.yaml colours blips by ring, and quadrants-dark")):
			t.Errorf("%s: dark: %v, wants an error about what the blips tell", c.src, err)
		case c.dark != "" && (err != nil || dark.Name != c.dark):
			t.Errorf("%s: dark: %v, %v; wants %s", c.src, dark, err, c.dark)
		}
		if paper, err := th.Paper(); err != nil || paper.Name != c.paper {
			t.Errorf("%s: paper: %v, %v; wants %s", c.src, paper, err, c.paper)
		}
	}
}

// TestBlips holds that the colour of a blip tells what the theme says, and all else goes by ring.
func TestBlips(t *testing.T) {
	for _, name := range Names() {
		th := load(t, name)
		p := th.For(4)
		want := th.Rings[2]
		if th.Blips == ByQuadrant {
			want = th.Quadrants[5]
		}
		if got := p.Color(scene.Paint{Role: scene.Blip, Ring: 2, Quadrant: 5}); got != want {
			t.Errorf("%s: a blip is %s, wants %s", name, got, want)
		}
		for _, role := range []scene.PaintRole{scene.RingInk, scene.Bar} {
			if got := p.Color(scene.Paint{Role: role, Ring: 2, Quadrant: 5}); got != th.Rings[2] {
				t.Errorf("%s: role %d is %s, wants %s", name, role, got, th.Rings[2])
			}
		}
		bands := []string{p.Color(scene.Paint{Role: scene.Band}), p.Color(scene.Paint{Role: scene.Band, Ring: 3})}
		if !slices.Equal(bands, th.Bands) {
			t.Errorf("%s: the bands of the first and the last ring are %v, wants %v", name, bands, th.Bands)
		}
	}
	if got := load(t, "light").For(4).Color(scene.Paint{}); got != "none" {
		t.Errorf("no paint is %s", got)
	}
}
