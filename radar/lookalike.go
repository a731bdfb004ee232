package radar

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// oddSpace is the class of the spaces that YAML takes for letters.
const oddSpace = `[\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]`

// lookAlikes match a line up to the first character that looks like a space or a colon where YAML needs one: in
// the indentation, behind a dash and behind a key.
var lookAlikes = []*regexp.Regexp{
	regexp.MustCompile(`^[ \-]*` + oddSpace),
	regexp.MustCompile(`^[ \-{]*[A-Za-z_]+ *:` + oddSpace),
	regexp.MustCompile(`^[ \-{]*[A-Za-z_]+ *：`),
	regexp.MustCompile(`[{,] *[A-Za-z_]+ *:` + oddSpace),
	regexp.MustCompile(`[{,] *[A-Za-z_]+ *：`),
}

// spaceNames are the spaces that people meet; the others are named by their number.
var spaceNames = map[rune]string{
	'\u00A0': "a no-break space",
	'\u202F': "a narrow no-break space",
	'\u3000': "an ideographic space",
}

// lookAlikeIn returns the column, from 0, of the first character of a line, or of a key, that looks like a space or
// a colon where YAML needs one, and what to say about it; a nil fault when there is none.
func lookAlikeIn(line string) (int, *fault) {
	line = line[:min(len(line), maxExcerptBytes)] // what stands there is at the beginning, and a line may have megabytes
	for _, x := range lookAlikes {
		span := x.FindStringIndex(line)
		if span == nil {
			continue
		}
		match := line[:span[1]]
		c, size := utf8.DecodeLastRuneInString(match)
		col := utf8.RuneCountInString(match[:len(match)-size])
		if c == '：' {
			return col, faultf(codeLookAlike, "this is ： (a full-width colon), which is no colon to YAML").
				withHint("type : and a space")
		}
		name := spaceNames[c]
		if name == "" {
			name = "a space of another kind"
		}
		return col, faultf(codeLookAlike, "this is %s (%U), which only looks like a space", name, c).withHint("type a space")
	}
	return 0, nil
}

// lookAlikeAt is lookAlikeIn for a text without quotes at a place. The text may go on in the next lines, where it
// does not look.
func (r *reader) lookAlikeAt(at Pos, text string) (Pos, *fault) {
	col, f := lookAlikeIn(text)
	if f == nil {
		return at, nil
	}
	_, line := r.split(at)
	if before := text[:len(text)-len(after(text, col+1))]; !strings.HasPrefix(line, before) {
		return at, nil
	}
	return Pos{at.Line, at.Col + col}, f
}

// lookAlike explains an error on or right below a line with such a character.
func lookAlike(e *syntaxError) (Pos, *fault) {
	above, _ := e.above(e.at.Line)
	for _, n := range []int{e.at.Line, above, e.from.Line} {
		if col, f := lookAlikeIn(e.line(n)); f != nil {
			return Pos{n, 1 + col}, f
		}
	}
	return Pos{}, nil
}

// typographic are the quotation marks that word processors write. YAML takes them for letters.
const typographic = "“”„‟‘’‚‛«»‹›「」『』＂＇"

// typographicPairs match a name between the quotation marks that a word processor makes of " and '. Others, such as
// those of Korean titles, are typed on purpose.
var typographicPairs = regexp.MustCompile(`^(?:[“”„‟][^“”„‟]+[“”]|[‘’‚‛][^‘’‚‛]+[‘’])$`)

// typographicName warns of a name in such quotation marks, which would stand on the picture.
func (r *reader) typographicName(n *yaml.Node, t *textShape) {
	if n.Style != 0 || t != shapeName.text || !typographicPairs.MatchString(n.Value) {
		return
	}
	f := faultf(codeTypographic, "the quotation marks around %s are a part of the text, as YAML knows only \" and '", Visible(unquoted(n.Value))).
		withHint(`remove them; or keep them with "%s"`, Visible(n.Value))
	f.warning = true
	r.report(Pos{n.Line, n.Column}, f)
}

// unquoted returns a text without the typographic quotation marks around it.
func unquoted(s string) string { return strings.TrimSpace(strings.Trim(s, typographic)) }

// unquote adds the hint to remove typographic quotation marks to what is wrong with a text that has them.
func unquote(f *fault, s string) *fault {
	if f == nil || unquoted(s) == s {
		return f
	}
	hint := fmt.Sprintf("remove the quotation marks: write %s", Visible(unquoted(s)))
	if f.hint != "" && !strings.HasPrefix(f.hint, "write") {
		hint += "; " + f.hint
	}
	return f.withHint("%s", hint)
}
