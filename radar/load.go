package radar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// load returns the root of the only YAML document in src, or nil when there is none to read on; then it has been
// reported why.
func (r *reader) load(src []byte) *yaml.Node {
	m := &mender{reader: r, parsed: newSource(string(src)), shown: r.source}
	return m.load()
}

// decode reads the first document and reports a second one.
func (r *reader) decode(src []byte) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithV4Defaults(), yaml.WithPlugin(&limits{}))
	if err != nil {
		return nil, err
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		r.report(Pos{}, emptyFile)
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	err = loader.Load(&second)
	var bad *yaml.LoadError
	switch {
	case errors.Is(err, io.EOF):
	case errors.As(err, &bad) && !strings.HasPrefix(bad.Message, unknownAnchor):
		return nil, err
	case bad != nil:
		r.report(r.within(Pos{bad.Mark.Line, bad.Mark.Column}), secondDocument)
	default:
		r.report(r.within(Pos{second.Line, second.Column}), secondDocument)
	}
	root := document.Content[0]
	if root.Tag == nullTag && root.Style&yaml.TaggedStyle == 0 {
		r.report(Pos{}, emptyFile)
		return nil, nil
	}
	return root, nil
}

// unknownAnchor begins the parser's message for an alias without an anchor.
const unknownAnchor = "unknown anchor"

var emptyFile = faultf(codeEmptyFile, "the file is empty: it needs title, quadrants, rings and entries")

var secondDocument = faultf(codeDocument, "a second document begins here, and a radar is one document").
	withHint("remove it and the line --- or ... before it, or put it in a file of its own")

// limits stops the YAML parser before a hostile file costs much time or memory.
type limits struct{ collections int }

// CheckDepth is called for each list and mapping that the parser enters. The depth counts those in brackets and
// those by indentation apart; the exact limit is checked on the nodes.
func (l *limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	l.collections++
	switch {
	case depth > MaxDepth+1:
		return errTooDeep
	case l.collections > maxCollections:
		return errTooMany
	}
	return nil
}

// CheckAlias is called when an alias is expanded, which never happens to nodes.
func (l *limits) CheckAlias(int, int) error { return nil }

// maxCollections is above what 5,000 entries need, and bounds the time for a file full of "{},{},{}".
const maxCollections = 400_000

var (
	errTooDeep = fmt.Errorf("lists and mappings stand more than %d deep in each other", MaxDepth)
	errTooMany = fmt.Errorf("the file holds more than %d lists and mappings", maxCollections)
)

// maxParts bounds the time for a file full of "a: b,a: b": where there is no comma, no colon and no line end no value
// ends. 8 MiB of entries with much text have fewer.
const maxParts = 400_000

// tooManyParts reports a file that would take long to read.
func (r *reader) tooManyParts() bool {
	parts := len(r.lines) + strings.Count(r.src, ",") + strings.Count(r.src, ":")
	if parts > maxParts {
		r.report(Pos{}, faultf(codeLarge, "the file has %d lines, commas and colons, and %d are the most", parts, maxParts))
	}
	return parts > maxParts
}
