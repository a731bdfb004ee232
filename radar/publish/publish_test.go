package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// tree reads everything below dir: files with their content, links with their target, folders with a slash.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		rel = filepath.ToSlash(rel)
		switch {
		case rel == ".":
		case d.IsDir():
			fmt.Fprintf(&b, "%s/\n", rel)
		case d.Type()&fs.ModeSymlink != 0:
			to, _ := os.Readlink(p)
			fmt.Fprintf(&b, "%s -> %s\n", rel, to)
		default:
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "%s = %s\n", rel, bytes.TrimSpace(data))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// plain is tree without the manifests.
func plain(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"pub/", ""} {
		m, err := os.ReadFile(filepath.Join(dir, name, ManifestName))
		if err == nil {
			s := tree(t, dir)
			return strings.Replace(s, fmt.Sprintf("%s%s = %s\n", name, ManifestName, bytes.TrimSpace(m)), "", 1)
		}
	}
	return tree(t, dir)
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func set(names ...string) map[string][]byte {
	files := map[string][]byte{}
	for _, n := range names {
		name, data, ok := strings.Cut(n, "=")
		if !ok {
			data = "new"
		}
		files[name] = []byte(data)
	}
	return files
}

func write(t *testing.T, dir string, names ...string) {
	t.Helper()
	if _, err := Write(dir, set(names...)); err != nil {
		t.Fatal(err)
	}
}

func TestWriteMakesParentsAndManifest(t *testing.T) {
	top := t.TempDir()
	write(t, filepath.Join(top, "a", "b", "pub"), "index.html=hi", "entries/도구.md=x")
	want := `a/
a/b/
a/b/pub/
a/b/pub/.techradar-manifest.json = {
  "format": 1,
  "files": [
    {
      "name": "entries/도구.md",
      "size": 1,
      "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    },
    {
      "name": "index.html",
      "size": 2,
      "sha256": "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
    }
  ]
}
a/b/pub/entries/
a/b/pub/entries/도구.md = x
a/b/pub/index.html = hi
`
	if got := tree(t, top); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWriteReplaces(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	if err := os.Mkdir(dir, 0o755); err != nil { // an empty folder is anybody's
		t.Fatal(err)
	}
	write(t, dir, "index.html=1", "radar.svg=1", "entries/a.md=1", "entries/b.md=1")
	write(t, dir, "index.html=2", "entries/b.md=2")
	if got, want := plain(t, top), "pub/\npub/entries/\npub/entries/b.md = 2\npub/index.html = 2\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestWriteTellsWhatIsGone checks that Write names what Compare has called left over, and nothing that stays.
func TestWriteTellsWhatIsGone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pub")
	write(t, dir, "index.html=1", "feed.xml=1", "edited.svg=1", "entries/a.md=1")
	put(t, filepath.Join(dir, "edited.svg"), "mine now")
	put(t, filepath.Join(dir, "CNAME"), "radar.example.org")
	for _, want := range [][]string{{"entries/a.md", "feed.xml"}, nil} {
		removed, err := Write(dir, set("index.html=2"))
		if err != nil || !slices.Equal(removed, want) {
			t.Errorf("removed %q, %v; want %q", removed, err, want)
		}
	}
}

func TestWriteTwiceIsTheSame(t *testing.T) {
	top := t.TempDir()
	write(t, filepath.Join(top, "pub"), "index.html", "b/c")
	before := tree(t, top)
	write(t, filepath.Join(top, "pub"), "index.html", "b/c")
	if after := tree(t, top); after != before {
		t.Errorf("got\n%s\nwant\n%s", after, before)
	}
}

func TestCarriesOverWhatOthersAdded(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	write(t, dir, "index.html=1", "gone.svg=1", "edited.svg=1", "entries/a.md=1")
	put(t, filepath.Join(dir, "CNAME"), "radar.example.org")
	put(t, filepath.Join(dir, "entries", "note.txt"), "mine")
	put(t, filepath.Join(dir, "img", "deep", "logo.png"), "png")
	put(t, filepath.Join(dir, "edited.svg"), "mine now")    // no longer written: the edit is kept
	put(t, filepath.Join(dir, "index.html"), "edited page") // still written: replaced
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/nowhere", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}

	write(t, dir, "index.html=2")
	want := `pub/
pub/CNAME = radar.example.org
pub/edited.svg = mine now
pub/empty/
pub/entries/
pub/entries/note.txt = mine
pub/img/
pub/img/deep/
pub/img/deep/logo.png = png
pub/index.html = 2
pub/link -> /nowhere
`
	if got := plain(t, top); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	write(t, dir, "index.html=2")
	if got := plain(t, top); got != want {
		t.Errorf("the second time: got\n%s\nwant\n%s", got, want)
	}
}

func TestKeepsThePermissionsOfTheFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permission bits on windows")
	}
	dir := filepath.Join(t.TempDir(), "pub")
	write(t, dir, "index.html")
	mkdir(t, filepath.Join(dir, "mine"))
	for _, folder := range []string{dir, filepath.Join(dir, "mine")} {
		if err := os.Chmod(folder, 0o700|fs.ModeSetgid); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, "index.html")
	for _, folder := range []string{dir, filepath.Join(dir, "mine")} {
		info, err := os.Stat(folder)
		if err != nil || info.Mode() != fs.ModeDir|fs.ModeSetgid|0o700 {
			t.Errorf("%s: got %v, %v", folder, info.Mode(), err)
		}
	}
}

