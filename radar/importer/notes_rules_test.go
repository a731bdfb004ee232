package importer

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
)

// TestCatalogue holds assets/catalogue.yaml to its own promises: every tool has a quadrant that is there, and no name
// and no word means two things.
func TestCatalogue(t *testing.T) {
	file, err := readCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	q := newQuadrants(file, nil)
	words := map[string]string{}
	for _, known := range file.Quadrants {
		for _, w := range known.Words {
			if other, twice := words[keyOf(w)]; twice || keyOf(w) == keyOf(known.ID) {
				t.Errorf("%s: the word %q stands in %q already", known.ID, w, other)
			}
			words[keyOf(w)] = known.ID
		}
	}
	names := map[string]string{}
	for _, tool := range file.Tools {
		if i, _ := q.usual(tool.Quadrant); i == none {
			t.Errorf("%s: no quadrant has the word %q", tool.Name, tool.Quadrant)
		}
		for _, name := range append([]string{tool.Name}, tool.Aliases...) {
			if other, twice := names[keyOf(name)]; twice {
				t.Errorf("%s: %s has the name %q already", tool.Name, other, name)
			}
			names[keyOf(name)] = tool.Name
			if clean := radar.CleanLine(name, radar.MaxNameLength); clean != name || radar.Slug(name) == "" {
				t.Errorf("%q is no name for an entry", name)
			}
		}
	}
	const least = 150
	if len(file.Tools) < least {
		t.Errorf("%d tools, want %d", len(file.Tools), least)
	}
}

// TestRingRules gives each rule a line of notes, in English and in Korean.
func TestRingRules(t *testing.T) {
	for _, c := range []struct{ line, name, want string }{
		{"- Vitess: deprecated since spring", "Vitess", "Hold stopped"},
		{"- 비테스: 올해 폐기", "Vitess", "Hold stopped"},
		{"- Tekton is more popular than Spinnaker", "Spinnaker", "Hold less-popular"},
		{"- Tekton is more popular than Spinnaker", "Tekton", "Trial more-popular"},
		{"- Spinnaker보다는 Tekton이 요즘 인기", "Spinnaker", "Hold less-popular"},
		{"- Spinnaker보다는 Tekton이 요즘 인기", "Tekton", "Trial more-popular"},
		{"- 스피내커 보다 텍톤이 더 뜨는 중", "Spinnaker", "Hold less-popular"},
		{"- Vitess: runs in production at our shop", "Vitess", "Adopt in-production"},
		{"- Vitess: not in production yet", "Vitess", "Assess own-bullet"},
		{"- Vitess: 운영 중", "Vitess", "Adopt in-production"},
		{"- Vitess\n  - used by: Slack, Block, Etsy", "Vitess", "Adopt users"},
		{"- Vitess\n  - 사용 기업: 슬랙, 스퀘어", "Vitess", "Adopt users"},
		{"- Vitess\n  - case study: [Etsy](https://example.org/etsy-case)", "Vitess", "Trial case-study"},
		{"- Vitess\n  - [How Etsy uses it](https://example.org/2024/etsy)", "Vitess", "Trial case-study"},
		{"- Vitess\n  - 도입 사례: 슬랙의 이전 이야기를 들었다", "Vitess", "Trial case-study"},
		{"- Vitess: a pilot with one team", "Vitess", "Trial pilot"},
		{"- Vitess: 시범 적용해 보자", "Vitess", "Trial pilot"},
		{"- Vitess: not sure what it is for", "Vitess", "Assess unclear"},
		{"- Vitess: 뭔지 잘 모르겠다", "Vitess", "Assess unclear"},
		{"- Vitess: let us look into it", "Vitess", "Assess to-look-at"},
		{"- Vitess: 검토 예정", "Vitess", "Assess to-look-at"},
		{"- OSS: Vitess", "Vitess", "Trial introduced"},
		{"- 오픈소스: 비테스", "Vitess", "Trial introduced"},
		{"- Vitess: similar to TiDB and CockroachDB", "TiDB", "Assess similar-to"},
		{"- Vitess: similar to TiDB and CockroachDB", "CockroachDB", "Assess similar-to"},
		{"- Vitess: TiDB, YugabyteDB와 유사", "YugabyteDB", "Assess similar-to"},
		{"- Vitess instead of TiDB", "TiDB", "Assess instead-of"},
		{"- TiDB 없이 Vitess 만으로 된다", "TiDB", "Assess instead-of"},
		{"- Vitess: shards", "Vitess", "Assess own-bullet"},
		{"One could shard with Vitess then.", "Vitess", "Assess mentioned"},
	} {
		result := importFile(t, "notes.md", []byte("## DB\n\n"+c.line+"\n"), Options{})
		i := slices.IndexFunc(result.Radar.Entries, func(e radar.Entry) bool { return e.Name == c.name })
		if i < 0 {
			t.Errorf("%s: %s is not found", c.line, c.name)
			continue
		}
		e := result.Radar.Entries[i]
		if got := result.Radar.Rings[e.Ring].Name + " " + result.Reasons[e.ID].Ring; got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.line, c.name, got, c.want)
		}
		rule := "ring by " + result.Reasons[e.ID].Ring
		if !slices.ContainsFunc(e.Sources, func(s radar.Source) bool { return strings.Contains(s.Note, rule) }) {
			t.Errorf("%s: no source of %s says %q: %+v", c.line, c.name, rule, e.Sources)
		}
	}
}

