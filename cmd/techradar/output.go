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

// output is all that a run writes.
type output struct {
	dir   string
	files map[string][]byte // below dir, by name
	own   *ownPage          // nil for none
	lock  *lockFile
	doc   *layout.Document
}

// write publishes the files, then the page that they are shown on, and then, with --lock, the lock: it is about a
// picture that is there.
func (g *generation) write(out *output, v *values) error {
	done, err := g.publish(out)
	if err != nil {
		return &failure{exitIO, err}
	}
	if !g.quiet {
		g.printFiles(out.dir, out.files)
	}
	g.printRemoved(out.dir, done.removed) // always: nobody asked for it by name
	if g.quiet {
		return nil
	}
	g.printWritten(done.page, out.own != nil, g.into)
	g.printWritten(done.lock, g.writesLock(), out.lock.path)
	g.printReports(out.doc)
	g.printNotes(out, v)
	return nil
}

func (g *generation) printWritten(changed, asked bool, path string) {
	switch {
	case changed:
		g.say("wrote %s", path)
	case asked:
		g.say("%s is up to date", path)
	}
}

// published is what a run has changed.
type published struct {
	page, lock bool
	removed    []string // files of the run before, by name
}

// publish holds back signals from the first file to the last, so that what shows the picture is never older.
func (g *generation) publish(out *output) (done published, err error) {
	g.writing.Lock()
	defer g.writing.Unlock()
	if done.removed, err = publish.Write(out.dir, out.files); err != nil {
		return done, err
	}
	if out.own != nil {
		if done.page, err = publish.File(out.own.path, out.own.new); err != nil {
			return done, fmt.Errorf("%s has been written, but not the page: %w", out.dir, err)
		}
	}
	if g.writesLock() {
		if done.lock, err = publish.File(out.lock.path, out.doc.Lock.Bytes()); err != nil {
			return done, fmt.Errorf("%s has been written, but not the lock: %w", out.dir, err)
		}
	}
	return done, nil
}

// compare is --check: it says what a run would change, and fails when that is anything.
func (g *generation) compare(out *output) error {
	if g.explain {
		g.printReports(out.doc)
	}
	changes, err := publish.Compare(out.dir, out.files)
	if err != nil {
		return &failure{exitIO, err}
	}
	if len(changes) > 0 {
		g.say("%s is not up to date:", out.dir)
		for i, change := range changes {
			if i == maxListed {
				g.say("  and %d more", len(changes)-i)
				break
			}
			g.say("  %s", change)
		}
	}
	stalePage := out.own != nil && !bytes.Equal(out.own.old, out.own.new)
	if stalePage {
		g.say("%s is not up to date: the part between its markers differs", out.own.path)
	}

	stale := g.staleLock(out.lock, out.doc)
	switch {
	case stale != "":
		g.say("%s; write it with: %s", stale, g.again(g.lockFlag())) // which writes the rest, too
	case len(changes) > 0 || stalePage:
		g.say("write it with: %s", g.again())
	}
	if len(changes) > 0 || stalePage || stale != "" {
		return &failure{code: exitDiffers}
	}
	if !g.quiet {
		g.say("%s is up to date", out.dir)
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
