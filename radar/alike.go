package radar

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words returns the words of a name, folded, apart from what joins them. Between two digits a mark counts as a letter:
// 1.10 is not 11.0.
func words(name string) []string {
	runes := []rune(fold(name))
	for i, r := range runes {
		between := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		if strings.ContainsRune(" -_./:'’·™®", r) && !between {
			runes[i] = '\n'
		}
	}
	return strings.FieldsFunc(string(runes), func(r rune) bool { return r == '\n' })
}

// Spelling returns what is left of a name without what people spell now so, now so: case, spaces, hyphens and the like.
// Two names with one Spelling, such as "Argo CD" and "ArgoCD", are most likely the same.
func Spelling(name string) string { return strings.Join(words(name), "") }

// Alike returns for each name the index of the first one before it that most likely is meant to be the same, or -1: one
// with the same Spelling, or with a slip in one long word, as in "Kubernets".
func Alike(names []string) []int {
	alike := make([]int, len(names))
	spelled := map[string]int{}
	slips := map[uint64][]int{} // names by what is left of them without one letter
	split := make([][]string, len(names))
	for i, name := range names {
		alike[i], split[i] = -1, words(name)
		spelling := strings.Join(split[i], "")
		if first, ok := spelled[spelling]; ok {
			alike[i] = first
			continue
		}
		if spelling == "" {
			continue
		}
		spelled[spelling] = i
		for _, key := range lettersLeftOut(split[i]) {
			for _, j := range slips[key] {
				if j < i && (alike[i] < 0 || j < alike[i]) && slip(split[i], split[j]) {
					alike[i] = j
				}
			}
			if len(slips[key]) < maxSlips {
				slips[key] = append(slips[key], i)
			}
		}
	}
	return alike
}

const (
	minSlipLength = 7 // letters of a word; in a shorter one another letter is another word: Jest, Vest
	maxSlips      = 8 // names that are compared for one key, which bounds the work
)

// lettersLeftOut returns a number for each way to leave one letter out of a long word of a name, and for each long word
// as it is. Two names with one slip between them have such a number in common.
func lettersLeftOut(name []string) []uint64 {
	var keys []uint64
	for i, word := range name {
		letters := []rune(word)
		if len(letters) < minSlipLength || strings.ContainsFunc(word, unicode.IsDigit) {
			continue
		}
		h := fnv.New64a()
		for at := 1; at <= len(letters); at++ {
			h.Reset()
			for j, other := range name {
				switch {
				case j != i:
					_, _ = h.Write([]byte(other)) // a hash takes everything
				case at < len(letters):
					_, _ = h.Write([]byte(string(letters[:at]) + string(letters[at+1:])))
				default:
					_, _ = h.Write([]byte(word))
				}
				_, _ = h.Write([]byte{0})
			}
			keys = append(keys, h.Sum64())
		}
	}
	return keys
}

// slip reports whether two names differ in one letter of one long word, which is not its first and no digit.
func slip(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	differ := -1
	for i := range a {
		switch {
		case a[i] == b[i]:
		case differ >= 0:
			return false
		default:
			differ = i
		}
	}
	if differ < 0 {
		return false
	}
	x, y := a[differ], b[differ]
	first, _ := utf8.DecodeRuneInString(x)
	other, _ := utf8.DecodeRuneInString(y)
	return first == other && min(utf8.RuneCountInString(x), utf8.RuneCountInString(y)) >= minSlipLength &&
		!strings.ContainsFunc(x+y, unicode.IsDigit) && distance(x, y) == 1
}
