package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// embeddable reports why fpdf could not embed a TrueType file. It asks what fpdf would print to standard output, or
// fail at later. The tables are those of https://learn.microsoft.com/typography/opentype/spec/otff.
func embeddable(file []byte) error {
	t := tables{file, map[string][2]int{}}
	n := t.u16(0, len(file), 4)
	for i := range max(0, n) {
		at := 12 + 16*i
		if at+16 > len(file) {
			return errors.New("its list of tables is damaged")
		}
		start, size := binary.BigEndian.Uint32(file[at+8:]), binary.BigEndian.Uint32(file[at+12:])
		if uint64(start)+uint64(size) > uint64(len(file)) {
			return fmt.Errorf("its table %q is damaged", file[at:at+4])
		}
		t.at[string(file[at:at+4])] = [2]int{int(start), int(size)}
	}
	for _, name := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"} {
		if t.at[name][1] == 0 {
			return fmt.Errorf("it has no table %q", name)
		}
	}
	if kind := t.of("OS/2", 8); kind == 2 || kind > 0 && kind&0x300 != 0 {
		return errors.New("its licence forbids that, by fsType of its table OS/2")
	}
	switch {
	case t.of("head", 52) != 0:
		return errors.New("it has glyphs of an unknown format")
	case t.of("hhea", 32) != 0 || t.of("hhea", 34) < 1:
		return errors.New("it has no widths that could be read")
	case t.at["post"][1] < 16:
		return errors.New("its table post is damaged")
	case !t.basicPlane():
		return errors.New("it has no character map of format 4")
	}
	return t.names()
}

// tables are the parts of a font file: where they start and how long they are.
type tables struct {
	file []byte
	at   map[string][2]int
}

// u16 is the number at an offset of a range of the file, or -1 outside of it.
func (t tables) u16(start, size, at int) int {
	if at < 0 || at+2 > size || start+at+2 > len(t.file) {
		return -1
	}
	return int(binary.BigEndian.Uint16(t.file[start+at:]))
}

// of is the number at an offset of a table, or -1 outside of it.
func (t tables) of(table string, at int) int { return t.u16(t.at[table][0], t.at[table][1], at) }

// basicPlane reports whether there is the character map that fpdf reads.
func (t tables) basicPlane() bool {
	for i := range max(0, t.of("cmap", 2)) {
		at := 4 + 8*i
		platform, encoding := t.of("cmap", at), t.of("cmap", at+2)
		if platform != 0 && (platform != 3 || encoding != 1) {
			continue
		}
		if high := t.of("cmap", at+4); high >= 0 && t.of("cmap", high<<16+t.of("cmap", at+6)) == 4 {
			return true
		}
	}
	return false
}

// names checks the table of names.
func (t tables) names() error {
	if t.of("name", 0) != 0 {
		return errors.New("its table of names is not of format 0")
	}
	for i := range max(0, t.of("name", 2)) {
		at := 6 + 12*i
		if t.of("name", at) == 3 && t.of("name", at+8)%2 != 0 {
			return errors.New("a name in it is damaged")
		}
	}
	return nil
}
