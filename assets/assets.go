// Package assets holds the files that a designer, not a programmer, edits: fonts, themes, templates and the
// starter radar. They are embedded, so one binary is all there is to install.
//
// The names and contents of the files carry no promise of compatibility.
package assets

import "embed"

// FS holds the assets by their path below this folder, such as "themes/light.yaml".
//
//go:embed catalogue.yaml fonts starter.yaml templates themes
var FS embed.FS
