package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// repository is a Git repository of a test, with a radar.yaml that is tagged v1 and v2.
type repository struct {
	t      *testing.T
	folder string
}

const (
	firstRadar = `title: Kitchen radar
edition: 2024-Q1
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Trial}]
entries:
  - {name: Wok, quadrant: pots, ring: trial}
  - {name: Santoku, quadrant: knives, ring: daily}
`
	secondRadar = `title: Kitchen radar
edition: 2024-Q3
quadrants: [{name: Pots}, {name: Knives}]
rings: [{name: Daily}, {name: Weekly}, {name: Trial}]
entries:
  - {name: Wok, quadrant: pots, ring: daily, history: [{edition: 2024-Q1, ring: trial}]}
  - {name: Santoku, quadrant: knives, ring: daily, history: [{edition: 2024-Q1, ring: daily}]}
  - {name: Stew pot, quadrant: pots, ring: trial}
`
)

// newRepository makes a repository and goes into it. Without git the test cannot run, which fails in CI.
func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed; scripts/need installs it")
		}
		t.Skip("NOT TESTED: git is not installed; scripts/need says how to install it")
	}
	r := &repository{t, t.TempDir()}
	t.Chdir(r.folder)
	t.Setenv("HOME", t.TempDir()) // without the settings of who runs the test
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	r.git("init", "--quiet", ".")
	for i, text := range []string{firstRadar, secondRadar} {
		r.write("radar.yaml", text)
		r.git("add", ".")
		r.git("commit", "--quiet", "--message", "edition")
		r.git("tag", fmt.Sprintf("v%d", i+1))
	}
	return r
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"}, args...)...)
	cmd.Dir = r.folder
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *repository) write(path, text string) {
	r.t.Helper()
	path = filepath.Join(r.folder, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// TestRevisionErrors tells each thing that can be wrong with a revision.
func TestRevisionErrors(t *testing.T) {
	r := newRepository(t)
	r.write("broken.yaml", "title: x\n")
	r.write("large.yaml", strings.Repeat("# comment\n", 1<<20))
	r.git("add", ".")
	r.git("commit", "--quiet", "--message", "others")
	outside := t.TempDir()
	for _, c := range []struct {
		spec string
		code int
		want string
	}{
		{"git:v9", exitIO, "git:v9:radar.yaml: there is no revision v9 in the Git repository"},
		{"v1", exitIO, "v1: no such file; for the revision v1 of the Git repository write git:v1"},
		{"origin/main", exitIO, "write git:origin/main"},
		{"radra.yaml", exitIO, "did you mean radar.yaml?"},
		{"radra", exitIO, "did you mean radar.yaml?"},
		{"missing/tools.yaml", exitIO, "missing/tools.yaml: no such file\n"},
		{"git:v1:team.yaml", exitIO, "git:v1:team.yaml: there is no such file at that revision"},
		{"git:v1:broken.yaml", exitIO, "there is no such file at that revision"},
		{"git:v1:" + outside + "/radar.yaml", exitIO, "it is in no Git repository: give two files"},
		{"git:", exitUsage, "git: lacks the revision"},
		{"git::radar.yaml", exitUsage, "git::radar.yaml lacks the revision"},
		{"git:--help", exitUsage, "git:--help: a revision does not begin with a hyphen"},
		{"git:-c", exitUsage, "does not begin with a hyphen"},
		{"git:v1 v2", exitIO, "git:v1 v2:radar.yaml: "},
		{"git:\x1b[31m", exitIO, `git:\u001B[31m:radar.yaml: `},
		{"git:a\x00b", exitIO, "git:a\\u0000b:radar.yaml: "},
		{"git:HEAD:broken.yaml", exitInvalid, "git:HEAD:broken.yaml:1:1: error: "},
		{"git:HEAD:large.yaml", exitInvalid, "git:HEAD:large.yaml: error: the file is larger than 8 MiB"},
		{"git:HEAD:.", exitIO, "git:HEAD:.: "},
	} {
		code, out, words := radarRun("diff", c.spec, "radar.yaml")
		if code != c.code || !strings.Contains(words, c.want) || out != "" {
			t.Errorf("%q: exit code %d, want %d\n%swant %s", c.spec, code, c.code, words, c.want)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if code, _, words := radarRun("diff", "git:v1"); code != exitIO || !strings.Contains(words, "git is not installed or not in PATH: install it from https://git-scm.com, or give two files") {
		t.Errorf("without git: exit code %d: %s", code, words)
	}
}

// TestFetchFirst says that a revision may only have to be fetched where that can be: in a job of a CI, in a clone without
// its history.
func TestFetchFirst(t *testing.T) {
	r := newRepository(t)
	const advice = "; if there should be, fetch the history first: git fetch --unshallow --tags, or fetch-depth: 0 in a job of GitHub"
	said := func(advised bool) {
		t.Helper()
		_, _, words := radarRun("diff", "git:v9")
		if want := "there is no revision v9 in the Git repository"; !strings.Contains(words, want) || strings.Contains(words, advice) != advised {
			t.Errorf("%s", words)
		}
	}
	t.Setenv("CI", "")
	said(false)
	t.Setenv("CI", "true")
	said(true)
	t.Setenv("CI", "false")
	said(false)
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("clone", "--quiet", "--depth", "1", "file://"+filepath.ToSlash(r.folder), shallow)
	t.Chdir(shallow)
	said(true)
}

// canary makes a command that tells that it was run, and a function that says whether it was.
func canary(t *testing.T) (command string, sang func() bool) {
	t.Helper()
	file := filepath.ToSlash(filepath.Join(t.TempDir(), "sang"))
	return "touch '" + file + "'", func() bool {
		_, err := os.Stat(file)
		_ = os.Remove(file)
		return err == nil
	}
}

// TestHostileRepository reads a file of a repository whose settings would run a program at every turn. git itself, asked
// in the usual way, does run some of them.
func TestHostileRepository(t *testing.T) {
	r := newRepository(t)
	command, sang := canary(t)
	for _, s := range [][2]string{
		{"core.fsmonitor", command},
		{"core.pager", command + ";:"},
		{"pager.cat-file", command + ";:"},
		{"pager.diff", command},
		{"core.editor", command},
		{"core.sshCommand", command},
		{"core.gitProxy", command},
		{"core.askPass", command},
		{"credential.helper", "!" + command},
		{"alias.cat-file", "!" + command},
		{"alias.show", "!" + command},
		{"diff.evil.textconv", command + ";cat"},
		{"diff.external", command},
		{"filter.evil.smudge", command + ";cat"},
		{"filter.evil.clean", command + ";cat"},
		{"filter.evil.required", "true"},
		{"core.alternateRefsCommand", command},
		{"uploadpack.packObjectsHook", command},
		{"core.hooksPath", "hooks"},
	} {
		r.git("config", s[0], s[1])
	}
	r.write(".gitattributes", "*.yaml diff=evil filter=evil\n")
	for _, hook := range []string{"post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"} {
		r.write("hooks/"+hook, "#!/bin/sh\n"+command+"\n")
		if err := os.Chmod(filepath.Join(r.folder, "hooks", hook), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	r.git("-c", "core.fsmonitor=false", "diff", "--textconv", "--no-ext-diff", "v1", "v2", "--", "radar.yaml")
	if !sang() {
		t.Error("git does not run the textconv of this test: it shows nothing")
	}
	code, out, words := radarRun("diff", "git:v1", "git:v2")
	if code != 0 || !strings.Contains(out, wokMoved) {
		t.Errorf("exit code %d\n%s%s", code, out, words)
	}
	if sang() {
		t.Error("a program of the repository was run")
	}
}

// TestReplacedObject reads what was committed, not what the repository has put in its place.
func TestReplacedObject(t *testing.T) {
	r := newRepository(t)
	r.git("replace", r.git("rev-parse", "v1:radar.yaml"), r.git("rev-parse", "v2:radar.yaml"))
	if shown := r.git("cat-file", "blob", "v1:radar.yaml"); !strings.Contains(shown, "Stew pot") {
		t.Fatal("git does not replace the object: this test shows nothing")
	}
	if _, out, _ := radarRun("diff", "git:v1", "git:v2"); !strings.Contains(out, wokMoved) {
		t.Errorf("the object was replaced:\n%s", out)
	}
}

// TestPartialClone asks for a file that the repository would fetch by running a program.
func TestPartialClone(t *testing.T) {
	r := newRepository(t)
	command, sang := canary(t)
	blob := r.git("rev-parse", "v1:radar.yaml")
	if err := os.Remove(filepath.Join(r.folder, ".git", "objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	for _, s := range [][2]string{
		{"core.repositoryFormatVersion", "1"},
		{"extensions.partialClone", "origin"},
		{"remote.origin.promisor", "true"},
		{"remote.origin.url", r.folder},
		{"remote.origin.uploadpack", command + ";:"},
		{"protocol.allow", "always"},
		{"protocol.file.allow", "always"},
	} {
		r.git("config", s[0], s[1])
	}
	_ = exec.Command("git", "cat-file", "blob", blob).Run() // it cannot succeed
	if !sang() {
		t.Error("git does not run the program of this test: it shows nothing")
	}
	code, _, words := radarRun("diff", "git:v1", "git:v2")
	if code != exitIO || !strings.Contains(words, "the repository is a partial clone that lacks this file") {
		t.Errorf("exit code %d: %s", code, words)
	}
	if sang() {
		t.Error("a program of the repository was run")
	}
	// The one lock holds without the other, which old versions of git do not know.
	cmd := exec.Command("git", "cat-file", "blob", blob)
	cmd.Env = append(os.Environ(), slices.DeleteFunc(slices.Clone(gitEnv), func(e string) bool { return e == "GIT_NO_LAZY_FETCH=1" })...)
	_ = cmd.Run()
	if sang() {
		t.Error("a program of the repository was run where git knows no GIT_NO_LAZY_FETCH")
	}
}

// TestForeignOwner reads a repository of another user only when the user of techradar trusts it.
func TestForeignOwner(t *testing.T) {
	newRepository(t)
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1") // git's own tests use it
	code, _, words := radarRun("diff", "git:v1", "git:v2")
	if code != exitIO || !strings.Contains(words, "git config --global --add safe.directory") {
		t.Errorf("exit code %d: %s", code, words)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, ".gitconfig"), []byte("[safe]\n\tdirectory = *\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, words := radarRun("diff", "git:v1", "git:v2"); code != 0 || !strings.Contains(out, wokMoved) {
		t.Errorf("a folder that is trusted: exit code %d: %s", code, words)
	}
}

// TestInAHook finds the repository of the file, whatever repository a hook is run for.
func TestInAHook(t *testing.T) {
	newRepository(t)
	t.Setenv("GIT_DIR", t.TempDir())
	t.Setenv("GIT_WORK_TREE", t.TempDir())
	t.Setenv("GIT_INDEX_FILE", "nowhere")
	if code, out, words := radarRun("diff", "git:v1", "git:v2"); code != 0 || !strings.Contains(out, wokMoved) {
		t.Errorf("exit code %d: %s", code, words)
	}
}
