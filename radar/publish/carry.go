package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// carryOver takes into the stage what others have added to dir: every file that is not as the old manifest lists
// it, and every empty folder of theirs. A file of theirs in the place of a new one is an error. It returns the names of
// the old files that are left behind and have no new one in their place.
func (st *stage) carryOver(dir string, old *manifest, files map[string][]byte) (left []string, err error) {
	c := carrier{dir: dir, stage: st.path, sums: old.sums(), files: files, folders: map[string]bool{}, ours: map[string]bool{}}
	for name := range files {
		addParents(c.folders, name)
	}
	for _, f := range old.Files {
		addParents(c.ours, f.Name)
	}
	err = filepath.WalkDir(dir, c.visit)
	return c.left, err
}

type carrier struct {
	dir, stage string
	sums       map[string]string // of the files in the old manifest
	files      map[string][]byte // new
	folders    map[string]bool   // that the new files are in
	ours       map[string]bool   // folders that the old files were in
	left       []string          // old files that go away
}

// addParents adds the folders that a name below the folder leads through.
func addParents(set map[string]bool, name string) {
	for d := path.Dir(name); d != "." && d != "/"; d = path.Dir(d) { // a manifest may name anything
		set[d] = true
	}
}

func (c *carrier) visit(p string, d fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(c.dir, p)
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	if name == "." || name == ManifestName {
		return nil
	}
	ours, err := c.isOurs(p, name, d)
	if err != nil || ours {
		return err
	}

	if _, taken := c.files[name]; taken || !d.IsDir() && c.folders[name] {
		return fmt.Errorf("%s was not written by techradar, and a new file needs its place: move or remove it", p)
	}
	for up := path.Dir(name); up != "."; up = path.Dir(up) {
		if _, taken := c.files[up]; taken {
			return fmt.Errorf("%s was not written by techradar, and the new file %s needs the place of its folder: move or remove it", p, up)
		}
	}
	return c.take(p, rel, d)
}

// isOurs reports whether an old file or folder goes away with the old edition. A listed file that a new one
// replaces is ours even when it was changed by hand; one that no new file replaces must still be what we wrote.
func (c *carrier) isOurs(p, name string, d fs.DirEntry) (bool, error) {
	if d.IsDir() {
		return c.ours[name], nil
	}
	sum, listed := c.sums[name]
	if !listed || !d.Type().IsRegular() {
		return false, nil
	}
	if _, replaced := c.files[name]; replaced {
		return true, nil
	}
	now, err := fileSum(p)
	if err != nil || now != sum {
		return false, err
	}
	c.left = append(c.left, name)
	return true, nil
}

// take puts a file or folder of the old edition into the stage: as a hard link, which keeps everything about a
// file, or else as a copy.
func (c *carrier) take(p, rel string, d fs.DirEntry) error {
	target := filepath.Join(c.stage, rel)
	if d.IsDir() {
		info, err := d.Info()
		if err != nil {
			return err
		}
		if err := os.MkdirAll(target, 0o755); err != nil {
			return err
		}
		return os.Chmod(target, info.Mode().Perm()|0o700)
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	err := os.Link(p, target)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	switch {
	case d.Type().IsRegular():
		return copyFile(p, target)
	case d.Type()&fs.ModeSymlink != 0:
		to, err := os.Readlink(p)
		if err != nil {
			return err
		}
		return os.Symlink(to, target)
	}
	return err
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	if err == nil {
		err = dst.Sync()
	}
	if err := errors.Join(err, dst.Close()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
