package publish

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The marks of what stands beside the output folder or file NAME for a moment: .NAME.tmp-XXXXXXXX is being filled,
// .NAME.old-XXXXXXXX has just been replaced.
const (
	stageMark = ".tmp-"
	oldMark   = ".old-"
	markChars = 8
)

// lockPath is the file that a run locks where the system has such locks.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// sibling returns a path beside another that no other run uses.
func sibling(path, mark string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+mark+rand.Text()[:markChars])
}

// siblings lists the folders beside dir that carry the mark and that a run of ours made.
func siblings(dir, mark string) []string {
	var found []string
	for _, d := range marked(dir, mark) {
		if path := filepath.Join(filepath.Dir(dir), d.Name()); d.IsDir() && isOurs(path) {
			found = append(found, path)
		}
	}
	return found
}

// marked lists what stands beside path under a name that sibling could have given.
func marked(path, mark string) []fs.DirEntry {
	list, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // there is no parent yet, or nothing can be done beside path anyway
	}
	var found []fs.DirEntry
	for _, d := range list {
		random, ok := strings.CutPrefix(d.Name(), "."+filepath.Base(path)+mark)
		if ok && len(random) == markChars && strings.Trim(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == "" {
			found = append(found, d)
		}
	}
	return found
}

// removeStale removes what killed runs left beside dir; the lock makes sure that no run still needs it. It is
// housekeeping: what cannot be removed stays, and the run goes on.
func removeStale(dir string) {
	for _, path := range append(siblings(dir, stageMark), siblings(dir, oldMark)...) {
		_ = removeFolder(path)
	}
}

// removeFolder removes a stage or an old edition. The manifest goes last, so that a later run still knows the folder
// as ours when this one is killed half-way.
func removeFolder(dir string) error {
	if err := emptyFolder(dir); err != nil {
		return err
	}
	return os.RemoveAll(dir) // of a link it removes the link
}

// emptyFolder removes all but the manifest. A folder that is not there is empty.
func emptyFolder(dir string) error {
	root, err := openFolder(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer root.Close()
	found, err := list(root, ".")
	if err != nil {
		return err
	}
	for _, d := range found {
		if d.Name() == ManifestName {
			continue
		}
		if err := root.RemoveAll(d.Name()); err != nil {
			return err
		}
	}
	return nil
}

// recoverOld puts the old folder back when a run was killed between the two renames.
func recoverOld(dir string) error {
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if old := siblings(dir, oldMark); len(old) > 0 {
		return os.Rename(old[0], dir)
	}
	return nil
}
