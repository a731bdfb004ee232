package importer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// judging gives the tools of a text the rules that its words fit.
type judging struct {
	f        *finder
	n        *notes
	b        *block
	text     string
	subjects []subject
	about    []*draft // what the text is about where a clause names nothing
	last     []*draft // what the clause before was about
	waiting  []string // rules whose words come before any tool
	told     bool     // that something could be about several tools
}

// judge gives the tools of a text the rules that its words fit, clause by clause: to the tool that is named there, or
// else to those that the text is about.
func (f *finder) judge(n *notes, b *block, text string, subjects []subject, about []*draft) {
	if len(subjects) == 0 && len(about) == 0 {
		return
	}
	slices.SortStableFunc(subjects, func(x, y subject) int { return x.begin - y.begin })
	j := &judging{f: f, n: n, b: b, text: text, subjects: subjects, about: about}
	for _, c := range clausesOf(text, subjects) {
		j.clause(c)
	}
	j.replacements()
	j.comparisons()
}

var relative = regexp.MustCompile(`(?i)(?:^|\s)(?:which|who|that)\s+$`)

// clause judges one clause.
func (j *judging) clause(c span) {
	groups := groupsOf(j.text, c, j.subjects)
	words := strings.TrimLeft(j.text[c.begin:c.end], " ")
	if relative.MatchString(lastBytes(j.text[:c.begin])) || relative.MatchString(words[:strings.IndexByte(words+" ", ' ')]+" ") {
		if s := j.nameBefore(c.begin); s != nil && len(groups) == 0 {
			j.last = []*draft{s.d}
		}
	}
	if len(groups) > 0 {
		j.suggest(groups[0].drafts(), j.waiting...)
		j.waiting = nil
	}
	j.stated(c, groups)
	byOthers := sync.OnceValue(func() bool { return j.f.byOthers(j.b, j.text, c, j.subjects) })
	for _, r := range saidIn(j.text[c.begin:c.end]) {
		if r.rule == ruleInProduction && regret.MatchString(firstBytes(j.text[c.end:])) {
			continue
		}
		if (r.rule == ruleInProduction || r.rule == ruleStopped) && byOthers() {
			if r.rule == ruleStopped {
				continue
			}
			r.rule = ruleCaseStudy
		}
		said := span{c.begin + r.begin, c.begin + r.end}
		groups := groups
		if r.rule != ruleToLookAt && r.rule != ruleUnclear {
			groups = apart(j.text, groups)
		}
		g, sure := target(j.text, c, said, groups)
		switch {
		case g != nil:
			j.suggest(g.drafts(), r.rule)
		case sure && len(j.last) > 0:
			j.suggest(j.last, r.rule)
		case len(j.about) > 0:
			j.suggest(j.about, r.rule)
		case sure:
			j.waiting = append(j.waiting, r.rule)
		case len(groups) == 1:
			j.suggest(groups[0].drafts(), r.rule)
		default:
			j.tell(said, groups)
		}
	}
	for _, g := range groups {
		if opening.MatchString(j.text[c.begin:g[0].begin]) || len(j.last) == 0 && len(j.about) == 0 {
			j.last = g.drafts()
		}
	}
}

// stated gives the tools of a clause the ring that it names.
func (j *judging) stated(c span, groups []group) {
	clause := j.text[c.begin:c.end]
	for _, at := range j.f.ringWords.FindAllStringSubmatchIndex(clause, -1) {
		name := at[2:4]
		if name[0] < 0 {
			name = at[4:6]
		}
		p, ok := j.f.rings.stated(clause[name[0]:name[1]])
		if !ok || negated(clause, at[0], at[1]) || strings.Contains(clause, "?") || formerEnd.MatchString(lastBytes(clause[:at[0]])) {
			continue
		}
		tools := j.last
		if len(groups) > 0 {
			tools = groups[0].drafts()
		} else if len(tools) == 0 {
			tools = j.about
		}
		for _, d := range tools {
			d.state(d.hitBy(j.n, j.b), p)
		}
	}
}

