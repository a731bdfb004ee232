package svg

import (
	"math"
	"regexp"
	"strconv"
	"testing"

	"techradar/radar/scene"
)

// TestOutlineData reads paths back: every place is where the font has it, to half of 1/100 px.
func TestOutlineData(t *testing.T) {
	f := fonts(t)
	for _, text := range []scene.Text{
		{X: 0.3, Y: 0.2, Size: 9, S: "Kubernetes @ 8%"},
		{X: 1234.56, Y: 789.01, Size: 33.3, Bold: true, S: "쿠버네티스 漢"},
		{X: 3, Y: 2, Size: 14, Turn: -71.5, S: "remote; 원격"},
	} {
		text.Fill = ink()
		es := elements(t, write(t, &scene.Scene{Items: []scene.Item{text}}, Options{Outlines: f}))
		path := es[len(es)-1]
		var want []scene.Point
		for _, s := range f.Outline(text) {
			switch s.Kind {
			case scene.QuadTo:
				want = append(want, s.C1, s.P)
			case scene.Close:
			default:
				want = append(want, s.P)
			}
		}
		got := points(t, path.attrs["d"])
		// A line of no length, after rounding, is left out.
		if len(got) > len(want) || len(got) < len(want)-10 {
			t.Fatalf("%s: %d points, want %d", text.S, len(got), len(want))
		}
		for _, p := range got {
			for len(want) > 0 && (math.Abs(p.X-want[0].X) > 0.0051 || math.Abs(p.Y-want[0].Y) > 0.0051) {
				want = want[1:]
			}
			if len(want) == 0 {
				t.Fatalf("%s: the font has no point at %v, or not there", text.S, p)
			}
			want = want[1:]
		}
	}
}

// points reads the data of a path as SVG 1.1 has it, for the commands that outlines use.
func points(t *testing.T, d string) []scene.Point {
	t.Helper()
	var out []scene.Point
	var p, start scene.Point
	for _, m := range regexp.MustCompile(`([a-z])([^a-z]*)`).FindAllStringSubmatch(d, -1) {
		var ns []float64
		for _, s := range regexp.MustCompile(`-?(?:\d+(?:\.\d+)?|\.\d+)`).FindAllString(m[2], -1) {
			n, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			ns = append(ns, n)
		}
		size := map[string]int{"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "z": 0}[m[1]]
		if m[1] == "z" && len(ns) == 0 {
			p = start
			continue
		}
		if size == 0 || len(ns) == 0 || len(ns)%size != 0 {
			t.Fatalf("%q", m[0])
		}
		for ; len(ns) > 0; ns = ns[size:] {
			from := p
			for i := 0; i < size; i += 2 {
				switch m[1] {
				case "h":
					p.X += ns[0]
				case "v":
					p.Y += ns[0]
				default:
					p = scene.Point{X: from.X + ns[i], Y: from.Y + ns[i+1]}
				}
				out = append(out, p)
			}
		}
		if m[1] == "m" {
			start = p
		}
	}
	return out
}
