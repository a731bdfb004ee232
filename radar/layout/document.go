// Package layout measures and places everything of a radar, once: Build turns a radar into a Document whose
// pages are finished scenes. It knows no colour and no file format.
package layout

import (
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/scene"
)

// Document is a radar with its pictures: what every output format is made from.
type Document struct {
	Radar   *radar.Radar   // with its entries by quadrant, ring and name
	Moves   []history.Move // one for each of Radar.Entries
	Numbers []int          // one for each of Radar.Entries: the number in its blip, 0 where it shows none
	Pages   []Page         // the radar first, then its index pages if it is too full for a legend, then the quadrants likewise
	Reports []Report       // of the radar, then of each quadrant's page
	Fonts   *scene.Fonts   // that everything was measured with
	Lock    *Lock          // where everything stands now; it keeps what the given lock says of other pages and sizes
	Options Options        // what it was built with, the defaults filled in: a format may build it again in another size
	Slides  *Slides        // nil unless they were asked for

	// Unlocked are the ids of the entries on a page that the given lock says nothing of; nil without a lock.
	Unlocked []string
}

// Overview is the document without the pages of its quadrants.
func (d *Document) Overview() *Document {
	o := *d
	o.Pages = d.overviewPages()
	o.Reports = slices.DeleteFunc(slices.Clone(d.Reports), func(r Report) bool { return strings.HasPrefix(r.Page, quadrantPage) })
	return &o
}

// Page is one picture of a document.
type Page struct {
	Name  string // file name without extension: "radar", "radar-index-1", "radar-quadrant-ID"
	Scene *scene.Scene
}

// Mode is how the picture names its entries.
type Mode string

// The modes, from the best to the fullest.
const (
	Names   Mode = "names"   // every name on the radar
	Mixed   Mode = "mixed"   // numbers in the cells that are too full, names elsewhere
	Numbers Mode = "numbers" // numbers on the radar, names in a legend
	Indexed Mode = "index"   // numbers on the radar, names on index pages
	Blips   Mode = "blips"   // neither, where Options.LeastText leaves no room for numbers
)

// Report tells how a page came out.
type Report struct {
	Page    string
	Mode    Mode
	Font    float64 // px of the names on the radar, or of its numbers; 0 in mode Blips
	Text    float64 // px of the smallest text of the page and its index pages
	Entries int     // on the picture
	Named   int     // of those, with the name beside the blip
	Radius  float64 // px of the disc
	Disc    float64 // share of the disc that blips and names take, with the free room around them
	Fullest float64 // the same of the fullest cell, a quadrant's part of a ring
	Shapes  int     // that were measured against each other; no two overlap
	Notes   []string
	Cut     bool // a note says that the page does not list all of what changed
}

// Size is a page size, px.
type Size struct {
	Name string // without spaces; a lock names its sections by it
	W, H float64
}

// Sizes lists the page sizes, the default first.
var Sizes = []Size{{"16:9", 1600, 900}, {"16:10", 1600, 1000}, {"1:1", 1200, 1200}}

// Note is a line of what changed that is no movement, such as another quadrant.
type Note struct {
	Heading string // what happened; those with the same one stand together
	Entry   string // its ID
	Text    string // from what to what
}

// Options are the choices of a layout; the zero Options are good.
type Options struct {
	Size      Size         // zero means Sizes[0]
	Fonts     *scene.Fonts // nil means the embedded font
	Quadrants bool         // a page for each quadrant too
	Slides    bool         // the pictures of a deck too
	Trails    bool         // faint lines from the rings that entries came from
	Since     string       // of a comparison: the name of the edition that it begins with; "" for none
	Notes     []Note       // more of what changed than the moves tell, in the order shown
	Lock      *Lock        // where entries stood; nil to place them all
	Fresh     bool         // place them all, in spite of the lock

	// LeastText is the size, px, that no text may be smaller than: see SlideText. With 0 each kind of text may be as
	// small as a screen bears it; more than 60 counts as 60. The larger it is, the sooner names become numbers, and
	// what has no room even then is left out, with a note.
	LeastText float64
}
