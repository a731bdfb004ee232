package render

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// TestProcessors runs the program as built for arm64, under an emulator, and compares every byte with what this
// machine's build writes: arm64 fuses multiplications into additions, which a layout that tries things out amplifies
// when it is careless.
func TestProcessors(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("the emulator is slow: make test-slow runs this")
	}
	if runtime.GOARCH != "amd64" {
		t.Skipf("NOT TESTED: the comparison is of amd64 with arm64, and this is %s", runtime.GOARCH)
	}
	emulator := tool(t, "qemu-aarch64")
	here, there := buildFor(t, "amd64"), buildFor(t, "arm64")
	dir := t.TempDir()
	for name, src := range map[string][]byte{"60.yaml": synthetic(60), "118.yaml": synthetic(118), "160.yaml": synthetic(160), "300.yaml": synthetic(300)} {
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	inputs, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(inputs, "../../radar.yaml", "../../docs/examples/korean.yaml") {
		for _, size := range []string{"16:9", "1:1"} {
			outHere, outThere := filepath.Join(t.TempDir(), "here"), filepath.Join(t.TempDir(), "there")
			args := []string{"generate", "--size", size, "--pages", "overview,quadrants", "--out"}
			run(t, here, append(args, outHere, file)...)
			run(t, emulator, append(append([]string{there}, args...), outThere, file)...)
			compareFolders(t, filepath.Base(file)+" "+size, outHere, outThere)
		}
	}
}

// buildFor builds the program for a processor.
func buildFor(t *testing.T, arch string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "techradar-"+arch)
	c := exec.Command("go", "build", "-o", out, "techradar/cmd/techradar")
	c.Env = append(os.Environ(), "GOOS=linux", "GOARCH="+arch, "CGO_ENABLED=0")
	if b, err := c.CombinedOutput(); err != nil {
		t.Fatalf("building for %s: %v\n%s", arch, err, b)
	}
	return out
}

func compareFolders(t *testing.T, what, here, there string) {
	t.Helper()
	names, err := os.ReadDir(here)
	if err != nil || len(names) < 4 {
		t.Fatalf("%s: %d files, %v", what, len(names), err)
	}
	for _, n := range names {
		a, err := os.ReadFile(filepath.Join(here, n.Name()))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(there, n.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s: %s differs between amd64 and arm64", what, n.Name())
		}
	}
}
