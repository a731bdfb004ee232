package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"techradar/radar"
)

// The tags of YAML's own kinds of values.
const (
	yamlNull  = "!!null"
	yamlBool  = "!!bool"
	yamlInt   = "!!int"
	yamlFloat = "!!float"
)

// yamlLimits stops the YAML parser before a hostile file costs much time or memory.
type yamlLimits struct{ collections int }

// CheckDepth is called for each list and mapping that the parser enters.
func (l *yamlLimits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	l.collections++
	switch {
	case depth > maxNesting:
		return fmt.Errorf("lists and mappings stand more than %d deep in each other", maxNesting)
	case l.collections > maxNodes:
		return fmt.Errorf("there are more than %d lists and mappings", maxNodes)
	}
	return nil
}

// CheckAlias is called when an alias is expanded, which never happens to nodes.
func (l *yamlLimits) CheckAlias(int, int) error { return nil }

// maxYAMLParts bounds the time for a file in which no value ends.
const maxYAMLParts = 600_000

// readYAML reads the first document of a YAML file. Aliases and merge keys are not followed.
func readYAML(src, file string) (*node, *treeError) {
	if strings.Count(src, ",")+strings.Count(src, ":")+strings.Count(src, "\n") > maxYAMLParts {
		return nil, &treeError{message: fmt.Sprintf("it has more than %d lines, commas and colons", maxYAMLParts)}
	}
	loader, err := yaml.NewLoader(bytes.NewReader([]byte(src)), yaml.WithV4Defaults(), yaml.WithPlugin(&yamlLimits{}))
	if err != nil {
		return nil, &treeError{message: err.Error()}
	}
	var document yaml.Node
	err = loader.Load(&document)
	var bad *yaml.LoadError
	switch {
	case errors.Is(err, io.EOF):
		return &node{at: place{file: file}}, nil
	case errors.As(err, &bad):
		at := radar.Pos{Line: max(1, bad.Mark.Line), Col: max(1, bad.Mark.Column)}
		return nil, &treeError{at: at, message: strings.TrimPrefix(bad.Message, "yaml: ")}
	case err != nil:
		return nil, &treeError{message: err.Error()}
	}
	t := yamlTree{file: file}
	n := t.node(document.Content[0], 1)
	return n, t.bad
}

// yamlTree turns the nodes of the YAML parser into ours.
type yamlTree struct {
	file  string
	nodes int
	bad   *treeError
}

func (t *yamlTree) node(y *yaml.Node, depth int) *node {
	n := &node{text: y.Value, at: place{t.file, radar.Pos{Line: y.Line, Col: y.Column}}}
	t.nodes++
	switch {
	case t.bad != nil:
	case depth > maxNesting:
		t.refuse(n, fmt.Sprintf("lists and mappings stand more than %d deep in each other", maxNesting))
	case t.nodes > maxNodes:
		t.refuse(n, fmt.Sprintf("there are more than %d values", maxNodes))
	case y.Kind == yaml.AliasNode:
		t.refuse(n, "an alias (*name) is not followed: write the value in its place")
	case y.Kind == yaml.SequenceNode:
		n.kind, n.text = listNode, ""
		for _, c := range y.Content {
			n.items = append(n.items, t.node(c, depth+1))
		}
	case y.Kind == yaml.MappingNode:
		n.kind, n.text = objectNode, ""
		for i := 0; i+1 < len(y.Content); i += 2 {
			k := y.Content[i]
			if k.Kind != yaml.ScalarNode || k.Tag == "!!merge" {
				t.refuse(n, "a key is no text")
				break
			}
			at := place{t.file, radar.Pos{Line: k.Line, Col: k.Column}}
			n.fields = append(n.fields, fieldNode{k.Value, at, t.node(y.Content[i+1], depth+1)})
		}
	default:
		n.kind = map[string]kind{yamlNull: nullNode, yamlBool: boolNode, yamlInt: numberNode, yamlFloat: numberNode}[y.Tag]
		if n.kind == nullNode && y.Tag != yamlNull {
			n.kind = textNode
		}
	}
	return n
}

func (t *yamlTree) refuse(n *node, message string) {
	if t.bad == nil {
		t.bad = &treeError{at: n.at.Pos, message: message}
	}
}
