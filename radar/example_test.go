package radar_test

import (
	"fmt"

	"techradar/radar"
)

func ExampleParse() {
	r, problems := radar.Parse([]byte(`
title: Tools
quadrants: [{name: Data}, {name: Delivery}]
rings: [{name: Adopt}, {name: Hold}]
entries:
  - {name: 비테스, quadrant: data, ring: adpot}
`), "radar.yaml")
	for _, p := range problems {
		fmt.Println(p)
	}
	fmt.Println(r == nil)
	// Output:
	// radar.yaml:6:39: error: there is no ring "adpot": did you mean Adopt? [unknown-ring]
	//   6 |   - {name: 비테스, quadrant: data, ring: adpot}
	//     |                                          ^
	//   hint: the rings are Adopt, Hold
	// true
}

func ExampleSlug() {
	fmt.Println(radar.Slug("Argo CD"), radar.Slug("쿠버네티스 운영"), radar.Slug("C++"))
	// Output: argo-cd 쿠버네티스-운영 c
}
