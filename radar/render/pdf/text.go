package pdf

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"techradar/radar/scene"
)

// Text draws one line: as text where the font of the file has the characters, else by outline. It takes exactly the
// width that was measured, though a PDF tells the widths of glyphs in whole thousandths of an em.
func (c *canvas) Text(t scene.Text) {
	t.S = strings.TrimRight(t.S, " ") // the space that a wrap took
	color := c.color(t.Fill)
	if t.S == "" || color == "" {
		return
	}
	c.setFill(color)
	c.click(t)
	sin, cos := math.Sincos(t.Turn * math.Pi / 180)
	pen := 0.0 // px from the start of the line
	for _, s := range c.faces.split(t.S, t.Bold) {
		part := t
		part.S = s.text
		part.X, part.Y = t.X+pen*cos, t.Y+pen*sin
		part.Width = c.fonts.Width(s.text, t.Size, t.Bold)
		if s.drawn {
			c.outline(part)
		} else {
			c.letters(part)
		}
		pen += part.Width
	}
}

// click tells the open group where a line stands. A line that is turned is clicked on by itself: a box around letters
// along a circle would reach into the disc.
func (c *canvas) click(t scene.Text) {
	if len(c.groups) == 0 {
		return
	}
	w, up, down := c.fonts.Width(t.S, t.Size, t.Bold), scene.Ascent*t.Size, scene.Descent*t.Size
	sin, cos := math.Sincos(t.Turn * math.Pi / 180)
	around := noBox()
	for _, p := range [4]scene.Point{{Y: -up}, {X: w, Y: -up}, {X: w, Y: down}, {Y: down}} {
		x, y := t.X+p.X*cos-p.Y*sin, t.Y+p.X*sin+p.Y*cos
		around = around.join(box{x, y, x, y})
	}
	if t.Turn == 0 {
		c.drawn(around)
		return
	}
	c.area(c.groups[len(c.groups)-1].target, around)
}

// letters draws what the font of the file can.
func (c *canvas) letters(t scene.Text) {
	x, y := t.X*pt, t.Y*pt
	if t.Turn != 0 {
		c.f.TransformBegin()
		c.f.TransformRotate(-t.Turn, x, y)
		c.show(t, x, y)
		c.f.TransformEnd()
		c.font = "" // what was set inside does not hold outside
		return
	}
	c.show(t, x, y)
}

// leastDrift is what a line may be too long or too short by, pt.
const leastDrift = 0.01

// show sets letters at a place, pt, and spaces them by what the rounded widths lack.
func (c *canvas) show(t scene.Text, x, y float64) {
	c.setFont(t)
	size, _ := c.f.GetFontSize()
	set := float64(c.f.GetStringSymbolWidth(t.S)) * math.Round(size*100) / 100 / 1000
	drift := t.Width*pt - set
	if math.Abs(drift) < leastDrift {
		c.f.Text(x, y, t.S)
		return
	}
	c.f.RawWriteStr(number(drift/float64(utf8.RuneCountInString(t.S))) + " Tc")
	c.f.Text(x, y, t.S)
	c.f.RawWriteStr("0 Tc")
}

func (c *canvas) setFont(t scene.Text) {
	face := c.faces.of(t.Bold)
	size := t.Size * pt
	if font := face.key + number(size); font != c.font {
		c.f.SetFont(face.key, "", size)
		c.font = font
	}
}

// outline draws what the font of the file cannot: the glyph, or the box that stands for a glyph that the font lacks. An
// invisible letter in its place says which characters it is, to who searches or copies them.
func (c *canvas) outline(t scene.Text) {
	if t.Width == 0 { // joins others only
		return
	}
	c.segs(c.fonts.Outline(t))
	c.f.DrawPath("F")
	c.f.RawWriteStr("/Span <</ActualText " + utf16Hex(t.S) + ">> BDC")
	c.f.SetTextRenderingMode(3)
	t.S = c.faces.of(t.Bold).blank
	c.letters(t)
	c.f.SetTextRenderingMode(0)
	c.f.RawWriteStr("EMC")
}

// utf16Hex is a text string as PDF writes it in hexadecimal digits, with the mark that says UTF-16.
func utf16Hex(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return "<" + strings.ToUpper(hex.EncodeToString(b)) + ">"
}

// fpdfText prepares a text for fpdf, which turns three bytes of UTF-8 into one unit of UTF-16 and panics at four: the
// two halves of a surrogate pair are given three bytes each, as CESU-8 does (Unicode Technical Report 26). What is not
// UTF-8 becomes U+FFFD.
func fpdfText(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c <= 0xffff {
			b.WriteRune(c)
			continue
		}
		high, low := utf16.EncodeRune(c)
		for _, u := range [2]rune{high, low} {
			b.Write([]byte{0xe0 | byte(u>>12&0x0f), 0x80 | byte(u>>6&0x3f), 0x80 | byte(u&0x3f)})
		}
	}
	return b.String()
}
