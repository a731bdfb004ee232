package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// histories are what can become of an entry, each with the movement that follows. A history is written as "2020 hold,
// 2022 gone", oldest first; gone means that the entry was retired. The radar's edition is 2024 unless it is given. The
// radar has another entry with a history, unless it is said to be a first edition.
var histories = []struct {
	shows   string // what it is about
	history string
	ring    string
	retired string // edition, "" while it is on the radar
	edition string // of the radar; "" for 2024
	first   bool   // no other entry has a history
	want    string
}{
	{shows: "a first edition marks nothing", ring: "adopt", first: true, want: "none"},
	{shows: "what is gone from a first edition is gone", ring: "hold", retired: "2024", first: true, want: "gone"},
	{shows: "one history ends the first edition", history: "2023 adopt", ring: "adopt", first: true, want: "none"},
	{shows: "new: others have a past (Qiwi's autoscope calls it unmoved, Backstage has no word for it)", ring: "assess", want: "new"},
	{shows: "new in the outermost ring", ring: "hold", want: "new"},
	{shows: "new in the innermost ring", ring: "adopt", want: "new"},

	{shows: "in by one", history: "2023 trial", ring: "adopt", want: "in 1"},
	{shows: "in by two", history: "2023 assess", ring: "adopt", want: "in 2"},
	{shows: "in by three, from the rim to the centre", history: "2023 hold", ring: "adopt", want: "in 3"},
	{shows: "in, but not to the centre", history: "2023 hold", ring: "assess", want: "in 1"},
	{shows: "out by one", history: "2023 trial", ring: "assess", want: "out 1"},
	{shows: "out by two", history: "2023 adopt", ring: "assess", want: "out 2"},
	{shows: "out by three, from the centre to the rim", history: "2023 adopt", ring: "hold", want: "out 3"},
	{shows: "the same ring, whatever else of the entry was edited (AOE calls an edited text a change)", history: "2023 trial", ring: "trial", want: "none"},

	{shows: "only the last ring counts, not the first", history: "2020 hold, 2023 trial", ring: "trial", want: "none"},
	{shows: "in, after having come out", history: "2021 adopt, 2023 assess", ring: "trial", want: "in 1"},
	{shows: "out, after having come in", history: "2021 hold, 2023 trial", ring: "assess", want: "out 1"},
	{shows: "there and back again is a move each time", history: "2021 trial, 2022 adopt", ring: "trial", want: "out 1"},
	{shows: "back and forth over many editions", history: "2017 hold, 2018 assess, 2019 trial, 2020 adopt, 2021 trial, 2022 assess, 2023 hold", ring: "assess", want: "in 1"},
	{shows: "the same ring twice in the history", history: "2021 trial, 2022 trial", ring: "adopt", want: "in 1"},
	{shows: "the same ring twice, and now", history: "2021 trial, 2022 trial", ring: "trial", want: "none"},
	{shows: "the same ring in every edition", history: "2019 hold, 2020 hold, 2021 hold, 2022 hold, 2023 hold", ring: "hold", want: "none"},

	{shows: "a gap of years: unchanged editions are not written", history: "2015 assess", ring: "trial", want: "in 1"},
	{shows: "a gap of years without a change", history: "2015 assess", ring: "assess", want: "none"},
	{shows: "a gap in the middle", history: "2015 assess, 2022 trial", ring: "adopt", want: "in 1"},
	{shows: "several changes between two editions count as one, last against now", history: "2021 trial, 2023 hold", ring: "adopt", want: "in 3"},
	{shows: "several changes that end where they began are none", history: "2021 hold, 2023 trial", ring: "trial", want: "none"},

	{shows: "quarters and months of one year", history: "2024-Q1 hold, 2024-05 assess", ring: "trial", edition: "2024-Q3", want: "in 1"},
	{shows: "days of one month", history: "2024-04-01 hold, 2024-04-02 trial", ring: "hold", edition: "2024-04-03", want: "out 2"},
	{shows: "forms of editions mixed", history: "2022 assess, 2023-Q2 trial, 2023-11 adopt", ring: "trial", edition: "2024-01-15", want: "out 1"},

	{shows: "an old name of a ring is the ring of today", history: "2023 caution", ring: "hold", want: "none"},
	{shows: "in from a ring by its old name", history: "2023 caution", ring: "assess", want: "in 1"},
	{shows: "rings by name, id and alias in one history", history: "2021 Caution, 2022 HOLD, 2023 assess", ring: "Hold", want: "out 1"},

	{shows: "retired now", history: "2020 assess, 2023 trial", ring: "trial", retired: "2024", want: "gone"},
	{shows: "retired now, and moved in the same edition: gone is all that is told", history: "2023 adopt", ring: "hold", retired: "2024", want: "gone"},
	{shows: "retired now, in other words for the same day", history: "2023 trial", ring: "hold", retired: "2024-01-01", want: "gone"},
	{shows: "new and retired in one edition", ring: "hold", retired: "2024", want: "gone"},
	{shows: "retired in the edition before: told then, not again (TeraGo reports it as deleted in every edition)", history: "2020 assess", ring: "assess", retired: "2023", want: "archived"},
	{shows: "retired long ago", history: "2012 assess", ring: "assess", retired: "2013", want: "archived"},
	{shows: "retired within the year, before this edition", history: "2023 hold", ring: "hold", retired: "2024-Q1", edition: "2024-Q2", want: "archived"},
	{shows: "retired long ago, without a history", ring: "hold", retired: "2019", want: "archived"},

	{shows: "left and came back (TeraGo does not call it new)", history: "2020 assess, 2022 gone", ring: "trial", want: "back"},
	{shows: "left and came back to the same ring", history: "2020 trial, 2023 gone", ring: "trial", want: "back"},
	{shows: "came back an edition ago: what it was then counts", history: "2020 assess, 2021 gone, 2023 trial", ring: "trial", want: "none"},
	{shows: "came back an edition ago, and moved", history: "2020 assess, 2021 gone, 2023 trial", ring: "adopt", want: "in 1"},
	{shows: "came back, left and came back", history: "2018 hold, 2019 gone, 2020 trial, 2022 gone", ring: "assess", want: "back"},
	{shows: "came back and left for good, now", history: "2018 hold, 2019 gone, 2022 trial", ring: "trial", retired: "2024", want: "gone"},
	{shows: "came back and left for good, earlier", history: "2018 hold, 2019 gone, 2021 trial", ring: "trial", retired: "2022", want: "archived"},
	{shows: "a history of nothing but having left", history: "2022 gone", ring: "hold", want: "back"},
}

