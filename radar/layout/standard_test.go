package layout

import (
	"fmt"
	"reflect"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
)

// anchorsOf are the anchors of a radar by the ids of its entries, and the cells that they are in.
func anchorsOf(t *testing.T, r *radar.Radar, size Size) (anchors map[string]anchor, cells map[string]*cell) {
	t.Helper()
	r = canonical(r)
	b := newBuilder(&Document{Radar: r, Moves: history.Moves(r), Fonts: fonts(t), Options: Options{Size: size, Fonts: fonts(t)}, Numbers: make([]int, len(r.Entries))}, overview(len(r.Quadrants)))
	units := b.newUnits()
	anchors, cells = map[string]anchor{}, map[string]*cell{}
	found := b.findAnchors(units)
	for _, u := range units {
		anchors[u.id] = *found[u.index]
	}
	g := proportionedGrid(standardRadius, b.view, standardWidths(len(r.Rings)), equalShares(len(r.Quadrants)))
	for i, group := range b.byCell(units) {
		for _, u := range group {
			cells[u.id] = newCell(i/len(r.Rings), i%len(r.Rings), g)
		}
	}
	return anchors, cells
}

// TestAnchorsAreOfTheCell takes away everything but one cell's entries, in another order and on another page: the
// anchors in the cell stay to the last digit. It is what keeps a change from reaching other cells.
func TestAnchorsAreOfTheCell(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(60, 6, 4, 1), randomRadar(40, 3, 5, 2)} {
		all, _ := anchorsOf(t, r, Sizes[0])
		for q := range r.Quadrants {
			for k := range r.Rings {
				alone, want := *r, map[string]anchor{}
				alone.Entries = nil
				for _, e := range r.Entries {
					if e.Quadrant == q && e.Ring == k {
						alone.Entries = append([]radar.Entry{e}, alone.Entries...)
						want[e.ID] = all[e.ID]
					}
				}
				if got, _ := anchorsOf(t, &alone, Sizes[2]); !reflect.DeepEqual(got, want) {
					t.Errorf("%d entries, cell %d/%d: alone %v, among all %v", len(r.Entries), q, k, got, want)
				}
			}
		}
	}
}

// TestAnchorsAreInside maps anchors back to the standard disc: each is in its cell.
func TestAnchorsAreInside(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(60, 6, 4, 1), randomRadar(24, 8, 8, 1), randomRadar(12, 2, 2, 1)} {
		anchors, cells := anchorsOf(t, r, Sizes[0])
		if len(anchors) != len(r.Entries) {
			t.Errorf("%d anchors for %d entries", len(anchors), len(r.Entries))
		}
		for id, a := range anchors {
			if c := cells[id]; c.clearance(c.anchored(&a)) <= 0 {
				t.Errorf("%d entries: %s is %.1f px outside of its cell", len(r.Entries), id, -c.clearance(c.anchored(&a)))
			}
		}
	}
}

// TestAnchorsOfOthersStay adds the entry that comes last to cells that have room for it: nobody's anchor moves.
func TestAnchorsOfOthersStay(t *testing.T) {
	r := showcase()
	before, _ := anchorsOf(t, r, Sizes[0])
	last := uint64(0)
	for _, e := range r.Entries {
		last = max(last, hash64(e.ID, 3))
	}
	id := ""
	for i := 0; id == "" || hash64(id, 3) <= last; i++ {
		id = fmt.Sprintf("last-%d", i)
	}
	for _, c := range []struct{ quadrant, ring int }{{0, 1}, {0, 2}, {3, 1}, {4, 1}} {
		more := *r
		more.Entries = append(append([]radar.Entry(nil), r.Entries...), radar.Entry{ID: id, Name: "Last", Quadrant: c.quadrant, Ring: c.ring})
		after, _ := anchorsOf(t, &more, Sizes[0])
		delete(after, id)
		if !reflect.DeepEqual(after, before) {
			t.Errorf("cell %v: anchors are %v and were %v", c, after, before)
		}
	}
}
