package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The programs that ask GitHub and GitLab, as far as the files in docs/ci use them: they answer with what others and we
// have said on a request, and write down what they are asked to change.
const (
	fakeGH = `#!/bin/bash
if [ "$1 $2" = "api --paginate" ]; then
	jq -r "$5" <"$COMMENTS"
else
	echo "gh $*" >>"$ASKED"
fi
`
	fakeCurl = `#!/bin/bash
case "$*" in
*/user) echo '{"id": 7}' ;;
*per_page=100) cat "$COMMENTS" ;;
*) echo "${@:6}" >>"$ASKED" ;;
esac
`
	othersOnGitHub = `[
	{"id": 1, "user": {"login": "github-actions[bot]"}, "body": "Coverage is 80%."},
	{"id": 2, "user": {"login": "mallory"}, "body": "<!-- techradar diff -->\nmine"},
	{"id": 3, "user": {"login": "github-actions[bot]"}, "body": "Not first: <!-- techradar diff -->"}`
	oursOnGitHub = `,
	{"id": 44, "user": {"login": "github-actions[bot]"}, "body": "<!-- techradar diff -->\n### What changed"},
	{"id": 55, "user": {"login": "github-actions[bot]"}, "body": "<!-- techradar diff -->\n### Again"}`
	othersOnGitLab = `[
	{"id": 1, "author": {"id": 7}, "body": "Coverage is 80%."},
	{"id": 2, "author": {"id": 8}, "body": "<!-- techradar diff -->\nmine"}`
	oursOnGitLab = `, {"id": 44, "author": {"id": 7}, "body": "<!-- techradar diff -->\n### What changed"}`
)

// TestComment edits the comment of an earlier run, and no other; without one it makes one.
func TestComment(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("runs with TECHRADAR_SLOW=1")
	}
	if _, err := exec.LookPath("jq"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("jq is not installed; scripts/need slow installs it")
		}
		t.Skip("NOT TESTED: jq is not installed; scripts/need slow says how to install it")
	}
	var github struct {
		Jobs map[string]struct{ Steps []struct{ Name, Run string } }
	}
	readCI(t, "github-actions.yml", &github)
	var gitlab struct {
		Check struct{ Script []string } `yaml:"radar:check"`
	}
	readCI(t, "gitlab-ci.yml", &gitlab)
	onGitHub := ""
	for _, step := range github.Jobs["check"].Steps {
		if step.Name == "What changes" || step.Name == "Comment" {
			onGitHub += step.Run + "\n"
		}
	}
	p := newProject(t)
	work := filepath.Dir(p.dir)
	comments, asked := filepath.Join(work, "comments.json"), filepath.Join(work, "asked")
	for name, text := range map[string]string{"gh": fakeGH, "curl": fakeCurl, "apt-get": "#!/bin/bash\n"} {
		if err := os.WriteFile(filepath.Join(work, "bin", name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	p.env = append(p.env, "COMMENTS="+comments, "ASKED="+asked, "NUMBER=12", "GITHUB_REPOSITORY=team/radar", "RADAR_TOKEN=t",
		"CI_API_V4_URL=https://gitlab.example/api/v4", "CI_PROJECT_ID=5", "CI_MERGE_REQUEST_IID=6")
	const notes = "https://gitlab.example/api/v4/projects/5/merge_requests/6/notes"
	for _, c := range []struct{ name, script, comments, want string }{
		{"GitHub, the first", onGitHub, othersOnGitHub + "]", "gh pr comment 12 --repo team/radar --body-file " + work + "/diff.md"},
		{"GitHub, again", onGitHub, othersOnGitHub + oursOnGitHub + "]", "gh api --silent --method PATCH repos/team/radar/issues/comments/44 --field body=@" + work + "/diff.md"},
		{"GitLab, the first", strings.Join(gitlab.Check.Script, "\n"), othersOnGitLab + "]", "--data-urlencode body@diff.md " + notes},
		{"GitLab, again", strings.Join(gitlab.Check.Script, "\n"), othersOnGitLab + oursOnGitLab + "]", "--request PUT --data-urlencode body@diff.md " + notes + "/44"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := os.WriteFile(comments, []byte(c.comments), 0o600); err != nil {
				t.Fatal(err)
			}
			_ = os.Remove(asked)
			p.shell(t, p.dir, c.script)
			if got, err := os.ReadFile(asked); err != nil || string(got) != c.want+"\n" {
				t.Errorf("it asked\n%s%v\nwant\n%s", got, err, c.want)
			}
			body, err := os.ReadFile(filepath.Join(work, "diff.md"))
			if strings.HasPrefix(c.name, "GitLab") {
				body, err = os.ReadFile(filepath.Join(p.dir, "diff.md"))
			}
			if err != nil || !strings.HasPrefix(string(body), "<!-- techradar diff -->\n### ") || !strings.Contains(string(body), "Rust") {
				t.Errorf("the comment is\n%s%v", body, err)
			}
		})
	}
}