// historyYAML is the value of the key of radar.yaml.
func historyYAML(short string) string {
	if short == "" {
		return ""
	}
	var items []string
	for item := range strings.SplitSeq(short, ", ") {
		edition, ring, _ := strings.Cut(item, " ")
		if ring == "gone" {
			items = append(items, "{edition: "+edition+", retired: true}")
			continue
		}
		items = append(items, "{edition: "+edition+", ring: "+ring+"}")
	}
	return ", history: [" + strings.Join(items, ", ") + "]"
}

// described is a move in the words of the table.
func described(m Move) string {
	switch {
	case m.Returned:
		return "back"
	case m.Kind == In || m.Kind == Out:
		return fmt.Sprintf("%s %d", m.Kind, m.Rings)
	}
	return string(m.Kind)
}

func parse(t testing.TB, source string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(source), "radar.yaml")
	if r == nil {
		t.Fatalf("%v\n%s", problems, source)
	}
	return r
}

// TestHistories reads every history from a file. The entry keeps its id under another name, so a rename is no move.
func TestHistories(t *testing.T) {
	if len(histories) < 40 {
		t.Fatalf("only %d histories", len(histories))
	}
	shown := map[string]string{}
	for _, c := range histories {
		key := fmt.Sprint(c.history, "; ", c.ring, c.retired, c.edition, c.first)
		if other, twice := shown[key]; twice {
			t.Errorf("%q is the history of %q", c.shows, other)
		}
		shown[key] = c.shows
		edition, retired, other := c.edition, "", ", history: [{edition: 2010, ring: adopt}]"
		if edition == "" {
			edition = "2024"
		}
		if c.retired != "" {
			retired = ", retired: {edition: " + c.retired + "}"
		}
		if c.first {
			other = ""
		}
		for _, name := range []string{"Tool", "Tool 2"} {
			r := parse(t, `title: T
edition: `+edition+`
quadrants: [{name: A}, {name: B}]
rings: [{name: Adopt}, {name: Trial}, {name: Assess}, {name: Hold, aliases: [caution]}]
entries:
  - {name: Other, quadrant: A, ring: adopt`+other+`}
  - {name: `+name+`, id: tool, quadrant: B, ring: `+c.ring+historyYAML(c.history)+retired+`}
`)
			m := Moves(r)[1]
			if got := described(m); got != c.want {
				t.Errorf("%s: %q, now %s%s: %s, want %s", c.shows, c.history, c.ring, retired, got, c.want)
			}
			if crossed := m.Kind == In || m.Kind == Out; crossed != (m.From >= 0) || crossed && m.From == r.Entries[1].Ring {
				t.Errorf("%s: it comes from ring %d", c.shows, m.From)
			}
			if on := m.Kind != Gone && m.Kind != Archived; m.OnRadar() != on || on != (c.retired == "") {
				t.Errorf("%s: on the radar: %v", c.shows, m.OnRadar())
			}
		}
	}
}

