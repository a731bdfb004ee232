package dokuwiki

import (
	"testing"

	"techradar/radar/markdown"
)

// TestBlocks writes what a description can hold. What DokuWiki cannot nest comes out in lines.
func TestBlocks(t *testing.T) {
	w := &writer{}
	for in, want := range map[string]string{
		"one\n\ntwo":                          "one\n\ntwo\n",
		"# A *b*":                             "**%%A %%//b//**\n",
		"- a\n- b\n  1. c\n  2. d\n- e":       "  * a\n  * b\n    - c\n    - d\n  * e\n",
		"- a\n\n  b\n\n  - c":                 "  * a\\\\ b\n    * c\n",
		"- a\n  - b\n\n  c":                   "  * a\\\\ %%• %%b\\\\ c\n",
		"7. a\n8. b":                          "%%7. %%a\\\\ %%8. %%b\n",
		"- a\n\n  3. b":                       "  * a\\\\ %%3. %%b\n",
		"- > a\n- ```\n  b\n\n  c\n  ```":     "  * %%“%%a%%”%%\n  * ''b''\\\\ \\\\ ''c''\n",
		"> a\n>\n> b\n> > c":                  "> a\\\\ b\\\\ %%“%%c%%”%%\n",
		"> | a | b |\n> |---|---|\n> | c | |": "> a%% | %%b\\\\ c%% | %%\n",
		"| a | b |\n|---|---|\n| c | |":       "^ a ^ b ^\n| c |  |\n",
		"a  \nb\n\n---":                       "a\\\\ b\n\n----\n",
	} {
		if got := w.blocks(markdown.Read(in)); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}
