package pdf

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"techradar/radar/scene"
)

func load(t testing.TB) *scene.Fonts {
	t.Helper()
	fonts, err := scene.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// TestEmbeddable refuses what fpdf would print about, or panic at, and says why.
func TestEmbeddable(t *testing.T) {
	good := load(t).File(false)
	if err := embeddable(good); err != nil {
		t.Fatalf("our own font: %v", err)
	}
	for _, c := range []struct {
		table string // that is changed
		at    int
		to    uint16
		want  string
	}{
		{"OS/2", 8, 2, "licence"},
		{"OS/2", 8, 0x200, "licence"},
		{"name", 0, 1, "names"},
		{"head", 52, 1, "glyphs"},
		{"hhea", 32, 7, "widths"},
		{"hhea", 34, 0, "widths"},
		{"cmap", 2, 0, "character map"},
	} {
		bad := slices.Clone(good)
		start, _ := entry(bad, c.table)
		binary.BigEndian.PutUint16(bad[start+c.at:], c.to)
		if err := embeddable(bad); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s at %d as %d: %v, want %q", c.table, c.at, c.to, err, c.want)
		}
	}
	for _, table := range []string{"post", "name", "hmtx", "glyf"} {
		bad := slices.Clone(good)
		_, row := entry(bad, table)
		bad[row] = 'x'
		if err := embeddable(bad); err == nil || !strings.Contains(err.Error(), table) {
			t.Errorf("without %s: %v", table, err)
		}
	}
	for _, size := range []int{0, 3, 11, 12, 40, 300, len(good) / 2} {
		if embeddable(good[:size]) == nil {
			t.Errorf("the first %d bytes pass", size)
		}
	}
}

// entry finds a table in a font: where it begins, and its row in the list.
func entry(file []byte, table string) (start, row int) {
	for row = 12; string(file[row:row+4]) != table; {
		row += 16
	}
	return int(binary.BigEndian.Uint32(file[row+8:])), row
}

// TestRefusedFont fails with what to do, and prints nothing.
func TestRefusedFont(t *testing.T) {
	file := slices.Clone(load(t).File(false))
	start, _ := entry(file, "OS/2")
	binary.BigEndian.PutUint16(file[start+8:], 2)
	fonts, err := scene.ParseFonts(file)
	if err != nil {
		t.Fatal(err)
	}
	d := listed(tiny())
	d.Fonts = fonts
	err = Write(nil, d, Options{})
	if err == nil || !strings.Contains(err.Error(), "Pretendard") || !strings.Contains(err.Error(), "choose another font") {
		t.Errorf("%v", err)
	}
}

// TestOneFace writes both weights with a font that has one, once.
func TestOneFace(t *testing.T) {
	fonts, err := scene.ParseFonts(load(t).File(true))
	if err != nil {
		t.Fatal(err)
	}
	d := listed(tiny())
	d.Fonts = fonts
	f := census(t, write(t, d, Options{}))
	n := 0
	for _, o := range f.objects {
		if v, ok := o.value.(dict); ok && v["Type"] == name("FontDescriptor") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d fonts", n)
	}
}

// TestDrawable leaves out what fpdf cannot take, and no run of characters is long.
func TestDrawable(t *testing.T) {
	used := map[rune]bool{'A': true, '🚀': true, '漢': true, '\uffff': true, '가': true}
	got := drawable(load(t), used)
	if len(got) != 2 || !got['A'] || !got['가'] {
		t.Errorf("%v", got)
	}
	for c := rune(0xac00); c <= 0xd7a3; c++ {
		used[c] = true
	}
	got = drawable(load(t), used)
	run, left := 0, 0
	for c := rune(0xac00); c <= 0xd7a3; c++ {
		if !got[c] {
			run, left = 0, left+1
			continue
		}
		if run++; run > longestRun {
			t.Fatalf("a run reaches %d at %c", run, c)
		}
	}
	if left == 0 || left > 11172/longestRun {
		t.Errorf("%d characters are left out", left)
	}
}

func TestWrap(t *testing.T) {
	fonts := load(t)
	for _, c := range []struct {
		s     string
		width float64
		want  string
	}{
		{"", 100, ""},
		{"one", 100, "one"},
		{"one two  three", 60, "one two|three"},
		{"one two three", 1000, "one two three"},
		{"쿠버네티스 클러스터를 운영합니다", 90, "쿠버네티스|클러스터를|운영합니다"},
		{"https://example.org/a-long-address", 90, "https://|example.|org/a-long-|address"},
		{"가나다라마바사아자차카타파하", 60, "가나다라|마바사아|자차카타|파하"},
		{"👨‍👩‍👧‍👦", 1, "👨‍👩‍👧‍👦"},
	} {
		got := wrap(fonts, c.s, 16, false, c.width)
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q within %g is %q, want %q", c.s, c.width, s, c.want)
		}
	}
}

// FuzzWrap loses nothing but space, ends, and breaks a line only where it has to.
func FuzzWrap(f *testing.F) {
	for _, s := range odd {
		f.Add(s, 50.0)
	}
	fonts := load(f)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		s = strings.ToValidUTF8(s, "?") // as every text of a radar is
		lines := wrap(fonts, s, 16, true, width)
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := bare(strings.Join(lines, "")); got != bare(s) {
			t.Errorf("%q became %q", s, lines)
		}
		for _, l := range lines {
			if n := len([]rune(l)); n > 1 && strings.Contains(l, " ") && fonts.Width(l, 16, true) > width+0.001 {
				t.Errorf("%q is wider than %g", l, width)
			}
		}
	})
}
