package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is what a line says that it is about to give, as in "OSS: ..." and "Case study: ...".
type label int

const (
	noLabel   label = iota
	toolLabel       // a tool follows
	caseLabel       // who uses it, and talks about it
	metaLabel       // about the notes or the meeting, or a remark
)

// labelWords are the labels by kind. A word also counts at the end of a longer label, as in "MySQL operator OSS".
var labelWords = []struct {
	kind  label
	words []string
}{
	{toolLabel, []string{
		"oss", "open source", "opensource", "tool", "tools", "tooling", "project", "projects", "product", "products", "software", "technology", "technologies",
		"solution", "solutions", "오픈소스", "오픈 소스", "도구", "툴", "프로젝트", "제품", "솔루션", "기술", "구현체", "후보",
	}},
	{caseLabel, []string{
		"case study", "case studies", "casestudy", "use case", "use cases", "user story", "user stories", "success story", "used by", "users", "who uses it", "adopters",
		"talk", "talks", "video", "videos", "slides", "presentation", "presentations", "recording", "demo", "keynote", "webinar",
		"사례", "도입 사례", "사용 사례", "적용 사례", "활용 사례", "고객 사례", "케이스 스터디", "사용처", "사용 기업", "도입 기업", "고객사", "발표", "발표 영상", "영상", "동영상", "슬라이드", "강연", "데모",
	}},
	{metaLabel, []string{
		"note", "notes", "nb", "ps", "fyi", "tip", "warning", "ref", "refs", "reference", "references", "see", "see also", "source", "sources", "link", "links", "url", "docs",
		"documentation", "date", "time", "when", "where", "place", "location", "venue", "room", "who", "host", "speaker", "speakers", "attendees", "attending", "present",
		"participants", "absent", "agenda", "minutes", "topic", "topics", "action", "actions", "action item", "action items", "todo", "to do", "next", "next step", "next steps",
		"decision", "decisions", "decided", "owner", "owners", "due", "deadline", "status", "question", "questions", "open question", "open questions", "q", "a", "answer", "problem", "problems", "issue",
		"issues", "risk", "risks", "pro", "pros", "con", "cons", "goal", "goals", "summary", "tldr", "conclusion", "conclusions", "background", "context", "motivation",
		"overview", "introduction", "why", "what", "how", "example", "examples", "version", "license", "licence", "price", "cost", "costs", "idea", "ideas", "feedback", "remark",
		"comment", "comments", "update", "updates", "result", "results", "requirement", "requirements", "tags", "author", "title", "step", "phase", "team", "people", "key takeaways",
		"takeaway", "takeaways", "lessons learned", "lesson", "important", "caveat", "limitation", "limitations", "advantage", "advantages", "disadvantage", "disadvantages", "feature", "features",
		"참고", "참조", "비고", "메모", "주의", "팁", "출처", "링크", "문서", "일시", "날짜", "시간", "장소", "위치", "참석", "참석자", "불참", "안건", "주제", "논의", "논의 사항", "결정", "결정 사항", "할 일",
		"할일", "담당", "담당자", "기한", "마감", "질문", "답변", "문제", "문제점", "이슈", "장점", "단점", "특징", "기능", "한계", "목표", "목적", "배경", "요약", "정리", "결론", "개요", "소개", "이유",
		"방법", "예", "예시", "예를 들면", "버전", "라이선스", "가격", "비용", "의견", "생각", "느낀 점", "느낀점", "후기", "다음", "다음 단계", "다음 회의", "진행", "진행 상황", "상태", "연사", "발표자", "주최",
	}},
}

// labelKeys holds the words of labelWords as they are looked up.
var labelKeys = keysOfLabels()

func keysOfLabels() map[string]label {
	keys := map[string]label{}
	for _, row := range labelWords {
		for _, w := range row.words {
			keys[keyOf(w)] = row.kind
		}
	}
	return keys
}

