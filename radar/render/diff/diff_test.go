package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/internal/golden"
)

func parse(t testing.TB, name, source string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(source), name)
	if r == nil {
		t.Fatalf("%v", problems)
	}
	return r
}

func read(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// kitchens compares the two files of testdata, between which everything happens that can.
func kitchens(t testing.TB) *history.Comparison {
	t.Helper()
	return history.Diff(parse(t, "old.yaml", read(t, "old.yaml")), parse(t, "new.yaml", read(t, "new.yaml")))
}

func inText(color bool) func(io.Writer, *history.Comparison) error {
	return func(w io.Writer, c *history.Comparison) error { return Text(w, c, color) }
}

func written(t testing.TB, write func(io.Writer, *history.Comparison) error, c *history.Comparison) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	c := kitchens(t)
	golden.Check(t, "testdata/kitchen.golden.txt", written(t, inText(false), c))
	golden.Check(t, "testdata/kitchen.golden.md", written(t, Markdown, c))
	golden.Check(t, "testdata/kitchen.golden.json", written(t, JSON, c))
	korean := history.Diff(parse(t, "old.yaml", read(t, "old.yaml")), parse(t, "new.yaml", read(t, "new.yaml")+"lang: ko\n"))
	golden.Check(t, "testdata/korean.golden.md", written(t, Markdown, korean))
	var b strings.Builder
	for _, s := range evil {
		b.WriteString(escape(s) + "\n")
	}
	golden.Check(t, "testdata/escape.golden.md", []byte(b.String()))
}

// TestEveryEvent has the files of testdata show every kind of event, so that the goldens are of all.
func TestEveryEvent(t *testing.T) {
	c := kitchens(t)
	for i, ev := range events {
		found := false
		for k := range c.Entries {
			found = found || ev.is(&c.Entries[k])
		}
		if !found {
			t.Errorf("no entry shows event %d", i)
		}
	}
	for _, e := range c.Entries {
		if n := len(matching(&e)); n == 0 {
			t.Errorf("%s is in no group", c.Entry(e).Name)
		}
	}
}

func matching(e *history.EntryChange) []event {
	var list []event
	for _, ev := range events {
		if ev.is(e) {
			list = append(list, ev)
		}
	}
	return list
}

// TestSame says so when there is nothing to say, and in colour adds none.
func TestSame(t *testing.T) {
	r := parse(t, "new.yaml", read(t, "new.yaml"))
	c := history.Diff(r, r)
	for name, want := range map[string]string{
		string(written(t, inText(true), c)): "new.yaml -> new.yaml\nNo differences.\n",
		string(written(t, Markdown, c)):     "### What changed\n\nnew&#46;yaml → new&#46;yaml\n\nNo differences.\n",
	} {
		if name != want {
			t.Errorf("got %q, want %q", name, want)
		}
	}
	var v comparison
	if err := json.Unmarshal(written(t, JSON, c), &v); err != nil || v.Differ || len(v.Entries) > 0 {
		t.Errorf("%v %+v", err, v)
	}
}

// TestColor colours headings alone: without its escapes the text is the same.
func TestColor(t *testing.T) {
	c := kitchens(t)
	colored := string(written(t, inText(true), c))
	bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, "")
	if bare != string(written(t, inText(false), c)) {
		t.Error("the colours change the text")
	}
	for _, want := range []string{"\n\x1b[1;32mNew (2)\x1b[0m\n", "\n\x1b[1;31mGone (1)\x1b[0m\n", "\n\x1b[1mRenamed (1)\x1b[0m\n"} {
		if !strings.Contains(colored, want) {
			t.Errorf("no %q", want)
		}
	}
}

// TestColumns lines rings up under each other where names are of another script, and does not wait for a long name.
func TestColumns(t *testing.T) {
	const head = "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: 하나 둘}]\nentries:\n"
	long := strings.Repeat("Very long ", 9) + "name"
	c := history.Diff(parse(t, "a", head+"  - {name: X, quadrant: A, ring: One}\n"), parse(t, "b", head+
		"  - {name: X, quadrant: A, ring: 하나 둘}\n  - {name: 쿠버네티스, quadrant: A, ring: 하나 둘}\n  - {name: K8s, quadrant: B, ring: One}\n  - {name: "+long+", quadrant: B, ring: One}\n"))
	want := "a -> b\n\nNew (3)\n" +
		"  쿠버네티스  하나 둘         A\n" +
		"  K8s         One             B\n" +
		"  " + long + "  One             B\n" +
		"\nMoved out (1)\n" +
		"  X           One -> 하나 둘  A\n"
	if got := string(written(t, inText(false), c)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestLongMarkdown cuts what a site would not take, and counts what it has cut.
func TestLongMarkdown(t *testing.T) {
	head := "title: T\nquadrants: [{name: A}, {name: B}]\nrings: [{name: One}, {name: Two}]\nentries:\n"
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "  - {name: \"#@*_|%d\", id: e%d, quadrant: A, ring: One}\n", i, i)
	}
	old := parse(t, "a", head+"  - {name: X, quadrant: A, ring: One}\n")
	c := history.Diff(old, parse(t, "b", head+b.String()))
	out := written(t, Markdown, c)
	if len(out) > MaxMarkdown || len(out) < MaxMarkdown*9/10 {
		t.Errorf("%d bytes", len(out))
	}
	rows := strings.Count(string(out), "\n| New |") + strings.Count(string(out), "\n| Removed")
	if !strings.HasSuffix(string(out), fmt.Sprintf("\nand %d more\n", 5001-rows)) {
		t.Errorf("%d rows, and it ends in %q", rows, out[len(out)-40:])
	}
}
