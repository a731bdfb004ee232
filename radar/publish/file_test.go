package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	top := t.TempDir()
	path := filepath.Join(top, "radar.lock")
	stale := filepath.Join(top, ".radar.lock.tmp-ABCDEFGH")
	foreign := filepath.Join(top, ".radar.lock.tmp-notours")
	put(t, stale, "left by a killed run")
	put(t, foreign, "mine")
	for i, tt := range []struct {
		data    string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}, {"", true}, {"", false}} {
		changed, err := File(path, []byte(tt.data))
		if err != nil || changed != tt.changed {
			t.Errorf("%d: changed %v, %v", i, changed, err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != tt.data {
			t.Errorf("%d: %q, %v", i, got, err)
		}
	}
	if got, want := tree(t, top), ".radar.lock.tmp-notours = mine\nradar.lock = \n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFileKeepsItsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows has no such permissions")
	}
	path := filepath.Join(t.TempDir(), "radar.lock")
	for _, mode := range []os.FileMode{0o644, 0o600, 0o664} {
		put(t, path, "old")
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := File(path, []byte(mode.String())); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode() != mode {
			t.Errorf("%v became %v, %v", mode, info.Mode(), err)
		}
	}
}

// TestFileRefuses holds what File must not replace, and for each that nothing has changed afterwards.
func TestFileRefuses(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(t *testing.T, path string)
		want string
	}{
		{"a link", func(t *testing.T, path string) { put(t, path+".real", "x"); link(t, path+".real", path) }, "symbolic link"},
		{"a link to nothing", func(t *testing.T, path string) { link(t, "nowhere", path) }, "symbolic link"},
		{"a folder", func(t *testing.T, path string) { mkdir(t, path) }, "not a regular file"},
		{"a link in the place of the lock", func(t *testing.T, path string) {
			if runtime.GOOS == "windows" {
				t.Skip("there is no lock file on windows")
			}
			link(t, "victim", filepath.Join(filepath.Dir(path), ".radar.lock.lock"))
		}, ".radar.lock.lock"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			path := filepath.Join(top, "radar.lock")
			tt.make(t, path)
			before := tree(t, top)
			changed, err := File(path, []byte("new"))
			if changed || err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "radar.lock") {
				t.Errorf("changed %v, error %v, want %q with the file", changed, err, tt.want)
			}
			if after := tree(t, top); after != before {
				t.Errorf("it was\n%s\nand became\n%s", before, after)
			}
		})
	}
	if _, err := File(filepath.Join(t.TempDir(), "no", "radar.lock"), nil); err == nil {
		t.Error("no error without a folder")
	}
}

// TestFileConcurrently lets several runs write the same file: what is there is always one of them, whole.
func TestFileConcurrently(t *testing.T) {
	top := t.TempDir()
	path := filepath.Join(top, "radar.lock")
	put(t, path, strings.Repeat("9", 10_000))
	done := make(chan error)
	for w := range 4 {
		go func() {
			var err error
			for i := 0; i < 10 && err == nil; i++ {
				_, err = File(path, []byte(strings.Repeat(fmt.Sprint(w), 10_000+i)))
			}
			done <- err
		}()
	}
	for running := 4; running > 0; {
		select {
		case err := <-done:
			running--
			if err != nil && runtime.GOOS != "windows" { // where a file that is being read cannot be replaced
				t.Error(err)
			}
		default:
			got, err := os.ReadFile(path)
			if err != nil || len(got) < 10_000 || strings.Trim(string(got), string(got[:1])) != "" {
				t.Fatalf("%d bytes, %v", len(got), err)
			}
		}
	}
	if list, _ := os.ReadDir(top); len(list) != 1 {
		t.Error("left", list)
	}
}

// TestFileCleansUpEvenWhenNothingChanges leaves what a killed run leaves beside a file that is as it should be.
func TestFileCleansUpEvenWhenNothingChanges(t *testing.T) {
	top := t.TempDir()
	path := filepath.Join(top, "radar.lock")
	put(t, path, "one")
	for _, left := range []string{".radar.lock.tmp-ABCDEFGH", ".radar.lock.lock"} {
		put(t, filepath.Join(top, left), "")
		if changed, err := File(path, []byte("one")); changed || err != nil {
			t.Errorf("%s: changed %v, %v", left, changed, err)
		}
		if runtime.GOOS == "windows" {
			continue // there is no lock file, so none is removed
		}
		if got, want := tree(t, top), "radar.lock = one\n"; got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", left, got, want)
		}
	}
}
