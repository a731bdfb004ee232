package pdf

import (
	"math"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"techradar/radar/scene"
)

// softBreaks are the characters after which a word that is too long for its column breaks first.
const softBreaks = "-/._:,;@&+?="

// wrap breaks a text into lines of a width, px: at spaces, Korean too, and within a word only where the word alone is
// too long. There is at least one line.
func wrap(fonts *scene.Fonts, s string, size float64, bold bool, width float64) []string {
	measure := func(s string) float64 { return fonts.Width(s, size, bold) }
	var out []string
	line, used, space := "", 0.0, measure(" ")
	for _, word := range strings.Fields(s) {
		w := measure(word)
		if line != "" && used+space+w <= width {
			line, used = line+" "+word, used+space+w
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		parts := []string{word}
		if w > width {
			parts = breakWord(word, width, measure)
		}
		out = append(out, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
		used = measure(line)
	}
	return append(out, line)
}

// breakWord breaks a long word after the last soft break that fits, or else after the last character that a reader
// takes for one.
func breakWord(word string, width float64, measure func(string) float64) []string {
	var out []string
	for word != "" {
		used, end, soft := 0.0, 0, 0
		for g := uniseg.NewGraphemes(word); g.Next(); {
			used += measure(g.Str())
			if end > 0 && used > width {
				break
			}
			_, end = g.Positions()
			if strings.Contains(softBreaks, g.Str()) {
				soft = end
			}
		}
		if end < len(word) && soft > 0 {
			end = soft
		}
		out, word = append(out, word[:end]), word[end:]
	}
	return out
}

// number writes v with at most five decimals, as fpdf does at its finest.
func number(v float64) string {
	v = math.Round(v*1e5) / 1e5
	if v == 0 { // never -0
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
