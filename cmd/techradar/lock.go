package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"techradar/radar/layout"
)

// The words of --lock.
const (
	lockKeep  = "keep"  // writes the lock; what it has keeps its place
	lockFresh = "fresh" // writes the lock; nothing keeps its place
	lockOff   = "off"   // neither reads nor writes it
)

var lockModes = []string{lockKeep, lockFresh, lockOff}

const (
	maxLockBytes = 16 << 20
	maxLacking   = 4 // ids in a note
)

// lockFile is the lock beside a radar file.
type lockFile struct {
	path string       // "" when there can be none
	src  []byte       // nil when there is none
	lock *layout.Lock // nil when there is none that can be read
}

// lockPath is where the lock of a radar file is: radar.lock for radar.yaml.
func lockPath(file string) string {
	if ext := filepath.Ext(file); ext != ".lock" {
		file = strings.TrimSuffix(file, ext)
	}
	return file + ".lock"
}

func (f *generateFlags) writesLock() bool { return f.lock == lockKeep || f.lock == lockFresh }

// readLock reads the lock of the file. One that cannot be read as a lock is an error, for a layout without it would
// move every entry; with --lock=fresh it does not matter, as long as it once was a lock.
func (g *generation) readLock() (*lockFile, error) {
	if g.file == stdinFile || g.lock == lockOff {
		return &lockFile{}, nil
	}
	l := &lockFile{path: lockPath(g.file)}
	broken := l.read()
	var f *failure
	switch {
	case broken == nil:
		return l, nil
	case errors.As(broken, &f):
		return nil, broken
	case g.lock != lockFresh && errors.Is(broken, layout.ErrConflict): // --lock=fresh would move every entry
		return nil, &failure{exitInvalid, fmt.Errorf("%s: %w", l.path, broken)}
	case g.lock != lockFresh:
		return nil, &failure{exitInvalid, fmt.Errorf("%s: %w; delete it or run %s", l.path, broken, g.again("--lock=fresh"))}
	case !begunAsLock(l.src):
		return nil, &failure{exitInvalid, fmt.Errorf("%s is not a lock of techradar (%w) and is not overwritten: move or delete it", l.path, broken)}
	}
	return l, nil
}

// read reads the file. A failure means that it could not be read, any other error that it is not a lock.
//
// A link is refused as it is when the lock is written, and since a message may quote what it points to.
func (l *lockFile) read() error {
	info, err := os.Lstat(l.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &failure{exitIO, err}
	case !info.Mode().IsRegular():
		return &failure{exitIO, fmt.Errorf("%s: it is not a regular file, and a lock is: move or delete it", l.path)}
	}
	f, err := os.Open(l.path)
	if err != nil {
		return &failure{exitIO, err}
	}
	defer f.Close()
	if l.src, err = io.ReadAll(io.LimitReader(f, maxLockBytes+1)); err != nil {
		return &failure{exitIO, err}
	}
	if len(l.src) > maxLockBytes {
		return fmt.Errorf("the file is larger than %d MiB", maxLockBytes>>20)
	}
	l.lock, err = layout.ParseLock(l.src)
	return err
}

// begunAsLock reports whether a file begins as every lock does, whatever has become of the rest.
func begunAsLock(src []byte) bool {
	header, _, _ := bytes.Cut((&layout.Lock{}).Bytes(), []byte("\n"))
	return bytes.HasPrefix(src, header)
}

// lacking says which entries the lock has no place for, or "" when it has all.
func (l *lockFile) lacking(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	shown := strings.Join(ids[:min(len(ids), maxLacking)], ", ")
	if len(ids) > maxLacking {
		shown += ", ..."
	}
	return fmt.Sprintf("%s lacks %s (%s)", l.path, plural(len(ids), "entry", "entries"), shown)
}
