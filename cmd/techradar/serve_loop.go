package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"techradar/radar/serve"
)

const (
	// lookEvery is how often the files themselves are looked at: some systems do not tell of every change, and of none
	// on a network drive.
	lookEvery = time.Second
	// savingTakes is how long a file may be missing or empty while an editor saves it.
	savingTakes = 250 * time.Millisecond
)

// preview is one run of serve.
type preview struct {
	g        *generation // the file and the flags
	folder   string      // where serve was started
	server   *serve.Server
	patience time.Duration // with a file that is missing or empty
	known    known

	inputs []string          // the files that the last edition was made from
	seen   map[string]string // what they looked like before they were read
	said   string            // to the terminal about the last edition, which is not said again
	shown  bool              // there has been a good edition
}

// run serves one edition after the other until the context is done. It does not wait for one that is being drawn.
func (p *preview) run(ctx context.Context, listener *serve.Listener) error {
	go p.follow(ctx)
	return p.server.Serve(ctx, listener)
}

// follow makes an edition, and another after each change.
func (p *preview) follow(ctx context.Context) {
	var changes <-chan struct{}
	watch := func([]string) {}
	if watcher, err := serve.NewWatcher(); err == nil {
		defer watcher.Close()
		changes = watcher.Changes()
		watch = func(files []string) { _ = watcher.Watch(files) } // what cannot be watched is looked at
	} else {
		p.g.say("note: changes are seen only every %v: %v", lookEvery, err)
	}
	clock := time.NewTicker(lookEvery)
	defer clock.Stop()

	p.inputs = []string{p.g.file, lockPath(p.g.file)}
	for ctx.Err() == nil {
		watch(p.inputs)
		p.renew()
		watch(p.inputs)
		p.wait(ctx, changes, clock.C)
	}
}

// wait returns after a change, when the file is whole again.
func (p *preview) wait(ctx context.Context, changes <-chan struct{}, clock <-chan time.Time) {
	for changed := false; !changed; {
		select {
		case <-ctx.Done():
			return
		case <-changes:
			changed = true
		case <-clock:
			p.goHome()
			changed = slices.ContainsFunc(p.inputs, func(path string) bool { return look(path) != p.seen[path] })
		}
	}
	enough := time.NewTimer(p.patience)
	defer enough.Stop()
	for {
		if info, err := os.Stat(p.g.file); err == nil && info.Size() > 0 {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-enough.C:
			return
		case <-changes:
		}
	}
}

// goHome goes to the folder where serve was started. Git and build tools remove folders and make them anew; the
// process would stay in the one that is gone, and never find the file that has come back.
func (p *preview) goHome() {
	if p.folder != "" {
		_ = os.Chdir(p.folder) // it may be gone, and come back
	}
}

// look returns what can be told of a file without reading it.
func look(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.ModTime().UnixNano(), info.Size(), info.Mode())
}

// renew makes an edition, shows it and tells of it in a line.
func (p *preview) renew() {
	began := time.Now()
	p.goHome()
	seen := map[string]string{}
	for _, path := range p.inputs {
		seen[path] = look(path)
	}
	r := p.read()
	for _, path := range r.inputs {
		if _, ok := seen[path]; !ok {
			seen[path] = look(path)
		}
	}
	p.inputs, p.seen = r.inputs, seen
	p.server.Show(&r.edition)

	if said := r.said(); said != p.said {
		p.g.printProblems(r.problems)
		p.g.say("%s", r.notes)
		p.said = said
	}
	p.g.say("%s  %s", began.Format(time.TimeOnly), r.line(time.Since(began), p.shown))
	p.shown = p.shown || r.edition.Files != nil
}
