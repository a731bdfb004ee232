package mediawiki

import (
	"testing"

	"techradar/radar/markdown"
)

// TestBlocks writes what a description can hold. Lists that are more than lines are tags.
func TestBlocks(t *testing.T) {
	for in, want := range map[string]string{
		"one\n\n\\* two":              "one\n\n&#42; two\n",
		"### A *b*":                   "<p role=\"heading\" aria-level=\"5\"><b>A <i>b</i></b></p>\n",
		"- a\n- b\n  1. c\n- d":       "* a\n* b\n*# c\n* d\n",
		"7. a":                        "<ol start=\"7\"><li>a</li></ol>\n",
		"- a\n\n  b":                  "<ul><li><p>a</p><p>b</p></li></ul>\n",
		"- ```\n  a|b\n\n  c\n  ```":  "<ul><li><pre>\na&#124;b\n\nc</pre></li></ul>\n",
		"> a\n> - b":                  "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>\n",
		"> | a |\n> |---|\n> | b |":   "<blockquote>\n{| class=\"wikitable\"\n! scope=\"col\" | a\n|-\n| b\n|}\n</blockquote>\n",
		"a  \nb\n\n---":               "a<br>b\n\n----\n",
		"[a **b**](https://c.d/?e&f)": "[https://c.d/?e&amp;f a <b>b</b>]\n",
	} {
		if got := blocks(markdown.Read(in)); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}
