package importer

import "regexp"

// The words of a comparison in Korean, which says behind the names which of the two it is: "A보다 B가 인기가 많다".
var (
	compareAfter = regexp.MustCompile(`^\)?\s*보다(?:는|도)?(?:\s|$)`)
	compareEnd   = regexp.MustCompile(`[.;!。]|지만\s|는데\s|[?？]`)
	lessSaid     = regexp.MustCompile(`(?:^|\s)덜|(?:인기|사용|쓰임|선호|관심|점유율|사용자|비중)[가-힣]*\s*(?:더\s*|훨씬\s*)?(?:적|없|낮|줄|떨어)|적게|뒤처|뒤떨어|밀리|밀려|밀린`)
	moreSaid     = regexp.MustCompile(`뜨|뜬|떠오|인기|많이|많은|많다|많음|선호|대세|낫|나은|우세|유망|높|앞서`)
	notSaid      = regexp.MustCompile(`지[는도]?\s*(?:않|못)|(?:^|\s)(?:안|못)\s|아니|아님|아닌`)
	subjectAfter = regexp.MustCompile(`^\)?\s?(?:은|는|이|가|도|을|를)(?:\s|$)`)
)

// comparisons finds the tools that Korean compares: the one that is less popular, and the one that is more.
func (j *judging) comparisons() {
	for i, s := range j.subjects {
		if s.aside || !compareAfter.MatchString(j.text[s.end:]) {
			continue
		}
		rest := firstBytes(j.text[s.end:])
		if at := compareEnd.FindStringIndex(rest); at != nil {
			if rest[at[0]:at[1]] == "?" || rest[at[0]:at[1]] == "？" {
				continue
			}
			rest = rest[:at[0]]
		}
		less := lessSaid.FindStringIndex(rest)
		said := moreSaid.FindStringIndex(rest)
		if less != nil {
			said = less
		}
		if said == nil || notSaid.MatchString(rest[said[0]:]) {
			continue
		}
		others := j.compared(i, s.end+said[0])
		if less != nil {
			j.suggest(others, ruleLess)
			continue
		}
		j.suggest(j.listed(i), ruleLess)
		j.suggest(others, rulePopular)
	}
}

// compared returns what a name is compared with: the names between it and what is said, else those before it in the
// sentence, else what the text is about.
func (j *judging) compared(i, said int) []*draft {
	if i+1 < len(j.subjects) {
		last := i + 1
		for last+1 < len(j.subjects) && j.subjects[last+1].end <= said {
			last++
		}
		if next := j.subjects[last]; next.end <= said && subjectAfter.MatchString(j.text[next.end:]) {
			return j.listed(last)
		}
	}
	first := i
	for first > 0 && j.joins(first-1) {
		first--
	}
	if first > 0 {
		prev := j.subjects[first-1]
		if prev.end <= j.subjects[first].begin && subjectAfter.MatchString(j.text[prev.end:]) && !sentenceEnd.MatchString(j.text[prev.end:j.subjects[first].begin]) {
			return j.listed(first - 1)
		}
	}
	if len(j.about) == 1 && j.about[0] != j.subjects[i].d {
		return j.about
	}
	return nil
}

var sentenceEnd = regexp.MustCompile(`[.;!?。]\s`)

// listed returns the tools of the list that ends with a name: "A와 B".
func (j *judging) listed(last int) []*draft {
	first := last
	for first > 0 && j.joins(first-1) {
		first--
	}
	return group(j.subjects[first : last+1]).drafts()
}

// joins reports whether a name and the next one belong to one list.
func (j *judging) joins(i int) bool {
	a, b := j.subjects[i].end, j.subjects[i+1].begin
	return a <= b && between.MatchString(j.text[a:b])
}
