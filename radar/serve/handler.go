package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The paths that are no files of the radar: no output file has a name that begins with a dot.
const (
	eventsPath   = "/.techradar/events"
	problemsPath = "/.techradar/problems"
)

// plainText is the type of messages.
const plainText = "text/plain; charset=utf-8"

// types are the content types of the files by how their names end. A page for a wiki is text to look at.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".pdf":  "application/pdf",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".json": "application/json",
	".md":   plainText,
	".wiki": plainText,
	".txt":  plainText,
	".xml":  plainText,
}

// ServeHTTP answers a request from memory.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil {
			s.say(w, http.StatusInternalServerError, "This is a mistake in techradar, not in your files. Sorry!")
		}
	}()
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; "+noFrames)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	if r.ContentLength != 0 {
		h.Set("Connection", "close") // so that nothing waits for the rest of it
	}
	if status, reason := s.refuse(r); status != 0 {
		s.say(w, status, reason)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		s.say(w, http.StatusMethodNotAllowed, "The preview can be read, and nothing else: use GET or HEAD.")
		return
	}
	switch r.URL.Path {
	case eventsPath:
		s.events(w, r)
	case problemsPath:
		st, _ := s.now()
		s.page(w, http.StatusOK, bareProblems(&st))
	default:
		s.file(w, r)
	}
}

// refuse returns why a request is not answered, or 0.
//
// The host keeps out a site whose name has been made to lead to this machine (DNS rebinding): to the browser it is
// still that site. The others are requests that a page of another site has caused; a browser would not let it read
// the answer, but it could load pictures and pages of the radar into itself.
func (s *Server) refuse(r *http.Request) (status int, reason string) {
	const open = "Open the address that techradar serve has printed, in the address bar of a browser on the same machine."
	if !slices.Contains(s.hosts, strings.ToLower(r.Host)) {
		return http.StatusMisdirectedRequest, "The preview is not at the address that was asked for. " + open
	}
	origin, site := r.Header.Values("Origin"), r.Header.Get("Sec-Fetch-Site")
	for _, o := range origin {
		if host, ok := strings.CutPrefix(strings.ToLower(o), "http://"); !ok || !slices.Contains(s.hosts, host) {
			return http.StatusForbidden, "Other sites cannot read the preview. " + open
		}
	}
	if !slices.Contains([]string{"", "none", "same-origin"}, site) {
		return http.StatusForbidden, "Other sites cannot lead to the preview. " + open
	}
	return 0, ""
}

// say answers with a message.
func (s *Server) say(w http.ResponseWriter, status int, text string) {
	s.write(w, status, plainText, []byte(text+"\n"))
}

func (s *Server) page(w http.ResponseWriter, status int, page []byte) {
	w.Header().Set("Content-Security-Policy", problemsPolicy())
	s.write(w, status, types[".html"], page)
}

func (s *Server) write(w http.ResponseWriter, status int, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // an error means that the browser has left
}

// file answers with a file of the edition, with / for the summary page.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	st, _ := s.now()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	if st.files == nil {
		if name == "index.html" {
			s.page(w, http.StatusServiceUnavailable, problemsPage(&st))
			return
		}
		s.say(w, http.StatusServiceUnavailable, "There is no radar yet: the summary page says why.")
		return
	}
	data, err := st.file(name)
	switch {
	case err != nil:
		s.say(w, http.StatusInternalServerError, err.Error())
		return
	case data == nil:
		s.say(w, http.StatusNotFound, "The radar has no file of this name.")
		return
	}
	contentType, ok := types[path.Ext(name)]
	if !ok {
		contentType = "application/octet-stream"
	}
	switch path.Ext(name) {
	case ".html", ".pdf": // a page has a policy of its own, and the browser's PDF viewer needs freedom
		w.Header().Set("Content-Security-Policy", noFrames)
	case ".svg":
		w.Header().Set("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "+noFrames)
	}
	s.write(w, http.StatusOK, contentType, data)
}

// events streams the names of what is shown, now and whenever they change, as server-sent events.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		s.say(w, http.StatusServiceUnavailable, "Too many pages follow the preview already: close some.")
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	last := ""
	for {
		st, changed := s.now()
		// Two texts of hexadecimal digits always become JSON.
		names, _ := json.Marshal(map[string]string{"edition": st.edition, "problems": st.problems})
		if string(names) != last {
			last = string(names)
			_ = out.SetWriteDeadline(time.Now().Add(writeTimeout)) // unsupported by the recorders of tests alone
			if _, err := fmt.Fprintf(w, "retry: 500\ndata: %s\n\n", names); err != nil {
				return
			}
			if out.Flush() != nil {
				return
			}
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		}
	}
}
