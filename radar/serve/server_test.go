package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"techradar/radar"
)

// secret stands in every file of the radar, and must reach nobody but its user.
const secret = "Wok-and-Cleaver"

// deadline is how long a test waits for what must come, on a machine that has other things to do.
const deadline = time.Minute

func goodEdition(text string) *Edition {
	return &Edition{
		Name: "radar.yaml",
		Files: map[string][]byte{
			"index.html":      []byte("<!DOCTYPE html>\n<title>" + secret + "</title>\n<body><p>" + text + "</p></body>\n"),
			"radar.svg":       []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>` + secret + text + `</title></svg>`),
			"entries/한글 1.md": []byte(secret),
		},
		Later: map[string]func() ([]byte, error){
			"radar.png":  func() ([]byte, error) { return []byte(secret), nil },
			"radar.pdf":  func() ([]byte, error) { return nil, errors.New("out of ink") },
			"radar.pptx": func() ([]byte, error) { panic("out of cheese") },
		},
	}
}

func badEdition(message string) *Edition {
	return &Edition{Name: "radar.yaml", Problems: []radar.Problem{{
		File: "radar.yaml", Pos: radar.Pos{Line: 3, Col: 5}, Severity: radar.Error, Code: "no-such", Message: message,
		Source: "- name: x", Caret: 2, Hint: "mend it",
	}}}
}

// request asks a server of port 8080 without a network. A stream of events ends with the deadline.
func request(s *Server, method, target string, header ...string) *http.Response {
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	r := httptest.NewRequestWithContext(ctx, method, target, nil)
	r.Host = "localhost:8080"
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestFiles asks for what is there and what is not.
func TestFiles(t *testing.T) {
	s := NewServer(8080)
	s.Show(goodEdition("a"))
	for target, want := range map[string]struct {
		status            int
		contentType, text string
	}{
		"/":                                  {200, "text/html; charset=utf-8", secret},
		"/index.html":                        {200, "text/html; charset=utf-8", "EventSource"},
		"/index.html?ring=adopt":             {200, "text/html; charset=utf-8", secret},
		"/radar.svg":                         {200, "image/svg+xml", "<svg"},
		"/radar.png":                         {200, "image/png", secret},
		"/entries/%ED%95%9C%EA%B8%80%201.md": {200, "text/plain; charset=utf-8", secret},
		"/radar.pdf":                         {500, plainText, "out of ink"},
		"/radar.pptx":                        {500, plainText, "mistake in techradar"},
		"/.techradar/problems":               {200, "text/html; charset=utf-8", "<!DOCTYPE html>"},
		"/radar.yaml":                        {404, plainText, "no file"},
		"/entries/":                          {404, plainText, "no file"},
		"//index.html":                       {404, plainText, "no file"},
		"/entries/../index.html":             {404, plainText, "no file"},
		"/..%2f..%2fetc/passwd":              {404, plainText, "no file"},
		"/.techradar/":                       {404, plainText, "no file"},
		"/INDEX.HTML":                        {404, plainText, "no file"},
	} {
		r := request(s, "GET", target)
		text := body(t, r)
		if r.StatusCode != want.status || r.Header.Get("Content-Type") != want.contentType || !strings.Contains(text, want.text) {
			t.Errorf("%s: %d %s %.200q, want %v", target, r.StatusCode, r.Header.Get("Content-Type"), text, want)
		}
		if want.status != 200 && strings.Contains(text, secret) {
			t.Errorf("%s: the radar leaked", target)
		}
		checkHeaders(t, target, r)
	}
	if got := body(t, request(s, "GET", "/radar.svg")); got != string(goodEdition("a").Files["radar.svg"]) {
		t.Errorf("the picture changed: %s", got)
	}
	for name, want := range map[string]string{"/radar.svg": "default-src 'none'", "/radar.png": "default-src 'none'", "/": "frame-ancestors 'none'"} {
		if got := request(s, "GET", name).Header.Get("Content-Security-Policy"); !strings.HasPrefix(got, want) {
			t.Errorf("%s: policy %s", name, got)
		}
	}
}

func checkHeaders(t *testing.T, what string, r *http.Response) {
	t.Helper()
	for name, want := range map[string]string{
		"Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY", "Cache-Control": "no-store",
	} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s: %s is %q, want %q", what, name, got, want)
		}
	}
	if policy := r.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("%s: policy %q", what, policy)
	}
	for name := range r.Header {
		if strings.HasPrefix(name, "Access-Control") {
			t.Errorf("%s: it has %s", what, name)
		}
	}
}

// TestRefuses sends what a page of another site can cause. Not a byte of the radar comes back.
func TestRefuses(t *testing.T) {
	s := NewServer(8080)
	s.Show(goodEdition("a"))
	for _, c := range []struct {
		method string
		header []string
		status int
	}{
		{"GET", nil, 200},
		{"HEAD", nil, 200},
		{"GET", []string{"Host", "LOCALHOST:8080"}, 200},
		{"GET", []string{"Host", "127.0.0.1:8080"}, 200},
		{"GET", []string{"Host", "[::1]:8080"}, 200},
		{"GET", []string{"Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-origin"}, 200},
		{"GET", []string{"Sec-Fetch-Site", "none"}, 200},

		{"GET", []string{"Host", ""}, 421},
		{"GET", []string{"Host", "localhost"}, 421},
		{"GET", []string{"Host", "localhost:8081"}, 421},
		{"GET", []string{"Host", "localhost.:8080"}, 421},
		{"GET", []string{"Host", "evil.example"}, 421},
		{"GET", []string{"Host", "evil.example:8080"}, 421},
		{"GET", []string{"Host", "127.0.0.1.evil.example:8080"}, 421},
		{"GET", []string{"Host", "127.0.0.2:8080"}, 421},
		{"GET", []string{"Host", "0.0.0.0:8080"}, 421},
		{"GET", []string{"Host", "2130706433:8080"}, 421},
		{"GET", []string{"Host", "[::ffff:127.0.0.1]:8080"}, 421},
		{"GET", []string{"Host", "localhost:8080@evil.example"}, 421},
		{"GET", []string{"Host", "evil.example:8080", "X-Forwarded-Host", "localhost:8080", "Forwarded", "host=localhost:8080"}, 421},
		{"POST", []string{"Host", "evil.example:8080"}, 421},

		{"GET", []string{"Origin", "http://evil.example"}, 403},
		{"GET", []string{"Origin", "http://localhost:3000"}, 403},
		{"GET", []string{"Origin", "https://localhost:8080"}, 403},
		{"GET", []string{"Origin", "null"}, 403},
		{"GET", []string{"Origin", "http://localhost:8080", "Origin", "http://evil.example"}, 403},
		{"GET", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"GET", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 403},
		{"GET", []string{"Sec-Fetch-Site", "same-site"}, 403},

		{"POST", nil, 405},
		{"PUT", nil, 405},
		{"DELETE", nil, 405},
		{"PATCH", nil, 405},
		{"OPTIONS", nil, 405},
		{"TRACE", nil, 405},
		{"CONNECT", nil, 405},
		{"get", nil, 405},
	} {
		for _, target := range []string{"/", "/radar.svg", "/radar.png", problemsPath, eventsPath} {
			if c.status == 200 && target == eventsPath {
				continue // TestEvents reads it
			}
			what := fmt.Sprint(c.method, " ", target, " ", c.header)
			r := request(s, c.method, target, c.header...)
			text := body(t, r)
			if r.StatusCode != c.status {
				t.Errorf("%s: %d, want %d", what, r.StatusCode, c.status)
			}
			if c.status != 200 && strings.Contains(text, secret) {
				t.Errorf("%s: the radar leaked", what)
			}
			if allow := r.Header.Get("Allow"); (c.status == 405) != (allow == "GET, HEAD") {
				t.Errorf("%s: Allow is %q", what, allow)
			}
			checkHeaders(t, what, r)
		}
	}
}

// TestPort80 checks that the address without a port is the server's where browsers leave the port out.
func TestPort80(t *testing.T) {
	s := NewServer(80)
	for host, want := range map[string]int{"localhost": 503, "localhost:80": 503, "[::1]": 503, "evil.example": 421, "localhost:8080": 421} {
		if r := request(s, "GET", "/", "Host", host); r.StatusCode != want {
			t.Errorf("%s: %d, want %d", host, r.StatusCode, want)
		}
	}
}

// TestStates goes from no radar over good and bad ones to a good one.
func TestStates(t *testing.T) {
	s := NewServer(8080)
	get := func(target string, status int) string {
		t.Helper()
		r := request(s, "GET", target)
		if r.StatusCode != status {
			t.Errorf("%s: %d, want %d", target, r.StatusCode, status)
		}
		checkHeaders(t, target, r)
		return body(t, r)
	}
	holds := func(text string, words ...string) {
		t.Helper()
		for _, word := range words {
			not := strings.HasPrefix(word, "!")
			if strings.Contains(text, strings.TrimPrefix(word, "!")) == not {
				t.Errorf("%q in %s", word, text)
			}
		}
	}
	holds(get("/", 503), "Drawing the radar", "EventSource")
	s.Show(badEdition("first & bad"))
	holds(get("/", 503), "radar.yaml has 1 error", "first &amp; bad", "radar.yaml:3:5", " data-alone", "EventSource", "appears here")
	holds(get("/radar.svg", 503), "!<svg")
	s.Show(goodEdition("one"))
	holds(get("/", 200), "<p>one</p>", "!"+`id="`+panelID, "EventSource")
	s.Show(badEdition("second"))
	holds(get("/", 200), "<p>one</p>", "second", "!first", "!data-alone>", `role="alert"`)
	holds(get("/radar.svg", 200), "<svg", "one", "!second")
	s.Show(&Edition{Name: "radar.yaml", Failure: "theme.yaml:1:2: error: <b>no\n"})
	holds(get("/", 200), "<p>one</p>", "could not be drawn", "&lt;b&gt;no", "!second")
	s.Show(goodEdition("two"))
	holds(get("/", 200), "<p>two</p>", "!"+`id="`+panelID)
	holds(get(problemsPath, 200), "!"+`id="`+panelID)
}

// TestFingerprint checks that the name of an edition depends on what it shows, and not on the run.
func TestFingerprint(t *testing.T) {
	named := func(editions ...*Edition) string {
		s := NewServer(8080)
		for _, e := range editions {
			s.Show(e)
		}
		st, _ := s.now()
		return st.edition + " " + st.problems
	}
	a := named(goodEdition("a"))
	if b := named(badEdition("x"), goodEdition("b"), goodEdition("a")); a != b {
		t.Errorf("%s and %s for the same edition", a, b)
	}
	if b := named(goodEdition("b")); a == b {
		t.Error("another edition has the same name")
	}
	if b, c := named(goodEdition("a"), badEdition("x")), named(goodEdition("a"), badEdition("y")); b == c || !strings.HasPrefix(b, strings.TrimSpace(a)) {
		t.Errorf("%s, then with problems %s and %s", a, b, c)
	}
}

// live starts a server on a free port. The function ends it and fails the test when that takes long or anything of it
// is left.
func live(t *testing.T) (*Server, *Listener, func()) {
	t.Helper()
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	s := NewServer(l.Port)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	return s, l, func() {
		t.Helper()
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(deadline):
			t.Fatal("the server does not end")
		}
		checkNothingLeft(t)
	}
}

// checkNothingLeft fails the test when a goroutine of this package goes on.
func checkNothingLeft(t *testing.T) {
	t.Helper()
	var left string
	for end := time.Now().Add(deadline); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		all := make([]byte, 1<<20)
		left = ""
		for stack := range strings.SplitSeq(string(all[:runtime.Stack(all, true)]), "\n\n") {
			if strings.Contains(stack, "radar/serve.") && !strings.Contains(stack, "testing.tRunner") {
				left += stack + "\n\n"
			}
		}
		if left == "" {
			return
		}
	}
	t.Errorf("left running:\n%s", left)
}

