package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

const ciFolder = "../../docs/ci/"

// readCI reads a file of docs/ci.
func readCI(t *testing.T, name string, into any) {
	t.Helper()
	src, err := os.ReadFile(ciFolder + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(src, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// project is a Git repository whose branch changes the radar of main, with a clone that has main as origin/main.
type project struct {
	dir string
	env []string
}

func newProject(t *testing.T) *project {
	t.Helper()
	for _, name := range []string{"git", "bash"} {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("%s is not installed", name)
			}
			t.Skipf("NOT TESTED: %s is not installed", name)
		}
	}
	work := t.TempDir()
	bin := filepath.Join(work, "bin")
	p := &project{dir: filepath.Join(work, "clone"), env: append(os.Environ(),
		"PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+work, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org",
		"RUNNER_TEMP="+work, "GITHUB_STEP_SUMMARY="+filepath.Join(work, "summary.md"), "GITHUB_BASE_REF=main",
		"GIT_CONFIG_GLOBAL="+filepath.Join(work, "none"))}
	out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "techradar"), ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	const radar = `title: Tools
edition: 2026
quadrants: [{name: A}, {name: B}]
rings: [{name: X}, {name: Y}]
entries:
  - {name: Go, quadrant: A, ring: X, summary: A language}
`
	origin := filepath.Join(work, "origin")
	if err := os.Mkdir(origin, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, origin, radar)
	p.shell(t, origin, "git init --quiet --initial-branch=main && git add . && git commit --quiet --message=first")
	p.shell(t, work, "git clone --quiet origin clone")
	write(t, p.dir, radar+"  - {name: Rust, quadrant: B, ring: Y, summary: Another one}\n")
	p.shell(t, p.dir, "git checkout --quiet -b change && git commit --quiet --all --message=second")
	p.env = append(p.env, "CI_MERGE_REQUEST_DIFF_BASE_SHA="+strings.TrimSpace(p.shell(t, p.dir, "git rev-parse origin/main")))
	return p
}

func write(t *testing.T, dir, radar string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, "radar.yaml"), []byte(radar), 0o600); err != nil {
		t.Fatal(err)
	}
}

// shell runs a script as the runners do, and returns what it prints.
func (p *project) shell(t *testing.T, dir, script string) string {
	t.Helper()
	c := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	c.Dir, c.Env = dir, p.env
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
	return string(out)
}

// TestGitHubActions runs the steps of the workflow that call techradar, in the order of the file.
func TestGitHubActions(t *testing.T) {
	var workflow struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			Steps []struct{ Name, Uses, Run string }
		}
	}
	readCI(t, "github-actions.yml", &workflow)
	if len(workflow.Permissions) != 1 || workflow.Permissions["contents"] != "read" {
		t.Errorf("a job may do %v unless it says otherwise", workflow.Permissions)
	}
	p := newProject(t)
	ran := 0
	for _, job := range []string{"check", "publish"} {
		for _, step := range workflow.Jobs[job].Steps {
			if strings.Contains(step.Run, "${{") {
				t.Errorf("step %s puts an expression into a script, which a branch could be named to break", step.Name)
			}
			if step.Name != "Comment" && strings.Contains(step.Run, "techradar ") && !strings.Contains(step.Run, "git clone") { // TestComment runs that
				p.shell(t, p.dir, step.Run)
				ran++
			}
		}
	}
	if ran != 4 {
		t.Errorf("%d steps call techradar, want 4", ran)
	}
	p.published(t)
	summary, err := os.ReadFile(filepath.Join(filepath.Dir(p.dir), "summary.md"))
	if err != nil || !strings.Contains(string(summary), "Rust") || strings.Contains(string(summary), "| Go") {
		t.Errorf("the summary is\n%s%v", summary, err)
	}
}

// published looks for the folder that is published, with what the branch has added.
func (p *project) published(t *testing.T) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(p.dir, "public", "index.html"))
	if err != nil || !strings.Contains(string(page), "Rust") {
		t.Errorf("the page: %d bytes, %v", len(page), err)
	}
}

// TestGitLabCI runs the scripts of both jobs, but for what gets techradar.
func TestGitLabCI(t *testing.T) {
	var jobs struct {
		Check struct{ Script []string } `yaml:"radar:check"`
		Pages struct{ Script []string }
	}
	readCI(t, "gitlab-ci.yml", &jobs)
	p := newProject(t)
	out := p.shell(t, p.dir, strings.Join(jobs.Check.Script, "\n"))
	if !strings.Contains(out, "Rust") {
		t.Errorf("the job printed\n%s", out)
	}
	p.shell(t, p.dir, strings.Join(jobs.Pages.Script, "\n"))
	p.published(t)
}

// TestFirstRadar runs what tells of a change where the other branch has no radar.
func TestFirstRadar(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct{ Steps []struct{ Name, Run string } }
	}
	readCI(t, "github-actions.yml", &workflow)
	p := newProject(t)
	p.shell(t, filepath.Join(filepath.Dir(p.dir), "origin"), "git rm --quiet radar.yaml && git commit --quiet --message=none")
	p.shell(t, p.dir, "git fetch --quiet origin")
	for _, step := range workflow.Jobs["check"].Steps {
		if step.Name == "What changes" {
			p.shell(t, p.dir, step.Run)
		}
	}
	summary, err := os.ReadFile(filepath.Join(filepath.Dir(p.dir), "summary.md"))
	if err != nil || !strings.Contains(string(summary), "no radar on main") {
		t.Errorf("the summary is %q, %v", summary, err)
	}
}

// TestPreCommit runs the hooks on a radar whose output is up to date, and on one whose output is not.
func TestPreCommit(t *testing.T) {
	var config struct {
		Repos []struct {
			Hooks []struct{ ID, Entry, Files string }
		}
	}
	readCI(t, "pre-commit-config.yaml", &config)
	hooks := config.Repos[0].Hooks
	if len(hooks) != 2 {
		t.Fatalf("hooks %v", hooks)
	}
	p := newProject(t)
	p.shell(t, p.dir, "techradar generate")
	for _, h := range hooks {
		p.shell(t, p.dir, h.Entry)
	}
	write(t, p.dir, "title: Tools\nquadrants: [{name: A}, {name: B}]\nrings: [{name: X}, {name: Y}]\nentries: []\n")
	p.shell(t, p.dir, hooks[0].Entry)
	if code := strings.TrimSpace(p.shell(t, p.dir, hooks[1].Entry+" 2>/dev/null || echo $?")); code != "4" {
		t.Errorf("output that is not up to date: exit %s", code)
	}
}
