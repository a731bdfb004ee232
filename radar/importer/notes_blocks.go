package importer

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// blockKind is what a line of notes is.
type blockKind int

const (
	textBlock blockKind = iota
	headingBlock
	bulletBlock
	rowBlock // of a table
)

// block is a line of notes that says something.
type block struct {
	line       int
	kind       blockKind
	level      int      // of a heading, from 1
	over       *block   // the heading above it, of a lower level when it is one itself; nil for none
	parent     *block   // the bullet that it stands under, or nil
	quoted     bool     // within a quote or a callout
	in         inline   // without the mark of its kind
	cells      []inline // of a row
	header     []inline // the header of its table
	raw        string   // the line, for columns
	index      int      // among the blocks
	introduces bool     // it is a line such as "Tools:" over a list, which serves as a heading
	finds               // what was found in it
}

// notes is a file as its lines.
type notes struct {
	file     File
	front    map[string]string // of the front matter: the keys with a text
	blocks   []*block
	lines    int
	headings int    // how many
	titled   *block // the only heading of the first level, nil for none
	reports  *reports
}

var (
	headingLine  = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	bulletLine   = regexp.MustCompile(`^([ \t]*)(?:[-*+•‣·]|\d{1,9}[.)])[ \t]+(.*)$`)
	checkbox     = regexp.MustCompile(`^\[[ xX/>-]\][ \t]+`)
	fenceLine    = regexp.MustCompile("^[ \t]*(```+|~~~+)")
	tableRule    = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)
	breakLine    = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})[ \t]*$`)
	quoteMark    = regexp.MustCompile(`^[ \t]*>[ \t]?`)
	calloutMark  = regexp.MustCompile(`^\[![A-Za-z-]+\][+-]?[ \t]*`)
	frontKey     = regexp.MustCompile(`^([\p{L}_][\p{L}\d_. -]*):(?:[ \t]+(.*))?$`)
	frontItem    = regexp.MustCompile(`^([ \t]+\S.*|- .*|#.*|)$`)
	refLine      = regexp.MustCompile(`^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*(\S+)`)
	commentsHere = regexp.MustCompile(`<!--.*?-->|%%.*?%%`)
)

const (
	maxLineBytes = 4 << 10 // what is read of a line
	maxFront     = 100     // lines of front matter
	tabStop      = 4
)

// blockReader takes notes apart, line by line. Markdown is never wrong, so neither are notes.
type blockReader struct {
	n       *notes
	src     []string // the lines, NFC
	refs    map[string]string
	at      int // the line that is read, from 0
	heading *block
	bullets []openBullet
	header  []inline // of the table that is read
	quoted  bool
	blank   bool   // the line before was empty
	hides   string // the mark that ends a comment over several lines, "" outside of one
}

type openBullet struct {
	indent int
	block  *block
}

// readNotes takes a file apart. The text is that of the file.
func readNotes(f File, text string, to *reports) *notes {
	n := &notes{file: f, front: map[string]string{}, reports: to}
	text = norm.NFC.String(text)
	to.texts[f.Name] = text
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	r := &blockReader{n: n, src: strings.Split(text, "\n"), refs: map[string]string{}}
	n.lines = len(r.src)
	for i, line := range r.src {
		if len(line) > maxLineBytes {
			n.lose(i+1, 1, "long-line", "the line has %d bytes: what is behind the first %d is left out", len(line), maxLineBytes)
			r.src[i] = strings.ToValidUTF8(line[:maxLineBytes], "")
		}
		if m := refLine.FindStringSubmatch(r.src[i]); m != nil {
			r.refs[folded(m[1])] = strings.Trim(m[2], "<>")
		}
	}
	for r.at < len(r.src) {
		r.at += r.read()
	}
	return n
}

// read reads what begins at a line and returns how many lines it takes.
func (r *blockReader) read() int {
	line := r.uncommented(r.src[r.at])
	if n := r.skipped(line); n > 0 {
		return n
	}
	bare := line
	r.quoted = false
	for quoteMark.MatchString(bare) {
		r.quoted = true
		bare = bare[len(quoteMark.FindString(bare)):]
	}
	bare = calloutMark.ReplaceAllString(bare, "")
	switch {
	case strings.TrimSpace(bare) == "":
		r.blank, r.header = true, nil
		return 1
	case r.isTableRow(bare):
		r.row(bare)
	case headingLine.MatchString(bare):
		m := headingLine.FindStringSubmatch(bare)
		r.addHeading(len(m[1]), m[2])
	case r.isSetext(bare):
		level := 1
		if strings.HasPrefix(strings.TrimSpace(r.src[r.at+1]), "-") {
			level = 2
		}
		r.addHeading(level, bare)
		r.blank = false
		return 2
	case breakLine.MatchString(bare):
	case bulletLine.MatchString(bare):
		r.bullet(bare)
	default:
		r.text(bare)
	}
	r.blank = false
	return 1
}

