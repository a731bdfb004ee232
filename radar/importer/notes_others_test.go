package importer

import "testing"

// TestOthers tells what those who wrote the notes run from what other companies run.
func TestOthers(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Tekton: 네이버에서 운영 중이라고 함", "Tekton Trial case-study"},
		{"- 카카오뱅크는 Tekton을 운영 중", "Tekton Trial case-study"},
		{"- Tekton: 타사에서 운영 중", "Tekton Trial case-study"},
		{"- Tekton\n  - 사례: 어느 은행에서 운영 중", "Tekton Trial case-study"},
		{"- Tekton: Netflix runs it in production", "Tekton Trial case-study"},
		{"- Siemens runs Tekton in production with 200 clusters", "Tekton Trial case-study"},
		{"- Tekton: used at Spotify, in production", "Tekton Trial case-study"},
		{"- Netflix runs Tekton in production in the US", "Tekton Trial case-study"},
		{"- Tekton: Netflix has it, and for us it is in production", "Tekton Adopt in-production"},
		{"- Tekton: they have it in production", "Tekton Trial case-study"},
		{"- 네이버는 Tekton을 운영 중, 우리는 젠킨스를 운영 중", "Jenkins Adopt in-production, Tekton Trial case-study"},
		{"- We have Tekton in production, Netflix runs Spinnaker in production", "Spinnaker Trial case-study, Tekton Adopt in-production"},
		// What others dropped is not on hold here.
		{"- Tekton: 네이버에서 폐기", "Tekton Assess own-bullet"},
		{"- Netflix dropped Tekton", "Tekton Assess mentioned"},
		{"- Tekton: at Uber it is deprecated", "Tekton Assess own-bullet"},
		// Who made a tool does not run it, and a name that is a part of a tool is no company.
		{"- 네이버가 만든 핀포인트를 운영 중", "Pinpoint Adopt in-production"},
		{"- Netflix built Spinnaker, it is in production here", "Spinnaker Adopt in-production"},
		{"- Spotify Backstage is in production", "Backstage Adopt in-production"},
		{"- Tekton: in production on Google Cloud", "Tekton Adopt in-production"},
		{"- Tekton: 결제 시스템에서 운영 중", "Tekton Adopt in-production"},
		{"- Tekton: 온라인에서 운영 중", "Tekton Adopt in-production"},
		{"- Netflix talked first. Tekton is in production.", "Tekton Adopt in-production"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestRivals has two of which one is in use.
func TestRivals(t *testing.T) {
	const want = "Kyverno Adopt in-production, OPA Gatekeeper Assess to-look-at"
	for _, src := range []string{
		"- Kyverno(운영 중) vs OPA Gatekeeper 검토", "- 운영 중인 Kyverno vs OPA Gatekeeper 검토", "- Kyverno vs OPA Gatekeeper 검토: Kyverno 운영 중",
		"- Kyverno vs OPA Gatekeeper 검토\n  - Kyverno는 운영 중", "- Kyverno vs OPA Gatekeeper 검토 (현재 Kyverno 사용 중)",
		"- evaluate OPA Gatekeeper vs Kyverno (in production)", "- evaluate Kyverno (in use) vs OPA Gatekeeper",
	} {
		checkRings(t, Options{}, "## Security\n"+src+"\n", want)
	}
	checkRings(t, Options{}, "## Security\n- Kyverno vs OPA Gatekeeper 검토\n", "Kyverno Assess to-look-at, OPA Gatekeeper Assess to-look-at")
}

// TestEllipsis has sentences that end in dots.
func TestEllipsis(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- Tekton… 운영 중", "Tekton Adopt in-production"},
		{"- Tekton 운영 중… 젠킨스는 폐기…", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton is in production… Jenkins is deprecated…", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton is in production... Jenkins is deprecated...", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton: Hold… too slow", "Tekton Hold stated"},
		{"- Tekton - 보류…", "Tekton Hold stated"},
		{"- Tekton - 보류...", "Tekton Hold stated"},
		{"- Adopt: Tekton, Dagger…", "Dagger Adopt stated, Tekton Adopt stated"},
		{"- Tekton을 운영 중인데… 느림", "Tekton Adopt in-production"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestHeadingsOfUnknown has headings with a ring in brackets: of a tool that the catalogue does not know, and over a
// list of tools.
func TestHeadingsOfUnknown(t *testing.T) {
	for _, c := range []struct{ src, want, left string }{
		{"### Zarf (Adopt)", "Zarf Adopt stated", ""},
		{"### Zarf (Adopt)\n\nIt ships what has no network.", "Zarf Adopt stated", ""},
		{"### Zarf [Hold]\n### Open Horizon (Trial)\n- for devices at the edge\n- is it maintained?", "Open Horizon Trial stated, Zarf Hold stated", "is it maintained?"},
		{"### Frontend (Adopt)\n- React\n- Vue.js", "React Adopt stated, Vue.js Adopt stated", ""},
		{"### Team (Adopt)\n- Tekton: pipelines", "Tekton Adopt stated", ""},
		{"### Deployment (Adopt)\n- Zarf", "Zarf Adopt stated", ""},
		{"### Notes (Adopt)", "", ""},
		{"### What we want (Adopt)", "", ""},
	} {
		result := checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
		if got := leftOf(result); got != c.left {
			t.Errorf("%s: left %q, want %q", c.src, got, c.left)
		}
	}
}

// TestMoreWords has more of the words that people say of what they dropped, chose and try.
func TestMoreWords(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"- ELK는 비용 때문에 2023년에 내렸음", "Elastic Stack Hold stopped"},
		{"- Tekton: 결론을 내렸음", "Tekton Assess own-bullet"},
		{"- Tekton: 알림이 너무 많아서 중단", "Tekton Hold stopped"},
		{"- Tekton: 무중단 배포", "Tekton Assess own-bullet"},
		{"- Tekton: 사용 중지", "Tekton Hold stopped"},
		{"- Tekton - 자바 서비스에서 사용 중", "Tekton Adopt in-production"},
		{"- Tekton: 개발 환경에서만 사용 중", "Tekton Assess own-bullet"},
		{"- Tekton으로 전환 완료. 젠킨스는 안 씀", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- Tekton으로 가기로 결정", "Tekton Adopt in-production"},
		{"- Tekton: 배포에 잘 쓰고 있음", "Tekton Adopt in-production"},
		{"- 젠킨스는 걷어내고 Tekton으로 통일", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"- 젠킨스는 12월 말 종료", "Jenkins Hold stopped"},
		{"- Tekton PoC 종료", "Tekton Trial pilot"},
		{"- 젠킨스 신규 도입 금지", "Jenkins Hold stopped"},
		{"- Tekton runs in every cluster", "Tekton Adopt in-production"},
		{"- Tekton replaced our old Jenkins", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins is slow; we are replacing it with Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- 카카오에서는 Tekton을 전사에서 쓴다", "Tekton Trial case-study"},
		{"- Tekton: 좀 더 지켜보자", "Tekton Assess to-look-at"},
		{"- Jenkins - gone since '22", "Jenkins Hold stopped"},
		{"- Jenkins: evaluated, rejected", "Jenkins Hold stopped"},
		{"- Jenkins\n  - nobody liked it, dropped", "Jenkins Hold stopped"},
		{"- Jenkins is off the table", "Jenkins Hold stopped"},
		{"- Ben has switched off the last Jenkins host", "Jenkins Hold stopped"},
		{"- Don't touch Jenkins", "Jenkins Hold stopped"},
		{"- Don’t touch Jenkins", "Jenkins Hold stopped"},
		{"- We have not dropped Jenkins", "Jenkins Assess mentioned"},
		{"- Flux dropped Helm support", "Flux Assess mentioned, Helm Assess mentioned"},
		{"- Tekton: not rejected", "Tekton Assess own-bullet"},
		{"- moved off Jenkins to Tekton", "Jenkins Hold stopped by tekton, Tekton Trial more-popular"},
		{"- Jenkins: we will migrate to Tekton", "Jenkins Hold replaced by tekton, Tekton Trial more-popular"},
		{"- Jenkins: migrated to EKS", "Amazon EKS Assess mentioned, Jenkins Assess own-bullet"},
		{"- Tekton (prod, all clusters)", "Tekton Adopt in-production"},
		{"- Tekton, self-hosted, in prod", "Tekton Adopt in-production"},
		{"- Tekton: not in prod", "Tekton Assess own-bullet"},
		{"- We keep Tekton.", "Tekton Adopt in-production"},
		{"- We keep an eye on Tekton", "Tekton Assess to-look-at"},
		{"- Tekton was considered and we chose it over Jenkins because it is small", "Jenkins Hold less-popular, Tekton Adopt in-production"},
		{"- Flux, not Argo CD, is the standard for GitOps", "Argo CD Assess instead-of, Flux Adopt in-production"},
		{"- Not Tekton but Dagger", "Dagger Assess mentioned, Tekton Assess instead-of"},
		{"- 텍톤 말고 Dagger", "Dagger Assess mentioned, Tekton Assess instead-of"},
		{"- Ben could not finish the Tekton pilot", "Tekton Trial pilot"},
		{"- Tekton (trial in staging)", "Tekton Trial stated"},
		{"| Tool | Status |\n| --- | --- |\n| Tekton | rejected |\n| Dagger | 시범 운영 |\n| Flux | prod |", "Dagger Trial column, Flux Adopt column, Tekton Hold column"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
}

// TestSections has headings and bullets over lists that say what became of all below.
func TestSections(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"### Decided against\n- Tekton: too big\n- Dagger, since Flux does it", "Dagger Hold stopped, Flux Assess mentioned, Tekton Hold stopped"},
		{"### What we dropped\n- Tekton", "Tekton Hold stopped"},
		{"### Deprecated\n- Tekton\n### Next\n- Dagger", "Dagger Assess own-bullet, Tekton Hold stopped"},
		{"### Want to try\n1. Tekton (Sam)\n2. Dagger: in production since May", "Dagger Adopt in-production, Tekton Trial pilot"},
		{"### 운영 중\n- 텍톤\n- 젠킨스: 폐기", "Jenkins Hold stopped, Tekton Adopt in-production"},
		{"### 써볼 것\n- 텍톤", "Tekton Trial pilot"},
		{"- Dropped\n  - Tekton\n- Kept\n  - Dagger", "Dagger Assess own-bullet, Tekton Hold stopped"},
		{"### In production\n\nThere was Tekton.", "Tekton Assess mentioned"},
		{"### Pipelines in production\n- Tekton", "Tekton Assess own-bullet"},
		{"### Not in production\n- Tekton", "Tekton Assess own-bullet"},
		{"### In production at Netflix\n- Tekton", "Tekton Assess own-bullet"},
		{"### Jenkins is deprecated\n- Tekton", "Tekton Assess own-bullet"},
		{"- Dagger\n\nDropped\n-------\n\n- Tekton", "Dagger Assess own-bullet, Tekton Hold stopped"},
	} {
		checkRings(t, Options{}, "## CI\n"+c.src+"\n", c.want)
	}
	checkRings(t, Options{}, "# Tools in production\n\n## Talks\n\n## List\n- Tekton\n", "Tekton Assess own-bullet")
}
