package edit

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techradar/radar"
)

// modelCut works out from the entries alone what a cut without a base records.
func modelCut(r *radar.Radar) map[int]radar.Change {
	want := map[int]radar.Change{}
	for i, e := range r.Entries {
		if e.Retired == nil && (len(e.History) == 0 || e.History[len(e.History)-1].Ring != e.Ring) {
			want[i] = radar.Change{Edition: r.Edition, Ring: e.Ring}
		}
	}
	return want
}

// tryCut cuts and appends in a file that Parse has read, and checks what must hold.
func tryCut(t *testing.T, src string, r *radar.Radar) {
	t.Helper()
	next := edition(t, "9998-12")
	out, recorded, err := Cut([]byte(src), r, next, nil)
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return
	case err != nil:
		t.Fatalf("%v\n%q", err, src)
	}
	after := parse(t, string(out))
	want := modelCut(r)
	for _, rec := range recorded {
		if want[rec.Entry] != rec.Change {
			t.Errorf("%v is recorded of the entry %d, want %v", rec.Change, rec.Entry, want[rec.Entry])
		}
		delete(want, rec.Entry)
	}
	if len(want) > 0 {
		t.Errorf("not recorded: %v", want)
	}
	compare(t, after, withRecords(r, next, recorded))
	name := r.Edition.Name
	if i := strings.Index(src, name); i >= 0 && !subsequence(strings.Replace(src, name, "", 1), string(out)) && !subsequence(withoutEdition(src, r), string(out)) {
		t.Errorf("something is gone\n%q\n%q", src, out)
	}
}

// withoutEdition returns src without the text of its edition, where that can be found in its line.
func withoutEdition(src string, r *radar.Radar) string {
	at := r.At("edition")
	mark := src[:len(src)-len(strings.TrimPrefix(src, byteOrderMark))]
	lines := strings.SplitAfter(strings.NewReplacer("\r\n", "\r\n\x00", "\n", "\n\x00", "\r", "\r\x00").Replace(src[len(mark):]), "\x00")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\x00")
	}
	for n := at.Line - 1; n < len(lines); n++ {
		if i := strings.LastIndex(lines[n], r.Edition.Name); i >= 0 {
			lines[n] = lines[n][:i] + lines[n][i+len(r.Edition.Name):]
			break
		}
	}
	return mark + strings.Join(lines, "")
}

// TestCutRandom cuts and appends in random radars in random styles; FuzzCutStyles goes on from there.
func TestCutRandom(t *testing.T) {
	count := uint64(200)
	if testing.Short() {
		count = 50
	}
	for seed := range count {
		cutRandom(t, seed)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func cutRandom(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 2))
	r := randomRadar(t, rng)
	src := writer{rng}.radar(r)
	read, problems := radar.Parse([]byte(src), "radar.yaml")
	if read == nil {
		t.Fatalf("seed %d: the test wrote a file that is none: %v\n%s", seed, problems, src)
	}
	tryCut(t, src, read)
	added := randomEntry(t, rng, r, 99)
	if out := mustAppend(t, src, []radar.Entry{added}); len(read.Entries) > 0 && !subsequence(src, out) {
		t.Errorf("something is gone\n%q\n%q", src, out)
	}
}

func seeds(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.yaml", "../testdata/good/*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatal("no seeds", pattern, err)
		}
		for _, path := range paths {
			src, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
			f.Add([]byte(strings.ReplaceAll(string(src), "\n", "\r\n")))
		}
	}
}

// FuzzCut opens an edition in any file that is a radar.
func FuzzCut(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if r, _ := radar.Parse(src, "radar.yaml"); r != nil {
			tryCut(t, string(src), r)
		}
	})
}

// FuzzCutStyles opens an edition in random radars in random styles.
func FuzzCutStyles(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { cutRandom(t, seed) })
}

// FuzzAppend appends to any file that is a radar what that radar holds.
func FuzzAppend(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		r, _ := radar.Parse(src, "radar.yaml")
		if r == nil {
			return
		}
		entries := append([]radar.Entry{{Name: "New", Quadrant: 1, Ring: 1}}, r.Entries...)
		for i := range entries {
			entries[i].ID, entries[i].Pos = "new-"+string(rune('a'+i%26))+string(rune('a'+i/26%26)), radar.Pos{}
		}
		out, err := Append(src, r, entries)
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) {
			t.Fatalf("%v\n%q", err, src)
		}
		if err == nil && len(r.Entries) > 0 && !subsequence(string(src), string(out)) {
			t.Errorf("something is gone\n%q\n%q", src, out)
		}
	})
}

// FuzzFile writes any radar that is read as a file.
func FuzzFile(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if r, _ := radar.Parse(src, "radar.yaml"); r != nil {
			checkFile(t, r)
		}
	})
}
