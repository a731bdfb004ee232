package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// ringsOf is what became of notes: each entry with its ring and rule, in the order of the names.
func ringsOf(result *Result) string {
	var list []string
	for _, e := range result.Radar.Entries {
		s := fmt.Sprintf("%s %s %s", e.Name, result.Radar.Rings[e.Ring].Name, result.Reasons[e.ID].Ring)
		if e.ReplacedBy != "" {
			s += " by " + e.ReplacedBy
		}
		list = append(list, s)
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

func checkRings(t *testing.T, o Options, src, want string) *Result {
	t.Helper()
	result := importFile(t, "notes.md", []byte(src), o)
	if got := ringsOf(result); got != want {
		t.Errorf("%s\n got: %s\nwant: %s", src, got, want)
	}
	checkResult(t, result)
	return result
}

// TestStatedRings has notes that name rings, in each way that people do.
func TestStatedRings(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Adopt: Prometheus, Grafana", "Grafana Adopt stated, Prometheus Adopt stated"},
		{"- Adopt: Prometheus, Grafana\n- Hold: Jenkins", "Grafana Adopt stated, Jenkins Hold stated, Prometheus Adopt stated"},
		{"**도입**: 프로메테우스\n**보류**: 젠킨스", "Jenkins Hold stated, Prometheus Adopt stated"},
		{"### Adopt\n\n- Prometheus\n- Grafana: dashboards\n\n### Hold\n\n- Jenkins", "Grafana Adopt stated, Jenkins Hold stated, Prometheus Adopt stated"},
		{"## 도입\n- 프로메테우스\n## 보류\n- 젠킨스: 아직 운영 중", "Jenkins Hold stated, Prometheus Adopt stated"},
		{"## 1. Adopt (what we use)\n- Prometheus", "Prometheus Adopt stated"},
		{"## What we use (Adopt)\n- Prometheus", "Prometheus Adopt stated"},
		{"## 도입 (Adopt)\n- Prometheus", "Prometheus Adopt stated"},
		{"## CI/CD\n### Adopt\n- Tekton\n### Trial\n- Dagger", "Dagger Trial stated, Tekton Adopt stated"},
		{"## Adopt\n### CI/CD\n- Tekton\n## Trial\n### CI/CD\n- Dagger", "Dagger Trial stated, Tekton Adopt stated"},
		{"## Trial ring\n- Tekton", "Tekton Trial stated"},
		{"Trial:\n\n- Tekton\n- Dagger\n\nHold:\n- Jenkins\n\nThere was Argo CD.", "Argo CD Assess mentioned, Dagger Trial stated, Jenkins Hold stated, Tekton Trial stated"},
		{"- Adopt\n  - Tekton\n  - Argo CD\n- Hold\n  - Jenkins", "Argo CD Adopt stated, Jenkins Hold stated, Tekton Adopt stated"},
		{"- [Adopt] Tekton\n- [HOLD] Jenkins: slow\n- (Trial) Dagger\n- 【보류】 Spinnaker", "Dagger Trial stated, Jenkins Hold stated, Spinnaker Hold stated, Tekton Adopt stated"},
		{"- **Adopt** Tekton\n- `hold` Jenkins", "Jenkins Hold stated, Tekton Adopt stated"},
		{"- Tekton (Trial)\n- Jenkins (Hold): slow\n- Argo CD [Adopt]", "Argo CD Adopt stated, Jenkins Hold stated, Tekton Trial stated"},
		{"- [Tekton](https://tekton.dev/) (Trial)", "Tekton Trial stated"},
		{"- Tekton - 보류\n- Jenkins: Hold\n- Argo CD → Adopt\n- Flux — trial", "Argo CD Adopt stated, Flux Trial stated, Jenkins Hold stated, Tekton Hold stated"},
		{"- Tekton - Hold - too slow\n- Jenkins: Hold, since it is old\n- Flux: Assess → Trial", "Flux Trial stated, Jenkins Hold stated, Tekton Hold stated"},
		{"- Tekton 도입\n- Jenkins Hold\n- Argo Rollouts 시범 적용", "Argo Rollouts Trial stated, Jenkins Hold stated, Tekton Adopt stated"},
		{"- Adopt Tekton\n- 보류 Jenkins", "Jenkins Hold stated, Tekton Adopt stated"},
		{"- Tekton (Adopt), Jenkins (Hold)", "Jenkins Hold stated, Tekton Adopt stated"},
		{"- Tekton, Argo CD (Adopt)", "Argo CD Adopt stated, Tekton Adopt stated"},
		{"- Tekton #adopt\n- Jenkins: slow #radar/hold", "Jenkins Hold stated, Tekton Adopt stated"},
		{"- Tekton\n  - Status: Trial\n- Jenkins\n  - 상태: 보류\n- Flux\n  - Hold", "Flux Hold stated, Jenkins Hold stated, Tekton Trial stated"},
		{"### Tekton (Adopt)\n\ntext", "Tekton Adopt stated"},
		{"We talked of Tekton (Adopt) and Jenkins (Hold) at length.", "Jenkins Hold stated, Tekton Adopt stated"},
		{"- Tekton is in Trial now, said Kim\n- Jenkins moved to Hold.", "Jenkins Hold stated, Tekton Trial stated"},
		{"- 결정: Tekton 도입", "Tekton Adopt stated"},
		{"| Adopt | Trial | Hold |\n| --- | --- | --- |\n| Tekton | Dagger | Jenkins, Spinnaker |\n| Argo CD | | |", "Argo CD Adopt stated, Dagger Trial stated, Jenkins Hold stated, Spinnaker Hold stated, Tekton Adopt stated"},
		{"| Tool | Ring |\n| --- | --- |\n| Tekton | Adopt |\n| Jenkins | 보류 |", "Jenkins Hold column, Tekton Adopt column"},
		{"## Serverless\n- Trial: zarf, Open Horizon", "Open Horizon Trial stated, zarf Trial stated"},
		{"## Serverless\n- zarf (Adopt)\n- Zarf2 - Hold", "Zarf2 Hold stated, zarf Adopt stated"},
		// What is said of a ring loses to the ring that is named.
		{"- [Assess] Tekton: in production since May", "Tekton Assess stated"},
		{"## Adopt\n- We also like Tekton a lot\n### Notes\n- Jenkins", "Jenkins Assess own-bullet, Tekton Adopt stated"},
		{"- Tekton: Hold → Adopt?\n- Flux (Trial?)\n- MinIO (hold until summer)\n- Ceph: Hold since May", "Ceph Hold stated, Flux Assess unclear, MinIO Hold stated, Tekton Hold stated"},
		// A word that is a ring and says something else.
		{"- Tekton\n  - 평가: 좋음\n  - 도입: 작년 봄", "Tekton Assess to-look-at"},
		{"- Tekton: trial and error", "Tekton Trial pilot"},
		{"## 도입\n- Tekton 이야기\n## 본론\n- Jenkins", "Jenkins Assess own-bullet, Tekton Assess mentioned"},
	} {
		checkRings(t, Options{}, c.src+"\n", c.want)
	}
}

// TestRingsAreNoTools has the names of rings where names of tools stand.
func TestRingsAreNoTools(t *testing.T) {
	for _, src := range []string{
		"- OSS: Adopt", "### Adopt vs Hold", "- Tool: Trial, Assess", "| Tool |\n| --- |\n| Adopt |", "- **Hold**: wait", "- Adopt: decision next week",
		"- 보류: 다음 주에 결정", "## Adopt\n- nothing yet\n- the usual things", "- Hold\n- Assess", "- [Adopt] ...", "- 검토: 다음 회의에서",
	} {
		result, _ := importNotes([]File{{Name: "notes.md", Data: []byte("# Notes\n## Serverless\n" + src + "\n")}}, Options{})
		for _, e := range result.Radar.Entries {
			t.Errorf("%q: %s is no tool", src, e.Name)
		}
	}
}

// TestClauses has lines that say different things of several tools.
func TestClauses(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Jenkins is deprecated, use Tekton", "Jenkins Hold stopped, Tekton Assess mentioned"},
		{"- Tekton in production instead of Jenkins", "Jenkins Assess instead-of, Tekton Adopt in-production"},
		{"- Tekton is in production; Jenkins is deprecated", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton is in production, but Jenkins is on hold", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Jenkins is deprecated and Tekton is our standard", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton and Argo CD are in production", "Argo CD Adopt in-production, Tekton Adopt in-production"},
		{"- 젠킨스 대신 텍톤을 운영 중", "Jenkins Assess instead-of, Tekton Adopt in-production"},
		{"- 젠킨스는 폐기하고 텍톤은 운영 중", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- 텍톤은 젠킨스보다 안정적이라 운영 중", "Jenkins Assess mentioned, Tekton Adopt in-production"},
		{"- Tekton: similar to Jenkins, in production", "Jenkins Assess similar-to, Tekton Adopt in-production"},
		{"- Tekton\n  - Jenkins is deprecated", "Jenkins Hold stopped, Tekton Assess own-bullet"},
		{"- Tekton\n  - deprecated", "Tekton Hold stopped"},
		{"- Tekton: successor of the deprecated Jenkins", "Jenkins Hold stopped by tekton, Tekton Trial more-popular"},
		{"- Tekton replaces Jenkins, which is deprecated", "Jenkins Hold stopped by tekton, Tekton Trial more-popular"},
		{"- Stop using Jenkins, try Tekton as a pilot", "Jenkins Hold stopped, Tekton Trial pilot"},
		{"- Deprecated: Jenkins and Spinnaker", "Jenkins Hold stopped, Spinnaker Hold stopped"},
		{"- Tekton (in production), Jenkins (deprecated)", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"| Tool | Notes |\n| --- | --- |\n| Tekton | Jenkins is deprecated |", "Jenkins Hold stopped, Tekton Assess own-bullet"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
	result := checkRings(t, Options{}, "## CI\nThe pipelines of Tekton with charts for Jenkins jobs were deprecated.\n", "Jenkins Assess mentioned, Tekton Assess mentioned")
	if !slices.ContainsFunc(result.Problems, func(p radar.Problem) bool { return p.Code == "unclear-ring" && p.Pos.Line == 2 && p.Pos.Col > 1 }) {
		t.Errorf("nothing tells that the words could be about both: %v", result.Problems)
	}
}

// TestTakenBack has lines that say what is not so.
func TestTakenBack(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Tekton: not deprecated", "Tekton Assess own-bullet"},
		{"- Tekton isn't deprecated at all", "Tekton Assess mentioned"},
		{"- Tekton: 폐기 아님", "Tekton Assess own-bullet"},
		{"- Tekton은 폐기하지 않는다", "Tekton Assess own-bullet"},
		{"- Tekton: no reason to avoid it", "Tekton Assess own-bullet"},
		{"- Tekton: not in production yet", "Tekton Assess own-bullet"},
		{"- Tekton: 아직 운영 아님", "Tekton Assess own-bullet"},
		{"- Tekton: 아직 운영 중이 아니다", "Tekton Assess own-bullet"},
		{"- Tekton: 전사 표준은 아님", "Tekton Assess own-bullet"},
		{"- Tekton: 쓰지 않는다", "Tekton Hold stopped"},
		{"- Tekton: 더 이상 쓰지 않는다", "Tekton Hold stopped"},
		{"- Tekton: 아직 쓰지 않는다", "Tekton Assess own-bullet"},
		{"- Tekton: no longer in production", "Tekton Hold stopped"},
		{"- Tekton: never a pilot", "Tekton Assess own-bullet"},
		{"- Tekton is not more popular than Jenkins", "Jenkins Assess mentioned, Tekton Assess own-bullet"},
		{"- Tekton: deprecated?", "Tekton Assess unclear"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestReplaced has tools that another one took the place of.
func TestReplaced(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Jenkins was replaced by Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins: replaced by Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins: deprecated in favour of Tekton", "Jenkins Hold stopped by tekton, Tekton Trial more-popular"},
		{"- We replaced Jenkins with Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- migrated from Jenkins to Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- 젠킨스를 텍톤으로 교체", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins: Tekton으로 대체됨", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins\n  - replaced by Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins was not replaced by Tekton", "Jenkins Assess own-bullet, Tekton Assess mentioned"},
		{"- Jenkins might be replaced by Tekton", "Jenkins Assess mentioned, Tekton Assess mentioned"},
		{"- Jenkins was replaced by something", "Jenkins Assess own-bullet"},
		{"- [Adopt] Jenkins: replaced by Tekton", "Jenkins Adopt stated, Tekton Trial more-popular"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestRingsByMeaning has radars that lack some of the usual rings, or call them otherwise.
func TestRingsByMeaning(t *testing.T) {
	const notes = "## CI/CD\n- Tekton: in production\n- Dagger: a pilot\n- Flux\n- Jenkins: deprecated\n"
	for _, c := range []struct{ rings, want, left, told string }{
		{"{name: Adopt}, {name: Hold}", "Jenkins Hold stopped, Tekton Adopt in-production", "Dagger, Flux", ""},
		{"{name: Adopt}, {name: Trial}, {name: Hold}", "Dagger Trial pilot, Flux Trial own-bullet, Jenkins Hold stopped, Tekton Adopt in-production", "", "Assess: the suggestion for 1 tool went to the nearest, \"Trial\""},
		{"{name: Adopt}, {name: Assess}, {name: Hold}", "Dagger Assess pilot, Flux Assess own-bullet, Jenkins Hold stopped, Tekton Adopt in-production", "", "Trial: the suggestion for 1 tool went to the nearest, \"Assess\""},
		{"{name: Now}, {name: Later}", "Dagger Later pilot, Flux Later own-bullet, Tekton Now in-production", "Jenkins", "Adopt: the|Trial: the|Assess: the"},
		{"{name: Now}, {name: Soon}, {name: Never, aliases: [Hold]}", "Dagger Soon pilot, Flux Soon own-bullet, Jenkins Never stopped, Tekton Now in-production", "", "Adopt|Trial|Assess"},
		{"{name: 보류}, {name: 검토}, {name: 도입}", "Dagger 검토 pilot, Flux 검토 own-bullet, Jenkins 보류 stopped, Tekton 도입 in-production", "", "Trial"},
	} {
		into := parseInto(t, "title: T\nquadrants: [{name: CI/CD}, {name: X}]\nrings: ["+c.rings+"]\nentries: []\n")
		result := checkRings(t, Options{Into: into}, notes, c.want)
		var left []string
		for _, u := range result.Unclassified {
			left = append(left, u.Name)
			if !strings.Contains(u.Why, "no ring that means it") {
				t.Errorf("%s: %s", u.Name, u.Why)
			}
		}
		if strings.Join(left, ", ") != c.left {
			t.Errorf("%s: left %q, want %q", c.rings, left, c.left)
		}
		var told []string
		for _, p := range result.Problems {
			if p.Code == codeRing {
				told = append(told, p.Message)
			}
		}
		var want []string
		if c.told != "" {
			want = strings.Split(c.told, "|")
		}
		if len(told) != len(want) {
			t.Fatalf("%s: %q, want %q", c.rings, told, want)
		}
		for i := range want {
			if !strings.HasPrefix(told[i], "no ring of the radar means "+want[i]) {
				t.Errorf("%s: %q, want %q", c.rings, told[i], want[i])
			}
		}
	}
	// The names of the radar's own rings are stated, too.
	into := parseInto(t, "title: T\nquadrants: [{name: CI/CD}, {name: X}]\nrings: [{name: Daily}, {name: Now and then, aliases: [가끔]}, {name: Never}]\nentries: []\n")
	checkRings(t, Options{Into: into}, "## CI/CD\n- Daily: Tekton\n- 가끔: Dagger\n- Jenkins (never)\n- Hold: Spinnaker\n", "Dagger Now and then stated, Jenkins Never stated, Tekton Daily stated")
}