// labelOf returns the kind of label that a text is.
func labelOf(text string) label {
	if len(text) > maxWordBytes {
		return noLabel
	}
	list := tokensOf(text)
	for len(list) > 1 && strings.IndexFunc(list[len(list)-1].key, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
		list = list[:len(list)-1] // "Case study 2"
	}
	const most = 5 // words; what is longer is a sentence
	if len(list) == 0 || len(list) > most {
		return noLabel
	}
	for _, row := range labelWords {
		for from := range list {
			if from > 0 && (row.kind == metaLabel || len(list)-from > 2) {
				continue
			}
			var key strings.Builder
			for _, t := range list[from:] {
				key.WriteString(t.key)
			}
			if kind := labelKeys[key.String()]; kind == row.kind {
				return kind
			}
		}
	}
	return noLabel
}

// separators part the name of a bullet from what it says.
var separators = []string{": ", "：", " - ", " – ", " — ", "—", " → ", " -> ", " => ", " | "}

// separate returns where the first part of a text ends and where the second begins, both the length of the text when
// it has one part. What is within a link or brackets does not part anything.
func separate(in *inline) (end, begin int) {
	text := in.text
	brackets := roundBrackets(text)
	end, begin = len(text), len(text)
	if strings.HasSuffix(text, ":") {
		end = len(text) - 1
	}
	for _, sep := range separators {
		for from := 0; ; {
			i := strings.Index(text[from:], sep)
			if i < 0 || from+i >= end {
				break
			}
			i += from
			if !inside(brackets, i) && !slices.ContainsFunc(in.links, func(l link) bool { return i > l.begin && i < l.end }) {
				end, begin = i, i+len(sep)
				break
			}
			from = i + len(sep)
		}
	}
	// "Note) ..." is how Korean notes write a label.
	if i := strings.IndexByte(text[:end], ')'); i > 0 && !strings.Contains(text[:i], "(") && labelOf(text[:i]) != noLabel {
		return i, i + 1
	}
	return end, begin
}

// listSeparator parts the names of a list.
var listSeparator = regexp.MustCompile(`\s*(?:[,;·]|\s[/+&|]\s|\s(?:and|or|vs\.?|versus|및|와|과|그리고|또는|혹은)\s)\s*`)

// pieces are the items of a list on one line. What is within brackets parts nothing.
func pieces(text string) []string {
	var list []string
	brackets := roundBrackets(text)
	add := func(p string) {
		if p = strings.TrimRight(strings.Trim(p, " \t"), " \t.…"); p != "" {
			list = append(list, p)
		}
	}
	from := 0
	for _, at := range listSeparator.FindAllStringIndex(text, -1) {
		if !inside(brackets, at[0]) {
			add(text[from:at[0]])
			from = at[1]
		}
	}
	add(text[from:])
	return list
}

// roundBrackets are the parts of a text in round brackets, the outer ones.
func roundBrackets(text string) []span {
	var list []span
	var open []int
	for i := range len(text) {
		switch text[i] {
		case '(':
			open = append(open, i)
		case ')':
			if n := len(open); n > 0 {
				for len(list) > 0 && list[len(list)-1].begin > open[n-1] {
					list = list[:len(list)-1]
				}
				list = append(list, span{open[n-1], i})
				open = open[:n-1]
			}
		}
	}
	return list
}

// inside reports whether a byte lies in one of the parts, which stand in order.
func inside(parts []span, at int) bool {
	i, _ := slices.BinarySearchFunc(parts, at, func(s span, at int) int { return s.end - at })
	return i < len(parts) && parts[i].begin < at
}

