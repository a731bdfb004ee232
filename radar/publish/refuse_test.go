package publish

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// TestRefuses holds every reason to refuse, and for each that nothing has changed afterwards.
func TestRefuses(t *testing.T) {
	tests := []struct {
		name  string
		make  func(t *testing.T, top string)
		dir   string // below the temporary folder; default "pub"
		files map[string][]byte
		want  string
	}{
		{name: "others' files", make: func(t *testing.T, top string) { put(t, filepath.Join(top, "pub/thesis.txt"), "x") }, want: "techradar did not write it"},
		{name: "an empty folder in it", make: func(t *testing.T, top string) { mkdir(t, filepath.Join(top, "pub/sub")) }, want: "techradar did not write it"},
		{name: "a file", make: func(t *testing.T, top string) { put(t, filepath.Join(top, "pub"), "x") }, want: "it is a file"},
		{name: "a file as parent", dir: "pub/out", make: func(t *testing.T, top string) { put(t, filepath.Join(top, "pub"), "x") }, want: "not a directory"},
		{name: "a link to a folder", make: func(t *testing.T, top string) {
			mkdir(t, filepath.Join(top, "real"))
			link(t, filepath.Join(top, "real"), filepath.Join(top, "pub"))
		}, want: "symbolic link"},
		{name: "a link to nothing", make: func(t *testing.T, top string) { link(t, "nowhere", filepath.Join(top, "pub")) }, want: "symbolic link"},
		{name: "a repository", make: func(t *testing.T, top string) { mkdir(t, filepath.Join(top, "pub/.git")) }, want: "it holds .git"},
		{name: "a work tree", make: func(t *testing.T, top string) { put(t, filepath.Join(top, "pub/.git"), "gitdir: x") }, want: "it holds .git"},
		{name: "a source folder with a manifest", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html")
			put(t, filepath.Join(top, "pub/radar.yaml"), "title: x")
		}, want: "it holds radar.yaml"},
		{name: "the working folder", make: func(t *testing.T, top string) {
			mkdir(t, filepath.Join(top, "pub"))
			t.Chdir(filepath.Join(top, "pub"))
		}, want: "working in"},
		{name: "above the working folder", make: func(t *testing.T, top string) {
			mkdir(t, filepath.Join(top, "pub/a/b"))
			t.Chdir(filepath.Join(top, "pub/a/b"))
		}, want: "working in"},
		{name: "home", make: func(t *testing.T, top string) {
			mkdir(t, filepath.Join(top, "pub"))
			t.Setenv("HOME", filepath.Join(top, "pub"))
			t.Setenv("USERPROFILE", filepath.Join(top, "pub"))
		}, want: "home folder"},
		{name: "above home", make: func(t *testing.T, top string) {
			mkdir(t, filepath.Join(top, "pub/me"))
			t.Setenv("HOME", filepath.Join(top, "pub/me"))
			t.Setenv("USERPROFILE", filepath.Join(top, "pub/me"))
		}, want: "home folder"},
		{name: "a manifest that is a link", make: func(t *testing.T, top string) {
			put(t, filepath.Join(top, "m.json"), `{"format":1,"files":[]}`)
			mkdir(t, filepath.Join(top, "pub"))
			link(t, "../m.json", filepath.Join(top, "pub", ManifestName))
		}, want: "not a manifest"},
		{name: "a broken manifest", make: func(t *testing.T, top string) { put(t, filepath.Join(top, "pub", ManifestName), `{"format":`) }, want: "not a manifest"},
		{name: "a manifest of the future", make: func(t *testing.T, top string) {
			put(t, filepath.Join(top, "pub", ManifestName), `{"format":2,"files":[]}`)
		}, want: "format 2"},
		{name: "a file of others in the way", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html")
			put(t, filepath.Join(top, "pub/radar.svg"), "mine")
		}, files: set("index.html", "radar.svg"), want: "radar.svg was not written by techradar"},
		{name: "a file of others where a folder goes", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html")
			put(t, filepath.Join(top, "pub/entries"), "mine")
		}, files: set("index.html", "entries/a.md"), want: "entries was not written by techradar"},
		{name: "a folder of others where a file goes", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html")
			mkdir(t, filepath.Join(top, "pub/radar.svg"))
		}, files: set("index.html", "radar.svg"), want: "radar.svg was not written by techradar"},
		{name: "a file of others below the place of a new file", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html", "x/a.md")
			put(t, filepath.Join(top, "pub/x/mine"), "mine")
		}, files: set("index.html", "x"), want: "needs the place of its folder"},
		{name: "a link planted at a listed name", make: func(t *testing.T, top string) {
			write(t, filepath.Join(top, "pub"), "index.html")
			put(t, filepath.Join(top, "secret"), "s")
			if err := os.Remove(filepath.Join(top, "pub/index.html")); err != nil {
				t.Fatal(err)
			}
			link(t, "../secret", filepath.Join(top, "pub/index.html"))
		}, want: "index.html was not written by techradar"},
		{name: "a link in the place of the lock", make: func(t *testing.T, top string) {
			if runtime.GOOS == "windows" {
				t.Skip("there is no lock file on windows")
			}
			link(t, "victim", filepath.Join(top, ".pub.lock"))
		}, want: ".pub.lock"},
		{name: "a file in the place of the lock", make: func(t *testing.T, top string) {
			if runtime.GOOS == "windows" {
				t.Skip("there is no lock file on windows")
			}
			put(t, filepath.Join(top, ".pub.lock"), "mine")
		}, want: ".pub.lock is in the way"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			tt.make(t, top)
			if tt.dir == "" {
				tt.dir = "pub"
			}
			if tt.files == nil {
				tt.files = set("index.html")
			}
			before := tree(t, top)
			_, err := Write(filepath.Join(top, filepath.FromSlash(tt.dir)), tt.files)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), filepath.FromSlash(tt.dir)) {
				t.Errorf("error %v, want %q with the folder", err, tt.want)
			}
			if after := tree(t, top); after != before {
				t.Errorf("it was\n%s\nand became\n%s", before, after)
			}
		})
	}
}

