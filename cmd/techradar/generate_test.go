package main

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"techradar/radar/layout"
)

func TestOutcome(t *testing.T) {
	for want, r := range map[string]layout.Report{
		"names of 24 px, 23 of 23 entries named beside the blip":                             {Mode: layout.Names, Font: 24, Entries: 23, Named: 23},
		"names of 6.8 px, 1 of 1 entry named beside the blip":                                {Mode: layout.Names, Font: 6.772, Entries: 1, Named: 1},
		"names of 15.5 px, 40 of 52 entries named beside the blip, the others in the legend": {Mode: layout.Mixed, Font: 15.46, Entries: 52, Named: 40},
		"120 entries with numbers, names in the legend":                                      {Mode: layout.Numbers, Font: 6.772, Entries: 120},
		"1 entry with neither name nor number":                                               {Mode: layout.Blips, Entries: 1},
		"500 entries with numbers, names on index pages":                                     {Mode: layout.Indexed, Font: 6.772, Entries: 500},
	} {
		if got := outcome(r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{
		"": "''", "16:9": "16:9", "html,svg": "html,svg", "teams/우리.yaml": "teams/우리.yaml", "a b": "'a b'", "it's": `'it'\''s'`, "$(x)": "'$(x)'",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestLockPath(t *testing.T) {
	for file, want := range map[string]string{
		"radar.yaml": "radar.lock", "team/our.yml": "team/our.lock", "radar": "radar.lock", "a.b.yaml": "a.b.lock", "x.lock": "x.lock.lock",
	} {
		if got := lockPath(file); got != want {
			t.Errorf("%s: got %s, want %s", file, got, want)
		}
	}
}

// TestOtherNames checks that every other name leads to a flag, and that no flag has the name itself.
func TestOtherNames(t *testing.T) {
	cmd, _, err := newApp(nil, io.Discard, io.Discard).rootCommand().Find([]string{"generate"})
	if err != nil {
		t.Fatal(err)
	}
	var flags []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, f.Name) })
	for other, name := range otherNames {
		if !slices.Contains(flags, name) || slices.Contains(flags, other) {
			t.Errorf("%s is to mean --%s", other, name)
		}
	}
}

func TestVariableList(t *testing.T) {
	text := variableList()
	if got := strings.FieldsFunc(strings.TrimSuffix(text, "."), func(c rune) bool { return c == ',' || c == ' ' || c == '\n' }); !slices.Equal(got, variables()) {
		t.Errorf("got %q", text)
	}
	for line := range strings.Lines(text) {
		if len(line) > 120 {
			t.Errorf("a line of %d characters: %s", len(line), line)
		}
	}
}
