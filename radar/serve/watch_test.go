package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// saves are the ways in which editors write a file.
var saves = map[string]func(t *testing.T, file string, data []byte){
	"write": func(t *testing.T, file string, data []byte) {
		t.Helper()
		must(t, os.WriteFile(file, data, 0o600))
	},
	"truncate": func(t *testing.T, file string, data []byte) {
		t.Helper()
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, 0o600)
		must(t, err)
		for _, b := range data {
			_, err := f.Write([]byte{b})
			must(t, err)
		}
		must(t, f.Close())
	},
	"rename": func(t *testing.T, file string, data []byte) { // as many editors, and git
		t.Helper()
		must(t, os.WriteFile(file+".tmp", data, 0o600))
		must(t, os.Rename(file+".tmp", file))
	},
	"backup": func(t *testing.T, file string, data []byte) { // as vim and emacs can
		t.Helper()
		must(t, os.Rename(file, file+"~"))
		must(t, os.WriteFile(file, data, 0o600))
		must(t, os.Remove(file+"~"))
	},
	"delete": func(t *testing.T, file string, data []byte) {
		t.Helper()
		must(t, os.Remove(file))
		must(t, os.WriteFile(file, data, 0o600))
	},
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func watch(t *testing.T, files ...string) *Watcher {
	t.Helper()
	w, err := NewWatcher()
	must(t, err)
	must(t, w.Watch(files))
	t.Cleanup(func() {
		must(t, w.Close())
		checkNothingLeft(t)
	})
	return w
}

func wait(t *testing.T, w *Watcher, what string) {
	t.Helper()
	select {
	case <-w.Changes():
	case <-time.After(deadline):
		t.Fatal("not seen:", what)
	}
}

// TestSaves saves a file many times in each way. Each save is seen; when its last event has been told of, the file is
// whole.
func TestSaves(t *testing.T) {
	const rounds = 40 // of five ways
	for way, save := range saves {
		t.Run(way, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "radar.yaml")
			must(t, os.WriteFile(file, []byte("first"), 0o600))
			w := watch(t, file)
			for i := range rounds {
				want := fmt.Sprintf("edition %d", i)
				save(t, file, []byte(want))
				for {
					wait(t, w, want)
					if got, err := os.ReadFile(file); err == nil && string(got) == want {
						break
					}
				}
			}
		})
	}
}

// TestWatchRelative watches a file of the working directory, as most people do.
func TestWatchRelative(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("themes", 0o700))
	w := watch(t, "radar.yaml", "./themes/team.yaml")
	for _, file := range []string{"radar.yaml", "themes/team.yaml"} {
		must(t, os.WriteFile(file, nil, 0o600))
		wait(t, w, file)
	}
}

// TestWatchLink watches what a link points to as well as the link.
func TestWatchLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	there, here := t.TempDir(), t.TempDir()
	link, file := filepath.Join(here, "radar.yaml"), filepath.Join(there, "real.yaml")
	must(t, os.WriteFile(file, nil, 0o600))
	must(t, os.Symlink(file, link))
	w := watch(t, link)
	must(t, os.WriteFile(file, []byte("x"), 0o600))
	wait(t, w, "a change of what the link points to")
	must(t, os.Remove(link))
	wait(t, w, "a change of the link")
}

// TestWatchOthers checks that other files, and files that are watched no more, tell nothing.
func TestWatchOthers(t *testing.T) {
	dir, old := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "radar.yaml")
	w := watch(t, file, filepath.Join(old, "theme.yaml"))
	must(t, w.Watch([]string{file}))
	for _, other := range []string{"radar.yaml~", ".radar.yaml.swp", "radar.yaml.tmp", "Radar.yaml", "index.html"} {
		must(t, os.WriteFile(filepath.Join(dir, other), nil, 0o600))
	}
	must(t, os.WriteFile(filepath.Join(old, "theme.yaml"), nil, 0o600))
	// What is seen of the others would be seen before this.
	select {
	case <-w.Changes():
		t.Error("another file was seen")
	case <-time.After(3 * patience):
	}
	must(t, os.WriteFile(file, nil, 0o600))
	wait(t, w, "the file")
}

// TestWatchNoFolder checks that a folder that is not there is an error now and can come later.
func TestWatchNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "team")
	file := filepath.Join(dir, "radar.yaml")
	w, err := NewWatcher()
	must(t, err)
	defer w.Close()
	if w.Watch([]string{file}) == nil {
		t.Error("no error for a folder that is not there")
	}
	for range 2 {
		must(t, os.Mkdir(dir, 0o700))
		must(t, w.Watch([]string{file}))
		must(t, os.WriteFile(file, nil, 0o600))
		wait(t, w, "the file in a new folder")
		must(t, os.RemoveAll(dir))
		wait(t, w, "the end of the folder")
	}
}