func TestRefusesTheRoot(t *testing.T) {
	root := filepath.VolumeName(t.TempDir()) + string(filepath.Separator)
	if _, err := Write(root, set("index.html")); err == nil || !strings.Contains(err.Error(), "root of the file system") {
		t.Error("got", err)
	}
}

func TestRefusesNames(t *testing.T) {
	tests := []struct {
		files map[string][]byte
		want  string
	}{
		{set(), "no files"},
		{set("index.html", "../x"), "not a file name"},
		{set("/etc/passwd"), "not a file name"},
		{set(""), "not a file name"},
		{set("."), "not a file name"},
		{set("a/../b"), "not a file name"},
		{set("a//b"), "not a file name"},
		{set("a/"), "not a file name"},
		{set("./a"), "not a file name"},
		{set(`a\b`), "not a file name"},
		{set("c:x"), "not a file name"},
		{set("a\x00b"), "not a file name"},
		{set("a\nb"), "not a file name"},
		{set(ManifestName), "the name of the manifest"},
		{set(".TechRadar-manifest.json"), "the name of the manifest"},
		{set("a.md", "A.md"), "where case does not count"},
		{set("a", "a/b"), "both a file and the folder"},
		{set("A", "a/b/c"), "both a file and the folder"},
	}
	for _, tt := range tests {
		top := t.TempDir()
		_, err := Write(filepath.Join(top, "deep", "pub"), tt.files)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: error %v, want %q", tt.files, err, tt.want)
		}
		if got := tree(t, top); got != "" {
			t.Errorf("%v: left %s", tt.files, got)
		}
	}
}

// TestFailuresChangeNothing makes each later step fail.
func TestFailuresChangeNothing(t *testing.T) {
	long := strings.Repeat("n", 300)
	tests := []struct {
		name     string
		exchange func(a, b string) error
		files    map[string][]byte
		want     string
	}{
		{"the exchange", func(_, _ string) error { return syscall.EIO }, set("index.html=2"), syscall.EIO.Error()},
		{"a mount point", func(_, _ string) error { return syscall.EBUSY }, set("index.html=2"), "mount point"},
		{"the second rename", func(stage, _ string) error {
			return errors.Join(os.RemoveAll(stage), errors.ErrUnsupported)
		}, set("index.html=2"), "no such file"},
		{"a name too long", exchange, set("index.html=2", long), "nnn"},
		{"a folder name too long", exchange, set("index.html=2", long+"/a"), "nnn"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "pub")
			write(t, dir, "index.html=1")
			put(t, filepath.Join(dir, "CNAME"), "mine")
			before := tree(t, top)
			_, err := publisher{exchange: tt.exchange}.write(dir, tt.files)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			if after := tree(t, top); after != before {
				t.Errorf("it was\n%s\nand became\n%s", before, after)
			}
		})
	}
	t.Run("parents are removed again", func(t *testing.T) {
		top := t.TempDir()
		if _, err := Write(filepath.Join(top, "a", "b", "pub"), set(long)); err == nil {
			t.Error("no error")
		}
		if got := tree(t, top); got != "" {
			t.Error("left", got)
		}
	})
	t.Run("a parent that takes no folders", func(t *testing.T) {
		if _, err := os.Stat("/proc/self"); err != nil {
			t.Skip("needs /proc, where even root cannot make a folder")
		}
		if _, err := Write("/proc/techradar/pub", set("index.html")); err == nil || !strings.Contains(err.Error(), "/proc/techradar") {
			t.Error("got", err)
		}
	})
	t.Run("a read-only parent", func(t *testing.T) {
		if os.Getuid() <= 0 {
			t.Skip("permission bits do not bind this user")
		}
		top := t.TempDir()
		if err := os.Chmod(top, 0o555); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(filepath.Join(top, "pub"), set("index.html")); !errors.Is(err, os.ErrPermission) {
			t.Error("got", err)
		}
	})
}

func mkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.Symlink(to, path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
}
