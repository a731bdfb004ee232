package png

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// headEnd is the length of the signature and of the first chunk of a PNG file; see https://www.w3.org/TR/png-3/.
const headEnd = 8 + 12 + 13

// encode writes an image as a PNG, with more chunks after its first one: the encoder of the standard library writes
// neither sizes nor texts.
func encode(w io.Writer, img *image.RGBA, more []byte) error {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return err
	}
	for _, part := range [][]byte{b.Bytes()[:headEnd], more, b.Bytes()[headEnd:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// chunk appends a chunk.
func chunk(to []byte, kind string, data []byte) []byte {
	to = binary.BigEndian.AppendUint32(to, uint32(len(data))) //nolint:gosec // a few hundred bytes
	body := append([]byte(kind), data...)
	return binary.BigEndian.AppendUint32(append(to, body...), crc32.ChecksumIEEE(body))
}

// resolution appends how many pixels of the picture a metre has.
func resolution(to []byte, scale int) []byte {
	n := uint32(math.Round(float64(scale) * pixelsPerMetre))
	data := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, n), n)
	return chunk(to, "pHYs", append(data, 1))
}

// text appends a text under a keyword: plain where it is ASCII, which every reader knows, else as UTF-8.
func text(to []byte, keyword, s, lang string) []byte {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r // of what is no UTF-8, U+FFFD
	}, s)
	switch {
	case s == "":
		return to
	case isASCII(s):
		return chunk(to, "tEXt", []byte(keyword+"\x00"+s))
	}
	if !isASCII(lang) || strings.ContainsRune(lang, 0) {
		lang = ""
	}
	return chunk(to, "iTXt", []byte(keyword+"\x00\x00\x00"+lang+"\x00\x00"+s))
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
