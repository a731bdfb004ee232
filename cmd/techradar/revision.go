package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	revisionPrefix = "git:"
	gitPatience    = 30 * time.Second
	maxGitWords    = 4 << 10 // bytes of a message of git that are kept
)

// revision is a file at a revision of the Git repository that it lies in.
type revision struct {
	rev  string // as git reads it: a tag, a branch, a commit, HEAD~1
	path string // of the file, as it would be today
}

// parseRevision reads git:REV or git:REV:PATH. git:REV means the path of file; ok is false for anything else, which is
// the name of a file.
func parseRevision(spec, file string) (v revision, ok bool, err error) {
	rest, ok := strings.CutPrefix(spec, revisionPrefix)
	if !ok {
		return revision{}, false, nil
	}
	if file == "" || file == stdinFile {
		file = defaultFile
	}
	v.rev, v.path, _ = strings.Cut(rest, ":")
	if v.path == "" {
		v.path = file
	}
	switch {
	case v.rev == "":
		return v, true, usagef("%s lacks the revision: write a tag, a branch or a commit, such as %sHEAD", spec, revisionPrefix)
	case strings.HasPrefix(v.rev, "-"):
		return v, true, usagef("%s: a revision does not begin with a hyphen", spec)
	}
	return v, true, nil
}

func (v revision) String() string { return revisionPrefix + v.rev + ":" + v.path }

// loadRevision reads and checks the radar file that spec names: by its path, or as git:REV or git:REV:PATH, which is
// the file at a revision of its Git repository. PATH counts from the working directory, as every path does; git:REV
// means the path of file, or radar.yaml when file is "" or standard input. The error is only about reading.
func (a *app) loadRevision(spec, file string) (*input, error) {
	v, ok, err := parseRevision(spec, file)
	if err != nil {
		return nil, err
	}
	if !ok {
		in, err := a.load(spec, false)
		var missing *missingFile
		if errors.As(err, &missing) && missing.near == "" {
			return nil, &failure{exitIO, noRadarToCompare(spec)}
		}
		return in, err
	}
	src, err := v.read()
	if errors.Is(err, errTooLarge) {
		return tooLarge(v.String()), nil
	}
	if err != nil {
		return nil, &failure{exitIO, fmt.Errorf("%s: %w", v, err)}
	}
	return parseInput(src, v.String(), false), nil
}

// noRadarToCompare is the error for a file that is not there, where nobody wants a new one: what looks like no name of a
// radar most likely was to be a revision.
func noRadarToCompare(file string) error {
	ext := filepath.Ext(file)
	if ext == ".yaml" || ext == ".yml" || strings.HasPrefix(file, "-") || strings.ContainsAny(file, " \\") {
		return fmt.Errorf("%s: no such file", file)
	}
	return fmt.Errorf("%s: no such file; for the revision %s of the Git repository write %s", file, file, revisionPrefix+file)
}

// read returns the bytes of the file at the revision, as they were committed.
func (v revision) read() ([]byte, error) {
	path, err := filepath.Abs(v.path)
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(path)
	for !isFolder(folder) && folder != filepath.Dir(folder) { // it may have been moved since
		folder = filepath.Dir(folder)
	}
	below, err := filepath.Rel(folder, path)
	if err != nil {
		return nil, err
	}
	object := v.rev + ":./" + filepath.ToSlash(below)
	src, err := gitBlob(folder, object, sealed)
	if errors.Is(err, errDubious) { // whom to trust stands in the user's own settings
		src, err = gitBlob(folder, object, nil)
	}
	if errors.Is(err, errNoRevision) {
		return nil, fmt.Errorf("there is no revision %s in the Git repository%s", v.rev, fetchFirst(folder))
	}
	return src, err
}

