package scene

import (
	"fmt"
	"math"
	"slices"

	"github.com/golang/freetype/truetype"
	"github.com/rivo/uniseg"
	"golang.org/x/image/math/fixed"

	"techradar/assets"
)

// FontFamily is the name of the embedded font, which every width is measured in.
const FontFamily = "Pretendard"

// CapHeight is the height of a capital letter of the embedded font, em (1448/2048).
const CapHeight = 0.707

// Ascent and Descent bound the glyphs of the embedded font above and below the baseline, em: the line box that
// a text is given. Latin letters reach from -0.21 to 0.75, Hangul from -0.12 to 0.81; the accents of capitals reach
// 0.95, into the room that boxes keep between them.
const (
	Ascent  = 0.87
	Descent = 0.25
)

// Fonts is a font in two weights, which text is measured and drawn with. It is safe for use by several goroutines.
type Fonts struct{ regular, bold *face }

// face is a font with the advance widths of its first characters looked up once: most names are Latin.
type face struct {
	file  []byte
	font  *truetype.Font
	latin [0x250]int32 // advances, font units; -1 where the glyph is missing
}

// unitsPerEm is what advances are asked in; Pretendard's own em is 2048.
const unitsPerEm = 2048

// LoadFonts parses the embedded font.
func LoadFonts() (*Fonts, error) {
	regular, err := loadFace("fonts/Pretendard-Regular.ttf")
	if err != nil {
		return nil, err
	}
	bold, err := loadFace("fonts/Pretendard-Bold.ttf")
	if err != nil {
		return nil, err
	}
	return &Fonts{regular, bold}, nil
}

func loadFace(name string) (*face, error) {
	b, err := assets.FS.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("font: %w", err)
	}
	f, err := newFace(b)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return f, nil
}

func newFace(file []byte) (*face, error) {
	f, err := truetype.Parse(file)
	if err != nil {
		return nil, err
	}
	fc := &face{file: file, font: f}
	for c := range fc.latin {
		fc.latin[c] = fc.lookUp(rune(c))
	}
	return fc, nil
}

func (f *face) lookUp(c rune) int32 {
	i := f.font.Index(c)
	if i == 0 {
		return -1
	}
	return int32(f.font.HMetric(fixed.Int26_6(unitsPerEm), i).AdvanceWidth)
}

// advance is in font units, of whole numbers, so that sums are exact on every processor. A character that the
// font lacks is drawn as a box, or by some other font of the reader's: it counts a full em when it is wide, else
// 0.62 em, and nothing when it only joins others.
func (f *face) advance(c rune) int32 {
	a := int32(-1)
	if c >= 0 && int(c) < len(f.latin) {
		a = f.latin[c]
	} else {
		a = f.lookUp(c)
	}
	if a >= 0 {
		return a
	}
	switch uniseg.StringWidth(string(c)) {
	case 0:
		return 0
	case 1:
		return unitsPerEm * 62 / 100
	}
	return unitsPerEm
}

// Width is the advance width of s set at size px, in px rounded to 1/10000.
func (f *Fonts) Width(s string, size float64, bold bool) float64 {
	fc := f.face(bold)
	sum := int64(0)
	for _, c := range s {
		sum += int64(fc.advance(c))
	}
	return math.Round(float64(sum)*size/unitsPerEm*1e4) / 1e4
}

// Missing returns the characters of s that the font has no glyph for, each once. What only joins or modifies others,
// as in a sequence of emoji, is not listed.
func (f *Fonts) Missing(s string) []rune {
	var out []rune
	for _, c := range s {
		if !f.Has(c) && f.regular.advance(c) > 0 && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// Has reports whether the font has a glyph for a character.
func (f *Fonts) Has(c rune) bool { return f.regular.font.Index(c) != 0 }

func (f *Fonts) face(bold bool) *face {
	if bold {
		return f.bold
	}
	return f.regular
}

// Regular is the font itself in its regular weight, for a library that draws text.
func (f *Fonts) Regular() *truetype.Font { return f.regular.font }

// File is the TrueType file of a weight, for a format that embeds it. It must not be changed.
func (f *Fonts) File(bold bool) []byte { return f.face(bold).file }

// Family is the name of the font.
func (f *Fonts) Family() string { return f.regular.font.Name(truetype.NameIDFontFamily) }
