package radar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// commentFault is said where a # has hidden what is needed.
var commentFault = faultf(codeQuotes, "everything after # is a comment: put the text in quotes")

var commentInText = &fault{
	code:    codeComment,
	message: "the text after # is a comment and was left out: put the value in quotes to keep it",
	warning: true,
}

// commentInText warns of a comment behind a text without quotes that was most likely meant as a part of it: there
// is a letter or digit right behind the #. Where only some texts are right nothing can be lost.
func (r *reader) commentInText(n *yaml.Node, t *textShape) {
	if n.Style != 0 || t.parse != nil || t.choices != nil {
		return
	}
	at, rest := r.behind(n)
	blank := len(rest) - len(strings.TrimLeft(rest, " \t"))
	if blank > 0 && hidesText(rest[blank:]) {
		r.report(Pos{at.Line, at.Col + blank}, commentInText)
	}
}

// hidesText reports whether s begins with a # that was most likely not meant to begin a comment.
func hidesText(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[1:])
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// behind returns what follows a text without quotes in its last line, and where. When it cannot tell it returns "".
func (r *reader) behind(n *yaml.Node) (at Pos, rest string) {
	at = Pos{n.Line, n.Column}
	text := n.Value
	for ; at.Line <= len(r.lines); at = (Pos{at.Line + 1, 1}) {
		_, line := r.split(at)
		bare := strings.TrimLeft(line, " \t")
		at.Col += len(line) - len(bare)
		if tail, ok := strings.CutPrefix(bare, text); ok {
			at.Col += utf8.RuneCountInString(text)
			return at, tail
		}
		bare = strings.TrimRight(bare, " \t")
		var ok bool
		if text, ok = strings.CutPrefix(text, bare); !ok {
			return at, ""
		}
		text = strings.TrimLeft(text, " \n")
	}
	return at, ""
}

// hashBehind returns the place of a # that hides the value which is missing at a place.
func (r *reader) hashBehind(at Pos) (Pos, bool) {
	left, right := r.split(at)
	rest := strings.TrimLeft(right, " \t:")
	if !hidesText(rest) || left+right[:len(right)-len(rest)] == "" {
		return Pos{}, false
	}
	return Pos{at.Line, at.Col + len(right) - len(rest)}, true
}

// swallowed explains a bracket that is not closed because a comment hides the one that closes it.
func swallowed(e *syntaxError) (Pos, *fault) {
	for n := e.at.Line; n >= max(1, e.from.Line, e.at.Line-50); n-- {
		line := e.line(n)
		hash := commentIn(line)
		if hash < 0 {
			continue
		}
		if _, bracket := openBracket(line[:hash]); bracket != 0 && strings.Contains(line[hash:], closers[bracket]) {
			return Pos{n, 1 + utf8.RuneCountInString(line[:hash])}, commentFault
		}
	}
	return Pos{}, nil
}

// commentIn returns the byte at which the comment of a line begins, or -1. A # right behind a bracket or a comma
// was meant as text, but YAML sees a comment or an error.
func commentIn(line string) int {
	quote := byte(0)
	for i := range len(line) {
		c := line[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,", line[i-1]) >= 0):
			quote = c
		case c == '#' && (i == 0 || strings.IndexByte(" \t[{,", line[i-1]) >= 0):
			return i
		}
	}
	return -1
}

// textBehindComma reports a text between { and } that a comma has cut in two: the rest is a key without a value,
// the one at index i of the content.
func (r *reader) textBehindComma(n *yaml.Node, i int, o *objectShape) bool {
	k := n.Content[i]
	if !isCutOff(n, i) || strings.ContainsRune(k.Value, placeholder) || o.meant(k.Value, r.suggest) != "" {
		return false
	}
	if _, f := r.lookAlikeAt(Pos{k.Line, k.Column}, k.Value); f != nil {
		return false
	}
	if i > 2 && isCutOff(n, i-2) {
		return true // one text, one problem
	}
	r.report(Pos{k.Line, k.Column}, faultf(codeQuotes, "a comma ends the value between { and }: put the text in quotes"))
	return true
}

// isCutOff reports whether the key at index i of a mapping in braces is a text without a value behind another value.
func isCutOff(n *yaml.Node, i int) bool {
	if n.Style&yaml.FlowStyle == 0 || i == 0 {
		return false
	}
	before, k, v := n.Content[i-1], n.Content[i], n.Content[i+1]
	return before.Kind == yaml.ScalarNode && before.Style == 0 && k.Style == 0 && v.Tag == nullTag && v.Value == ""
}
