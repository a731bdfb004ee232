package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// kitchen is a radar with a title.
const kitchen = `title: %s
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Sometimes}]
entries:
  - {name: Wok, quadrant: Pots, ring: Daily}
  - {name: Cleaver, quadrant: Knives, ring: Sometimes}
`

// longest is how long a test waits for what must come, on a machine that has other things to do.
const longest = time.Minute

// serving is a techradar serve that runs.
type serving struct {
	*testing.T
	cmd   *exec.Cmd
	dir   string
	URL   string
	lines chan string // of stderr
	// events gets a value for each event, and is closed at the end of the stream.
	events chan string
}

// startServe runs techradar serve on a free port, in a folder with a radar of the given text.
func startServe(t *testing.T, text string, args ...string) *serving {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("windows cannot send the signals that end it")
	}
	self, err := os.Executable()
	noError(t, err)
	program := filepath.Join(t.TempDir(), "techradar") // the name by which the test binary is techradar
	noError(t, os.Symlink(self, program))
	s := &serving{T: t, dir: t.TempDir(), lines: make(chan string, 10_000), events: make(chan string, 10_000)}
	s.save(text)
	s.cmd = exec.Command(program, append([]string{"serve", "--port", "0"}, args...)...)
	s.cmd.Dir = s.dir
	s.cmd.Env = append(os.Environ(), "PATH="+s.dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	stderr, err := s.cmd.StderrPipe()
	noError(t, err)
	noError(t, s.cmd.Start())
	t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	go func() {
		defer close(s.lines)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			s.lines <- lines.Text()
		}
	}()
	s.URL = regexp.MustCompile(`http://localhost:\d+/`).FindString(s.line("radar.yaml is at"))
	r := s.ask("GET", ".techradar/events")
	go func() {
		defer close(s.events)
		defer r.Body.Close()
		for lines := bufio.NewScanner(r.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				s.events <- data
			}
		}
	}()
	return s
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *serving) path(name string) string { return filepath.Join(s.dir, name) }

func (s *serving) save(text string) {
	s.Helper()
	noError(s.T, os.WriteFile(s.path("radar.yaml"), []byte(text), 0o600))
}

// line returns the next line of stderr that has the text.
func (s *serving) line(text string) string {
	s.Helper()
	var others []string
	for end := time.After(longest); ; {
		select {
		case line, ok := <-s.lines:
			if strings.Contains(line, text) {
				return line
			}
			if others = append(others, line); ok {
				continue
			}
		case <-end:
		}
		s.Fatalf("no %q in %q", text, others)
	}
}

func (s *serving) ask(method, path string) *http.Response {
	s.Helper()
	r, err := http.NewRequestWithContext(s.Context(), method, s.URL+path, nil)
	noError(s.T, err)
	answer, err := http.DefaultClient.Do(r)
	noError(s.T, err)
	return answer
}

func (s *serving) get(path string) string {
	s.Helper()
	r := s.ask("GET", path)
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	noError(s.T, err)
	return string(b)
}

// seen waits until the page has all the texts, looking after each event as a browser does.
func (s *serving) seen(texts ...string) {
	s.Helper()
	for end := time.After(longest); ; {
		page := s.get("")
		if !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(page, text) }) {
			return
		}
		select {
		case _, ok := <-s.events:
			if !ok {
				s.Fatal("the stream has ended")
			}
		case <-end:
			s.Fatalf("%q never seen", texts)
		}
	}
}

// TestServeSaves saves a radar 200 times in a row, in the ways of several editors. Each save is seen in a browser.
func TestServeSaves(t *testing.T) {
	s := startServe(t, fmt.Sprintf(kitchen, "First"))
	s.seen(">First</h1>")
	file := s.path("radar.yaml")
	ways := []func(text string){
		s.save,
		func(text string) { // another file, renamed
			noError(t, os.WriteFile(s.path(".radar.yaml.swp"), []byte(text), 0o600))
			noError(t, os.Rename(s.path(".radar.yaml.swp"), file))
		},
		func(text string) { // a backup, and a new file
			noError(t, os.Rename(file, file+"~"))
			s.save(text)
		},
		func(text string) { // removed and made again, slowly
			noError(t, os.Remove(file))
			time.Sleep(10 * time.Millisecond)
			f, err := os.Create(file)
			noError(t, err)
			for part := range slices.Chunk([]byte(text), 100) {
				_, err := f.Write(part)
				noError(t, err)
			}
			noError(t, f.Close())
		},
	}
	saves := 200
	if testing.Short() { // the race detector makes each of them slow
		saves = 20
	}
	for i := range saves {
		title := fmt.Sprint("Edition ", i)
		ways[i%len(ways)](fmt.Sprintf(kitchen, title))
		s.seen(">" + title + "</h1>")
	}
}

