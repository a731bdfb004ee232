package importer

import (
	"slices"
	"strings"
	"testing"
)

// leftOf are the names that are left to a person.
func leftOf(result *Result) string {
	var list []string
	for _, u := range result.Unclassified {
		list = append(list, u.Name)
	}
	return strings.Join(list, ", ")
}

// TestVersions has names with a version or a word more in lists of a ring.
func TestVersions(t *testing.T) {
	for _, c := range []struct{ src, want, left string }{
		{"Hold: Jenkins, Docker Swarm & Helm 2", "Docker Swarm Hold stated, Helm Hold stated, Jenkins Hold stated", ""},
		{"Adopt: Flux, Falco 0.37, Cilium v1.15", "Cilium Adopt stated, Falco Adopt stated, Flux Adopt stated", ""},
		{"## Hold\n- Jenkins\n- Puppet / Ansible Tower", "Jenkins Hold stated, Puppet Hold stated", "Ansible Tower"},
		{"- Falco 0.37: runtime security", "Falco Assess own-bullet", ""},
		{"- Metal3, K3s 1.30", "K3s Assess own-bullet, Metal3 Assess own-bullet", ""},
	} {
		result := checkRings(t, Options{}, "# Notes\n"+c.src+"\n", c.want)
		if got := leftOf(result); got != c.left {
			t.Errorf("%s: left %q, want %q", c.src, got, c.left)
		}
	}
}

// TestQuestionColumn has a column that asks.
func TestQuestionColumn(t *testing.T) {
	checkRings(t, Options{}, "| Tool | Ring |\n| --- | --- |\n| Tekton | Hold? |\n| Flux | Adopt |\n| Dagger | 보류? |\n",
		"Dagger Assess unclear, Flux Adopt column, Tekton Assess unclear")
	checkRings(t, Options{}, "- Tekton\n  - Status: Hold?\n", "Tekton Assess unclear")
}

// TestKoreanComparisons has each direction of each way to compare.
func TestKoreanComparisons(t *testing.T) {
	const flux, argo = "Argo CD Assess mentioned, Flux Hold less-popular", "Argo CD Hold less-popular, Flux Trial more-popular"
	for _, c := range []struct{ src, want string }{
		{"Flux도 있지만 Argo CD보다 인기가 덜함", flux},
		{"Argo CD보다 Flux가 인기가 적음", flux},
		{"Flux는 Argo CD보다 인기가 없다", flux},
		{"Flux는 Argo CD보다 덜 쓰인다", flux},
		{"Flux는 Argo CD보다 인기가 많다", argo},
		{"Argo CD보다 Flux가 인기가 많음", argo},
		{"Argo CD보다는 Flux가 요즘 대세", argo},
		{"Flux가 Argo CD보다 더 많이 쓰인다", argo},
		{"Flux와 Tekton은 Argo CD보다 인기가 많다", "Argo CD Hold less-popular, Flux Trial more-popular, Tekton Trial more-popular"},
		{"Argo CD보다 Flux가 인기가 많지는 않다", "Argo CD Assess mentioned, Flux Assess mentioned"},
		{"Argo CD보다 Flux가 인기가 많나?", "Argo CD Assess mentioned, Flux Assess mentioned"},
		{"Flux가 인기가 없다", "Flux Assess mentioned"},
	} {
		for _, bullet := range []string{"- ", ""} {
			result := importFile(t, "notes.md", []byte("## CI\n"+bullet+c.src+"\n"), Options{})
			if got := ringsOf(result); got != c.want {
				t.Errorf("%s\n got: %s\nwant: %s", bullet+c.src, got, c.want)
			}
		}
	}
	checkRings(t, Options{}, "## CI\nTekton은 Jenkins보다 인기가 많다\n", "Jenkins Hold less-popular, Tekton Trial more-popular")
}

