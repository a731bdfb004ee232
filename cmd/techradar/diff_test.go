package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// radarRun runs techradar in the working directory.
func radarRun(args ...string) (code int, stdout, stderr string) {
	var out, words bytes.Buffer
	code = newApp(strings.NewReader(firstRadar), &out, &words).run(args)
	return code, out.String(), words.String()
}

const wokMoved = "Moved in (1)\n  Wok       Trial -> Daily  Pots  2 rings\n"

// TestDiffTags compares two tags of a repository, and what may stand in their place.
func TestDiffTags(t *testing.T) {
	kept, err := filepath.Abs("testdata/diff")
	if err != nil {
		t.Fatal(err)
	}
	r := newRepository(t)
	r.write("team/radar.yaml", secondRadar)
	r.git("add", ".")
	r.git("commit", "--quiet", "--message", "team")
	r.git("branch", "branch/한글")
	if err := os.RemoveAll("team"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"git:v1", "git:v2"},
		{"git:v1", "radar.yaml"},
		{"git:v1"},
		{"git:HEAD~2", "git:HEAD"},
		{"git:v1:radar.yaml", "git:v2:./radar.yaml"},
		{"git:" + r.git("rev-parse", "v1"), "git:v2^{commit}"},
		{"git:v1:" + filepath.Join(r.folder, "radar.yaml"), "git:v2"},
		{"-", "git:v2"},
		{"git:v1:radar.yaml", "git:branch/한글:team/radar.yaml"}, // in a folder that is not there any more
	} {
		code, out, words := radarRun(append([]string{"diff"}, args...)...)
		if code != 0 || !strings.Contains(out, wokMoved) || !strings.Contains(out, "New (1)\n  Stew pot  Trial           Pots\n") || words != "" {
			t.Errorf("%v: exit code %d\n%s%s", args, code, out, words)
		}
	}
	for _, format := range diffFormats {
		code, out, words := radarRun("diff", "--format", format, "git:v1", "git:v2")
		if code != 0 {
			t.Errorf("%s: exit code %d: %s", format, code, words)
		}
		checkKept(t, filepath.Join(kept, "tags."+format), out)
	}
	if err := os.Mkdir("below", 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir("below")
	if code, out, _ := radarRun("diff", "git:v1:../radar.yaml", "../radar.yaml"); code != 0 || !strings.Contains(out, wokMoved) {
		t.Errorf("from a folder below: exit code %d\n%s", code, out)
	}
}

// checkKept compares an output with the file that holds it. With -update it writes the file.
func checkKept(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want, err := os.ReadFile(path); err != nil || string(want) != got {
		t.Errorf("%v: the output is\n%s\nand %s holds\n%s", err, got, path, want)
	}
}

// TestDiffPicture draws the new radar with trails, by the lock of its revision.
func TestDiffPicture(t *testing.T) {
	r := newRepository(t)
	code, plain, words := radarRun("diff", "--format", "svg", "git:v1", "git:v2")
	if code != 0 || words != "" {
		t.Fatalf("exit code %d: %s", code, words)
	}
	for _, want := range []string{`class="trails"`, `data-moved="in"`, `data-moved="new"`, `class="changes"`} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %s in the picture", want)
		}
	}
	if _, same, _ := radarRun("diff", "--format", "svg", "git:v2", "git:v2"); strings.Contains(same, `class="trails"`) || !strings.Contains(same, "<svg") {
		t.Error("trails where nothing moved")
	}
	if _, dark, _ := radarRun("diff", "--format", "svg", "--theme", "dark", "git:v1"); dark == plain || !strings.Contains(dark, `class="trails"`) {
		t.Error("the same picture in the dark theme")
	}

	r.write("radar.lock", "this is no lock\n")
	r.git("add", ".")
	r.git("commit", "--quiet", "--message", "lock")
	if code, _, words := radarRun("diff", "--format", "svg", "git:v1", "git:HEAD"); code != exitInvalid || !strings.Contains(words, "git:HEAD:radar.lock: ") {
		t.Errorf("a broken lock: exit code %d: %s", code, words)
	}
	if code, _, words := radarRun("diff", "--format", "svg", "git:v1", "radar.yaml"); code != exitInvalid || !strings.Contains(words, "techradar: radar.lock: ") {
		t.Errorf("a broken lock beside the file: exit code %d: %s", code, words)
	}
}

// TestColorOut gives a result colour on a terminal alone.
func TestColorOut(t *testing.T) {
	d := &difference{app: newApp(nil, io.Discard, io.Discard)}
	if d.colorOut() {
		t.Error("colour in what is no file")
	}
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d.stdout = f
	if d.colorOut() {
		t.Error("colour in a file")
	}
}
