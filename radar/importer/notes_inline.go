package importer

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a part of a text, in bytes.
type span struct{ begin, end int }

// link is a link of a line of notes, with the part of the plain text that shows it.
type link struct {
	span
	url  string // "" for a link to another note
	page string // the name of the other note where the text shows something else
	bare bool   // the text is the address itself
}

// inline is a line of notes as plain text: without the marks of Markdown.
type inline struct {
	text   string
	links  []link
	strong []span   // bold, code and links to other notes: what the author set apart as a name
	struck []string // what was struck, and is not in the text
	embeds []string // pictures and other notes that are shown within this one
}

// title is the text that a link shows.
func (in *inline) title(l link) string { return in.text[l.begin:l.end] }

// addresses are the parts of the text that are addresses and no words.
func (in *inline) addresses() []span {
	var spans []span
	for _, l := range in.links {
		if l.bare {
			spans = append(spans, l.span)
		}
	}
	return spans
}

// inlineReader takes the marks off a line. What looks for the end of something does so once for the whole line, so
// the time is bounded by the length.
type inlineReader struct {
	src      string
	out      strings.Builder
	in       inline
	refs     map[string]string // addresses by the folded name of a reference
	brackets map[int]int       // the closing bracket of each opening one
	missing  map[string]bool   // what does not come again in the rest of the line
	bold     int               // where bold text began in the result, or -1
	inLink   bool
	struck   []span // of the result
	strike   int    // where struck text began in the result, or -1
}

// readInline reads a line, or a cell of a table.
func readInline(src string, refs map[string]string) inline {
	return readMarks(src, refs, false)
}

func readMarks(src string, refs map[string]string, inLink bool) inline {
	r := &inlineReader{src: src, refs: refs, missing: map[string]bool{}, bold: -1, strike: -1, inLink: inLink, brackets: bracketPairs(src)}
	for i := 0; i < len(src); {
		i += r.step(i)
	}
	text := r.out.String()
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	r.in.shift(len(text)-len(trimmed), len(strings.TrimRightFunc(trimmed, unicode.IsSpace)))
	r.in.text = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	by := len(text) - len(trimmed)
	for i, s := range r.struck {
		r.struck[i] = span{min(max(s.begin-by, 0), len(r.in.text)), min(max(s.end-by, 0), len(r.in.text))}
	}
	r.in.cutStruck(r.struck)
	return r.in
}

// shift moves the spans for text that was cut off at the begin, and holds them to the length of the rest.
func (in *inline) shift(by, length int) {
	move := func(s *span) {
		s.begin = min(max(s.begin-by, 0), length)
		s.end = min(max(s.end-by, 0), length)
	}
	for i := range in.links {
		move(&in.links[i].span)
	}
	for i := range in.strong {
		move(&in.strong[i])
	}
}

// namePages shows the name of a note where a link to it shows something else: [[OpenCost|cost]] is OpenCost.
func (in *inline) namePages() {
	for i := range in.links {
		if l := in.links[i]; l.page != "" && nameLike(l.page, true) {
			in.replace(l.begin, l.end, l.page)
		}
	}
}

// cut takes a part out of the text.
func (in *inline) cut(begin, end int) { in.replace(begin, end, "") }

// replace puts a text in the place of a part.
func (in *inline) replace(begin, end int, by string) {
	in.text = in.text[:begin] + by + in.text[end:]
	move := func(at int) int {
		switch {
		case at <= begin:
			return at
		case at < end:
			return begin
		}
		return at - (end - begin) + len(by)
	}
	moved := func(s span) span { return span{move(s.begin), move(s.end)} }
	for i := range in.links {
		in.links[i].span = moved(in.links[i].span)
	}
	for i := range in.strong {
		in.strong[i] = moved(in.strong[i])
	}
	in.strong = slices.DeleteFunc(in.strong, func(s span) bool { return s.begin == s.end })
}

// bracketPairs finds the closing bracket of each [ and (.
func bracketPairs(src string) map[int]int {
	pairs := map[int]int{}
	var square, round []int
	for i := 0; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '[':
			square = append(square, i)
		case '(':
			round = append(round, i)
		case ']':
			if n := len(square); n > 0 {
				pairs[square[n-1]] = i
				square = square[:n-1]
			}
		case ')':
			if n := len(round); n > 0 {
				pairs[round[n-1]] = i
				round = round[:n-1]
			}
		}
	}
	return pairs
}

