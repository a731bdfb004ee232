package importer

import (
	"regexp"
	"slices"
	"strings"
)

// ringRule suggests a ring. What the words are about decides where they are looked for.
type ringRule struct {
	name  string
	about string // for the document: when it fits, lower case, no full stop
	level level
	// Next to a name: the text before it must match before, or what is behind it after.
	before, after *phrases
	clause        *phrases // anywhere in a clause about a tool, unless the clause takes it back
	unless        *phrases // in the same clause
}

// The names of the rules that do not look at words.
const (
	ruleStated     = "stated"     // the notes name the ring
	ruleStopped    = "stopped"    // it is used no more, or is not to be
	ruleReplaced   = "replaced"   // another one took its place
	ruleColumn     = "column"     // a table says so
	ruleUsers      = "users"      // the notes name those who use it
	ruleCaseStudy  = "case-study" // a case study or a talk
	ruleIntroduced = "introduced" // given as the tool for a topic, as in "OSS: ..."
	ruleOwnBullet  = "own-bullet" // has a line of its own
	ruleMentioned  = "mentioned"  // named in passing
	ruleFlag       = "--ring"     // a person said so
	ruleSimilar    = "similar-to" // named to explain another one
	ruleInstead    = "instead-of" // named as what is done without
	ruleLess       = "less-popular"
	rulePopular    = "more-popular"
	ruleUnclear    = "unclear"

	ruleInProduction = "in-production"
	ruleToLookAt     = "to-look-at"
	rulePilot        = "pilot"
)

