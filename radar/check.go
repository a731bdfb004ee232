package radar

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// value is a node whose shape has been checked. What is wrong in it has been reported.
type value struct {
	at     Pos
	text   string           // of a scalar, in its final form
	list   []value          // of a list, or of a mapping with keys of its own; items that are wrong are bad
	keys   []value          // the keys of such a mapping
	fields map[string]value // of a mapping, by key
	cut    bool             // a list that was too long
	torn   bool             // a mapping that may have keys which could not be read
	bad    bool             // wrong itself: there is nothing else to say about it
}

// get returns the value of a key, and whether it is there and right.
func (v value) get(key string) (value, bool) {
	f, ok := v.fields[key]
	return f, ok && !f.bad
}

// str returns the text of a key, "" when it is not there or wrong.
func (v value) str(key string) string { return v.fields[key].text }

// places returns where the values of the keys stand.
func (v value) places() map[string]Pos {
	at := make(map[string]Pos, len(v.fields))
	for key, f := range v.fields {
		at[key] = f.at
	}
	return at
}

// slot is where a value stands: what messages call it, the place of its key, and what may be done instead of
// writing it.
type slot struct {
	key     string
	at      Pos
	instead string
}

// value checks a node against a shape.
func (r *reader) value(n *yaml.Node, s *shape, in slot) value {
	key := in.key
	at := Pos{n.Line, n.Column}
	switch {
	case n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0: // reported as such
		return value{at: at, bad: true}
	case n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, damaged): // so is what was here
		return value{at: at, bad: true}
	case n.Tag == nullTag:
		r.noValue(n, s, in)
		return value{at: at, bad: true}
	case s.object != nil && (s.text == nil || n.Kind == yaml.MappingNode):
		if v, ok := r.object(n, s.object); ok {
			return v
		}
	case n.Kind == yaml.SequenceNode && s.list != nil:
		return r.list(n, s.list, key)
	case n.Kind == yaml.MappingNode && s.keyed != nil:
		return r.keyed(n, s.keyed, key)
	case n.Kind == yaml.ScalarNode && s.list != nil && s.list.commas:
		return r.commas(n, s.list, key)
	case n.Kind == yaml.ScalarNode && s.text != nil:
		if text, f := scalar(n.Value, s.text, key); f != nil && f.code == codeEmptyText && r.torn {
			break // its lines may be those that were left out
		} else if f != nil {
			r.report(r.inText(n, f))
		} else if text != "" {
			r.commentInText(n, s.text)
			r.typographicName(n, s.text)
			return value{at: at, text: text}
		}
	default:
		r.report(at, wrongType(n, s, key))
	}
	return value{at: at, bad: true}
}

// noValue reports a key whose value is empty, ~ or null.
func (r *reader) noValue(n *yaml.Node, s *shape, in slot) {
	at, is := in.at, "has no value"
	if hash, ok := r.hashBehind(Pos{n.Line, n.Column}); ok && n.Value == "" {
		r.report(hash, commentFault)
		return
	}
	if n.Value != "" {
		at, is = Pos{n.Line, n.Column}, "is "+quoted(n.Value)+", which is no value"
	}
	f := faultf(codeNoValue, "%s %s: write one%s", in.key, is, in.instead)
	switch {
	case s.list != nil && s.list.min == 0:
		f = faultf(codeNoValue, "%s %s: write one, or [] for an empty list", in.key, is)
	case n.Value != "" && s.text != nil:
		f = f.withHint(`to mean the text, put it in quotes: "%s"`, n.Value)
	}
	r.report(at, f)
}

// wrongType says that a node is neither what the shape wants nor empty.
func wrongType(n *yaml.Node, s *shape, key string) *fault {
	wanted, hint := "text", "put the text in quotes when it begins with [ or {"
	switch {
	case s.list != nil && s.list.commas:
		wanted, hint = "a list or text", ""
	case s.list != nil && s.list.of.object != nil && n.Kind == yaml.MappingNode && len(n.Content) > 0:
		wanted, hint = "a list", s.list.of.object.itemForm(n.Content[0].Value)
	case s.list != nil:
		wanted, hint = "a list", `write "- " before each item, or put them in [ ]`
	case s.object != nil && s.text != nil:
		wanted, hint = "a text or a mapping", "write "+unmarked(s.about)
	case s.object != nil:
		wanted, hint = "a mapping", s.object.form(n.Value)
	case s.keyed != nil:
		wanted, hint = "a mapping", "write {"+s.keyed.key+": ...}"
	case n.Kind == yaml.SequenceNode && len(n.Content) > 1 && s.text != nil && s.text.parse == nil && s.text.choices == nil:
		hint += ", and write several in one text, with commas"
	}
	return faultf(codeType, "%s is %s, and %s is wanted", key, kindOf(n), wanted).withHint("%s", hint)
}

func (r *reader) list(n *yaml.Node, l *listShape, key string) value {
	v := value{at: Pos{n.Line, n.Column}, list: make([]value, 0, min(len(n.Content), l.max))}
	for i, c := range n.Content {
		at := Pos{c.Line, c.Column}
		if i == l.max {
			v.cut = true
			r.report(at, faultf(codeMany, "there are %d %s, and %d are the most: this is the first too many",
				len(n.Content), l.what, l.max))
			break
		}
		v.list = append(v.list, r.value(c, l.of, slot{"an item of " + key, at, " or remove the item"}))
	}
	if len(n.Content) < l.min && !r.torn {
		r.report(v.at, faultf(codeFew, "%s has %s, and %d are the least", key, plural(len(n.Content), "item"), l.min))
	}
	return v
}
