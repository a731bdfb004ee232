package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestLinksAreNotFollowed plants links in the old edition that lead out of it. Write carries them over as they are, or
// refuses the folder, and neither it nor Compare reads or changes what they lead to.
func TestLinksAreNotFollowed(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, dir string)
		want string // of the folder; what Write refuses stays as it was
		fail string
	}{
		{
			name: "a file of others",
			make: func(t *testing.T, dir string) { link(t, "../outside/secret", filepath.Join(dir, "mine")) },
			want: "pub/\npub/index.html = 2\npub/mine -> ../outside/secret\n",
		},
		{
			name: "a folder of others",
			make: func(t *testing.T, dir string) { link(t, "../outside", filepath.Join(dir, "mine")) },
			want: "pub/\npub/index.html = 2\npub/mine -> ../outside\n",
		},
		{
			name: "in the place of a file that is not written any more",
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "old.svg"))
				link(t, "../outside/secret", filepath.Join(dir, "old.svg")) // the bytes that the manifest lists
			},
			want: "pub/\npub/index.html = 2\npub/old.svg -> ../outside/secret\n",
		},
		{
			name: "in the place of a folder that is not written any more",
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "old"))
				link(t, "../outside", filepath.Join(dir, "old"))
			},
			want: "pub/\npub/index.html = 2\npub/old -> ../outside\n",
		},
		{
			name: "in the place of a file",
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "index.html"))
				link(t, "../outside/secret", filepath.Join(dir, "index.html"))
			},
			fail: "index.html was not written by techradar",
		},
		{
			name: "in the place of the manifest",
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, ManifestName))
				link(t, "../outside/secret", filepath.Join(dir, ManifestName))
			},
			fail: "not a manifest",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "pub")
			put(t, filepath.Join(top, "outside/secret"), "new")
			write(t, dir, "index.html=1", "old.svg", "old/secret")
			tt.make(t, dir)
			outside, before := tree(t, filepath.Join(top, "outside")), tree(t, dir)

			changes, compared := Compare(dir, set("index.html=2"))
			_, err := Write(dir, set("index.html=2"))
			if tt.fail == "" && (err != nil || compared != nil) || tt.fail != "" && (err == nil || !strings.Contains(err.Error(), tt.fail)) {
				t.Errorf("Compare: %v, Write: %v, want %q", compared, err, tt.fail)
			}
			for _, change := range changes {
				if name, ok := strings.CutSuffix(change, " is left over"); ok && err == nil {
					if info, gone := os.Lstat(filepath.Join(dir, filepath.FromSlash(name))); gone == nil {
						t.Errorf("Compare calls %s left over, and Write has left %v", name, info.Mode())
					}
				}
			}
			if now := tree(t, filepath.Join(top, "outside")); now != outside {
				t.Errorf("outside was\n%s\nand became\n%s", outside, now)
			}
			if now := tree(t, dir); tt.fail != "" && now != before {
				t.Errorf("it was\n%s\nand became\n%s", before, now)
			}
			remove(t, filepath.Join(top, "outside"))
			if got := plain(t, top); tt.fail == "" && got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// carrying returns a carrier from the folder pub to an empty stage, both below top. Whoever calls it has opened the old
// folder already, as a run has that somebody then disturbs.
func carrying(t *testing.T, top string) *carrier {
	t.Helper()
	mkdir(t, filepath.Join(top, "stage"))
	c := &carrier{}
	for dir, root := range map[string]**os.Root{"": &c.beside, "pub": &c.old, "stage": &c.stage} {
		opened, err := os.OpenRoot(filepath.Join(top, dir))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = opened.Close() })
		*root = opened
	}
	return c
}

