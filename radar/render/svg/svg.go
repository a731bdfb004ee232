// Package svg writes a scene as SVG that every wiki and slide tool accepts: presentation attributes only, ASCII
// only, no style sheet, no script, no reference to anything outside.
package svg

import (
	"io"

	"techradar/radar/scene"
)

// Options say how a scene becomes SVG.
type Options struct {
	// Color gives the value of a fill or stroke: #rrggbb, "none", or for an inline picture a CSS variable.
	Color func(scene.Paint) string
	// Link gives the target of a link, or "" for none. Nil means no links.
	Link func(scene.Link) string
	// Inline leaves out the XML declaration, the fixed size and the background, for a picture inside a page.
	Inline bool
	// IDPrefix is put before every id, so that several pictures can stand in one page.
	IDPrefix string
}

// Write writes the scene.
func Write(w io.Writer, s *scene.Scene, o Options) error { panic("being written") }
