// Package words holds the words that techradar itself puts into a picture or a page, in each language of
// radar.yaml's lang.
package words

import (
	"fmt"

	"techradar/radar/history"
)

// Words is every word of one language. Fields with a verb are formats for fmt.
type Words struct {
	// Movement, as heading in the picture's legend and panel and as word in tables.
	TwoRings                                          string // a mark with a chevron
	Unchanged, New, Returned, MovedIn, MovedOut, Gone string
	MovedInRings, MovedOutRings                       string // %d rings crossed, two or more
	WhatChanged                                       string
	NothingChanged                                    string
	EditionName                                       string // an edition by its name, %s, on a line of its own
	And                                               string // "%d more" line of a full panel
	Continued                                         string // after a repeated heading
	Index                                             string // "Index %d of %d"
	NamesOnIndex                                      string // on a picture of numbers: where the names are, %d pages
	NamesOnPage                                       string // the same when the index is one page
	// PictureDesc describes the picture: %d entries, %d quadrants, %d rings.
	PictureDesc string
	// Table and page words.
	Radar, Name, Ring, Rings, Quadrant, Quadrants, Movement, Owner, Summary, Links, Sources, Tags string
	Line                                                                                          string // "line %d" of a source
	ReviewBy, ReplacedBy, Entries, SkipToTables, Contents, NoEntries, GeneratedBy, Chart          string
	RetiredReason                                                                                 string
	// Words of the summary page alone.
	BlipNumber   string // heading of the numbers that blips show
	RingsCrossed string // "%d rings", two or more
	Archive      string // heading of the entries that are off the radar
	ArchiveAbout string
	LastRing     string
	History      string // earlier rings of an entry
	Details      string // opens what does not fit in a row
	AlsoCalled   string // before the aliases of a quadrant or ring
	Downloads    string
	ShowOnRadar  string // "Show %s on the radar"
	Enlarged     string // opens the picture of one quadrant
	ScrollHint   string // over a picture that is wider than the window
	TableCaption string // "%s: entries by ring"
	ChangesIn    string // "What changed in %s": an edition's name, spelled as in EditionName
	RingsAbout   string // heading of the definitions of the rings
	Online       string // before the address of the page
	InEdition    string // label before the edition that an entry was retired in
	EditionNames string // heading of a column of editions
	Note         string // heading of a column of notes on an edition
	// Names of the parts of an editable picture, for who picks them.
	Disc, Legend, Border, Mark, Label string
}

// languages lists the words by language code.
var languages = map[string]*Words{"en": &english, "ko": &korean}

// For returns the words of a language code; English for one that is not known.
func For(lang string) *Words {
	if w := languages[lang]; w != nil {
		return w
	}
	return &english
}

// Change is the word for what happened to an entry, as a heading over entries and in a table.
func (w *Words) Change(c history.Change) string {
	switch c.Kind {
	case history.New:
		if c.Returned {
			return w.Returned
		}
		return w.New
	case history.In:
		return w.MovedIn
	case history.Out:
		return w.MovedOut
	case history.Gone, history.Archived:
		return w.Gone
	}
	return w.Unchanged
}

// Move is the word for what happened to an entry, with the number of rings when there is more than one.
func (w *Words) Move(m history.Move) string {
	switch {
	case m.Kind == history.In && m.Rings > 1:
		return fmt.Sprintf(w.MovedInRings, m.Rings)
	case m.Kind == history.Out && m.Rings > 1:
		return fmt.Sprintf(w.MovedOutRings, m.Rings)
	}
	return w.Change(m.Change())
}

