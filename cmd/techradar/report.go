package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"techradar/radar"
)

// problemJSON is a problem as validate --format json prints it. The names are a promise to scripts.
type problemJSON struct {
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Column   int            `json:"column"`
	Severity radar.Severity `json:"severity"`
	Code     string         `json:"code"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint"`
}

func problemsJSON(problems []radar.Problem) ([]byte, error) {
	rows := make([]problemJSON, 0, len(problems))
	for _, p := range problems {
		rows = append(rows, problemJSON{p.File, p.Pos.Line, p.Pos.Col, p.Severity, p.Code, p.Message, p.Hint})
	}
	return indented(rows)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// The escapes of the workflow commands of GitHub, as its toolkit writes them: packages/core/src/command.ts of
// github.com/actions/toolkit.
var (
	commandData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// problemsGitHub writes a workflow command for each problem. A line that begins with :: is read as nothing else, so
// what stands in a radar cannot give commands of its own.
func problemsGitHub(problems []radar.Problem) ([]byte, error) {
	var b bytes.Buffer
	for _, p := range problems {
		fmt.Fprintf(&b, "::%s file=%s", p.Severity, commandProperty.Replace(filepath.ToSlash(p.File)))
		if p.Pos != (radar.Pos{}) {
			fmt.Fprintf(&b, ",line=%d,col=%d", p.Pos.Line, p.Pos.Col)
		}
		message := p.Message
		if p.Hint != "" {
			message += "\n" + p.Hint
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", commandProperty.Replace(p.Code), commandData.Replace(message))
	}
	return b.Bytes(), nil
}