// TestNoTools has lines in which nothing may be taken for a tool.
func TestNoTools(t *testing.T) {
	for _, line := range []string{
		"- Cost: too high", "- Pros: fast", "- 장점: 빠르다", "- Date: 2024-05-01", "- Action items: call Kim", "- Next steps: none", "- Decision: wait",
		"- We run Kubernetes on Linux with Docker", "- MySQL and PostgreSQL are hard", "## Kubernetes", "- see GitHub for it", "- [our code](https://github.com/us/ours)",
		"- in flux again", "- the helm of the ship", "- a vault, a ray of light, and harbor cranes", "- the rook took the envoy",
		"- [the blog](https://example.org/2024/05/post)", "- see [[Meeting]]", "- 📌 중요", "- ...", "- https://example.org/a/b/c", "- #tag", "- [ ] buy milk",
		"- RTO: 4h", "- 10:30 coffee", "> [Company](https://company.example.org/)", "`kubectl get nodes`", "- case study: [Crossplane at a bank](https://youtu.be/x)",
		"```\n- Tekton\n```", "<!-- Tekton -->", "%% Tekton %%", "<!--\n- Tekton\n-->", "---\ntools: Tekton\n---", "[Tekton]: https://tekton.dev/", "![Tekton](tekton.png)", "![[Tekton]]",
		"- https://tekton.dev.example.org/docs/a?b=Tekton",
	} {
		result, problems := importNotes([]File{{Name: "notes.md", Data: []byte("## Serverless\n\n" + line + "\n")}}, Options{})
		if result == nil {
			t.Fatal(problems)
		}
		for _, e := range result.Radar.Entries {
			t.Errorf("%q: %s is no tool", line, e.Name)
		}
	}
}

