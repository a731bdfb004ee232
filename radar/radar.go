// Package radar holds the nouns of a technology radar and reads them from radar.yaml.
//
// It imports nothing else of this project and knows nothing of pictures, pages, files on disk or the command
// line, so a program that only wants the data can import it alone.
package radar

// The bounds on what a radar may hold. They keep the time and memory of a run bounded for every input.
const (
	MaxSourceBytes      = 8 << 20 // bytes of a radar.yaml
	MaxDepth            = 16      // levels of YAML nesting
	MaxEntries          = 5000    // entries of a radar
	MaxNameLength       = 100     // code points of a name
	MaxLineLength       = 300     // code points of a one-line text: title, subtitle, summary, notes, reasons
	MaxTextLength       = 20000   // code points of a description
	MaxURLLength        = 2048    // bytes of a URL
	MaxListLength       = 50      // links, tags, sources, aliases or history items of one entry
	MaxTools            = 1000    // tools of the catalogue of import
	MinSectors          = 2       // quadrants, and rings
	MaxSectors          = 8       // quadrants, and rings
	MaxProblems         = 1000    // what Parse returns; the last then says so
	MaxProblemsReported = 50      // what a command prints before it says "and N more"
)

// Radar is a whole radar.yaml, checked. Every string is NFC, free of control, bidirectional and invisible
// characters and of space around it, and otherwise what was typed: 1.10 stays "1.10". Only descriptions and
// quotes have line breaks.
type Radar struct {
	File      string // the name for messages, as given to Parse
	Title     string
	Subtitle  string
	Edition   Edition // zero when the file names none
	Lang      string  // "en" or "ko"
	Quadrants []Quadrant
	Rings     []Ring  // from the centre outward
	Entries   []Entry // in file order
	Output    Output
	Lint      []RuleSetting // in file order, each rule once
	Import    Import
	at        map[string]Pos
	source    *source // nil for a radar that was not read
}

// At returns the position of the value of a key at the top of the file, such as "edition", or the zero Pos when
// the key is not in the file.
func (r *Radar) At(key string) Pos { return r.at[key] }

// Problem makes a problem of a place in the file, with the line that stands there, for a check that comes after Parse.
func (r *Radar) Problem(at Pos, severity Severity, code, message, hint string) Problem {
	problems := []Problem{{Pos: at, Severity: severity, Code: code, Message: message, Hint: hint}}
	r.Locate(problems)
	return problems[0]
}

// Locate completes problems of places in the file as Problem does: the file, the line, and what is safe to print. In the
// order of the file they take no longer than reading it once.
func (r *Radar) Locate(problems []Problem) {
	var own source // of this call: it remembers the place that was looked up last
	if r.source != nil {
		own = *r.source
		own.last = mark{}
	}
	for i := range problems {
		p := &problems[i]
		p.File, p.Message, p.Hint = r.File, Visible(p.Message), Visible(p.Hint)
		if r.source != nil && p.Pos != (Pos{}) {
			p.Source, p.Caret = own.excerpt(p.Pos)
		}
	}
}

// Quadrant is a sector of the disc: a kind of technology. A radar has 2 to 8, clockwise from 12 o'clock.
type Quadrant struct {
	ID          string
	Name        string
	Description string
	Aliases     []string
	Pos         Pos // of its item in the list
}

// Ring is a band of the disc: how far the team has taken a technology. A radar has 2 to 8.
type Ring struct {
	ID          string
	Name        string
	Description string
	Aliases     []string
	Pos         Pos // of its item in the list
}

// Entry is one technology.
type Entry struct {
	ID          string // the slug of the name unless given; what links, the lock and the history hang on
	Name        string
	Quadrant    int // index into Radar.Quadrants
	Ring        int // index into Radar.Rings; the last ring of a retired entry
	Summary     string
	Description string // Markdown, not yet made safe
	Link        string // absolute http, https or mailto URL, or ""
	Links       []Link
	Tags        []string
	Owner       string
	Sources     []Source
	ReviewBy    Edition // zero when not given
	ReplacedBy  string  // the ID of another entry, or ""
	History     []Change
	Retired     *Retirement // nil while the entry is on the radar
	Pos         Pos         // of its item in the list
	at          map[string]Pos
}

// At returns the position of the value of a key of the entry, such as "ring", or of the entry itself when the
// key is not in the file.
func (e *Entry) At(key string) Pos {
	if p, ok := e.at[key]; ok {
		return p
	}
	return e.Pos
}

// Link is a titled reference: a case study, a talk, a document.
type Link struct{ Title, URL string }

// Source says why an entry is on the radar: the line of the notes it rests on. Source.File is never opened.
type Source struct {
	File  string
	Line  int // from 1; 0 when not given
	Quote string
	Note  string
}

// Change is the ring that an entry had in an earlier edition, or that it was retired in it.
type Change struct {
	Edition Edition
	Ring    int // index into Radar.Rings; -1 when Retired
	Retired bool
	Note    string
}

// Retirement takes an entry off the picture and keeps it in the record.
type Retirement struct {
	Edition Edition
	Reason  string
}

// Output holds the build settings of the file. A nil field was not given. Parse does not know the names of the
// formats, themes and sizes; who does reports a wrong one at Output.At.
type Output struct {
	Dir     *string   // a clean path with slashes, below the folder of the file
	Formats *[]string // at least one
	Theme   *string
	Size    *string
	Font    *string // path of a TrueType file, below the folder of the file
	BaseURL *string // an absolute http or https URL that ends with a slash
	Pos     Pos
	at      map[string]Pos
}

// At returns the position of the value of a key of output, such as "formats", or of output itself.
func (o *Output) At(key string) Pos {
	if p, ok := o.at[key]; ok {
		return p
	}
	return o.Pos
}

// Import holds what the file teaches the importer of notes, besides what it knows.
type Import struct {
	Catalogue []Tool
	Words     []QuadrantWords // in file order, each quadrant once
}

// Tool is a technology that notes are searched for.
type Tool struct {
	Name     string
	Aliases  []string // other spellings
	Quadrant int      // index into Radar.Quadrants, -1 when not given
}

// QuadrantWords are words of headings that mean a quadrant.
type QuadrantWords struct {
	Quadrant int // index into Radar.Quadrants
	Words    []string
}

// Pos is a place in a file. Line and Col count from 1, Col in code points; the zero Pos is no place.
type Pos struct{ Line, Col int }
