// Package publish puts the files of a radar into an output folder so that a reader sees the old edition or the
// new one, never a mixture, and so that a run that fails or is killed leaves the old edition as it was.
//
// Write prepares the whole folder beside its place and swaps it in. A manifest inside the folder lists what was
// written. It is how a later run knows that the folder is ours to replace, and which of its files somebody else
// put there. Compare tells what Write would change. File does for a single file what Write does for a folder.
//
// The package knows nothing of radars and prints nothing.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Write makes dir hold exactly the given files, beside the manifest and whatever others have added to dir. The
// names are slash-separated paths below dir.
//
// It refuses names that leave dir and a dir that it must not replace: a symbolic link, a folder with files but no
// manifest, the root of the file system, a home folder, the working directory, and a folder that holds .git or
// radar.yaml. Files in dir that the manifest does not list are carried over, links as links, which are never followed;
// when one has the name of a new file, that is an error. Missing parents are created.
//
// On Linux the swap is one step. Elsewhere, and on file systems that cannot exchange two folders, it is two
// renames: for a moment there is no folder, and a run that is killed in that moment is repaired by the next one.
// Of several runs at the same time, each waits for the one before; on Windows one of them may fail instead.
// When Write returns an error, dir is as it was, unless the error says that the new files are in place.
//
// Removed are the files of the edition before that are gone now, as Compare calls them left over: their names, sorted
// folder by folder, and nil with an error.
func Write(dir string, files map[string][]byte) (removed []string, err error) {
	removed, err = (publisher{exchange: exchange}).write(dir, files)
	if err != nil {
		return nil, fmt.Errorf("output folder %s: %w", dir, err)
	}
	return removed, nil
}

// publisher holds the steps that tests replace. Exchange swaps two folders in one step; its error is
// errors.ErrUnsupported where the system cannot.
type publisher struct {
	exchange func(a, b string) error
}

func (p publisher) write(dir string, files map[string][]byte) (removed []string, err error) {
	if err := checkNames(files); err != nil {
		return nil, err
	}
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := checkPlace(dir); err != nil {
		return nil, err
	}
	undo, err := makeParents(filepath.Dir(dir))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			undo()
		}
	}()
	beside, err := os.OpenRoot(filepath.Dir(dir))
	if err != nil {
		return nil, err
	}
	defer beside.Close()
	unlock, err := lock(dir)
	if err != nil {
		return nil, err
	}
	defer unlock()

	if err := recoverOld(dir); err != nil {
		return nil, err
	}
	old, err := inspect(dir)
	if err != nil {
		return nil, err
	}
	defer old.close()
	removeStale(dir)

	st, err := newStage(dir, old)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.discard()) }()
	if err := st.fill(files); err != nil {
		return nil, err
	}
	if old.exists {
		if removed, err = st.carryOver(beside, old, files); err != nil {
			return nil, err
		}
	}
	if err := st.seal(); err != nil {
		return nil, err
	}
	old.close()
	return removed, p.swap(beside, st, dir, old.exists)
}

// swap puts the stage in the place of dir, both of which are in the folder beside, and removes what was there.
func (p publisher) swap(beside *os.Root, st *stage, dir string, exists bool) error {
	if !exists {
		if err := os.Rename(st.path, dir); err != nil {
			return err
		}
		st.published = true
		return inPlace(syncDir(beside, "."))
	}

	old := st.path // the exchange leaves the old folder there
	err := p.exchange(st.path, dir)
	if errors.Is(err, errors.ErrUnsupported) {
		old = sibling(dir, oldMark)
		err = renameTwice(st.path, dir, old)
	}
	if err != nil {
		if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
			return fmt.Errorf("it is a mount point and cannot be replaced: choose a folder inside it (%w)", err)
		}
		return err
	}
	st.published = true
	err = inPlace(syncDir(beside, "."))
	if gone := removeFolder(old); gone != nil {
		err = errors.Join(err, fmt.Errorf("the new files are in place, but the old ones could not be removed: %w", gone))
	}
	return err
}

// inPlace says of an error of the last step that there are new bytes to be read, although a loss of power might still
// bring back the old ones.
func inPlace(err error) error {
	if err != nil {
		return fmt.Errorf("the new files are in place, but may not be safe from a loss of power yet: %w", err)
	}
	return nil
}

// renameTwice moves dir to old and stage to dir, and dir back when the second step fails.
func renameTwice(stage, dir, old string) error {
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(stage, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return nil
}

// makeParents creates the missing folders down to dir. The function it returns removes them again.
func makeParents(dir string) (undo func(), err error) {
	var made []string
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			break
		}
		made = append(made, d)
	}
	undo = func() {
		for _, d := range made {
			_ = os.Remove(d) // fails when somebody has put a file there, who then needs it
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}
