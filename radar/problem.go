package radar

// Severity tells whether a problem stops the build.
type Severity string

// The severities, in the words that messages use.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Problem is something wrong in a file that a person wrote: where, what, and what to do about it.
type Problem struct {
	File     string
	Pos      Pos // zero when the problem has no place in the file
	Severity Severity
	Code     string // stable short name, such as "unknown-key"
	Message  string // lower case, no full stop, safe to print on a terminal
	Hint     string // what to do, or ""
	Source   string // the line of the file, safe to print on a terminal; "" when there is none
	Caret    int    // terminal cells before the caret in Source
}
