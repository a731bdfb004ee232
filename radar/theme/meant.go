package theme

import "techradar/radar"

// meant ends a message about an unknown word with the known one that it was most likely meant to be, if any is near.
func meant(s string, words []string) string {
	if near := radar.Nearest(s, words); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}
