package radar

import (
	"slices"
	"strconv"
	"strings"
)

// The levels of a review rule.
const (
	LevelOff   = "off"
	LevelWarn  = "warn"
	LevelError = "error"
)

// RuleSetting is what the file says of one review rule. Parse does not know the rules; with Choices their names are
// checked, and whether they take the numbers.
type RuleSetting struct {
	Rule    string
	Level   string         // LevelOff, LevelWarn or LevelError; "" when the file gives numbers alone
	Numbers map[string]int // by key, such as "editions"; from 1 to 999
	Pos     Pos            // of the name of the rule
}

// RuleChoice is a review rule that a file may set.
type RuleChoice struct {
	Name    string
	Numbers []string // the keys of the numbers that it takes, such as "editions"
}

// ruleSettings returns what the file says of the review rules.
func (b *builder) ruleSettings(lint value) []RuleSetting {
	var settings []RuleSetting
	for i, key := range lint.keys {
		b.ruleName(key, lint.list[i])
		v := lint.list[i]
		s := RuleSetting{Rule: key.text, Level: v.text, Pos: key.at}
		if v.fields != nil {
			s.Level, s.Numbers = v.str("level"), map[string]int{}
		}
		for _, f := range formatRule.fields {
			if number, ok := v.get(f.key); ok && f.key != "level" {
				s.Numbers[f.key], _ = strconv.Atoi(number.text) // checked by parseCount
			}
		}
		settings = append(settings, s)
	}
	return settings
}

// ruleName reports a rule that there is not, and the numbers that a rule does not take.
func (b *builder) ruleName(name, v value) {
	if b.choices.Rules == nil {
		return
	}
	var names []string
	for _, c := range b.choices.Rules {
		names = append(names, c.Name)
	}
	at := slices.Index(names, name.text)
	if at < 0 {
		b.unknownName(namedChoice{what: "rule", code: codeUnkRule, names: names}, name)
		return
	}
	keys := append([]string{"level"}, b.choices.Rules[at].Numbers...)
	for _, f := range formatRule.fields {
		if number, ok := v.get(f.key); ok && !slices.Contains(keys, f.key) {
			b.report(number.at, faultf(codeUnkKey, "the rule %s has no key %s", name.text, quoted(f.key)).
				withHint("remove it; its keys are %s", strings.Join(keys, ", ")))
		}
	}
}

// rulesIntoSchema adds the rules, each with the numbers that it takes, to the schema of lint.
func (c Choices) rulesIntoSchema(root *schemaNode, defs *schemaMap) {
	if c.Rules == nil {
		return
	}
	lint := root.Properties.get("lint")
	lint.Additional, lint.MaxKeys, lint.Properties = false, 0, &schemaMap{}
	for _, rule := range c.Rules {
		own := *defs.get(formatRule.name)
		own.Properties = &schemaMap{}
		for _, f := range formatRule.fields {
			if f.key == "level" || slices.Contains(rule.Numbers, f.key) {
				own.Properties.add(f.key, defs.get(formatRule.name).Properties.get(f.key))
			}
		}
		lint.Properties.add(rule.Name, &schemaNode{OneOf: []*schemaNode{schemaOfText(shapeRule.text), &own}})
	}
}
