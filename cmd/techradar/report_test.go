package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"techradar/radar"
	"techradar/radar/lint"
)

// everyProblem holds a problem of each review rule and each code of the reader, and some that would like to be more than
// a message.
func everyProblem(t *testing.T) []radar.Problem {
	t.Helper()
	var all []radar.Problem
	for _, rule := range lint.Rules {
		src, err := os.ReadFile("../../radar/lint/testdata/" + rule.Name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		in := parseInput(src, rule.Name+".yaml", false)
		in.review(time.Date(2026, 5, 18, 0, 0, 0, 0, time.UTC), false)
		all = append(all, in.problems...)
	}
	for _, code := range radar.Codes() {
		all = append(all, radar.Problem{File: "radar.yaml", Pos: radar.Pos{Line: 3, Col: 7}, Severity: radar.Error, Code: code.Name, Message: "m"})
	}
	return append(all,
		unreadable("radra.yaml", errors.New("radra.yaml: no such file; did you mean radar.yaml?")),
		radar.Problem{File: "stdin", Severity: radar.Error, Code: "too-large", Message: "the file is too large"},
		radar.Problem{File: "/a b/ü:%.yaml", Severity: radar.Warning, Code: "near-duplicate", Message: "[x](https://evil.example) {0}", Hint: "100% :: a,b\r\n::error::x"},
		radar.Problem{File: "x,y:z\n.yaml", Pos: radar.Pos{Line: 1, Col: 2}, Severity: radar.Error, Code: "bad-url", Message: "::stop-commands::x"},
	)
}

// TestGitHub writes one line for each problem, which is its command and no other.
func TestGitHub(t *testing.T) {
	problems := everyProblem(t)
	out, err := problemsGitHub(problems)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(problems) {
		t.Fatalf("%d lines for %d problems", len(lines), len(problems))
	}
	for i, line := range lines {
		if p := problems[i]; !strings.HasPrefix(line, "::"+string(p.Severity)+" file=") || !strings.Contains(line, ",title="+p.Code+"::") || strings.Contains(line, "\r") {
			t.Errorf("%q", line)
		}
	}
	want := []string{
		"::error file=stdin,title=too-large::the file is too large",
		"::warning file=/a b/ü%3A%25.yaml,title=near-duplicate::[x](https://evil.example) {0}%0A100%25 :: a,b%0D%0A::error::x",
		"::error file=x%2Cy%3Az%0A.yaml,line=1,col=2,title=bad-url::::stop-commands::x",
	}
	if got := lines[len(lines)-3:]; !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestSARIF holds the log to what SARIF asks for and its schema cannot say.
func TestSARIF(t *testing.T) {
	problems := everyProblem(t)
	out, err := problemsSARIF(problems)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := problemsSARIF(problems)
	var log sarifLog
	d := json.NewDecoder(bytes.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(&log); err != nil || !bytes.Equal(out, again) {
		t.Fatal("not the same twice, or no JSON", err)
	}
	run := log.Runs[0]
	rules := run.Tool.Driver.Rules
	if len(rules) != len(radar.Codes())+len(lint.Rules)+1 || len(run.Results) != len(problems) {
		t.Errorf("%d rules, %d results", len(rules), len(run.Results))
	}
	for i, r := range rules {
		if i > 0 && rules[i-1].ID >= r.ID || len(r.Short.Text) < 5 || strings.Contains(r.Short.Text, "`") {
			t.Errorf("rule %d: %+v", i, r)
		}
	}
	for i, r := range run.Results {
		p := problems[i]
		at := r.Locations[0].Physical
		if rules[r.Index].ID != r.Rule || r.Rule != p.Code || r.Level != p.Severity || (at.Region == nil) != (p.Pos == radar.Pos{}) {
			t.Errorf("%+v is not %+v", r, p)
		}
		if at.Region != nil && (at.Region.Line != p.Pos.Line || at.Region.Column != p.Pos.Col) {
			t.Errorf("%+v is not at %v", r, p.Pos)
		}
	}
	hostile := run.Results[len(problems)-2]
	if hostile.Message.Text != "[x] (https://evil.example) {{0}}.\n100% :: a,b\r\n::error::x." {
		t.Errorf("%q", hostile.Message.Text)
	}
	if uri := hostile.Locations[0].Physical.Artifact.URI; uri != "file:///a%20b/%C3%BC:%25.yaml" {
		t.Errorf("the URI is %s", uri)
	}
}

// TestSARIFSchema holds the log to the schema of OASIS, which comes with the source of gosec.
func TestSARIFSchema(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("slow: TECHRADAR_SLOW=1 runs it")
	}
	schema := sarifSchema(t)
	for name, problems := range map[string][]radar.Problem{"none": nil, "every": everyProblem(t)} {
		out, err := problemsSARIF(problems)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(decoded(t, out)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		// And the schema is strict enough to tell.
		if schema.Validate(decoded(t, bytes.Replace(out, []byte(`"columnKind"`), []byte(`"columnKinds"`), 1))) == nil {
			t.Error("the schema takes what is no SARIF")
		}
	}
}

func decoded(t *testing.T, src []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// sarifSchema fetches the schema as a part of a Go module, whose checksum Go compares.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	fetch := exec.Command("go", "mod", "download", "-json", "github.com/securego/gosec/v2@v2.29.0")
	fetch.Dir = t.TempDir() // outside of this module
	answer, err := fetch.Output()
	module := struct{ Dir string }{}
	if err != nil || json.Unmarshal(answer, &module) != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the module with the schema of SARIF cannot be fetched: %v\n%s", err, answer)
		}
		t.Skipf("NOT TESTED: the module with the schema of SARIF cannot be fetched: %v", err)
	}
	src, err := os.ReadFile(filepath.Join(module.Dir, "report/sarif/testdata/sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("sarif.json", decoded(t, src)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
