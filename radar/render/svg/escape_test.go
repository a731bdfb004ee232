package svg

import (
	"strings"
	"testing"

	"techradar/radar/scene"
)

func TestFontFamily(t *testing.T) {
	for font, want := range map[string]string{
		"":                      `Pretendard, 'Apple SD Gothic Neo', `,
		"Pretendard":            `Pretendard, 'Apple SD Gothic Neo', `,
		"Team Sans":             `'Team Sans', 'Apple SD Gothic Neo', `,
		"inherit":               `'inherit', 'Apple SD Gothic Neo', `,
		"맑은 고딕":                 `'맑은 고딕', 'Apple SD Gothic Neo', `,
		`a', b"; \ <x>&` + "\n": `'a\27 , b"; \5c  <x>&\a ', 'Apple SD Gothic Neo', `,
	} {
		es := elements(t, write(t, &scene.Scene{Font: font}, Options{}))
		if got := es[0].attrs["font-family"]; !strings.HasPrefix(got, want) {
			t.Errorf("font %q: %s, want %s", font, got, want)
		}
	}
}
