// Package golden compares what a test made with a file beside the test. Every test of this project that keeps
// expected output in a file uses it, so that one flag, -update, rewrites them all.
package golden

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files of the tests")

// Updating reports whether the test run rewrites its golden files.
func Updating() bool { return *update }

// Check fails the test when the file at path does not hold got, byte for byte. With -update it writes the file,
// and the folder that it lies in, instead. The path counts from the folder of the test.
func Check(t testing.TB, path string, got []byte) {
	t.Helper()
	if *update {
		if err := write(path, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; go test -update writes it", err)
		return
	}
	if !bytes.Equal(got, want) {
		line, g, w := firstDifference(string(got), string(want))
		t.Errorf("%s:%d differs\n got: %q\nwant: %q\ngo test -update rewrites it", path, line, g, w)
	}
}

// write leaves a file that is right already alone, so that its time stamp stays.
func write(path string, got []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, got) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, got, 0o644)
}

// firstDifference returns the number, from 1, of the first line that differs, and that line of both texts. A
// line that one of them lacks is "".
func firstDifference(got, want string) (line int, g, w string) {
	gs, ws := strings.SplitAfter(got, "\n"), strings.SplitAfter(want, "\n")
	for i := range max(len(gs), len(ws)) {
		g, w = "", ""
		if i < len(gs) {
			g = gs[i]
		}
		if i < len(ws) {
			w = ws[i]
		}
		if g != w {
			return i + 1, g, w
		}
	}
	return 0, "", ""
}
