package importer

import (
	"strings"
	"testing"
)

// TestAliases finds tools by the names that people write, in Korean too.
func TestAliases(t *testing.T) {
	for spelling, want := range map[string]string{
		"로키": "Grafana Loki", "Tempo": "Grafana Tempo", "팟맨": "Podman", "키바나": "Kibana", "엔진엑스": "NGINX", "클릭하우스": "ClickHouse",
		"쿠버네티스": "Kubernetes", "EKS": "Amazon EKS", "ELK": "Elastic Stack", "소나큐브": "SonarQube", "헬름파일": "Helmfile", "포스트그레스큐엘": "PostgreSQL",
		"argo image updater": "Argo Image Updater", "OpenFeature": "OpenFeature", "마리아DB": "MariaDB", "뉴렐릭": "New Relic", "미니쿠베": "minikube",
	} {
		result := importFile(t, "notes.md", []byte("## 기타\n- "+spelling+"\n"), Options{})
		if len(result.Radar.Entries) != 1 || result.Radar.Entries[0].Name != want {
			t.Errorf("%s: %+v, want %s", spelling, result.Radar.Entries, want)
		}
	}
}

// TestEverydayWords has texts with words that are names of tools only when they are written as such.
func TestEverydayWords(t *testing.T) {
	var names []string
	result := importFile(t, "notes.md", []byte(strings.Join([]string{
		"the tempo of releases", "큐에 넣는다", "대거 참석했다", "코사인 유사도로 찾는다", "트래픽이 늘었다", "람다 표현식", "a spark of hope", "a robust sentry at the harbor",
		"OSM 지도", "CNCF Ambassador 발표", "노마드 근무", "cut the presto", "기도를 빌다",
	}, "\n\n")), Options{})
	for _, e := range result.Radar.Entries {
		names = append(names, e.Name)
	}
	if len(names) > 0 {
		t.Errorf("these are no tools: %q", names)
	}
}
