package wikipage_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/prose"
	"techradar/radar/render/wikipage"
	"techradar/radar/scene"
)

const base = "https://example.org/radar/"

// samples are the radars whose pages are kept as expected files.
func samples(t testing.TB) map[string]*layout.Document {
	t.Helper()
	return map[string]*layout.Document{
		"showcase": document(parseFile(t, "../../../radar.yaml")),
		"korean":   document(parseFile(t, "../../../docs/examples/korean.yaml")),
		"full":     document(full(t)),
	}
}

func TestGolden(t *testing.T) {
	for name, d := range samples(t) {
		for i, wiki := range wikis {
			golden.Check(t, "testdata/"+name+"."+wiki.file, write(t, i, d, wikipage.Options{BaseURL: base}))
		}
	}
}

// TestStrictXML reads Confluence's page as an XML document with the two prefixes that Confluence declares, and looks
// for elements and attributes that it does not have.
func TestStrictXML(t *testing.T) {
	known := map[string]bool{}
	for _, name := range strings.Fields(`ac:layout ac:layout-section ac:layout-cell ac:image ri:attachment ac:structured-macro ac:parameter
		ac:plain-text-body ac:rich-text-body ac:link ac:plain-text-link-body p h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td strong em del code a br hr blockquote
		@ac:type @ac:alt @ac:width @ac:name @ac:anchor @ri:filename @href @start`) {
		known[name] = true
	}
	check := func(page []byte) {
		t.Helper()
		d := xml.NewDecoder(bytes.NewReader(page))
		d.Strict = true
		roots, depth := 0, 0
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in\n%s", err, page)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				if depth == 0 {
					roots++
				}
				depth++
				for _, a := range tok.Attr {
					if !known["@"+qualified(a.Name)] {
						t.Errorf("attribute %s of %s", qualified(a.Name), qualified(tok.Name))
					}
				}
				if !known[qualified(tok.Name)] {
					t.Errorf("element %s", qualified(tok.Name))
				}
			case xml.EndElement:
				depth--
			case xml.Comment, xml.ProcInst, xml.Directive:
				t.Errorf("%T", tok)
			}
		}
		if roots != 1 {
			t.Errorf("%d roots", roots)
		}
	}
	for _, d := range samples(t) {
		check(write(t, 2, d, wikipage.Options{BaseURL: base}))
	}
	for _, bad := range hostile {
		check(write(t, 2, document(filled(t, func(string, int) string { return bad })), wikipage.Options{BaseURL: bad}))
	}
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// hostile are texts that must come out as text.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `javascript:alert(1)`, `]]><ac:macro>`, `</td></tr></table>`,
	"\x00\x08\ufffe]]", `|} {{x}} [[File:a.png]]`, "%% </nowiki> %%<nowiki>", `}} ]] [[`, "\n\n== a ==\n* b\n| c", `<nowiki>`, `--> <!--`, `</code></file>`,
	`https://user:pass@evil.example/"onclick="x`, `//evil.example/x`, `https://example.org/]]|}}`,
}

// TestSameLines holds a text to its place: whatever it is, the page has the lines that it has with a plain word.
func TestSameLines(t *testing.T) {
	for i, wiki := range wikis {
		page := func(word string) string {
			r := filled(t, func(field string, _ int) string {
				if field == "Description" { // Markdown may have lines
					return "word"
				}
				return word
			})
			return string(write(t, i, document(r), wikipage.Options{BaseURL: word}))
		}
		want := strings.Count(page("word"), "\n")
		for _, bad := range hostile {
			if strings.Contains(bad, "\n") { // a quote may have lines
				continue
			}
			if got := strings.Count(page(bad), "\n"); got != want {
				t.Errorf("%s: %q makes %d lines, want %d", wiki.name, bad, got, want)
			}
		}
	}
}

