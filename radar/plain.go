package radar

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

// The parts of YAML that let a file say something else than a reader sees are refused wherever they stand.
var (
	aliasFault = faultf(codeAlias, "* begins a YAML alias, which a radar cannot have").
			withHint("write the value out; text that begins with * goes in quotes")
	anchorFault = faultf(codeAnchor, "& begins a YAML anchor, which a radar cannot have").
			withHint("remove the anchor; text that begins with & goes in quotes")
	tagFault = faultf(codeTag, "! begins a YAML tag, which a radar cannot have").
			withHint("remove the tag; text that begins with ! goes in quotes")
	mergeFault = faultf(codeMerge, "<< is a YAML merge key, which a radar cannot have").
			withHint("write the keys out")
)

// plainYAML reports what is refused in the nodes below n whatever they mean, n being depth deep. It writes a
// placeholder for refused characters into the values.
func (r *reader) plainYAML(n *yaml.Node, depth int) {
	at := Pos{n.Line, n.Column}
	if n.Anchor != "" {
		r.report(at, anchorFault)
	}
	switch {
	case n.Kind == yaml.AliasNode:
		r.report(at, aliasFault)
		return
	case r.tagged(n):
		r.report(r.tagAfterAnchor(n), tagFault)
	case n.Kind == yaml.ScalarNode:
		if n.Style&yaml.DoubleQuotedStyle != 0 {
			r.escapes(n)
		}
		return
	}
	if len(n.Content) > 0 && depth > MaxDepth {
		r.report(at, faultf(codeDeep, "%v", errTooDeep))
		return
	}
	children := n.Content
	if n.Kind == yaml.MappingNode {
		r.keys(n)
		children = n.Content
	} else if len(children) > MaxEntries {
		children = children[:MaxEntries] // no list may be longer, and list says so
	}
	for _, c := range children {
		r.plainYAML(c, depth+1)
	}
}

// maxKeys is above what any mapping of the format has, and bounds the work for a file that is all keys.
const maxKeys = 200

// tagged reports whether a node has a tag. The tag "!" alone leaves no trace in a node but its place.
func (r *reader) tagged(n *yaml.Node) bool {
	if n.Style&yaml.TaggedStyle != 0 {
		return true
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" || strings.HasPrefix(n.Value, damaged) {
		return false
	}
	_, right := r.split(Pos{n.Line, n.Column})
	return strings.HasPrefix(right, "! ")
}

// tagAfterAnchor returns the place of the tag of a node that may have an anchor before it.
func (r *reader) tagAfterAnchor(n *yaml.Node) Pos {
	at := Pos{n.Line, n.Column}
	if n.Anchor == "" {
		return at
	}
	_, rest := r.split(at)
	if tag := strings.IndexByte(rest, '!'); tag >= 0 {
		at.Col += utf8.RuneCountInString(rest[:tag])
	}
	return at
}

// keys reports keys that stand twice, that are no text, or that merge. It drops those that are too many.
func (r *reader) keys(n *yaml.Node) {
	if count := len(n.Content) / 2; count > maxKeys {
		k := n.Content[2*maxKeys]
		r.report(Pos{k.Line, k.Column}, faultf(codeMany, "the mapping has %d keys, and none has more than %d", count, maxKeys).
			withHint("what follows in the mapping is not read"))
		n.Content = n.Content[:2*maxKeys]
	}
	first := map[string]int{}
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		at := Pos{k.Line, k.Column}
		switch {
		case k.Kind == yaml.AliasNode || k.Style&yaml.TaggedStyle != 0: // reported as such
		case k.Kind != yaml.ScalarNode || k.Tag == nullTag:
			r.report(at, faultf(codeKey, "a key is a word, and this is %s", kindOf(k)))
		case k.Tag == mergeTag:
			r.report(at, mergeFault)
		default:
			key := norm.NFC.String(k.Value)
			if line, ok := first[key]; ok && !strings.ContainsRune(key, placeholder) {
				r.report(at, faultf(codeDupKey, "%s stands here twice, first in line %d", quoted(key), line).
					withHint(`keep one of the two; each item of a list begins with "- "`))
				continue
			}
			first[key] = k.Line
		}
	}
}

// The tags that the YAML parser gives to nodes and that decide something here.
const (
	nullTag  = "!!null"
	mergeTag = "!!merge"
)

// kindOf says what a node is, for a message.
func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Tag == nullTag:
		return "nothing"
	}
	return "text"
}

// escapes reports the refused characters that a text in double quotes writes as escapes, such as "\u202E", each
// of them once.
func (r *reader) escapes(n *yaml.Node) {
	runes := []rune(n.Value)
	reported := map[rune]bool{placeholder: true}
	for i, c := range runes {
		rule := refused(runeAt(runes, i-1), c, runeAt(runes, i+1))
		if rule == nil || reported[c] {
			continue
		}
		reported[c] = true
		r.report(r.find(n, c), rule.fault(c))
	}
	if len(reported) > 1 {
		n.Value = string(placeholder)
	}
}

func runeAt(runes []rune, i int) rune {
	if i < 0 || i >= len(runes) {
		return 0
	}
	return runes[i]
}

// find returns where the character c first stands in the text of a scalar, as it is or as an escape; where the
// scalar begins when it cannot be found.
func (r *reader) find(n *yaml.Node, c rune) Pos {
	start := Pos{n.Line, n.Column}
	double := n.Style&yaml.DoubleQuotedStyle != 0
	for at := start; at.Line <= len(r.lines); at = (Pos{at.Line + 1, 1}) {
		_, rest := r.split(at)
		for ; rest != ""; at.Col++ {
			here, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			switch {
			case here == c:
				return at
			case double && here == '"' && at != start:
				return start
			case double && here == '\\':
				value, length := escape(rest)
				if value == c {
					return at
				}
				at.Col += utf8.RuneCountInString(rest[:length])
				rest = rest[length:]
			}
		}
		if !double {
			break
		}
	}
	return start
}

// escape reads what follows a backslash and returns the character that it means and how many bytes it takes. An
// escape that is of no interest here means -1.
func escape(s string) (value rune, length int) {
	if s == "" {
		return -1, 0
	}
	digits := hexEscapes[s[0]]
	if digits > 0 && len(s) > digits {
		if v, err := strconv.ParseUint(s[1:1+digits], 16, 31); err == nil {
			return rune(v), 1 + digits
		}
	}
	if v, ok := shortEscapes[s[0]]; ok {
		return v, 1
	}
	_, size := utf8.DecodeRuneInString(s)
	return -1, size
}

// hexEscapes are the escapes that are followed by digits, and how many.
var hexEscapes = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// shortEscapes are the escapes of one letter that mean a character that may be refused.
var shortEscapes = map[byte]rune{
	'0': 0, 'a': 7, 'b': 8, 't': 9, '\t': 9, 'n': 10, 'v': 11, 'f': 12, 'r': 13, 'e': 27,
	'N': 0x85, 'L': 0x2028, 'P': 0x2029,
}
