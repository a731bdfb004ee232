package radar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

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
