package importer

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// allPhrases are the expressions that are looked for by their literals first.
func allPhrases() map[string]*phrases {
	all := map[string]*phrases{
		"taken": takenBefore, "takes": takesBefore, "swap": swapBefore, "leave": leaveBefore, "go": goBefore, "into": intoAfter,
		"ours": ours, "others": others,
	}
	for _, r := range ringRules {
		for kind, p := range map[string]*phrases{"before": r.before, "after": r.after, "clause": r.clause, "unless": r.unless} {
			if p != nil {
				all[r.name+" "+kind] = p
			}
		}
	}
	return all
}

// TestPhrasesMiss shows that no text which an expression matches lacks its literals, in the notes and in the other
// fixtures of this package.
func TestPhrasesMiss(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*")
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	sources, err := filepath.Glob("*_test.go") // the tables of tests have the words of every rule
	if err != nil {
		t.Fatal(err)
	}
	matched := 0
	for _, path := range append(paths, sources...) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(src), "\n") {
			for name, p := range allPhrases() {
				want := p.re.FindAllStringIndex(line, -1)
				matched += len(want)
				if got := p.find(line, strings.ToLower(line)); !reflect.DeepEqual(got, want) {
					t.Errorf("%s in %q: %v, want %v", name, line, got, want)
				}
			}
		}
	}
	if matched < 100 {
		t.Errorf("the files have %d matches: this shows nothing", matched)
	}
}

// TestPhrasesNeed shows that each expression has literals: one without is looked for in every text, which takes long.
func TestPhrasesNeed(t *testing.T) {
	for name, p := range allPhrases() {
		if len(p.needs) == 0 {
			t.Errorf("nothing tells which texts cannot match: %s", name)
		}
	}
	for _, c := range []struct{ expr, want string }{
		{`(?:bb|cc)+d`, "bb cc"},
		{`(?i)\bPilot|PoC`, "pilot poc"},
		{`x?|y`, ""},
		{`[못않]|안 `, "못 안  않"},
		{`\w+`, ""},
		{`(?:long|longer) z{2}`, "long"},
	} {
		if got := strings.Join(phrasesOf(c.expr).needs, " "); got != c.want {
			t.Errorf("%s needs %q, want %q", c.expr, got, c.want)
		}
	}
}
