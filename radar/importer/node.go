package importer

import (
	"strings"

	"techradar/radar"
)

// kind is what a node is.
type kind int

const (
	nullNode kind = iota
	textNode
	numberNode
	boolNode
	listNode
	objectNode
	programNode // an expression of a program, which is never run
)

// String is the kind as messages call it.
func (k kind) String() string {
	return [...]string{"null", "a text", "a number", "true or false", "a list", "an object", "a piece of a program"}[k]
}

// node is a value of JSON, of a JavaScript literal or of YAML. Numbers and the like keep their text, so that 1.10
// stays 1.10.
type node struct {
	kind   kind
	text   string
	items  []*node
	fields []fieldNode
	at     place
}

// fieldNode is a key with its value.
type fieldNode struct {
	key   string
	at    place
	value *node
}

// The bounds on a tree.
const (
	maxNesting = 64
	maxNodes   = 600_000
)

// has reports whether an object has a key.
func (n *node) has(key string) bool { return n.child(key) != nil }

// child returns the value of the last field with a key, or nil. A null is nothing.
func (n *node) child(key string) *node {
	if n == nil {
		return nil
	}
	var found *node
	for _, f := range n.fields {
		if f.key == key && f.value.kind != nullNode {
			found = f.value
		}
	}
	return found
}

// object reads an object and remembers what was read, so that the rest can be told.
type object struct {
	*node
	*reports
	what string // "an entry", "the file"
	used map[string]bool
}

// object returns a reader of a node, which need not be an object: then it has no fields, and that is told.
func (r *reports) object(n *node, what string) *object {
	if n != nil && n.kind != objectNode {
		is := n.kind.String()
		r.count("kind "+n.at.file+" "+what, n.at, codeFormat, func(count int) string {
			if count > 1 {
				return plural(count, "value", "values") + " in the place of " + what + ", first " + is + " here: they were left out"
			}
			return is + " stands in the place of " + what + ": it was left out"
		})
		n = nil
	}
	if n == nil {
		n = &node{}
	}
	return &object{n, r, what, map[string]bool{}}
}

// objects returns readers of the items of a list that are objects. The others are told.
func (r *reports) objects(items []*node, what string) []*object {
	list := make([]*object, 0, len(items))
	for _, item := range items {
		if o := r.object(item, what); item.kind == objectNode {
			list = append(list, o)
		}
	}
	return list
}

// get returns the value of the first key that is there, or nil.
func (o *object) get(keys ...string) *node {
	for _, key := range keys {
		if o.used[key] {
			continue
		}
		if n := o.child(key); n != nil {
			o.used[key] = true
			return n
		}
		o.used[key] = true // a null says nothing that could be lost
	}
	return nil
}

// str returns the text of the first key that is there, and its place. What is no text is told and left out.
func (o *object) str(keys ...string) (string, place) {
	n := o.get(keys...)
	if n == nil {
		return "", o.at
	}
	switch n.kind {
	case textNode, numberNode, boolNode:
		return n.text, n.at
	}
	o.warn(n.at, codeFormat, "", "%s of %s is %s, and a text is wanted: it was left out", quoted(keys[0]), o.what, n.kind)
	return "", n.at
}

// list returns the items of a key. What is no list is told and left out.
func (o *object) list(keys ...string) []*node {
	n := o.get(keys...)
	if n == nil {
		return nil
	}
	if n.kind != listNode {
		o.warn(n.at, codeFormat, "", "%s of %s is %s, and a list is wanted: it was left out", quoted(keys[0]), o.what, n.kind)
		return nil
	}
	return n.items
}

// texts returns the texts of a list.
func (o *object) texts(keys ...string) []string {
	var texts []string
	for _, item := range o.list(keys...) {
		switch item.kind {
		case textNode, numberNode, boolNode:
			texts = append(texts, item.text)
		case nullNode:
		default:
			o.warn(item.at, codeFormat, "", "an item of %s of %s is %s, and a text is wanted: it was left out", quoted(keys[0]), o.what, item.kind)
		}
	}
	return texts
}

// skip names keys that say nothing which could be lost.
func (o *object) skip(keys ...string) {
	for _, key := range keys {
		o.used[key] = true
	}
}

// rest tells of the fields that were not read, and of keys that stand twice.
func (o *object) rest() {
	seen := map[string]bool{}
	for _, f := range o.fields {
		if seen[f.key] {
			o.warn(f.at, codeFormat, "", "%s stands twice in %s: the last one counts", quoted(f.key), o.what)
		}
		seen[f.key] = true
		if !o.used[f.key] && f.value.kind != nullNode {
			o.noPlace(f.at, o.what, f.key)
		}
	}
}

// isYes reports whether a text says yes, as spreadsheets and programs do.
func isYes(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "y", "1", "x":
		return true
	}
	return false
}

// treeError is why a file is no tree.
type treeError struct {
	at            radar.Pos
	message, hint string
}

func (e *treeError) Error() string { return e.message }

// tree reads a file of JSON or YAML, or says why it is neither.
func (r *reports) tree(f File) *node {
	src, ok := r.decode(f)
	if !ok {
		return nil
	}
	var n *node
	var bad *treeError
	what := "JSON"
	if isJSON(src) {
		n, bad = readJSON(src, f.Name)
	} else {
		what = "YAML"
		n, bad = readYAML(src, f.Name)
	}
	if bad != nil {
		r.fail(place{f.Name, bad.at}, codeSyntax, bad.hint, "this is not %s: %s", what, bad.message)
		return nil
	}
	return n
}

// isJSON reports whether a text begins like JSON.
func isJSON(src string) bool {
	src = strings.TrimLeft(strings.TrimPrefix(src, "\uFEFF"), " \t\r\n")
	return strings.HasPrefix(src, "{") || strings.HasPrefix(src, "[")
}
