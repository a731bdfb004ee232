package publish

import (
	"errors"
	"fmt"
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
		if !isName(name) {
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

// isName reports whether a name is one of a file below a folder on every system.
func isName(name string) bool {
	return name != "." && path.Clean(name) == name && filepath.IsLocal(filepath.FromSlash(name)) &&
		!strings.ContainsAny(name, `\:*?"<>|`) && !strings.ContainsFunc(name, unicode.IsControl)
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
	root     *os.Root    // nil when there is none
	mode     fs.FileMode // as of folderMode
	manifest *manifest   // empty when the folder is
}

// close lets go of the folder, which some systems want before it is moved. It can be called again.
func (p place) close() {
	if p.root != nil {
		_ = p.root.Close() // nothing was written through it
	}
}

// inspect refuses what is not a folder, and a folder that others have filled.
func inspect(dir string) (place, error) {
	root, err := openFolder(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return place{}, nil
	}
	if err != nil {
		return place{}, err
	}
	p := place{exists: true, root: root}
	if err := p.read(); err != nil {
		p.close()
		return place{}, err
	}
	return p, nil
}

// read reads what is to be known of the folder.
func (p *place) read() error {
	info, err := p.root.Lstat(".")
	if err != nil {
		return err
	}
	p.mode = folderMode(info)
	p.manifest, err = readManifest(p.root)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	p.manifest = &manifest{}
	empty, err := isEmpty(p.root)
	if err == nil && !empty {
		err = fmt.Errorf("it holds files and no %s, so techradar did not write it, or that file was lost: empty the folder or choose another", ManifestName)
	}
	return err
}

// folderMode is what a folder keeps from one edition to the next: its permissions, setgid and sticky bit.
func folderMode(info fs.FileInfo) fs.FileMode {
	return info.Mode() & (fs.ModePerm | fs.ModeSetgid | fs.ModeSticky)
}
