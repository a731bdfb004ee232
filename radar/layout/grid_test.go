package layout

import (
	"math"
	"testing"
)

func widths(px float64) func([]float64) []float64 {
	return func([]float64) []float64 { return []float64{px, px, px, px} }
}

func TestGridFollowsDemand(t *testing.T) {
	demand := [][]float64{{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 40, 1}, {1, 1, 1, 1}}
	even, _ := fitGrid(400, overview(4), demand, blend{}, widths(40))
	for q, a := range even.angles {
		if want := float64(q) * math.Pi / 2; math.Abs(a-want) > 1e-8 {
			t.Errorf("without weights quadrant %d begins at %f, want %f", q, a, want)
		}
	}
	turned, _ := fitGrid(400, overview(4), demand, blend{angles: 1}, widths(40))
	if a := turned.angles[3] - turned.angles[2]; a < 2 {
		t.Errorf("the fullest quadrant got %.2f of 6.28", a)
	}
	weighted, _ := fitGrid(400, overview(4), demand, blend{rings: 1}, widths(40))
	if w := weighted.radii[3] - weighted.radii[2]; w < 120 {
		t.Errorf("the fullest ring got %.0f of 400 px", w)
	}
}

// TestGridKeepsWidths holds that rings grow outward, end at the edge, and are as wide as they have to be.
func TestGridKeepsWidths(t *testing.T) {
	for _, px := range []float64{10, 60, 99} {
		g, fits := fitGrid(400, overview(2), [][]float64{{1, 0, 0, 0}, {0, 0, 0, 9}}, blend{rings: 1}, widths(px))
		if !fits || g.radii[0] != 0 || g.radii[4] != 400 {
			t.Errorf("%g px: radii %v, fits %t", px, g.radii, fits)
		}
		for k := 1; k < len(g.radii); k++ {
			if w := g.radii[k] - g.radii[k-1]; w < px-400*radiusStep {
				t.Errorf("%g px: ring %d is %f wide", px, k, w)
			}
		}
	}
	if _, fits := fitGrid(400, overview(2), [][]float64{{1, 1, 1, 1}, {1, 1, 1, 1}}, blend{}, widths(150)); fits {
		t.Error("four rings of 150 px do not fit 400")
	}
}

// TestHalfPlanes holds that no quadrant is wider than 180 degrees, which the geometry of cells rests on.
func TestHalfPlanes(t *testing.T) {
	for _, shares := range [][]float64{{0.5, 0.5}, {0.75, 0.25}, {0.25, 0.75}, {0.1, 0.8, 0.1}, {0.02, 0.02, 0.96}} {
		a := fitAngles(overview(len(shares)), shares)
		for q := 1; q < len(a); q++ {
			if d := a[q] - a[q-1]; d <= 0 || d > math.Pi+1e-8 {
				t.Errorf("%v: quadrant %d spans %f", shares, q, d)
			}
		}
		if a[0] != 0 || math.Abs(a[len(a)-1]-2*math.Pi) > 1e-8 {
			t.Errorf("%v: angles %v do not go around", shares, a)
		}
	}
}

func TestCellClearance(t *testing.T) {
	c := newCell(0, 1, grid{radii: []float64{0, 100, 200}, angles: []float64{0, math.Pi / 2, 2 * math.Pi}})
	for _, k := range []struct {
		box  rect
		want float64
	}{
		{rect{100, -110, 110, -100}, 10},                   // from both straight borders far, from the inner circle 41, from the outer 44: see below
		{rect{10, -160, 20, -150}, 10},                     // its left side is 10 px from the line at 12 o'clock
		{rect{110, -20, 130, -10}, 10},                     // its lower side is 10 px from the line at 3 o'clock
		{rect{-5, -160, 20, -150}, -5},                     // sticks out to the left
		{rect{30, -60, 40, -50}, math.Hypot(30, 50) - 100}, // inside the inner ring
		{rect{130, -180, 150, -170}, 200 - math.Hypot(150, 180)},
	} {
		want := k.want
		if k.box.X0 == 100 && k.box.Y0 == -110 {
			want = math.Min(math.Hypot(100, 100)-100, 200-math.Hypot(110, 110))
		}
		if got := c.clearanceOf(k.box); math.Abs(got-want) > 1e-6 {
			t.Errorf("clearance of %v is %f, want %f", k.box, got, want)
		}
	}
}
