package serve

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"path"
	"slices"
	"sync"
	"time"
)

// The bounds of the server. A browser on the same machine is never near them.
const (
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second // of an answer; of each event in a stream
	idleTimeout   = time.Minute
	headerBytes   = 16 << 10
	goodbye       = 500 * time.Millisecond // for answers under way when the server ends
	maxStreams    = 64                     // browsers that wait for events
)

// Server holds an edition in memory and serves it.
type Server struct {
	hosts   []string // that a request may be for, in lower case
	streams chan struct{}

	mu      sync.Mutex
	state   state
	changed chan struct{} // closed when there is another state
}

// state is all that is served at one time. It is never changed, only replaced.
type state struct {
	edition  string // names what the files hold; "" for no files
	problems string // likewise the panel
	name     string // of the radar's file
	files    map[string][]byte
	later    map[string]func() ([]byte, error)
	pages    map[string][]byte // of the files, those that reload themselves
	panel    string            // what the page shows of problems, "" for none
}

// NewServer returns a server for the port of a Listener. Before the first Show it says that the radar is being drawn.
func NewServer(port int) *Server {
	s := &Server{streams: make(chan struct{}, maxStreams), changed: make(chan struct{})}
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		s.hosts = append(s.hosts, fmt.Sprintf("%s:%d", name, port))
		if port == 80 {
			s.hosts = append(s.hosts, name)
		}
	}
	return s
}

// Show replaces what is served, and tells every browser. An edition without files of its own leaves those of the one
// before in place and puts its problems over them.
func (s *Server) Show(e *Edition) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.state
	next.name = e.Name
	if e.good() {
		next.files, next.later = maps.Clone(e.Files), maps.Clone(e.Later)
		next.edition = fingerprint(next.files, slices.Sorted(maps.Keys(next.later)))
	}
	next.panel, next.problems = panel(e, next.files == nil), ""
	if next.panel != "" {
		next.problems = fingerprint(map[string][]byte{"": []byte(next.panel)}, nil)
	}
	next.pages = map[string][]byte{}
	for name, data := range next.files {
		if path.Ext(name) == ".html" {
			next.pages[name] = inject(data, next.panel+script(next.edition, next.problems))
		}
	}
	s.state = next
	close(s.changed)
	s.changed = make(chan struct{})
}

// now returns the state, and a channel that is closed when there is another.
func (s *Server) now() (state, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.changed
}

// fingerprint names the content of files, so that the same content has the same name in every run.
func fingerprint(files map[string][]byte, more []string) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.Sum256(files[name])
		fmt.Fprintf(h, "%q %x\n", name, sum)
	}
	fmt.Fprintf(h, "%q\n", more)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Serve answers requests until the context is done, and then ends within a second. The error is that of a listener.
func (s *Server) Serve(ctx context.Context, l *Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: headerBytes,
		BaseContext:                  func(net.Listener) context.Context { return ctx }, // ends the streams
		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, len(l.listeners))
	var running sync.WaitGroup
	for _, one := range l.listeners {
		running.Go(func() { failed <- server.Serve(one) })
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	if server.Shutdown(last) != nil {
		err = errors.Join(err, server.Close())
	}
	running.Wait()
	return err
}

// file returns the file of a name as it is served: a page that reloads itself, or the file as it is. The file is nil when
// there is none of that name.
func (st *state) file(name string) ([]byte, error) {
	if page, ok := st.pages[name]; ok {
		return page, nil
	}
	if data, ok := st.files[name]; ok {
		return data, nil
	}
	if later, ok := st.later[name]; ok {
		return later()
	}
	return nil, nil
}
