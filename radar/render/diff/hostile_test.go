package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/history"
	"techradar/radar/words"
)

// evil are texts that mean something to a terminal, to Markdown, or to the sites that show it.
var evil = []string{
	"<script>alert(1)</script>", "a | b", `c \| d`, "**bold** _it_ `code` ~~gone~~", "[x](javascript:alert(1))", "![i](https://evil.example/p.png)",
	"@everyone, @org/team", "#1 and org/repo#2 and GH-12 and !5 %6 ~7 $8 &9 ^10", "https://evil.example www.evil.example a@evil.example", ":tada: :+1:",
	"&lt;b&gt; &#64;x", "<!-- c -->", "$x$ $$y$$ {{ z }}", "- list", "1. list", "# head", "> quote", "--- a -- b ... c", "*", "|", "\\", "`", "/close", "[ ] task", "[^1]", `"quoted" 'text'`,
	"한글(한글)과 **함께**", "C#", "F#, C++ & .NET", "\x1b[31mred\x1b[0m", "a\nb\tc", "x\u202Ey", "\xff",
}

// hostile compares radars in which every text is evil. They are not from a file, which could not hold all of that.
func hostile(t testing.TB) *history.Comparison {
	t.Helper()
	edition := func(s string) radar.Edition {
		e, err := radar.ParseEdition(s)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	text := func(i int) string { return evil[i%len(evil)] }
	old := &radar.Radar{File: text(4), Title: text(0), Edition: edition("2023"), Lang: "en"}
	now := &radar.Radar{File: text(6), Title: text(5), Subtitle: text(7), Edition: edition("2024"), Lang: "en"}
	for i := range 3 {
		old.Quadrants = append(old.Quadrants, radar.Quadrant{ID: fmt.Sprint("q", i), Name: text(i)})
		now.Quadrants = append(now.Quadrants, radar.Quadrant{ID: fmt.Sprint("q", i), Name: text(i + 3)})
		old.Rings = append(old.Rings, radar.Ring{ID: fmt.Sprint("r", i), Name: text(i + 6)})
		now.Rings = append(now.Rings, radar.Ring{ID: fmt.Sprint("r", i), Name: text(i + 9)})
	}
	for i := range evil {
		e := radar.Entry{ID: fmt.Sprint("e", i), Name: text(i), Quadrant: i % 3, Ring: i % 3, Link: "https://evil.example/" + fmt.Sprint(i)}
		old.Entries = append(old.Entries, e)
		e.Name, e.Quadrant, e.Ring, e.Summary = text(i+1), (i+1)%3, (i+i/3)%3, text(i+2)
		switch i % 5 {
		case 0:
			e.ID = fmt.Sprint("new", i)
		case 1:
			e.Retired = &radar.Retirement{Edition: now.Edition, Reason: text(i + 3)}
			e.ReplacedBy = fmt.Sprint("e", i+1)
		}
		now.Entries = append(now.Entries, e)
	}
	return history.Diff(old, now)
}

// TestHostileText lets nothing through that a terminal acts on.
func TestHostileText(t *testing.T) {
	for _, color := range []bool{false, true} {
		out := string(written(t, inText(color), hostile(t)))
		out = strings.NewReplacer("\x1b[1m", "", "\x1b[1;31m", "", "\x1b[1;32m", "", "\x1b[1;33m", "", "\x1b[0m", "", "\n", "").Replace(out)
		if out != radar.Visible(out) {
			t.Error("a terminal would act on this text")
		}
	}
}

// TestHostileJSON is read back as it was.
func TestHostileJSON(t *testing.T) {
	c := hostile(t)
	var v comparison
	d := json.NewDecoder(bytes.NewReader(written(t, JSON, c)))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	for i, e := range v.Entries {
		if want := strings.ToValidUTF8(c.Entry(c.Entries[i]).Name, "\uFFFD"); e.Name != want {
			t.Errorf("%q, want %q", e.Name, want)
		}
	}
}

// FuzzEscape holds the escaped text to what it is for: it reads as the text, and no sign in it is one of Markdown's.
func FuzzEscape(f *testing.F) {
	for _, s := range evil {
		f.Add(s)
	}
	const signs = "*_`[]{}\\|~$^#<>&" // that are Markdown's wherever they stand
	reference := regexp.MustCompile(`&(#[0-9]+|amp|lt|gt);|<span></span>`)
	autolink := regexp.MustCompile(`(?i)www\.[\pL\d]|://|gh-[0-9]|[@:#][\pL\d]`)
	f.Fuzz(func(t *testing.T, s string) {
		out := escape(s)
		if shown := html.UnescapeString(strings.ReplaceAll(out, "<span></span>", "")); shown != radar.Visible(s) {
			t.Errorf("%q is shown as %q", s, shown)
		}
		bare := reference.ReplaceAllString(out, "\x00")
		for _, r := range bare {
			if strings.ContainsRune(signs, r) {
				t.Errorf("%q has a raw %q", out, r)
			}
		}
		// What sites look for comes after the references are gone, and a tag ends a word for them.
		if m := autolink.FindString(html.UnescapeString(strings.ReplaceAll(out, "<span></span>", "\x00"))); m != "" {
			t.Errorf("%q may become a link at %q", out, m)
		}
	})
}

// TestCmark has GitHub's own reader show the hostile comparison: every cell as it was typed, and no link, picture,
// emphasis or tag that is not ours.
func TestCmark(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("runs with TECHRADAR_SLOW=1")
	}
	program, err := exec.LookPath("cmark-gfm")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("cmark-gfm is not installed; scripts/need installs it")
		}
		t.Skip("NOT TESTED: cmark-gfm is not installed; scripts/need says how to install it")
	}
	for name, c := range map[string]*history.Comparison{"kitchen": kitchens(t), "hostile": hostile(t)} {
		cmd := exec.Command(program, "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist", "-e", "tagfilter")
		cmd.Stdin = bytes.NewReader(written(t, Markdown, c))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		checkHTML(t, name, string(out), newReport(c, words.For("en"), markdownArrow))
	}
}