// ringRules are the rules, the strongest first. Of all that fit a tool the first decides.
var ringRules = []ringRule{
	{name: ruleStated, about: `the notes name the ring: "Adopt: A, B", a heading "도입", "[Adopt] A", "A (Trial)", "A - 보류", "moved to Hold"`},
	{name: ruleColumn, about: "a column of a table such as Status says so"},
	{
		name: ruleStopped, level: hold, about: "deprecated, do not use, on hold, we dropped, rejected; 보류, 폐기, 사용 중단, 내렸음",
		before: phrasesOf(`(?i)(?:\b(?:dropped|ditched|retired|rejected|scrapped|uninstalled|(?:switched|turned|moved|moving) off|ruled out|got rid of|gave up on|steer clear of|stay away from|said no to|decided against)|(?:\bnot|n['’]t) (?:touch|introduce|adopt|buy|pick|choose|renew))\s+(?:(?:the|our|last|old|legacy|remaining)\s+)*$`),
		clause: phrasesOf(`(?i)\bdeprecat\w*|\bend[ -]of[ -]life\b|\bEOL\b|\b(?:nobody|no[ -]one) (?:here |really )?(?:uses?|runs?|wants?)\b|\bstop(?:s|ped|ping)? using\b|\bphas(?:e|es|ed|ing) (?:it )?out\b|\bdo(?:n['’]t| not) use\b|\bavoid\b|\bdecommission\w*|\bsunset\w*|\bon hold\b|\babandon(?:ed|s)?\b|\bunmaintained\b|\bno longer (?:in use|in production|used|use|using|maintained|supported|recommended)\b|보류|(?:사용|지원|개발) ?중[단지]|(?:사용|지원|개발)을 중단|폐기|걷어|(?:안|더 이상 안) ?(?:쓴다|씀|씁니다|쓰기로)|(?:쓰지|사용하지) ?않(?:는다|음|습니다|기로|는 중)|사용 ?안 ?함|미사용|지원 종료|퇴출` +
			`|\b(?:is|are|was|were|be|been|got|gets) (?:now |also |finally )?(?:dropped|rejected|retired|scrapped|ditched|discontinued|switched off|turned off|shut down|ruled out|thrown out)\b|\boff the table\b|\bdecided against\b|\bwe(?:['’]ve| have)? (?:dropped|ditched|retired|rejected|scrapped)[\s:.]*$|\b(?:end of|ending) (?:support|maintenance)\b|\b(?:support|maintenance) ends\b` +
			`|^[\s(]*(?:dropped|rejected|retired|scrapped|ditched|discontinued|gone|removed|ruled out|(?:switched|turned) off)(?:[\s,.;)]*$|[\s,]+(?:in|since|after|because|due|last|by|at|as|for|from|again|completely)\b)` +
			`|중단(?:함|했|됨|하기로|하고|[\s.,)]*$)|종료(?:함|했|됨|하기로|[\s.,)]*$)|금지(?:함|했|됨|하기로|[\s.,)]*$)|내렸(?:음|다|습니다)|내리기로|철수|포기(?:함|했|하기로)|제거(?:함|했|하기로)|탈락|제외(?:함|했|됨|하기로)|접(?:음|었|기로)|뺐(?:음|다)|빼기로|버리기로`),
		unless: phrasesOf(`(?i)\?|\byet\b|아직|무중단|(?:PoC|파일럿|시범|테스트|세션|발표|회의|행사) ?종료|(?:결론|결정|판단|평가|정의|비용|가격|값)[을를은이]?\s*(?:\S+\s)?내[렸리]`),
	},
	{name: ruleReplaced, level: hold, about: "another one took its place: A is replaced by B, moved from A to B; A를 B로 교체, A는 B로 대체"},
	{
		name: ruleLess, level: hold, about: `another one is said to be more popular or to replace it; "A 보다는 B"`,
		before: phrasesOf(`(?i)\b(more (popular|used|common|widespread) than|prefer\w*\b[^.;]*\b(over|to)|(?:cho(?:se|sen|osing)|picked|selected|went with)\b[^.;]*\bover|overtak\w+|ahead of|replac(es|ed|ing)|mov(ed|es|ing) away from|migrat(ed|es|ing) (away )?from)\s+(the )?$`),
		after:  phrasesOf(`(?i)^\s+(is|are|was|seems|looks|feels|gets) (now )?(less (popular|used|common)|losing|declining|fading|on the way out)`),
	},
	{
		name: ruleInProduction, level: adopt, about: "in production, our standard, we use, we chose; 운영 중, 사용 중, 전사, 도입하기로",
		before: phrasesOf(`(?i)\bwe (?:will |now |still |then )?(?:keep|stay with|stick (?:with|to)|cho(?:se|ose)|picked|selected|went with|go with|settled on)\s+(?:the\s+)?$`),
		clause: phrasesOf(`(?i)\bin production\b|\bproduction[- ]ready\b|\bin use everywhere\b|\bour (?:[\w-]+ ){0,3}(default|standard)\b|\bis (?:still |now |already )(?:the|a) (?:[\w-]+ )?(default|standard)\b|\b(?:company|corporate|team)(?:[- ]wide)? (default|standard)\b|\bwe (already )?(use|run)\b|\bstandardi[sz]e|\bdecided? (to use|on|for)\b|\bwe (will )?adopt|\b(is|was|been|are) adopted\b|\brolled out\b|운영 ?중|운영에서|운영 환경에|프로덕션|실서비스|상용 서비스|전사|표준으로|도입하기로|도입 완료|도입했|쓰기로 (했|결정)` +
			`|(?:^|[\s(,/])prod(?:[\s),.;]|$)|\(in use\)|\(current\)|\bcurrently (?:in use|used)\b|^[\s(]*(?:default|standard) (?:for|in|since|everywhere)\b|\bis the (?:[\w-]+ )?(?:default|standard) for\b|\b(?:stays|remains) (?:the|our) (?:[\w-]+ )?(?:default|standard|choice)\b|\bis our (?:(?:main|only|primary|preferred|central|new) )?(?:[\w/-]+ )?(?:tool|choice|platform|solution|workhorse|engine|database|registry|C[ID]|gateway|mesh|broker)\b|\bour workhorse\b|\b(?:runs?|used|installed|deployed) (?:in|on|by|across) (?:every|all|each)\b|\bwe (?:chose|picked|selected|went with|settled on) (?:it|this)\b` +
			`|사용 ?중(?:[^단지에]|$)|(?:사용하고|쓰고|돌리고) ?있|쓰는 중|(?:적용|전환|이관) 완료|(?:적용|전환|통일|일원화|의무화)(?:함|했|됨|하기로|[\s.,)]*$)|가기로 (?:결정|했|함|합의)|(?:선정|채택)(?:함|했|됨|하기로|[\s.,)]*$)`),
		unless: phrasesOf(`(?i)\bnot\b|n['’]t\b|\bnever\b|\bno longer\b|\bused to\b|\b(?:may|might|could|would)\b|\?|아직|못|않|아니|아님|안 |\b(?:was|were) (?:\w+ )?in production\b|\b(?:we|i|they) used\b|\buntil (?:19|20)\d\d\b|\buntil (?:last|recently)\b|\bonce\b|\bformerly\b|\b(?:old|former|previous|industry) (?:default|standard)\b|\bregret|(?-i:\bin production (?:by|at) (?:the )?[A-Z])|예전|과거|한때|[했었]었|이었|였다|였음|했다가|까지 (?:운영|사용|썼)|후회|테스트 ?(?:용|환경|에서|로)|개발 ?(?:용|환경)|스테이징|검토용|파일럿|시범|실험|\b(?:in|on|for) (?:staging|dev|test)\b`),
	},
	{name: ruleUsers, level: adopt, about: `two or more who use it are listed: "Used by: ...", "사용 기업: ..."`},
	{
		name: rulePopular, level: trial, about: "it is said to be more popular, or preferred; 요즘 더 뜬다",
		before: phrasesOf(`(?i)\b(less popular than|prefer\w*|mov(e|ed|es|ing)\b[^.;]* to|switch(ed|es|ing)?\b[^.;]* to|replaced (it )?(by|with))\s+(the )?$`),
		after:  phrasesOf(`(?i)^\)?\s*(이|가|은|는|도)?\s*(요즘|요새|최근|더|점점|훨씬|\s)*(뜨|뜬|떠오|인기|대세|선호|많이 쓰|우세|유망)|^\s+(is|are|gets|getting|seems|looks|feels|becomes|has become|became) (now |far |much |even |a lot )*(more (popular|used|common|widespread)|trending|winning|taking over|popular)`),
	},
	{name: ruleCaseStudy, level: trial, about: "a case study or a talk belongs to it"},
	{
		name: rulePilot, level: trial, about: "pilot, proof of concept, tried; 시범, 파일럿, 써보자",
		clause: phrasesOf(`(?i)\bpilot|\bPoC\b|\bproof of concept\b|(?-i:\b(?:on|an?|the|our|first|free|short) trial\b|\btrial (?:run|phase|period|project|with|and|at|by|in|for)\b)|\btriall?(?:ed|ing)\b|\btry(ing)? it\b|\bto try\b|\btried\b|\bexperiment|파일럿|시범|써보|써 보|써볼|써 볼|실험|테스트 ?(?:중|해 ?보|했)`),
		unless: phrasesOf(`\?`),
	},
	{
		name: ruleUnclear, level: assess, about: "not sure, a question; 모르겠다, 확인 필요",
		clause: phrasesOf(`(?i)\b(not sure|unsure|unclear|no idea|don['’]t know|do not know|dunno|need to check)\b|\?(\s|$|\))|모르겠|잘 모름|불확실|확실하지|애매|글쎄|확인 필요|확인해|의문`),
	},
	{
		name: ruleToLookAt, level: assess, about: "evaluate, look into; 검토, 알아보기",
		clause: phrasesOf(`(?i)\bevaluat|\blook(ing)? (at|into)\b|\binvestigat|\bworth a look\b|\bconsider|\breview\b|\bkeep an eye on\b|검토|알아보|살펴|평가|조사|지켜보|고려`),
	},
	{name: ruleIntroduced, level: trial, about: `given as the tool for something: "OSS: ..."`},
	{
		name: ruleSimilar, level: assess, about: "named to explain another one: similar to, like; 비슷",
		before: phrasesOf(`(?i)\b(similar to|like|alternatives? to|comparable (to|with)|compared (to|with)|akin to|equivalent (of|to)|think of|versus|vs\.?|cf\.?)\s+(an? |the )?$`),
		after:  phrasesOf(`(?i)^\)?\s*(이랑|랑|와|과|하고|이나|나|에|의|이)?\s*(비슷|유사|닮|같은 (류|종류|계열))|^\s*-(like|style)\b`),
	},
	{
		name: ruleInstead, level: assess, about: "named as what is done without: instead of, without; 대신, 없이",
		before: phrasesOf(`(?i)\b(?:instead of|rather than|without|no need for|unlike)\s+$|(?:^\s*|[,(]\s*|\bbut )not\s+$`),
		after:  phrasesOf(`^\)?\s*(을|를)?\s*(안\s?쓰고|쓰지\s?않(고|아도)|없이|대신|말고)|^\)?\s*(?:이|가)?\s?아니라`),
	},
	{name: ruleOwnBullet, level: assess, about: "it has a line of its own"},
	{name: ruleMentioned, level: assess, about: "it is named in passing"},
}