// TestEveryField gives every text of the model a word of its own and looks for it in the page.
func TestEveryField(t *testing.T) {
	r := filled(t, func(field string, n int) string {
		if field == "Link" || field == "URL" {
			return fmt.Sprintf("https://example.org/word%d", n)
		}
		return fmt.Sprintf("word%d", n)
	})
	for i, wiki := range wikis {
		page := string(write(t, i, document(r), wikipage.Options{}))
		eachText(reflect.ValueOf(r).Elem(), "", func(field string, v reflect.Value) {
			if !strings.Contains(page, v.String()) {
				t.Errorf("%s: %s %q is not in the page", wiki.name, field, v.String())
			}
		})
		for _, e := range []string{"2026-Q3", "2026-Q2", "2026-Q1", "2025", "2027"} {
			if !strings.Contains(page, e) {
				t.Errorf("%s: edition %s is not in the page", wiki.name, e)
			}
		}
	}
}

// TestRefs finds a heading or a row for every link within the page, and no two of the same ID.
func TestRefs(t *testing.T) {
	for name, d := range samples(t) {
		page := wikipage.New(d, wikipage.Options{})
		ids, refs := map[string]bool{}, map[string]bool{}
		add := func(id string) {
			if id != "" && ids[id] {
				t.Errorf("%s: %s is there twice", name, id)
			}
			ids[id] = true
		}
		for _, b := range page {
			switch b := b.(type) {
			case prose.Heading:
				add(b.ID)
			case prose.Table:
				for _, r := range b.Rows {
					add(r.ID)
					refs[r.More] = true
				}
			}
			eachRef(reflect.ValueOf(b), func(id string) { refs[id] = true })
		}
		if len(refs) < 10 {
			t.Errorf("%s: only %d links", name, len(refs))
		}
		for id := range refs {
			if !ids[id] {
				t.Errorf("%s: %q leads nowhere", name, id)
			}
		}
	}
}

func eachRef(v reflect.Value, f func(id string)) {
	switch v.Kind() {
	case reflect.Interface:
		eachRef(v.Elem(), f)
	case reflect.Slice:
		for i := range v.Len() {
			eachRef(v.Index(i), f)
		}
	case reflect.Struct:
		if ref, ok := v.Interface().(prose.Ref); ok {
			f(ref.ID)
		}
		for i := range v.NumField() {
			eachRef(v.Field(i), f)
		}
	}
}

// TestPictures shows the radar and, where the document has them, each quadrant, with a link to the page where that is
// safe.
func TestPictures(t *testing.T) {
	d := document(full(t))
	d.Pages = append(d.Pages,
		layout.Page{Name: "radar-index-1", Scene: &scene.Scene{Title: "Index"}},
		layout.Page{Name: "radar-quadrant-db", Scene: &scene.Scene{Title: "Our radar: 데이터베이스(DB)"}})
	for base, want := range map[string]string{base: base, "": "", "javascript:alert(1)": ""} {
		var got []prose.Picture
		for _, b := range wikipage.New(d, wikipage.Options{BaseURL: base}) {
			if p, ok := b.(prose.Picture); ok {
				got = append(got, p)
			}
		}
		if len(got) != 2 || got[0] != (prose.Picture{Name: "radar", Alt: "Our [[radar]] of {{ .Values }}. Edition 2026-Q3. Technology radar with 5 entries in 2 quadrants and 3 rings.", URL: want}) ||
			got[1] != (prose.Picture{Name: "radar-quadrant-db", Alt: "Our radar: 데이터베이스(DB). Edition 2026-Q3. Entries: 2.", URL: want}) {
			t.Errorf("with %q: %+v", base, got)
		}
	}
}

// TestInside leaves the title to the page that the text goes into.
func TestInside(t *testing.T) {
	d := document(full(t))
	whole, inside := wikipage.New(d, wikipage.Options{}), wikipage.New(d, wikipage.Options{Inside: true})
	if h, ok := whole[0].(prose.Heading); !ok || h.Level != 1 || !reflect.DeepEqual(whole[1:], inside) {
		t.Error("the page inside another one is not the page without its title")
	}
}
