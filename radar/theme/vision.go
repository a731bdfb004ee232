package theme

// matrix maps one triple of numbers to another.
type matrix [3][3]float64

func (m *matrix) times(v [3]float64) (out [3]float64) {
	for i, row := range m {
		out[i] = float64(row[0]*v[0]) + float64(row[1]*v[1]) + float64(row[2]*v[2])
	}
	return out
}

// vision is a way of seeing colour.
type vision struct {
	name string // for a table
	who  string // in a sentence: "look alike to WHO"
	m    matrix // from the linear sRGB on the screen to that which looks the same to most people
}

// visions lists the ways of seeing that a palette is tested with. The matrices are those of severity 1.0 in
// G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298, as published
// with it at https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html.
var visions = []vision{
	{"normal", "everybody", matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protan", "people who cannot see red (protanopia)", matrix{
		{0.152286, 1.052583, -0.204868},
		{0.114503, 0.786281, 0.099216},
		{-0.003882, -0.048116, 1.051998},
	}},
	{"deutan", "people who cannot see green (deuteranopia)", matrix{
		{0.367322, 0.860646, -0.227968},
		{0.280085, 0.672501, 0.047413},
		{-0.011820, 0.042940, 0.968881},
	}},
	{"tritan", "people who cannot see blue (tritanopia)", matrix{
		{1.255528, -0.076749, -0.178779},
		{-0.078411, 0.930809, 0.147602},
		{0.004733, 0.691367, 0.303900},
	}},
}

// seen is a colour as the eyes of v see it. Light that no screen can give is cut off, as the authors do.
func (v *vision) seen(hex string) lab {
	c := v.m.times(linear(hex))
	for i := range c {
		c[i] = min(max(c[i], 0), 1)
	}
	return toLab(c)
}

// distance is how far two colours are from each other to the eyes of v, by CIEDE2000.
func (v *vision) distance(a, b string) float64 { return difference(v.seen(a), v.seen(b)) }