// plainWords begin many lines of notes and name no technology.
var plainWords = wordSet(`about access add admin advice after all also analysis any api apps architecture audience availability basic basics before benefit benefits best better big
	book books break budget business but challenge challenges change changes check choice choices cloud code community company compare complexity concept concepts config conference customer
	customers data day days demo deploy design dev developer developers development difference different discussion easy end engineer engineers error errors event events everything experience
	fact facts finally first fix for free from future general good group guide hard high history however important impression in incident input install interesting it items job key keynote
	knowledge last later latency learned learning level list local long low main management maintenance manual maybe meeting message method metric migration model monday more most my name new no node nodes
	number observation old on one only open operation operations operator operators opinion option options order other others our output panel part performance plan plans platform point points policy
	practice practices principle principles process production proposal quality quote reason reasons recap recommendation release report request research resource resources review roadmap rule rules scale scaling
	schedule second security server service services session sessions setup side simple size so some something speed sprint stack stage start startup state steps stop story strategy support system systems task
	tasks tech technical term terms test testing tests the then there thing things this thought thoughts time today tomorrow total track training trend trends tuesday type types
	usage user users using value values very via view vision warning way we week what who will work workload workloads workshop year yes yesterday`)

func wordSet(words string) []string {
	list := strings.Fields(words)
	slices.Sort(list)
	return list
}

func isPlain(word string) bool {
	_, found := slices.BinarySearch(plainWords, folded(word))
	return found
}

const (
	maxNameWords = 4
	maxNameRunes = 40
	maxWordBytes = 300 // what is longer is the name of nothing, and the label of nothing
)

// nameLike reports whether a text that the catalogue does not know can be the name of a tool. Where the notes say
// that it is one, as with "OSS:", sure is set and a name in any spelling will do; elsewhere it is to look like a
// proper name.
func nameLike(text string, sure bool) bool {
	words := strings.Fields(text)
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text, ".")) // .NET
	switch {
	case len(words) == 0 || len(words) > maxNameWords, utf8.RuneCountInString(text) > maxNameRunes,
		!unicode.IsLetter(first) && !unicode.IsDigit(first), strings.ContainsAny(text, "!?;:\"“”<>=|→"), strings.IndexFunc(text, unicode.IsLetter) < 0,
		labelOf(text) != noLabel, sentenceLike(words):
		return false
	case sure:
		return !isPlain(text) && (!isPlain(words[0]) || strings.ToLower(text) != text)
	case len(words) == 1:
		return properWord(words[0]) && !isPlain(words[0])
	}
	for i, w := range words {
		if isPlain(w) && i == len(words)-1 || !properWord(w) && (i == 0 || !slices.Contains([]string{"of", "for", "the", "on"}, w)) {
			return false
		}
	}
	return true
}

// properWord reports whether a word is written as a name: with a capital or a digit, and no acronym of a few letters.
func properWord(word string) bool {
	capitals, others := 0, 0
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Hangul, r):
			return false
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			others++
		}
	}
	if strings.HasPrefix(word, ".") && capitals > 1 {
		return true
	}
	digits := strings.ContainsFunc(word, unicode.IsDigit)
	const shortest = 5 // letters of a name in capitals alone
	return capitals > 0 && (others > 0 || capitals >= shortest) || digits && others > 2
}

// verbEnds are the last letters of Korean sentences and clauses.
var verbEnds = []string{"다", "요", "음", "함", "됨", "임", "기", "까", "죠", "듯", "네", "고", "며", "서", "면"}

// bindingEnds are particles that join a word to another one, which names do not end in.
var bindingEnds = []string{"을", "를", "에", "의", "은", "는", "에서", "으로"}

// englishVerbs make a sentence of a few words.
var englishVerbs = []string{"is", "are", "was", "were", "has", "have", "had", "will", "can", "should", "needs", "need"}

// sentenceLike reports whether words say something and do not only name it.
func sentenceLike(words []string) bool {
	if len(words) < 2 {
		return false
	}
	for i, w := range words {
		if i > 0 && slices.Contains(englishVerbs, w) {
			return true
		}
		last, _ := utf8.DecodeLastRuneInString(w)
		if !unicode.Is(unicode.Hangul, last) {
			continue
		}
		ends := bindingEnds
		if i == len(words)-1 {
			ends = verbEnds
		}
		if slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(w, e) }) {
			return true
		}
	}
	return false
}
