package main

import (
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"techradar/radar"
	"techradar/radar/lint"
)

// The parts of SARIF 2.1.0 that are needed here, by the names of its objects:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string        `json:"id"`
		Short   sarifText     `json:"shortDescription"`
		Help    *sarifText    `json:"help,omitempty"`
		Default *sarifDefault `json:"defaultConfiguration,omitempty"` // each problem has its own level, too
	}
	sarifDefault struct {
		Level radar.Severity `json:"level"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Index     int             `json:"ruleIndex"`
		Level     radar.Severity  `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
	}
)

// problemsSARIF writes the problems as a SARIF log with one run, and the rules that they fall under.
func problemsSARIF(problems []radar.Problem) ([]byte, error) {
	rules := sarifRules(problems)
	results := make([]sarifResult, 0, len(problems))
	for _, p := range problems {
		r := sarifResult{Rule: p.Code, Level: p.Severity, Message: sarifText{Text: literal(sentence(p.Message))}}
		r.Index = slices.IndexFunc(rules, func(rule sarifRule) bool { return rule.ID == p.Code })
		if p.Hint != "" {
			r.Message.Text += "\n" + literal(sentence(p.Hint))
		}
		at := sarifPhysical{Artifact: sarifArtifact{URI: sarifURI(p.File)}}
		if p.Pos != (radar.Pos{}) {
			at.Region = &sarifRegion{Line: p.Pos.Line, Column: p.Pos.Col}
		}
		r.Locations = []sarifLocation{{at}}
		results = append(results, r)
	}
	return indented(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:       sarifTool{sarifDriver{Name: "techradar", Rules: rules}},
			ColumnKind: "unicodeCodePoints",
			Results:    results,
		}},
	})
}

// sarifRules returns the rules of the problems, sorted by name.
func sarifRules(problems []radar.Problem) []sarifRule {
	known := map[string]sarifRule{codeUnreadable: {ID: codeUnreadable, Short: sarifText{Text: "The file cannot be read."}}}
	for _, c := range radar.Codes() {
		known[c.Name] = sarifRule{ID: c.Name, Short: sarifText{Text: sentence(c.About)}}
	}
	for _, r := range lint.Rules {
		level := radar.Warning
		if r.Level == radar.LevelError {
			level = radar.Error
		}
		known[r.Name] = sarifRule{
			ID: r.Name, Short: sarifText{Text: sentence(unmarked(r.About))},
			Help:    &sarifText{Text: unmarked(r.Why), Markdown: r.Why},
			Default: &sarifDefault{level},
		}
	}
	rules := []sarifRule{}
	for _, p := range problems {
		if at := slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == p.Code }); at < 0 {
			rules = append(rules, known[p.Code])
		}
	}
	slices.SortFunc(rules, func(a, b sarifRule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// unmarked returns a text without Markdown's marks for code.
func unmarked(s string) string { return strings.ReplaceAll(s, "`", "") }

// literal keeps the braces of a message from being read as placeholders, and what stands in a radar from being read as
// a link: 3.11.5 and 3.11.6 of SARIF.
func literal(s string) string {
	return strings.NewReplacer("{", "{{", "}", "}}", "](", "] (").Replace(s)
}

// sentence begins a message with a capital letter and ends it with a stop, as SARIF wants it.
func sentence(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// sarifURI is the name of a file as a URI, relative to the working directory where that is possible: what reads the
// log finds files below the root of the repository, in which workflows run.
func sarifURI(file string) string {
	if dir, err := os.Getwd(); err == nil && filepath.IsAbs(file) {
		if below, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(below) {
			file = below
		}
	}
	path := filepath.ToSlash(filepath.Clean(file))
	if filepath.IsAbs(file) {
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
	}
	return (&url.URL{Path: path}).String()
}