// TestCarryOverWhileTheFolderIsChanged puts links and other files in the place of what is about to be carried over.
func TestCarryOverWhileTheFolderIsChanged(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, top string)
		want   string // in the error
	}{
		{"a link in the place of the folder of the file", func(t *testing.T, top string) {
			remove(t, filepath.Join(top, "pub/x"))
			link(t, "../outside", filepath.Join(top, "pub/x"))
		}, "x/mine"},
		{"another folder in the place of the output", func(t *testing.T, top string) {
			if runtime.GOOS == "windows" {
				t.Skip("an open folder cannot be moved there")
			}
			if err := os.Rename(filepath.Join(top, "pub"), filepath.Join(top, "moved")); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(top, "pub/x/mine"), "secret")
		}, errReplaced.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			put(t, filepath.Join(top, "outside/mine"), "secret")
			put(t, filepath.Join(top, "pub/x/mine"), "mine")
			c := carrying(t, top)
			tt.change(t, top)
			if err := c.take("x/mine"); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if got := tree(t, filepath.Join(top, "stage")); strings.Contains(got, "secret") || strings.Contains(got, "mine") {
				t.Errorf("the stage holds\n%s", got)
			}
		})
	}
}

// TestLinkWithAnotherNumber is of file systems such as sshfs, where two names of one file look like two files: what was
// linked is taken back, to be copied.
func TestLinkWithAnotherNumber(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, "pub/a"), "mine")
	c := carrying(t, top)
	info, err := look(c.old, "a")
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(top, "stage/a"), "mine")
	if err := c.linked("a", info); !errors.Is(err, errors.ErrUnsupported) {
		t.Error(err)
	}
	if got := tree(t, filepath.Join(top, "stage")); got != "" {
		t.Errorf("the stage holds\n%s", got)
	}
}

// TestOpenRefusesWhatHasBeenReplaced puts another file in the place of one that has been looked at.
func TestOpenRefusesWhatHasBeenReplaced(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, "pub/a"), "a")
	put(t, filepath.Join(top, "pub/b"), "b")
	c := carrying(t, top)
	info, err := look(c.old, "a")
	if err != nil {
		t.Fatal(err)
	}
	if data, err := readAll(c.old, "a", info); string(data) != "a" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	remove(t, filepath.Join(top, "pub/a"))
	link(t, "b", filepath.Join(top, "pub/a"))
	if data, err := readAll(c.old, "a", info); !errors.Is(err, errReplaced) {
		t.Errorf("%q, %v", data, err)
	}
	if info, err = look(c.old, "a"); err != nil {
		t.Fatal(err)
	}
	if data, err := readAll(c.old, "a", info); err == nil {
		t.Errorf("%q of a link", data)
	}
}

func TestCopyFileKeepsModeAndTime(t *testing.T) {
	top := t.TempDir()
	put(t, filepath.Join(top, "pub/a"), "text")
	if err := os.Chmod(filepath.Join(top, "pub/a"), 0o750); err != nil {
		t.Fatal(err)
	}
	c := carrying(t, top)
	x, err := look(c.old, "a")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.copyFile("a", x); err != nil {
		t.Fatal(err)
	}
	y, err := look(c.stage, "a")
	if err != nil {
		t.Fatal(err)
	}
	if x.Mode() != y.Mode() || !x.ModTime().Equal(y.ModTime()) || tree(t, filepath.Join(top, "stage")) != "a = text\n" {
		t.Errorf("%v %v became %v %v", x.Mode(), x.ModTime(), y.Mode(), y.ModTime())
	}
}

// TestNamesThatAreNoUTF8 carries over what others have named as they liked.
func TestNamesThatAreNoUTF8(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("file systems elsewhere take no such names")
	}
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	write(t, dir, "index.html=1")
	put(t, filepath.Join(dir, "caf\xe9/m\xe9nu"), "mine")
	write(t, dir, "index.html=2")
	if got, want := plain(t, top), "pub/\npub/caf\xe9/\npub/caf\xe9/m\xe9nu = mine\npub/index.html = 2\n"; got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// TestOpenFolderRefuses holds what is no folder of its own.
func TestOpenFolderRefuses(t *testing.T) {
	top := t.TempDir()
	mkdir(t, filepath.Join(top, "real"))
	put(t, filepath.Join(top, "file"), "")
	link(t, "real", filepath.Join(top, "link"))
	for name, want := range map[string]string{"link": "symbolic link", "file": "it is a file"} {
		if _, err := openFolder(filepath.Join(top, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := openFolder(filepath.Join(top, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
