package wikipage_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"techradar/radar/render/dokuwiki"
	"techradar/radar/render/wikipage"
)

const debianDoku = "/usr/share/dokuwiki"

// installDoku copies Debian's package to where its programs find settings and data that are the test's own.
func installDoku(t *testing.T) (folder string) {
	t.Helper()
	need(t, "php")
	need(t, debianDoku)
	folder = filepath.Join(t.TempDir(), "dokuwiki")
	run(t, nil, nil, "cp", "-rL", debianDoku, folder)
	for _, path := range []string{"inc/preload.php", "conf", "data"} {
		if err := os.RemoveAll(filepath.Join(folder, path)); err != nil {
			t.Fatal(err)
		}
	}
	run(t, nil, nil, "cp", "-r", "/etc/dokuwiki", filepath.Join(folder, "conf"))
	run(t, nil, nil, "cp", "-r", "/var/lib/dokuwiki/data", filepath.Join(folder, "data"))
	f, err := os.OpenFile(filepath.Join(folder, "conf/local.php"), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	// Words with capital letters inside become links, which is off unless somebody wants it.
	_, err = f.WriteString("\n$conf['savedir'] = './data'; $conf['useacl'] = 0; $conf['camelcase'] = 1;\n")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestDokuWiki has a real wiki render the pages.
func TestDokuWiki(t *testing.T) {
	slow(t)
	folder := installDoku(t)
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			source := write(t, 1, d, wikipage.Options{BaseURL: base})
			if name == "korean" { // into a page of the team's own
				into, err := dokuwiki.Into([]byte("Ours.\n\n"+dokuwiki.Begin+"\n"+dokuwiki.End+"\n"), source)
				if err != nil {
					t.Fatal(err)
				}
				source = into
			}
			root := parseHTML(t, run(t, nil, source, "php", filepath.Join(folder, "bin/render.php")))
			checkShown(t, root, wikipage.New(d, wikipage.Options{BaseURL: base}))
			if shown := text(root); strings.Contains(shown, "techradar-") {
				t.Error("a marker shows")
			}
			images := elements(root, "img")
			if len(images) != 1 || !strings.Contains(attr(images[0], "src"), "radar:radar.svg") || attr(images[0].Parent, "href") != base {
				t.Errorf("%d images", len(images))
			}
			for _, p := range census(root) {
				t.Error(p)
			}
		})
	}
}
