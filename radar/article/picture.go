package article

import (
	"fmt"
	"strings"

	"techradar/radar/layout"
)

// Alt is the text for those who do not see the picture of a page: what it is, of when, how much is on it, and more
// where there is any. It is in the radar's language, plain text in one line.
func (a *Article) Alt(page layout.Page, more ...string) string {
	holds := a.Words.Picture(a.Total, len(a.Quadrants), len(a.Rings))
	for _, q := range a.Quadrants {
		if own := "radar-quadrant-" + q.ID; page.Name == own || strings.HasPrefix(page.Name, own+"-index-") {
			holds = fmt.Sprintf("%s: %d", a.Words.Entries, len(q.Entries)) // the title names the quadrant
		}
	}
	var said []string
	for _, s := range append([]string{page.Scene.Title, a.Edition, holds}, more...) {
		if s == "" {
			continue
		}
		if !strings.ContainsAny(s[len(s)-1:], ".!?") {
			s += "."
		}
		said = append(said, s)
	}
	return strings.Join(said, " ")
}
