package radar

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Argo CD", "ArgoCD", true},
		{"Argo CD", "argo-cd", true},
		{"Argo CD", "Argo\u00a0CD", true},
		{"Node.js", "NodeJS", true},
		{"CI/CD", "cicd", true},
		{"VictoriaMetrics", "Victoria Metrics™", true},
		{"Kubernetes", "Kubernets", true},
		{"Kubernetes", "Kuberentes", true},
		{"Argo Workflows", "Argo workflow", true},
		{"Spinnaker", "Spinaker", true},
		{"쿠버네티스 운영", "쿠버네티스운영", true},
		{"데이터베이스마이그레이션", "데이터베이스마이그레이숀", true},
		{"C", "C++", false},
		{"C++", "C#", false},
		{"Argo CD", "Argo CI", false},
		{"Jest", "Vest", false},
		{"React", "Preact", false},
		{"Rancher", "Dancher", false}, // the first letter
		{"Angular", "AngularJS", false},
		{"Python 2", "Python 3", false},
		{"Python2", "Python3", false},
		{"Java 1.1", "Java 11", false},
		{"Kubernetes 1.28", "Kubernetes 12.8", false},
		{"Kubernetes", "Kubernetes Operators", false},
		{"Kubernetes Operator", "Kubernets Operators", false}, // two words
		{"쿠버네티스", "쿠버네티즈", false},
		{"...", "---", false},
	} {
		for _, names := range [][]string{{c.a, c.b}, {c.b, c.a}} {
			if got := Alike(names); (got[1] == 0) != c.want || got[0] != -1 {
				t.Errorf("%q: %v, alike is to be %t", names, got, c.want)
			}
		}
	}
	if got := fmt.Sprint(Alike([]string{"Argo CD", "Kubernetes", "ArgoCD", "Kubernets", "argo-cd"})); got != "[-1 -1 0 1 0]" {
		t.Errorf("the first of several is %s", got)
	}
}

// TestAlikeAgainstAll compares the quick way with that of comparing each name with each.
func TestAlikeAgainstAll(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	found := 0
	for range 600 {
		var names []string
		for range 12 {
			word := []rune("abcabcabc"[:5+rng.Intn(5)])
			word[rng.Intn(len(word))] = []rune("abc7 -")[rng.Intn(6)]
			names = append(names, string(word)+[]string{"", " x", " longword", " longwort"}[rng.Intn(4)])
		}
		for i, got := range Alike(names) {
			want := -1
			for j := range i {
				if Spelling(names[i]) == Spelling(names[j]) {
					want = j
					break
				}
			}
			for j := 0; j < i && want < 0; j++ {
				if slip(words(names[i]), words(names[j])) {
					want = j
				}
			}
			if want >= 0 {
				found++
			}
			// Of several slips the first may be a name that is itself the spelling of an earlier one.
			if got != want && (got < 0 || want < 0 || Spelling(names[got]) != Spelling(names[want])) {
				t.Fatalf("%q in %q: %d, want %d", names[i], names, got, want)
			}
		}
	}
	if found < 300 {
		t.Errorf("only %d names were like another", found)
	}
}

// TestAlikeOfMany bounds the work for names that are all nearly the same.
func TestAlikeOfMany(t *testing.T) {
	var names []string
	for i := range MaxEntries {
		names = append(names, strings.Repeat("longword ", 9)+"longword"+string(rune('가'+i))+"x")
	}
	like := 0
	for _, j := range Alike(names) {
		if j >= 0 {
			like++
		}
	}
	if like < MaxEntries-1 {
		t.Errorf("%d of %d names are like another", like, len(names))
	}
}
