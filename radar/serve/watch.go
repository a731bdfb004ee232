package serve

import (
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// One save is several events: an editor may truncate and write, or write another file and rename it. A change is told
// of when there has been no event for quiet, and at the latest after patience.
const (
	quiet    = 20 * time.Millisecond
	patience = 100 * time.Millisecond
)

// Watcher tells when one of some files may have changed.
//
// It watches their folders: a watched file would be lost with the first editor that saves by renaming. Where the
// system tells nothing, as on a network drive, there are no changes; a caller that wants to be sure looks for itself.
type Watcher struct {
	events  *fsnotify.Watcher
	changes chan struct{}
	done    chan struct{}

	folders map[string]bool // that are watched

	mu    sync.Mutex // not held while the system is asked for something, which may wait for an event to be taken
	files map[string]bool
}

// NewWatcher returns a watcher of no files. The error means that the system gives no more watchers.
func NewWatcher() (*Watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &Watcher{events: events, changes: make(chan struct{}, 1), done: make(chan struct{})}
	go w.run()
	return w, nil
}

// Changes gets a value after each change; changes that nobody takes become one.
func (w *Watcher) Changes() <-chan struct{} { return w.changes }

// Close ends the watcher.
func (w *Watcher) Close() error {
	err := w.events.Close()
	<-w.done
	return err
}

// Watch replaces the files that are watched. They need not be there, but their folders must: Watch again when one has
// come. Symbolic links are followed to what they point to now. It is for one goroutine at a time.
func (w *Watcher) Watch(files []string) error {
	wanted, folders := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		wanted[filepath.Clean(file)], folders[filepath.Dir(file)] = true, true
		if target, err := filepath.EvalSymlinks(file); err == nil {
			wanted[target], folders[filepath.Dir(target)] = true, true
		}
	}
	w.mu.Lock()
	w.files = wanted
	w.mu.Unlock()
	var errs []error
	for folder := range folders {
		errs = append(errs, w.events.Add(folder))
	}
	for folder := range w.folders {
		if !folders[folder] {
			_ = w.events.Remove(folder) // it may be gone
		}
	}
	w.folders = folders
	return errors.Join(errs...)
}

func (w *Watcher) wants(e fsnotify.Event) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.files[filepath.Clean(e.Name)]
}

func (w *Watcher) run() {
	defer close(w.done)
	var first time.Time // of the events that have not been told of
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		select {
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			if !w.wants(e) {
				continue
			}
		case _, ok := <-w.events.Errors: // events have been lost
			if !ok {
				return
			}
		case <-timer.C:
			if !first.IsZero() {
				first = time.Time{}
				select {
				case w.changes <- struct{}{}:
				default:
				}
			}
			continue
		}
		now := time.Now()
		if first.IsZero() {
			first = now
		}
		timer.Reset(min(quiet, first.Add(patience).Sub(now)))
	}
}
