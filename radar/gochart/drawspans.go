package gochart

import (
	"image"
	"image/color"

	"github.com/golang/freetype/raster"
)

// spans paints what the rasteriser covers. The painter of the rasteriser itself mixes each pixel of an area by itself,
// also where the area covers it wholly; this one copies, which is ten times as fast for a page and its rings.
type spans struct {
	img *image.RGBA
	ink [4]byte
}

// SetColor sets the colour of what follows, which is opaque.
func (p *spans) SetColor(c color.Color) {
	r, g, b, _ := c.RGBA()
	p.ink = [4]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), 0xff} //nolint:gosec // of 16 bits
}

// Paint paints spans, which the rasteriser keeps within the image.
func (p *spans) Paint(ss []raster.Span, _ bool) {
	for _, s := range ss {
		if s.X0 >= s.X1 {
			continue // the mark of the end
		}
		row := p.img.Pix[p.img.PixOffset(s.X0, s.Y) : p.img.PixOffset(s.X1-1, s.Y)+4]
		if s.Alpha == whole {
			n := copy(row, p.ink[:])
			for n < len(row) {
				n += copy(row[n:], row[:n])
			}
			continue
		}
		for i, v := range row {
			row[i] = byte((uint32(v)*(whole-s.Alpha) + uint32(p.ink[i%4])*s.Alpha + whole/2) / whole) //nolint:gosec // between v and the ink
		}
	}
}

// whole is the alpha of a pixel that is covered wholly.
const whole = 0xffff
