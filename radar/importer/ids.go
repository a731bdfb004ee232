package importer

import (
	"cmp"
	"fmt"
	"strings"

	"techradar/radar"
)

// signs are the signs in the names of technologies, as they are said.
var signs = strings.NewReplacer("+", " plus ", "#", " sharp ", "&", " and ", ".", " dot ")

// freeID returns an id for a name that is not taken: the slug; else the slug with its signs in words, so that C++ beside
// C is c-plus-plus; else the slug with a number.
func freeID(name string, taken func(id string) bool) string {
	slug := cmp.Or(radar.Slug(name), "entry")
	if !taken(slug) {
		return slug
	}
	if spelled := radar.Slug(signs.Replace(name)); spelled != "" && !taken(spelled) {
		return spelled
	}
	const room = 70 // bytes of an id before its number
	base := strings.ToValidUTF8(slug[:min(len(slug), room)], "")
	for n := 2; ; n++ {
		if id := radar.Slug(fmt.Sprintf("%s-%d", base, n)); !taken(id) {
			return id
		}
	}
}
