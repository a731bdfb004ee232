//go:build unix

package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"techradar/radar/render"
)

// TestSameBytesEverywhere generates every format in 54 combinations of time zone, locale, number of processors and mask
// of permissions, each in a folder of another name, with another home and another order of the entries. All bytes
// are the same.
func TestSameBytesEverywhere(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" && os.Getenv("TECHRADAR_RELIABILITY") == "" {
		t.Skip("runs of every format take a while: make test-slow runs some, make reliability all")
	}
	random := rand.New(rand.NewPCG(5, 4))
	for _, file := range []string{"../../radar.yaml", "../../docs/examples/korean.yaml"} {
		src := string(readFile(t, file))
		want, n := "", 0
		for _, zone := range []string{"UTC", "Asia/Seoul", "America/St_Johns"} {
			for _, locale := range []string{"C", "ko_KR.UTF-8", "tr_TR.UTF-8"} {
				for _, processors := range []string{"1", "2", "8"} {
					for _, mask := range []string{"022", "077"} {
						n++
						if n%times(5, 1) != 0 {
							continue
						}
						env := append(environ(), "TZ="+zone, "LC_ALL="+locale, "LANG="+locale, "GOMAXPROCS="+processors)
						got := everyFormat(t, shuffled(t, random, src), fmt.Sprintf("팀 %d", n), mask, env)
						if want == "" {
							want = got
						}
						if got != want {
							t.Fatalf("%s: %s %s, %s processors, mask %s: other bytes:\n%s\nwant\n%s", file, zone, locale, processors, mask, got, want)
						}
					}
				}
			}
		}
		t.Logf("%s: %d combinations, one in %d tried, one hash: %.8x", file, n, times(5, 1), sha256.Sum256([]byte(want)))
	}
}

// everyFormat generates in a new folder and returns the names and sums of all files.
func everyFormat(t *testing.T, src, folder, mask string, env []string) string {
	t.Helper()
	top := filepath.Join(t.TempDir(), folder)
	if err := os.Mkdir(top, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(top, "radar.yaml")
	if err := os.WriteFile(file, []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	var formats []string
	for _, f := range render.Formats {
		formats = append(formats, f.Name)
	}
	run := `umask "$0" && exec techradar generate --quiet --pages overview,quadrants --entry-pages --format "$1" --out public`
	cmd := exec.Command("sh", "-c", run, mask, strings.Join(formats, ","))
	cmd.Dir, cmd.Env = top, append(env, "HOME="+filepath.Dir(top))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var sums strings.Builder
	public := filepath.Join(top, "public")
	err := filepath.WalkDir(public, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		fmt.Fprintf(&sums, "%x %s\n", sha256.Sum256(b), strings.TrimPrefix(path, public))
		return err
	})
	if err != nil || strings.Count(sums.String(), "\n") < 20 {
		t.Fatalf("%v\n%s", err, &sums)
	}
	return sums.String()
}

// entryBegins is the line of a radar file that an entry begins with.
var entryBegins = regexp.MustCompile(`(?m)^  - (name|id): `)

// shuffled puts the entries of a radar file into another order.
func shuffled(t *testing.T, random *rand.Rand, src string) string {
	t.Helper()
	head, list, ok := strings.Cut(src, "\nentries:")
	begins := entryBegins.FindAllStringIndex(list, -1)
	if !ok || len(begins) < 3 {
		t.Fatalf("%d entries", len(begins))
	}
	var entries []string
	for i, at := range begins {
		end := len(list)
		if i+1 < len(begins) {
			end = begins[i+1][0]
		}
		entries = append(entries, strings.TrimRight(list[at[0]:end], "\n")+"\n")
	}
	random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return head + "\nentries:\n" + strings.Join(entries, "")
}
