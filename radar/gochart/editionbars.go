package gochart

import (
	"fmt"

	"techradar/radar/scene"
	"techradar/radar/words"
)

// The measures of a chart over editions, px: there can be more of them than rings.
const (
	editionSlot = 72.0
	editionBar  = 28.0
)

// EditionBars draws how often something happened in each edition: a bar an edition, its number over it, its name below,
// the latest in ink. The scale and the title are those of RingBars.
func EditionBars(
	title string, editions []string, counts []int, most int, fonts *scene.Fonts, lang string,
) (*scene.Scene, error) {
	if len(editions) != len(counts) {
		return nil, fmt.Errorf("chart: %d editions and %d counts", len(editions), len(counts))
	}
	for _, n := range counts {
		most = max(most, n)
	}
	b := &barChart{below: editions, counts: counts, most: most, slot: editionSlot, bar: editionBar, fonts: fonts, paint: func(i int) scene.Paint {
		if i == len(editions)-1 {
			return scene.Paint{Role: scene.Ink}
		}
		return scene.Paint{Role: scene.Axis}
	}}
	return b.draw(title, words.For(lang).EditionChart, lang)
}
