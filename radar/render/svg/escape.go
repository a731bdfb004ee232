package svg

import (
	"math"
	"strconv"
	"strings"

	"techradar/radar/scene"
)

// text writes s for character data and quoted attributes alike: markup as entities, everything beyond ASCII as
// character references (a page served with the wrong charset shows it all the same), what XML 1.0 cannot hold
// as U+FFFD.
func (c *canvas) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			c.raw("&amp;")
		case r == '<':
			c.raw("&lt;")
		case r == '>':
			c.raw("&gt;")
		case r == '"':
			c.raw("&quot;")
		case r >= ' ' && r < 0x7f:
			_ = c.w.WriteByte(byte(r)) // as in raw
		case !xmlChar(r):
			c.raw("&#xFFFD;")
		default:
			c.raw("&#x", strconv.FormatInt(int64(r), 16), ";")
		}
	}
}

// xmlChar is the production Char of XML 1.0, less U+007F to U+009F, which it discourages.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xA0 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// number writes v with at most two decimals: 1/100 px is finer than any screen, and short.
func number(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 { // never -0
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// fontFamily starts with the font that widths were measured in; the others are what Korean readers have.
func fontFamily(measured string) string {
	if measured == "" {
		measured = scene.FontFamily
	}
	return family(measured) + ", 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Segoe UI', Arial, sans-serif"
}

// family is the name of a font as CSS has it: as a string, unless it is that of the embedded font.
func family(name string) string {
	if name == scene.FontFamily {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		if r < ' ' || r == '\'' || r == '\\' {
			b.WriteString(`\` + strconv.FormatInt(int64(r), 16) + " ")
		} else {
			b.WriteRune(r)
		}
	}
	return "'" + b.String() + "'"
}
