package importer

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// phrases is an expression with many alternatives that most texts have none of. What a text must have for the
// expression to match is looked for first, which is many times faster.
type phrases struct {
	re    *regexp.Regexp
	needs []string // in lower case; a text without any of them does not match. Empty when that cannot be told
}

func phrasesOf(expr string) *phrases {
	p := &phrases{re: regexp.MustCompile(expr)}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		p.needs = needsOf(tree)
	}
	return p
}

// find returns all that matches, as FindAllStringIndex does. lower is the text in lower case.
func (p *phrases) find(text, lower string) [][]int {
	if !p.may(lower) {
		return nil
	}
	return p.re.FindAllStringIndex(text, -1)
}

// in reports whether there is a match.
func (p *phrases) in(text, lower string) bool { return p.may(lower) && p.re.MatchString(text) }

// may reports whether a text in lower case has what it must have.
func (p *phrases) may(lower string) bool {
	return len(p.needs) == 0 || slices.ContainsFunc(p.needs, func(s string) bool { return strings.Contains(lower, s) })
}

// needsOf returns literals, one of which is in every text that the expression matches; nil when there are none.
func needsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{strings.ToLower(string(re.Rune))}
	case syntax.OpCharClass: // "못|않" is one
		return smallClass(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needsOf(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if list := needsOf(sub); list != nil && (best == nil || worth(list) > worth(best)) {
				best = list
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			list := needsOf(sub)
			if list == nil {
				return nil
			}
			all = append(all, list...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return nil
}

// smallClass returns the characters of a small class in lower case, nil for a large one. ranges are pairs of first and last.
func smallClass(ranges []rune) []string {
	const most = 20
	var list []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if len(list)+int(ranges[i+1]-ranges[i]) >= most {
			return nil
		}
		for c := ranges[i]; c <= ranges[i+1]; c++ {
			list = append(list, strings.ToLower(string(c)))
		}
	}
	return list
}

// worth is the length of the shortest literal: the longer, the fewer texts have it.
func worth(list []string) int {
	return len(slices.MinFunc(list, func(a, b string) int { return len(a) - len(b) }))
}
