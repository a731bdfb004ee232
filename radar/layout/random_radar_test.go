package layout

import (
	"fmt"
	"math"
	"strings"

	"techradar/radar"
)

// showcase is a radar of the size that most teams have: 23 tools in six quadrants and four rings.
func showcase() *radar.Radar {
	r := &radar.Radar{
		Title: "Everything on Kubernetes", Subtitle: "A draft from seminar notes, not a decision", Lang: "en",
		Quadrants: []radar.Quadrant{{ID: "iac", Name: "IaC"}, {ID: "multi-tenancy", Name: "Multi-tenancy"}, {ID: "vm", Name: "VM"}, {ID: "serverless", Name: "Serverless"}, {ID: "ci-cd", Name: "CI/CD"}, {ID: "db", Name: "DB"}},
		Rings: []radar.Ring{
			{ID: "adopt", Name: "Adopt", Description: "We use it, and would again."},
			{ID: "trial", Name: "Trial", Description: "Worth a try where a failure is cheap."},
			{ID: "assess", Name: "Assess", Description: "Worth a look, to see what it would change."},
			{ID: "hold", Name: "Hold", Description: "Not for anything new."},
		},
	}
	r.Edition, _ = radar.ParseEdition("2023-04-06")
	for q, rings := range [][4]string{
		{"", "Crossplane", "Terraform,eksctl", ""},
		{"Cluster API", "vcluster,OPA Gatekeeper", "Tinkerbell,Metal3,Kubeadm", "Kyverno"},
		{"", "KubeVirt", "ContainerSSH,Nutanix,OpenStack,Open5GS,UERANSIM", ""},
		{"", "Knative", "", ""},
		{"Argo CD", "Tekton", "Argo Workflows,Kubeflow,Airflow", ""},
		{"Vitess", "", "", ""},
	} {
		for k, names := range rings {
			for _, n := range strings.FieldsFunc(names, func(c rune) bool { return c == ',' }) {
				r.Entries = append(r.Entries, radar.Entry{ID: strings.ToLower(strings.ReplaceAll(n, " ", "-")), Name: n, Quadrant: q, Ring: k})
			}
		}
	}
	return r
}

var (
	latinSyllables  = strings.Fields("ar go ku ber flow net data ops cloud mesh lite forge base grid vault stack core lens pipe port node wave sync loop dock ray link hub tek ton ark zen nova")
	hangulSyllables = strings.Fields("쿠 버 네 티 스 클 러 터 데 이 베 플 랫 폼 서 리 메 시 보 안 관 측 배 포 자 동 화 가 상 머 신")
)

// script chooses the letters of random names.
type script int

const (
	latin script = iota
	hangul
	mixed
)

func word(rng *random, s script) string {
	syllables := latinSyllables
	if s == hangul || s == mixed && rng.below(2) == 0 {
		syllables = hangulSyllables
	}
	w := syllables[rng.below(len(syllables))] + syllables[rng.below(len(syllables))]
	if rng.below(3) == 0 {
		w += syllables[rng.below(len(syllables))]
	}
	r := []rune(w)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// randomRadar draws names of one to four words, as real radars have them; the outer rings hold more.
func randomRadar(n, quadrants, rings int, seed uint64) *radar.Radar {
	rng := random(seed * 7919)
	r := &radar.Radar{Title: "Synthetic Radar", Subtitle: fmt.Sprintf("%d entries", n), Lang: "en"}
	for _, name := range strings.Split("Platforms,Languages,Data & Storage,Delivery,Security,Observability,Networking,Practices", ",")[:quadrants] {
		r.Quadrants = append(r.Quadrants, radar.Quadrant{ID: radar.Slug(name), Name: name})
	}
	for _, name := range strings.Split("Adopt,Trial,Assess,Hold,Retire,Archive,Past,Never", ",")[:rings] {
		r.Rings = append(r.Rings, radar.Ring{ID: radar.Slug(name), Name: name})
	}
	seen := map[string]bool{}
	for len(r.Entries) < n {
		var ws []string
		for range []int{1, 1, 1, 1, 2, 2, 2, 3, 4}[rng.below(9)] {
			ws = append(ws, word(&rng, latin))
		}
		name := strings.Join(ws, " ")
		if seen[name] {
			continue
		}
		seen[name] = true
		e := radar.Entry{ID: fmt.Sprintf("e%d", len(r.Entries)), Name: name}
		e.Ring = min(rings-1, int(float64(rings)*math.Pow(rng.float(), 0.8)))
		e.Quadrant = rng.below(quadrants)
		randomHistory(&rng, &e, rings)
		r.Entries = append(r.Entries, e)
	}
	r.Edition, _ = radar.ParseEdition("2024")
	return r
}

// randomHistory lets half of the entries be unchanged, and the others new, moved in or moved out.
func randomHistory(rng *random, e *radar.Entry, rings int) {
	before := e.Ring
	switch rng.below(6) {
	case 0:
		return
	case 1:
		before = min(rings-1, e.Ring+1+len(e.Name)%2)
	case 2:
		before = max(0, e.Ring-1)
	}
	ed, _ := radar.ParseEdition("2023")
	e.History = []radar.Change{{Edition: ed, Ring: before}}
}
