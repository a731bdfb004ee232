package golden

import "testing"

func TestFirstDifference(t *testing.T) {
	for _, c := range []struct {
		got, want string
		line      int
		g, w      string
	}{
		{"a\nb\n", "a\nc\n", 2, "b\n", "c\n"},
		{"a\n", "a\nb\n", 2, "", "b\n"},
		{"a", "a\n", 1, "a", "a\n"},
	} {
		line, g, w := firstDifference(c.got, c.want)
		if line != c.line || g != c.g || w != c.w {
			t.Errorf("%q against %q: line %d, %q, %q; want %d, %q, %q", c.got, c.want, line, g, w, c.line, c.g, c.w)
		}
	}
}
