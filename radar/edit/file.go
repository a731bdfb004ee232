package edit

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"techradar/radar"
)

// schemaLine tells editors the schema that init writes beside the file.
const schemaLine = "# yaml-language-server: $schema=./radar.schema.json"

// File writes a radar as a whole radar.yaml. radar.Parse reads it as the same radar again, but for the places, for
// every radar that Parse has returned; an empty list is left out. A radar at the bounds of what a file may hold can
// be too large as a file, and one that Parse has not checked can have texts that it refuses.
func File(r *radar.Radar) []byte {
	s := house()
	var top mapping
	top.add("title", r.Title)
	top.add("subtitle", r.Subtitle)
	top.add("edition", r.Edition.Name)
	top.add("lang", r.Lang)
	parts := [][]string{{schemaLine}, s.block(top, 0)}

	var quadrants, rings []mapping
	for _, q := range r.Quadrants {
		quadrants = append(quadrants, sectorOf(q.ID, q.Name, q.Description, q.Aliases))
	}
	for _, ring := range r.Rings {
		rings = append(rings, sectorOf(ring.ID, ring.Name, ring.Description, ring.Aliases))
	}
	parts = append(parts, s.sectors("quadrants", quadrants), s.sectors("rings", rings))

	if len(r.Entries) == 0 {
		parts = append(parts, []string{"entries: []"})
	}
	for i := range r.Entries {
		lines := deeper(s.dash, s.blockItem(entryOf(r, &r.Entries[i]), s.dash))
		if i == 0 {
			lines = append([]string{"entries:"}, lines...)
		}
		parts = append(parts, lines)
	}
	if output := s.block(outputOf(&r.Output), 2); len(output) > 0 {
		parts = append(parts, section("output", output))
	}
	if lines := s.block(rulesOf(r), 2); len(lines) > 0 {
		parts = append(parts, section("lint", lines))
	}
	if lines := s.imports(r); len(lines) > 0 {
		parts = append(parts, section("import", lines))
	}
	texts := make([]string, len(parts))
	for i, lines := range parts {
		texts[i] = strings.Join(lines, "\n") + "\n"
	}
	return []byte(strings.Join(texts, "\n"))
}

// section writes a key above the lines of its value.
func section(key string, lines []string) []string {
	return append([]string{key + ":"}, deeper(2, lines)...)
}

// rulesOf returns what stands below the key lint.
func rulesOf(r *radar.Radar) mapping {
	var m mapping
	for _, rule := range r.Lint {
		if rule.Numbers == nil {
			m.add(rule.Rule, rule.Level)
			continue
		}
		var details mapping
		details.add("level", rule.Level)
		for _, key := range slices.Sorted(maps.Keys(rule.Numbers)) {
			details.add(key, strconv.Itoa(rule.Numbers[key]))
		}
		m = append(m, pair{rule.Rule, details})
	}
	return m
}

// imports writes what stands below the key import.
func (s style) imports(r *radar.Radar) []string {
	var tools []mapping
	for _, t := range r.Import.Catalogue {
		var m mapping
		m.add("name", t.Name)
		m.addList("aliases", t.Aliases)
		if t.Quadrant >= 0 {
			m.add("quadrant", r.Quadrants[t.Quadrant].ID)
		}
		tools = append(tools, m)
	}
	var top, words mapping
	top.addItems("catalogue", tools)
	lines := s.block(top, 2)
	for _, w := range r.Import.Words {
		words = append(words, pair{r.Quadrants[w.Quadrant].ID, w.Words})
	}
	if len(words) > 0 {
		lines = append(lines, section("words", s.block(words, 4))...)
	}
	return lines
}

// sectors writes the quadrants or the rings: all of them in braces, or none.
func (s style) sectors(key string, list []mapping) []string {
	s.blocks = slices.ContainsFunc(list, func(m mapping) bool {
		return hasLines(m) || !fits("- "+s.flow(m), s.dash)
	})
	return s.block(mapping{{key, list}}, 0)
}

func sectorOf(id, name, description string, aliases []string) mapping {
	var m mapping
	m.add("id", id)
	m.add("name", name)
	m.add("description", description)
	m.addList("aliases", aliases)
	return m
}

// addList adds a key unless its list is empty.
func (m *mapping) addList(key string, list []string) {
	if len(list) > 0 {
		*m = append(*m, pair{key, list})
	}
}

// addItems adds a key unless its list is empty.
func (m *mapping) addItems(key string, list []mapping) {
	if len(list) > 0 {
		*m = append(*m, pair{key, list})
	}
}

// entryOf returns an entry of r as the mapping that is written for it. Its quadrant and rings are written by id.
func entryOf(r *radar.Radar, e *radar.Entry) mapping {
	var m mapping
	m.add("name", e.Name)
	if e.ID != radar.Slug(e.Name) {
		m.add("id", e.ID)
	}
	m.add("quadrant", r.Quadrants[e.Quadrant].ID)
	m.add("ring", r.Rings[e.Ring].ID)
	m.add("summary", e.Summary)
	m.add("description", e.Description)
	m.add("link", e.Link)
	var links, sources, history []mapping
	for _, l := range e.Links {
		links = append(links, mapping{{"title", text{value: l.Title}}, {"url", text{value: l.URL}}})
	}
	m.addItems("links", links)
	m.addList("tags", e.Tags)
	m.add("owner", e.Owner)
	for _, s := range e.Sources {
		sources = append(sources, sourceOf(s))
	}
	m.addItems("sources", sources)
	m.add("review_by", e.ReviewBy.Name)
	m.add("replaced_by", e.ReplacedBy)
	for _, c := range e.History {
		history = append(history, changeOf(r, c))
	}
	m.addItems("history", history)
	if e.Retired != nil {
		var retired mapping
		retired.add("edition", e.Retired.Edition.Name)
		retired.add("reason", e.Retired.Reason)
		m = append(m, pair{"retired", retired})
	}
	return m
}

func sourceOf(s radar.Source) mapping {
	var m mapping
	m.add("file", s.File)
	if s.Line > 0 {
		m.add("line", fmt.Sprint(s.Line))
	}
	m.add("quote", s.Quote)
	m.add("note", s.Note)
	return m
}

func changeOf(r *radar.Radar, c radar.Change) mapping {
	var m mapping
	m.add("edition", c.Edition.Name)
	if c.Retired {
		m.add("retired", "true")
	} else {
		m.add("ring", r.Rings[c.Ring].ID)
	}
	m.add("note", c.Note)
	return m
}

func outputOf(o *radar.Output) mapping {
	var m mapping
	one := func(key string, value *string) {
		if value != nil {
			m.add(key, *value)
		}
	}
	one("dir", o.Dir)
	if o.Formats != nil {
		m.addList("formats", *o.Formats)
	}
	one("theme", o.Theme)
	one("size", o.Size)
	one("font", o.Font)
	one("base_url", o.BaseURL)
	return m
}
