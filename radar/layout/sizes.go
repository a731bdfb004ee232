package layout

import (
	"math"

	"techradar/radar/scene"
)

// SlideText is the least size of text, px, that is read from the back row of a room: 10 pt on a slide 13.333 in wide,
// which a page of 1600 px fills.
const SlideText = 10.0 / 72 * 1600 / (40.0 / 3)

// mostText is the largest least size of text, px: with a larger one there is no room for a radar beside its title.
const mostText = 60.0

// tenthUp rounds a size up to 0.1 px, so that no text that is given it comes out smaller.
func tenthUp(size float64) float64 { return math.Ceil(round6(size*10)) / 10 }

// atLeast are the sizes of a falling list that are no smaller than least, or least alone when none is. With least 0 it
// is the list.
func atLeast(sizes []float64, least float64) []float64 {
	var out []float64
	for _, s := range sizes {
		if s >= least {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		out = append(out, least)
	}
	return out
}

// smallestText is the size of the smallest text of finished pages, px; 0 when they have none.
func smallestText(pages []Page) float64 {
	least := 0.0
	var walk func(items []scene.Item)
	walk = func(items []scene.Item) {
		for _, it := range items {
			switch it := it.(type) {
			case scene.Group:
				walk(it.Items)
			case scene.Text:
				if least == 0 || it.Size < least {
					least = it.Size
				}
			}
		}
	}
	for _, p := range pages {
		walk(p.Scene.Items)
	}
	return least
}
