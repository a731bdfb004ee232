package radar

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSlug(t *testing.T) {
	long := strings.Repeat("가", 30)
	for in, want := range map[string]string{
		"Argo CD":         "argo-cd",
		"  CI/CD  ":       "ci-cd",
		"C++":             "c",
		"C#":              "c",
		".NET":            "net",
		"Metal3":          "metal3",
		"R&D":             "r-d",
		"a--b__c":         "a-b-c",
		"쿠버네티스 운영":        "쿠버네티스-운영",
		"ÅÄÖ Straße":      "åäö-straße",
		"İstanbul":        "istanbul",
		"हिन्दी":          "हिन्दी",
		"ภาษาไทย":         "ภาษาไทย",
		"１２３":             "１２３",
		"H²O":             "h-o",
		"CON":             "con-item",
		"nul.txt":         "nul-txt",
		"Com1":            "com1-item",
		"com0":            "com0",
		"LPT9":            "lpt9-item",
		"":                "",
		"!!!":             "",
		"../../etc":       "etc",
		"a\u0301":         "á",
		"\u0301a":         "a",
		"❤️ Go":           "go",
		long:              long[:78],
		long[:78] + " ab": long[:78] + "-a",
	} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
		if norm.NFD.String(in) != in && Slug(norm.NFD.String(in)) != want {
			t.Errorf("Slug(%q) decomposed = %q, want %q", in, Slug(norm.NFD.String(in)), want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Argo CD", "con", "가나다", "İ", "C++", "a\u0301", "\xff", strings.Repeat("é-", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		slug := Slug(name)
		if again := Slug(slug); again != slug {
			t.Errorf("the slug %q has the slug %q", slug, again)
		}
		if !utf8.ValidString(slug) || !norm.NFC.IsNormalString(slug) || len(slug) > maxSlugBytes+len("-item") {
			t.Errorf("%q is no text to name a file by", slug)
		}
		if slug != "" && (!filepath.IsLocal(slug) || deviceName(slug) || strings.Contains(slug, "--") || strings.Trim(slug, "-") != slug) {
			t.Errorf("%q cannot name a file", slug)
		}
		for _, r := range slug {
			if r != '-' && !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn, unicode.Mc) {
				t.Errorf("%q holds %U", slug, r)
			}
		}
	})
}
