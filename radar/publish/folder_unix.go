//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// syncDir makes the names in a folder durable.
func syncDir(root *os.Root, name string) error {
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err // the others mean that this file system cannot sync a folder
	}
	return nil
}

// chmodFolder sets the permissions of a folder by its handle: Root.Chmod needs Linux 6.6, or /proc.
func chmodFolder(root *os.Root, name string, mode fs.FileMode) error {
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(mode), f.Close())
}
