package theme

import (
	"math"
	"testing"
)

// TestDifference compares with the table of Sharma, Wu and Dalal (2005), all 34 pairs. They were chosen to catch
// mistakes that plain colours do not show: hues on both sides of 0 degrees, greys, and the blue region.
func TestDifference(t *testing.T) {
	for i, c := range []struct {
		x, y lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 3.1571, -77.2803}, lab{50, 0, -82.7485}, 2.8615},
		{lab{50, 2.8361, -74.0200}, lab{50, 0, -82.7485}, 3.4412},
		{lab{50, -1.3802, -84.2814}, lab{50, 0, -82.7485}, 1.0000},
		{lab{50, -1.1848, -84.8006}, lab{50, 0, -82.7485}, 1.0000},
		{lab{50, -0.9009, -85.5211}, lab{50, 0, -82.7485}, 1.0000},
		{lab{50, 0, 0}, lab{50, -1, 2}, 2.3669},
		{lab{50, -1, 2}, lab{50, 0, 0}, 2.3669},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0009}, 7.1792},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0010}, 7.1792},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0011}, 7.2195},
		{lab{50, 2.4900, -0.0010}, lab{50, -2.4900, 0.0012}, 7.2195},
		{lab{50, -0.0010, 2.4900}, lab{50, 0.0009, -2.4900}, 4.8045},
		{lab{50, -0.0010, 2.4900}, lab{50, 0.0010, -2.4900}, 4.8045},
		{lab{50, -0.0010, 2.4900}, lab{50, 0.0011, -2.4900}, 4.7461},
		{lab{50, 2.5, 0}, lab{50, 0, -2.5}, 4.3065},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{50, 2.5, 0}, lab{61, -5, 29}, 22.8977},
		{lab{50, 2.5, 0}, lab{56, -27, -3}, 31.9030},
		{lab{50, 2.5, 0}, lab{58, 24, 15}, 19.4535},
		{lab{50, 2.5, 0}, lab{50, 3.1736, 0.5854}, 1.0000},
		{lab{50, 2.5, 0}, lab{50, 3.2972, 0}, 1.0000},
		{lab{50, 2.5, 0}, lab{50, 1.8634, 0.5757}, 1.0000},
		{lab{50, 2.5, 0}, lab{50, 3.2592, 0.3350}, 1.0000},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{63.0109, -31.0961, -5.8663}, lab{62.8187, -29.7946, -4.0864}, 1.2630},
		{lab{61.2901, 3.7196, -5.3901}, lab{61.4292, 2.2480, -4.9620}, 1.8731},
		{lab{35.0831, -44.1164, 3.7933}, lab{35.0232, -40.0716, 1.5901}, 1.8645},
		{lab{22.7233, 20.0904, -46.6940}, lab{23.0331, 14.9730, -42.5619}, 2.0373},
		{lab{36.4612, 47.8580, 18.3852}, lab{36.2715, 50.5065, 21.2231}, 1.4146},
		{lab{90.8027, -2.0831, 1.4410}, lab{91.1528, -1.6435, 0.0447}, 1.4441},
		{lab{90.9257, -0.5406, -0.9208}, lab{88.6381, -0.8985, -0.7239}, 1.5381},
		{lab{6.7747, -0.2908, -2.4247}, lab{5.8714, -0.0985, -2.2286}, 0.6377},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		got, back := difference(c.x, c.y), difference(c.y, c.x)
		if math.Abs(got-c.want) > 0.00005 {
			t.Errorf("pair %d: %.4f, published %.4f", i+1, got, c.want)
		}
		if math.Abs(got-back) > 1e-9 {
			t.Errorf("pair %d: %.4f one way and %.4f the other", i+1, got, back)
		}
	}
}

// TestLab compares with values that the sRGB primaries have with the white of D65; Lindbloom's calculator
// (http://www.brucelindbloom.com) gives them to two digits, from
// a matrix with more digits than that of the standard.
func TestLab(t *testing.T) {
	for hex, want := range map[string]lab{
		"#000000": {0, 0, 0},
		"#ffffff": {100, 0, 0},
		"#ff0000": {53.24, 80.09, 67.20},
		"#00ff00": {87.73, -86.18, 83.18},
		"#0000ff": {32.30, 79.19, -107.86},
		"#808080": {53.59, 0, 0},
	} {
		got := toLab(linear(hex))
		if math.Abs(got.l-want.l) > 0.03 || math.Abs(got.a-want.a) > 0.03 || math.Abs(got.b-want.b) > 0.03 {
			t.Errorf("%s is %.2f, wants %.2f", hex, got, want)
		}
	}
}

// TestContrast compares with ratios that WCAG 2.2 and its techniques name.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54}, {"#123456", "#123456", 1}} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s has %.3f, wants %.2f", c.a, c.b, got, c.want)
		}
	}
}

// TestVisions holds the matrices to what they must do whatever their source: nobody sees a grey as a colour, and a
// red and a green that most people tell apart easily come close without red or green cones, but not without blue.
func TestVisions(t *testing.T) {
	for _, v := range visions {
		for _, grey := range []string{"#000000", "#555555", "#c0c0c0", "#ffffff"} {
			if d := v.distance(grey, grey); d != 0 {
				t.Errorf("%s: %s is %.2f from itself", v.name, grey, d)
			}
			if d := difference(v.seen(grey), toLab(linear(grey))); d > 0.1 {
				t.Errorf("%s: %s is seen %.2f away from itself", v.name, grey, d)
			}
		}
	}
	const red, green = "#c4552f", "#8a7a1e"
	normal := visions[0].distance(red, green)
	for i, closer := range []bool{false, true, true, false} {
		if d := visions[i].distance(red, green); closer != (d < normal/2) {
			t.Errorf("%s: red and green are %.1f apart, to most people %.1f", visions[i].name, d, normal)
		}
	}
}

// TestStudyPalette compares with the least distances that the project's study computed with another program, for
// its palettes of six quadrants, which begin those of the two themes.
func TestStudyPalette(t *testing.T) {
	for name, want := range map[string][4]float64{
		"quadrants":      {27.8, 18.7, 18.1, 20.8},
		"quadrants-dark": {27.1, 17.9, 18.5, 18.0},
	} {
		th := load(t, name)
		c := th.check(4, 6)
		for i, v := range visions {
			if got := c.leastDistance[v.name]; math.Abs(got-want[i]) > 0.05 {
				t.Errorf("%s, %s: least distance %.2f, the study says %.1f", name, v.name, got, want[i])
			}
		}
	}
}
