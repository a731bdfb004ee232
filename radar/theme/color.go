package theme

import (
	"fmt"
	"math"
	"strconv"
)

// mix is the colour at share t on the straight line from a to b in sRGB.
func mix(a, b string, t float64) string {
	x, y := rgb(a), rgb(b)
	out := "#"
	for i := range x {
		out += fmt.Sprintf("%02x", int(math.Round(x[i]+float64((y[i]-x[i])*t))))
	}
	return out
}

// rgb returns the channels of #rrggbb, each from 0 to 255.
func rgb(hex string) (c [3]float64) {
	for i := range c {
		v, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8) // checked on loading
		c[i] = float64(v)
	}
	return c
}

// linear returns the channels of #rrggbb as amounts of light, each from 0 to 1, by the curve of sRGB
// (IEC 61966-2-1, with the corner at 0.04045 that WCAG 2.2 has too).
func linear(hex string) [3]float64 {
	c := rgb(hex)
	for i, v := range c {
		if v /= 255; v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

// Contrast is the contrast ratio of two colours by WCAG 2.2, from 1 to 21.
func Contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	c := linear(hex)
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

// lab is a colour in CIE L*a*b* (CIE 15:2004).
type lab struct{ l, a, b float64 }

// xyz turns linear sRGB into CIE XYZ (IEC 61966-2-1); its rows add up to the white point D65.
var xyz = matrix{
	{0.4124, 0.3576, 0.1805},
	{0.2126, 0.7152, 0.0722},
	{0.0193, 0.1192, 0.9505},
}

// toLab turns linear sRGB into L*a*b* with the white of the screen, D65, as white.
func toLab(light [3]float64) lab {
	c, white := xyz.times(light), xyz.times([3]float64{1, 1, 1})
	for i := range c {
		c[i] = labCurve(c[i] / white[i])
	}
	return lab{116*c[1] - 16, 500 * (c[0] - c[1]), 200 * (c[1] - c[2])}
}

// labCurve is a cube root with a straight beginning. CIE 15:2004 gives its constants as these fractions.
func labCurve(t float64) float64 {
	if t > 216./24389 {
		return math.Cbrt(t)
	}
	return (24389./27*t + 16) / 116
}

// difference is the distance of two colours by CIEDE2000, as G. Sharma, W. Wu and E. N. Dalal write it down in
// "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data, and Mathematical
// Observations", Color Research and Application 30 (2005) 21-30; the names are theirs. About 1 is what one can
// just see when two patches touch.
func difference(x, y lab) float64 {
	g := chromaWeight(mean(math.Hypot(x.a, x.b), math.Hypot(y.a, y.b)))
	x.a, y.a = (1+g)*x.a, (1+g)*y.a
	c1, c2 := math.Hypot(x.a, x.b), math.Hypot(y.a, y.b)
	h1, h2 := hue(x), hue(y)
	dl, dc, turn := y.l-x.l, c2-c1, h2-h1
	switch {
	case c1*c2 == 0:
		turn = 0
	case turn > 180:
		turn -= 360
	case turn < -180:
		turn += 360
	}
	dh := 2 * math.Sqrt(c1*c2) * sin(turn/2)

	l, c, h := mean(x.l, y.l), mean(c1, c2), meanHue(h1, h2, c1*c2 == 0)
	t := 1 - 0.17*cos(h-30) + 0.24*cos(2*h) + 0.32*cos(3*h+6) - 0.20*cos(4*h-63)
	sl := 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	sc, sh := 1+0.045*c, 1+0.015*c*t
	theta := 30 * math.Exp(-((h-275)/25)*((h-275)/25))
	rt := -2 * math.Sqrt(seventh(c)) * sin(2*theta)
	dl, dc, dh = dl/sl, dc/sc, dh/sh
	return math.Sqrt(max(0, dl*dl+dc*dc+dh*dh+rt*dc*dh))
}

// chromaWeight is G: how much redder or greener near-greys count.
func chromaWeight(c float64) float64 { return 0.5 * (1 - math.Sqrt(seventh(c))) }

// seventh is how close a chroma comes to the strong ones, from 0 to 1.
func seventh(c float64) float64 {
	p := math.Pow(c, 7)
	return p / (p + 6103515625) // 25 to the power of 7
}

// hue is the angle of a colour in degrees from 0 up to 360.
func hue(c lab) float64 {
	if c.a == 0 && c.b == 0 {
		return 0
	}
	h := math.Atan2(c.b, c.a) * 180 / math.Pi
	if h < 0 {
		h += 360
	}
	return h
}

// meanHue is the angle in the middle of the shorter arc. A grey has no hue, so the other one's counts alone.
func meanHue(h1, h2 float64, grey bool) float64 {
	switch sum := h1 + h2; {
	case grey:
		return sum
	case math.Abs(h1-h2) <= 180:
		return sum / 2
	case sum < 360:
		return (sum + 360) / 2
	default:
		return (sum - 360) / 2
	}
}

func mean(a, b float64) float64   { return (a + b) / 2 }
func sin(degrees float64) float64 { return math.Sin(degrees * math.Pi / 180) }
func cos(degrees float64) float64 { return math.Cos(degrees * math.Pi / 180) }

// below writes a value with so many decimals, cut and not rounded: 4.499 is not 4.50, which would be enough.
func below(v float64, decimals int) string {
	scale := math.Pow10(decimals)
	return strconv.FormatFloat(math.Floor(v*scale)/scale, 'f', decimals, 64)
}
