package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"techradar/radar/render"
)

// slow skips a test outside of the slow suite.
func slow(t *testing.T) {
	t.Helper()
	if os.Getenv("TECHRADAR_SLOW") == "" && os.Getenv("TECHRADAR_RELIABILITY") == "" {
		t.Skip("it takes a while: make test-slow and make reliability run this")
	}
}

// strace finds strace, which makes system calls fail. In CI a missing one fails the test. Where it is not allowed to
// look into other processes, as in some containers, the test is skipped.
func strace(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("strace")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("strace is not installed; scripts/need installs it")
		}
		t.Skip("NOT TESTED: strace is not installed; scripts/need says how to install it")
	}
	if out, err := exec.Command(path, "-o", os.DevNull, "true").CombinedOutput(); err != nil {
		t.Skipf("NOT TESTED: strace may not trace processes here: %v: %s", err, out)
	}
	return path
}

// mountTmpfs mounts a file system of a certain size for the time of the test.
func mountTmpfs(t *testing.T, dir, options string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("NOT TESTED: mounting a small file system needs root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// namesAFile is a message that says what could not be written.
var namesAFile = regexp.MustCompile(`output folder \S*pub: .*(\.html|\.svg|\.json|pub|\.tmp-|\.md|\.lock)`)

// TestFullDisk runs out of space at 20 different points: the old edition stays whole, or there is none when there was
// none, nothing is left beside it, and the message names a file.
func TestFullDisk(t *testing.T) {
	slow(t)
	for _, first := range []bool{true, false} {
		failed := 0
		for i := range 20 {
			top := t.TempDir()
			disk := filepath.Join(top, "disk")
			mountTmpfs(t, disk, "size=64k")
			s := &site{top: disk}
			s.put(t, "radar.yaml", string(readFile(t, "../../radar.yaml")))
			before, size := "", (64+8*i)<<10
			if !first {
				remount(t, disk, 8<<20)
				if code, said := s.generate(t, "1:1"); code != 0 {
					t.Fatal(said)
				}
				before = s.digest(t)
				size = used(t, disk) + (10*i)<<10
			}
			remount(t, disk, size)

			code, said := s.generate(t, "16:9")
			if code == 0 {
				if got := s.digest(t); got == before {
					t.Errorf("%d bytes: it exits with 0 and has changed nothing", size)
				}
				continue
			}
			failed++
			if code != exitIO || !namesAFile.MatchString(said) || !strings.Contains(said, "no space left") {
				t.Errorf("%d bytes: exit code %d: %s", size, code, said)
			}
			want := "radar.yaml"
			if !first {
				want = "pub radar.yaml"
				if s.digest(t) != before {
					t.Errorf("%d bytes: the old edition has changed", size)
				}
			}
			if got := names(t, disk); got != want {
				t.Errorf("%d bytes: it leaves %s", size, got)
			}
		}
		t.Logf("%d of 20 runs found the disk full", failed)
		if failed < 8 {
			t.Error("too few runs found the disk full")
		}
	}
}

func (s *site) generate(t *testing.T, size string) (code int, said string) {
	t.Helper()
	cmd := exec.Command("techradar", "generate", "--quiet", "--format", "html,svg", "--size", size, "--out", "pub")
	var stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = s.top, environ(), &stderr
	return exitCode(t, cmd.Run()), stderr.String()
}

func remount(t *testing.T, dir string, size int) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%d", size)); err != nil {
		t.Fatal(err)
	}
}

func used(t *testing.T, dir string) int {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		t.Fatal(err)
	}
	return int(s.Blocks-s.Bfree) * int(s.Bsize)
}

func names(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range list {
		names = append(names, d.Name())
	}
	return strings.Join(names, " ")
}

