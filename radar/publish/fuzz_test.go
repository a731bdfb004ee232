package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzManifest writes into a folder whose manifest somebody else has made: nothing outside of it changes, and nothing in
// it goes away that is not what the manifest says.
func FuzzManifest(f *testing.F) {
	for _, m := range []string{
		`{"format":1,"files":[]}`, `{"format":1,"files":[{"name":"../outside","size":1,"sha256":"x"}]}`, `{"format":2}`, `{`, "", "null", "[]",
		`{"format":1,"files":[{"name":"thesis.txt","size":4,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}`,
		`{"format":1,"files":[{"name":"/etc/passwd"},{"name":"a/../../outside"},{"name":""},{"name":"."}]}`, `{"format":1,"files":[],"x":1}`,
	} {
		f.Add([]byte(m))
	}
	f.Fuzz(func(t *testing.T, m []byte) {
		top := t.TempDir()
		put(t, filepath.Join(top, "outside"), "mine")
		put(t, filepath.Join(top, "pub", "thesis.txt"), "mine")
		put(t, filepath.Join(top, "pub", ManifestName), string(m))
		before := tree(t, top)
		_, compared := Compare(filepath.Join(top, "pub"), set("index.html"))
		_, err := Write(filepath.Join(top, "pub"), set("index.html"))
		if (compared == nil) != (err == nil) {
			t.Errorf("Compare says %v, and Write %v", compared, err)
		}
		if after := tree(t, top); err != nil && after != before {
			t.Errorf("refused with %v, and it was\n%s\nand became\n%s", err, before, after)
		}
		for _, name := range []string{"outside", "pub/thesis.txt"} {
			// The only sum that lets thesis.txt go is its own.
			if b, read := os.ReadFile(filepath.Join(top, name)); read != nil || string(b) != "mine" {
				t.Errorf("%s is %q: %v", name, b, read)
			}
		}
	})
}
