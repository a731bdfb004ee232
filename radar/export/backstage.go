package export

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"techradar/radar"
)

// The answer that Backstage's plug-in loads: TechRadarLoaderResponse of its common package, in the order of its schema.
type (
	backstageRadar struct {
		Title     string              `json:"title,omitempty"`
		Quadrants []backstageQuadrant `json:"quadrants"`
		Rings     []backstageRing     `json:"rings"`
		Entries   []backstageEntry    `json:"entries"`
	}
	backstageQuadrant struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	backstageRing struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		Color       string `json:"color"`
		Description string `json:"description,omitempty"`
	}
	backstageEntry struct {
		Key         string          `json:"key"`
		ID          string          `json:"id"`
		Title       string          `json:"title"`
		Quadrant    string          `json:"quadrant"`
		Description string          `json:"description,omitempty"`
		URL         string          `json:"url,omitempty"`
		Links       []backstageLink `json:"links,omitempty"`
		Timeline    []backstageItem `json:"timeline"`
	}
	backstageLink struct {
		URL   string `json:"url"`
		Title string `json:"title"`
	}
	// backstageItem is a snapshot; the newest stands first.
	backstageItem struct {
		Date        string `json:"date"`
		RingID      string `json:"ringId"`
		Moved       int    `json:"moved"`
		Description string `json:"description,omitempty"`
	}
)

// ringColors are the colours of Backstage's own sample, and four more for more rings: the schema asks for one.
var ringColors = [radar.MaxSectors]string{"#5BA300", "#009EB0", "#C7BA00", "#E09B96", "#8E6BBF", "#B5651D", "#7A8793", "#4A4A4A"}

// noDate stands where the radar has no edition: the schema asks for a date.
const noDate = "1970-01-01"

func writeBackstage(w io.Writer, r *radar.Radar, _ Options) ([]radar.Problem, error) {
	out := backstageRadar{Title: r.Title, Entries: []backstageEntry{}}
	list := quadrants(r)
	if len(list) == 4 { // Backstage counts clockwise from the bottom right, and we from the top right
		list = []sector{list[1], list[2], list[3], list[0]}
	}
	for _, q := range list {
		out.Quadrants = append(out.Quadrants, backstageQuadrant{q.id, q.name})
	}
	for i, ring := range r.Rings {
		out.Rings = append(out.Rings, backstageRing{ring.ID, ring.Name, ringColors[i], ring.Description})
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		if e.Retired != nil {
			continue
		}
		b := backstageEntry{
			Key: e.ID, ID: e.ID, Title: e.Name, Quadrant: r.Quadrants[e.Quadrant].ID, Description: e.Description, URL: e.Link,
			Timeline: timeline(r, e),
		}
		for _, l := range e.Links {
			b.Links = append(b.Links, backstageLink{l.URL, l.Title})
		}
		out.Entries = append(out.Entries, b)
	}
	return backstageLosses(r), writeJSON(w, out)
}

// timeline returns where an entry is and was, newest first.
func timeline(r *radar.Radar, e *radar.Entry) []backstageItem {
	now := backstageItem{Date: noDate, RingID: r.Rings[e.Ring].ID, Description: escapeMarkdown(e.Summary)}
	if !r.Edition.IsZero() {
		now.Date = dateOf(r.Edition)
	}
	items := []backstageItem{now}
	ring := e.Ring
	for _, c := range slices.Backward(e.History) {
		if c.Retired {
			continue
		}
		last := &items[len(items)-1]
		switch {
		case ring < c.Ring:
			last.Moved = 1
		case ring > c.Ring:
			last.Moved = -1
		}
		items = append(items, backstageItem{Date: dateOf(c.Edition), RingID: r.Rings[c.Ring].ID, Description: escapeMarkdown(c.Note)})
		ring = c.Ring
	}
	return items
}

func dateOf(e radar.Edition) string { return e.Start().Format("2006-01-02") }

func backstageLosses(r *radar.Radar) []radar.Problem {
	l := &losses{radar: r, format: "backstage-json"}
	l.top("title", "edition")
	l.fields("link", "links", "history", "id")
	l.retired()
	l.sectors("quadrants", quadrants(r), "the ids")
	l.sectors("rings", rings(r), "the ids", "the descriptions")
	if len(r.Quadrants) > 4 {
		l.tell("quadrants", codeWritten, "Backstage draws up to 4 quadrants, and the radar has %d", len(r.Quadrants))
	}
	if r.Edition.IsZero() {
		l.tell("edition", codeWritten, "the radar has no edition: %s stands in for the date that Backstage asks for", noDate)
	} else if dateOf(r.Edition) != r.Edition.Name {
		l.tell("edition", codeWritten, "editions are written as days: %s as %s", r.Edition, dateOf(r.Edition))
	}
	l.entries("history", codeNoPlace, func(e *radar.Entry) bool {
		return slices.ContainsFunc(e.History, func(c radar.Change) bool { return c.Retired })
	}, func(entries string) string {
		return fmt.Sprintf("%s has no place for the time between leaving and coming back: left out of %s", l.format, entries)
	})
	return l.list()
}

// lineBegins matches what begins a line and would make it something else than running text.
var lineBegins = regexp.MustCompile(`^(?:[-+=]|:-|[0-9]{1,9}[.)])`)

// escapeMarkdown writes a plain line so that Markdown shows it letter by letter.
func escapeMarkdown(s string) string {
	begin := ""
	if at := lineBegins.FindStringIndex(s); at != nil {
		begin, s = s[:at[1]-1]+`\`+s[at[1]-1:at[1]], s[at[1]:]
	}
	var b strings.Builder
	b.WriteString(begin)
	for i, c := range s {
		if strings.ContainsRune("\\*_`[]<>~&|#", c) || c == ':' && strings.HasPrefix(s[i:], "://") {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}
