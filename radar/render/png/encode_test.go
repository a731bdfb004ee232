package png

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"techradar/radar/scene"
)

type piece struct{ kind, data string }

// chunks takes a file apart, and holds its lengths and check sums.
func chunks(t *testing.T, b []byte) []piece {
	t.Helper()
	b, ok := bytes.CutPrefix(b, []byte("\x89PNG\r\n\x1a\n"))
	if !ok {
		t.Fatal("no PNG file")
	}
	var out []piece
	for len(b) > 0 {
		n := int(binary.BigEndian.Uint32(b))
		if len(b) < n+12 {
			t.Fatalf("a chunk of %d bytes in the last %d", n, len(b))
		}
		if got := binary.BigEndian.Uint32(b[8+n:]); got != crc32.ChecksumIEEE(b[4:8+n]) {
			t.Errorf("chunk %s: wrong check sum", b[4:8])
		}
		out = append(out, piece{string(b[4:8]), string(b[8 : 8+n])})
		b = b[n+12:]
	}
	return out
}

// find returns what the first chunk of a kind holds.
func find(cs []piece, kind string) string {
	if i := slices.IndexFunc(cs, func(c piece) bool { return c.kind == kind }); i >= 0 {
		return cs[i].data
	}
	return ""
}

// size is two numbers of four bytes.
func size(w, h int) string {
	return string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h)))
}

// TestChunks looks at what is in the file beside the picture.
func TestChunks(t *testing.T) {
	for scale, metre := range map[int]uint32{1: 3780, 2: 7559, 3: 11339, 4: 15118} {
		cs := chunks(t, write(t, small(), Options{Scale: scale, Color: colors, Fonts: fonts(t)}))
		var order []string
		for _, c := range cs {
			if len(order) == 0 || order[len(order)-1] != c.kind {
				order = append(order, c.kind)
			}
		}
		if got := strings.Join(order, " "); got != "IHDR pHYs tEXt iTXt IDAT IEND" {
			t.Errorf("chunks %s", got)
		}
		if got, want := find(cs, "IHDR")[:8], size(120*scale, 60*scale); got != want {
			t.Errorf("at %dx the size is %x, want %x", scale, got, want)
		}
		// 96 dots per inch of 0.0254 m, times the scale.
		if got, want := find(cs, "pHYs"), size(int(metre), int(metre))+"\x01"; got != want {
			t.Errorf("at %dx the resolution is %x, want %x", scale, got, want)
		}
		if got, want := find(cs, "tEXt"), "Title\x00Kubernetes"; got != want {
			t.Errorf("title %q, want %q", got, want)
		}
		if got, want := find(cs, "iTXt"), "Description\x00\x00\x00ko\x00\x00쿠버네티스  & <b>"; got != want {
			t.Errorf("description %q, want %q", got, want)
		}
	}
}

// TestHostileText puts into a title what could end its chunk or hide in it.
func TestHostileText(t *testing.T) {
	for title, want := range map[string]string{
		"":                     "",
		"a\x00IEND\r\n\x1bb":   "Title\x00a IEND   b",
		"\xff\xfe쿠":            "Title\x00\x00\x00\x00\x00\ufffd\ufffd쿠",
		"<script>\u0085\u200b": "Title\x00\x00\x00\x00\x00<script> \u200b",
		"\x89PNGé":             "Title\x00\x00\x00\x00\x00\ufffdPNGé",
	} {
		s := &scene.Scene{Title: title, Lang: "ko\x00<", W: 1, H: 1}
		cs := chunks(t, write(t, s, Options{Scale: 1, Color: colors}))
		if got := find(cs, "tEXt") + find(cs, "iTXt"); got != want {
			t.Errorf("title %q is written as %q, want %q", title, got, want)
		}
	}
}
