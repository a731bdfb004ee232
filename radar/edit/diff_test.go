package edit

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var hunkAt = regexp.MustCompile(`^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$`)

// patched applies a unified diff to a text, and fails when it does not fit.
func patched(t *testing.T, before, diff string) string {
	t.Helper()
	a := splitLines([]byte(before))
	lines := splitLines([]byte(diff))
	var out strings.Builder
	at, made, a2, b2 := 0, 0, 0, 0 // lines taken and made; where the hunk must end
	for i, line := range lines {
		if i < 2 || line[0] == '\\' {
			continue
		}
		text := line[1:]
		if i+1 < len(lines) && lines[i+1][0] == '\\' {
			text = strings.TrimSuffix(text, "\n")
		}
		if m := hunkAt.FindStringSubmatch(line); m != nil {
			if at != a2 || made != b2 {
				t.Fatalf("a hunk before %q has another length than it says\n%s", line, diff)
			}
			var n [4]int
			for i := range n {
				n[i], _ = strconv.Atoi(m[i+1])
			}
			if n[1] > 0 {
				n[0]--
			}
			if n[3] > 0 {
				n[2]--
			}
			for ; at < n[0]; at++ {
				out.WriteString(a[at])
				made++
			}
			if made != n[2] {
				t.Fatalf("%q begins at %d\n%s", line, made, diff)
			}
			a2, b2 = n[0]+n[1], n[2]+n[3]
			continue
		}
		if line[0] != '+' {
			if a[at] != text {
				t.Fatalf("line %d is %q, not %q\n%s", at, a[at], text, diff)
			}
			at++
		}
		if line[0] != '-' {
			out.WriteString(text)
			made++
		}
	}
	return out.String() + strings.Join(a[at:], "")
}

// TestDiffRandom applies the diffs of random texts.
func TestDiffRandom(t *testing.T) {
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		var before, after strings.Builder
		for range rng.IntN(30) {
			line := fmt.Sprintf("%d\n", rng.IntN(6))
			switch rng.IntN(8) {
			case 0:
				before.WriteString(line)
			case 1:
				after.WriteString(line)
			default:
				before.WriteString(line)
				after.WriteString(line)
			}
		}
		a, b := strings.TrimSuffix(before.String(), strings.Repeat("\n", rng.IntN(2))), strings.TrimSuffix(after.String(), strings.Repeat("\n", rng.IntN(2)))
		diff := string(Diff("a", []byte(a), []byte(b)))
		if a == b {
			if diff != "" {
				t.Errorf("%q and itself differ by %q", a, diff)
			}
			continue
		}
		if got := patched(t, a, diff); got != b {
			t.Fatalf("%q with\n%s is %q, want %q", a, diff, got, b)
		}
	}
}

// TestDiffFarApart compares texts that differ in more lines than are looked ahead.
func TestDiffFarApart(t *testing.T) {
	a, b := strings.Repeat("a\n", 2*maxAhead), "x\n"+strings.Repeat("b\n", 3*maxAhead)+"a\ny\n"
	if got := patched(t, a, string(Diff("a", []byte(a), []byte(b)))); got != b {
		t.Error("the patch makes another text")
	}
}

// TestDiffGit lets git apply the patches of the files of varied style, and take them back.
func TestDiffGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("NOT TESTED: the patches with git, which is missing")
	}
	dir := t.TempDir()
	var patch strings.Builder
	before, after := map[string]string{}, map[string]string{}
	for name, src := range files(t, "cut/*.yaml") {
		for how, src := range map[string]string{".yaml": src, ".windows.yaml": strings.ReplaceAll(src, "\n", "\r\n")} {
			name := name + how
			before[name], after[name] = src, mustCut(t, src)
			patch.Write(Diff(name, []byte(src), []byte(after[name])))
		}
	}
	write := func(texts map[string]string) {
		for name, text := range texts {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	apply := func(want map[string]string, args ...string) {
		cmd := exec.Command(git, append([]string{"-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"}, args...)...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(patch.String())
		cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for name, want := range want {
			if got := read(t, filepath.Join(dir, name)); got != want {
				t.Errorf("%s: git %v makes %q of it", name, args, got)
			}
		}
	}
	write(before)
	apply(after)
	apply(before, "--reverse")
}