// ruleIndex returns the place of a rule among ringRules.
func ruleIndex(name string) int {
	return slices.IndexFunc(ringRules, func(r ringRule) bool { return r.name == name })
}

// between is what may stand between the names of a list: "Nutanix, OpenStack".
var between = regexp.MustCompile(`^(?:\s*[,/·&+]\s*|\s+(?:and|or|및|와|과|이나|나|혹은|또는)\s+|(?:와|과|랑|이랑|이나|나)\s+)$`)

// rivals is what stands between names that one chooses from, and weighed what tells that one does.
var (
	rivals  = regexp.MustCompile(`(?i)^\s*(?:\([^()]*\))?\s+(?:vs\.?|versus)\s+$`)
	weighed = regexp.MustCompile(`(?i)\bevaluat|\blook(?:ing)? (?:at|into)\b|\binvestigat|\bcompar|\bconsider|\breview\b|검토|알아보|살펴|평가|조사|비교`)
)

// nearRules returns, for each match, the name of the rule that the words next to it fit, or "". The names of a list
// share their words.
func nearRules(text string, matches []match) []string {
	names := make([]string, len(matches))
	rules := nearRulesOf(text)
	if len(rules) == 0 {
		return names
	}
	for i := 0; i < len(matches); {
		end := i + 1
		for end < len(matches) && between.MatchString(text[matches[end-1].end:matches[end].begin]) {
			end++
		}
		name := nearRule(rules, text[:matches[i].begin], text[matches[end-1].end:])
		if i > 0 && name == ruleSimilar && rivals.MatchString(text[matches[i-1].end:matches[i].begin]) && weighed.MatchString(text) {
			name = "" // both are to be looked at
		}
		for ; i < end; i++ {
			names[i] = name
		}
	}
	return names
}

