package main

import (
	"slices"
	"strings"

	"techradar/radar"
)

// nearest returns the name that was most likely meant by a word: one that begins with it, or else one that is spelled
// nearly like it; "" when there is none.
func nearest(word string, names []string) string {
	if len(word) > 1 {
		for _, name := range names {
			if strings.HasPrefix(strings.ToLower(name), strings.ToLower(word)) {
				return name
			}
		}
	}
	return radar.Nearest(word, names)
}

// otherNames are what people call a flag who know it from another program.
var otherNames = map[string]string{
	"output": "out", "output-dir": "out", "outdir": "out", "dir": "out", "folder": "out", "dest": "out", "destination": "out", "target": "out",
	"type": "format", "to": "format", "output-format": "format", "json": "format",
	"color": "theme", "colour": "theme", "dark": "theme", "style": "theme", "mode": "theme",
	"aspect": "size", "ratio": "size", "resolution": "size", "dimensions": "size",
	"dpi": "scale", "zoom": "scale", "outline": "text", "outlines": "text", "bg": "background", "transparent": "background",
	"typeface": "font", "url": "base-url", "baseurl": "base-url", "site": "base-url",
	"quadrant": "pages", "split": "pages", "views": "pages",
	"freeze": "lock", "pin": "lock", "lockfile": "lock",
	"dry-run": "check", "diff": "check", "verify": "check",
	"report": "explain", "stats": "explain", "debug": "explain",
	"silent": "quiet", "werror": "strict", "pedantic": "strict",
}

// nearestFlag returns the flag that was most likely meant by a name, or "".
func nearestFlag(name string, flags []string) string {
	if meant := otherNames[strings.ToLower(name)]; slices.Contains(flags, meant) {
		return meant
	}
	return nearest(name, flags)
}

// didYouMean is the end of a sentence that suggests the nearest name, or "".
func didYouMean(word string, names []string) string {
	if near := nearest(word, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// list writes names as in "a, b and c".
func list(names []string, and string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}