// TestTools has lines that name a tool in ways of their own.
func TestTools(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"- ArgoCD를 쓴다", "Argo CD"},
		{"- argo-cd", "Argo CD"},
		{"- **Argo CD** keeps clusters in line", "Argo CD"},
		{"- `argocd`", "Argo CD"},
		{"- [x] Argo CD: done", "Argo CD"},
		{"1) Argo CD, Tekton", "Argo CD, Tekton"},
		{"- 테라폼으로 만들고 크로스플레인은 나중에", "Terraform, Crossplane"},
		{"- Metal³", "Metal3"},
		{"- OPA (Gatekeeper)", "OPA Gatekeeper"},
		{"- [[Argo CD|아르고]]: 좋다", "Argo CD"},
		{"- [[tools/OpenCost|cost]]: money", "OpenCost"},
		{"- .NET: the runtime", ".NET"},
		{"- OSS: .NET, Go", ".NET, Go"},
		{"- Tool: Earthly vs Dagger", "Earthly, Dagger"},
		{"- Istio vs Linkerd", "Istio, Linkerd"},
		{"- CI: Tekton, Foo", "Tekton, Foo"},
		{"- **Zarf** ships air gaps", "Zarf"},
		{"| Tool | Status |\n| --- | --- |\n| Redis, Valkey | Trial |", "Redis, Valkey"},
		// What is background counts where it is introduced, and then everywhere.
		{"- GitHub", "GitHub"},
		{"- Redis\n- Docker: builds images", "Redis, Docker"},
		{"### Kafka\n\ntext", "Kafka"},
		{"- [Redis](https://redis.io/)", "Redis"},
		{"### Redis vs Valkey", "Redis, Valkey"},
		{"- OSS: PostgreSQL", "PostgreSQL"},
		{"- [[Argo CD]]: 좋다", "Argo CD"},
		{"- [Zarf - air gaps](https://zarf.dev/)", "Zarf"},
		{"- <https://github.com/argoproj/argo-cd>", "Argo CD"},
		{"- OSS: zarf, Hauler", "zarf, Hauler"},
		{"- OSS:\n  - zarf\n  - Hauler - moves images", "zarf, Hauler"},
		{"### Tools\n\n- zarf", "zarf"},
		{"- Zarf: air gaps", "Zarf"},
		{"- **Zarf**: air gaps", "Zarf"},
		{"- Open Horizon: edge devices", "Open Horizon"},
		{"- R&D uses Tekton &amp; Flux", "Tekton, Flux"},
		{"### Zarf vs Hauler", "Zarf, Hauler"},
		{"### Argo CD\n\n- nice", "Argo CD"},
		{"- [Tekton][t]\n\n[t]: https://tekton.dev/", "Tekton"},
		{"> [!tip] Tekton is worth it", "Tekton"},
		{"| Tool |\n| --- |\n| zarf |", "zarf"},
		{"| A | B |\n| --- | --- |\n| Tekton | x |", "Tekton"},
		{"Tekton\n------\n\ntext", "Tekton"},
	} {
		result := importFile(t, "notes.md", []byte("## Serverless\n\n"+c.line+"\n"), Options{})
		var names []string
		for _, e := range result.Radar.Entries {
			names = append(names, e.Name)
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
}

// TestTold has lines and columns that are left to a person or reported, with the place.
func TestTold(t *testing.T) {
	src := `## DB
- We keep sessions in Redis
- Tekton, some strange thing: they do it
- OSS: Knative, a long list of other things, Foo

| Tool | Status | 담당 | 비고 | Tags | Price |
| --- | --- | --- | --- | --- | --- |
| Redpanda | Maybe | 김하나 | *fast* queue | stream, #new | 3 |
| Tekton | Adopt | | | | 4 |

| Tool | What | Notes |
| --- | --- | --- |
| Vitess | shards MySQL | a *lot* of work |
`
	result := importFile(t, "notes.md", []byte(src), Options{})
	var got []string
	for _, u := range result.Unclassified {
		got = append(got, fmt.Sprintf("%d %s: %.20s", u.Line, u.Name, u.Why))
	}
	for _, p := range result.Problems {
		got = append(got, fmt.Sprintf("%d:%d %s %s", p.Pos.Line, p.Pos.Col, p.Code, p.Message))
	}
	want := []string{
		"2 Redis: left out as backgrou", "3 some strange thing: it stands in a list ", "4 a long list of other things: it stands in a list ", "13 MySQL: left out as backgrou",
		`8:14 unknown-ring no ring is called "Maybe", so the column says nothing of "Redpanda"`,
		`8:58 no-place a radar has no place for "Price" of the table: it was left out, 2 times from here on`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, c := range []struct{ name, owner, summary, description, tags string }{
		{"Redpanda", "김하나", "fast queue", "", "stream new"}, {"Vitess", "", "shards MySQL", "a lot of work", ""},
	} {
		i := slices.IndexFunc(result.Radar.Entries, func(e radar.Entry) bool { return e.Name == c.name })
		if i < 0 {
			t.Fatalf("%s is not found", c.name)
		}
		if e := result.Radar.Entries[i]; e.Owner != c.owner || e.Summary != c.summary || e.Description != c.description || strings.Join(e.Tags, " ") != c.tags {
			t.Errorf("%+v, want %+v", e, c)
		}
	}
	checkResult(t, result)
}

// TestSummaries has lines that say the name again, or nothing but names.
func TestSummaries(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"- Vitess: Vitess is a database", "a database"},
		{"- Vitess - shards databases", "shards databases"},
		{"- OSS: [Vitess](https://vitess.io/) - Vitess: for many shards", "for many shards"},
		{"- OSS: Vitess, TiDB", ""},
		{"- OSS: Vitess: shards databases", "shards databases"},
		{"- Tool: Vitess vs TiDB", ""},
		{"- [Vitess: Vitess는 데이터베이스 샤딩](https://vitess.io/)", "데이터베이스 샤딩"},
		{"- Vitess (Trial): shards databases", "shards databases"},
		{"- Vitess: Trial - shards databases", "shards databases"},
	} {
		result := importFile(t, "notes.md", []byte("## DB\n"+c.line+"\n"), Options{})
		if len(result.Radar.Entries) == 0 || result.Radar.Entries[0].Name != "Vitess" || result.Radar.Entries[0].Summary != c.want {
			t.Errorf("%s: %+v, want %q", c.line, result.Radar.Entries, c.want)
		}
	}
}