// TestTalksElsewhere has talks that stand in a paragraph behind the bullets.
func TestTalksElsewhere(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Flux\n- Tekton\n\nTalk: [Flux at scale](https://youtu.be/abc)", "Flux Trial case-study, Tekton Assess own-bullet"},
		{"- Flux\n- Tekton\n\n> [!note]\n> Talk: [Flux at scale](https://youtu.be/abc)", "Flux Trial case-study, Tekton Assess own-bullet"},
		{"- Flux\n- Tekton\n\nCase study: Flux at a bank", "Flux Trial case-study, Tekton Assess own-bullet"},
		{"- Flux\n- Tekton\n- Talk: [at scale](https://youtu.be/abc)", "Flux Assess own-bullet, Tekton Trial case-study"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestProduction tells what runs from what ran, from what others run and from what is regretted.
func TestProduction(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Vault: was in production until 2022", "HashiCorp Vault Assess own-bullet"},
		{"- Vault: it was once in production", "HashiCorp Vault Assess own-bullet"},
		{"- We used Vault in production for years and regret it", "HashiCorp Vault Assess mentioned"},
		{"- Vault: used in production by Acme, not by us", "HashiCorp Vault Assess own-bullet"},
		{"- Vault was rolled out to all teams", "HashiCorp Vault Adopt in-production"},
		{"- Vault is still the standard for secrets", "HashiCorp Vault Adopt in-production"},
		{"- Trivy: company standard", "Trivy Adopt in-production"},
		{"- Trivy: our de facto standard", "Trivy Adopt in-production"},
		{"- Trivy: not the standard", "Trivy Assess own-bullet"},
		{"- Nobody uses Nagios anymore", "Nagios Hold stopped"},
		{"- We don't use Nagios any more", "Nagios Hold stopped"},
		{"- Vault: in production since 2022", "HashiCorp Vault Adopt in-production"},
	} {
		checkRings(t, Options{}, "## Observability\n"+c.src+"\n", c.want)
	}
}

// TestAddressBehind has names of unknown tools in lines that end in an address.
func TestAddressBehind(t *testing.T) {
	for _, c := range []struct{ src, name, link string }{
		{"* Quuxline MQ - a startup thing, https://quuxline.example.com", "Quuxline MQ", "https://quuxline.example.com"},
		{"- Blorp https://blorp.example.com", "Blorp", "https://blorp.example.com"},
	} {
		result := importFile(t, "notes.md", []byte("## Messaging\n\n"+c.src+"\n"), Options{})
		if len(result.Radar.Entries) != 1 || result.Radar.Entries[0].Name != c.name || result.Radar.Entries[0].Link != c.link {
			t.Errorf("%s: %+v, left %q", c.src, result.Radar.Entries, leftOf(result))
		}
	}
}

// TestUsersBehindName has what tells of the users of a tool in the line of the tool.
func TestUsersBehindName(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- 핀포인트 - APM. 사용 기업: 네이버, 라인, 카카오", "Pinpoint Adopt users"},
		{"- Thanos: long term storage. Used by: Red Hat, Adobe", "Thanos Adopt users"},
		{"- **Tempo**. Used by: Adobe, Uber", "Grafana Tempo Adopt users"},
		{"- Cortex: see talk https://youtu.be/abc", "Cortex Trial case-study"},
		{"- Thanos: long term storage. Used by: Adobe", "Thanos Trial case-study"},
	} {
		checkRings(t, Options{}, "## Monitoring\n"+c.src+"\n", c.want)
	}
}

// TestVersus has tools that one is to choose from.
func TestVersus(t *testing.T) {
	for _, src := range []string{"- evaluate Kyverno vs OPA Gatekeeper", "evaluate Kyverno vs. OPA Gatekeeper"} {
		checkRings(t, Options{}, "## Security\n"+src+"\n", "Kyverno Assess to-look-at, OPA Gatekeeper Assess to-look-at")
	}
}

// TestObsidianMarks has the marks of Obsidian behind names, and text that is struck.
func TestObsidianMarks(t *testing.T) {
	result := checkRings(t, Options{}, "## Network\n- Linkerd ^abc123\n- Kuma #todo\n- Cilium: fast #net/ebpf ^x\n",
		"Cilium Assess own-bullet, Kuma Assess own-bullet, Linkerd Assess own-bullet")
	for _, e := range result.Radar.Entries {
		if q := e.Sources[0].Quote; strings.ContainsAny(q, "#^") {
			t.Errorf("the quote %q has a mark", q)
		}
	}
	result = checkRings(t, Options{}, "- ~~Docker Swarm~~ dead\n- ~~Tekton~~ Dagger\n", "Dagger Assess own-bullet")
	var told []string
	for _, p := range result.Problems {
		if p.Code == "struck" {
			told = append(told, p.Message)
		}
	}
	if len(told) != 2 || !strings.Contains(told[0], "Docker Swarm") {
		t.Errorf("told %q", told)
	}
}

// TestSmallFaults has lines of several kinds.
func TestSmallFaults(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Traefik feels more popular these days", "Traefik Trial more-popular"},
		{"- Consul Connect: a mesh\n- Consul: discovery", "Consul Assess own-bullet, Consul Connect Assess own-bullet"},
		{"- Consul Connect: a mesh", "Consul Connect Assess own-bullet"},
	} {
		checkRings(t, Options{}, "## Network\n"+c.src+"\n", c.want)
	}
}

// TestOnlyAdoptAndHold has a radar without a ring for what nobody decided on.
func TestOnlyAdoptAndHold(t *testing.T) {
	into := parseInto(t, "title: T\nquadrants: [{name: CI/CD}, {name: X}]\nrings: [{name: Adopt}, {name: Hold}]\nentries: []\n")
	result := checkRings(t, Options{Into: into}, "## CI/CD\n- Tekton: in production\n- Flux?\n- Jenkins: deprecated\n\nThere was Dagger.\n",
		"Jenkins Hold stopped, Tekton Adopt in-production")
	if got := leftOf(result); got != "Flux, Dagger" || slices.ContainsFunc(result.Unclassified, func(u Unclassified) bool { return !strings.Contains(u.Why, "no ring that") }) {
		t.Errorf("left %+v", result.Unclassified)
	}
}
