package layout

import "hash/fnv"

// hash64 mixes a name and a salt into 64 bits: FNV-1a, then the finaliser of MurmurHash3 (Appleby), since FNV
// alone leaves short names close together.
func hash64(s string, salt uint64) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // never fails
	x := h.Sum64() ^ (salt * 0x9E3779B97F4A7C15)
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	x ^= x >> 33
	return x
}

// hash01 maps a name and a salt to [0, 1).
func hash01(s string, salt uint64) float64 { return float64(hash64(s, salt)>>11) / (1 << 53) }

// random is SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): small, and the same on every machine and with every
// version of Go, which math/rand does not promise.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9E3779B97F4A7C15
	z := uint64(*r)
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

func (r *random) float() float64 { return float64(r.next()>>11) / (1 << 53) }
func (r *random) below(n int) int {
	return int(r.next() % uint64(n)) //nolint:gosec // n is a positive count
}
