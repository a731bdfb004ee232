//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"techradar/radar/publish"
	"techradar/radar/render/markdown"
)

// times is how often something is tried: the full number with make reliability.
func times(few, full int) int {
	if os.Getenv("TECHRADAR_RELIABILITY") != "" {
		return full
	}
	return few
}

// environ is the environment without what is for the tests, and would be a warning about an unknown setting.
func environ() []string {
	return slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, "TECHRADAR_") })
}

// site is a folder with the radar files 1.yaml and 2.yaml, and what generate makes of each in the folder pub.
type site struct {
	top   string
	whole [2]string // the digests of the two editions
}

// generateArgs write every kind of thing that a run can write: a folder, a page of the team's own and a lock.
var generateArgs = []string{"generate", "--quiet", "--format", "html,svg,markdown", "--out", "pub", "--into", "page.md", "--lock"}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{top: t.TempDir()}
	for i := range s.whole {
		src := strings.Replace(string(readFile(t, "../../radar.yaml")), "title: ", fmt.Sprintf("title: Edition %d of ", i+1), 1)
		s.put(t, fmt.Sprintf("%d.yaml", i+1), src)
	}
	s.put(t, "page.md", "# Our page\n\n"+markdown.Begin+"\n\n"+markdown.End+"\n\nOur words.\n")
	for i := range s.whole {
		if code, said := s.run(t, i); code != 0 {
			t.Fatalf("exit code %d: %s", code, said)
		}
		s.whole[i] = s.digest(t)
	}
	if s.whole[0] == s.whole[1] {
		t.Fatal("the two editions are the same")
	}
	return s
}

func (s *site) put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.top, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// command is generate for one of the editions.
func (s *site) command(edition int) (*exec.Cmd, *bytes.Buffer) {
	cmd := exec.Command("techradar", append(generateArgs, fmt.Sprintf("%d.yaml", edition+1))...)
	var said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = s.top, environ(), &said
	return cmd, &said
}

func (s *site) run(t *testing.T, edition int) (code int, said string) {
	t.Helper()
	cmd, stderr := s.command(edition)
	return exitCode(t, cmd.Run()), stderr.String()
}

func exitCode(t *testing.T, err error) int {
	t.Helper()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	t.Fatal(err)
	return 0
}

// digest is that of the output folder, of every file that its manifest names. It fails when one of them is not what the
// manifest says, so when the folder is not one whole edition.
func (s *site) digest(t *testing.T) string {
	t.Helper()
	var m struct {
		Files []struct{ Name, SHA256 string }
	}
	b := readFile(t, filepath.Join(s.top, "pub", publish.ManifestName))
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		if got := fmt.Sprintf("%x", sha256.Sum256(readFile(t, filepath.Join(s.top, "pub", f.Name)))); got != f.SHA256 {
			t.Fatalf("%s is not of this edition", f.Name)
		}
	}
	return fmt.Sprintf("%x", sha256.Sum256(b))
}

// check fails when the output is no whole edition, or when the page or a lock beside it is not whole. It returns the
// number of the edition.
func (s *site) check(t *testing.T) int {
	t.Helper()
	page := string(readFile(t, filepath.Join(s.top, "page.md")))
	if !strings.HasPrefix(page, "# Our page\n") || !strings.HasSuffix(page, markdown.End+"\n\nOur words.\n") {
		t.Errorf("the page is broken: %q", page)
	}
	for i := range s.whole {
		if b := readFile(t, filepath.Join(s.top, fmt.Sprintf("%d.lock", i+1))); !bytes.HasSuffix(b, []byte("\n")) {
			t.Errorf("the lock is broken: %q", b)
		}
	}
	got := s.digest(t)
	for i, whole := range s.whole {
		if got == whole {
			return i
		}
	}
	t.Error("the folder is none of the two editions")
	return 0
}

// left are the files that do not belong there.
func (s *site) left(t *testing.T) []string {
	t.Helper()
	list, err := os.ReadDir(s.top)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, d := range list {
		switch d.Name() {
		case "pub", "page.md", "1.yaml", "2.yaml", "1.lock", "2.lock":
		default:
			left = append(left, d.Name())
		}
	}
	return left
}

