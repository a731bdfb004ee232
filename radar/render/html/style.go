package html

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"techradar/assets"
	"techradar/radar/scene"
	"techradar/radar/theme"
)

// cssComment is left out of the page: it speaks to whoever edits the style sheet.
var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/\n?`)

// sizes are what the style sheet has to know of the pictures.
type sizes struct {
	shape string // of the radar, as CSS writes a ratio; "auto" where there is none
	// The charts of rings and of editions are at most as wide as they are drawn, px, so that their text has the size of
	// the page's.
	chart, overTime float64
}

// style returns the style sheet and its hash in the words of a content security policy. The colours of both
// themes are variables, so the page and its pictures follow the reader's surroundings together.
func (p *palette) style(light, dark *theme.Theme, rings int, s sizes) (template.CSS, string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, ":root{color-scheme:light dark;--shape:%s;--chart:%.0fpx;--over-time:%.0fpx;%s}\n",
		s.shape, s.chart, s.overTime, p.variables(light, rings))
	b.WriteString("@media screen and (prefers-color-scheme:dark){:root{" + p.variables(dark, rings) + "}}\n")
	if light.IsDark() { // printers leave backgrounds out, and light text would vanish
		paper, err := light.Paper()
		if err != nil {
			return "", "", err
		}
		b.WriteString("@media print{:root{color-scheme:light;" + p.variables(paper, rings) + "}}\n")
	}
	b.WriteString("@media (forced-colors:active){:root{" + p.systemColors() + "}}\n")
	for _, c := range p.colors {
		if c.paint.Role == scene.RingInk || c.paint.Role == scene.Blip {
			fmt.Fprintf(&b, ".%s{--ring:var(--%[1]s)}\n", c.name)
		}
	}
	sheet, err := assets.FS.ReadFile("templates/page.css")
	if err != nil {
		return "", "", err
	}
	b.WriteString(cssComment.ReplaceAllString(string(sheet), ""))
	// Safe: the style sheet is ours, and a theme's colours are #rrggbb, which theme.Load has checked.
	css := strings.TrimSpace(b.String()) // the Nu validator trims what it hashes
	return template.CSS(css), sourceHash(css), nil
}

func (p *palette) variables(t *theme.Theme, rings int) string {
	colors := t.For(rings)
	s := "--link:" + colors.Link + ";"
	for _, c := range p.colors {
		s += "--" + c.name + ":" + colors.Color(c.paint) + ";"
	}
	return s
}

// systemColors lets the reader's own colours replace a theme's.
func (p *palette) systemColors() string {
	s := "--link:LinkText;"
	for _, c := range p.colors {
		value := "CanvasText"
		switch strings.TrimRight(c.name, "0123456789") {
		case "background", "spoke", "pill", "on-blip", "trail", "band-":
			value = "Canvas"
		}
		s += "--" + c.name + ":" + value + ";"
	}
	return s
}
