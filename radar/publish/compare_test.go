package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCompare holds every kind of change, and that what Compare says nothing of is what Write leaves as it is.
func TestCompare(t *testing.T) {
	tests := []struct {
		name   string
		change func(t *testing.T, dir string)
		files  map[string][]byte
		want   string
	}{
		{name: "the same", want: ""},
		{name: "others' files", change: func(t *testing.T, dir string) { put(t, filepath.Join(dir, "x/CNAME"), "mine") }, want: ""},
		{name: "changed by hand, same length", change: func(t *testing.T, dir string) { put(t, filepath.Join(dir, "index.html"), "2") }, want: "index.html differs"},
		{name: "longer", change: func(t *testing.T, dir string) { put(t, filepath.Join(dir, "index.html"), "11") }, want: "index.html differs"},
		{name: "gone", change: func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "x/a.md")) }, want: "x/a.md is missing"},
		{name: "the folder gone", change: func(t *testing.T, dir string) { remove(t, dir) }, want: "index.html is missing\nx/a.md is missing"},
		{name: "empty", change: func(t *testing.T, dir string) { remove(t, dir); mkdir(t, dir) }, want: "index.html is missing\nx/a.md is missing"},
		{name: "a folder in its place", change: func(t *testing.T, dir string) {
			remove(t, filepath.Join(dir, "index.html"))
			mkdir(t, filepath.Join(dir, "index.html"))
		}, want: "index.html is not a regular file"},
		{name: "a file in the place of a folder", change: func(t *testing.T, dir string) {
			remove(t, filepath.Join(dir, "x"))
			put(t, filepath.Join(dir, "x"), "mine")
		}, want: "x/a.md is missing"},
		{name: "a link in its place", change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "real"), "1")
			remove(t, filepath.Join(dir, "index.html"))
			link(t, "real", filepath.Join(dir, "index.html"))
		}, want: "index.html is not a regular file"},
		{name: "a link in the place of a folder", change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "../outside/a.md"), "new") // the same bytes
			remove(t, filepath.Join(dir, "x"))
			link(t, "../outside", filepath.Join(dir, "x"))
		}, want: "x/a.md is missing"},
		{name: "a link to a folder of the edition", change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "y/a.md"), "new")
			remove(t, filepath.Join(dir, "x"))
			link(t, "y", filepath.Join(dir, "x"))
		}, want: "x/a.md is missing"},
		{name: "left over behind a link", files: set("index.html=1"), change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "../outside/a.md"), "new")
			remove(t, filepath.Join(dir, "x"))
			link(t, "../outside", filepath.Join(dir, "x"))
		}, want: ManifestName + " differs"},
		{name: "a manifest that lists what is no name", change: func(t *testing.T, dir string) {
			list := ""
			for _, name := range []string{`a\u0000b`, ".", "x/", "x/../x/a.md", strings.Repeat("n", 300)} {
				list += `,{"name":"` + name + `","size":0,"sha256":""}`
			}
			put(t, filepath.Join(dir, ManifestName), `{"format":1,"files":[`+list[1:]+`]}`)
		}, want: ManifestName + " differs"},
		{name: "left over, and new", files: set("index.html=1", "b"), want: "b is missing\nx/a.md is left over"},
		{name: "left over but changed by hand", files: set("index.html=1"), change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "x/a.md"), "mine")
		}, want: ManifestName + " differs"},
		{name: "left over but gone", files: set("index.html=1"), change: func(t *testing.T, dir string) {
			remove(t, filepath.Join(dir, "x"))
		}, want: ManifestName + " differs"},
		{name: "a manifest that lists a file outside", change: func(t *testing.T, dir string) {
			put(t, filepath.Join(dir, "../secret"), "")
			put(t, filepath.Join(dir, ManifestName), `{"format":1,"files":[{"name":"../secret","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}`)
		}, want: ManifestName + " differs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "pub")
			write(t, dir, "index.html=1", "x/a.md")
			if tt.change != nil {
				tt.change(t, dir)
			}
			if tt.files == nil {
				tt.files = set("index.html=1", "x/a.md")
			}
			before := tree(t, filepath.Dir(dir))
			changes, err := Compare(dir, tt.files)
			if got := strings.Join(changes, "\n"); err != nil || got != tt.want {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
			if after := tree(t, filepath.Dir(dir)); after != before {
				t.Errorf("it was\n%s\nand became\n%s", before, after)
			}
		})
	}
}

// TestCompareRefuses checks that Compare fails where Write does, and in the same words.
func TestCompareRefuses(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, "others/thesis.txt"), "x")
	put(t, filepath.Join(top, "file"), "x")
	mkdir(t, filepath.Join(top, "repo/.git"))
	put(t, filepath.Join(top, "broken", ManifestName), "{")
	for _, tt := range []struct {
		dir   string
		files map[string][]byte
	}{
		{"others", set("index.html")},
		{"file", set("index.html")},
		{"repo", set("index.html")},
		{"broken", set("index.html")},
		{"new", set("../index.html")},
		{"new", nil},
	} {
		dir := filepath.Join(top, tt.dir)
		_, err := Compare(dir, tt.files)
		if _, want := Write(dir, tt.files); err == nil || want == nil || err.Error() != want.Error() {
			t.Errorf("%s: %v, and Write says %v", tt.dir, err, want)
		}
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}
