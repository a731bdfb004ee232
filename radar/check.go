package radar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
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
	case s.list != nil:
		wanted, hint = "a list", `write "- " before each item, or put them in [ ]`
	case s.object != nil && s.text != nil:
		wanted, hint = "a text or a mapping", "write "+unmarked(s.about)
	case s.object != nil:
		wanted, hint = "a mapping", s.object.form()
	case s.keyed != nil:
		wanted, hint = "a mapping", "write {"+s.keyed.key+": ...}"
	}
	return faultf(codeType, "%s is %s, and %s is wanted", key, kindOf(n), wanted).withHint("%s", hint)
}

// object checks a node against the format of a mapping. It is not ok when the node is none.
func (r *reader) object(n *yaml.Node, o *objectShape) (v value, ok bool) {
	at := Pos{n.Line, n.Column}
	if n.Kind != yaml.MappingNode {
		switch place, f := r.lookAlikeAt(at, n.Value); {
		case n.Kind == yaml.AliasNode || n.Style&yaml.TaggedStyle != 0 || strings.HasPrefix(n.Value, damaged):
		case f != nil && n.Style == 0:
			r.report(place, f)
		default:
			r.report(at, wrongType(n, &shape{object: o}, article(o.name)))
		}
		return value{at: at, bad: true}, false
	}
	v = value{at: at, fields: map[string]value{}}
	seen := map[string]bool{} // known or not, and what an unknown key was meant to be
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		key := norm.NFC.String(k.Value)
		if seen[key] || !isKey(k) {
			seen[damaged] = seen[damaged] || k.Tag == mergeTag
			continue // reported by plainYAML
		}
		seen[key] = true
		in := slot{key, Pos{k.Line, k.Column}, " or remove the key"}
		f := o.field(key)
		if f == nil {
			if !r.textBehindComma(n, i, o) {
				seen[r.unknownKey(in.at, key, o)] = true
			}
			continue
		}
		if f.required {
			in.instead = ""
		}
		v.fields[key] = r.value(n.Content[i+1], &f.shape, in)
	}
	v.torn = seen[damaged] || r.torn
	for _, f := range o.fields {
		if f.required && !seen[f.key] && !v.torn {
			r.report(at, faultf(codeMissing, "%s needs the key %s", article(o.name), f.key).withHint("%s", f.hint))
		}
	}
	return v, true
}

// isKey reports whether a node is a plain key.
func isKey(k *yaml.Node) bool {
	return k.Kind == yaml.ScalarNode && k.Style&yaml.TaggedStyle == 0 && k.Tag != nullTag && k.Tag != mergeTag
}

// article returns the name of a mapping for a message.
func article(name string) string {
	switch name {
	case "radar":
		return "the file"
	case "history":
		return "an item of history"
	case "retired", "output", "import":
		return name
	case "entry":
		return "an entry"
	}
	return "a " + name
}

// damaged stands for a key that holds a refused character or merges others in: it may be any that is missing.
const damaged = string(placeholder)

// unknownKey reports a key that a mapping does not have and returns the one that was meant, or "".
func (r *reader) unknownKey(at Pos, key string, o *objectShape) string {
	if strings.ContainsRune(key, placeholder) {
		return damaged
	}
	if place, f := r.lookAlikeAt(at, key); f != nil {
		r.report(place, f)
		return damaged
	}
	f := faultf(codeUnkKey, "%s has no key %s", article(o.name), quoted(key))
	near := o.meant(key, r.suggest)
	if near != "" {
		f = f.withHint("did you mean %s?", near)
	} else {
		f = f.withHint("its keys are %s", strings.Join(o.keys(), ", "))
	}
	r.report(at, f)
	return near
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

// keyed reads a mapping with keys of the radar's own.
func (r *reader) keyed(n *yaml.Node, m *keyedShape, name string) value {
	v := value{at: Pos{n.Line, n.Column}}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		at := Pos{k.Line, k.Column}
		if len(v.keys) == m.max {
			v.cut = true
			r.report(at, faultf(codeMany, "there are %d keys below %s, and %d are the most: this is the first too many", len(n.Content)/2, name, m.max))
			break
		}
		if !isKey(k) || strings.Contains(k.Value, damaged) {
			continue // reported by plainYAML
		}
		key, f := scalar(k.Value, shapeName.text, "a key of "+name)
		if f != nil {
			r.report(at, f)
			continue
		}
		v.keys = append(v.keys, value{at: at, text: key})
		v.list = append(v.list, r.value(n.Content[i+1], m.of, slot{key, at, " or remove the key"}))
	}
	return v
}

// commas reads a list that is written as one text with commas.
func (r *reader) commas(n *yaml.Node, l *listShape, key string) value {
	v := value{at: Pos{n.Line, n.Column}}
	if strings.ContainsRune(n.Value, placeholder) {
		v.bad = true
		return v
	}
	parts := strings.Split(n.Value, ",")
	if len(parts) > l.max {
		r.report(v.at, faultf(codeMany, "there are %d %s, and %d are the most", len(parts), l.what, l.max))
		parts = parts[:l.max]
	}
	for _, part := range parts {
		text, f := scalar(part, l.of.text, "an item of "+key)
		if f != nil {
			r.report(v.at, f)
			v.bad = true
			break
		}
		v.list = append(v.list, value{at: v.at, text: text})
	}
	return v
}

// scalar returns the text of a scalar in its final form. Both results are empty when a character of it was
// refused, which has been reported.
func scalar(s string, t *textShape, key string) (string, *fault) {
	s = norm.NFC.String(s)
	if strings.ContainsRune(s, placeholder) {
		return "", nil
	}
	if t.lines {
		s = strings.TrimRight(s, " \t\n")
	} else {
		s = strings.TrimSpace(s)
	}
	length := utf8.RuneCountInString(s)
	switch {
	case s == "":
		return "", faultf(codeEmptyText, "%s is empty: write a text", key)
	case !t.lines && strings.ContainsAny(s, "\n"):
		return "", faultf(codeMultiLine, "%s has a line break, and must fit on one line", key)
	case !t.lines && strings.Contains(s, "\t"):
		return "", faultf(codeMultiLine, "%s has a tab: write a space", key)
	case t.max > 0 && length > t.max:
		return "", faultf(codeLong, "%s has %d characters, and %d are the most", key, length, t.max)
	case t.choices != nil && !slices.Contains(t.choices, s):
		return "", unquote(faultf(codeChoice, "%s cannot be %s: write %s", key, quoted(s), either(t.choices)), s)
	case t.parse != nil:
		text, f := t.parse(s)
		return text, unquote(f, s)
	}
	return s, nil
}

// inText returns where the fault of a text lies, and the fault with a hint that fits the way it is written.
func (r *reader) inText(n *yaml.Node, f *fault) (Pos, *fault) {
	at := Pos{n.Line, n.Column}
	switch {
	case f.code != codeMultiLine:
	case n.Style&yaml.LiteralStyle != 0:
		return at, f.withHint("with > instead of | the lines become one")
	case n.Style&yaml.DoubleQuotedStyle != 0 && strings.Contains(n.Value, "\n"):
		return r.find(n, '\n'), f
	case !strings.Contains(n.Value, "\n"):
		return r.find(n, '\t'), f
	}
	return at, f
}
