package wikipage_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"techradar/radar"
	"techradar/radar/prose"
	"techradar/radar/render/wikipage"
)

// The programs that render one page after another: each line in is a page, and each line out its HTML, in base64.
const (
	dokuLoop = `<?php
define('DOKU_INC', $argv[1] . '/');
define('NOSESSION', 1);
require_once DOKU_INC . 'inc/init.php';
while (($line = fgets(STDIN)) !== false) {
	$info = [];
	echo base64_encode(p_render('xhtml', p_get_instructions(base64_decode($line)), $info)), "\n";
}
`
	wikiLoop = `<?php
require_once '` + debianWiki + `/maintenance/Maintenance.php';
class Loop extends Maintenance {
	public function execute() {
		$parser = MediaWiki\MediaWikiServices::getInstance()->getParser();
		$title = Title::newFromText('Radar');
		$user = User::newSystemUser('Loop', ['steal' => true]);
		$options = ParserOptions::newFromAnon();
		while (($line = fgets(STDIN)) !== false) {
			$text = $parser->preSaveTransform(base64_decode($line), $title, $user, $options);
			echo base64_encode($parser->parse($text, $title, $options)->getText(['allowTOC' => false])), "\n";
		}
	}
}
$maintClass = Loop::class;
require_once RUN_MAINTENANCE_IF_MAIN;
`
)

// renderAll has a program render every page.
func renderAll(t *testing.T, env []string, program string, args []string, pages [][]byte) [][]byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "loop.php")
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	var in bytes.Buffer
	for _, p := range pages {
		in.WriteString(base64.StdEncoding.EncodeToString(p) + "\n")
	}
	out := run(t, env, in.Bytes(), "php", append([]string{"-d", "memory_limit=2G", file}, args...)...)
	var shown [][]byte
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		html, err := base64.StdEncoding.DecodeString(lines.Text())
		if err != nil {
			t.Fatalf("%v: %.300s", err, lines.Text())
		}
		shown = append(shown, html)
	}
	if len(shown) != len(pages) {
		t.Fatalf("%d pages of %d", len(shown), len(pages))
	}
	return shown
}

// hostileTexts are the texts of the corpus, and those of the other tests.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../../../../shared/corpus/xss-8391.json")
	if err != nil {
		t.Skipf("NOT TESTED: the corpus of hostile texts is not here: %v", err)
	}
	var texts []string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return append(texts, hostile...)
}

// small is a radar of two entries with a text in every field; address is what its links hold, and about what its
// descriptions hold.
func small(t *testing.T, text, address, about string) *radar.Radar {
	t.Helper()
	r := filled(t, func(field string, _ int) string {
		switch field {
		case "Link", "URL":
			return address
		case "Description":
			return about
		}
		return text
	})
	r.Entries = slices.DeleteFunc(r.Entries, func(e radar.Entry) bool { return e.ID != "r-d" && e.ID != "old" && e.ID != "x" })
	if len(r.Entries) != 3 {
		t.Fatalf("%d entries", len(r.Entries))
	}
	for i := range r.Quadrants {
		if r.Quadrants[i].Description == about { // plain text, unlike that of an entry
			r.Quadrants[i].Description = text
		}
	}
	for i := range r.Rings {
		if r.Rings[i].Description == about {
			r.Rings[i].Description = text
		}
	}
	return r
}

// TestHostileTexts puts every text of the corpus into every field, and has the real wikis render the pages. Nothing of
// a text becomes more than text, and all of it is there as it was typed.
func TestHostileTexts(t *testing.T) {
	slow(t)
	texts := hostileTexts(t)

	// The control: this is what the test sees when a text is taken for HTML.
	seen := map[string]int{}
	for _, s := range texts {
		for _, p := range census(parseHTML(t, []byte(s))) {
			what, _, _ := strings.Cut(p, " of ")
			seen[what]++
		}
	}
	if seen["element script"] < 100 || seen["attribute onclick"] < 50 || seen["href javascript:alert(1)"] < 5 {
		t.Fatalf("the test sees too little: %v", seen)
	}

	loops := []func() ([]string, string, []string){
		func() ([]string, string, []string) {
			return []string{"MW_CONFIG_FILE=" + installWiki(t).config}, wikiLoop, nil
		},
		func() ([]string, string, []string) { return nil, dokuLoop, []string{installDoku(t)} },
	}
	for i, loop := range loops {
		t.Run(wikis[i].name, func(t *testing.T) {
			env, program, args := loop()
			page := func(text, address, about string) []byte {
				return write(t, i, document(small(t, text, address, about)), wikipage.Options{BaseURL: address})
			}
			pages := [][]byte{page("zqxj", "", "")}
			for _, s := range texts {
				pages = append(pages, page(s, s, s))
			}
			all := renderAll(t, env, program, args, pages)
			want := strings.Count(text(parseHTML(t, all[0])), "zqxj")
			if want < 40 {
				t.Fatalf("a plain word comes out %d times", want)
			}
			for k, s := range texts {
				if t.Failed() {
					break // the first one is enough to read
				}
				root := parseHTML(t, all[k+1])
				for _, p := range census(root) {
					t.Errorf("%q: %s", s, p)
				}
				if typed := letters(prose.Line(s)); typed != "" && strings.Count(text(root), typed) < want {
					t.Errorf("%q comes out %d times, want %d", s, strings.Count(text(root), typed), want)
				}
			}
		})
	}
}