// TestServe asks a real server over both addresses of the machine.
func TestServe(t *testing.T) {
	s, l, stop := live(t)
	defer stop()
	s.Show(goodEdition("a"))
	addresses := []string{l.URL(), fmt.Sprintf("http://127.0.0.1:%d/", l.Port)}
	if hasSix() {
		addresses = append(addresses, fmt.Sprintf("http://[::1]:%d/", l.Port))
	}
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for _, address := range addresses {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS"} {
			r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(strings.Repeat("x", len(method)-3)))
			if err != nil {
				t.Fatal(err)
			}
			answer, err := client.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			text := body(t, answer)
			wantStatus, wantText := 405, false
			if method == "GET" {
				wantStatus, wantText = 200, true
			}
			if method == "HEAD" {
				wantStatus = 200
			}
			if answer.StatusCode != wantStatus || strings.Contains(text, secret) != wantText {
				t.Errorf("%s %s: %d %.60q", method, address, answer.StatusCode, text)
			}
			if method == "HEAD" && (text != "" || answer.ContentLength < 100) {
				t.Errorf("HEAD: %d bytes announced, %q sent", answer.ContentLength, text)
			}
		}
	}
}

// TestOptionsStar sends a request that net/http answers itself unless told not to.
func TestOptionsStar(t *testing.T) {
	_, l, stop := live(t)
	defer stop()
	answer := rawRequest(t, l, "OPTIONS * HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n")
	if !strings.HasPrefix(answer, "HTTP/1.1 405 ") {
		t.Errorf("%.80q", answer)
	}
	answer = rawRequest(t, l, "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n")
	if !strings.HasPrefix(answer, "HTTP/1.1 421 ") {
		t.Errorf("%.80q", answer)
	}
	answer = rawRequest(t, l, "GET / HTTP/1.1\r\nHost: localhost:%d\r\nX: "+strings.Repeat("x", 64<<10)+"\r\n\r\n")
	if !strings.HasPrefix(answer, "HTTP/1.1 431 ") {
		t.Errorf("%.80q", answer)
	}
}
