package pdf

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"techradar/radar/scene"
)

// faces are the fonts of a file: what text needs of the two weights.
type faces struct {
	fonts         *scene.Fonts
	regular, bold *face // one and the same for a font without weights
}

// face is a font of a file.
type face struct {
	key   string // its name with fpdf: as long as name without the "utf8" that fpdf puts before it
	name  string // its name in the file, with the tag that says that it is a part of the font
	file  []byte
	runes map[rune]bool // that it can draw
	blank string        // what stands invisibly for a character that it cannot draw
}

func (f *faces) of(bold bool) *face {
	if bold {
		return f.bold
	}
	return f.regular
}

// list is each face once.
func (f *faces) list() []*face {
	if f.bold == f.regular {
		return []*face{f.regular}
	}
	return []*face{f.regular, f.bold}
}

// newFaces finds out what characters the pages need.
func newFaces(fonts *scene.Fonts, sheets []*scene.Scene) *faces {
	f := &faces{fonts: fonts, regular: &face{file: fonts.File(false)}, bold: &face{file: fonts.File(true)}}
	if &f.regular.file[0] == &f.bold.file[0] {
		f.bold = f.regular
	}
	used := reader{}
	for _, s := range sheets {
		s.Paint(used)
	}
	for i, face := range f.list() {
		runes := used[i == 1]
		if f.bold == f.regular {
			runes = maps.Clone(used[false])
			maps.Copy(runes, used[true])
		}
		face.take(fonts, runes, i)
	}
	return f
}

// take decides which characters the face draws, and names it.
func (f *face) take(fonts *scene.Fonts, used map[rune]bool, index int) {
	f.blank = " "
	if !fonts.Has(' ') {
		f.blank = "A" // every font that the scene takes has it
	}
	f.runes = drawable(fonts, used)
	f.runes[rune(f.blank[0])] = true
	h := fnv.New64a()
	for _, c := range slices.Sorted(maps.Keys(f.runes)) {
		_, _ = fmt.Fprintf(h, "%c", c) // a hash takes everything
	}
	sum := h.Sum64()
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	f.name = string(tag) + "+" + postScriptName(fonts.Family()) + []string{"-Regular", "-Bold"}[index]
	key := fmt.Sprintf("face%d", index)
	f.key = key + strings.Repeat("-", len(f.name)-len("utf8")-len(key))
}

// postScriptName lets what a name in a PDF may hold pass.
func postScriptName(family string) string {
	name := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, family)
	if name == "" {
		return "Font"
	}
	return name[:min(len(name), 40)]
}

// longestRun bounds how many characters in a row of Unicode a face draws: fpdf takes time by the third power of it when
// it writes their widths. Text reaches some thirty; who lists the whole of Hangul gets every 129th by its outline.
const longestRun = 128

// drawable are the characters that text in the file can hold: fpdf knows no others than those of the first 65,536.
func drawable(fonts *scene.Fonts, used map[rune]bool) map[rune]bool {
	out := map[rune]bool{}
	last, run := rune(-1), 0
	for _, c := range slices.Sorted(maps.Keys(used)) {
		if c >= 0xffff || !fonts.Has(c) {
			continue
		}
		if c != last+1 {
			run = 0
		}
		if run == longestRun {
			last, run = -1, 0
			continue
		}
		out[c] = true
		last = c
		run++
	}
	return out
}

// segment is a part of a line that is drawn in one way.
type segment struct {
	text  string
	drawn bool // by outline
}

// split cuts a line where its way of drawing changes. What only joins others, as in a sequence of emoji, stays with what
// stands before it.
func (f *faces) split(s string, bold bool) []segment {
	var out []segment
	for _, c := range s {
		drawn := !f.of(bold).runes[c]
		n := len(out)
		if n > 0 && (out[n-1].drawn == drawn || out[n-1].drawn && f.fonts.Width(string(c), 1, bold) == 0) {
			out[n-1].text += string(c)
		} else {
			out = append(out, segment{string(c), drawn})
		}
	}
	return out
}

// reader is a canvas that collects the characters of each weight.
type reader map[bool]map[rune]bool

// Text collects the characters of a line.
func (r reader) Text(t scene.Text) {
	if r[t.Bold] == nil {
		r[t.Bold] = map[rune]bool{}
	}
	for _, c := range t.S {
		r[t.Bold][c] = true
	}
}

// Begin does nothing.
func (r reader) Begin(scene.Group) {}

// End does nothing.
func (r reader) End() {}

// Path does nothing.
func (r reader) Path(scene.Path) {}

// Circle does nothing.
func (r reader) Circle(scene.Circle) {}

// embed gives the faces to fpdf.
func (f *faces) embed(to *fpdf.Fpdf) error {
	for _, face := range f.list() {
		if err := embeddable(face.file); err != nil {
			return f.refused(err)
		}
		err := f.guard(func() error {
			// Cut to what is used first, since fpdf reads a font twice: this takes a quarter off the time of a file.
			to.AddUTF8FontFromBytes(face.key, "", fpdf.UTF8CutFont(face.file, string(slices.Sorted(maps.Keys(face.runes)))))
			return to.Error()
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// guard turns a panic of fpdf into an error: it does not check all that it reads of a font.
func (f *faces) guard(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = f.refused(fmt.Errorf("fpdf: %v", v))
		}
	}()
	return do()
}

func (f *faces) refused(err error) error {
	return fmt.Errorf("the font %s cannot be put into a PDF: %w; choose another font, or leave out the format pdf", f.fonts.Family(), err)
}
