// Package words holds the words that techradar itself puts into a picture or a page, in each language of
// radar.yaml's lang.
package words

import (
	"fmt"
	"strings"

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
	ComparedEdition                                   string // an edition, %s, and the one it is compared with, %s
	And                                               string // "%d more" line of a full panel
	Continued                                         string // after a repeated heading
	Index                                             string // "Index %d of %d"
	NamesOnIndex                                      string // on a picture of numbers: where the names are, %d pages
	NamesOnPage                                       string // the same when the index is one page
	NamesByQuadrant                                   string // on a picture of blips alone: each quadrant's own page names them
	// PictureDesc describes the picture: %d entries, %d quadrants, %d rings.
	PictureDesc string
	Singular    []string // what PictureDesc says of one thing, and what it should, in turns; none where both are the same
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
	// Words of the controls of the summary page, and of its sections that tell of every edition.
	Search, Reset, NoMatches, Close string
	Matches                         string // before the number of entries that match
	Zoom                            string // names the buttons that enlarge a quadrant
	WholeRadar                      string // the button that leaves such a view
	OverTime                        string // heading of what changed in each edition
	OverTimeAbout                   string
	LastCharted                     string // how many editions a chart shows, %d of %d
	EditionChart                    string // the counts of each edition, %s
	AsTable                         string // opens the table behind a chart
	FirstKnown                      string // said of the earliest edition in a list of changes
	Quiet                           string // said of an edition in which nothing changed
	CiteEmbed, CiteAs, EmbedAs      string // headings of how to refer to the page; %s is what the snippet goes into
	MoreFiles                       string // before the files that are no whole radar
	// Words of a comparison of two radars.
	Added, Renamed, Reclassified, Edited string // what happened: to anything, to a name, to the quadrant, to other keys
	OtherRing                            string // it stands in a ring of which nobody knows whether it is nearer
	Removed                              string // from the list, of a quadrant or a ring
	RemovedEntry                         string // from the file: not even in the archive any more
	Archived                             string // new to the file, and retired already
	PartOf                               string // "now part of %s", of a quadrant or a ring
	Reordered                            string // quadrants or rings in another order
	Title, Subtitle, Language            string
	NoDifference, Hint                   string
	PerhapsRenamed                       string // %s gone, %s new, the reason %s to think so, the id %s of the first
	SharedLink, AlikeNames               string // reasons: the address %s that both have; their names
	LacksHistory                         string // edition %s, entries %s, the first of them %s, the item %s that it needs, the new edition %s
	FromArchive                          string // it was retired already
	LaterFirst                           string // edition %s of the old file, %s of the new
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

// Picture describes a picture with its counts.
func (w *Words) Picture(entries, quadrants, rings int) string {
	return strings.NewReplacer(w.Singular...).Replace(fmt.Sprintf(w.PictureDesc, entries, quadrants, rings))
}

var english = Words{
	TwoRings:  "Two rings or more",
	Unchanged: "Unchanged", New: "New", Returned: "Back", MovedIn: "Moved in", MovedOut: "Moved out", Gone: "Gone",
	MovedInRings: "Moved in %d rings", MovedOutRings: "Moved out %d rings",
	WhatChanged: "What changed", NothingChanged: "Nothing changed since the edition before.",
	EditionName: "Edition %s", ComparedEdition: "Edition %s, compared with %s", And: "and %d more", Continued: "(continued)", Index: "Index %d of %d", NamesOnIndex: "Names: see the index, %d pages", NamesOnPage: "Names: see the index",
	NamesByQuadrant: "Names: see each quadrant",
	PictureDesc:     "Technology radar with %d entries in %d quadrants and %d rings.",
	Singular:        []string{" 1 entries", " 1 entry", " 1 quadrants", " 1 quadrant", " 1 rings", " 1 ring"},
	Radar:           "Radar", Name: "Name", Ring: "Ring", Rings: "Rings", Quadrant: "Quadrant", Quadrants: "Quadrants",
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
	Search: "Search", Reset: "Show all", NoMatches: "Nothing matches. Try fewer words or filters.", Close: "Close",
	Matches: "Matches:", Zoom: "Zoom", WholeRadar: "Whole radar",
	OverTime: "Changes over time", OverTimeAbout: "How many entries came, moved and went in each edition.",
	LastCharted:  "The charts show the last %d of %d editions, the table all.",
	EditionChart: "Per edition: %s", AsTable: "As a table", FirstKnown: "The first edition.", Quiet: "Nothing changed.",
	CiteEmbed: "Cite and embed", CiteAs: "Cite as", EmbedAs: "Embed in %s", MoreFiles: "More files",
	Added: "added", Renamed: "Renamed", Reclassified: "Reclassified", Edited: "Edited", OtherRing: "In another ring", Removed: "removed",
	RemovedEntry: "Removed from the file", Archived: "Added to the archive", PartOf: "now part of %s", Reordered: "in another order",
	Title: "Title", Subtitle: "Subtitle", Language: "Language", NoDifference: "No differences.", Hint: "Hint",
	PerhapsRenamed: "%s is gone and %s is new, and %s; if it was renamed, write id: %s in the new one, so that it keeps its history",
	SharedLink:     "both link to %s", AlikeNames: "their names are alike",
	LacksHistory: "edition %s is missing or wrong in the history of %s, so the picture of the new radar shows other moves; %s needs the item %s; techradar edition %s --base OLD writes what is missing",
	FromArchive:  "it was in the archive",
	LaterFirst:   "the old edition, %s, is later than the new one, %s: the two may be in the wrong order",
	Disc:         "Disc", Legend: "Legend", Border: "Border", Mark: "Mark", Label: "Label",
}

var korean = Words{
	TwoRings:  "두 단계 이상",
	Unchanged: "변동 없음", New: "신규", Returned: "복귀", MovedIn: "안쪽으로 이동", MovedOut: "바깥쪽으로 이동", Gone: "제외",
	MovedInRings: "안쪽으로 %d단계 이동", MovedOutRings: "바깥쪽으로 %d단계 이동",
	WhatChanged: "달라진 점", NothingChanged: "이전 판과 달라진 점이 없습니다.",
	EditionName: "%s판", ComparedEdition: "%s판, %s판과 비교", And: "외 %d개", Continued: "(계속)", Index: "색인 %d/%d", NamesOnIndex: "이름은 색인 %d쪽에 있습니다", NamesOnPage: "이름은 색인에 있습니다",
	NamesByQuadrant: "이름은 분면별로 있습니다",
	PictureDesc:     "기술 레이더: 항목 %d개, 분면 %d개, 링 %d개.",
	Radar:           "레이더", Name: "이름", Ring: "링", Rings: "링", Quadrant: "분면", Quadrants: "분면",
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
	Search: "검색", Reset: "모두 보기", NoMatches: "맞는 항목이 없습니다. 검색어나 필터를 줄여 보세요.", Close: "닫기",
	Matches: "찾은 항목:", Zoom: "확대", WholeRadar: "전체 레이더",
	OverTime: "판별 변화", OverTimeAbout: "판마다 새로 들어오고, 이동하고, 빠진 항목의 수입니다.",
	LastCharted:  "차트는 최근 %d개 판(전체 %d개)을, 표는 모두를 보여 줍니다.",
	EditionChart: "판별: %s", AsTable: "표로 보기", FirstKnown: "첫 판입니다.", Quiet: "달라진 점이 없습니다.",
	CiteEmbed: "인용과 삽입", CiteAs: "인용", EmbedAs: "%s에 넣기", MoreFiles: "다른 파일",
	Added: "추가", Renamed: "이름 변경", Reclassified: "분면 변경", Edited: "내용 수정", OtherRing: "링 변경", Removed: "삭제",
	RemovedEntry: "파일에서 삭제", Archived: "지난 항목에 추가", PartOf: "이제 %s에 속함", Reordered: "순서 변경",
	Title: "제목", Subtitle: "부제", Language: "언어", NoDifference: "달라진 점이 없습니다.", Hint: "참고",
	PerhapsRenamed: "%s 항목이 빠지고 %s 항목이 새로 생겼습니다. %s. 이름을 바꾼 것이라면 새 항목에 id: %s 키를 쓰세요. 이력이 이어집니다",
	SharedLink:     "둘 다 %s 링크가 있습니다", AlikeNames: "이름이 비슷합니다",
	LacksHistory: "%s판의 기록이 없거나 틀린 항목: %s. 새 레이더의 그림에는 다르게 나타납니다. %s 항목에 %s 기록이 필요합니다. techradar edition %s --base OLD 명령이 빠진 기록을 씁니다",
	FromArchive:  "지난 항목이었음",
	LaterFirst:   "이전 판(%s)이 새 판(%s)보다 나중입니다. 두 파일의 순서를 확인하세요",
	Disc:         "원판", Legend: "범례", Border: "경계선", Mark: "표식", Label: "이름표",
}
