package importer

import (
	"regexp"
	"slices"
	"strings"
)

// newCompanies finds the companies that the catalogue knows by their names.
func newCompanies(file *catalogueFile) *catalogue {
	c := &catalogue{byKey: map[string]*tool{}}
	for _, name := range file.Companies {
		c.add(&tool{Name: name, Everyday: true})
	}
	return c
}

// What tells that those who wrote the notes are meant, and that others are.
var (
	ours   = phrasesOf(`(?i)\b(?:we|our|ours|(?-i:us|Us)|here)\b|우리|저희|사내|자사|당사`)
	others = phrasesOf(`(?i)\b(?:they|their)\b|\b(?:another|other|many|most|several) (?:company|companies|firms?|banks?|vendors?)\b|타사|다른 (?:회사|기업|업체)|여러 (?:회사|기업)|(?-i:\b[A-Z]사(?:에서|는|도|가)(?:\s|$))|(?:^|\s)모 (?:회사|기업|은행)`)
)

// The words next to a company that make it the one who does something, and those that only say who made a tool.
var (
	actorBefore = regexp.MustCompile(`(?i)\b(?:at|by|within|inside)\s+$`)
	actorAfter  = regexp.MustCompile(`(?i)^(?:에서|에선|은|는|이|가|도|측|쪽)|^\s+(?:(?:also|already|still|now|has|have|had|is|are|was|reportedly|apparently)\s+)*(?:runs?|ran|running|uses?|used|using|operates?|adopted|standardi[sz]e[sd]|deploy\w*|rolled|moved|migrated|dropped|stopped|phased|abandoned|retired|replaced)\b`)
	makerAfter  = regexp.MustCompile(`^(?:에서|에선|은|는|이|가)?\s*(?:만든|만들|개발|공개|제공|출시|오픈)`)
)

// byOthers reports whether the last one named in the sentence, up to the end of a clause, is another company: what it
// runs is a case study, and no decision of those who wrote the notes. So is what a case study says without a "we".
func (f *finder) byOthers(b *block, whole string, c span, subjects []subject) bool {
	const longest = 400 // bytes that are looked at, which bounds the time
	begin := max(0, c.end-longest)
	begin += len(whole[begin:c.end]) - len(strings.ToValidUTF8(whole[begin:c.end], ""))
	if at := sentenceEnd.FindAllStringIndex(whole[begin:max(begin, c.begin)], -1); len(at) > 0 {
		begin += at[len(at)-1][1]
	}
	text := whole[begin:c.end]
	lower := strings.ToLower(text)
	last := func(p *phrases) int {
		if at := p.find(text, lower); len(at) > 0 {
			return at[len(at)-1][0]
		}
		return -1
	}
	other := last(others)
	for _, m := range f.companies.find(text, nil) {
		named := slices.ContainsFunc(subjects, func(s subject) bool { return s.begin < begin+m.end && s.end > begin+m.begin })
		if !named && !makerAfter.MatchString(text[m.end:]) && (actorBefore.MatchString(lastBytes(text[:m.begin])) || actorAfter.MatchString(text[m.end:])) {
			other = max(other, m.begin)
		}
	}
	mine := last(ours)
	return other > mine || b.label == caseLabel && mine < 0
}

// nearRules is as nearRules, where what others use or dropped decides nothing.
func (f *finder) nearRules(b *block, text string, matches []match) []string {
	names := nearRules(text, matches)
	for i, name := range names {
		if (name == ruleStopped || name == ruleInProduction) && f.byOthers(b, text, span{matches[i].begin, matches[i].end}, nil) {
			names[i] = ""
		}
	}
	return names
}