// nameBefore returns the last name that ends before a byte, or nil.
func (j *judging) nameBefore(at int) *subject {
	for i := len(j.subjects) - 1; i >= 0; i-- {
		if j.subjects[i].end <= at {
			return &j.subjects[i]
		}
	}
	return nil
}

func (g group) drafts() []*draft {
	var list []*draft
	for _, s := range g {
		list = append(list, s.d)
	}
	return list
}

func (j *judging) suggest(tools []*draft, rules ...string) {
	if len(rules) == 0 {
		return
	}
	for _, d := range tools {
		d.suggest(d.hitBy(j.n, j.b), rules...)
	}
}

// tell reports words that could be about several tools. They decide on none of them.
func (j *judging) tell(said span, groups []group) {
	if j.told {
		return
	}
	j.told = true
	var names []string
	for _, g := range groups {
		for _, d := range g.drafts() {
			if !slices.Contains(names, d.name) {
				names = append(names, d.name)
			}
		}
	}
	words := strings.TrimSpace(j.text[said.begin:said.end])
	j.n.lose(j.b.line, j.b.column(words), "unclear-ring", "the words %s could be about each of %s, so they decide on the ring of none: write a line for each",
		quoted(words), strings.Join(names, ", "))
}

// saying is a part of a clause that fits a rule.
type saying struct {
	span
	rule string
}

// What nobody uses was only stopped when it was used before. What is regretted is in use no more.
var (
	nobody  = regexp.MustCompile(`(?i)^(?:nobody|no[ -]one)\b`)
	anyMore = regexp.MustCompile(`(?i)\bany ?(?:more|longer)\b`)
	regret  = regexp.MustCompile(`(?i)^[^.;]*\bregret|^[^.;]*후회`)
)

// saidIn returns what a clause says by the rules, without what it takes back.
func saidIn(clause string) []saying {
	var list []saying
	lower := strings.ToLower(clause)
	for _, r := range ringRules {
		if r.clause == nil {
			continue
		}
		found := r.clause.find(clause, lower)
		if len(found) > 0 && r.unless != nil && r.unless.in(clause, lower) {
			continue
		}
		for _, at := range found {
			if nobody.MatchString(clause[at[0]:at[1]]) && !anyMore.MatchString(clause) {
				continue
			}
			if r.name == ruleUnclear || !negated(clause, at[0], at[1]) {
				list = append(list, saying{span{at[0], at[1]}, r.name})
			}
		}
	}
	return list
}

// The words that tell that one tool took the place of another. Where it says "before" they stand before a name.
var (
	takenBefore  = phrasesOf(`(?i)(?:\b(?:replaced|superseded|succeeded)\s+(?:it\s+)?(?:by|with)|\breplac(?:e|es|ing)\s+(?:it|this|that|them)\s+(?:by|with)|\bin favou?r of)\s+(?:the\s+)?$`)
	takesBefore  = phrasesOf(`(?i)\b(?:replaces|supersedes|replacing|(?:has|have) replaced|successor (?:of|to)|replacement (?:of|for))\s+(?:(?:the|our|old|legacy|deprecated)\s+)*$`)
	swapBefore   = phrasesOf(`(?i)\breplac(?:e|es|ed|ing)\s+(?:the\s+)?$`)
	swapBetween  = regexp.MustCompile(`(?i)^\s+(?:by|with)\s+(?:the\s+)?$`)
	leaveBefore  = phrasesOf(`(?i)\b(?:migrat|mov|switch|chang|shift)\w*\b[^.;]*\b(?:from|off)\s+(?:the\s+)?$`)
	goBefore     = phrasesOf(`(?i)\b(?:migrat|mov|switch|chang)\w*\s+(?:over\s+)?to\s+(?:the\s+)?$`)
	leaveBetween = regexp.MustCompile(`(?i)^\s+(?:over\s+)?to\s+(?:the\s+)?$`)
	intoAfter    = phrasesOf(`^\s*(?:으로|로)(?:의)?\s+(?:[가-힣]+\s+)?(?:교체|대체|전환|이전|이관|옮|갈아|바꾸|바꿨|바뀌|마이그레이션)`)
	oldAfter     = regexp.MustCompile(`^\s*(?:을|를|은|는|이|가|에서)(?:\s|$)`)
	pastBetween  = regexp.MustCompile(`(?i)^\s+replaced\s+(?:(?:the|our|old)\s+)*$`)
	hedged       = regexp.MustCompile(`(?i)\b(?:may|might|could|would|if|maybe|perhaps|not|never)\b|n['’]t\b|\?|검토|할까|고려|아직|않|못`)
)

