package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportTooLarge refuses a file of 100 MB by its size. It has no bytes on the disk, so reading it would still be
// quick; that nothing of it is read shows in what the reader has room for.
func TestImportTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.md")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(100 << 20); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	a := newApp(strings.NewReader(""), &stdout, &stderr)
	if code := a.run([]string{"import", path}); code != exitInvalid || stdout.Len() > 0 || !strings.Contains(stderr.String(), "more than 32 MiB") {
		t.Errorf("exit code %d, %q, %q", code, stdout.String(), stderr.String())
	}
	r := importReader{room: maxImportBytes}
	if err := r.named(&importing{app: a}, path); err == nil || r.room != maxImportBytes {
		t.Errorf("it was read: %v, room for %d", err, r.room)
	}
}