var english = Words{
	TwoRings:  "Two rings or more",
	Unchanged: "Unchanged", New: "New", Returned: "Back", MovedIn: "Moved in", MovedOut: "Moved out", Gone: "Gone",
	MovedInRings: "Moved in %d rings", MovedOutRings: "Moved out %d rings",
	WhatChanged: "What changed", NothingChanged: "Nothing changed since the edition before.",
	EditionName: "Edition %s", And: "and %d more", Continued: "(continued)", Index: "Index %d of %d", NamesOnIndex: "Names: see the index, %d pages", NamesOnPage: "Names: see the index",
	PictureDesc: "Technology radar with %d entries in %d quadrants and %d rings.",
	Radar:       "Radar", Name: "Name", Ring: "Ring", Rings: "Rings", Quadrant: "Quadrant", Quadrants: "Quadrants",
	Movement: "Movement", Owner: "Owner", Summary: "Summary", Links: "Links", Sources: "Sources", Tags: "Tags",
	Line: "line %d", ReviewBy: "Review by", ReplacedBy: "Replaced by", Entries: "Entries",
	SkipToTables: "Skip to the tables", Contents: "Contents", NoEntries: "No entries yet.",
	GeneratedBy: "Generated by techradar from %s.", Chart: "Entries per ring: %s",
	RetiredReason: "Reason",
	BlipNumber:    "No.", RingsCrossed: "%d rings", Archive: "Archive",
	ArchiveAbout: "Entries that are off the radar, with the ring they had last.",
	LastRing:     "Last ring", History: "History", Details: "Details", AlsoCalled: "Also called",
	Downloads: "Downloads", ShowOnRadar: "Show %s on the radar", TableCaption: "%s: entries by ring",
	Enlarged: "Enlarged view", ScrollHint: "Scroll sideways to see the whole picture.",
	ChangesIn: "What changed in %s", RingsAbout: "What the rings mean", Online: "Online",
	InEdition: "Since", EditionNames: "Edition", Note: "Note",
	Disc: "Disc", Legend: "Legend", Border: "Border", Mark: "Mark", Label: "Label",
}

var korean = Words{
	TwoRings:  "두 단계 이상",
	Unchanged: "변동 없음", New: "신규", Returned: "복귀", MovedIn: "안쪽으로 이동", MovedOut: "바깥쪽으로 이동", Gone: "제외",
	MovedInRings: "안쪽으로 %d단계 이동", MovedOutRings: "바깥쪽으로 %d단계 이동",
	WhatChanged: "달라진 점", NothingChanged: "이전 판과 달라진 점이 없습니다.",
	EditionName: "%s판", And: "외 %d개", Continued: "(계속)", Index: "색인 %d/%d", NamesOnIndex: "이름은 색인 %d쪽에 있습니다", NamesOnPage: "이름은 색인에 있습니다",
	PictureDesc: "기술 레이더: 항목 %d개, 분면 %d개, 링 %d개.",
	Radar:       "레이더", Name: "이름", Ring: "링", Rings: "링", Quadrant: "분면", Quadrants: "분면",
	Movement: "이동", Owner: "담당", Summary: "요약", Links: "링크", Sources: "출처", Tags: "태그",
	Line: "%d행", ReviewBy: "재검토 기한", ReplacedBy: "대체 항목", Entries: "항목",
	SkipToTables: "표로 건너뛰기", Contents: "목차", NoEntries: "아직 항목이 없습니다.",
	GeneratedBy: "techradar가 %s 파일로 만들었습니다.", Chart: "링별 항목 수: %s",
	RetiredReason: "이유",
	BlipNumber:    "번호", RingsCrossed: "%d단계", Archive: "지난 항목",
	ArchiveAbout: "레이더에서 빠진 항목과, 마지막으로 있던 링입니다.",
	LastRing:     "마지막 링", History: "이력", Details: "자세히", AlsoCalled: "다른 이름",
	Downloads: "내려받기", ShowOnRadar: "레이더에서 %s 보기", TableCaption: "%s: 링별 항목",
	Enlarged: "크게 보기", ScrollHint: "옆으로 밀면 그림 전체를 볼 수 있습니다.",
	ChangesIn: "%s판에서 달라진 점", RingsAbout: "링의 뜻", Online: "온라인",
	InEdition: "제외 시점", EditionNames: "판", Note: "메모",
	Disc: "원판", Legend: "범례", Border: "경계선", Mark: "표식", Label: "이름표",
}