// skipped returns how many lines are no notes: front matter, code and definitions of references.
func (r *blockReader) skipped(line string) int {
	if n := r.frontMatter(); n > 0 {
		return n
	}
	if refLine.MatchString(line) {
		return 1
	}
	m := fenceLine.FindStringSubmatch(line)
	if m == nil {
		return 0
	}
	for n := 1; r.at+n < len(r.src); n++ {
		end := strings.TrimSpace(r.src[r.at+n])
		if strings.HasPrefix(end, m[1]) && strings.Trim(end, m[1][:1]) == "" {
			return n + 1
		}
	}
	r.n.lose(r.at+1, 1, "open-code", "the block of code that begins here has no end, so nothing below it is read")
	return len(r.src) - r.at
}

// frontMatter returns how many lines of front matter begin here. Notes that were put together have some in the middle.
func (r *blockReader) frontMatter() int {
	if strings.TrimRight(r.src[r.at], " \t") != "---" || r.at+1 == len(r.src) || !frontKey.MatchString(r.src[r.at+1]) {
		return 0
	}
	found := map[string]string{}
	for n := 1; n < maxFront && r.at+n < len(r.src); n++ {
		line := strings.TrimRight(r.src[r.at+n], " \t")
		if line == "---" || line == "..." {
			for key, text := range found {
				if _, twice := r.n.front[key]; !twice {
					r.n.front[key] = text
				}
			}
			return n + 1
		}
		if m := frontKey.FindStringSubmatch(line); m != nil {
			found[folded(m[1])] = strings.Trim(strings.TrimSpace(m[2]), `"'`)
		} else if !frontItem.MatchString(line) {
			return 0
		}
	}
	return 0
}

// uncommented returns a line without what stands in comments of HTML and of Obsidian.
func (r *blockReader) uncommented(line string) string {
	if r.hides != "" {
		_, after, closed := strings.Cut(line, r.hides)
		if !closed {
			return ""
		}
		line, r.hides = after, ""
	}
	line = commentsHere.ReplaceAllString(line, "")
	for _, mark := range [][2]string{{"<!--", "-->"}, {"%%", "%%"}} {
		if before, _, found := strings.Cut(line, mark[0]); found && r.endsBelow(mark[1]) {
			line, r.hides = before, mark[1]
		}
	}
	return line
}

// endsBelow reports whether a mark comes in one of the lines below.
func (r *blockReader) endsBelow(mark string) bool {
	for _, line := range r.src[min(r.at+1, len(r.src)):min(r.at+maxFront, len(r.src))] {
		if strings.Contains(line, mark) {
			return true
		}
	}
	return false
}

// add puts a block at the end.
func (r *blockReader) add(b *block, text string) *block {
	b.line, b.quoted, b.raw = r.at+1, r.quoted, r.src[r.at]
	if b.cells == nil {
		b.in = readInline(text, r.refs)
	}
	if b.kind != headingBlock {
		b.over = r.heading
	}
	r.n.blocks = append(r.n.blocks, b)
	return b
}

func (r *blockReader) addHeading(level int, text string) {
	over := r.heading
	for over != nil && over.level >= level {
		over = over.over
	}
	r.heading = r.add(&block{kind: headingBlock, level: level, over: over}, text)
	r.bullets = nil
}

// isSetext reports whether the line below makes a heading of this one.
func (r *blockReader) isSetext(line string) bool {
	inList := len(r.bullets) > 0 && (!r.blank || strings.TrimLeft(line, " \t") != line) // an empty line ends a list
	if r.at+1 >= len(r.src) || inList || bulletLine.MatchString(line) || r.quoted {
		return false
	}
	r.at++
	front := r.frontMatter() // of notes that were put together
	r.at--
	if front > 0 {
		return false
	}
	under := strings.TrimSpace(r.src[r.at+1])
	return len(under) > 2 && (strings.Trim(under, "=") == "" || strings.Trim(under, "-") == "")
}

func (r *blockReader) bullet(line string) {
	m := bulletLine.FindStringSubmatch(line)
	indent := columns(m[1])
	for len(r.bullets) > 0 && r.bullets[len(r.bullets)-1].indent >= indent {
		r.bullets = r.bullets[:len(r.bullets)-1]
	}
	b := r.add(&block{kind: bulletBlock, parent: r.innermost()}, checkbox.ReplaceAllString(m[2], ""))
	r.bullets = append(r.bullets, openBullet{indent, b})
}

// innermost is the bullet that the next line may belong to, or nil.
func (r *blockReader) innermost() *block {
	if len(r.bullets) == 0 {
		return nil
	}
	return r.bullets[len(r.bullets)-1].block
}

// columns is the width of white space.
func columns(space string) int {
	n := 0
	for _, c := range space {
		if n++; c == '\t' {
			n += tabStop - 1 - (n-1)%tabStop
		}
	}
	return n
}
