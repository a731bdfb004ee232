package edit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"techradar/radar"
)

// pieces are what random texts are made of: what means something to YAML, and letters.
var pieces = strings.Split("a|Z|9| |  |:|: |#| #|-|- |?|? |[|]|{|}|,|, |&|*|!|! |>|'|\"|%|@|`|~|null|한|é|\u00a0|😀|=|<<|true|1.10|\\|/|...|---|$|\u3000|\\n|：|“|+|.|가나", "|")

// randomText returns a text that Parse reads as itself: composed, without space around it, not empty.
func randomText(rng *rand.Rand) string {
	for {
		var b strings.Builder
		for range 1 + rng.IntN(8) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		if s := norm.NFC.String(strings.TrimSpace(b.String())); s != "" {
			return s
		}
	}
}

func randomLines(rng *rand.Rand) string {
	var b strings.Builder
	for range 1 + rng.IntN(6) {
		b.WriteString(strings.Repeat(" ", rng.IntN(3)) + strings.Repeat("\t", rng.IntN(10)/9) + randomText(rng) + strings.Repeat(" ", rng.IntN(6)/5) + strings.Repeat("\n", 1+rng.IntN(2)))
	}
	return strings.TrimRight(b.String(), " \t\n")
}

// maybe returns what f makes, or nothing.
func maybe(rng *rand.Rand, f func(*rand.Rand) string) string {
	if rng.IntN(2) == 0 {
		return ""
	}
	return f(rng)
}

func randomRadar(t testing.TB, rng *rand.Rand) *radar.Radar {
	r := &radar.Radar{Title: randomText(rng), Subtitle: maybe(rng, randomText), Lang: []string{"en", "ko"}[rng.IntN(2)], Edition: edition(t, "2023-Q2")}
	sectors := func(letter string) (list []radar.Quadrant) {
		for i := range 2 + rng.IntN(3) {
			q := radar.Quadrant{ID: fmt.Sprint(letter, i), Name: fmt.Sprint(randomText(rng), " ", letter, i), Description: maybe(rng, randomLines)}
			for j := range rng.IntN(3) {
				q.Aliases = append(q.Aliases, fmt.Sprint(randomText(rng), letter, i, j))
			}
			list = append(list, q)
		}
		return list
	}
	r.Quadrants = sectors("q")
	for _, s := range sectors("r") {
		r.Rings = append(r.Rings, radar.Ring(s))
	}
	for i := range rng.IntN(6) {
		r.Entries = append(r.Entries, randomEntry(t, rng, r, i))
	}
	if n := len(r.Entries); n > 1 {
		r.Entries[0].ReplacedBy = r.Entries[n-1].ID
	}
	if rng.IntN(2) == 0 {
		dir, theme, formats := "a/b c", randomText(rng), []string{"svg", randomText(rng)}
		r.Output = radar.Output{Dir: &dir, Theme: &theme, Formats: &formats}
	}
	if rng.IntN(2) == 0 {
		r.Import.Catalogue = []radar.Tool{{Name: randomText(rng), Aliases: []string{randomText(rng)}, Quadrant: 1}, {Name: randomText(rng), Quadrant: -1}}
		r.Import.Words = []radar.QuadrantWords{{Quadrant: 1, Words: []string{randomText(rng), randomText(rng)}}, {Quadrant: 0}}
	}
	return r
}

