package scene

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// MaxFontBytes bounds the file of a font: the largest with all of Hangul and Hanja have a third of that.
const MaxFontBytes = 32 << 20

// ParseFonts reads a TrueType font for all text, in both weights. Its errors say what else the file is, and what to
// do.
func ParseFonts(file []byte) (fonts *Fonts, err error) {
	if len(file) > MaxFontBytes {
		return nil, fmt.Errorf("it is larger than %d MB", MaxFontBytes>>20)
	}
	for _, other := range []struct{ magic, is, do string }{
		{"OTTO", "an OpenType font with PostScript outlines", "use the .ttf of the family"},
		{"ttcf", "a collection of fonts", "use the .ttf of one of them"},
		{"wOFF", "a web font", "use the .ttf of the family"},
		{"wOF2", "a web font", "use the .ttf of the family"},
	} {
		if bytes.HasPrefix(file, []byte(other.magic)) {
			return nil, fmt.Errorf("it is %s, not a TrueType font: %s", other.is, other.do)
		}
	}
	if !bytes.HasPrefix(file, []byte{0, 1, 0, 0}) && !bytes.HasPrefix(file, []byte("true")) {
		return nil, errors.New("it is not a TrueType font (.ttf)")
	}
	defer func() {
		if v := recover(); v != nil { // the parser does not check all that it reads: golang/freetype issue 17
			fonts, err = nil, errors.New("it is damaged")
		}
	}()
	fc, err := newFace(file)
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	if err := fc.check(); err != nil {
		return nil, err
	}
	return &Fonts{fc, fc}, nil
}

// check loads every glyph that a character has once, so that drawing cannot fail later.
func (f *face) check() error {
	if f.font.Index('A') == 0 || f.font.Index('0') == 0 {
		return errors.New("it has no Latin letters or digits")
	}
	var buf truetype.GlyphBuf
	seen := map[truetype.Index]bool{}
	for c := ' '; c <= utf8.MaxRune; c++ {
		i := f.font.Index(c)
		if i == 0 || seen[i] {
			continue
		}
		seen[i] = true
		if err := buf.Load(f.font, fixed.Int26_6(unitsPerEm), i, font.HintingNone); err != nil {
			return fmt.Errorf("it is damaged: the glyph of U+%04X: %w", c, err)
		}
	}
	if f.font.Name(truetype.NameIDFontFamily) == "" {
		return errors.New("it does not name its family")
	}
	return nil
}