// likes matches who likes a tool: that is no comparison.
var likes = regexp.MustCompile(`(?i)\b(?:we|i|they|you|people|teams?|everyone)\s+(?:\w+\s+){0,2}like\s+(?:the\s+)?$`)

// unpopular matches what takes back the words of rulePopular in Korean, which stand before it: "인기가 적음".
var unpopular = regexp.MustCompile(`^[가-힣]*\s*(?:별로\s*|더\s*|그다지\s*)?(?:\S+지[는도]?\s*(?:않|못)|\S*[가-힣]나\?|덜|없|적|낮|줄|떨어|식었|못|않|아니|안\s)`)

// partAfter matches what follows the name of a tool when its part or its support is meant: "dropped Helm support".
var partAfter = regexp.MustCompile(`(?i)^[\s-]+(?:\w+\s+)?(?:support|compatib\w+|versions?|plugins?|hooks?|charts?|integrations?|jobs?|alerts?)\b`)

var perhaps = regexp.MustCompile(`(?i)\b(?:may|might|could|would|maybe|perhaps)\b[^.;,]*$`)

// nearRulesOf returns the rules that look at the words next to a name and that can fit in a text.
func nearRulesOf(text string) []ringRule {
	lower := strings.ToLower(text)
	var list []ringRule
	for _, r := range ringRules {
		if r.before != nil && !r.before.may(lower) {
			r.before = nil
		}
		if r.after != nil && !r.after.may(lower) {
			r.after = nil
		}
		if r.before != nil || r.after != nil {
			list = append(list, r)
		}
	}
	return list
}

func nearRule(rules []ringRule, before, after string) string {
	const window = 200 // bytes that are looked at on each side
	if len(before) > window {
		before = strings.ToValidUTF8(before[len(before)-window:], "")
	}
	if len(after) > window {
		after = strings.ToValidUTF8(after[:window], "")
	}
	for _, r := range rules {
		if r.before != nil && (r.name != ruleStopped || !partAfter.MatchString(after)) && (r.name != ruleSimilar || !likes.MatchString(before)) {
			if at := r.before.re.FindStringIndex(before); at != nil && (r.name == ruleSimilar || r.name == ruleInstead || !negated(before, at[0], at[1]) && !perhaps.MatchString(before[:at[1]])) {
				return r.name
			}
		}
		if r.after == nil {
			continue
		}
		if at := r.after.re.FindStringIndex(after); at != nil && (r.name != rulePopular || !unpopular.MatchString(after[at[1]:])) {
			return r.name
		}
	}
	return ""
}
