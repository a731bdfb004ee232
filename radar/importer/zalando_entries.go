package importer

import (
	"fmt"
	"slices"

	"techradar/radar"
)

// zalandoEntry reads an entry, which names its quadrant and ring by their numbers.
func (d *toolRadar) zalandoEntry(o *object) {
	name, at := o.str("label", "name")
	e := &toolEntry{at: at, name: name, moveAt: at}
	if e.at.Line == 0 {
		e.at = o.at
	}
	e.id, _ = o.str("id")
	if isEphemeral(e.id) {
		e.id = "" // the number that is printed
	}
	var ok bool
	if e.quadrant, ok = d.numbered(o, "quadrant", d.quadrants, codeQuadrant, e); !ok {
		return
	}
	if e.ring, ok = d.numbered(o, "ring", d.rings, codeRing, e); !ok {
		return
	}
	link, linkAt := o.str("link")
	url, urlAt := o.str("url")
	if link == "" || link == "#" {
		link, linkAt = url, urlAt
	} else if url != "" && url != link {
		e.links = append(e.links, radar.Link{Title: url, URL: d.link(url, "the url of "+quoted(name), urlAt)})
	}
	if link != "#" {
		e.link = d.link(link, "the link of "+quoted(name), linkAt)
	}
	e.links = slices.DeleteFunc(e.links, func(l radar.Link) bool { return l.URL == "" })
	description, descriptionAt := o.str("description")
	e.tellHTML(d.reports, description, descriptionAt)
	moved, movedAt := o.str("moved")
	e.moveAt = movedAt
	if e.move, ok = moveOf(moved, false); moved == "2" {
		e.move = typedMove{kind: moveNew}
	} else if !ok {
		d.warn(movedAt, codeMove, "write -1, 0, 1 or 2", "%s is no movement: it was left out", quoted(moved))
	}
	if e.move.kind == moveUntold {
		e.move.kind = moveNone
	}
	if active, activeAt := o.str("active"); active != "" && !isYes(active) {
		d.count("inactive", activeAt, codeNoPlace, func(n int) string {
			return plural(n, "entry is", "entries are") + " not active, which is grey there and has no place in a radar: imported like the others"
		})
	}
	o.rest()
	d.entries = append(d.entries, e)
}

// numbered returns the index that an entry has for its quadrant or ring.
func (d *toolRadar) numbered(o *object, key string, list []*sector, code string, e *toolEntry) (int, bool) {
	s, at := o.str(key)
	for i := range list {
		if s == fmt.Sprint(i) {
			return i, true
		}
	}
	is := quoted(s) + " is no " + key
	if s == "" {
		is = "there is no " + key
	}
	d.warn(at, code, fmt.Sprintf("write 0 to %d", len(list)-1), "%s: %s was left out", is, quoted(e.name))
	return 0, false
}

// zalandoOrder turns the quadrants, which count clockwise from the bottom right, so that each stays in its corner.
func (d *toolRadar) zalandoOrder() {
	if len(d.quadrants) != len(fromBottomRight) {
		return
	}
	d.quadrants = turned(d.quadrants, fromBottomRight)
	for _, e := range d.entries {
		e.quadrant = slices.Index(fromBottomRight[:], e.quadrant)
	}
}
