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
