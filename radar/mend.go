package radar

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// mender reads on after an error of the YAML parser. It puts placeholders for what could not be read, line by
// line and so that all columns stay, and parses again. What stands behind a placeholder is taken as reported.
type mender struct {
	*reader
	root    *yaml.Node
	err     error   // of the parser
	parsed  *source // what is given to the parser
	shown   *source // the same as it was typed, but for the lines that were mended
	aliases int     // how many were mended
	rounds  int     // how many other errors were mended
	tries   int     // how often it was parsed to find out how
	dropped int     // the last line that was left out
}

// The bounds on the work. Each try costs a parse.
const (
	maxAliases     = 8
	maxRounds      = 20
	maxTries       = 48
	maxMendedBytes = 256 << 10
)

// notMended are the codes of the errors after which nothing can be told of the rest.
var notMended = []string{codeTab, codeDeep, codeLarge, codeDocument}

// aRadar matches a file that is a radar although it is not YAML. Anything else has one mistake: it is not a radar.
var aRadar = regexp.MustCompile(`(?m)^(title|quadrants|rings|entries) *:`)

// theRest is the hint for the error after which it stopped.
const theRest = "the rest is checked once this is mended"

func (m *mender) load() *yaml.Node {
	known := len(m.found)
	m.root, m.err = m.decode([]byte(m.parsed.src))
	for m.err != nil {
		var bad *yaml.LoadError
		if !errors.As(m.err, &bad) {
			m.report(Pos{}, faultf(codeSyntax, "this is not YAML: %s", Visible(m.err.Error())))
			return nil
		}
		mended := m.mend
		if strings.HasPrefix(bad.Message, unknownAnchor) {
			mended = m.alias
		}
		if !mended(bad) {
			return nil
		}
	}
	if m.rounds > 0 && m.root != nil && m.root.Kind != yaml.MappingNode {
		// It was not understood after all. The first error is right, whatever came of it.
		m.found = m.found[:known+1]
		return nil
	}
	return m.root
}

// alias reports an alias without an anchor and parses again without it: there may be more to say.
func (m *mender) alias(bad *yaml.LoadError) bool {
	at := m.shown.within(Pos{bad.Mark.Line, bad.Mark.Column})
	m.report(at, aliasFault)
	left, right := m.parsed.split(at)
	if m.aliases++; m.aliases > maxAliases || !strings.HasPrefix(right, "*") {
		return false
	}
	m.parsed = m.parsed.withLine(at.Line, left+damaged+right[1:])
	m.root, m.err = m.decode([]byte(m.parsed.src))
	return true
}

// mend reports an error of the parser and parses again without it.
func (m *mender) mend(bad *yaml.LoadError) bool {
	at, f := m.shown.explain(bad)
	if slices.Contains(notMended, f.code) || strings.Contains(bad.Message, "document indicator") || conflict.MatchString(m.shown.line(at.Line)) {
		if f.code != codeDeep && f.code != codeLarge {
			f = f.withRest()
		}
		m.report(at, f)
		return false
	}
	if f.code == codeUnclosedQuo {
		m.outside(at)
	}
	known := len(m.found)
	for _, e := range m.repairs(at, f) {
		if m.tries++; m.tries > maxTries {
			break
		}
		parsed := m.parsed.withLine(at.Line, e.line)
		root, err := m.decode([]byte(parsed.src))
		if !m.further(err, bad, at, f) {
			m.found = m.found[:known]
			continue
		}
		// A run of lines with the wrong indentation is one mistake.
		if !e.drop || m.dropped == 0 || m.dropped != at.Line-1 {
			m.report(at, f)
		}
		if e.drop {
			m.torn, m.dropped = true, at.Line
		}
		m.parsed, m.shown = parsed, m.shown.withLine(at.Line, e.line)
		m.rounds++
		m.root, m.err = root, err
		return true
	}
	m.report(at, f.withRest())
	return false
}

// withRest returns the fault with the hint that the rest is checked later.
func (f *fault) withRest() *fault {
	if f.hint == "" {
		return f.withHint(theRest)
	}
	return f.withHint("%s; %s", f.hint, theRest)
}

