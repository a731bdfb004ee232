// Package gochart lets go-chart draw into a scene, so that its charts come out of every picture format with their
// text escaped and in the colours of any theme.
//
// It knows nothing of radars, themes or file formats.
package gochart

import (
	"github.com/wcharczuk/go-chart/v2/drawing"

	"techradar/radar/scene"
)

// marker is the alpha of a colour that stands for a paint role. It tells such a colour from go-chart's own, which
// are opaque or wholly transparent.
const marker = 254

// Color encodes a paint as a colour of go-chart, for use in a chart that a Recorder records. The colour is a
// message and must not be shown. No paint is a transparent colour, which go-chart does not replace by a default.
func Color(p scene.Paint) drawing.Color {
	if p.Role == scene.NoPaint {
		return drawing.ColorTransparent
	}
	//nolint:gosec // there are 14 roles, and at most 8 rings and quadrants
	return drawing.Color{R: uint8(p.Role), G: uint8(p.Ring), B: uint8(p.Quadrant), A: marker}
}

// Paint decodes what Color encoded. A colour that go-chart chose by itself has no role; it becomes ink, so that
// nothing a chart draws goes missing.
func Paint(c drawing.Color) scene.Paint {
	switch c.A {
	case 0:
		return scene.Paint{}
	case marker:
		return scene.Paint{Role: scene.PaintRole(c.R), Ring: int(c.G), Quadrant: int(c.B)}
	}
	return scene.Paint{Role: scene.Ink}
}