// TestLives follows random entries through editions: what the history of each edition's file says is what a person sees
// who compares the edition with the one before.
func TestLives(t *testing.T) {
	const absent, left = -1, -2
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 7))
		state := []int{random.IntN(4)} // by edition
		for range 3 + random.IntN(8) {
			now := state[len(state)-1]
			switch random.IntN(4) {
			case 0, 1:
				now = random.IntN(4)
			case 2:
				if now >= 0 {
					now = left
				}
			}
			state = append(state, now)
		}
		late := random.IntN(3) // editions that it was absent from at first
		state = append(slices.Repeat([]int{absent}, late), state...)

		var history []radar.Change
		var retired *radar.Retirement
		ring := 0
		for k, now := range state {
			at := edition(t, fmt.Sprint(2000+k))
			before := absent
			if k > 0 {
				before = state[k-1]
			}
			if before >= 0 && (len(history) == 0 || history[len(history)-1].Retired || history[len(history)-1].Ring != before) {
				history = append(history, radar.Change{Edition: edition(t, fmt.Sprint(2000+k-1)), Ring: before})
			}
			switch {
			case now >= 0 && before == left:
				history = append(history, radar.Change{Edition: retired.Edition, Ring: -1, Retired: true})
				retired, ring = nil, now
			case now >= 0:
				ring = now
			case now == left && before >= 0:
				retired = &radar.Retirement{Edition: at}
			}
			if now == absent {
				continue
			}
			want := ""
			switch {
			case now == left && before == left:
				want = "archived"
			case now == left:
				want = "gone"
			case before == left:
				want = "back"
			case before == absent:
				want = "new"
			case now < before:
				want = fmt.Sprint("in ", before-now)
			case now > before:
				want = fmt.Sprint("out ", now-before)
			default:
				want = "none"
			}
			r := &radar.Radar{Edition: at, Entries: []radar.Entry{
				{Ring: ring, History: history, Retired: retired},
				{History: []radar.Change{{Edition: edition(t, "1999")}}},
			}}
			if got := described(Moves(r)[0]); got != want {
				t.Fatalf("seed %d: rings %v, edition %d: %s, want %s; history %+v", seed, state, k, got, want, history)
			}
		}
	}
}
