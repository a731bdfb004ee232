package radar

// asImport returns what the file teaches the importer of notes.
func (b *builder) asImport(v value) Import {
	var in Import
	catalogue, _ := v.get("catalogue")
	for _, item := range catalogue.list {
		if item.bad {
			continue
		}
		tool := Tool{Name: item.str("name"), Aliases: texts(item, "aliases"), Quadrant: -1}
		if _, given := item.get("quadrant"); given {
			tool.Quadrant = b.reference(item, "quadrant", b.quadrants)
		}
		in.Catalogue = append(in.Catalogue, tool)
	}
	words, _ := v.get("words")
	line := map[int]int{} // by quadrant, where it stands
	for i, key := range words.keys {
		known := len(b.found)
		q := b.meaning(key, b.quadrants)
		if first, twice := line[q]; twice && len(b.found) == known && !b.quadrants.partial {
			b.report(key.at, faultf(codeDupKey, "%s means the quadrant whose words stand in line %d already", quoted(key.text), first).
				withHint("put all its words into one list"))
			continue
		}
		line[q] = key.at.Line
		list := QuadrantWords{Quadrant: q}
		for _, word := range words.list[i].list {
			if !word.bad {
				list.Words = append(list.Words, word.text)
			}
		}
		in.Words = append(in.Words, list)
	}
	return in
}
