package markdown_test

import (
	"strings"
	"testing"

	"techradar/radar/render/markdown"
)

const begin, end = markdown.Begin + "\n", markdown.End + "\n"

func TestInto(t *testing.T) {
	for _, c := range []struct{ name, old, want string }{
		{"empty", begin + end, begin + "\nnew\n\n" + end},
		{"again", "a\n\n" + begin + "\nold\nold\n\n" + end + "\nb", "a\n\n" + begin + "\nnew\n\n" + end + "\nb"},
		{"at the end", begin + "old\n" + markdown.End, begin + "\nnew\n\n" + markdown.End},
		{"CRLF", "a\r\n\r\n" + markdown.Begin + "\r\nold\r\n" + markdown.End + "\r\nb\nc", "a\r\n\r\n" + markdown.Begin + "\r\n\r\nnew\r\n\r\n" + markdown.End + "\r\nb\nc"},
		{"byte order mark", "\uFEFF" + begin + end, "\uFEFF" + begin + "\nnew\n\n" + end},
		{"spelled otherwise", "  [techradar-begin]:  <#> \n [techradar-end]:#\n", "  [techradar-begin]:  <#> \n\nnew\n\n [techradar-end]:#\n"},
		{"in code before", "```md\n" + begin + end + "```\n\n" + begin + end, "```md\n" + begin + end + "```\n\n" + begin + "\nnew\n\n" + end},
		{"in longer code", "````\n```\n" + begin + "````\n" + begin + end, "````\n```\n" + begin + "````\n" + begin + "\nnew\n\n" + end},
		{"in tildes", "~~~\n" + begin + "```\n~~~\n" + begin + end, "~~~\n" + begin + "```\n~~~\n" + begin + "\nnew\n\n" + end},
		{"in indented code", "    " + begin + "\n" + begin + end, "    " + begin + "\n" + begin + "\nnew\n\n" + end},
		{"code of the radar before", begin + "```\nx\n```\n" + end, begin + "\nnew\n\n" + end},
		{"no fence", "```a`b\n" + begin + end, "```a`b\n" + begin + "\nnew\n\n" + end},
		{"bytes that are no text", "\xff\x00\n" + begin + end + "\xfe", "\xff\x00\n" + begin + "\nnew\n\n" + end + "\xfe"},
	} {
		got, err := markdown.Into([]byte(c.old), []byte("new\n"))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, err, got, c.want)
			continue
		}
		again, err := markdown.Into(got, []byte("new\n"))
		if err != nil || string(again) != string(got) {
			t.Errorf("%s: the second time: %v\n%q", c.name, err, again)
		}
	}
}

func TestIntoErrors(t *testing.T) {
	for _, c := range []struct{ old, want string }{
		{"", "no place for the radar is marked: "},
		{"# Tools\n\n[techradar]: #\n", "no place for the radar is marked: "},
		{"```\n" + begin + end + "```\n", "no place for the radar is marked: "},
		{"a\n" + begin, "line 2 begins the place for the radar, and no line ends it: "},
		{"a\n" + end + begin, "line 2 ends the place for the radar before line 3 begins it: "},
		{begin + "a\n" + begin + end, "line 3 begins the place for the radar a second time: "},
		{begin + end + "\n" + end, "line 4 ends the place for the radar a second time: "},
	} {
		got, err := markdown.Into([]byte(c.old), []byte("new"))
		if got != nil || err == nil || !strings.HasPrefix(err.Error(), c.want) || !strings.Contains(err.Error(), "\n\n"+begin+"\n"+markdown.End) {
			t.Errorf("%q: %q, %v", c.old, got, err)
		}
	}
}

// TestIntoShowsNothing has the markers show nothing on the page, and the block what it shows alone.
func TestIntoShowsNothing(t *testing.T) {
	block := write(t, document(t, odd), markdown.Options{Inside: true})[0].Data
	page, err := markdown.Into([]byte("# Ours\n\nBefore.\n\n"+begin+"\n"+end+"\nAfter.\n"), block)
	if err != nil {
		t.Fatal(err)
	}
	want := "Ours Before. " + said(parseHTML(t, careless(t, block))) + " After."
	if got := said(parseHTML(t, careless(t, page))); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func FuzzInto(f *testing.F) {
	f.Add("a\n", "old\n", "b\n", "new\n")
	f.Add("```\n```\n", "~~~\n", "\r\n", "[techradar-begin]: x")
	f.Fuzz(func(t *testing.T, before, old, after, block string) {
		for _, s := range []string{before, old, after} {
			if strings.Contains(s, "techradar-") || strings.Contains(s, "```") || strings.Contains(s, "~~~") {
				return
			}
		}
		if before != "" && !strings.HasSuffix(before, "\n") || old != "" && !strings.HasSuffix(old, "\n") {
			return
		}
		got, err := markdown.Into([]byte(before+begin+old+end+after), []byte(block))
		if err != nil || !strings.HasPrefix(string(got), before+begin) || !strings.HasSuffix(string(got), end+after) {
			t.Errorf("%v: %q", err, got)
		}
	})
}
