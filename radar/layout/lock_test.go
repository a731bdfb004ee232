package layout

import (
	"bytes"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/scene"
)

func buildLocked(t testing.TB, r *radar.Radar, size Size, l *Lock) *Document {
	t.Helper()
	d, err := Build(r, Options{Size: size, Fonts: fonts(t), Lock: l})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestLockText writes a lock and reads it back, and finds the same.
func TestLockText(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(170, 4, 4, 1), randomRadar(300, 7, 5, 1)} {
		d, err := Build(r, Options{Fonts: fonts(t), Quadrants: true})
		if err != nil {
			t.Fatal(err)
		}
		text := d.Lock.Bytes()
		l, err := ParseLock(text)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(l.Bytes(), text) {
			t.Errorf("%d entries: the lock reads back differently", len(r.Entries))
		}
	}
}

const goodSection = "[radar 16:9]\nmode names\nfont 18\nfull 18\nblip 7\nradii 0 100 400\nangles 0 180 360\n"

func TestBadLocks(t *testing.T) {
	for text, want := range map[string]string{
		"entry a 1 2 right 1":                                  "line 1: a [page size] line has to come first",
		"# x\n[radar]\n":                                       `line 2: "[radar]" is not a line like [radar 16:9]`,
		"[radar 16:9]\nentry a 1 2 right":                      "line 2: an entry has an id, two coordinates, a side and a number",
		"[radar 16:9]\nentry a 1 x right 1":                    `line 2: "x" is not a number`,
		"[radar 16:9]\nentry a 1 NaN right 1":                  `line 2: "NaN" is not a number`,
		"[radar 16:9]\nentry a 1 1e9 right 1":                  `line 2: "1e9" is not a number`,
		"[radar 16:9]\nentry a 1 2 sideways 1":                 `line 2: "sideways" is not a side`,
		"[radar 16:9]\nfont large":                             `line 2: "large" is not a number`,
		"[radar 16:9]\nfont 1 2":                               `line 2: "font 1 2" is not a line of a lock`,
		"[radar 16:9]\n<<<<<<< HEAD\nmode names\n":             "line 2: an unresolved merge conflict",
		"[radar 16:9]\nmode names\n":                           "lacks its mode, font",
		"[radar 16:9]\nentry a 1 2 number -5":                  `line 2: "-5" is not a whole number from 1`,
		"[radar 16:9]\nentry a 1 2 number 1.5":                 `line 2: "1.5" is not a whole number from 1`,
		"[radar 16:9]\nentry a 1 2 left 1\nentry a 1 3 left 1": `line 3: the entry "a" stands here for the second time`,
		strings.Repeat(goodSection, 2):                         "line 8: the section [radar 16:9] stands here for the second time",
		"[radar 16:9]\n" + strings.Repeat("x", 1e5):            "xxx…",
	} {
		if _, err := ParseLock([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestLockHolds lays radars of every mode out by their own lock: nothing may change.
func TestLockHolds(t *testing.T) {
	for _, r := range []*radar.Radar{showcase(), randomRadar(60, 6, 4, 2), randomRadar(170, 4, 4, 1), randomRadar(60, 8, 8, 1), randomRadar(400, 4, 4, 1)} {
		for _, size := range Sizes {
			d := buildLocked(t, r, size, nil)
			l, err := ParseLock(d.Lock.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			again := buildLocked(t, r, size, l)
			what := fmt.Sprintf("%d entries, %s, %s", len(r.Entries), size.Name, d.Reports[0].Mode)
			if !reflect.DeepEqual(again.Pages, d.Pages) {
				t.Errorf("%s: by its own lock the picture changes", what)
			}
			if !bytes.Equal(again.Lock.Bytes(), d.Lock.Bytes()) {
				t.Errorf("%s: by its own lock the lock changes", what)
			}
			if len(again.Unlocked) > 0 {
				t.Errorf("%s: its own lock lacks %v", what, again.Unlocked)
			}
		}
	}
}

// change is something that a pull request does to a radar. It returns the id of the entry that it is about.
type change struct {
	name  string
	apply func(r *radar.Radar, rng *random) string
}

func changes() []change {
	return []change{
		{"add", func(r *radar.Radar, rng *random) string {
			e := radar.Entry{ID: "newcomer", Name: word(rng, latin) + " " + word(rng, latin), Quadrant: rng.below(len(r.Quadrants)), Ring: rng.below(len(r.Rings))}
			r.Entries = append(r.Entries, e)
			return e.ID
		}},
		{"remove", func(r *radar.Radar, rng *random) string {
			i := rng.below(len(r.Entries))
			id := r.Entries[i].ID
			r.Entries = append(r.Entries[:i], r.Entries[i+1:]...)
			return id
		}},
		{"rename", func(r *radar.Radar, rng *random) string {
			e := &r.Entries[rng.below(len(r.Entries))]
			e.Name = word(rng, latin) + " " + word(rng, latin)
			return e.ID
		}},
		{"ring", func(r *radar.Radar, rng *random) string {
			e := &r.Entries[rng.below(len(r.Entries))]
			e.Ring = (e.Ring + 1) % len(r.Rings)
			return e.ID
		}},
	}
}

// stability is how far the entries that a change is not about moved, in % of the radius of the disc.
type stability struct{ mean, worst float64 }

// measureStability applies each change to a radar a number of times.
func measureStability(t testing.TB, r *radar.Radar, size Size, trials int, locked bool) map[string]stability {
	t.Helper()
	before := buildLocked(t, r, size, nil)
	var l *Lock
	if locked {
		l = before.Lock
	}
	radius := before.Lock.section(sectionKey{size.Name, "radar"}).radii
	out := map[string]stability{}
	for _, c := range changes() {
		rng := random(42)
		var s stability
		for range trials {
			changed := *r
			changed.Entries = append([]radar.Entry(nil), r.Entries...)
			about := "entry-" + c.apply(&changed, &rng)
			after := buildLocked(t, &changed, size, l)
			was, is := places(before), places(after)
			sum, n := 0.0, 0
			for id, p := range was {
				if q, ok := is[id]; ok && id != about {
					d := math.Hypot(p.X-q.X, p.Y-q.Y) / radius[len(radius)-1] * 100
					sum += d
					n++
					s.worst = max(s.worst, d)
				}
			}
			s.mean += sum / float64(n) / float64(trials)
		}
		out[c.name] = s
	}
	return out
}

// places are the centres of the blips by the id of the entry's group.
func places(d *Document) map[string]scene.Point {
	out := map[string]scene.Point{}
	for _, it := range d.Pages[0].Scene.Items {
		if list, ok := it.(scene.Group); ok && list.Class == "entries" {
			for _, e := range list.Items {
				g := e.(scene.Group)
				switch c := g.Items[0].(scene.Group).Items[0].(type) {
				case scene.Circle:
					out[g.ID] = c.C
				case scene.Path:
					out[g.ID] = c.Segs[2].C1
				}
			}
		}
	}
	return out
}

// TestStability holds the promise that one changed line moves one entry: with a lock to the letter, without one for
// a radar of the usual size as the mean over the kinds of changes.
func TestStability(t *testing.T) {
	const trials = 12 // the mean of fewer says nothing
	for _, c := range []struct {
		name        string
		r           *radar.Radar
		locked      bool
		mean, worst float64
	}{
		{"showcase", showcase(), true, 0.1, 30},
		{"showcase", showcase(), false, 1, 75},
		{"24 entries", randomRadar(24, 6, 4, 1), false, 1, 75},
		{"60 entries", randomRadar(60, 6, 4, 1), true, 0.1, 30},
		{"114 entries", randomRadar(114, 4, 4, 1), true, 0.1, 30},
		{"170 entries, full", randomRadar(170, 4, 4, 1), true, 0.1, 30},
		{"200 entries, mixed", randomRadar(200, 4, 4, 2), true, 0.1, 30},
		{"300 entries, numbers", randomRadar(300, 4, 4, 1), true, 0.1, 30},
	} {
		if testing.Short() && c.name != "showcase" {
			continue
		}
		over := 0.0
		measured := measureStability(t, c.r, Sizes[1], trials, c.locked)
		for change, s := range measured {
			t.Logf("%s, %s, locked %t: mean %.3f %%, worst %.1f %%", c.name, change, c.locked, s.mean, s.worst)
			if c.locked && s.mean > c.mean || s.worst > c.worst {
				t.Errorf("%s, %s: the others moved %.3f %% of the radius in the mean and %.1f %% at worst", c.name, change, s.mean, s.worst)
			}
			over += s.mean / float64(len(measured))
		}
		if over > c.mean {
			t.Errorf("%s, locked %t: the others moved %.3f %% of the radius in the mean over all changes, want %.1f %% or less", c.name, c.locked, over, c.mean)
		}
	}
}

// TestNumbersStay holds that with a lock an added entry takes a new number and all others keep theirs.
func TestNumbersStay(t *testing.T) {
	for _, r := range []*radar.Radar{randomRadar(170, 4, 4, 1), randomRadar(300, 4, 4, 1), randomRadar(60, 8, 8, 1)} {
		before := buildLocked(t, r, Sizes[0], nil)
		changed := *r
		changed.Entries = append([]radar.Entry{{ID: "aaa", Name: "Aaa", Quadrant: 1, Ring: 2}}, r.Entries...)
		after := buildLocked(t, &changed, Sizes[0], before.Lock)
		was, highest := map[string]int{}, 0
		for i, e := range before.Radar.Entries {
			was[e.ID] = before.Numbers[i]
			highest = max(highest, before.Numbers[i])
		}
		for i, e := range after.Radar.Entries {
			if n, ok := was[e.ID]; ok && n > 0 && after.Numbers[i] != n {
				t.Errorf("%d entries: %s had number %d and has %d", len(r.Entries), e.ID, n, after.Numbers[i])
			}
			if e.ID == "aaa" && after.Numbers[i] > 0 && after.Numbers[i] != highest+1 {
				t.Errorf("%d entries: the new one got number %d, after %d", len(r.Entries), after.Numbers[i], highest)
			}
		}
		if want := []string{"aaa"}; !reflect.DeepEqual(after.Unlocked, want) {
			t.Errorf("unlocked %v, want %v", after.Unlocked, want)
		}
	}
}

// TestLockOfAnotherRadar lays a radar out by locks that do not fit it: it has to come out whole all the same.
func TestLockOfAnotherRadar(t *testing.T) {
	good := string(buildLocked(t, showcase(), Sizes[0], nil).Lock.Bytes())
	for name, text := range map[string]string{
		"another radar":    string(buildLocked(t, randomRadar(200, 4, 4, 1), Sizes[0], nil).Lock.Bytes()),
		"all in one place": strings.NewReplacer("entry vitess", "entry x", "entry eksctl", "entry y").Replace(good),
		"wild radii":       replaceLine(good, "radii", "radii 0 1 2 3 99999"),
		"falling radii":    replaceLine(good, "radii", "radii 0 300 200 350 400"),
		"wild angles":      replaceLine(good, "angles", "angles 0 1 2 3 4 5 360"),
		"another mode":     replaceLine(good, "mode", "mode numbers"),
		"huge type":        replaceLine(good, "font", "font 300"),
		"negative blip":    replaceLine(good, "blip", "blip -3"),
		"tiny type":        replaceLine(good, "font", "font 3"),
	} {
		l, err := ParseLock([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := buildLocked(t, showcase(), Sizes[0], l); d.Reports[0].Entries != 23 {
			t.Errorf("%s: %d entries", name, d.Reports[0].Entries)
		}
	}
}

func replaceLine(text, key, line string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if strings.HasPrefix(l, key+" ") {
			l = line
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

func FuzzLock(f *testing.F) {
	d, err := Build(showcase(), Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(d.Lock.Bytes())
	f.Add([]byte("[radar 16:9]\nmode mixed\nfont 10\nblip 4\nsmall 9\nradii 0 100 200 300 400\nangles 0 60 120 180 240 300 360\nentry vitess -60 -60 number 3\n"))
	r, fs := showcase(), fonts(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		l, err := ParseLock(src)
		if err != nil {
			return
		}
		if _, err := Build(r, Options{Fonts: fs, Lock: l}); err != nil {
			t.Errorf("%v", err)
		}
	})
}

// edits is a chain of changes to a radar, each by a pull request of its own.
func edits(t *testing.T, r *radar.Radar, seed uint64, n int, each func(before, after *Document)) {
	t.Helper()
	rng := random(seed)
	d := buildLocked(t, r, Sizes[1], nil)
	for i := range n {
		next := *r
		next.Entries = append([]radar.Entry(nil), r.Entries...)
		id := changes()[rng.below(len(changes()))].apply(&next, &rng)
		for k := range next.Entries { // a newcomer of each time
			if next.Entries[k].ID == "newcomer" {
				next.Entries[k].ID = fmt.Sprintf("newcomer-%d", i)
			}
		}
		l, err := ParseLock(d.Lock.Bytes())
		if err != nil {
			t.Fatalf("after %s: %v", id, err)
		}
		after := buildLocked(t, &next, Sizes[1], l)
		each(d, after)
		r, d = &next, after
	}
}

// TestLockSettles holds that the lock which a run writes gives the same picture on the next run, edit after edit, and
// that names never get smaller than the documented share, however many edits there are.
func TestLockSettles(t *testing.T) {
	chains, n := 6, 8
	if testing.Short() {
		chains, n = 2, 4
	}
	for seed := range uint64(chains) {
		for _, r := range []*radar.Radar{showcase(), randomRadar(24, 6, 4, seed+1), randomRadar(60, 6, 4, seed+1), randomRadar(175, 4, 4, seed+1)} {
			edits(t, r, seed, n, func(_, after *Document) {
				l, err := ParseLock(after.Lock.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				again := buildLocked(t, after.Radar, Sizes[1], l)
				if !reflect.DeepEqual(again.Pages, after.Pages) || !bytes.Equal(again.Lock.Bytes(), after.Lock.Bytes()) {
					t.Errorf("seed %d, %d entries, %s: the next run makes another picture", seed, len(r.Entries), after.Reports[0].Mode)
				}
				s := after.Lock.section(sectionKey{Sizes[1].Name, "radar"})
				if s.mode == Names && s.font < smallerType*s.full-0.5 {
					t.Errorf("seed %d, %d entries: names shrank from %g to %g px", seed, len(r.Entries), s.full, s.font)
				}
			})
		}
	}
}

// TestLockGrowsBack adds an entry that takes room and removes it again: the names are as large as before.
func TestLockGrowsBack(t *testing.T) {
	r := showcase()
	before := buildLocked(t, r, Sizes[0], nil)
	more := *r
	more.Entries = append(append([]radar.Entry(nil), r.Entries...), radar.Entry{ID: "backstage", Name: "Backstage", Quadrant: 3, Ring: 0})
	during := buildLocked(t, &more, Sizes[0], before.Lock)
	if f := during.Reports[0].Font; f < smallerType*before.Reports[0].Font {
		t.Errorf("one entry more makes the names %g px, from %g", f, before.Reports[0].Font)
	}
	after := buildLocked(t, r, Sizes[0], during.Lock)
	if after.Reports[0].Font != before.Reports[0].Font {
		t.Errorf("with the entry gone the names are %g px, and were %g", after.Reports[0].Font, before.Reports[0].Font)
	}
}

// TestMergedLocks lets two branches each add an entry and give it the same number: after the merge each has its own.
func TestMergedLocks(t *testing.T) {
	r := randomRadar(300, 4, 4, 1)
	base := buildLocked(t, r, Sizes[0], nil)
	branch := func(id string) (radar.Entry, string) {
		e := radar.Entry{ID: id, Name: id, Quadrant: 1, Ring: 2}
		b := *r
		b.Entries = append(append([]radar.Entry(nil), r.Entries...), e)
		for line := range strings.Lines(string(buildLocked(t, &b, Sizes[0], base.Lock).Lock.Bytes())) {
			if strings.HasPrefix(line, "entry "+id+" ") {
				return e, line
			}
		}
		t.Fatalf("%s is not in the lock", id)
		return e, ""
	}
	a, lineA := branch("aardvark")
	z, lineZ := branch("zebra")
	merged := *r
	merged.Entries = append(append([]radar.Entry(nil), r.Entries...), a, z)
	l, err := ParseLock([]byte(string(base.Lock.Bytes()) + lineA + lineZ))
	if err != nil {
		t.Fatal(err)
	}
	d := buildLocked(t, &merged, Sizes[0], l)
	seen := map[int]string{}
	for i, e := range d.Radar.Entries {
		if other, twice := seen[d.Numbers[i]]; twice {
			t.Errorf("%s and %s both have number %d", other, e.ID, d.Numbers[i])
		}
		seen[d.Numbers[i]] = e.ID
	}
}
