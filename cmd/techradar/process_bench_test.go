//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkProcess runs the program as it is released and reports the processor time of the whole process, its highest
// memory, and the time on the clock. What is refused has to be refused within the bounds of docs/reliability.md.
func BenchmarkProcess(b *testing.B) {
	program := filepath.Join(b.TempDir(), "techradar")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	showcase := readFile(b, "../../radar.yaml")
	html, texts := []string{"--format", "html,svg"}, []string{"--format", "html,svg,markdown"}
	for _, c := range []struct {
		name string
		src  []byte
		args []string
		code int
	}{
		{"version", nil, []string{"version"}, 0},
		{"validate", showcase, []string{"validate"}, 0},
		{"showcase/html+svg", showcase, html, 0},
		{"showcase/every format", showcase, []string{"--format", "html,svg,png,pdf,pptx,markdown,mediawiki,dokuwiki,confluence,json"}, 0},
		{"1000 entries/html+svg+markdown", manyEntries(1000), texts, 0},
		{"5000 entries/html+svg+markdown", manyEntries(5000), texts, 0},
		{"refused/100 MB", bytes.Repeat([]byte("title: x\n"), 100_000_000/9), html, exitInvalid},
		{"refused/8 MiB of brackets", bytes.Repeat([]byte("["), 8<<20), html, exitInvalid},
		{"refused/8 MiB of entries", bytes.Repeat([]byte("- {}\n"), 8<<20/5), html, exitInvalid},
		{"refused/8 MiB in one text", []byte("title: " + strings.Repeat("x", 8<<20-8) + "\n"), html, exitInvalid},
		{"refused/8 MiB of keys", bytes.Repeat([]byte("a: b\n"), 8<<20/5), html, exitInvalid},
		{"refused/8 MiB of questions", bytes.Repeat([]byte("? "), 4<<20), html, exitInvalid},
		{"refused/8 MiB of aliases", []byte("- &a b\n" + strings.Repeat("- *a\n", 8<<20/5-2)), html, exitInvalid},
		{"refused/8 MiB of bad bytes", bytes.Repeat([]byte("\xff "), 4<<20), html, exitInvalid},
		{"refused/billion laughs", readFile(b, "../../radar/testdata/bad/billion-laughs.yaml"), html, exitInvalid},
	} {
		b.Run(c.name, func(b *testing.B) {
			dir := b.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "radar.yaml"), c.src, 0o644); err != nil {
				b.Fatal(err)
			}
			args := c.args
			if strings.HasPrefix(args[0], "--") {
				args = append([]string{"generate", "--quiet"}, args...)
			}
			var used, peak float64
			for b.Loop() {
				cmd := exec.Command(program, args...)
				cmd.Dir, cmd.Env = dir, environ()
				if err := cmd.Start(); err != nil {
					b.Fatal(err)
				}
				highest := watchMemory(cmd.Process.Pid)
				_ = cmd.Wait()
				peak = max(peak, highest())
				if code := cmd.ProcessState.ExitCode(); code != c.code {
					b.Fatalf("exit code %d, want %d", code, c.code)
				}
				used += float64((cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Microseconds()) / 1000
			}
			b.ReportMetric(used/float64(b.N), "cpu-ms/op")
			b.ReportMetric(peak, "peak-MiB")
		})
	}
}

// watchMemory looks at the highest resident memory of a process every millisecond, since what the system tells after its
// end counts the memory of the process that started it. The function it returns ends that and returns the highest, in
// MiB; 0 where there is no /proc.
func watchMemory(pid int) (highest func() float64) {
	stop, result := make(chan struct{}), make(chan float64)
	go func() {
		peak := 0.0
		for {
			status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)) // it may have ended
			if _, rest, ok := bytes.Cut(status, []byte("VmHWM:")); ok {
				kib, _ := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
				peak = max(peak, kib/1024)
			}
			select {
			case <-stop:
				result <- peak
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	return func() float64 { close(stop); return <-result }
}

// manyEntries is a radar of n entries with a summary and a past, as a large company may have.
func manyEntries(n int) []byte {
	var b bytes.Buffer
	b.WriteString("title: Many tools\nedition: 2024-02\n")
	b.WriteString("quadrants: [{name: Platforms}, {name: Languages}, {name: Data}, {name: Delivery}]\n")
	b.WriteString("rings: [{name: Adopt}, {name: Trial}, {name: Assess}, {name: Hold}]\nentries:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {name: Tool number %d, quadrant: %s, ring: %s, summary: What it does in one line, link: \"https://example.org/%d\", history: [{edition: 2023, ring: assess}]}\n",
			i, []string{"platforms", "languages", "data", "delivery"}[i%4], []string{"adopt", "trial", "assess", "hold"}[i*7%11%4], i)
	}
	return b.Bytes()
}