// TestReadOnlyDisk tries to publish on a file system that takes no writes.
func TestReadOnlyDisk(t *testing.T) {
	slow(t)
	disk := filepath.Join(t.TempDir(), "disk")
	mountTmpfs(t, disk, "size=8m")
	s := &site{top: disk}
	s.put(t, "radar.yaml", string(readFile(t, "../../radar.yaml")))
	if code, said := s.generate(t, "1:1"); code != 0 {
		t.Fatal(said)
	}
	before := s.digest(t)
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	code, said := s.generate(t, "16:9")
	if code != exitIO || !strings.Contains(said, "read-only file system") || !namesAFile.MatchString(said) {
		t.Errorf("exit code %d: %s", code, said)
	}
	if s.digest(t) != before || names(t, disk) != "pub radar.yaml" {
		t.Errorf("the old edition has changed, or there is %s", names(t, disk))
	}
}

// TestFailingCalls makes every single system call that publishing does fail, one in each run: each write, sync, rename,
// link, and making and removing of files and folders. A run that fails exits with 3, names a file, and leaves the old
// edition whole or, once the new one is in place, says so; a later run cleans up.
func TestFailingCalls(t *testing.T) {
	slow(t)
	f := &faults{strace: strace(t), program: buildProgram(t), site: newSite(t)}
	f.put(t, "pub/CNAME", "radar.example.org") // for a link of a file that others added
	for _, c := range []struct {
		call, fails string
		least       int      // runs with such a fault, at the least; strace counts the calls of each thread for itself
		more        []string // that fail always
	}{
		{"write", "ENOSPC", 3, nil},
		{"write", "EIO", 3, nil},
		{"fsync", "EIO", 4, nil},
		{"renameat2", "EIO", 1, nil},
		{"renameat2", "ENOSYS", 1, nil},
		{"renameat", "EIO", 1, nil}, // of the page and the lock
		{"renameat", "EIO", 2, []string{"renameat2:error=ENOSYS"}},
		{"mkdirat", "EDQUOT", 1, nil},
		{"openat", "EMFILE", 10, nil},
		{"linkat", "EMLINK", 1, nil},
		{"fchmod", "EPERM", 1, nil},
		{"unlinkat", "EIO", 5, nil},
		{"flock", "ENOLCK", 1, nil},
	} {
		t.Run(strings.Join(append(c.more, c.call, c.fails), " "), func(t *testing.T) {
			n, hit := 0, map[string]bool{}
			for range times(1, 4) {
				n += f.every(t, c.call, c.fails, c.more, hit)
			}
			t.Logf("%d runs with a fault, in %q", n, slices.Sorted(maps.Keys(hit)))
			if n < c.least {
				t.Errorf("%d runs, want %d at the least", n, c.least)
			}
		})
	}
}

// buildProgram builds techradar as a release does: linked statically, so that the fewest calls are those of others.
func buildProgram(t testing.TB) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "techradar")
	cmd := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return program
}

// faults runs techradar with system calls that fail.
type faults struct {
	*site
	strace, program string
}

// every lets the first, the second, the third ... call of a kind fail, until there is no such call. It returns how many
// runs met a fault, and adds the files and folders that the failing calls were about.
func (f *faults) every(t *testing.T, call, fails string, more []string, hit map[string]bool) (runs int) {
	t.Helper()
	for n := 1; ; n++ {
		for edition := range 2 { // the lock and the page are there, and so is the second edition
			if code, said := f.run(t, edition); code != 0 {
				t.Fatal(said)
			}
		}
		if err := os.Remove(filepath.Join(f.top, "1.lock")); err != nil { // so that it is written, too
			t.Fatal(err)
		}
		code, said, injected := f.inject(t, append(more, fmt.Sprintf("%s:error=%s:when=%d", call, fails, n)))
		if !strings.Contains(injected, "\n"+call+"(") {
			return n - 1
		}
		for line := range strings.Lines(injected) {
			for _, m := range target.FindAllStringSubmatch(line, 1) {
				hit[random.ReplaceAllString(filepath.Base(m[1]), "")] = true
			}
		}
		mute := strings.Contains(injected, "\nwrite(2<") // the message is one of the writes that failed
		now := f.digest(t)
		switch {
		case code == 0 && now == f.whole[0]:
		case code == exitIO && now == f.whole[1]:
			// Removing what was begun unlinks and opens folders: where that fails too, it is left to the next run.
			if left := f.left(t); len(left) > 0 && call != "unlinkat" && call != "openat" {
				t.Errorf("call %d: it leaves %q", n, left)
			}
		case code == exitIO && now == f.whole[0] && (mute || saysDone.MatchString(said)):
		default:
			t.Errorf("call %d: exit code %d, %q, and the edition is %v; injected:%s", n, code, said, now == f.whole[0], injected)
		}
		if code != 0 && !mute && !namesAPath.MatchString(said) {
			t.Errorf("call %d: the message names no file: %q", n, said)
		}
		if code, said := f.run(t, 0); code != 0 || len(f.left(t)) > 0 {
			t.Errorf("call %d: the next run: exit code %d, %s, it leaves %q", n, code, said, f.left(t))
		}
	}
}