func parseInto(t *testing.T, src string) *radar.Radar {
	t.Helper()
	r, problems := radar.Parse([]byte(src), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	return r
}

// TestNotesInto imports into a radar with quadrants, rings and words of its own.
func TestNotesInto(t *testing.T) {
	into := parseInto(t, `
title: T
quadrants: [{name: Pipelines, aliases: [CI/CD]}, {id: store, name: 창고}, {name: Edge}]
rings: [{name: Daily}, {name: Weekly}, {name: Never, aliases: [Hold]}]
entries: []
import:
  catalogue:
    - {name: Hauler, aliases: [짐꾼], quadrant: edge}
    - {name: Tekton, aliases: [우리 파이프라인]}
    - {name: Istio, quadrant: edge}
  words:
    store: [DBaaS, 데이터 저장]
`)
	notes := `## DBaaS
- Vitess
- 짐꾼을 써 보자
## 데이터 저장
- TiDB
## Workflow
- 우리 파이프라인
- Spinnaker: deprecated
## Serverless
- Knative
- Istio
`
	result := importFile(t, "notes.md", []byte(notes), Options{Into: into})
	compare(t, summaries(result.Radar, 0), []expected{
		{"Vitess", "창고", "Weekly", "2", ""}, // the last ring that does not mean Hold
		{"Hauler", "Edge", "Weekly", "3", ""},
		{"TiDB", "창고", "Weekly", "5", ""},
		{"Tekton", "Pipelines", "Weekly", "7", ""},
		{"Spinnaker", "Pipelines", "Never", "8", ""},
		{"Istio", "Edge", "Weekly", "11", ""},
	})
	if len(result.Unclassified) != 1 || result.Unclassified[0].Name != "Knative" || !strings.Contains(result.Unclassified[0].Why, `"Serverless"`) {
		t.Errorf("left to a person: %+v", result.Unclassified)
	}
	if !slices.ContainsFunc(result.Problems, func(p radar.Problem) bool { return p.Code == codeRing }) {
		t.Errorf("nothing tells that rings were taken by their place: %v", result.Problems)
	}

	result = importFile(t, "notes.md", []byte(notes), Options{Into: into, Ring: "weekly"})
	for _, e := range result.Radar.Entries {
		if result.Radar.Rings[e.Ring].Name != "Weekly" || result.Reasons[e.ID].Ring != "--ring" {
			t.Errorf("%s: %+v", e.Name, result.Reasons[e.ID])
		}
	}
	if _, problems := importNotes([]File{{Name: "notes.md"}}, Options{Into: into, Ring: "Often"}); len(problems) != 1 || !strings.Contains(problems[0].Hint, "Daily, Weekly, Never") {
		t.Errorf("a ring that is none: %v", problems)
	}
}

// TestManyQuadrants has notes about more quadrants than a radar may have, and about one.
func TestManyQuadrants(t *testing.T) {
	lines := "- Crossplane\n- Terraform\n- Kyverno\n- Karmada\n- KubeVirt\n- QEMU\n- Knative\n- Nuclio\n- Tekton\n- Flagger\n- Vitess\n- TiDB\n- Istio\n- Cilium\n- Jaeger\n- Zipkin\n- Falco\n"
	result := importFile(t, "notes.md", []byte(lines), Options{})
	if n := len(result.Radar.Quadrants); n != radar.MaxSectors || len(result.Unclassified) != 1 || result.Unclassified[0].Name != "Falco" {
		t.Errorf("%d quadrants, %+v", n, result.Unclassified)
	}
	checkResult(t, result)
	result = importFile(t, "notes.md", []byte("- Falco\n"), Options{})
	if len(result.Radar.Quadrants) != radar.MinSectors || result.Radar.Quadrants[result.Radar.Entries[0].Quadrant].ID != "security" {
		t.Errorf("quadrants %+v", result.Radar.Quadrants)
	}
	checkResult(t, result)
}

// TestSeveralNotes imports two files at once: one entry rests on both.
func TestSeveralNotes(t *testing.T) {
	result, problems := importNotes([]File{
		{"b/오월.md", []byte("- Tekton is fine\n")},
		{"../a.md", []byte("# 2024\n## CI\n- OSS: [Tekton](https://tekton.dev/)\n")},
		{"/tmp/x/c.md", []byte("Tekton again\n")},
		{"data.json", []byte("{}")},
	}, Options{})
	if result == nil || len(result.Radar.Entries) != 1 {
		t.Fatal(result, problems)
	}
	var got []string
	for _, s := range result.Radar.Entries[0].Sources {
		got = append(got, s.File)
	}
	if want := []string{"b/오월.md", "a.md", "c.md"}; !slices.Equal(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
	if !slices.ContainsFunc(result.Problems, func(p radar.Problem) bool { return p.File == "data.json" }) {
		t.Errorf("nothing tells that data.json is left out: %v", result.Problems)
	}
}

// TestBadNotes reads what is no text.
func TestBadNotes(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"ok\n- Tek\xffton\n", "notes.md:2:6"},
		{"ok\n한국\x00\n", "notes.md:2:3"},
	} {
		result, problems := importNotes([]File{{Name: "notes.md", Data: []byte(c.src)}}, Options{})
		if result != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), c.want+": error: ") {
			t.Errorf("%q: %v", c.src, problems)
		}
	}
}

