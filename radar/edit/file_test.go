package edit

import (
	"math/rand/v2"
	"strings"
	"testing"

	"techradar/assets"
	"techradar/radar"
	"techradar/radar/internal/golden"
)

// tidy returns a radar with nil for each empty list, which a file need not have.
func tidy(r *radar.Radar) *radar.Radar {
	none := func(list *[]string) {
		if len(*list) == 0 {
			*list = nil
		}
	}
	c := *r
	c.Quadrants = append([]radar.Quadrant(nil), r.Quadrants...)
	for i := range c.Quadrants {
		none(&c.Quadrants[i].Aliases)
	}
	c.Rings = append([]radar.Ring(nil), r.Rings...)
	for i := range c.Rings {
		none(&c.Rings[i].Aliases)
	}
	c.Import.Catalogue = append([]radar.Tool(nil), r.Import.Catalogue...)
	for i := range c.Import.Catalogue {
		none(&c.Import.Catalogue[i].Aliases)
	}
	c.Import.Words = append([]radar.QuadrantWords(nil), r.Import.Words...)
	for i := range c.Import.Words {
		none(&c.Import.Words[i].Words)
	}
	c.Entries = append([]radar.Entry(nil), r.Entries...)
	for i := range c.Entries {
		e := &c.Entries[i]
		none(&e.Tags)
		e.Links = append([]radar.Link(nil), e.Links...)
		e.Sources = append([]radar.Source(nil), e.Sources...)
		e.History = append([]radar.Change(nil), e.History...)
	}
	return &c
}

// checkFile fails when a radar that is written as a file is not read as itself, or with a warning.
func checkFile(t testing.TB, r *radar.Radar) string {
	t.Helper()
	out := File(r)
	again, problems := radar.Parse(out, "radar.yaml")
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, out)
	}
	compare(t, tidy(again), tidy(r))
	return string(out)
}

func TestFile(t *testing.T) {
	for name, path := range map[string]string{
		"full": "../testdata/good/full.yaml", "korean": "../testdata/good/korean.yaml", "smallest": "../testdata/good/smallest.yaml",
		"long-texts": "testdata/cut/long-texts.yaml", "no-entries": "testdata/cut/no-entries.yaml", "showcase": "../../radar.yaml",
	} {
		t.Run(name, func(t *testing.T) {
			out := checkFile(t, parse(t, read(t, path)))
			if name != "showcase" {
				golden.Check(t, "testdata/file/"+name+".yaml", []byte(out))
			}
			if again := string(File(parse(t, out))); again != out {
				t.Errorf("written once more it is\n%s", again)
			}
		})
	}
	for name, src := range files(t, "cut/*.yaml") {
		t.Run(name, func(t *testing.T) { checkFile(t, parse(t, src)) })
	}
}

// TestFileHasSchemaLine compares with what init writes.
func TestFileHasSchemaLine(t *testing.T) {
	starter, err := assets.FS.ReadFile("starter.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(starter), schemaLine+"\n") {
		t.Errorf("the starter does not begin with %q", schemaLine)
	}
}

// TestFileWide writes lists and mappings that are too wide for a line.
func TestFileWide(t *testing.T) {
	word := strings.Repeat("word ", 18) + "end"
	r := parse(t, kitchen+"  - {name: Wok, quadrant: Pots, ring: Daily}\n")
	r.Quadrants[1].Aliases = []string{word + " 1", word + " 2", "#3"}
	r.Entries[0].Tags = []string{word, "- " + word}
	r.Entries[0].History = []radar.Change{{Edition: edition(t, "2021"), Ring: 2, Note: word}}
	r.Entries[0].Retired = &radar.Retirement{Edition: edition(t, "2022"), Reason: word + " " + word}
	golden.Check(t, "testdata/file/wide.yaml", []byte(checkFile(t, r)))
}

// TestFileRandom writes radars whose texts are full of what means something to YAML.
func TestFileRandom(t *testing.T) {
	for seed := range uint64(200) {
		checkFile(t, randomRadar(t, rand.New(rand.NewPCG(seed, 1))))
	}
}

func TestScalar(t *testing.T) {
	for _, c := range []struct{ text, block, flow string }{
		{"Go", "Go", "Go"},
		{"1.10", "1.10", "1.10"},
		{"no", "no", "no"},
		{"2023-04", "2023-04", "2023-04"},
		{"16:9", "16:9", "16:9"},
		{"C#", "C#", "C#"},
		{"Issue #12", `"Issue #12"`, `"Issue #12"`},
		{"a: b", `"a: b"`, `"a: b"`},
		{"a:", `"a:"`, `"a:"`},
		{"a, b", "a, b", `"a, b"`},
		{"a [b]", "a [b]", `"a [b]"`},
		{"-5", "-5", `"-5"`},
		{"- 5", `"- 5"`, `"- 5"`},
		{"null", `"null"`, `"null"`},
		{"~", `"~"`, `"~"`},
		{"@scope/name", `"@scope/name"`, `"@scope/name"`},
		{"it's", "it's", "it's"},
		{`"so"`, `"\"so\""`, `"\"so\""`},
		{`C:\dir`, `C:\dir`, `C:\dir`},
		{"a\nb", `"a\nb"`, `"a\nb"`},
		{"쿠버네티스 (운영)", "쿠버네티스 (운영)", "쿠버네티스 (운영)"},
		{"https://example.org/?a=b#c", "https://example.org/?a=b#c", "https://example.org/?a=b#c"},
	} {
		if got := scalar(c.text, 0, false); got != c.block {
			t.Errorf("%q is %s in a block, want %s", c.text, got, c.block)
		}
		if got := scalar(c.text, 0, true); got != c.flow {
			t.Errorf("%q is %s in braces, want %s", c.text, got, c.flow)
		}
	}
}
