package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"unicode"
)

// checkNames refuses names that would leave the folder, that collide, or that some system cannot hold, so that
// the same files come out on every machine.
func checkNames(files map[string][]byte) error {
	if len(files) == 0 {
		return errors.New("there are no files to write")
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)

	folded := map[string]string{}
	for _, name := range names {
		if name == "." || path.Clean(name) != name || !filepath.IsLocal(filepath.FromSlash(name)) ||
			strings.ContainsAny(name, `\:*?"<>|`) || strings.ContainsFunc(name, unicode.IsControl) {
			return fmt.Errorf("%q is not a file name below the folder", name)
		}
		if strings.EqualFold(name, ManifestName) {
			return fmt.Errorf("%q is the name of the manifest", name)
		}
		key := strings.ToLower(name)
		if other, ok := folded[key]; ok {
			return fmt.Errorf("%q and %q are one file where case does not count", other, name)
		}
		folded[key] = name
	}
	for _, name := range names {
		for d := path.Dir(name); d != "."; d = path.Dir(d) {
			if other, ok := folded[strings.ToLower(d)]; ok {
				return fmt.Errorf("%q cannot be both a file and the folder of %q", other, name)
			}
		}
	}
	return nil
}

// checkPlace refuses folders that must never be replaced, whatever they hold.
func checkPlace(dir string) error {
	if filepath.Dir(dir) == dir {
		return errors.New("it is the root of the file system: choose a folder of its own for the output")
	}
	if home, err := os.UserHomeDir(); err == nil && holds(dir, home) {
		return errors.New("it holds your home folder: choose a folder of its own for the output")
	}
	if wd, err := os.Getwd(); err == nil && holds(dir, wd) {
		return errors.New("it holds the folder you are working in, which would be replaced: choose a folder below it, or run techradar from outside")
	}
	for _, name := range []string{".git", "radar.yaml"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return fmt.Errorf("it holds %s, so it is a source folder: choose a folder of its own for the output", name)
		}
	}
	return nil
}

// holds reports whether the absolute path inner is dir or lies below it.
func holds(dir, inner string) bool {
	if p, err := filepath.EvalSymlinks(dir); err == nil {
		dir = p
	}
	if p, err := filepath.EvalSymlinks(inner); err == nil {
		inner = p
	}
	rel, err := filepath.Rel(dir, inner)
	return err == nil && filepath.IsLocal(rel)
}

// place is what stands where the output shall go.
type place struct {
	exists   bool
	mode     fs.FileMode // permissions, setgid and sticky bit
	manifest *manifest   // empty when the folder is
}

// inspect refuses what is not a folder, and a folder that others have filled.
func inspect(dir string) (place, error) {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return place{}, nil
	case err != nil:
		return place{}, err
	case info.Mode()&fs.ModeSymlink != 0:
		return place{}, errors.New("it is a symbolic link: name the folder that it points to")
	case !info.IsDir():
		return place{}, errors.New("it is a file, not a folder")
	}

	mode := info.Mode() & (fs.ModePerm | fs.ModeSetgid | fs.ModeSticky)
	m, err := readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		empty, err := isEmpty(dir)
		if err != nil {
			return place{}, err
		}
		if !empty {
			return place{}, fmt.Errorf("it holds files and no %s, so techradar did not write it, or that file was lost: empty the folder or choose another", ManifestName)
		}
		return place{exists: true, mode: mode, manifest: &manifest{}}, nil
	}
	if err != nil {
		return place{}, err
	}
	return place{exists: true, mode: mode, manifest: m}, nil
}

func isEmpty(dir string) (bool, error) {
	f, err := os.Open(dir)
	if err != nil {
		return false, err
	}
	defer f.Close()
	names, err := f.Readdirnames(1)
	if len(names) == 0 && !errors.Is(err, io.EOF) {
		return false, err
	}
	return len(names) == 0, nil
}
