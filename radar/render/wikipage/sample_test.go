package wikipage_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/layout"
	"techradar/radar/render/confluence"
	"techradar/radar/render/dokuwiki"
	"techradar/radar/render/mediawiki"
	"techradar/radar/render/wikipage"
	"techradar/radar/scene"
)

// wikis are the formats that write the page.
var wikis = []struct {
	name, file string
	write      func(io.Writer, *layout.Document, wikipage.Options) error
}{
	{"mediawiki", "radar.wiki", mediawiki.Write},
	{"dokuwiki", "radar.dokuwiki.txt", dokuwiki.Write},
	{"confluence", "radar.confluence.xml", confluence.Write},
}

func write(t testing.TB, wiki int, d *layout.Document, o wikipage.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := wikis[wiki].write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parseFile(t testing.TB, file string) *radar.Radar {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, problems := radar.Parse(src, filepath.Base(file))
	for _, p := range problems {
		t.Fatalf("%s", p)
	}
	return r
}

// document is a document with a picture that has a title and no more: the page of a wiki needs nothing else of it.
func document(r *radar.Radar) *layout.Document {
	s := &scene.Scene{Title: r.Title, Desc: "Technology radar.", Lang: r.Lang, W: 1600, H: 900}
	return &layout.Document{
		Radar: r, Moves: history.Moves(r), Numbers: make([]int, len(r.Entries)), Pages: []layout.Page{{Name: "radar", Scene: s}},
	}
}

// full has everything that a page can tell of, with what means something to one wiki or another.
func full(t testing.TB) *radar.Radar {
	t.Helper()
	return parseFile(t, "testdata/full.yaml")
}

// filled is a radar with every text of the model in use, made by a function of the field's name and a number. Words
// that are part of the format, such as IDs, are left alone.
func filled(t testing.TB, word func(field string, n int) string) *radar.Radar {
	t.Helper()
	r := full(t)
	n := 0
	eachText(reflect.ValueOf(r).Elem(), "", func(field string, v reflect.Value) {
		n++
		v.SetString(word(field, n))
	})
	return r
}

// eachText calls f with every text that an author writes.
func eachText(v reflect.Value, field string, f func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), field, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), field, f)
		}
	case reflect.String:
		f(field, v)
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if !v.Type().Field(i).IsExported() || slices.Contains([]string{"ID", "Lang", "ReplacedBy", "Output", "Edition", "ReviewBy"}, name) ||
				name == "File" && v.Type() == reflect.TypeFor[radar.Radar]() {
				continue
			}
			eachText(v.Field(i), name, f)
		}
	}
}

// slow skips a test that takes minutes or installs a wiki, unless the slow suite runs.
func slow(t *testing.T) {
	t.Helper()
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("slow: make test-slow runs it, or TECHRADAR_SLOW=1")
	}
}

// need finds a program or a folder. In CI a missing one fails the test; elsewhere it is skipped, with a word of what is
// missing.
func need(t *testing.T, what string) string {
	t.Helper()
	path, err := exec.LookPath(what)
	if filepath.IsAbs(what) {
		path = what
		_, err = os.Stat(what)
	}
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed; scripts/need installs it", what)
		}
		t.Skipf("NOT TESTED: %s is not installed; scripts/need says how to install it", what)
	}
	return path
}

func run(t *testing.T, env []string, stdin []byte, name string, args ...string) []byte {
	t.Helper()
	c := exec.Command(name, args...)
	c.Env, c.Stdin = append(os.Environ(), env...), bytes.NewReader(stdin)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, stderr.Bytes())
	}
	return out
}