func randomEntry(t testing.TB, rng *rand.Rand, r *radar.Radar, i int) radar.Entry {
	e := radar.Entry{
		Name: randomText(rng), ID: fmt.Sprint("entry-", i), Quadrant: rng.IntN(len(r.Quadrants)), Ring: rng.IntN(len(r.Rings)),
		Summary: maybe(rng, randomText), Description: maybe(rng, randomLines), Owner: maybe(rng, randomText),
	}
	if rng.IntN(2) == 0 {
		e.Link = "https://example.org/?a=b&c=[d],{e}#f:g"
		e.Links = []radar.Link{{Title: randomText(rng), URL: "mailto:a@example.org"}}
		e.Tags = []string{randomText(rng), randomText(rng)}
		e.Sources = []radar.Source{{File: randomText(rng), Line: rng.IntN(3), Quote: maybe(rng, randomLines), Note: maybe(rng, randomText)}}
		e.ReviewBy = edition(t, "2031")
	}
	for year := range rng.IntN(4) {
		c := radar.Change{Edition: edition(t, fmt.Sprint(2010+year)), Ring: rng.IntN(len(r.Rings)), Note: maybe(rng, randomText)}
		if rng.IntN(4) == 0 && !hasLeft(&e) {
			c.Ring, c.Retired = -1, true
		}
		e.History = append(e.History, c)
	}
	if rng.IntN(5) == 0 && !hasLeft(&e) {
		e.Retired = &radar.Retirement{Edition: edition(t, "2020-01"), Reason: maybe(rng, randomText)}
	}
	return e
}

// hasLeft reports whether the history of an entry ends with its leaving.
func hasLeft(e *radar.Entry) bool {
	return len(e.History) > 0 && e.History[len(e.History)-1].Retired
}

// writer writes a radar in a random style: other quotes, brackets, indentation, comments and empty lines at each step.
type writer struct {
	rng *rand.Rand
}

func (w writer) one(choices ...string) string { return choices[w.rng.IntN(len(choices))] }

// remark is what may stand behind a value.
func (w writer) remark() string {
	return w.one("", "", "", " # it's {so}, \"ring: x\" ]", "  ", "\t# ring: 한")
}

// gap is what may stand between lines.
func (w writer) gap() string {
	return w.one("", "", "", "", "\n", "  \n", "# at the margin: {\n", "      # deep, 깊다\n", "\n\n# [\n\n")
}

func (w writer) quotes() yaml.Style {
	return []yaml.Style{0, 0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle}[w.rng.IntN(4)]
}

// text writes a text, and now and then wraps it.
func (w writer) text(s string, inFlow bool, indent int) string {
	out := scalar(s, w.quotes(), inFlow)
	if words := strings.Split(out, " "); len(words) == 2 && words[0] != "" && words[1] != "" && out[0] != '"' && words[1][0] != '#' && w.rng.IntN(3) == 0 && !strings.Contains(words[1], "---") && !strings.Contains(words[1], "...") {
		return words[0] + "\n" + strings.Repeat(" ", indent+2) + words[1]
	}
	return out
}

// flow writes a value in brackets on one line or over several.
func (w writer) flow(value any, indent int) string {
	open, end := "{", "}"
	var items []string
	switch v := value.(type) {
	case text:
		return w.text(v.value, true, indent)
	case mapping:
		for _, p := range v {
			items = append(items, w.one("", "", "? ")+scalar(p.key, w.quotes(), true)+w.one(": ", ":   ")+w.flow(p.value, indent+2))
		}
	case []string:
		open, end = "[", "]"
		for _, s := range v {
			items = append(items, w.text(s, true, indent))
		}
	case []mapping:
		open, end = "[", "]"
		for _, m := range v {
			items = append(items, w.flow(m, indent+2))
		}
	}
	if len(items) == 0 {
		return w.one("[]", "[ ]", "[\n"+strings.Repeat(" ", indent+2)+"# ]\n"+strings.Repeat(" ", indent+2)+"]")
	}
	line := "\n" + strings.Repeat(" ", indent+2)
	switch w.rng.IntN(4) {
	case 0:
		var b strings.Builder
		b.WriteString(open + w.remark())
		for i, item := range items {
			b.WriteString(line + item)
			if i < len(items)-1 || w.rng.IntN(2) == 0 {
				b.WriteString(w.one("", "", line) + ",")
			}
			b.WriteString(w.remark())
		}
		return b.String() + line + end
	case 1:
		return open + " " + strings.Join(items, " , ") + w.one(" ", ", ", ",", line) + end
	}
	return open + strings.Join(items, w.one(", ", ","+line)) + end
}

