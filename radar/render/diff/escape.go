package diff

import (
	"techradar/radar"
	"techradar/radar/markdown"
)

// escape returns s so that it is shown as it is typed in a comment, inside a line and in a cell of a table.
func escape(s string) string {
	return markdown.Escape{HTML: true, Comment: true}.Text(radar.Visible(s))
}
