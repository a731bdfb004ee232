package radar_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

const (
	showcaseFile = "../radar.yaml"
	// notesFile is the team's own and lies beside the checkout, if at all.
	notesFile = "../../shared/notes/seminar-notes.md"
)

// showcase is what radar.yaml must hold. Spelled lists the words, in lower case, by which a line of the notes
// can be known to be about the tool; the name itself when empty.
var showcase = []struct {
	name, quadrant, ring string
	spelled              []string
}{
	{"Crossplane", "IaC", "Trial", []string{"crossplane", "reconcile 을"}},
	{"Terraform", "IaC", "Assess", nil},
	{"eksctl", "IaC", "Assess", nil},
	{"Cluster API", "Multi-tenancy", "Adopt", []string{"cluster api", "cluster-api"}},
	{"vcluster", "Multi-tenancy", "Trial", nil},
	{"Tinkerbell", "Multi-tenancy", "Assess", nil},
	{"Metal3", "Multi-tenancy", "Assess", []string{"metal 3"}},
	{"Kubeadm", "Multi-tenancy", "Assess", nil},
	{"Kyverno", "Multi-tenancy", "Hold", nil},
	{"OPA Gatekeeper", "Multi-tenancy", "Trial", []string{"opa (gatekeeper)"}},
	{"KubeVirt", "VM", "Trial", nil},
	{"ContainerSSH", "VM", "Assess", nil},
	{"Nutanix", "VM", "Assess", nil},
	{"OpenStack", "VM", "Assess", nil},
	{"Open5GS", "VM", "Assess", nil},
	{"UERANSIM", "VM", "Assess", nil},
	{"Knative", "Serverless", "Trial", nil},
	{"Tekton", "CI/CD", "Trial", nil},
	{"Argo CD", "CI/CD", "Adopt", nil},
	{"Argo Workflows", "CI/CD", "Assess", []string{"argo workflow"}},
	{"Kubeflow", "CI/CD", "Assess", nil},
	{"Airflow", "CI/CD", "Assess", nil},
	{"Vitess", "DB", "Adopt", []string{"vitess", "slack, youtube, github"}},
}

// TestShowcase holds radar.yaml to the table above.
func TestShowcase(t *testing.T) {
	r := parseFile(t, showcaseFile)
	if want := "Everything on Kubernetes"; r.Title != want {
		t.Errorf("title %q, want %q", r.Title, want)
	}
	if r.Edition.Name != "2023-04-06" {
		t.Errorf("edition %q", r.Edition.Name)
	}
	var quadrants, rings []string
	for _, q := range r.Quadrants {
		quadrants = append(quadrants, q.ID+" "+q.Name)
	}
	for _, g := range r.Rings {
		rings = append(rings, g.ID+" "+g.Name)
	}
	if want := []string{"iac IaC", "multi-tenancy Multi-tenancy", "vm VM", "serverless Serverless", "ci-cd CI/CD", "db DB"}; !slices.Equal(quadrants, want) {
		t.Errorf("quadrants %q, want %q", quadrants, want)
	}
	if want := []string{"adopt Adopt", "trial Trial", "assess Assess", "hold Hold"}; !slices.Equal(rings, want) {
		t.Errorf("rings %q, want %q", rings, want)
	}

	if len(r.Entries) != len(showcase) {
		t.Fatalf("%d entries, want %d", len(r.Entries), len(showcase))
	}
	for i, want := range showcase {
		e := r.Entries[i]
		got := fmt.Sprintf("%s: %s, %s", e.Name, r.Quadrants[e.Quadrant].Name, r.Rings[e.Ring].Name)
		if want := fmt.Sprintf("%s: %s, %s", want.name, want.quadrant, want.ring); got != want {
			t.Errorf("entry %d is %s, want %s", i+1, got, want)
		}
		if e.Summary == "" || len(e.Sources) == 0 {
			t.Errorf("%s: it needs a summary and a source", e.Name)
		}
		for _, s := range e.Sources {
			if s.File != "seminar-notes.md" || s.Line == 0 || s.Note == "" || s.Quote != "" {
				t.Errorf("%s: a source needs the file, a line and a note, and no quote: %+v", e.Name, s)
			}
		}
	}
}

