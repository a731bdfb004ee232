package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func rawRequest(t *testing.T, l *Listener, format string) string {
	t.Helper()
	c, err := net.Dial("tcp4", fmt.Sprintf("127.0.0.1:%d", l.Port))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(deadline)); err != nil {
		t.Fatal(err)
	}
	// The answer may come before the end of the request, and the connection may be reset after it.
	_, _ = c.Write([]byte(strings.Replace(format, "%d", fmt.Sprint(l.Port), 1)))
	answer, _ := io.ReadAll(c)
	return string(answer)
}

// stream is a browser that follows the events.
type stream struct {
	t      *testing.T
	body   io.ReadCloser
	events chan map[string]string
}

func follow(t *testing.T, client *http.Client, l *Listener) *stream {
	t.Helper()
	r, err := client.Get(l.URL() + strings.TrimPrefix(eventsPath, "/"))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Header.Get("Content-Type"); r.StatusCode != 200 || got != "text/event-stream" {
		t.Fatalf("%d %s", r.StatusCode, got)
	}
	s := &stream{t, r.Body, make(chan map[string]string, 1000)}
	go func() {
		defer close(s.events)
		lines := bufio.NewScanner(r.Body)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				event := map[string]string{}
				if err := json.Unmarshal([]byte(data), &event); err != nil {
					t.Error(err)
				}
				s.events <- event
			}
		}
	}()
	return s
}

// next returns the next event, nil at the end of the stream.
func (s *stream) next() map[string]string {
	s.t.Helper()
	select {
	case e := <-s.events:
		return e
	case <-time.After(deadline):
		s.t.Fatal("no event")
		return nil
	}
}

// TestEvents follows a server over good and bad editions. What does not change what is shown is no event.
func TestEvents(t *testing.T) {
	s, l, stop := live(t)
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	browser := follow(t, client, l)
	if e := browser.next(); e["edition"] != "" || e["problems"] != "" {
		t.Errorf("at first %v", e)
	}
	s.Show(badEdition("x"))
	if e := browser.next(); e["edition"] != "" || e["problems"] == "" {
		t.Errorf("with problems %v", e)
	}
	last := ""
	for i := range 200 {
		s.Show(goodEdition(fmt.Sprint(i)))
		e := browser.next()
		if e["edition"] == last || e["problems"] != "" {
			t.Fatalf("edition %d: %v", i, e)
		}
		last = e["edition"]
	}
	s.Show(goodEdition("199"))
	s.Show(badEdition("y"))
	if e := browser.next(); e["edition"] != last || e["problems"] == "" {
		t.Errorf("an edition with problems: %v", e)
	}
	if e := follow(t, client, l).next(); e["edition"] != last || e["problems"] == "" {
		t.Errorf("a browser that comes later: %v", e)
	}
	stop()
	if e := browser.next(); e != nil {
		t.Errorf("after the end: %v", e)
	}
}

// TestTooManyStreams checks that streams are bounded, and that one that ends makes room.
func TestTooManyStreams(t *testing.T) {
	s, l, stop := live(t)
	s.Show(goodEdition("a"))
	client := &http.Client{Transport: &http.Transport{}}
	var streams []*stream
	for range maxStreams {
		streams = append(streams, follow(t, client, l))
		streams[len(streams)-1].next()
	}
	ask := func() int {
		r, err := client.Head(l.URL() + strings.TrimPrefix(eventsPath, "/"))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		return r.StatusCode
	}
	if got := ask(); got != http.StatusServiceUnavailable {
		t.Errorf("one more: %d", got)
	}
	r, err := client.Get(l.URL())
	must(t, err)
	if text := body(t, r); r.StatusCode != 200 || !strings.Contains(text, secret) {
		t.Errorf("the page: %d %s", r.StatusCode, text)
	}
	must(t, streams[0].body.Close())
	for end := time.Now().Add(deadline); ask() != 200; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("a stream that ended made no room")
		}
	}
	stop()
	client.CloseIdleConnections()
}

// TestListen takes a port that is free, one that is taken on either address, and any.
func TestListen(t *testing.T) {
	first, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	if first.Port == 0 || first.URL() != fmt.Sprintf("http://localhost:%d/", first.Port) {
		t.Errorf("%d %s", first.Port, first.URL())
	}
	for _, one := range first.listeners {
		if ip := one.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
			t.Errorf("it listens on %s", ip)
		}
	}
	second, err := Listen(first.Port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if second.Port == first.Port || second.Port == 0 {
		t.Errorf("the second has port %d", second.Port)
	}
	if !hasSix() {
		t.Skip("NOT TESTED: this machine has no ::1, so a port cannot be taken on it alone")
	}
	six, err := net.Listen("tcp6", "[::1]:0")
	if err != nil {
		t.Fatal(err)
	}
	defer six.Close()
	third, err := Listen(six.Addr().(*net.TCPAddr).Port)
	if err != nil {
		t.Fatal(err)
	}
	defer third.Close()
	if third.Port == six.Addr().(*net.TCPAddr).Port {
		t.Error("localhost would lead to somebody else")
	}
}