// replacements finds the tools that are replaced by another one.
func (j *judging) replacements() {
	lower := strings.ToLower(j.text)
	if !slices.ContainsFunc([]*phrases{takenBefore, takesBefore, swapBefore, leaveBefore, goBefore, intoAfter}, func(p *phrases) bool { return p.may(lower) }) {
		return
	}
	for i := range j.subjects {
		s := &j.subjects[i]
		before, after := lastBytes(j.text[:s.begin]), j.text[s.end:]
		var prev *subject
		between := ""
		if i > 0 {
			prev = &j.subjects[i-1]
			between = j.text[min(prev.end, s.begin):s.begin]
		}
		switch {
		case takenBefore.in(before, strings.ToLower(before)):
			j.replaced(prev, s)
		case prev != nil && (swapBefore.re.MatchString(lastBytes(j.text[:prev.begin])) && swapBetween.MatchString(between) ||
			leaveBefore.re.MatchString(lastBytes(j.text[:prev.begin])) && leaveBetween.MatchString(between)):
			j.replaced(prev, s)
		case prev != nil && pastBetween.MatchString(between):
			j.replaced(s, prev)
		case takesBefore.in(before, strings.ToLower(before)):
			j.replaced(s, prev)
		case len(j.about) == 1 && (prev == nil || prev.d == j.about[0]) && goBefore.in(before, strings.ToLower(before)) && j.f.alike(j.about[0], s.d):
			j.replaced(nil, s)
		case intoAfter.re.MatchString(after):
			if prev != nil && !oldAfter.MatchString(j.text[prev.end:]) {
				prev = nil
			}
			j.replaced(prev, s)
		}
	}
}

// alike reports whether two tools have the same usual quadrant: what moved to another one of its kind is replaced by it,
// and what moved to a platform runs on it.
func (f *finder) alike(a, b *draft) bool {
	if a.tool == nil || b.tool == nil || a.tool.Quadrant == "" {
		return false
	}
	qa, _ := f.quadrants.usual(a.tool.Quadrant)
	qb, _ := f.quadrants.usual(b.tool.Quadrant)
	return qa == qb && qa != none
}

// replaced notes that one tool took the place of another. What is nil is what the text is about.
func (j *judging) replaced(old, by *subject) {
	begin, end := len(j.text), 0
	pick := func(s *subject) *draft {
		if s != nil {
			begin, end = min(begin, s.begin), max(end, s.end)
			return s.d
		}
		if len(j.about) == 1 {
			return j.about[0]
		}
		return nil
	}
	was, is := pick(old), pick(by)
	const window = 60 // bytes around the two names, in which the words that hedge are looked for
	around := strings.ToValidUTF8(j.text[max(0, begin-window):min(len(j.text), end+window)], "")
	if was == nil || is == nil || was == is || hedged.MatchString(around) {
		return
	}
	was.successor = is
	was.suggest(was.hitBy(j.n, j.b), ruleReplaced)
	is.suggest(is.hitBy(j.n, j.b), rulePopular)
}
