// Package png writes a scene as a PNG picture, for the places that take no SVG: mail, chats, slides.
package png

import (
	"fmt"
	"io"

	"techradar/radar/gochart"
	"techradar/radar/scene"
)

// MostScale is the largest Scale.
const MostScale = 4

// Options say how a scene becomes a PNG.
type Options struct {
	// Scale is the number of pixels of the picture, in each direction, for a pixel of the page: 1 to MostScale.
	Scale int
	// Color gives the colour of a paint: #rrggbb or "none".
	Color func(scene.Paint) string
	// Fonts are what text is drawn with: those that the scene was laid out with.
	Fonts *scene.Fonts
	// Transparent leaves out the background, the group of that class.
	Transparent bool
}

// Write writes the scene. The bytes depend on the scene and the options alone. It needs four bytes of memory for each
// pixel of the picture, of which gochart.MostPixels are allowed; more is an error.
//
// The file says how large a page's pixel is, 1/96 inch as in CSS, so that office programs insert it in the size of the
// page whatever its scale. It holds the scene's title and description, which some of them show as alternative text.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	if o.Scale < 1 || o.Scale > MostScale {
		return fmt.Errorf("scale %d: choose a whole number from 1 to %d", o.Scale, MostScale)
	}
	if o.Transparent {
		s = s.Without("background")
	}
	img, err := gochart.Draw(s, float64(o.Scale), o.Color, o.Fonts)
	if err != nil {
		return err
	}
	more := resolution(nil, o.Scale)
	more = text(more, "Title", s.Title, s.Lang)
	more = text(more, "Description", s.Desc, s.Lang)
	return encode(w, img, more)
}

// pixelsPerMetre is the resolution of a page's pixel of 1/96 inch.
const pixelsPerMetre = 96 / 0.0254