// The file or folder that a traced call is about, and the part of its name that differs from run to run.
var (
	target = regexp.MustCompile(`^(?:\w+\(\d+<|[^"]*")([^">]+)`)
	random = regexp.MustCompile(`\.(tmp|old)-[A-Z2-7]{8}`)
)

// Messages that say what could not be written or read, and that the new files are there all the same.
var (
	namesAPath = regexp.MustCompile(`pub|page\.md|\.lock|\.yaml`)
	saysDone   = regexp.MustCompile(`in place|has been written`)
)

// inject runs generate of the first edition under strace. It returns the calls that failed on purpose, each after a
// line end.
func (f *faults) inject(t *testing.T, calls []string) (code int, said, injected string) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	args := []string{"-f", "-y", "-o", log, "-e", "trace=write,fsync,renameat,renameat2,mkdirat,openat,linkat,fchmod,unlinkat,flock"}
	for _, c := range calls {
		args = append(args, "-e", "inject="+c)
	}
	cmd := exec.Command(f.strace, append(append(args, f.program), append(generateArgs, "1.yaml")...)...)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = f.top, append(environ(), "GOMAXPROCS=1"), &stderr
	code = exitCode(t, cmd.Run())
	for line := range strings.Lines(string(readFile(t, log))) {
		if _, rest, ok := strings.Cut(line, " "); ok && strings.Contains(line, "(INJECTED)") {
			injected += "\n" + strings.TrimSpace(rest)
		}
	}
	return code, stderr.String(), injected
}

// TestNoNetwork looks for sockets in a run of every format: there is none. And such a run works where there is no
// network at all.
func TestNoNetwork(t *testing.T) {
	slow(t)
	program := strace(t)
	s := newSite(t)
	var formats []string
	for _, f := range render.Formats {
		formats = append(formats, f.Name)
	}
	args := []string{buildProgram(t), "generate", "--format", strings.Join(formats, ","), "--out", "all", "1.yaml"}
	log := filepath.Join(t.TempDir(), "log")
	trace := func(args ...string) string {
		t.Helper()
		cmd := exec.Command(program, append([]string{"-f", "-o", log, "-e", "trace=%network"}, args...)...)
		cmd.Dir = s.top
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(readFile(t, log))
	}
	calls := regexp.MustCompile(`(?m)^\d+ +(socket|connect|bind|sendto|sendmsg)\(.*`)
	if got := calls.FindString(trace(args...)); got != "" {
		t.Error(got)
	}
	// The control: this is what a program with a socket looks like.
	if got := trace(os.Args[0], "-test.run", "^TestOpensASocket$"); !calls.MatchString(got) {
		t.Errorf("a socket is not seen: %s", got)
	}

	unshare, err := exec.LookPath("unshare")
	if err == nil {
		err = exec.Command(unshare, "-n", "true").Run()
	}
	if err != nil {
		t.Skipf("NOT TESTED: a run without a network, which needs root and unshare: %v", err)
	}
	cmd := exec.Command(unshare, append([]string{"-n"}, args...)...)
	cmd.Dir = s.top
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("without a network: %v: %s", err, out)
	}
}

// TestOpensASocket is for TestNoNetwork.
func TestOpensASocket(t *testing.T) {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Close(fd); err != nil {
		t.Fatal(err)
	}
}