// further reports whether the parser has come further with err, or to the end, than with the error before, which
// was at a place. What is not closed goes on to where the parser gave up, or to the next line when that is a key.
func (m *mender) further(err error, before *yaml.LoadError, at Pos, f *fault) bool {
	var bad *yaml.LoadError
	switch {
	case !errors.As(err, &bad):
		return err == nil
	case f.code == codeUnclosedQuo && keyOnly.MatchString(m.parsed.line(at.Line+1)):
		return bad.Mark.Line > at.Line
	case bad.Mark.Line == before.Mark.Line:
		return bad.Mark.Column > before.Mark.Column
	}
	return bad.Mark.Line > before.Mark.Line
}

// outside drops what was said of quotes that were taken for closing ones, because one further up is not closed.
func (m *mender) outside(at Pos) {
	m.found = slices.DeleteFunc(m.found, func(f found) bool {
		return f.at.Line > at.Line && strings.HasPrefix(f.message, behindQuote)
	})
}

// withLine returns the source with another text in a line.
func (s *source) withLine(n int, text string) *source {
	begin := s.lines[n-1]
	return newSource(s.src[:begin] + text + s.src[begin+len(s.line(n)):])
}

// repair is a line that may be read in the place of a wrong one.
type repair struct {
	line string
	drop bool // nothing of the line is left
}

var (
	itemAt   = regexp.MustCompile(`^ *(- +)+`)
	keyOnly  = regexp.MustCompile(`^ *(- +)*("[^"]*"|'[^']*'|[^\s"'\[\]{},#:-][^:#{}\[\],]*):( +|$)`)
	gluedKey = regexp.MustCompile(`^( *-)([^\s\-:{}\[\]]+:)(\s|$)`)
	inBraces = regexp.MustCompile(`^( *)([{\[].*[^,\s])(,?\s*)$`)
	closing  = regexp.MustCompile(`[\]},]*\s*$`)
)

// repairs returns what may stand in the place of the line with an error, best first.
func (m *mender) repairs(at Pos, f *fault) []repair {
	if m.rounds == maxRounds || len(m.parsed.src) > maxMendedBytes || !aRadar.MatchString(m.parsed.src) {
		return nil
	}
	line := m.parsed.line(at.Line)
	left, right := m.parsed.split(at)
	var list []repair
	add := func(line string) { list = append(list, repair{line: line}) }

	switch {
	case f.code == codeLookAlike && !strings.HasPrefix(right, "："):
		rest := strings.TrimLeftFunc(right, func(c rune) bool { return c > unicode.MaxASCII && unicode.Is(unicode.Zs, c) })
		add(left + strings.Repeat(" ", utf8.RuneCountInString(right)-utf8.RuneCountInString(rest)) + rest)
	case strings.HasPrefix(right, ":") || strings.HasPrefix(right, "："):
		if f.code == codeNoColon || f.code == codeLookAlike {
			add(left + ": " + blank(right))
		}
	}
	if key := keyOnly.FindString(line); key != "" && strings.TrimSpace(line[len(key):]) != "" && f.code != codeIndent {
		add(key + blank(line[len(key):]))
	}
	dash := itemAt.FindString(line)
	if dash != "" && f.code != codeNoColon {
		add(dash + blankAll(line[len(dash):]))
	}
	if p := inBraces.FindStringSubmatch(line); p != nil {
		add(p[1] + blankAll(p[2]) + p[3])
	}
	if f.code == codeNoColon {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		if dash != "" {
			indent = dash
		}
		if m.hasChildren(at.Line, len(indent)) {
			add(indent + damaged + ":")
		}
		add(indent + damaged + ": " + damaged)
	}
	if p := gluedKey.FindStringSubmatch(line); p != nil {
		add(p[1] + " " + p[2] + " " + damaged)
	} else if f.code == codeIndent {
		list = append(list, repair{"#", true})
	}
	return list
}

// blank returns placeholders for a text, and the brackets and commas at its end, which may belong to what is around.
func blank(s string) string {
	end := closing.FindStringIndex(s)[0]
	return blankAll(s[:end]) + s[end:]
}

// blankAll returns placeholders for a text, at least one.
func blankAll(s string) string { return strings.Repeat(damaged, max(1, utf8.RuneCountInString(s))) }

// hasChildren reports whether the line below another is indented deeper, or an item of a list.
func (m *mender) hasChildren(n, indent int) bool {
	for n++; n <= len(m.parsed.lines); n++ {
		line := strings.TrimLeft(m.parsed.line(n), " ")
		if line == "" || line[0] == '#' {
			continue
		}
		deep := len(m.parsed.line(n)) - len(line)
		return deep > indent || deep == indent && strings.HasPrefix(line, "- ")
	}
	return false
}
