package layout

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"

	"techradar/radar/scene"
)

// ruler measures text in ems, so that a name is measured once for all the sizes that are tried.
type ruler struct{ fonts *scene.Fonts }

const rulerSize = 1000.0 // px per em when measuring: widths come out exact to 1e-7 em

func (r ruler) em(s string, bold bool) float64 {
	return r.fonts.Width(strings.TrimRight(s, " "), rulerSize, bold) / rulerSize
}

// piece is a part of a text that no line may break. Its text ends in the space that a break after it takes, if
// there is one.
type piece struct {
	text  string
	width float64 // em, with the space
	end   float64 // em, without the space
}

// longWord is the width, em, from which a word may be broken inside, and softBreaks are the characters after
// which that is done first.
const (
	longWord   = 11.0
	softBreaks = "-/._:,;@&+"
)

// pieces cuts a text at its spaces, so that Korean too breaks between words first, and long words at a soft break
// or at last between graphemes.
func (r ruler) pieces(s string, bold bool) []piece {
	var out []piece
	add := func(t string) {
		full := r.fonts.Width(t, rulerSize, bold) / rulerSize
		out = append(out, piece{t, full, r.em(t, bold)})
	}
	words := strings.SplitAfter(s, " ")
	for _, w := range words {
		if w == "" {
			continue
		}
		if r.em(w, bold) <= longWord {
			add(w)
			continue
		}
		for _, part := range splitAfterAny(w, softBreaks) {
			if r.em(part, bold) <= longWord {
				add(part)
				continue
			}
			for g := uniseg.NewGraphemes(part); g.Next(); {
				add(g.Str())
			}
		}
	}
	return out
}

func splitAfterAny(s, chars string) []string {
	var out []string
	for {
		i := strings.IndexAny(s, chars)
		if i < 0 || i+1 >= len(s) {
			break
		}
		out, s = append(out, s[:i+1]), s[i+1:]
	}
	return append(out, s)
}

// lines is a text broken into lines, with its width in ems.
type lines struct {
	text  []string
	width float64
}

// brokenWord is what breaking inside a word costs against a line that much wider, em.
const brokenWord = 1.5

// balance breaks a text into exactly n lines, the narrowest block first and among equals the most even one, by
// dynamic programming over the pieces. It reports false when there are fewer than n pieces.
func balance(ps []piece, n int) (lines, bool) {
	m := len(ps)
	if m < n {
		return lines{}, false
	}
	sum := make([]float64, m+1)
	for i, p := range ps {
		sum[i+1] = sum[i] + p.width
	}
	width := func(i, j int) float64 { return sum[j-1] - sum[i] + ps[j-1].end } // of pieces i..j-1 on a line
	type best struct {
		widest, uneven, broken float64
		from                   int
	}
	table := make([][]best, n+1)
	for k := range table {
		table[k] = make([]best, m+1)
		for j := range table[k] {
			table[k][j] = best{widest: math.Inf(1)}
		}
	}
	table[0][0] = best{}
	for k := 1; k <= n; k++ {
		for j := k; j <= m-(n-k); j++ {
			for i := k - 1; i < j; i++ {
				prev := table[k-1][i]
				if math.IsInf(prev.widest, 1) {
					continue
				}
				w := width(i, j)
				b := best{max(prev.widest, w), prev.uneven + float64(w*w), prev.broken, i}
				if j < m && !strings.HasSuffix(ps[j-1].text, " ") {
					b.broken += brokenWord
				}
				if t := table[k][j]; b.widest+b.broken+float64(1e-3*b.uneven) < t.widest+t.broken+float64(1e-3*t.uneven)-1e-9 {
					table[k][j] = b
				}
			}
		}
	}
	out := lines{make([]string, n), table[n][m].widest}
	for k, j := n, m; k > 0; k-- {
		i := table[k][j].from
		var b strings.Builder
		for _, p := range ps[i:j] {
			b.WriteString(p.text)
		}
		out.text[k-1], j = b.String(), i
	}
	return out, true
}

// flow breaks a text into as many lines as it takes, each filled up to the width (px) that room gives for the
// line of that number. It reports false when a single piece is too wide.
func (r ruler) flow(s string, size float64, bold bool, room func(line int) float64) ([]string, bool) {
	var out []string
	var line strings.Builder
	used := 0.0
	for _, p := range r.pieces(s, bold) {
		if used > 0 && (used+p.end)*size > room(len(out)) {
			out = append(out, line.String())
			line.Reset()
			used = 0
		}
		if p.end*size > room(len(out)) {
			return nil, false
		}
		line.WriteString(p.text)
		used += p.width
	}
	if used > 0 {
		out = append(out, line.String())
	}
	return out, true
}

// cut shortens a text to a width (px) with an ellipsis; whole reports whether nothing was cut.
func (r ruler) cut(s string, size float64, bold bool, width float64) (short string, whole bool) {
	if r.em(s, bold)*size <= width {
		return s, true
	}
	room := width/size - r.em("…", bold)
	used, end := 0.0, 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		used += r.fonts.Width(g.Str(), rulerSize, bold) / rulerSize
		if used > room {
			break
		}
		_, end = g.Positions()
	}
	return strings.TrimRight(s[:end], " ") + "…", false
}