// block writes a mapping over several lines, from where its first key stands on.
func (w writer) block(m mapping, indent int) string {
	var b strings.Builder
	pad := strings.Repeat(" ", indent)
	for i, p := range m {
		if i > 0 {
			b.WriteString(w.gap() + pad)
		}
		b.WriteString(scalar(p.key, w.quotes(), true) + ":")
		list, isList := p.value.([]mapping)
		t, isText := p.value.(text)
		switch {
		case isText && isLiteral(t.value) && w.rng.IntN(3) > 0:
			b.WriteString(w.one(" |", " |-", " |+", " |2") + "\n")
			for _, line := range deeper(indent+2, strings.Split(t.value, "\n")) {
				b.WriteString(line + "\n")
			}
		case isText:
			b.WriteString(w.one(" ", "\n"+pad+"  ") + w.text(t.value, false, indent) + w.remark() + "\n")
		case isList && len(list) > 0 && w.rng.IntN(3) > 0:
			b.WriteString(w.remark() + "\n" + w.list(list, indent+w.rng.IntN(4)))
		default:
			b.WriteString(w.one(" ", "\n"+pad+"  ") + w.flow(p.value, indent) + w.remark() + "\n")
		}
	}
	return b.String()
}

// list writes a list of lines.
func (w writer) list(items []mapping, indent int) string {
	var b strings.Builder
	for _, m := range items {
		b.WriteString(w.gap() + strings.Repeat(" ", indent) + "-")
		switch deep := 2 + w.rng.IntN(3); w.rng.IntN(4) {
		case 0:
			b.WriteString(" " + w.flow(m, indent) + w.remark() + "\n")
		case 1:
			b.WriteString(w.remark() + "\n" + w.gap() + strings.Repeat(" ", indent+deep) + w.block(m, indent+deep))
		default:
			b.WriteString(strings.Repeat(" ", deep-1) + w.block(m, indent+deep))
		}
	}
	return b.String()
}

// radar writes a radar.
func (w writer) radar(r *radar.Radar) string {
	var quadrants, rings, entries []mapping
	for _, q := range r.Quadrants {
		quadrants = append(quadrants, sectorOf(q.ID, q.Name, q.Description, q.Aliases))
	}
	for _, ring := range r.Rings {
		rings = append(rings, sectorOf(ring.ID, ring.Name, ring.Description, ring.Aliases))
	}
	for i := range r.Entries {
		m := entryOf(r, &r.Entries[i])
		for j := range m {
			if m[j].key == "ring" && w.rng.IntN(2) == 0 {
				m[j].value = text{value: r.Rings[r.Entries[i].Ring].Name}
			}
		}
		w.rng.Shuffle(len(m), func(i, j int) { m[i], m[j] = m[j], m[i] })
		entries = append(entries, m)
	}
	top := mapping{
		{"title", text{value: r.Title}},
		{"edition", text{value: r.Edition.Name}},
		{"quadrants", quadrants},
		{"rings", rings},
		{"entries", entries},
		{"lang", text{value: r.Lang}},
	}
	w.rng.Shuffle(len(top), func(i, j int) { top[i], top[j] = top[j], top[i] })
	var out string
	if w.rng.IntN(8) == 0 {
		out = w.gap() + w.flow(top, 0) + "\n"
	} else {
		out = w.gap() + w.one("", "---\n") + w.block(top, 0) + w.gap()
	}
	if w.rng.IntN(3) == 0 {
		out = strings.TrimRight(out, "\n")
	}
	switch w.rng.IntN(4) {
	case 0:
		out = strings.ReplaceAll(out, "\n", "\r\n")
	case 1:
		out = strings.ReplaceAll(out, "\n", "\r")
	}
	return w.one("", "", byteOrderMark) + out
}
