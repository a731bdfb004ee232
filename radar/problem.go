package radar

import (
	"fmt"
	"strings"
)

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
	Code     string // stable short name, such as "unknown-key"; Codes lists those of Parse
	Message  string // lower case, no full stop, safe to print on a terminal
	Hint     string // what to do, or ""; safe to print on a terminal
	Source   string // the line of the file, safe to print on a terminal; "" when there is none
	Caret    int    // terminal cells before the caret in Source
}

// String returns the problem as a compiler prints one, without a line break at the end: the first line is
// "FILE:LINE:COL: SEVERITY: MESSAGE [CODE]", or "FILE: SEVERITY: MESSAGE [CODE]" for a problem without a place.
// The line of the file with a caret follows when there is one, then the hint when there is one.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(Visible(p.File))
	if p.Pos != (Pos{}) {
		fmt.Fprintf(&b, ":%d:%d", p.Pos.Line, p.Pos.Col)
	}
	fmt.Fprintf(&b, ": %s: %s [%s]", p.Severity, p.Message, p.Code)
	if p.Source != "" {
		number := fmt.Sprint(p.Pos.Line)
		fmt.Fprintf(&b, "\n  %s | %s", number, p.Source)
		fmt.Fprintf(&b, "\n  %*s | %*s^", len(number), "", p.Caret, "")
	}
	if p.Hint != "" {
		b.WriteString("\n  hint: " + p.Hint)
	}
	return b.String()
}

// fault is what is wrong, apart from the place.
type fault struct {
	code, message, hint string
	warning             bool
}

// faultf returns a fault without a hint.
func faultf(code, format string, args ...any) *fault {
	return &fault{code: code, message: fmt.Sprintf(format, args...)}
}

// withHint returns the fault with a hint.
func (f *fault) withHint(format string, args ...any) *fault {
	g := *f
	g.hint = fmt.Sprintf(format, args...)
	return &g
}