// TestServeProblems breaks and mends the radar and what it is made from, and ends serve by a signal.
func TestServeProblems(t *testing.T) {
	const panel, themed = `id="techradar-problems"`, kitchen + "output: {theme: team.yaml, formats: [svg, png]}\n"
	s := startServe(t, fmt.Sprintf(kitchen, "[")) // no text: an error from the start
	s.seen(panel, "data-alone", "has 1 error")
	if r := s.ask("GET", "radar.svg"); r.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a picture without a radar: %d", r.StatusCode)
	}
	s.line("; there is no good radar yet")

	s.save(fmt.Sprintf(kitchen, "One") + "lnit: {}\n")
	s.seen(panel, "radar.yaml:7:1", "did you mean lint?")
	s.save(fmt.Sprintf(kitchen, "Two"))
	s.seen(">Two</h1>")
	s.line("2 entries, ")
	if strings.Contains(s.get(""), panel) {
		t.Error("problems of a good radar")
	}
	s.save(fmt.Sprintf(kitchen, "Three") + "lnit: {}\n")
	s.seen(panel, ">Two</h1>", "has 1 error")
	s.line("1 error; the page keeps the last good radar")

	// The file goes and comes back.
	noError(t, os.Remove(s.path("radar.yaml")))
	s.seen(panel, ">Two</h1>", "no such file")
	s.save(fmt.Sprintf(themed, "Four"))
	s.seen(panel, ">Two</h1>", "theme team.yaml")

	// The theme is watched like the file.
	noError(t, os.WriteFile(s.path("team.yaml"), []byte("ink: '#zzz'\n"), 0o600))
	s.seen(panel, ">Two</h1>", "team.yaml:1:6")
	s.save(fmt.Sprintf(kitchen, "Five"))
	s.seen(">Five</h1>")
	s.save(fmt.Sprintf(kitchen, "Six"))
	s.seen(">Six</h1>")
	if png := s.get("radar.png"); !strings.HasPrefix(png, "\x89PNG") {
		t.Errorf("the picture in pixels is %.20q", png)
	}

	noError(t, s.cmd.Process.Signal(syscall.SIGTERM))
	s.ends(143)
	left, err := os.ReadDir(s.dir)
	noError(t, err)
	if len(left) != 2 {
		t.Errorf("it wrote files: %v", left)
	}
}

// TestServeFolder takes the folder away in which serve was started, and gives it back, as git does that changes to
// another branch.
func TestServeFolder(t *testing.T) {
	s := startServe(t, fmt.Sprintf(kitchen, "One"))
	s.seen(">One</h1>")
	noError(t, os.Rename(s.dir, s.dir+".old"))
	noError(t, os.Mkdir(s.dir, 0o700))
	s.save(fmt.Sprintf(kitchen, "Two"))
	s.seen(">Two</h1>")
	for i := range 3 {
		noError(t, os.RemoveAll(s.dir))
		s.seen(">Two</h1>", `id="techradar-problems"`, "no such file")
		noError(t, os.Mkdir(s.dir, 0o700))
		s.save(fmt.Sprintf(kitchen, "Three"))
		s.seen(">Three</h1>")
		s.save(fmt.Sprintf(kitchen, "Two"))
		s.seen(">Two</h1>")
		if strings.Contains(s.get(""), `id="techradar-problems"`) {
			t.Errorf("round %d: the problems of before", i)
		}
	}
}

// ends waits for the end of serve, and of the stream before it.
func (s *serving) ends(code int) {
	s.Helper()
	for end := time.After(longest); ; {
		select {
		case _, ok := <-s.events:
			if ok {
				continue
			}
		case <-end:
			s.Fatal("the stream does not end")
		}
		break
	}
	for range s.lines { // to its end, before Wait closes it
	}
	_ = s.cmd.Wait()
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.Errorf("exit code %d, want %d", got, code)
	}
}

// TestServeOpens lets serve open its page with a program that notes the address, takes its port away from another
// serve, and ends both by Ctrl-C.
func TestServeOpens(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the program to open a page has another name there")
	}
	s := startServe(t, fmt.Sprintf(kitchen, "One"))
	port := strings.Trim(strings.TrimPrefix(s.URL, "http://localhost:"), "/")
	opener := t.TempDir()
	noError(t, os.WriteFile(filepath.Join(opener, "xdg-open"), []byte("#!/bin/sh\necho \"$@\" > \"$0.new\" && mv \"$0.new\" \"$0.address\"\n"), 0o700))
	t.Setenv("PATH", opener+string(filepath.ListSeparator)+os.Getenv("PATH"))
	other := startServe(t, fmt.Sprintf(kitchen, "Two"), "--port", port, "--open")
	if other.URL == s.URL {
		t.Error("two on one port")
	}
	for end := time.Now().Add(longest); ; time.Sleep(10 * time.Millisecond) {
		if address, err := os.ReadFile(filepath.Join(opener, "xdg-open.address")); err == nil {
			if string(address) != other.URL+"\n" {
				t.Errorf("it opened %s", address)
			}
			break
		}
		if time.Now().After(end) {
			t.Fatal("nothing was opened")
		}
	}
	for _, one := range []*serving{s, other} {
		noError(t, one.cmd.Process.Signal(os.Interrupt))
		one.ends(130)
	}
}