// TestKilledRuns kills generate at many moments: the output is always one whole edition, and the next run leaves nothing
// beside it.
func TestKilledRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("processes are not killed with -short")
	}
	s := newSite(t)
	took := s.duration(t)
	inFlight, now := 0, 1
	for i := range times(8, 200) {
		cmd, _ := s.command(1 - now)
		s.signal(t, cmd, syscall.SIGKILL, moment(i, took))
		if len(s.left(t)) > 0 {
			inFlight++
		}
		now = s.check(t)
		if t.Failed() {
			t.Fatalf("run %d", i)
		}
		if code, said := s.run(t, now); code != 0 || len(s.left(t)) > 0 {
			t.Fatalf("run %d: exit code %d, %s; it leaves %q", i, code, said, s.left(t))
		}
	}
	t.Logf("%d of %d kills hit a run that was writing; a run takes %v", inFlight, times(8, 200), took)
}

// moment spreads the runs over a little more than the time that one takes.
func moment(i int, took time.Duration) time.Duration { return took * time.Duration(i*67%113) / 100 }

func (s *site) duration(t *testing.T) time.Duration {
	t.Helper()
	began := time.Now()
	if code, said := s.run(t, 0); code != 0 {
		t.Fatal(said)
	}
	if code, said := s.run(t, 1); code != 0 {
		t.Fatal(said)
	}
	return time.Since(began) / 2
}

// signal starts the command and sends it a signal after some time.
func (s *site) signal(t *testing.T, cmd *exec.Cmd, sig syscall.Signal, after time.Duration) syscall.WaitStatus {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = cmd.Process.Signal(sig) // it may have ended
	_ = cmd.Wait()
	status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !ok {
		t.Fatal("no status")
	}
	return status
}

// TestInterruptedRuns interrupts generate at many moments: it ends with the exit code of the signal, leaves one whole edition,
// and nothing beside it.
func TestInterruptedRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("processes are not killed with -short")
	}
	for sig, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(sig.String(), func(t *testing.T) {
			s := newSite(t)
			took := s.duration(t)
			now, interrupted, early, after := 1, 0, 0, 0
			for i := 0; interrupted < times(4, 50); i++ {
				if i > times(40, 500) {
					t.Fatalf("only %d of %d runs were interrupted", interrupted, i)
				}
				cmd, said := s.command(1 - now)
				status := s.signal(t, cmd, sig, moment(i, took))
				switch {
				case status.Signaled() && status.Signal() == sig: // before main took it
					early++
				case status.ExitStatus() == want:
					interrupted++
				case status.ExitStatus() != 0:
					t.Fatalf("run %d: exit code %d: %s", i, status.ExitStatus(), said)
				}
				before := now
				if now = s.check(t); now != before && status.ExitStatus() == want {
					after++ // it was writing, and has written all
				}
				if left := s.left(t); t.Failed() || len(left) > 0 {
					t.Fatalf("run %d leaves %q", i, left)
				}
			}
			t.Logf("%d runs ended with %d, %d of them with the new edition in place; %d ended while they started", interrupted, want, after, early)
		})
	}
}

// TestRunsAtOnce starts eight runs of eight radars at the same time: all succeed, and one whole edition is there.
func TestRunsAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("processes are not killed with -short")
	}
	top := t.TempDir()
	src := string(readFile(t, "../../docs/examples/three-entries.yaml"))
	const runs = 8
	s := &site{top: top}
	whole := map[string]bool{}
	args := func(i int) []string {
		return []string{"generate", "--quiet", "--format", "html,svg", "--out", "pub", fmt.Sprintf("%d.yaml", i)}
	}
	start := func(i int) *exec.Cmd {
		cmd := exec.Command("techradar", args(i)...)
		cmd.Dir, cmd.Stderr = top, &bytes.Buffer{}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	wait := func(cmd *exec.Cmd) {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %s", err, cmd.Stderr)
		}
	}
	for i := range runs {
		s.put(t, fmt.Sprintf("%d.yaml", i), strings.Replace(src, "title: ", fmt.Sprintf("title: Radar %d of ", i), 1))
		wait(start(i))
		whole[s.digest(t)] = true
	}
	if len(whole) != runs {
		t.Fatalf("%d different editions", len(whole))
	}
	for range times(2, 50) {
		var cmds []*exec.Cmd
		for i := range runs {
			cmds = append(cmds, start(i))
		}
		for _, cmd := range cmds {
			wait(cmd)
		}
		if !whole[s.digest(t)] {
			t.Fatal("the folder is none of the eight editions")
		}
		if list, err := os.ReadDir(top); err != nil || len(list) != runs+1 {
			t.Fatalf("left %v, %v", list, err)
		}
	}
}
