package publish

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

const writerEnv = "PUBLISH_TEST_WRITES_TO"

// TestMain is also the program that TestKill kills: it publishes one edition after the other, for ever.
func TestMain(m *testing.M) {
	if dir := os.Getenv(writerEnv); dir != "" {
		for i := 0; ; i++ {
			if err := Write(dir, edition(i)); err != nil {
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
		files[fmt.Sprintf("f%d/page.html", i)] = []byte(strings.Repeat(fmt.Sprintln(n), 500))
	}
	return files
}

// TestKill kills a writer at many moments. What is left must be one whole edition, and after one more run nothing
// beside it.
func TestKill(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux promises that there is no moment without a folder")
	}
	top := t.TempDir()
	dir := filepath.Join(top, "pub")
	write(t, dir, "CNAME=x")
	inFlight := 0
	for i := range 25 {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), writerEnv+"="+dir)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+i) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if stderr.Len() > 0 {
			t.Fatal(stderr.String())
		}
		if len(siblings(dir, stageMark)) > 0 {
			inFlight++
		}
		checkWhole(t, dir)
	}
	t.Logf("%d of 25 kills hit a run in flight", inFlight)
	write(t, dir, "index.html=end")
	if got, want := plain(t, top), "pub/\npub/index.html = end\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func checkWhole(t *testing.T, dir string) {
	t.Helper()
	m, err := readManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		sum, err := fileSum(filepath.Join(dir, filepath.FromSlash(f.Name)))
		if err != nil || sum != f.SHA256 {
			t.Fatalf("%s is not of this edition: %v", f.Name, err)
		}
	}
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
				err = Write(dir, edition(100*w+i))
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
