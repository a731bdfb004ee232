package layout

import "math"

// view is the part of a radar that one page shows: the whole disc with all quadrants, or one quadrant alone, opened to
// half a disc, which has nearly twice the area of the whole one on the same page.
type view struct {
	name      string // of the page, and of its file without extension
	quadrants []int  // in the order of its sectors
	from      float64
	span      float64 // radians
	bare      bool    // it shows the disc alone: no title, key, panel, legend or index
}

// overview is the view of the whole radar.
func overview(quadrants int) view {
	v := view{name: "radar", span: 2 * math.Pi}
	for q := range quadrants {
		v.quadrants = append(v.quadrants, q)
	}
	return v
}

// quadrantPage begins the names of the pages of quadrants.
const quadrantPage = "radar-quadrant-"

// closeUp is the view of one quadrant, from 9 to 3 o'clock.
func closeUp(quadrant int, id string) view {
	return view{name: quadrantPage + id, quadrants: []int{quadrant}, from: -math.Pi / 2, span: math.Pi}
}

// whole reports whether the view is the overview.
func (v *view) whole() bool { return v.span > math.Pi }

// discArea is the area that the view opens of a disc of the given radius, px².
func (v *view) discArea(radius float64) float64 { return v.span / 2 * float64(radius*radius) }
