package radar

import (
	"cmp"
	"slices"
	"strconv"
)

// builder makes a Radar of checked values and checks what one part of the file says about another.
type builder struct {
	*reader
	radar     *Radar
	quadrants *names
	rings     *names
	noEdition bool // a history without an edition of the radar has been reported
}

func (b *builder) build(top value) {
	r := b.radar
	r.Title = top.str("title")
	r.Subtitle = top.str("subtitle")
	r.Lang = "en"
	if lang, ok := top.get("lang"); ok {
		r.Lang = lang.text
	}
	r.Edition = asEdition(top, "edition")
	r.at = top.places()

	quadrants := b.sectors(top, "quadrants", "quadrant")
	b.quadrants = b.named("quadrant", codeUnkQuadrant, quadrants)
	b.quadrants.partial = b.quadrants.partial || incomplete(top.fields["quadrants"]) || b.torn
	for _, s := range quadrants {
		r.Quadrants = append(r.Quadrants, Quadrant(s.sector))
	}
	rings := b.sectors(top, "rings", "ring")
	b.rings = b.named("ring", codeUnkRing, rings)
	b.rings.partial = b.rings.partial || incomplete(top.fields["rings"]) || b.torn
	for _, s := range rings {
		r.Rings = append(r.Rings, Ring(s.sector))
	}

	entries, _ := top.get("entries")
	hasEdition := top.torn || len(top.fields) > 0 && top.fields["edition"].at != (Pos{})
	for _, v := range entries.list {
		if !v.bad {
			r.Entries = append(r.Entries, b.entry(v, hasEdition))
		}
	}
	b.entryIDs()
	b.replacements(incomplete(entries) || b.torn)
	if output, ok := top.get("output"); ok {
		r.Output = asOutput(output)
		b.outputNames(output)
	}
	if v, ok := top.get("lint"); ok {
		r.Lint = b.ruleSettings(v)
	}
	if v, ok := top.get("import"); ok {
		r.Import = b.asImport(v)
	}
}

// incomplete reports whether some items of a list could not be read, so that what is not in it may be right.
func incomplete(list value) bool {
	return list.cut || slices.ContainsFunc(list.list, func(v value) bool { return v.bad })
}

// sector is what quadrants and rings have in common.
type sector struct {
	ID          string
	Name        string
	Description string
	Aliases     []string
	Pos         Pos
}

// placedSector is a sector with the places of its words.
type placedSector struct {
	sector
	idAt  Pos     // of the id, or of the name that it is made of
	words []value // the name and the aliases
}

// sectors returns the quadrants or the rings of the file.
func (b *builder) sectors(top value, key, what string) []placedSector {
	var sectors []placedSector
	list, _ := top.get(key)
	for _, v := range list.list {
		if v.bad {
			continue
		}
		aliases, _ := v.get("aliases")
		s := placedSector{sector: sector{
			ID:          b.id(v, what),
			Name:        v.str("name"),
			Description: v.str("description"),
			Aliases:     texts(v, "aliases"),
			Pos:         v.at,
		}}
		s.idAt = cmp.Or(v.fields["id"].at, v.fields["name"].at, v.at)
		s.words = append([]value{v.fields["name"]}, aliases.list...)
		sectors = append(sectors, s)
	}
	return sectors
}

// id returns the id of a mapping with the keys id and name. It is "" when one of them is wrong.
func (b *builder) id(v value, what string) string {
	if _, given := v.fields["id"]; given {
		return v.str("id")
	}
	name, ok := v.get("name")
	if !ok {
		return ""
	}
	slug := Slug(name.text)
	if slug == "" {
		b.report(name.at, faultf(codeNoID, "no id can be made of the name %s: it has no letter and no digit", quoted(name.text)).
			withHint("give the %s an id", what))
	}
	return slug
}

// entry returns the entry of a checked mapping.
func (b *builder) entry(v value, hasEdition bool) Entry {
	e := Entry{
		ID:          b.id(v, "entry"),
		Name:        v.str("name"),
		Quadrant:    b.reference(v, "quadrant", b.quadrants),
		Ring:        b.reference(v, "ring", b.rings),
		Summary:     v.str("summary"),
		Description: v.str("description"),
		Link:        v.str("link"),
		Links:       asLinks(v),
		Tags:        texts(v, "tags"),
		Owner:       v.str("owner"),
		Sources:     asSources(v),
		ReviewBy:    asEdition(v, "review_by"),
		ReplacedBy:  v.str("replaced_by"),
		Pos:         v.at,
		at:          v.places(),
	}
	if !hasEdition {
		b.needEdition(v)
	}
	last := b.history(v, &e)
	b.retired(v, &e, last)
	return e
}

// asEdition returns the edition of a key, zero when the key is not there or wrong.
func asEdition(v value, key string) Edition {
	e, err := ParseEdition(v.str(key))
	if err != nil {
		return Edition{}
	}
	return e
}

// texts returns the texts of a list of text, nil when the key is not there.
func texts(v value, key string) []string {
	list, ok := v.get(key)
	if !ok {
		return nil
	}
	texts := make([]string, 0, len(list.list))
	for _, item := range list.list {
		texts = append(texts, item.text)
	}
	return texts
}

func asLinks(v value) []Link {
	list, _ := v.get("links")
	var links []Link
	for _, l := range list.list {
		links = append(links, Link{Title: l.str("title"), URL: l.str("url")})
	}
	return links
}

func asSources(v value) []Source {
	list, _ := v.get("sources")
	var sources []Source
	for _, s := range list.list {
		line, _ := strconv.Atoi(s.str("line")) // checked by parseNumber; "" is 0
		sources = append(sources, Source{File: s.str("file"), Line: line, Quote: s.str("quote"), Note: s.str("note")})
	}
	return sources
}

func asOutput(v value) Output {
	o := Output{Pos: v.at, at: v.places()}
	for key, to := range map[string]**string{"dir": &o.Dir, "theme": &o.Theme, "size": &o.Size, "font": &o.Font, "base_url": &o.BaseURL} {
		if f, ok := v.get(key); ok {
			*to = &f.text
		}
	}
	if list := texts(v, "formats"); list != nil {
		o.Formats = &list
	}
	return o
}
