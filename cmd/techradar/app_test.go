package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"techradar/radar"
)

// TestSignals ends techradar while it waits for standard input.
func TestSignals(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows cannot send these signals")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "techradar") // the name by which the test binary is techradar
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	for sig, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(sig.String(), func(t *testing.T) {
			cmd := exec.Command(program, "generate", "-v", "-")
			cmd.Dir = t.TempDir()
			cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "TECHRADAR_") }) // such as that for slow tests
			cmd.Env = append(cmd.Env, "TECHRADAR_READY=x")                                                               // its warning tells that techradar is running
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer stdin.Close()
			stderr, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ready := make([]byte, 1)
			if _, err := io.ReadFull(stderr, ready); err != nil {
				t.Fatal(err)
			}
			time.Sleep(50 * time.Millisecond)
			if err := cmd.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			rest, err := io.ReadAll(stderr)
			if err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if got := cmd.ProcessState.ExitCode(); got != want {
				t.Errorf("exit code %d, want %d", got, want)
			}
			if strings.Count(string(rest), "\n") != 1 {
				t.Errorf("it said %q", rest)
			}
			if left, _ := os.ReadDir(cmd.Dir); len(left) > 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

// TestPanic checks that a panic becomes an exit code and a message with a place, not a trace.
func TestPanic(t *testing.T) {
	var stderr bytes.Buffer
	a := newApp(panicReader{}, io.Discard, &stderr)
	if code := a.run([]string{"generate", "-"}); code != exitIO {
		t.Errorf("exit code %d", code)
	}
	got := stderr.String()
	for _, want := range []string{"techradar: internal error: out of cheese\n", "panicReader.Read (app_test.go:", "report it"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if strings.Contains(got, "goroutine") {
		t.Error("a trace:", got)
	}
}

type panicReader struct{}

func (panicReader) Read([]byte) (int, error) { panic("out of cheese") }

func TestPaint(t *testing.T) {
	p := radar.Problem{
		File: "radar.yaml", Pos: radar.Pos{Line: 3, Col: 5}, Severity: radar.Error, Code: "x",
		Message: "no: error: here", Source: "ab: ^", Caret: 4, Hint: "h",
	}
	a := &app{}
	if got := a.paint(p); got != p.String() {
		t.Errorf("without colour: %q", got)
	}
	a.color = true
	want := p.String()
	want = strings.Replace(want, "error", "\x1b[31;1merror\x1b[0;22m", 1)
	want = strings.Replace(want, "    ^\n", "    \x1b[31;1m^\x1b[0;22m\n", 1)
	if got := a.paint(p); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestNoColorOffATerminal(t *testing.T) {
	if a := newApp(nil, nil, &bytes.Buffer{}); a.color || a.terminal {
		t.Error("colour without a terminal")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"html", "svg", "markdown", "16:9", "한국어"}
	for word, want := range map[string]string{
		"htlm": "html", "htmll": "html", "SVG": "svg", "svgg": "svg", "mark": "markdown", "markdwon": "markdown",
		"16:8": "16:9", "pdf": "", "": "", "x": "", "한국": "한국어", strings.Repeat("x", 1000): "",
	} {
		if got := nearest(word, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestSettings holds the table of settings to what is said about it elsewhere.
func TestSettings(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	var env, file []string
	for _, s := range settings() {
		s.addFlag(flags)
		env, file = append(env, s.env()), append(file, s.file)
		if bad := s.check(s.items(s.def)); bad != nil {
			t.Errorf("the default of %s: %s", s.key, bad.message)
		}
	}
	if want := []string{"TECHRADAR_OUT", "TECHRADAR_FORMAT", "TECHRADAR_THEME", "TECHRADAR_SIZE", "TECHRADAR_FONT", "TECHRADAR_BASE_URL", "TECHRADAR_PAGES", "TECHRADAR_SCALE", "TECHRADAR_TEXT", "TECHRADAR_BACKGROUND"}; !slices.Equal(env, want) {
		t.Errorf("variables %v, want %v", env, want)
	}
	if want := []string{"dir", "formats", "theme", "size", "font", "base_url", "", "", "", ""}; !slices.Equal(file, want) {
		t.Errorf("keys of output %v, want %v", file, want)
	}

	// Every combination of sources: the first that is given wins.
	for mask := range 8 {
		t.Run(fmt.Sprintf("%03b", mask), func(t *testing.T) {
			for _, s := range settings() {
				t.Setenv(s.env(), "")
			}
			flags := pflag.NewFlagSet("", pflag.ContinueOnError)
			for _, s := range settings() {
				s.addFlag(flags)
			}
			r := &radar.Radar{File: "radar.yaml"}
			want, from := "public html,svg,png light", "default"
			if mask&1 != 0 {
				dir, formats, name := "f", []string{"svg"}, "dark"
				r.Output = radar.Output{Dir: &dir, Formats: &formats, Theme: &name}
				want, from = "f svg dark", "radar.yaml:0 output."
			}
			if mask&2 != 0 {
				t.Setenv("TECHRADAR_OUT", "e")
				t.Setenv("TECHRADAR_FORMAT", "html, svg,html,")
				t.Setenv("TECHRADAR_THEME", "light")
				want, from = "e html,svg light", "TECHRADAR_"
			}
			if mask&4 != 0 {
				if err := flags.Parse([]string{"--out=g", "--format=html", "--format=svg", "--theme=dark"}); err != nil {
					t.Fatal(err)
				}
				want, from = "g html,svg dark", "--"
			}
			v, err := resolve(flags, r)
			if err != nil {
				t.Fatal(err)
			}
			if got := v.Out + " " + strings.Join(v.Format, ",") + " " + v.Theme; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			for _, key := range []string{"out", "format", "theme"} {
				if !strings.HasPrefix(v.from[key], from) {
					t.Errorf("%s is from %s, want %s", key, v.from[key], from)
				}
			}
			if v.Size != "16:9" || v.from["size"] != fromDefault || v.BaseURL != "" {
				t.Errorf("%+v", v)
			}
		})
	}
}

// TestHelp checks that each command says what it does, with an example where there is something to show, and that
// every flag has a help text.
func TestHelp(t *testing.T) {
	root := newApp(nil, io.Discard, io.Discard).rootCommand()
	for _, cmd := range append(root.Commands(), root) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: short help %q", cmd.Name(), cmd.Short)
		}
		if cmd.Example == "" && cmd.Name() != "version" {
			t.Errorf("%s: no example", cmd.Name())
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s: --%s has no help", cmd.Name(), f.Name)
			}
		})
		for line := range strings.Lines(cmd.Long) {
			if n := len([]rune(line)); n > 121 {
				t.Errorf("%s: a line of %d characters in its help", cmd.Name(), n)
			}
		}
	}
}

func TestReportOfForeignErrors(t *testing.T) {
	var stderr bytes.Buffer
	a := newApp(nil, io.Discard, &stderr)
	code := a.report(&cobra.Command{Use: "techradar"}, errors.New("bad \x1b[31m news\nmore"))
	if want := "techradar: bad \\u001B[31m news\nmore\nsee: techradar --help\n"; code != exitUsage || stderr.String() != want {
		t.Errorf("%d %q", code, stderr.String())
	}
}
