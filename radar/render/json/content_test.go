package json

import (
	"encoding/json"
	"reflect"
	"testing"

	"techradar/radar"
)

// TestRoundTrip makes a radar.yaml of nothing but what radar.json says, and reads the same radar from it.
func TestRoundTrip(t *testing.T) {
	for _, path := range []string{showcase, korean, full, smallest, "../../testdata/good/korean.yaml", "../diff/testdata/old.yaml", "../diff/testdata/new.yaml"} {
		r := read(t, path)
		back := parse(t, path, asYAML(t, written(t, bare(r), Options{BaseURL: "https://example.org/"})))
		if got, want := content(t, back), content(t, r); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", path, got, want)
		}
	}
}

// computed are the names of radar.json that radar.yaml does not have: by the list that holds them, "" for the file.
var computed = map[string][]string{
	"":          {"version", "url", "editions"},
	"quadrants": {"entries"},
	"rings":     {"entries"},
	"entries":   {"number", "moved", "rings", "from", "returned", "url"},
}

// asYAML is radar.json as a radar.yaml, which may be JSON, too.
func asYAML(t testing.TB, out []byte) []byte {
	t.Helper()
	var f map[string]any
	if err := json.Unmarshal(out, &f); err != nil {
		t.Fatal(err)
	}
	entries, sectors := f["entries"].([]any), append(append([]any{}, f["quadrants"].([]any)...), f["rings"].([]any)...)
	drop(f, computed[""])
	for _, s := range sectors {
		drop(s.(map[string]any), computed["rings"])
	}
	for _, e := range entries {
		drop(e.(map[string]any), computed["entries"])
	}
	trim(f)
	f["entries"] = entries
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func drop(m map[string]any, names []string) {
	for _, n := range names {
		delete(m, n)
	}
}

// trim leaves out what is not given.
func trim(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			trim(x)
		}
	case map[string]any:
		for key, x := range v {
			trim(x)
			if list, ok := x.([]any); x == nil || x == "" || x == 0.0 || x == false || ok && len(list) == 0 {
				delete(v, key)
			}
		}
	}
}

// content is what a radar says, without places in the file and settings of the build.
func content(t testing.TB, r *radar.Radar) any {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	for _, setting := range []string{"Output", "Lint", "Import"} {
		delete(v.(map[string]any), setting)
	}
	forget(v)
	trim(v)
	return v
}

func forget(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			forget(x)
		}
	case map[string]any:
		delete(v, "Pos")
		for _, x := range v {
			forget(x)
		}
	}
}
