package block

import (
	"strings"
	"testing"
)

var markers = Markers{Begin: "<<", End: ">>"}

func TestInto(t *testing.T) {
	for _, c := range []struct{ name, old, part, want string }{
		{"between", "a\n<<\nold\n>>\nb\n", "new\n", "a\n<<\nnew\n>>\nb\n"},
		{"nothing between", "<<\n>>\n", "new\n", "<<\nnew\n>>\n"},
		{"one line end", "<<\n>>\n", "new\n\n\n", "<<\nnew\n>>\n"},
		{"no line end at the end", "<<\nx\n>>", "new", "<<\nnew\n>>"},
		{"CRLF", "a\r\n<<\r\nold\r\n>>\r\nb\n", "x\ny\r\nz\n", "a\r\n<<\r\nx\r\ny\r\nz\r\n>>\r\nb\n"},
		{"space around", "\t << \nold\n  >>\t\nb", "new", "\t << \nnew\n  >>\t\nb"},
		{"within a line", "a << b\n<<\nold\n>>\nb >>", "new", "a << b\n<<\nnew\n>>\nb >>"},
		{"broken UTF-8", "\xff\x00\n<<\n>>\n\xfe", "new", "\xff\x00\n<<\nnew\n>>\n\xfe"},
	} {
		got, err := markers.Into([]byte(c.old), []byte(c.part))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
			continue
		}
		if again, err := markers.Into(got, []byte(c.part)); err != nil || string(again) != c.want {
			t.Errorf("%s: the second time %q, %v", c.name, again, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for old, want := range map[string]string{
		"":                 "no place for the radar is marked",
		"a\nb\n":           "no place for the radar is marked",
		"a\n<<\n":          "line 2 begins the place for the radar, and no line ends it",
		"a\nb\n>>\n":       "line 3 ends the place for the radar, and no line begins it",
		">>\na\n<<\n":      "line 1 ends the place for the radar before line 3 begins it",
		"<<\n>>\n<<\n>>\n": "line 3 begins the place for the radar a second time",
		"<<\n<<\n>>\n":     "line 2 begins the place for the radar a second time",
		"<<\n>>\n>>":       "line 3 ends the place for the radar a second time",
	} {
		_, err := markers.Into([]byte(old), nil)
		if err == nil || !strings.HasPrefix(err.Error(), want+": ") || !strings.HasSuffix(err.Error(), ":\n<<\n>>") {
			t.Errorf("%q: %v; want %q", old, err, want)
		}
	}
}

// FuzzInto changes nothing but what stands between the markers.
func FuzzInto(f *testing.F) {
	f.Add("a\r\n", "old", "\nb", "new\n")
	f.Add("", "", "", "")
	f.Fuzz(func(t *testing.T, before, between, after, part string) {
		if before != "" && !strings.HasSuffix(before, "\n") {
			before += "\n"
		}
		if after != "" {
			after = "\n" + after
		}
		head, tail := before+"<<\n", ">>"+after
		old := head + strings.TrimRight(between, "\n") + "\n" + tail
		got, err := markers.Into([]byte(old), []byte(part))
		if err != nil {
			return
		}
		if !strings.HasPrefix(string(got), head) || !strings.HasSuffix(string(got), tail) {
			t.Errorf("%q became %q", old, got)
		}
	})
}
