package html

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"

	"techradar/assets"
	"techradar/radar/theme"
)

// cssComment is left out of the page: it speaks to whoever edits the style sheet.
var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/\n?`)

// style returns the style sheet with its hash in the words of a content security policy. The colours of both
// themes are variables, so the page and its pictures follow the reader's surroundings together. The charts are at
// most chartWidth px wide, so that their text has the size of the page's.
func style(light, dark *theme.Theme, rings int, chartWidth float64) (css template.CSS, hash string, err error) {
	var b strings.Builder
	fmt.Fprintf(&b, ":root{color-scheme:light dark;--chart:%.0fpx;%s}\n", chartWidth, variables(light, rings))
	b.WriteString("@media screen and (prefers-color-scheme:dark){:root{" + variables(dark, rings) + "}}\n")
	if isDark(light) {
		paper, err := theme.Load("light")
		if err != nil {
			return "", "", err
		}
		b.WriteString("@media print{:root{color-scheme:light;" + variables(paper, rings) + "}}\n")
	}
	b.WriteString("@media (forced-colors:active){:root{" + systemColors(rings) + "}}\n")
	for i := range rings {
		fmt.Fprintf(&b, ".ring-%d{--ring:var(--ring-%[1]d)}\n", i+1)
	}
	sheet, err := assets.FS.ReadFile("templates/page.css")
	if err != nil {
		return "", "", err
	}
	b.WriteString(cssComment.ReplaceAllString(string(sheet), ""))
	sum := sha256.Sum256([]byte(b.String()))
	hash = "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
	// Safe: the style sheet is ours, and a theme's colours are #rrggbb, which theme.Load has checked.
	return template.CSS(b.String()), hash, nil
}

// isDark reports whether a theme's page is dark. Printers leave backgrounds out, and its light text would vanish.
func isDark(t *theme.Theme) bool {
	return theme.Contrast(t.Background, "#ffffff") > theme.Contrast(t.Background, "#000000")
}

func variables(t *theme.Theme, rings int) string {
	p := t.For(rings)
	s := "--link:" + p.Link + ";"
	for _, c := range colors(rings) {
		s += "--" + c.name + ":" + p.Color(c.paint) + ";"
	}
	return s
}

// systemColors lets the reader's own colours replace a theme's.
func systemColors(rings int) string {
	s := "--link:LinkText;"
	for _, c := range colors(rings) {
		value := "CanvasText"
		switch strings.TrimRight(c.name, "0123456789") {
		case "background", "spoke", "pill", "on-blip", "band-":
			value = "Canvas"
		}
		s += "--" + c.name + ":" + value + ";"
	}
	return s
}
