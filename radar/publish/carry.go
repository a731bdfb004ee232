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

// carryOver takes into the stage what others have added to the old folder: every file that is not as the old manifest
// lists it, and every empty folder of theirs. Their links stay links and are not followed. A file of theirs in the place
// of a new one is an error. It returns the names of the old files that are left behind and have no new one in their
// place. beside is the folder that the old one and the stage are in.
func (st *stage) carryOver(beside *os.Root, old place, files map[string][]byte) (left []string, err error) {
	c := carrier{
		beside: beside, old: old.root, stage: st.root,
		sums: old.manifest.sums(), files: files, folders: map[string]bool{}, ours: map[string]bool{},
	}
	for name := range files {
		addParents(c.folders, name)
	}
	for _, f := range old.manifest.Files {
		addParents(c.ours, f.Name)
	}
	err = walk(c.old, ".", c.visit)
	return c.left, err
}

type carrier struct {
	beside, old, stage *os.Root
	sums               map[string]string // of the files in the old manifest
	files              map[string][]byte // new
	folders            map[string]bool   // that the new files are in
	ours               map[string]bool   // folders that the old files were in
	left               []string          // old files that go away
}

// addParents adds the folders that a name below the folder leads through.
func addParents(set map[string]bool, name string) {
	for d := path.Dir(name); d != "."; d = path.Dir(d) {
		set[d] = true
	}
}

func (c *carrier) visit(name string, d fs.DirEntry) error {
	if name == ManifestName {
		return nil
	}
	ours, err := c.isOurs(name, d)
	if err != nil || ours {
		return err
	}

	shown := filepath.Join(c.old.Name(), filepath.FromSlash(name))
	if _, taken := c.files[name]; taken || !d.IsDir() && c.folders[name] {
		return fmt.Errorf("%s was not written by techradar, and a new file needs its place: move or remove it", shown)
	}
	for up := path.Dir(name); up != "."; up = path.Dir(up) {
		if _, taken := c.files[up]; taken {
			return fmt.Errorf("%s was not written by techradar, and the new file %s needs the place of its folder: move or remove it", shown, up)
		}
	}
	return c.take(name)
}

// isOurs reports whether an old file or folder goes away with the old edition. A listed file that a new one
// replaces is ours even when it was changed by hand; one that no new file replaces must still be what we wrote.
func (c *carrier) isOurs(name string, d fs.DirEntry) (bool, error) {
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
	info, err := look(c.old, name)
	if err != nil {
		return false, err
	}
	now, err := fileSum(c.old, name, info)
	if err != nil || now != sum {
		return false, err
	}
	c.left = append(c.left, name)
	return true, nil
}

// take puts a file or folder of the old edition into the stage: as a hard link, which keeps everything about a
// file, or else as a copy.
func (c *carrier) take(name string) error {
	info, err := look(c.old, name)
	if err != nil {
		return err
	}
	target := filepath.FromSlash(name)
	if info.IsDir() {
		if err := c.stage.MkdirAll(target, 0o755); err != nil {
			return err
		}
		return chmodFolder(c.stage, target, folderMode(info)|0o700)
	}
	if err := c.stage.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	err = c.link(target, info)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, errReplaced) {
		return err
	}
	switch {
	case info.Mode().IsRegular():
		return c.copyFile(name, info)
	case info.Mode()&fs.ModeSymlink != 0:
		to, err := c.old.Readlink(target)
		if err != nil {
			return err
		}
		return c.stage.Symlink(to, target)
	}
	return err
}

// link makes the hard link. Its way leads through the folder that both folders are in, since a root makes no links to
// another.
func (c *carrier) link(target string, looked fs.FileInfo) error {
	if err := c.beside.Link(besideOf(c.old, target), besideOf(c.stage, target)); err != nil {
		return err
	}
	return c.linked(target, looked)
}

// linked sees to it that a link is one to the file that was looked at, or takes it back. It is an ErrUnsupported where
// the file is still in its place, and only looks like another under its new name, as on sshfs.
func (c *carrier) linked(target string, looked fs.FileInfo) error {
	info, err := c.stage.Lstat(target)
	if err != nil || os.SameFile(looked, info) {
		return err
	}
	cause := errReplaced
	if now, err := c.beside.Lstat(besideOf(c.old, target)); err == nil && os.SameFile(looked, now) {
		cause = errors.ErrUnsupported
	}
	return errors.Join(&fs.PathError{Op: "link", Path: besideOf(c.old, target), Err: cause}, c.stage.Remove(target))
}

// besideOf is a name in one of two folders, as seen from the folder that both are in.
func besideOf(root *os.Root, name string) string {
	return filepath.Join(filepath.Base(root.Name()), name)
}

func (c *carrier) copyFile(name string, looked fs.FileInfo) error {
	src, err := open(c.old, name, looked)
	if err != nil {
		return err
	}
	defer src.Close()
	target := filepath.FromSlash(name)
	dst, err := c.stage.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, looked.Mode().Perm())
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
	return c.stage.Chtimes(target, looked.ModTime(), looked.ModTime())
}
