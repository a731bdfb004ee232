package words

import (
	"reflect"
	"strings"
	"testing"
)

// TestSameVerbs holds every language to the same verbs in the same order, and to having every word.
func TestSameVerbs(t *testing.T) {
	en, ko := reflect.ValueOf(english), reflect.ValueOf(korean)
	for i := range en.NumField() {
		name := en.Type().Field(i).Name
		if en.Field(i).String() == "" || ko.Field(i).String() == "" {
			t.Errorf("%s lacks a word", name)
		}
		if a, b := verbs(en.Field(i).String()), verbs(ko.Field(i).String()); a != b {
			t.Errorf("%s has the verbs %q in English and %q in Korean", name, a, b)
		}
	}
}

// TestOneSpelling has a Korean edition written in one way wherever it stands in a sentence.
func TestOneSpelling(t *testing.T) {
	if !strings.HasPrefix(korean.ChangesIn, korean.EditionName) {
		t.Errorf("%q does not spell the edition as %q", korean.ChangesIn, korean.EditionName)
	}
}

func verbs(format string) string {
	out := ""
	for i := 0; i+1 < len(format); i++ {
		if format[i] == '%' {
			out += format[i : i+2]
		}
	}
	return out
}
