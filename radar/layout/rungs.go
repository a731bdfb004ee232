package layout

import (
	"math"
	"slices"
)

// rung is one attempt of the ladder.
type rung struct {
	font  float64
	blend blend
	least float64 // px that no ring name may be smaller than; 0 for what a screen bears
}

// nameLadder goes from type that is read from the back row down to the least that print bears. Equal angles look best
// and stay when an entry is added, so they come before angles that follow the demand in type up to two px larger.
func nameLadder() []rung {
	var rungs []rung
	for _, step := range []struct{ equal, weighted []float64 }{
		{[]float64{24, 22, 20, 18}, []float64{20, 18}},
		{[]float64{17, 16, 15}, []float64{16, 15}},
		{[]float64{14, 13}, []float64{14, 13}},
		{[]float64{12}, []float64{12}},
		{[]float64{11.5}, []float64{11.5}},
		{[]float64{11}, []float64{11}},
		{[]float64{10.5}, []float64{10.5}},
		{[]float64{10}, []float64{10}},
	} {
		for _, f := range step.equal {
			rungs = append(rungs, rung{font: f})
		}
		for _, f := range step.weighted {
			if rungs = append(rungs, rung{font: f, blend: blend{1, 1}}); f < 13 { // the last reserves
				rungs = append(rungs, rung{font: f, blend: blend{0.5, 0.5}})
			}
		}
	}
	return rungs
}

// smallLadder is what is left of nameLadder where no size near the standard disc has room.
func smallLadder() []rung {
	return slices.DeleteFunc(nameLadder(), func(st rung) bool { return st.font > largestSmall })
}

const largestSmall = 14.0 // px: a little more than the last of steadyLadder

// largeLadder is nameLadder down to names of least px, with the ring names no smaller.
func largeLadder(least float64) []rung {
	var rungs []rung
	for _, st := range nameLadder() {
		if st.font >= least {
			st.least = least
			rungs = append(rungs, st)
		}
	}
	return rungs
}

// lastRungs follow after largeLadder where no text may be smaller than least: then names that the quadrants make way
// for are better than numbers.
func lastRungs(least float64) []rung {
	var rungs []rung
	for _, font := range slices.Compact([]float64{math.Ceil(least), least}) {
		for _, bl := range []blend{{}, {1, 1}, {0.5, 0.5}} {
			rungs = append(rungs, rung{font, bl, least})
		}
	}
	return rungs
}

// mixedLadder is tried when no rung names every entry: the round with the most names wins.
func mixedLadder(least float64) []rung {
	rungs := []rung{{12, blend{1, 1}, least}, {11, blend{1, 1}, least}, {10, blend{1, 1}, least}, {10, blend{}, least}}
	if least <= 10 {
		return rungs
	}
	out := []rung{{least, blend{1, 1}, least}, {least, blend{}, least}}
	for _, st := range slices.Backward(rungs[:2]) {
		if st.font > least {
			out = append([]rung{st}, out...)
		}
	}
	return out
}
