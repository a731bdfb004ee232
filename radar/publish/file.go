package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File makes the file at path hold data, in one step: a reader sees the old bytes or the new ones. It reports whether
// anything had to be written.
//
// It refuses to replace a symbolic link and whatever else is no regular file. Unlike Write it needs the folder to be
// there. Of several runs at the same time, each waits for the one before.
func File(path string, data []byte) (changed bool, err error) {
	changed, err = writeWhole(path, data)
	if err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	return changed, nil
}

func writeWhole(path string, data []byte) (changed bool, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return false, err
	}
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return false, err
	}
	defer folder.Close()
	same, err := holdsBytes(folder, path, data)
	if err != nil || same && !anythingLeft(path) {
		return false, err
	}
	unlock, err := lock(path)
	if err != nil {
		return false, err
	}
	defer unlock()
	removeStaleFiles(path)
	if same {
		return false, nil
	}

	mode := fs.FileMode(0o644)
	if info, err := os.Lstat(path); err == nil {
		mode = info.Mode().Perm()
	}
	temp := filepath.Base(sibling(path, stageMark))
	if err := writeTemp(folder, temp, data, mode); err != nil {
		return false, err
	}
	if err := folder.Rename(temp, filepath.Base(path)); err != nil {
		return false, errors.Join(err, folder.Remove(temp))
	}
	return true, inPlace(syncDir(folder, "."))
}

// holdsBytes reports whether the file has these bytes already. What is there and no regular file is an error.
func holdsBytes(folder *os.Root, path string, data []byte) (bool, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.Mode()&fs.ModeSymlink != 0:
		return false, errors.New("it is a symbolic link: remove it, or name the file that it points to")
	case !info.Mode().IsRegular():
		return false, errors.New("it is not a regular file")
	case info.Size() != int64(len(data)):
		return false, nil
	}
	now, err := readAll(folder, filepath.Base(path), info)
	return bytes.Equal(now, data), err
}

// writeTemp writes a new file and makes it durable, or leaves nothing.
func writeTemp(folder *os.Root, name string, data []byte, mode fs.FileMode) error {
	f, err := folder.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode) // whatever the umask has taken from it
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, folder.Remove(name))
	}
	return nil
}

// anythingLeft reports whether a run that was killed, or one that is still at it, has something beside the file.
func anythingLeft(path string) bool {
	_, err := os.Lstat(lockPath(path))
	return err == nil || len(marked(path, stageMark)) > 0
}

// removeStaleFiles removes what killed runs left beside the file; the lock makes sure that no run still needs it.
func removeStaleFiles(path string) {
	for _, d := range marked(path, stageMark) {
		if d.Type().IsRegular() {
			_ = os.Remove(filepath.Join(filepath.Dir(path), d.Name()))
		}
	}
}
