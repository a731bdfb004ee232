package layout

import (
	"math"
	"slices"
)

// grid is the ring radii, from 0 to the edge, and the borders of the sectors, clockwise.
type grid struct{ radii, angles []float64 }

func (g grid) equal(o grid) bool {
	return slices.Equal(g.radii, o.radii) && slices.Equal(g.angles, o.angles)
}

// ringProfile is the exponent of the default ring radii R(k/n)^0.65, between equal widths, which starve the centre,
// and equal areas, which make a thread of the outermost ring. Four rings come out at .41 .64 .83 1, near to what
// other tools set by hand.
const ringProfile = 0.65

// demandStep is the ratio that demands are rounded up to a power of, so that one more entry rarely changes the
// grid. For the same reason angles keep to 5 degrees and radii to 0.5 % of the disc.
const demandStep = 1.25

// blend says how far the rings and the angles follow the demand: 0 not at all, 1 wholly.
type blend struct{ rings, angles float64 }

// fitGrid divides the view of a disc of radius r among quadrants and rings with the given demand (any unit of area, one row a
// quadrant). widths tells how wide each ring has to be, px, when the quadrants have the given borders; fits is false
// when the disc is too small for that.
func fitGrid(r float64, v view, demand [][]float64, b blend, widths func(angles []float64) []float64) (g grid, fits bool) {
	rings, shares := fitShares(roundUp(demand), b)
	angles := fitAngles(v, shares)
	radii, fits := fitRadii(r, rings, widths(angles))
	return grid{radii, angles}, fits
}

func roundUp(demand [][]float64) [][]float64 {
	out := make([][]float64, len(demand))
	for q, row := range demand {
		out[q] = make([]float64, len(row))
		for k, v := range row {
			if v > 0 {
				out[q][k] = round4(math.Pow(demandStep, math.Ceil(round9(math.Log(v)/math.Log(demandStep)))))
			}
		}
	}
	return out
}

const (
	fitRounds     = 12
	leastRingArea = 0.02 // share of the disc
	leastAngle    = 0.5  // of an equal share
)

// fitShares finds ring areas and angles, as shares of the disc, in which every cell has room in proportion to its
// demand: ring areas for given angles and angles for given ring areas in turn.
func fitShares(demand [][]float64, b blend) (rings, angles []float64) {
	n, quadrants := len(demand[0]), len(demand)
	profile := make([]float64, n)
	inner := 0.0
	for k := range profile {
		area := round9(math.Pow(float64(k+1)/float64(n), 2*ringProfile))
		profile[k], inner = area-inner, area
	}
	rings = append([]float64(nil), profile...)
	angles = make([]float64, quadrants)
	for q := range angles {
		angles[q] = round9(1 / float64(quadrants))
	}
	for range fitRounds {
		if b.rings > 0 {
			need := make([]float64, n)
			for k := range need {
				for q := range angles {
					need[k] = max(need[k], demand[q][k]/angles[q])
				}
			}
			normalise(need, leastRingArea)
			for k := range rings {
				rings[k] = round9(float64((1-b.rings)*profile[k]) + float64(b.rings*need[k]))
			}
		}
		if b.angles > 0 {
			need := make([]float64, quadrants)
			for q := range need {
				for k := range rings {
					need[q] = max(need[q], demand[q][k]/rings[k])
				}
			}
			normalise(need, leastAngle/float64(quadrants))
			for q := range angles {
				angles[q] = round9((1-b.angles)/float64(quadrants) + float64(b.angles*need[q]))
			}
		}
	}
	return rings, angles
}

// normalise makes shares of 1 out of amounts, none below least (before the last division).
func normalise(x []float64, least float64) {
	total := 0.0
	for _, v := range x {
		total += v
	}
	if total == 0 {
		total = 1
	}
	sum := 0.0
	for i := range x {
		x[i] = max(x[i]/total, least)
		sum += x[i]
	}
	for i := range x {
		x[i] = round9(x[i] / sum)
	}
}

// fitRadii turns shares of the area into radii, no ring narrower than its least width. What a ring has beyond that
// shrinks in proportion. When the least widths alone are too much, they shrink themselves and fits is false.
func fitRadii(r float64, areas, least []float64) (radii []float64, fits bool) {
	n := len(areas)
	extra := make([]float64, n)
	area, inner, sumLeast, sumExtra := 0.0, 0.0, 0.0, 0.0
	for k := range areas {
		area += areas[k]
		outer := round4(r * math.Sqrt(min(1, round9(area))))
		extra[k] = max(0, outer-inner-least[k])
		inner = outer
		sumLeast += least[k]
		sumExtra += extra[k]
	}
	scale, stretch := 1.0, 0.0
	switch {
	case sumLeast > r:
		scale = r / sumLeast
	case sumExtra > 0:
		stretch = (r - sumLeast) / sumExtra
	default:
		scale = r / sumLeast
	}
	radii = make([]float64, n+1)
	for k := range areas {
		radii[k+1] = round4(radii[k] + float64(scale*least[k]) + float64(stretch*extra[k]))
	}
	for k := 1; k < n; k++ {
		radii[k] = round4(round(radii[k]/r, radiusStep) * r)
	}
	radii[n] = r
	return radii, sumLeast <= tolerated*r
}

const (
	radiusStep = 0.005 // of the radius of the disc
	tolerated  = 1.06  // of the disc: the least widths are an estimate
)

const angleStep = math.Pi / 36

func fitAngles(v view, shares []float64) []float64 {
	n := len(shares)
	angles := make([]float64, n+1)
	equal := true
	sum := 0.0
	for q, a := range shares {
		equal = equal && a == shares[0]
		sum += a
		angles[q+1] = round(round9(sum*v.span), angleStep)
	}
	if equal { // 360/7 degrees stay what they are
		for q := range angles {
			angles[q] = float64(q) * v.span / float64(n)
		}
	}
	angles[n] = v.span
	for q := n - 1; q >= 1; q-- { // half planes bound a cell only up to 180 degrees
		angles[q] = max(angles[q], angles[q+1]-math.Pi)
	}
	for q := 1; q < n; q++ {
		angles[q] = min(angles[q], angles[q-1]+math.Pi)
	}
	for q := range angles {
		angles[q] = radians(degrees(v.from + angles[q]))
	}
	return angles
}

// degrees and radians turn angles into what a lock holds and back, without loss for an angle that has been through
// both.
func degrees(rad float64) float64 { return math.Round(rad*180/math.Pi*1e6) / 1e6 }
func radians(deg float64) float64 { return round9(deg * math.Pi / 180) }
