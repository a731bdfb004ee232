package importer

import (
	"slices"
	"strings"

	"techradar/radar"
)

// level is how far a team has taken a technology, in the words of the usual four rings.
type level int

const (
	adopt level = iota
	trial
	assess
	hold
)

// statedWords are the usual names of the rings, in which notes state a ring: as a label, a heading or behind a name.
var statedWords = [...][]string{
	adopt:  {"adopt", "adopted", "도입", "채택", "어돕트"},
	trial:  {"trial", "시범", "시범 도입", "시범 적용", "시험", "시험 도입", "트라이얼"},
	assess: {"assess", "assessing", "평가", "검토", "탐색", "관찰"},
	hold:   {"hold", "on hold", "caution", "보류", "중단", "사용 중단", "지양", "홀드"},
}

// levelWords are more names of rings that mean a level. In a column of a table they state a ring, too.
var levelWords = [...][]string{
	adopt:  {"use", "in use", "standard", "default", "production", "in production", "go", "yes", "live", "prod", "rolled out", "mandatory", "사용", "사용 중", "표준", "기본", "운영", "운영 중", "확정", "도입 완료", "적용", "적용 완료", "전사 적용"},
	trial:  {"try", "pilot", "poc", "testing", "experiment", "trialling", "trialing", "piloting", "파일럿", "시도", "실험", "시범 운영", "테스트", "테스트 중", "poc 중"},
	assess: {"evaluate", "evaluating", "explore", "watch", "research", "look at", "candidate", "evaluation", "to evaluate", "under review", "considering", "spike", "조사", "후보", "검토 중", "평가 중", "검토 예정", "관심"},
	hold:   {"stop", "avoid", "retire", "retired", "deprecated", "no", "drop", "dropped", "reject", "rejected", "removed", "replaced", "sunset", "eol", "end of life", "phase out", "decommissioned", "discontinued", "멈춤", "폐기", "제외", "종료", "제거", "반려", "탈락", "철회"},
}

// levelKeys are the levels by the words for them: those that state a ring, and all.
var levelKeys, wideLevelKeys = keysOfLevels()

func keysOfLevels() (narrow, wide map[string]level) {
	narrow, wide = map[string]level{}, map[string]level{}
	for l := range statedWords {
		for _, w := range statedWords[l] {
			narrow[keyOf(w)], wide[keyOf(w)] = level(l), level(l)
		}
		for _, w := range levelWords[l] {
			wide[keyOf(w)] = level(l)
		}
	}
	return narrow, wide
}

// usualRings are the rings of a radar that is begun from notes, by level.
var usualRings = []radar.Ring{
	adopt:  {ID: "adopt", Name: "Adopt"},
	trial:  {ID: "trial", Name: "Trial"},
	assess: {ID: "assess", Name: "Assess"},
	hold:   {ID: "hold", Name: "Hold"},
}

// rings knows which words mean which ring, and which ring a level is.
type rings struct {
	list    []radar.Ring
	byLevel [4]int // none for a level that no ring can stand for
	byKey   map[string]int
	guessed [4]bool // no ring means the level: its ring is the one that comes nearest
}

// ringPlace is a ring, or, where it is none, the level that a word means.
type ringPlace struct {
	ring  int
	level level
}

// newRings lets the rings of a radar stand for the levels that their ids, names and aliases mean. Of the other levels
// Adopt is the first ring, and Trial and Assess are those that come nearest and do not mean Hold, nor all Adopt. Only a ring that
// means Hold is one: what is on hold must not land beside what is tried. into may be nil.
func newRings(into *radar.Radar) *rings {
	r := &rings{list: usualRings, byKey: map[string]int{}}
	if into != nil {
		r.list = into.Rings
	}
	for l := range r.byLevel {
		r.byLevel[l] = none
	}
	means := make([]int, len(r.list)) // the level of each ring, none for one of another name
	for i := len(r.list) - 1; i >= 0; i-- {
		means[i] = none
		for _, w := range r.words(i) {
			if key := keyOf(w); key != "" {
				r.byKey[key] = i
			}
			if l, ok := wideLevelKeys[keyOf(w)]; ok {
				r.byLevel[l], means[i] = i, int(l)
			}
		}
	}
	for l := range hold {
		if r.byLevel[l] == none {
			r.byLevel[l] = nearestRing(l, means)
			r.guessed[l] = true
		}
	}
	r.guessed[hold] = r.byLevel[hold] == none
	return r
}

// nearestRing returns the ring that comes nearest to a level, the more careful of two, or none. means is the level of
// each ring; one of another name has that of its place among those that do not mean Hold.
func nearestRing(l level, means []int) int {
	var open []int
	for i, m := range means {
		if m != int(hold) {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return none
	}
	if l == adopt {
		return open[0]
	}
	if !slices.ContainsFunc(open, func(i int) bool { return means[i] != int(adopt) }) {
		return none // what nobody decided on must not land beside what is adopted
	}
	best, distance, careful := none, 0.0, 0.0
	for k, i := range open {
		at := float64(means[i])
		if means[i] == none {
			at = float64(assess) * float64(k) / float64(max(1, len(open)-1))
		}
		d := max(at-float64(l), float64(l)-at)
		if best == none || d < distance || d == distance && at > careful {
			best, distance, careful = i, d, at
		}
	}
	return best
}

// words are the id, the name and the aliases of a ring.
func (r *rings) words(i int) []string {
	return append([]string{r.list[i].ID, r.list[i].Name}, r.list[i].Aliases...)
}

// names are the names of the rings, for a message.
func (r *rings) names() string {
	var list []string
	for _, ring := range r.list {
		list = append(list, ring.Name)
	}
	return strings.Join(list, ", ")
}

// find returns what a word means: a ring by its id, name or an alias, else a level by a usual name. wide takes the
// words of tables for names, too.
func (r *rings) find(word string, wide bool) (ringPlace, bool) {
	if len(word) > maxWordBytes {
		return ringPlace{}, false
	}
	key := keyOf(word)
	if key == "" {
		return ringPlace{}, false
	}
	if i, ok := r.byKey[key]; ok {
		return ringPlace{ring: i}, true
	}
	l, ok := levelKeys[key]
	if wide && !ok {
		l, ok = wideLevelKeys[key]
	}
	return ringPlace{none, l}, ok
}

// at returns the ring of a place, none for a level that no ring can stand for.
func (r *rings) at(p ringPlace) int {
	if p.ring != none {
		return p.ring
	}
	return r.byLevel[p.level]
}
