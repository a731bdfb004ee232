package importer

import (
	"regexp"
	"slices"
	"strings"
)

// clauseEnd matches what parts the clauses of a line. What ends a sentence belongs to the clause before it.
var clauseEnd = regexp.MustCompile(`(?i)[;；。]\s*|[.!?…]+\s+|[:,]\s+|\s+[-–—|]\s+|\s*(?:→|->|=>)\s*|\s+(?:but|while|whereas|though|although|however|because|since|so|and|which|who)\s+|` +
	`(?:지만|는데|은데|ㄴ데|[하되쓰이했었았겠지없]고|으며|하며|면서|니까|어서|아서|므로),?\s+`)

// goesOn matches the words behind a verb in 고 that belong to it: "쓰고 있음".
var goesOn = regexp.MustCompile(`^(?:있|싶|계시|나서)`)

// clausesOf returns the parts of a text that say one thing each, in order. The names of a list stay together.
func clausesOf(text string, subjects []subject) []span {
	var list []span
	begin := 0
	for _, cut := range clauseEnd.FindAllStringIndex(text, -1) {
		if overName(subjects, cut) || inList(text, subjects, cut) || goesOn.MatchString(text[cut[1]:]) && strings.HasSuffix(strings.TrimRight(text[:cut[1]], " "), "고") {
			continue
		}
		if cut[1] > begin {
			list = append(list, span{begin, cut[1]})
		}
		begin = cut[1]
	}
	if begin < len(text) {
		list = append(list, span{begin, len(text)})
	}
	return list
}

// overName reports whether a name goes over a cut, or begins it with its particle, as in "Jenkins하고".
func overName(subjects []subject, cut []int) bool {
	return slices.ContainsFunc(subjects, func(s subject) bool { return s.begin < cut[1] && s.end >= cut[0] && s.end > cut[0] })
}

// inList reports whether a cut is what joins two names of a list.
func inList(text string, subjects []subject, cut []int) bool {
	for i := 1; i < len(subjects); i++ {
		before, after := subjects[i-1].end, subjects[i].begin
		if before <= cut[0] && cut[1] <= after {
			return inOneGroup(text[before:after])
		}
	}
	return false
}

// The words that take something back: in English before it, in Korean behind it.
var (
	notBefore = regexp.MustCompile(`(?i)(?:\b(?:not|never|no|without|hardly|neither|nor|cannot)\b|n['’]t\b)(?:\s+[^\s,;.]+){0,3}\s*$`)
	notAfter  = regexp.MustCompile(`^[^\s,;.]*(?:\s+[^\s,;.]+){0,3}?\s*[^\s,;.]*(?:아니|아님|아닌|않|못)|^\s*안\s`)
)

// unfinished matches what goes on: "could not finish the pilot".
var unfinished = regexp.MustCompile(`(?i)(?:\bnot|n['’]t|\bnever)\s+(?:yet\s+)?(?:finish|complete|stop|wait)`)

// negated reports whether the words around a part of a clause take it back.
func negated(clause string, begin, end int) bool {
	before := notBefore.FindString(lastBytes(clause[:begin]))
	return before != "" && !unfinished.MatchString(before) || notAfter.MatchString(firstBytes(clause[end:]))
}

// nearby is how many bytes on each side of a name or a word are looked at. It bounds the time of a long line.
const nearby = 100

func lastBytes(text string) string { return strings.ToValidUTF8(text[max(0, len(text)-nearby):], "") }

func firstBytes(text string) string { return strings.ToValidUTF8(text[:min(len(text), nearby)], "") }

// The words that may stand between a name and what is said of it.
var (
	saidAfter = regexp.MustCompile(`(?i)^[\s)*"'”:(\]–—-]*(?:은|는|이|가|을|를|도|만|의|에|으로|로)?\s*(?:(?:is|was|are|were|has|have|had|been|be|being|now|still|already|also|currently|officially|widely|running|used|runs|모두|이제|이미|현재|지금|곧|올해|정식으로)\s+)*\(?$`)
	saidFor   = regexp.MustCompile(`(?i)^(?:인\s)?[\s:(]*(?:(?:the|our|a|an|using|on|for|to|use|of|with)\s+)*$`)
	forward   = regexp.MustCompile(`(?i)(?:\b(?:we|use|using|run|avoid|to use|on|for|adopt|try|at|into)|\b(?:evaluat|consider|investigat|phas)\w*(?: (?:it )?out)?)$`)
	opening   = regexp.MustCompile(`(?i)^[\s"'“(*]*(?:(?:the|our|and|then|so|now|also|but|while|whereas|though|although|however|because|since|그리고|하지만|그래서|반면)\s+)*$`)
)

// subject is a name in a text, with the tool that it means.
type subject struct {
	span
	d     *draft
	aside bool // only compared with, so that nothing else is said of it
}

// group is a list of names that share what is said of them.
type group []subject

// groupsOf returns the names within a clause, those of a list together, without those that are only compared with.
func groupsOf(text string, clause span, subjects []subject) []group {
	var list []group
	last := -1
	for i, s := range subjects {
		if s.begin < clause.begin || s.begin >= clause.end || s.aside {
			continue
		}
		if last >= 0 && last == i-1 && s.begin >= subjects[last].end && inOneGroup(text[subjects[last].end:s.begin]) {
			list[len(list)-1] = append(list[len(list)-1], s)
		} else {
			list = append(list, group{s})
		}
		last = i
	}
	return list
}

// inOneGroup reports whether what stands between two names makes a list of them, or rivals.
func inOneGroup(text string) bool { return between.MatchString(text) || rivals.MatchString(text) }

// apart parts the groups between rivals: what is said of one is not said of the other.
func apart(text string, groups []group) []group {
	var list []group
	for _, g := range groups {
		begin := 0
		for i := 1; i < len(g); i++ {
			if g[i].begin >= g[i-1].end && rivals.MatchString(text[g[i-1].end:g[i].begin]) {
				list = append(list, g[begin:i])
				begin = i
			}
		}
		list = append(list, g[begin:])
	}
	return list
}

// target returns the group that a part of a clause is about: the one next to it, the one that the clause begins with,
// the one that was spoken of before, which has no names here, or the only one. It is nil and not ok where several
// could be meant.
func target(text string, clause, said span, groups []group) (found group, ok bool) {
	after := func() group {
		for _, g := range groups {
			if end := g[len(g)-1].end; end <= said.begin && said.begin-end <= nearby && saidAfter.MatchString(text[end:said.begin]) {
				return g
			}
		}
		return nil
	}
	ahead := func() group {
		for _, g := range groups {
			if g[0].begin >= said.end && g[0].begin-said.end <= nearby && saidFor.MatchString(text[said.end:g[0].begin]) {
				return g
			}
		}
		return nil
	}
	order := []func() group{after, ahead}
	if forward.MatchString(text[said.begin:said.end]) || strings.HasPrefix(text[said.end:], "인 ") {
		order = []func() group{ahead, after}
	}
	for _, look := range order {
		if g := look(); g != nil {
			return g, true
		}
	}
	switch {
	case len(groups) == 0:
		return nil, true
	case len(groups) == 1 && opening.MatchString(text[clause.begin:groups[0][0].begin]):
		return groups[0], true
	}
	return nil, false
}