func TestStaleFoldersAreRemoved(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, ".pub.tmp-ABCDEFGH", ManifestName), "half")
	put(t, filepath.Join(top, ".pub.tmp-ABCDEFGH", "index.html"), "half")
	put(t, filepath.Join(top, ".pub.old-ABCDEFGH", ManifestName), "{}")
	for _, d := range []string{".pub.tmp-EMPTYABC", ".pub.tmp-short", ".other.tmp-ABCDEFGH"} {
		if err := os.Mkdir(filepath.Join(top, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(top, ".pub.tmp-NOTOURSX", "thesis.txt"), "mine")
	put(t, filepath.Join(top, "pub", ManifestName), `{"format": 1, "files": []}`)

	write(t, filepath.Join(top, "pub"), "index.html")
	want := ".other.tmp-ABCDEFGH/\n.pub.tmp-NOTOURSX/\n.pub.tmp-NOTOURSX/thesis.txt = mine\n.pub.tmp-short/\npub/\npub/index.html = new\n"
	if got := plain(t, top); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestALeftLockIsNoHindrance(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, ".pub.lock"), "")
	write(t, filepath.Join(top, "pub"), "index.html")
	if runtime.GOOS == "windows" {
		return // there is no lock file
	}
	if got, want := plain(t, top), "pub/\npub/index.html = new\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestARunKilledBetweenTheRenamesIsRepaired(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	write(t, dir, "index.html=1")
	put(t, filepath.Join(dir, "CNAME"), "mine")
	if err := os.Rename(dir, sibling(dir, oldMark)); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "index.html=2")
	if got, want := plain(t, top), "pub/\npub/CNAME = mine\npub/index.html = 2\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTwoRenames(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	p := publisher{exchange: func(_, _ string) error { return errors.ErrUnsupported }}
	for _, v := range []string{"1", "2"} {
		if _, err := p.write(dir, set("index.html="+v)); err != nil {
			t.Fatal(err)
		}
		if got, want := plain(t, top), "pub/\npub/index.html = "+v+"\n"; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestAForeignManifestEnds writes into a folder whose manifest lists absolute names, which once was a loop without an end.
func TestAForeignManifestEnds(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	put(t, filepath.Join(dir, ManifestName), `{"format":1,"files":[{"name":"/etc/passwd","size":1,"sha256":""},{"name":"../a","size":1,"sha256":""}]}`)
	write(t, dir, "index.html")
	if got, want := plain(t, top), "pub/\npub/index.html = new\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
