package radar

import (
	"cmp"
	"strings"
)

// Explanations of syntax errors inside values: quotes, brackets and characters that mean something to YAML.

func unclosedQuote(e *syntaxError) (Pos, *fault) {
	quote := after(e.line(e.from.Line), e.from.Col-1)
	if quote == "" {
		return e.at, nil
	}
	f := faultf(codeUnclosedQuo, "this quote (%c) is never closed", quote[0])
	if quote[0] == '\'' {
		return e.from, f.withHint("in single quotes an apostrophe is written twice: 'it''s'")
	}
	return e.from, f.withHint(`in double quotes a quote is written with a backslash: "5\" disk"`)
}

func badEscape(e *syntaxError) (Pos, *fault) {
	before, behind := e.here()
	if i := strings.LastIndexByte(before, '\\'); i >= 0 && !strings.HasPrefix(behind, `\`) {
		behind = before[i:] + behind
		e.at.Col -= len([]rune(before[i:]))
	}
	if !strings.HasPrefix(behind, `\`) {
		return Pos{}, nil
	}
	length := 2
	if digits, ok := hexEscapes[behind[min(1, len(behind)-1)]]; ok {
		length += digits
	}
	escape, _, _ := strings.Cut(firstCells(behind, length), `"`)
	return e.at, faultf(codeEscape, "a backslash in double quotes begins an escape, and %s is none", quoted(escape)).
		withHint(`write the backslash twice, or use single quotes`)
}

func directive(e *syntaxError) (Pos, *fault) {
	return Pos{e.at.Line, 1}, faultf(codeDirective, "a line that begins with %% is a YAML directive, and a radar has none").
		withHint("remove the line")
}

func reservedCharacter(e *syntaxError) (Pos, *fault) {
	at := e.at
	if e.from != (Pos{}) {
		at = e.from
	}
	c := firstCells(after(e.line(at.Line), at.Col-1), 2)
	switch {
	case c == "":
		return Pos{}, nil
	case c[0] == '\t':
		return at, faultf(codeTab, "a tab stands where YAML wants a space")
	}
	return at, faultf(codeQuotes, "text cannot begin with %c here: YAML keeps it for itself", []rune(c)[0]).
		withHint("put the whole value in quotes")
}

func blockText(e *syntaxError) (Pos, *fault) {
	return e.at, faultf(codeSyntax, "after | or > the text begins on the next line").
		withHint("move the text down, or put the whole value in quotes")
}

func tagSyntax(e *syntaxError) (Pos, *fault) { return cmp.Or(e.from, e.at), tagFault }

func unclosedBracket(e *syntaxError) (Pos, *fault) {
	open := []rune(after(e.line(e.from.Line), e.from.Col-1) + " ")[0]
	before, behind := e.here()
	next := strings.TrimLeft(behind, " ")
	switch {
	case strings.HasSuffix(e.context, "node") && next == "":
		return e.openUpTo(e.at.Line)
	case strings.HasSuffix(e.context, "node") && e.at == e.from && closers[open] != "":
		return e.from, notClosed(open)
	case strings.HasSuffix(e.context, "node"):
		return e.at, faultf(codeSyntax, `there is nothing before this "%c"`, []rune(next)[0]).
			withHint(`remove the surplus comma or bracket, or put the text in quotes`)
	case closers[open] == "":
		return Pos{}, nil
	case next != "" && strings.ContainsRune("]}", rune(next[0])):
		return e.at, faultf(codeUnclosed, `this "%c" closes what line %d opens with "%c"`, next[0], e.from.Line, open).
			withHint(`write "%s", or put the text in quotes`, closers[open])
	case next == "" || e.at.Line != e.from.Line && (next[0] != ':' || !strings.Contains(before, ": ")):
		return e.from, notClosed(open)
	case next[0] == ':':
		return e.at, faultf(codeQuotes, "a colon with a space behind it ends a key, and this one stands in a value").
			withHint("write a comma before the next key, or put the whole value in quotes")
	}
	if strings.ContainsRune("[{", rune(next[0])) && !strings.HasSuffix(strings.TrimRight(before, " "), `"`) {
		return e.at, faultf(codeQuotes, `"%c" ends the value between "%c" and "%s": put the text in quotes`, next[0], open, closers[open])
	}
	return e.at, faultf(codeSyntax, `there is no comma before %s`, quoted(next)).
		withHint(`between "%c" and "%s" a comma stands between the parts; text that holds one goes in quotes`, open, closers[open])
}

func strayCloser(e *syntaxError) (Pos, *fault) {
	_, behind := e.here()
	next := strings.TrimLeft(behind, " ")
	if next == "" || !strings.ContainsRune("]},", rune(next[0])) {
		return Pos{}, nil
	}
	e.at.Col += len(behind) - len(next)
	return e.at, faultf(codeUnclosed, `this "%c" closes nothing: remove it, or put the text in quotes`, next[0])
}

func afterEnd(e *syntaxError) (Pos, *fault) {
	_, behind := e.here()
	return e.at, faultf(codeSyntax, "the radar has ended, and %s comes after it", quoted(strings.TrimLeft(behind, " ")))
}

func gluedComment(e *syntaxError) (Pos, *fault) {
	if before, _ := e.here(); before != "" && strings.ContainsAny(before[len(before)-1:], "[{,") {
		return e.at, commentFault
	}
	return e.at, faultf(codeSyntax, "a # that begins a comment has a space before it").
		withHint("put the whole value in quotes when the # belongs to it")
}

// behindQuote begins the message of afterQuote.
const behindQuote = "text follows the closing quote"

func afterQuote(e *syntaxError) (Pos, *fault) {
	before, behind := e.here()
	before = strings.TrimRight(before, " ")
	if before == "" || behind == "" || !strings.ContainsRune(`"'`, rune(before[len(before)-1])) {
		return Pos{}, nil
	}
	quote := before[len(before)-1]
	f := faultf(codeQuotes, behindQuote+": %s", quoted(behind))
	if quote == '\'' {
		return e.at, f.withHint("in single quotes an apostrophe is written twice: 'it''s'")
	}
	return e.at, f.withHint(`in double quotes a quote is written with a backslash: "5\" disk"`)
}

// afterBracket explains text behind a bracket that was meant to begin a text.
func afterBracket(e *syntaxError) (Pos, *fault) {
	before, behind := e.here()
	before = strings.TrimRight(before, " ")
	if before == "" || behind == "" || !strings.ContainsAny(before[len(before)-1:], "]}") {
		return Pos{}, nil
	}
	return e.at, faultf(codeQuotes, `text follows the closing "%s": %s`, before[len(before)-1:], quoted(behind)).
		withHint("put the whole value in quotes")
}

// questionMark explains a text that begins with one.
func questionMark(e *syntaxError) (Pos, *fault) {
	return e.at, faultf(codeQuotes, "text cannot begin with ? here: YAML keeps it for itself").
		withHint("put the whole value in quotes")
}

func indentation(e *syntaxError) (Pos, *fault) {
	before, _ := e.here()
	at := e.firstOf(e.at.Line)
	if strings.TrimSpace(before) != "" && keyAt.MatchString(before) {
		return Pos{}, nil
	}
	spaces := at.Col - 1
	f := faultf(codeIndent, "this line is indented by %s, and no line above that it could belong to is", plural(spaces, "space"))
	return at, f.withHint("give the keys of one mapping, and the dashes of one list, the same indentation")
}

// keysAndItems explains a key in the column of a list, or the other way round.
func keysAndItems(e *syntaxError) (Pos, *fault) {
	before, behind := e.here()
	if e.at.Col != e.from.Col || strings.TrimSpace(before) != "" {
		return Pos{}, nil
	}
	if strings.HasPrefix(behind, "-") {
		return e.at, faultf(codeIndent, "an item of a list stands among keys").
			withHint("indent it below the key that the list belongs to")
	}
	return e.at, faultf(codeIndent, "a key stands among the items of a list").
		withHint(`begin the line with "- ", or indent it as the keys that it belongs to`)
}

func afterMarker(e *syntaxError) (Pos, *fault) {
	if !strings.HasPrefix(e.line(e.at.Line), "--- ") {
		return Pos{}, nil
	}
	return Pos{e.at.Line, 5}, faultf(codeSyntax, "keys cannot stand on the line of ---").
		withHint("remove the ---, or begin the keys on the next line")
}

func itemOnKeyLine(e *syntaxError) (Pos, *fault) {
	return e.at, faultf(codeSyntax, "a list cannot begin on the line of its key").
		withHint(`start "- ..." on the next line, or put the text in quotes`)
}
