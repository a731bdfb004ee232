package markdown

import (
	"strings"
	"testing"

	"techradar/radar/article"
)

func TestSummarise(t *testing.T) {
	for description, want := range map[string]string{
		"One. Two.":                 "One.",
		"Fast, e.g. Kafka is. Next": "Fast, e.g. Kafka is.",
		"Runs v1.2 in prod":         "Runs v1.2 in prod",
		"What is it? Nobody knows.": "What is it?",
		"It is **bold** and [linked](https://x.org). \"So\" it is.": "It is bold and linked.",
		"우리가 쓴다. 다음은 모른다.":                                          "우리가 쓴다.",
		"使っている。次":                                                   "使っている。",
		"# Head\n\n- list\n\nText of\ntwo lines":                    "Text of two lines",
		"- list alone":                                              "",
		"<b>raw</b> stays. Then more":                               "<b>raw</b> stays.",
		"\n":                                                        "",
		strings.Repeat("word ", 60):                                 strings.TrimSpace(strings.Repeat("word ", 39)) + "…",
		strings.Repeat("가", 300):                                    strings.Repeat("가", maxSummary-1) + "…",
	} {
		a := &article.Article{Entries: []*article.Entry{{Description: description}, {Summary: "Own.", Description: description}}}
		Summarise(a)
		if got := a.Entries[0].Summary; got != want {
			t.Errorf("%q: %q, not %q", description, got, want)
		}
		if a.Entries[1].Summary != "Own." {
			t.Errorf("%q: the summary is lost", description)
		}
	}
}
