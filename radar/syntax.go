package radar

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// syntaxError is an error of the YAML parser with what is needed to say it in plain words.
type syntaxError struct {
	*source
	at      Pos    // where the parser gave up
	from    Pos    // where the thing began that it was reading; zero when it says nothing
	context string // what it was reading
	message string
}

// here returns the line where the parser gave up, parted at the column.
func (e *syntaxError) here() (before, behind string) {
	return e.split(e.at)
}

// explanation says what a syntax error means and where to look. A nil fault means that it cannot tell.
type explanation func(e *syntaxError) (Pos, *fault)

// explanations say the parser's messages in plain words. The first whose context and message begin like the
// parser's and that returns a fault is taken.
var explanations = []struct {
	context, message string
	explain          explanation
}{
	{"", errTooDeep.Error(), tooDeep},
	{"", errTooMany.Error(), tooLarge},
	{"", "", mergeConflict},
	{"", "", tabIndentation},
	{"", "", lookAlike},
	{"", "", gluedDash},
	{"while parsing a flow", "", swallowed},
	{"", "mapping values are not allowed", swallowed},
	{"", "mapping values are not allowed", afterMarker},
	{"", "mapping values are not allowed", colonInValue},
	{"", "mapping values are not allowed", noColonAbove},
	{"", "mapping values are not allowed", bracketAbove},
	{"", "mapping values are not allowed", indentation},
	{"while scanning a simple key", "could not find expected ':'", shallowText},
	{"while scanning a simple key", "could not find expected ':'", noColon},
	{"while scanning a quoted scalar", "found unexpected end of stream", unclosedQuote},
	{"while scanning a quoted scalar", "found unexpected document indicator", unclosedQuote},
	{"while scanning a quoted scalar", "", badEscape},
	{"while scanning a directive", "", directive},
	{"", "found incompatible YAML document", directive},
	{"", "did not find expected <document end> before directive", directive},
	{"", "found undefined tag handle", tagSyntax},
	{"while scanning a %", "", directive},
	{"while parsing a %", "", directive},
	{"while scanning for the next token", "found character that cannot start", reservedCharacter},
	{"while scanning an a", "did not find expected alphabetic", reservedCharacter},
	{"while scanning a block scalar", "did not find expected comment or line break", blockText},
	{"while scanning a tag", "", tagSyntax},
	{"while parsing a flow", "", unclosedBracket},
	{"", "did not find expected <document start>", strayCloser},
	{"", "did not find expected <document start>", afterEnd},
	{"while parsing a block", "did not find expected", strayCloser},
	{"", "found a comment without preceding whitespace", gluedComment},
	{"while parsing a block mapping", "did not find expected key", afterQuote},
	{"while parsing a block mapping", "did not find expected key", afterBracket},
	{"while parsing a block mapping", "did not find expected key", keysAndItems},
	{"while parsing a block mapping", "did not find expected key", indentation},
	{"while parsing a block collection", "did not find expected '-'", afterQuote},
	{"while parsing a block collection", "did not find expected '-'", afterBracket},
	{"", "mapping keys are not allowed", questionMark},
	{"while parsing a block collection", "did not find expected '-'", keysAndItems},
	{"while parsing a block collection", "did not find expected '-'", indentation},
	{"", "block sequence entries are not allowed", itemOnKeyLine},
}

// explain says what an error of the YAML parser means in a text, and where to look.
func (s *source) explain(bad *yaml.LoadError) (Pos, *fault) {
	e := &syntaxError{source: s, context: bad.ContextMsg, message: bad.Message}
	e.at = s.within(Pos{bad.Mark.Line, bad.Mark.Column})
	if bad.ContextMark.Line > 0 {
		e.from = s.within(Pos{bad.ContextMark.Line, bad.ContextMark.Column})
	}
	for _, x := range explanations {
		if !strings.HasPrefix(e.context, x.context) || !strings.HasPrefix(e.message, x.message) {
			continue
		}
		if at, f := x.explain(e); f != nil {
			return s.within(at), f
		}
	}
	return e.at, faultf(codeSyntax, "this is not YAML: %s", Visible(strings.TrimPrefix(e.message, "yaml: ")))
}

func tooDeep(e *syntaxError) (Pos, *fault) { return e.at, faultf(codeDeep, "%s", e.message) }

func tooLarge(e *syntaxError) (Pos, *fault) { return e.at, faultf(codeLarge, "%s", e.message) }

func tabIndentation(e *syntaxError) (Pos, *fault) {
	line := e.line(e.at.Line)
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	tab := strings.IndexByte(indent, '\t')
	if tab < 0 || e.at.Col > len(indent)+1 {
		return Pos{}, nil
	}
	return Pos{e.at.Line, tab + 1}, faultf(codeTab, "a tab indents this line: YAML wants spaces").
		withHint("write two spaces for each step")
}

// keyAt matches the start of a line up to the colon behind its first key.
var keyAt = regexp.MustCompile(`^[\s\-?]*("[^"]*"|'[^']*'|[^\s"'\[\]{},#:][^:#]*):(\s|$)`)

