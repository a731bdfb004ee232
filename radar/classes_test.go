package radar

import (
	"regexp"
	"strings"
	"testing"
)

// badClasses are the kinds of mistakes and attacks that the bad files are about, each by what the names of its files
// begin with. The letters are those of docs/reliability.md.
var badClasses = map[string]string{
	"Y1 anchors, aliases, merge keys":          "alias anchor billion merge",
	"Y2 nesting":                               "too-deep complex-keys bytes-many-lists bytes-unclosed",
	"Y3 size of the file":                      "bytes-too-large bytes-5001 bytes-many-commas bytes-many-problems",
	"Y4 lengths and numbers of values":         "entry-description-too title-too entry-name-too link-too mapping-too entry-tags-too source-line-huge",
	"Y5 duplicate keys":                        "duplicate lint-rule-twice import-words-twice",
	"Y5 unknown keys":                          "unknown entry-key quadrant-key output-unknown lint-key lint-rule-key import-key retired-unknown",
	"Y5 second documents and directives":       "second directive syntax-end syntax-keys-after",
	"Y5 tags":                                  "tag",
	"Y5 keys that are no text":                 "key-is key-without syntax-question",
	"Y6 null and other types in place of text": "title-null title-tilde title-is edition-null entry-name-null subtitle-null null-document output-null entries-null quadrant-null entry-tags-null lint-rule-null",
	"Y7 encodings":                             "bytes-latin bytes-broken bytes-surrogate bytes-cp949 bytes-windows-1252 bytes-stray bytes-utf bytes-bom bytes-only-bom syntax-surrogate",
	"Y7 control characters":                    "bytes-nul bytes-escape bytes-c1 bytes-vertical bytes-return char-escaped title-tab title-raw-tab char-noncharacter char-many char-line",
	"Y8 bidi and invisible characters":         "char-bidi char-zero char-hangul char-joiner char-tag char-bom",
	"Y8 look-alikes":                           "look-alike colon-full space quotes-smart syntax-curly",
	"Y9 paths of other systems":                "output-dir output-font link-unc link-file link-backslash syntax-windows",
	"U1 addresses":                             "link-javascript link-data link-control link-entity link-no link-space link-user link-bad link-scheme link-relative link-newline links link-mail output-base",
	"P1 ids that make file names":              "entry-id quadrant-id entry-name-no-letters ring-name quadrant-no-name",
	"P2 names that collide":                    "entry-same quadrant-same ring-same quadrant-alias ring-alias names",
	"syntax: brackets and quotes":              "syntax-unclosed syntax-wrong syntax-stray syntax-missing-comma syntax-bracket syntax-double-comma bracket comma mend-list mend-quotes syntax-quote mend-flow",
	"syntax: indentation and tabs":             "syntax-indent syntax-tab mend-indentation syntax-entry-under syntax-nested",
	"syntax: colons and dashes":                "syntax-colon syntax-missing-colon syntax-glued syntax-dash syntax-no-space syntax-mixed syntax-item syntax-list syntax-key-among syntax-equals",
	"syntax: signs of YAML in plain text":      "jargon syntax-at syntax-backtick syntax-percent syntax-ampersand syntax-apostrophe syntax-bad syntax-separator",
	"syntax: no YAML at all":                   "syntax-html syntax-csv syntax-json syntax-merge syntax-text not-a-mapping no-keys empty only-comments bytes-windows-lines",
	"comments that hide something":             "comment",
	"references to nothing":                    "entry-unknown replaced history-unknown",
	"dates and history":                        "edition history retired review",
	"missing and wrong kinds of values":        "missing rings quadrants entries lang output-list output-formats entry-missing entry-is entry-description-empty entry-tags-text entry-long source title-blank title-empty title-two many mend lint import",
}

// TestBadFileClasses holds that every bad file belongs to a class, that no class is empty, and that each answer points
// into the file, unless it is about all of it.
func TestBadFileClasses(t *testing.T) {
	files := badFiles(t)
	if len(badClasses) < 26 || len(files) < 150 {
		t.Errorf("%d files in %d classes", len(files), len(badClasses))
	}
	placed := regexp.MustCompile(`^radar\.yaml:[0-9]+:[0-9]+: (error|warning): `)
	whole := regexp.MustCompile(`^radar\.yaml: error: .*\[(too-large|bad-encoding|empty-file)\]`)
	classed := map[string]bool{}
	for class, beginnings := range badClasses {
		n := 0
		for name, src := range files {
			if !beginsWithOne(name, beginnings) {
				continue
			}
			n, classed[name] = n+1, true
			_, problems := testChoices.Parse(src, "radar.yaml")
			for _, p := range problems {
				if s := p.String(); !placed.MatchString(s) && !whole.MatchString(s) {
					t.Errorf("%s: no place in %q", name, s)
				}
			}
		}
		if n < 3 {
			t.Errorf("%s: %d files", class, n)
		}
	}
	for name := range files {
		if !classed[name] {
			t.Errorf("%s is in no class", name)
		}
	}
}

func beginsWithOne(name, beginnings string) bool {
	for b := range strings.FieldsSeq(beginnings) {
		if strings.HasPrefix(name, b) {
			return true
		}
	}
	return false
}
