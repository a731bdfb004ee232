package importer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// token is a run of letters and digits of a text. Hangul and other scripts do not share one, since Korean hangs its
// particles on foreign words: "Terraform을" is two tokens.
type token struct {
	begin, end int    // bytes of the text
	key        string // lower case, and without the forms of Unicode that only look different, as in "Metal³"
	hangul     bool
}

func tokensOf(text string) []token {
	var list []token
	open := false
	for i, r := range text {
		hangul := unicode.Is(unicode.Hangul, r)
		inside := open && r != '_' && unicode.In(r, unicode.L, unicode.N, unicode.M) || unicode.In(r, unicode.L, unicode.N) ||
			open && (r == '+' || r == '#') // C++ is not C
		switch {
		case !inside:
			open = false
			continue
		case !open || hangul != list[len(list)-1].hangul && !unicode.Is(unicode.M, r):
			list = append(list, token{begin: i, hangul: hangul})
			open = true
		}
		list[len(list)-1].end = i + len(string(r))
	}
	for i := range list {
		list[i].key = folded(text[list[i].begin:list[i].end])
	}
	return list
}

// folded is the form in which words are compared.
func folded(s string) string { return strings.ToLower(norm.NFKC.String(s)) }

// keyOf is the form in which names and words are looked up: "Argo CD", "argo-cd" and "ArgoCD" have the same.
func keyOf(text string) string {
	var b strings.Builder
	for _, t := range tokensOf(text) {
		b.WriteString(t.key)
	}
	return b.String()
}

// joined reports whether the text between two tokens can stand within one name.
func joined(between string) bool {
	switch between {
	case "", " ", "-", "_", ".", "/", " - ", " (":
		return true
	}
	return false
}

// particles are what Korean hangs on a word, the long ones first.
var particles = []string{
	"이라는", "으로는", "에서는", "보다는", "이라고", "이랑", "에서", "으로", "보다", "처럼", "라는", "라고", "하고", "이나", "까지", "부터", "에는",
	"은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "랑", "나",
}

// withoutParticle returns a Hangul word without the particle at its end, as often as there can be a reading of it.
func withoutParticle(word string) []string {
	var stems []string
	for _, p := range particles {
		if stem, ok := strings.CutSuffix(word, p); ok && stem != "" {
			stems = append(stems, stem)
		}
	}
	return stems
}
