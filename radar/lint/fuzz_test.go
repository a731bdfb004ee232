package lint

import (
	"os"
	"path/filepath"
	"testing"

	"techradar/radar"
)

// FuzzRun reviews whatever can be read: the answer is the same twice, each problem is in the file and of a rule.
func FuzzRun(f *testing.F) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	rules := map[string]bool{}
	for _, r := range Rules {
		rules[r.Name] = true
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		r, _ := radar.Choices{Rules: Choices()}.Parse(src, "radar.yaml")
		if r == nil {
			return
		}
		problems := Run(r, Options{Today: testDay()})
		if text(problems) != text(Run(r, Options{Today: testDay()})) {
			t.Error("not the same twice")
		}
		for _, p := range problems {
			if !rules[p.Code] || p.Pos.Line < 1 || p.Pos.Col < 1 || p.Message == "" || p.Hint == "" {
				t.Errorf("%+v", p)
			}
		}
	})
}
