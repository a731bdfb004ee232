package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"techradar/radar/layout"
	"techradar/radar/publish"
)

// maxListed is how many files are named one a line.
const maxListed = 6

// folder returns the output folder. Only a flag or the environment, which are the user's own, may lead out of the
// folder of the file, which may be somebody else's.
func (g *generation) folder(v *values) (string, error) {
	if from := v.from["out"]; from == "--out" || strings.HasPrefix(from, envPrefix) {
		return filepath.Clean(v.Out), nil
	}
	base := "."
	if g.file != stdinFile {
		base = filepath.Dir(g.file)
	}
	if !filepath.IsLocal(filepath.FromSlash(v.Out)) {
		return "", &failure{exitInvalid, fmt.Errorf("%s: the folder %q leaves the folder of the file: use --out for that", v.from["out"], v.Out)}
	}
	dir := filepath.Join(base, filepath.FromSlash(v.Out))
	for d := dir; d != filepath.Clean(base); d = filepath.Dir(d) {
		info, err := os.Lstat(d)
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", &failure{exitIO, fmt.Errorf("output folder %s: %s is a symbolic link and may leave the folder of the file: use --out for that", dir, d)}
		}
	}
	return dir, nil
}

// write publishes the files and then, with --lock, the lock: it is about a picture that is there.
func (g *generation) write(dir string, files map[string][]byte, old *lockFile, doc *layout.Document, v *values) error {
	lockChanged, err := g.publish(dir, files, old, doc)
	if err != nil {
		return &failure{exitIO, err}
	}
	if g.quiet {
		return nil
	}
	g.printFiles(dir, files)
	switch {
	case lockChanged:
		g.say("wrote %s", old.path)
	case g.writesLock():
		g.say("%s is up to date", old.path)
	}
	g.printReports(doc.Reports)
	g.printNotes(files, old, doc, v)
	return nil
}

// publish holds back signals from the first file to the last, so that the lock is never older than the picture.
func (g *generation) publish(dir string, files map[string][]byte, old *lockFile, doc *layout.Document) (lockChanged bool, err error) {
	g.writing.Lock()
	defer g.writing.Unlock()
	if err := publish.Write(dir, files); err != nil {
		return false, err
	}
	if !g.writesLock() {
		return false, nil
	}
	lockChanged, err = publish.File(old.path, doc.Lock.Bytes())
	if err != nil {
		return false, fmt.Errorf("%s has been written, but not the lock: %w", dir, err)
	}
	return lockChanged, nil
}

// compare is --check: it says what a run would change, and fails when that is anything.
func (g *generation) compare(dir string, files map[string][]byte, old *lockFile, doc *layout.Document) error {
	if g.explain {
		g.printReports(doc.Reports)
	}
	changes, err := publish.Compare(dir, files)
	if err != nil {
		return &failure{exitIO, err}
	}
	if len(changes) > 0 {
		g.say("%s is not up to date:", dir)
		for i, change := range changes {
			if i == maxListed {
				g.say("  and %d more", len(changes)-i)
				break
			}
			g.say("  %s", change)
		}
	}

	stale := g.staleLock(old, doc)
	if stale != "" {
		g.say("%s; write it with: %s", stale, g.again(g.lockFlag()))
	}
	if len(changes) > 0 || stale != "" {
		return &failure{code: exitDiffers}
	}
	if !g.quiet {
		g.say("%s is up to date", dir)
	}
	return nil
}

// staleLock says why the lock would have to be written, or "". A lock that this run is not to write must at least know
// every entry.
func (g *generation) staleLock(old *lockFile, doc *layout.Document) string {
	switch {
	case !g.writesLock():
		return old.lacking(doc.Unlocked)
	case old.src == nil:
		return old.path + " is missing"
	case !bytes.Equal(old.src, doc.Lock.Bytes()):
		return old.path + " differs"
	}
	return ""
}

// lockFlag is the flag that writes the lock that this run is about.
func (g *generation) lockFlag() string {
	if g.lock == lockFresh {
		return "--lock=fresh"
	}
	return "--lock"
}