var (
	anyTag = regexp.MustCompile(`</?[^>]*>`)
	cell   = regexp.MustCompile(`(?s)<td>(.*?)</td>`)
	ours   = map[string]bool{
		"h3": true, "p": true, "ul": true, "li": true, "strong": true, "blockquote": true, "span": true,
		"table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true,
	}
)

func checkHTML(t *testing.T, name, out string, r *report) {
	t.Helper()
	for _, tag := range anyTag.FindAllString(out, -1) {
		if !ours[strings.Trim(tag, "</>")] {
			t.Errorf("%s: the tag %s", name, tag)
		}
	}
	var got, want []string
	for _, m := range cell.FindAllStringSubmatch(out, -1) {
		got = append(got, html.UnescapeString(anyTag.ReplaceAllString(m[1], "")))
	}
	for _, g := range r.groups {
		for _, line := range g.rows {
			for i, s := range line.markdown(g.name) {
				plain := []string{g.name, line.name, line.ring, line.quadrant, strings.TrimPrefix(line.note+"; "+line.about, "; ")}[i]
				if s == "" || line.about == "" && i == 4 {
					plain = line.note
				}
				want = append(want, radar.Visible(plain))
			}
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d cells, want %d", name, len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s: a cell shows %q, want %q", name, got[i], want[i])
		}
	}
	if n := strings.Count(out, "<blockquote>"); n != len(r.hints) {
		t.Errorf("%s: %d hints are shown, want %d", name, n, len(r.hints))
	}
	if n := strings.Count(out, "<li>"); n != len(r.facts) {
		t.Errorf("%s: %d facts are shown, want %d", name, n, len(r.facts))
	}
}