// index finds a text behind a byte, or -1.
func (r *inlineReader) index(from int, what string) int {
	if from > len(r.src) || r.missing[what] {
		return -1
	}
	i := strings.Index(r.src[from:], what)
	if i < 0 {
		r.missing[what] = true
		return -1
	}
	return from + i
}

// step reads what begins at a byte and returns how many bytes it takes.
func (r *inlineReader) step(i int) int {
	rest := r.src[i:]
	switch {
	case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!|<>~=", rest[1]) >= 0:
		r.out.WriteByte(rest[1])
		return 2
	case strings.HasPrefix(rest, "![["), strings.HasPrefix(rest, "[["):
		if n := r.wiki(i); n > 0 {
			return n
		}
	case strings.HasPrefix(rest, "!["):
		if n := r.link(i+1, true); n > 0 {
			return n + 1
		}
	case rest[0] == '[':
		if n := r.link(i, false); n > 0 {
			return n
		}
	case rest[0] == '`':
		if n := r.code(i); n > 0 {
			return n
		}
	case rest[0] == '<':
		if n := r.angle(i); n > 0 {
			return n
		}
	case rest[0] == '&':
		if n := r.entity(rest); n > 0 {
			return n
		}
	case strings.HasPrefix(rest, "**"), strings.HasPrefix(rest, "__"):
		r.toggleBold()
		return 2
	case strings.HasPrefix(rest, "~~"):
		r.toggleStrike()
		return 2
	case strings.HasPrefix(rest, "=="):
		return 2
	case rest[0] == '*', rest[0] == '_' && r.atWordEdge(i):
		return 1
	case strings.HasPrefix(rest, "http://"), strings.HasPrefix(rest, "https://"):
		if !r.inLink {
			return r.bareURL(rest)
		}
	}
	_, n := utf8.DecodeRuneInString(rest)
	r.out.WriteString(rest[:n])
	return n
}

func (r *inlineReader) toggleBold() {
	if r.bold >= 0 {
		r.in.strong = append(r.in.strong, span{r.bold, r.out.Len()})
		r.bold = -1
		return
	}
	r.bold = r.out.Len()
}

func (r *inlineReader) toggleStrike() {
	if r.strike >= 0 {
		r.struck = append(r.struck, span{r.strike, r.out.Len()})
		r.strike = -1
		return
	}
	r.strike = r.out.Len()
}

// atWordEdge reports whether an underscore is a mark: within a word it is a part of it.
func (r *inlineReader) atWordEdge(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.src[:i])
	after, _ := utf8.DecodeRuneInString(r.src[i+1:])
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	return !word(before) || !word(after)
}

// code reads text in backticks.
func (r *inlineReader) code(i int) int {
	marks := len(r.src[i:]) - len(strings.TrimLeft(r.src[i:], "`"))
	end := r.index(i+marks, strings.Repeat("`", marks))
	if end < 0 {
		return marks
	}
	begin := r.out.Len()
	r.out.WriteString(strings.TrimSpace(r.src[i+marks : end]))
	r.in.strong = append(r.in.strong, span{begin, r.out.Len()})
	return end + marks - i
}

// angle reads <https://...> and leaves tags of HTML out.
func (r *inlineReader) angle(i int) int {
	end := r.index(i, ">")
	if end < 0 {
		return 0
	}
	inner := r.src[i+1 : end]
	switch {
	case strings.HasPrefix(inner, "http://"), strings.HasPrefix(inner, "https://"):
		r.address(inner)
	case inner == "" || !unicode.IsLetter(rune(inner[0])) && inner[0] != '/':
		return 0
	default:
		r.out.WriteByte(' ')
	}
	return end + 1 - i
}

// entity reads a character reference of HTML.
func (r *inlineReader) entity(rest string) int {
	end := strings.IndexByte(rest[:min(len(rest), 12)], ';')
	if end < 0 {
		return 0
	}
	c := html.UnescapeString(rest[:end+1])
	if c == rest[:end+1] {
		return 0
	}
	r.out.WriteString(c)
	return end + 1
}
