package importer

import "strings"

// saidAbove returns the rules that the heading or the bullet over a list of tools fits, as "Decided against" and
// "운영 중" do. One with words of a quadrant or the name of a tool is about something else, and so is the title.
func (f *finder) saidAbove(n *notes, b *block) []string {
	over := b.over
	if p := b.parent; p != nil {
		if len(p.own) > 0 {
			return nil
		}
		over = p
	}
	if over == nil || over == n.titled || over == b || len(over.own) > 0 || over.stated != nil || over.topic.quadrant != none || over.topic.two || len(over.names) > 0 {
		return nil
	}
	text := strings.TrimRight(numbering.ReplaceAllString(over.in.text, ""), " :：")
	if len(tokensOf(firstBytes(text))) > maxTopicTokens || len(text) > nearby {
		return nil
	}
	var rules []string
	for _, s := range saidIn(text) {
		switch s.rule {
		case ruleStopped, ruleInProduction, rulePilot:
			if !f.byOthers(over, text, span{0, len(text)}, nil) {
				rules = append(rules, s.rule)
			}
		}
	}
	return rules
}
