package render

import (
	"fmt"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
)

// BenchmarkPhases is each step of a run and each format by itself, over radars of a team and of a company.
func BenchmarkPhases(b *testing.B) {
	o := options(b, "")
	for _, n := range []int{24, 118, 300, 1000, 5000} {
		src := synthetic(n)
		r := parse(b, src, "radar.yaml")
		var names []string
		for _, f := range Formats {
			names = append(names, f.Name)
		}
		build := func(quadrants, slides bool) *layout.Document {
			d, err := layout.Build(r, layout.Options{Size: layout.Sizes[0], Quadrants: quadrants, Slides: slides})
			if err != nil {
				b.Fatal(err)
			}
			return d
		}
		phase := func(name string, do func()) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					do()
				}
			})
		}
		phase("parse", func() { radar.Parse(src, "radar.yaml") })
		phase("moves", func() { history.Moves(r) })
		phase("layout", func() { build(false, false) })
		phase("layout for every format", func() { build(NeedQuadrants(names), NeedSlides(names)) })
		d := build(NeedQuadrants(names), NeedSlides(names))
		for _, f := range Formats {
			phase(f.Name, func() {
				if _, err := f.Files(d, o); err != nil {
					b.Fatal(err)
				}
			})
		}
	}
}
