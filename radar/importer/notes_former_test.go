package importer

import "testing"

// TestRingChanges has lines that name a ring that was, and the one that is.
func TestRingChanges(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Kyverno (Trial → Adopt): policies", "Kyverno Adopt stated"},
		{"- Kyverno (Adopt → Hold)", "Kyverno Hold stated"},
		{"- Kyverno [Assess -> Trial -> Adopt]", "Kyverno Adopt stated"},
		{"- Kyverno (Trial → Adopt, since May)", "Kyverno Adopt stated"},
		{"| Tool | Ring |\n| --- | --- |\n| Kyverno | Trial -> Adopt |\n| Flux | 평가 → 보류 |", "Flux Hold column, Kyverno Adopt column"},
		{"Assess: Dapr, Crossplane (was: Trial)", "Crossplane Assess stated, Dapr Assess stated"},
		{"Assess: Dapr (was: Trial, then Hold), Crossplane", "Crossplane Assess stated, Dapr Assess stated"},
		{"- Falco (now Adopt, was Trial)", "Falco Adopt stated"},
		{"- Falco (was Trial, now Adopt)", "Falco Adopt stated"},
		{"- Trivy, was Trial: Adopt", "Trivy Adopt stated"},
		{"- Argo CD [was Trial, now Adopt]", "Argo CD Adopt stated"},
		{"- Argo CD (was Trial)", "Argo CD Assess own-bullet"},
		{"- Argo CD: a Trial until May", "Argo CD Assess own-bullet"},
	} {
		checkRings(t, Options{}, "## DB\n"+c.src+"\n", c.want)
	}
}
