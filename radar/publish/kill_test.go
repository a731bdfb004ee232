package publish

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// What tells the test binary to be a writer.
const (
	writerEnv = "PUBLISH_TEST_WRITES_TO"
	modeEnv   = "PUBLISH_TEST_MODE"
)

// modes are the ways of publishing: each writes an edition to a path.
var modes = map[string]func(path string, n int) error{
	"exchange": func(path string, n int) error {
		_, err := Write(path, edition(n))
		return err
	},
	"two renames": func(path string, n int) error {
		unsupported := func(_, _ string) error { return errors.ErrUnsupported }
		_, err := publisher{exchange: unsupported}.write(path, edition(n))
		return err
	},
	"file": func(path string, n int) error {
		_, err := File(path, text(n))
		return err
	},
}

// TestMain is also the program that TestKill kills: it publishes one edition after the other, for ever.
func TestMain(m *testing.M) {
	if path := os.Getenv(writerEnv); path != "" {
		for n := 0; ; n++ {
			if err := modes[os.Getenv(modeEnv)](path, n); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(3)
			}
		}
	}
	os.Exit(m.Run())
}

// edition is 20 files that all hold the same number.
func edition(n int) map[string][]byte {
	files := map[string][]byte{}
	for i := range 20 {
		files[fmt.Sprintf("f%d/page.html", i)] = text(n)
	}
	return files
}

func text(n int) []byte { return []byte(strings.Repeat(fmt.Sprintln(n), 500)) }

// kills is how many writers of each mode are killed: 200 with make reliability.
func kills() int {
	if os.Getenv("TECHRADAR_RELIABILITY") != "" {
		return 200
	}
	return 15
}

// TestKill kills a writer of each mode at many moments. What is left must be one whole edition, and after one more run
// nothing beside it.
func TestKill(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux promises that there is no moment without a folder")
	}
	for mode, publish := range modes {
		t.Run(mode, func(t *testing.T) {
			top := t.TempDir()
			path := filepath.Join(top, "pub")
			inFlight, between := 0, 0
			for i := range kills() {
				if err := publish(path, i); err != nil {
					t.Fatal(err)
				}
				if left := beside(t, top); len(left) > 0 {
					t.Fatalf("the run after a kill has left %q", left)
				}
				killWriter(t, mode, path, i)
				if len(beside(t, top)) > 0 {
					inFlight++
				}
				if checkLeft(t, mode, path) {
					between++
				}
				if t.Failed() {
					return
				}
			}
			t.Logf("%d of %d kills hit a run in flight, %d of them the moment without a folder", inFlight, kills(), between)
			if inFlight == 0 {
				t.Error("no kill hit a run in flight")
			}
		})
	}
}

// killWriter starts a writer and kills it after some time, a longer one for a higher i.
func killWriter(t *testing.T, mode, path string, i int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), writerEnv+"="+path, modeEnv+"="+mode)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20*time.Millisecond + time.Duration(i*7919%30_000)*time.Microsecond)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if stderr.Len() > 0 {
		t.Fatal(stderr.String())
	}
}

// beside is what stands next to the output, other than the lock file, which a run that waits for it makes as well.
func beside(t *testing.T, top string) []string {
	t.Helper()
	list, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range list {
		if d.Name() != "pub" && d.Name() != ".pub.lock" {
			names = append(names, d.Name())
		}
	}
	return names
}

// checkLeft fails when what a killed run left is not one whole edition. It reports whether that edition is the one set
// aside, for the moment between two renames.
func checkLeft(t *testing.T, mode, path string) (aside bool) {
	t.Helper()
	if mode == "file" {
		data, err := os.ReadFile(path)
		first, _, _ := strings.Cut(string(data), "\n")
		if err != nil || len(data) == 0 || string(data) != strings.Repeat(first+"\n", 500) {
			t.Errorf("%d bytes that begin with %q: %v", len(data), first, err)
		}
		return false
	}
	if _, err := os.Lstat(path); mode == "two renames" && errors.Is(err, os.ErrNotExist) {
		old := siblings(path, oldMark)
		if len(old) != 1 {
			t.Fatalf("there is no folder, and %q beside it", old)
		}
		path, aside = old[0], true
	}
	checkWhole(t, path)
	return aside
}

func checkWhole(t *testing.T, dir string) {
	t.Helper()
	p, err := inspect(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	for _, f := range p.manifest.Files {
		info, err := look(p.root, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		sum, err := fileSum(p.root, f.Name, info)
		if err != nil || sum != f.SHA256 {
			t.Fatalf("%s is not of this edition: %v", f.Name, err)
		}
	}
}

// TestReaderSeesOneEdition reads the folder through one handle while it is being replaced: what can be read is all of
// one edition. The files of an edition that has gone can be missing.
func TestReaderSeesOneEdition(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders are exchanged in one step only on Linux")
	}
	dir := filepath.Join(t.TempDir(), "pub")
	if _, err := Write(dir, edition(0)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		var err error
		for n := 1; n <= 12 && err == nil; n++ {
			_, err = Write(dir, edition(n))
		}
		done <- err
	}()
	whole := 0
	for {
		select {
		case err := <-done:
			if err != nil || whole == 0 {
				t.Errorf("%d whole editions were read, %v", whole, err)
			}
			return
		default:
			if readEdition(t, dir) {
				whole++
			}
		}
	}
}

// readEdition reports whether all files could be read; they must be of one edition.
func readEdition(t *testing.T, dir string) bool {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err) // there is always a folder
	}
	defer root.Close()
	first := ""
	for name := range edition(0) {
		data, err := root.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) {
			return false
		}
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Fatalf("%.10q and %.10q in one folder", data, first)
		}
	}
	return true
}

// TestConcurrentRuns lets several runs write the same folder. Each must succeed, and the last one wins whole.
func TestConcurrentRuns(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("folders are exchanged in one step only on Linux")
	}
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	write(t, dir, "index.html")
	done := make(chan error)
	for w := range 4 {
		go func() {
			var err error
			for i := 0; i < 10 && err == nil; i++ {
				_, err = Write(dir, edition(100*w+i))
			}
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	checkWhole(t, dir)
	if left := append(siblings(dir, stageMark), siblings(dir, oldMark)...); len(left) > 0 {
		t.Error("left", left)
	}
}
