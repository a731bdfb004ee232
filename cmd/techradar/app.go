package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"techradar/radar"
)

// The exit codes. A signal adds its number to 128.
const (
	exitInvalid = 1 // the input is not a valid radar
	exitUsage   = 2 // the command line or the environment is wrong
	exitIO      = 3 // something could not be read or written
	exitDiffers = 4 // generate --check: what is there is not what would be written
)

// app is one run of the program: where it reads and prints.
type app struct {
	stdin    io.Reader
	stdout   io.Writer // results
	stderr   io.Writer // everything for people
	terminal bool      // stderr is one
	color    bool
	args     []string
	writing  sync.Mutex // held while files are being written; a signal waits for it
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *app {
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr}
	if f, ok := stderr.(*os.File); ok {
		a.terminal = term.IsTerminal(int(f.Fd()))
	}
	a.color = a.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return a
}

// run executes a command line and returns the exit code.
func (a *app) run(args []string) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			a.internalError(cause)
			code = exitIO
		}
	}()
	a.args = args
	root := a.rootCommand()
	root.SetArgs(args)
	cmd, err := root.ExecuteC()
	return a.report(cmd, err)
}

// failure is an error with its exit code.
type failure struct {
	code int
	err  error // nil when all has been said
}

func (f *failure) Error() string {
	if f.err == nil {
		return fmt.Sprintf("exit code %d", f.code)
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

func usagef(format string, args ...any) error {
	return &failure{exitUsage, fmt.Errorf(format, args...)}
}

// report prints the error of a command and returns its exit code.
func (a *app) report(cmd *cobra.Command, err error) int {
	if err == nil {
		return 0
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exitUsage, err} // cobra's own errors are all about the command line
	}
	if f.err != nil {
		a.say("techradar: %s", f.err)
		if f.code == exitUsage {
			a.say("see: %s --help", cmd.CommandPath())
		}
	}
	return f.code
}

// say prints lines for people. What could harm a terminal is written out.
func (a *app) say(format string, args ...any) {
	for line := range strings.Lines(fmt.Sprintf(format, args...)) {
		fmt.Fprintln(a.stderr, radar.Visible(strings.TrimRight(line, "\n")))
	}
}

// internalError tells of a panic without the trace, but with the place that a report needs.
func (a *app) internalError(cause any) {
	a.say("techradar: internal error: %v", cause)
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		if panicked && !strings.HasPrefix(f.Function, "runtime.") {
			a.say("at %s (%s:%d)", f.Function, filepath.Base(f.File), f.Line)
			break
		}
		panicked = panicked || f.Function == "runtime.gopanic"
		if !more {
			break
		}
	}
	a.say("This is a mistake in techradar, not in your files. Sorry! Please report it with these lines, the command and the radar.yaml.")
}
