package radar

import (
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

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