// TestServeAsGenerate compares what serve shows with what generate writes: the first edition, and another one, of which
// only the page is drawn at once.
func TestServeAsGenerate(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "radar.yaml")
	noError(t, os.WriteFile(file, []byte(fmt.Sprintf(kitchen, "One")+"lang: ko\n"), 0o600))
	for _, flags := range [][]string{
		nil,
		{"--format", "svg"},
		{"--format", "html,svg,png,pdf,pptx,markdown,mediawiki,dokuwiki,confluence", "--base-url", "https://radar.example.org/"},
		{"--pages", "quadrants", "--theme", "dark", "--size", "1:1", "--text", "paths", "--background", "none", "--scale", "1", "--trails"},
	} {
		out := filepath.Join(dir, "public")
		noError(t, os.RemoveAll(out))
		withPage := slices.Clone(flags)
		if i := slices.Index(flags, "svg"); i >= 0 {
			withPage[i] = "svg,html"
		}
		var stderr bytes.Buffer
		if code := newApp(nil, io.Discard, &stderr).run(append([]string{"generate", "--out", out, file}, withPage...)); code != 0 {
			t.Fatal(stderr.String())
		}
		want := map[string]string{}
		noError(t, filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return err
			}
			name, err := filepath.Rel(out, path)
			noError(t, err)
			data, err := os.ReadFile(path)
			want[filepath.ToSlash(name)] = string(data)
			return err
		}))

		p := newPreview(t, file, flags...)
		for round := range 2 {
			r := p.read()
			got := map[string]string{}
			for name, data := range r.edition.Files {
				got[name] = string(data)
			}
			for name, later := range r.edition.Later {
				data, err := later()
				noError(t, err)
				got[name] = string(data)
			}
			if !maps.Equal(got, want) {
				t.Errorf("%v, round %d: it has %v, want %v", flags, round, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
				for name := range want {
					if got[name] != want[name] {
						t.Errorf("%s differs", name)
					}
				}
			}
			if len(r.edition.Problems) > 0 || r.edition.Failure != "" {
				t.Errorf("%v: %+v", flags, r)
			}
		}
	}
}

func newPreview(t *testing.T, file string, flags ...string) *preview {
	t.Helper()
	a := newApp(nil, io.Discard, io.Discard)
	cmd := a.serveCommand()
	noError(t, cmd.ParseFlags(flags))
	g := &generation{app: a, cmd: cmd, file: file}
	g.trails = slices.Contains(flags, "--trails")
	return &preview{g: g, inputs: []string{file}, patience: longest}
}

// TestServeLooks checks that a change is found where the system tells of none, and what does not count as one.
func TestServeLooks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "radar.yaml")
	noError(t, os.WriteFile(file, []byte("one"), 0o600))
	p := newPreview(t, file)
	p.seen = map[string]string{file: look(file)}
	clock, returned := make(chan time.Time), make(chan bool)
	go func() {
		p.wait(t.Context(), nil, clock)
		close(returned)
	}()
	for range 3 {
		clock <- time.Time{}
	}
	select {
	case <-returned:
		t.Fatal("a change without one")
	default:
	}
	noError(t, os.WriteFile(file, []byte("another"), 0o600))
	select {
	case clock <- time.Time{}:
		<-returned
	case <-returned: // it was still looking after the last time
	}

	// A file that is empty or gone is being saved.
	changes, returned := make(chan struct{}), make(chan bool)
	noError(t, os.WriteFile(file, nil, 0o600))
	go func() {
		p.wait(t.Context(), changes, nil)
		close(returned)
	}()
	changes <- struct{}{}
	changes <- struct{}{} // taken only by one that still waits
	noError(t, os.Remove(file))
	changes <- struct{}{}
	noError(t, os.WriteFile(file, []byte("whole"), 0o600))
	select {
	case changes <- struct{}{}:
		<-returned
	case <-returned: // likewise
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	noError(t, os.Remove(file))
	p.wait(ctx, nil, nil) // ends at once, though the file is not there
}

// TestServePanics checks that a mistake of ours is shown, and does not end the preview.
func TestServePanics(t *testing.T) {
	p := newPreview(t, filepath.Join(t.TempDir(), "radar.yaml"))
	p.g.cmd = nil // what it is made from is needed for the settings
	noError(t, os.WriteFile(p.g.file, []byte(fmt.Sprintf(kitchen, "One")), 0o600))
	r := p.read()
	if r.edition.Files != nil || !strings.Contains(r.edition.Failure, "techradar: internal error: ") {
		t.Errorf("%+v", r)
	}
	if line := r.line(time.Second, true); line != "not drawn; the page keeps the last good radar" {
		t.Error(line)
	}
}
