package edit

import "go.yaml.in/yaml/v4"

// habits are what a file does in most of its entries, for those that do not show it themselves.
type habits struct {
	dash    int    // how many columns a list stands deeper than its key
	gap     int    // how many columns an item stands behind its dash
	blocks  bool   // an item of a history stands over several lines
	padding string // in the braces of an item of a history
}

// habitsOf looks for the first list and for the first item of a history.
func (d *document) habitsOf() habits {
	h := habits{dash: -1}
	_, entries := get(d.root, "entries")
	for _, e := range entries.Content {
		if h.dash < 0 && !isFlow(e) {
			h.dash = dash(e)
		}
		if _, history := get(e, "history"); history != nil && len(history.Content) > 0 {
			item := d.styleOf(last(history))
			h.blocks, h.padding = item.blocks, item.padding
			break
		}
	}
	if h.dash < 0 && !isFlow(d.root) {
		h.dash = dash(d.root)
	}
	h.gap = d.gap(entries)
	if h.dash < 0 {
		h.dash = house().dash
	}
	return h
}

// dash returns how many columns the first list of lines in a mapping stands deeper than its key, or -1.
func dash(m *yaml.Node) int {
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, list := m.Content[i], m.Content[i+1]
		if list.Kind == yaml.SequenceNode && !isFlow(list) {
			return list.Column - key.Column
		}
	}
	return -1
}

// styleIn returns the style for a history that is added to an entry.
func (d *document) styleIn(entry *yaml.Node) style {
	s := d.styleOf(entry)
	if isFlow(entry) {
		return s
	}
	s.dash, s.gap, s.blocks, s.padding = d.habits.dash, d.habits.gap, d.habits.blocks, d.habits.padding
	if own := dash(entry); own >= 0 {
		s.dash = own
	}
	return s
}

// styleOf returns the style of a mapping: the quotes of its keys, and how it stands in braces or that it does not.
func (d *document) styleOf(m *yaml.Node) style {
	s := house()
	s.keys = quotesOf(m.Content[0])
	s.blocks = !isFlow(m)
	if !isFlow(m) {
		return s
	}
	if d.text[d.begin(m)+1] == ' ' {
		s.padding = " "
	}
	if s.keys == yaml.DoubleQuotedStyle { // JSON has the texts in quotes, too
		s.values = quotesOf(m.Content[1])
	}
	return s
}

// gap returns how many columns the last item of a list of lines begins behind its dash.
func (d *document) gap(list *yaml.Node) int {
	if len(list.Content) > 0 && !isFlow(list) && !isFlow(last(list)) {
		n := last(list)
		if d.text[d.lineBegin(d.begin(n)):][list.Column-1] == '-' { // else the dash has a line of its own
			return n.Column - list.Column
		}
	}
	return house().gap
}