// TestExamples parses every radar under docs/examples.
func TestExamples(t *testing.T) {
	files, err := fs.Glob(os.DirFS("../docs/examples"), "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, f := range files {
		t.Run(f, func(t *testing.T) { parseFile(t, "../docs/examples/"+f) })
	}
}

// TestReadmeExample holds the radars that the READMEs show by hand to the files that the tests read.
func TestReadmeExample(t *testing.T) {
	for readme, file := range map[string]string{
		"../README.md":    "../docs/examples/three-entries.yaml",
		"../README.ko.md": "../docs/examples/three-entries-ko.yaml",
	} {
		example, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(readme)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), "```yaml\n"+string(example)+"```\n") {
			t.Errorf("%s does not show %s as it is", readme, file)
		}
	}
}

// TestShowcaseAgainstNotes compares radar.yaml with the notes that it rests on.
func TestShowcaseAgainstNotes(t *testing.T) {
	b, err := os.ReadFile(notesFile)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("SKIPPED: the seminar notes are not beside this checkout, so the sources of radar.yaml are not compared with them")
	}
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Split(string(b), "\n")
	r := parseFile(t, showcaseFile)

	t.Run("lines", func(t *testing.T) {
		for i, e := range r.Entries {
			spelled := showcase[i].spelled
			if len(spelled) == 0 {
				spelled = []string{strings.ToLower(e.Name)}
			}
			for _, s := range e.Sources {
				if s.Line > len(notes) {
					t.Errorf("%s: the notes have no line %d", e.Name, s.Line)
					continue
				}
				line := strings.ToLower(notes[s.Line-1])
				if !slices.ContainsFunc(spelled, func(w string) bool { return strings.Contains(line, w) }) {
					t.Errorf("%s: line %d of the notes has none of %q: %s", e.Name, s.Line, spelled, line)
				}
			}
		}
	})
	t.Run("links", func(t *testing.T) {
		for _, e := range r.Entries {
			var lines []string
			for _, s := range e.Sources {
				lines = append(lines, notes[s.Line-1])
			}
			cited := strings.Join(lines, "\n")
			urls := []string{e.Link}
			for _, l := range e.Links {
				urls = append(urls, l.URL)
			}
			for _, u := range urls {
				if u != "" && !strings.Contains(cited, "("+u+")") {
					t.Errorf("%s: its source lines do not give the link %s", e.Name, u)
				}
			}
		}
	})
	t.Run("wording", func(t *testing.T) {
		src, err := os.ReadFile(showcaseFile)
		if err != nil {
			t.Fatal(err)
		}
		ours := plain(string(src))
		for n, line := range notes {
			for _, part := range wording(line) {
				if run := commonRun(part, ours); run != "" {
					t.Errorf("radar.yaml copies %q from line %d of the notes", run, n+1)
				}
			}
		}
	})
}

// longestRun is how many code points in a row radar.yaml may share with the wording of the notes.
const longestRun = 11

var markdownLink = regexp.MustCompile(`\[[^\]]*\]\([^)]*\)|https?://\S+`)

// wording returns the parts of a line of the notes that are the author's own words: without links and their
// titles, and without the names of tools and the terms of the field.
func wording(line string) []string {
	const cut = "\x00"
	line = plain(markdownLink.ReplaceAllString(line, cut))
	names := []string{"kubernetes", "virtual machine", "cloud resource", "provisioning"}
	for _, e := range showcase {
		names = append(append(names, strings.ToLower(e.name)), e.spelled...)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, n := range names {
		line = strings.ReplaceAll(line, n, cut)
	}
	return strings.Split(line, cut)
}

// plain is the text in lower case, with one space for every run of white space.
func plain(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// commonRun returns the first run of more than longestRun code points of part that text also has, or "". A run
// starts and ends within words.
func commonRun(part, text string) string {
	runes := []rune(part)
	for i := 0; i+longestRun < len(runes); i++ {
		run := string(runes[i : i+longestRun+1])
		if run == strings.TrimSpace(run) && strings.Contains(text, run) {
			return run
		}
	}
	return ""
}

func parseFile(t *testing.T, file string) *radar.Radar {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, problems := radar.Parse(src, strings.TrimPrefix(file, "../"))
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s: %s %s", p.File, p.Pos.Line, p.Pos.Col, p.Severity, p.Message, p.Hint)
	}
	if t.Failed() {
		t.FailNow()
	}
	return r
}
