//go:build unix

package publish

import (
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// How long a run waits for another one that writes the same folder.
const (
	lockTries = 500
	lockPause = 20 * time.Millisecond
)

// lock keeps other runs out of dir until unlock or the end of the process, however it ends. It locks the file
// .NAME.lock beside dir, and unlock removes that file.
func lock(dir string) (unlock func(), err error) {
	path := lockPath(dir)
	for range lockTries {
		f, err := tryLock(path)
		if err != nil {
			return nil, err
		}
		if f != nil {
			return func() {
				_ = os.Remove(path) // before the lock goes, so that nobody waits for a file without a name
				_ = f.Close()
			}, nil
		}
		time.Sleep(lockPause)
	}
	return nil, fmt.Errorf("another techradar has been writing there for %v (it holds %s)", lockTries*lockPause, path)
}

// tryLock returns the locked file, or nil when another process holds it or has just removed it.
func tryLock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0o644)
	if err != nil {
		return nil, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) || errors.Is(err, unix.EINTR) {
		return nil, f.Close()
	}
	// Any other error means that this file system has no locks, and then the run goes on without.

	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if !info.Mode().IsRegular() || info.Size() > 0 {
		return nil, errors.Join(fmt.Errorf("%s is in the way: techradar needs that name for its lock", path), f.Close())
	}
	if named, err := os.Lstat(path); err != nil || !os.SameFile(info, named) {
		return nil, f.Close()
	}
	return f, nil
}
