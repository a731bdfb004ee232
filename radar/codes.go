package radar

// The codes of the problems that Parse reports. They are stable: people search for them and tools filter by them.
const (
	codeAlias       = "alias"
	codeAnchor      = "anchor"
	codeBidi        = "bidi-character"
	codeChoice      = "bad-choice"
	codeComment     = "comment-in-text"
	codeControl     = "control-character"
	codeDeep        = "too-deep"
	codeDirective   = "directive"
	codeDocument    = "second-document"
	codeDupID       = "duplicate-id"
	codeDupKey      = "duplicate-key"
	codeDupName     = "duplicate-name"
	codeEdition     = "bad-edition"
	codeEmptyFile   = "empty-file"
	codeEmptyText   = "empty-text"
	codeEncoding    = "bad-encoding"
	codeEscape      = "bad-escape"
	codeFew         = "too-few"
	codeHistory     = "bad-history"
	codeID          = "bad-id"
	codeIndent      = "bad-indentation"
	codeInvisible   = "invisible-character"
	codeKey         = "bad-key"
	codeLarge       = "too-large"
	codeLong        = "too-long"
	codeLookAlike   = "look-alike"
	codeMany        = "too-many"
	codeMerge       = "merge-key"
	codeMissing     = "missing-key"
	codeMultiLine   = "more-than-one-line"
	codeNoColon     = "missing-colon"
	codeNoEdition   = "missing-edition"
	codeNoID        = "missing-id"
	codeNoValue     = "no-value"
	codeNumber      = "bad-number"
	codeOrder       = "edition-order"
	codePath        = "bad-path"
	codeProblems    = "too-many-problems"
	codeQuotes      = "quotes-needed"
	codeSelf        = "replaced-by-itself"
	codeSyntax      = "bad-yaml"
	codeTab         = "tab-indentation"
	codeTag         = "tag"
	codeType        = "wrong-type"
	codeTypographic = "typographic-quotes"
	codeUnclosed    = "unclosed-bracket"
	codeUnclosedQuo = "unclosed-quote"
	codeUnkEntry    = "unknown-entry"
	codeUnkFormat   = "unknown-format"
	codeUnkKey      = "unknown-key"
	codeUnkQuadrant = "unknown-quadrant"
	codeUnkRing     = "unknown-ring"
	codeUnkRule     = "unknown-rule"
	codeUnkSize     = "unknown-size"
	codeUnkTheme    = "unknown-theme"
	codeURL         = "bad-url"
)

// Code is a kind of problem.
type Code struct {
	Name  string // as in Problem.Code
	About string // what is wrong, in a sentence without a full stop
}

// Codes returns the codes of the problems that Parse reports, sorted by name.
func Codes() []Code {
	return []Code{
		{codeAlias, "YAML aliases (*name) are not part of the format"},
		{codeAnchor, "YAML anchors (&name) are not part of the format"},
		{codeChoice, "the value is none of the few that the key takes"},
		{codeEdition, "the text names no year, quarter, month or day"},
		{codeEncoding, "the file is not UTF-8"},
		{codeEscape, "a backslash in double quotes starts nothing that YAML knows"},
		{codeHistory, "a history item has neither a ring nor retired, or both"},
		{codeID, "the id is not made of lower-case letters, digits and single hyphens"},
		{codeIndent, "the indentation of a line fits none of the lines above it"},
		{codeKey, "a key is not text"},
		{codeNumber, "the value is not a whole number from 1"},
		{codePath, "the path could leave the folder of the file, or works on some systems only"},
		{codeURL, "the address is not a whole http, https or mailto URL"},
		{codeSyntax, "the file is not YAML, in a way that has no code of its own"},
		{codeBidi, "a character that changes the direction of text"},
		{codeComment, "a # in a text begins a comment, which is left out; a warning"},
		{codeControl, "a control character, or a code point that is no character"},
		{codeDirective, "YAML directives (%) are not part of the format"},
		{codeDupID, "two entries, quadrants or rings have the same id"},
		{codeDupKey, "a key stands twice in one mapping"},
		{codeDupName, "a name or alias already means another quadrant or ring"},
		{codeOrder, "the editions do not follow each other in time"},
		{codeEmptyFile, "there is nothing in the file"},
		{codeEmptyText, "the text is empty"},
		{codeInvisible, "a character that cannot be seen"},
		{codeLookAlike, "a character looks like a space or a colon and is none to YAML"},
		{codeMerge, "YAML merge keys (<<) are not part of the format"},
		{codeNoColon, "there is no colon, or no space behind it"},
		{codeNoEdition, "there is a history and no edition of the radar itself"},
		{codeNoID, "no id can be made of the name"},
		{codeMissing, "a key that must be there is missing"},
		{codeMultiLine, "the text must fit on one line"},
		{codeNoValue, "the key has no value"},
		{codeQuotes, "the text means something else to YAML unless it is in quotes"},
		{codeSelf, "the entry is replaced by itself"},
		{codeDocument, "a second YAML document begins"},
		{codeTab, "a tab indents the line"},
		{codeTag, "YAML tags (!name) are not part of the format"},
		{codeDeep, "the nesting is too deep"},
		{codeFew, "the list is too short"},
		{codeLarge, "the file is too large"},
		{codeLong, "the text is too long"},
		{codeMany, "the list is too long"},
		{codeProblems, "there are more problems than are worth listing"},
		{codeTypographic, "the quotation marks of a word processor around a name, which stay a part of it; a warning"},
		{codeUnclosed, "a bracket or brace is opened and not closed, or the other way round"},
		{codeUnclosedQuo, "a quote is opened and not closed"},
		{codeUnkEntry, "no entry has this id"},
		{codeUnkFormat, "no format has this name"},
		{codeUnkKey, "the format has no such key"},
		{codeUnkQuadrant, "no quadrant has this id, name or alias"},
		{codeUnkRing, "no ring has this id, name or alias"},
		{codeUnkRule, "no review rule has this name"},
		{codeUnkSize, "no page size has this name"},
		{codeUnkTheme, "no theme has this name"},
		{codeType, "text, a list or a mapping stands where another is wanted"},
	}
}