// fetchFirst says what to do about a revision that is missing where it may only not have been fetched.
func fetchFirst(folder string) string {
	ci := os.Getenv("CI")
	if ci == "" || ci == "false" {
		out, err := gitRun(folder, sealed, "rev-parse", "--is-shallow-repository")
		if err != nil || strings.TrimSpace(string(out)) != "true" {
			return ""
		}
	}
	return "; if there should be, fetch the history first: git fetch --unshallow --tags, or fetch-depth: 0 in a job of GitHub"
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// gitArgs keep a repository that somebody else has set up from running a program or reaching out: no monitor, hook or
// pager, no object in the place of another, and no fetching of one that is missing.
var gitArgs = []string{
	"--no-pager", "--no-replace-objects", "--literal-pathspecs",
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.attributesFile=" + os.DevNull,
	"-c", "core.sshCommand=false", "-c", "core.alternateRefsCommand=false",
	"-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit",
}

// gitEnv goes with gitArgs. An empty list of protocols is stronger than any setting of the repository.
var gitEnv = []string{
	"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "SSH_ASKPASS=",
	"GIT_ATTR_NOSYSTEM=1", "GIT_TRACE=0", "LC_ALL=C", "LANGUAGE=",
}

// sealed hides the settings of the user and the system too, so that the repository is read in one way everywhere.
var sealed = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull}

// foreignEnv says which repository git works on when a hook has called us. Ours is the one that the file lies in.
var foreignEnv = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE",
	"GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
}

// gitBlob returns the content of a file by its name for git, such as v1:./radar.yaml, without any filter or conversion.
func gitBlob(folder, object string, env []string) ([]byte, error) {
	return gitRun(folder, env, "cat-file", "blob", object)
}

// gitRun returns what git prints, up to the size that a radar may have.
func gitRun(folder string, env []string, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git is not installed or not in PATH: install it from https://git-scm.com, or give two files")
	}
	ctx, cancel := context.WithTimeout(context.Background(), gitPatience)
	defer cancel()
	words := &head{most: maxGitWords}
	cmd := exec.CommandContext(ctx, program, append(slices.Clone(gitArgs), args...)...) //nolint:gosec // the program is git, and no argument of the user is an option
	cmd.Dir, cmd.Env, cmd.Stderr, cmd.WaitDelay = folder, gitEnviron(env), words, time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	src, tooMuch := readAll(out)
	if tooMuch != nil {
		cancel() // there is nobody to read the rest
	}
	err = cmd.Wait()
	switch {
	case tooMuch != nil:
		return nil, tooMuch
	case ctx.Err() != nil:
		return nil, fmt.Errorf("git has not answered for %v", gitPatience)
	case err != nil:
		return nil, gitError(string(words.kept), err)
	}
	return src, nil
}

func gitEnviron(more []string) []string {
	env := slices.DeleteFunc(os.Environ(), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return slices.Contains(foreignEnv, name)
	})
	return append(append(env, gitEnv...), more...)
}

// head keeps the first bytes that are written to it.
type head struct {
	kept []byte
	most int
}

func (h *head) Write(p []byte) (int, error) {
	h.kept = append(h.kept, p[:min(len(p), h.most-len(h.kept))]...)
	return len(p), nil
}

// errDubious is git's refusal to read the repository of another user.
var errDubious = errors.New("the repository belongs to another user, and git does not trust it; " +
	"if you do: git config --global --add safe.directory FOLDER")

// errNotThere is a revision without the file.
var errNotThere = errors.New("there is no such file at that revision; where it had another name, write git:REV:PATH, with PATH as seen from this folder")

// errNoRevision is a repository without the revision.
var errNoRevision = errors.New("there is no such revision in the Git repository")

// errPartial is a clone without the content of the file. Fetching it would run what the repository says.
var errPartial = errors.New("the repository is a partial clone that lacks this file; fetch it first, such as with git show REV:PATH")

// gitError says in our words what git has said, with what to do, or repeats git's words.
func gitError(words string, err error) error {
	said := strings.TrimSpace(words)
	if said == "" {
		return fmt.Errorf("git: %w", err)
	}
	for _, e := range []struct {
		part string
		is   error
	}{
		{"dubious ownership", errDubious},
		{"lazy fetching disabled", errPartial},
		{"Could not read from remote repository", errPartial},
		{"not a git repository", errors.New("it is in no Git repository: give two files, or name one that is")},
		{"relative path syntax can't be used", errors.New("it is in no working tree of a Git repository: give two files, or name one that is")},
		{"exists on disk, but not in", errNotThere},
		{"does not exist in", errNotThere},
		{"invalid object name", errNoRevision},
		{"Not a valid object name", errNoRevision},
	} {
		if strings.Contains(said, e.part) {
			return e.is
		}
	}
	for line := range strings.Lines(said) {
		if fatal, ok := strings.CutPrefix(line, "fatal: "); ok {
			said = fatal
			break
		}
	}
	first, _, _ := strings.Cut(said, "\n")
	return fmt.Errorf("git says: %s", first)
}