// TestLost has what is left out, with its place.
func TestLost(t *testing.T) {
	src := "한국 ![[그림.png]] [글](https://example.org/a/b) 끝\n\n- 참고 [x](javascript:alert(1))\n- talk: [y](https://youtu.be/y)\n\n" + strings.Repeat("가", maxLineBytes) + "\n```\nTekton\n"
	result := importFile(t, "notes.md", []byte(src), Options{})
	var got []string
	for _, p := range result.Problems {
		got = append(got, strings.SplitN(p.String(), ": ", 2)[0]+" "+p.Code)
	}
	want := []string{"notes.md:1:7 embed", "notes.md:1:20 loose-link", "notes.md:3:10 loose-link", "notes.md:4:13 loose-link", "notes.md:6:1 long-line", "notes.md:7:1 open-code"}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s is not told: %q", w, got)
		}
	}
}

func FuzzNotes(f *testing.F) {
	paths, err := filepath.Glob("testdata/notes/*.md")
	if err != nil || len(paths) == 0 {
		f.Fatal("no notes", err)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
		for line := range strings.SplitSeq(string(src), "\n") {
			f.Add([]byte("## DB\n" + line))
		}
	}
	f.Add([]byte("[[[[]](((**``<a&amp;~~ [Tekton](https://tekton.dev/(x)) ![[x]] | a |\n|-|\n> > - 1. x"))
	f.Add([]byte("|a\n|-\n|[bbbbbbbb](:c)"))
	f.Fuzz(func(t *testing.T, src []byte) {
		result, problems := importNotes([]File{{Name: "notes.md", Data: src}}, Options{})
		if result == nil {
			if len(problems) == 0 || problems[0].Pos.Line == 0 {
				t.Fatalf("no result and no place: %v", problems)
			}
			return
		}
		checkResult(t, result)
		last := strings.Count(strings.ReplaceAll(strings.ReplaceAll(string(src), "\r\n", "\n"), "\r", "\n"), "\n") + 1
		for _, e := range result.Radar.Entries {
			for _, s := range e.Sources {
				if s.Line < 1 || s.Line > last && !strings.HasPrefix(string(src), "\xff\xfe") && !strings.HasPrefix(string(src), "\xfe\xff") {
					t.Fatalf("%s rests on line %d of %d", e.Name, s.Line, last)
				}
			}
		}
	})
}

// TestNotesTooLong refuses notes that would take long, with what to do.
func TestNotesTooLong(t *testing.T) {
	for name, text := range map[string]string{
		"lines": strings.Repeat("\n", maxNoteLines+1),
		"bytes": strings.Repeat(strings.Repeat("a", 1<<10)+"\n", 2<<10),
	} {
		got, problems := notesImporter.Read([]File{{Name: "a.md", Data: []byte(text)}}, Options{})
		if got != nil || len(problems) != 1 || problems[0].Code != codeLarge || !strings.Contains(problems[0].Hint, "--into") {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
