package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

const editionsPage = "../../docs/editions.md"

// command is a command on the page, and what it prints there.
type command struct {
	line, want, got string
}

// walk is the page as what it tells a reader to do: each step is a part of a script. The parts of the page that are no
// commands stay as they are.
type walk struct {
	radar    string // the first file
	script   strings.Builder
	commands []command
	page     []any // string or the index of a command
}

// readWalk takes the page apart. A block of yaml is the file, one of diff an edit of it, one of console are commands.
func readWalk(t *testing.T) *walk {
	t.Helper()
	src, err := os.ReadFile(editionsPage)
	if err != nil {
		t.Fatal(err)
	}
	w, in, edits := &walk{}, "", 0
	w.script.WriteString("exec git init --quiet --initial-branch=main\n")
	for line := range strings.Lines(string(src)) {
		text := strings.TrimSuffix(line, "\n")
		if kind, ok := strings.CutPrefix(text, "```"); ok {
			if in = kind; kind == "diff" {
				edits++
				fmt.Fprintf(&w.script, "edit edit%d\n", edits)
			}
			w.page = append(w.page, line)
			continue
		}
		switch cmd, ok := strings.CutPrefix(text, "$ "); {
		case in == "console" && ok:
			fmt.Fprintf(&w.script, "shown %d %s\n", len(w.commands), strings.ReplaceAll(cmd, `"`, "'"))
			w.page = append(w.page, len(w.commands))
			w.commands = append(w.commands, command{line: line})
			continue
		case in == "console":
			w.commands[len(w.commands)-1].want += line
			continue
		case in == "yaml":
			w.radar += line
		}
		w.page = append(w.page, line)
	}
	return w
}

// edits are the blocks of diff, in order.
func (w *walk) edits() []string {
	var list []string
	in := false
	for _, part := range w.page {
		line, _ := part.(string)
		switch {
		case strings.HasPrefix(line, "```"):
			if in = line == "```diff\n"; in {
				list = append(list, "")
			}
		case in:
			list[len(list)-1] += line
		}
	}
	return list
}

// TestEditionsPage does what docs/editions.md says and compares what is printed. With -update it writes that down.
func TestEditionsPage(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed; scripts/need installs it")
		}
		t.Skip("NOT TESTED: git is not installed; scripts/need says how to install it")
	}
	w := readWalk(t)
	if len(w.commands) < 15 || len(w.edits()) != 3 {
		t.Fatalf("%d commands and %d edits on the page", len(w.commands), len(w.edits()))
	}
	w.script.WriteString("exists public/feed.xml\ngrep application/atom public/index.html\n") // every run has kept it
	w.script.WriteString("-- radar.yaml --\n" + w.radar)
	for i, e := range w.edits() {
		fmt.Fprintf(&w.script, "-- edit%d --\n%s", i+1, e)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "editions.txtar"), []byte(w.script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("commands", func(t *testing.T) {
		testscript.Run(t, testscript.Params{
			Dir: dir, RequireExplicitExec: true,
			Setup: func(e *testscript.Env) error {
				for _, name := range []string{"AUTHOR", "COMMITTER"} {
					e.Setenv("GIT_"+name+"_NAME", "A")
					e.Setenv("GIT_"+name+"_EMAIL", "a@example.org")
				}
				e.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
				e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
				return nil
			},
			Cmds: map[string]func(*testscript.TestScript, bool, []string){"shown": w.shown, "edit": editFile},
		})
	})
	if *update && !t.Failed() {
		w.write(t)
	}
}

// shown runs the command of an index: shown INDEX COMMAND [ARG...].
func (w *walk) shown(ts *testscript.TestScript, _ bool, args []string) {
	var c *command
	for i := range w.commands {
		if fmt.Sprint(i) == args[0] {
			c = &w.commands[i]
		}
	}
	_ = ts.Exec(args[1], args[2:]...) // a refusal is shown as well
	c.got = ts.ReadFile("stdout") + ts.ReadFile("stderr")
	if args[1] == "git" { // a line that names the version of a blob, which is nothing to read
		lines := slices.DeleteFunc(strings.SplitAfter(c.got, "\n"), func(s string) bool { return strings.HasPrefix(s, "index ") })
		c.got = strings.Join(lines, "")
	}
	if c.got != c.want && !*update {
		ts.Fatalf("it prints\n%s\nand the page shows\n%s", c.got, c.want)
	}
}

// editFile puts the lines after + in the place of those after -: edit FILE.
func editFile(ts *testscript.TestScript, _ bool, args []string) {
	var from, to string
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if line[0] == '-' {
			from += line[1:]
		} else {
			to += line[1:]
		}
	}
	src := ts.ReadFile("radar.yaml")
	if from == "" || strings.Count(src, from) != 1 {
		ts.Fatalf("the file does not hold\n%s\nbut\n%s", from, src)
	}
	ts.Check(os.WriteFile(ts.MkAbs("radar.yaml"), []byte(strings.Replace(src, from, to, 1)), 0o600))
}

// write rewrites the page.
func (w *walk) write(t *testing.T) {
	t.Helper()
	var b strings.Builder
	for _, part := range w.page {
		if i, ok := part.(int); ok {
			b.WriteString(w.commands[i].line + w.commands[i].got)
			continue
		}
		b.WriteString(part.(string))
	}
	if err := os.WriteFile(editionsPage, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