func colonInValue(e *syntaxError) (Pos, *fault) {
	before, _ := e.here()
	key := keyAt.FindString(before)
	if key == "" {
		return Pos{}, nil
	}
	value := strings.TrimSpace(before[len(key):])
	return e.at, faultf(codeQuotes, `a colon with a space behind it ends a key, and this one stands in a value`).
		withHint(`put the whole value in quotes: "%s: ..."`, Visible(value))
}

// conflict matches the lines by which Git marks what it could not merge.
var conflict = regexp.MustCompile(`^(<<<<<<< |=======$|>>>>>>> )`)

func mergeConflict(e *syntaxError) (Pos, *fault) {
	for n := max(1, e.from.Line); n <= e.at.Line; n++ {
		if conflict.MatchString(e.line(n)) {
			return Pos{n, 1}, faultf(codeSyntax, "this line marks a merge conflict").
				withHint("keep one of the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>")
		}
	}
	return Pos{}, nil
}

// dashGlued matches a list item without a space behind its dash.
var dashGlued = regexp.MustCompile(`^\s*-[^\s\-:]+:(\s|$)`)

func gluedDash(e *syntaxError) (Pos, *fault) {
	above, _ := e.above(e.at.Line)
	for _, n := range []int{e.at.Line, above} {
		if dashGlued.MatchString(e.line(n)) {
			return e.firstOf(n), faultf(codeIndent, "there is no space after the dash").
				withHint(`an item of a list begins with "- "`)
		}
	}
	return Pos{}, nil
}

// blockBegin matches a key whose text stands in the lines below.
var blockBegin = regexp.MustCompile(`:\s*[|>][-+0-9]*$`)

func shallowText(e *syntaxError) (Pos, *fault) {
	n, line := e.above(e.from.Line)
	if n == 0 || !blockBegin.MatchString(line) {
		return Pos{}, nil
	}
	return e.from, faultf(codeIndent, "the text below | or > is indented deeper than its key, and this line is not").
		withHint("write two spaces more than before the key in line %d", n)
}

// above returns the nearest line above another that is neither empty nor a comment, and its number, or 0.
func (e *syntaxError) above(below int) (int, string) {
	for n := below - 1; n > 0; n-- {
		line := strings.TrimSpace(e.line(n))
		if line != "" && line[0] != '#' {
			return n, line
		}
	}
	return 0, ""
}

func noColonAbove(e *syntaxError) (Pos, *fault) {
	n, line := e.above(e.at.Line)
	if n == 0 || strings.ContainsAny(line, ":[]{}\"'|>") || strings.HasPrefix(line, "- ") {
		return Pos{}, nil
	}
	return e.firstOf(n), missingColon(line)
}

// firstOf returns the place of the first character of a line that is no space.
func (e *syntaxError) firstOf(n int) Pos {
	line := e.line(n)
	return Pos{n, 1 + len(line) - len(strings.TrimLeft(line, " "))}
}

func missingColon(line string) *fault {
	return faultf(codeNoColon, `there is no colon after the key in %s`, quoted(line)).
		withHint(`a key and its value are written "key: value"`)
}

// gluedColon matches a line whose first colon has no space behind it.
var gluedColon = regexp.MustCompile(`^([\s\-]*[^\s:]+):[^\s:/]`)

func noColon(e *syntaxError) (Pos, *fault) {
	line := e.line(e.from.Line)
	rest := after(line, e.from.Col-1)
	if m := gluedColon.FindStringSubmatch(rest); m != nil {
		return Pos{e.from.Line, e.from.Col + len([]rune(m[1]))}, faultf(codeNoColon, "there is no space after the colon").
			withHint("write %s", quoted(m[1]+": "+rest[len(m[1])+1:]))
	}
	return e.from, missingColon(strings.TrimSpace(rest))
}

func bracketAbove(e *syntaxError) (Pos, *fault) { return e.openUpTo(e.at.Line - 1) }

// openUpTo blames the last bracket that is still open at the end of a line, looking some lines back.
func (e *syntaxError) openUpTo(last int) (Pos, *fault) {
	for n := last; n > max(0, last-50); n-- {
		if col, bracket := openBracket(e.line(n)); col > 0 {
			return Pos{n, col}, notClosed(bracket)
		}
	}
	return Pos{}, nil
}

// openBracket returns the column of the last bracket or brace that is opened in a line and not closed in it.
func openBracket(line string) (col int, bracket rune) {
	var open []int
	runes := []rune(line)
	quote := rune(0)
	for i, c := range runes {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			open = append(open, i)
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		case c == '#' && i > 0 && runes[i-1] == ' ':
			quote = '\n' // a comment: nothing closes it
		}
	}
	if len(open) == 0 {
		return 0, 0
	}
	last := open[len(open)-1]
	return last + 1, runes[last]
}

// closers has the closing partner of each bracket.
var closers = map[rune]string{'[': "]", '{': "}"}

func notClosed(bracket rune) *fault {
	return faultf(codeUnclosed, `this "%c" is never closed: a "%s" is missing`, bracket, closers[bracket]).
		withHint(`write "%s", or put the text in quotes`, closers[bracket])
}
