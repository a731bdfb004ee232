package theme

import (
	"strings"
	"testing"

	"techradar/radar/scene"
)

// TestContrast holds every built-in theme to WCAG 2.2 AA: text at 4.5:1 on whatever lies behind it, marks at 3:1.
func TestContrast(t *testing.T) {
	for _, name := range Names() {
		th, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for rings := 2; rings <= 8; rings++ {
			p := th.For(rings)
			check := func(what string, front, back string, least float64) {
				t.Helper()
				if got := Contrast(front, back); got < least {
					t.Errorf("%s, %d rings: %s has %.2f:1, wants %.1f:1", name, rings, what, got, least)
				}
			}
			check("ink on page", p.Ink, p.Background, 4.5)
			check("muted on page", p.Muted, p.Background, 4.5)
			check("link on page", p.Link, p.Background, 4.5)
			check("axis on page", p.Axis, p.Background, 3)
			for k := range rings {
				ring := p.Color(scene.Paint{Role: scene.RingInk, Ring: k})
				check("ring name on pill", ring, p.Pill, 4.5)
				check("ring name on page", ring, p.Background, 4.5)
				check("number in blip", p.OnBlip, ring, 4.5)
				for b := range rings {
					band := p.Color(scene.Paint{Role: scene.Band, Ring: b})
					check("blip on band", ring, band, 4.5)
					check("ink on band", p.Ink, band, 4.5)
				}
			}
		}
	}
}

func TestUnknownTheme(t *testing.T) {
	_, err := Load("lihgt")
	if err == nil || !strings.Contains(err.Error(), "dark or light") {
		t.Errorf("Load of an unknown theme: %v, wants the names that exist", err)
	}
}
