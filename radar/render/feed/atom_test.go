package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"techradar/radar"
)

// atom is a feed as a reader takes it.
type atom struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Title    string   `xml:"http://www.w3.org/2005/Atom title"`
	Subtitle string   `xml:"http://www.w3.org/2005/Atom subtitle"`
	ID       string   `xml:"http://www.w3.org/2005/Atom id"`
	Updated  string   `xml:"http://www.w3.org/2005/Atom updated"`
	Author   string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Links    []anchor `xml:"http://www.w3.org/2005/Atom link"`
	Entries  []item   `xml:"http://www.w3.org/2005/Atom entry"`
}

type item struct {
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Links   []anchor `xml:"http://www.w3.org/2005/Atom link"`
	Content content  `xml:"http://www.w3.org/2005/Atom content"`
}

type anchor struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type content struct {
	Type  string `xml:"type,attr"`
	Inner string `xml:",innerxml"`
}

// Text is the content as it reads, with single spaces.
func (c content) Text() string {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(c.Inner))
	for {
		tok, err := d.Token()
		if err != nil {
			return strings.Join(strings.Fields(b.String()), " ")
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.StartElement:
			if tok.Name.Local == "br" {
				b.WriteByte(' ')
			}
		}
	}
}

// grammar says which elements may stand in which, with which attributes. It is what RFC 4287 allows, less what we have
// no use for.
var grammar = map[string]struct {
	in         []string
	attributes []string
}{
	"feed":      {[]string{""}, []string{"xmlns", "lang"}},
	"title":     {[]string{"feed", "entry"}, nil},
	"subtitle":  {[]string{"feed"}, nil},
	"id":        {[]string{"feed", "entry"}, nil},
	"updated":   {[]string{"feed", "entry"}, nil},
	"author":    {[]string{"feed"}, nil},
	"name":      {[]string{"author"}, nil},
	"generator": {[]string{"feed"}, nil},
	"link":      {[]string{"feed", "entry"}, []string{"rel", "type", "href"}},
	"entry":     {[]string{"feed"}, nil},
	"content":   {[]string{"entry"}, []string{"type"}},
	"div":       {[]string{"content"}, []string{"xmlns"}},
	"p":         {[]string{"div"}, nil},
	"h3":        {[]string{"div"}, nil},
	"ul":        {[]string{"div"}, nil},
	"li":        {[]string{"ul"}, nil},
	"a":         {[]string{"li"}, []string{"href"}},
	"strong":    {[]string{"a", "li"}, nil},
	"br":        {[]string{"li"}, nil},
}

const xhtml = "http://www.w3.org/1999/xhtml"

// checkMarkup reads a feed strictly: nothing but the grammar, in its two namespaces.
func checkMarkup(t testing.TB, out []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(out))
	path := []string{""}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, out)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			rule, ok := grammar[tok.Name.Local]
			if !ok || !slices.Contains(rule.in, path[len(path)-1]) {
				t.Errorf("<%s> in <%s>", tok.Name.Local, path[len(path)-1])
			}
			if inside := slices.Contains(path, "content"); inside != (tok.Name.Space == xhtml) {
				t.Errorf("<%s> is of %s", tok.Name.Local, tok.Name.Space)
			}
			for _, a := range tok.Attr {
				if !slices.Contains(rule.attributes, a.Name.Local) {
					t.Errorf("<%s> has %s", tok.Name.Local, a.Name.Local)
				}
				if a.Name.Local == "href" && !absolute(a.Value) {
					t.Errorf("a link leads to %q", a.Value)
				}
			}
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.Comment, xml.Directive:
			t.Errorf("%T in the feed", tok)
		}
	}
}

func absolute(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" &&
		!strings.ContainsFunc(address, func(r rune) bool { return r > unicode.MaxASCII || r <= ' ' })
}

// count is how often an element stands directly in each feed and entry, in the order of the file.
func count(t testing.TB, out []byte, name string) []int {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(out))
	var counts, open []int
	for {
		tok, err := d.Token()
		if err != nil {
			return counts
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Local == name {
				counts[open[len(open)-1]]++
			}
			if n := tok.Name.Local; n == "feed" || n == "entry" {
				open = append(open, len(counts))
				counts = append(counts, 0)
			}
		case xml.EndElement:
			if n := tok.Name.Local; n == "feed" || n == "entry" {
				open = open[:len(open)-1]
			}
		}
	}
}

var isUUID = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// check holds a feed to what RFC 4287 requires (4.1.1, 4.1.2), and returns it.
func check(t testing.TB, out []byte) atom {
	t.Helper()
	checkMarkup(t, out)
	for _, name := range []string{"id", "title", "updated"} {
		for _, n := range count(t, out, name) {
			if n != 1 {
				t.Errorf("%d <%s> in a feed or an entry", n, name)
			}
		}
	}
	var f atom
	if err := xml.Unmarshal(out, &f); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if f.Author == "" || f.Title == "" || f.Lang == "" || len(f.Entries) == 0 || f.Updated != f.Entries[0].Updated {
		t.Errorf("the head of the feed: %+v", f)
	}
	ids := map[string]bool{f.ID: true}
	for i, e := range f.Entries {
		if ids[e.ID] || !isUUID.MatchString(e.ID) || !isUUID.MatchString(f.ID) {
			t.Errorf("id %s", e.ID)
		}
		ids[e.ID] = true
		if when, err := time.Parse(time.RFC3339, e.Updated); err != nil || when.Format("15:04:05Z07:00") != "00:00:00Z" {
			t.Errorf("date %s: %v", e.Updated, err)
		}
		if i > 0 && e.Updated >= f.Entries[i-1].Updated {
			t.Errorf("%s comes behind %s", e.Updated, f.Entries[i-1].Updated)
		}
		if e.Title == "" || e.Content.Type != "xhtml" || e.Content.Text() == "" || len(e.Links) != min(len(f.Links), 1) {
			t.Errorf("an entry: %+v", e)
		}
	}
	return f
}

// TestLinks gives every edition a place on the page of its own.
func TestLinks(t *testing.T) {
	f := check(t, written(t, parse(t, sample), Options{BaseURL: base}))
	want := []anchor{{"self", "application/atom+xml", base + "feed.xml"}, {"alternate", "text/html", base}}
	if !slices.Equal(f.Links, want) {
		t.Errorf("%v, want %v", f.Links, want)
	}
	for i, name := range []string{"2026-Q3", "2026-02", "2026-01", "2025"} {
		if got := f.Entries[i].Links[0]; got != (anchor{"alternate", "text/html", base + "#edition-" + name}) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if f := check(t, written(t, parse(t, sample), Options{})); len(f.Links) > 0 {
		t.Errorf("links without an address: %v", f.Links)
	}
}

// TestHostile puts texts that mean something to XML and HTML into every place, and reads them back as they were.
func TestHostile(t *testing.T) {
	const evil = `]]></p></div></content><script>alert(1)</script><!-- &lt; & &#x0; " ' <?x ?> {{.}}`
	r := parse(t, sample)
	r.Title, r.Subtitle, r.Lang, r.Edition.Name = evil, evil, `en"><x`, evil
	for i := range r.Quadrants {
		r.Quadrants[i].Name = evil + "q"
	}
	for i := range r.Rings {
		r.Rings[i].Name = evil + "r"
	}
	for i := range r.Entries {
		e := &r.Entries[i]
		e.Name, e.Summary, e.ID, e.ReplacedBy = evil+"n", evil+"s", evil, evil+"b"
		for k := range e.History {
			e.History[k].Note = evil + "h"
		}
		if e.Retired != nil {
			e.Retired.Reason = evil + "w"
		}
	}
	for _, b := range []string{"", base, `https://example.org/a'b&c/`, `https://example.org/"><x>/`} {
		f := check(t, written(t, r, Options{BaseURL: b}))
		if !strings.Contains(f.Entries[0].Title, evil) {
			t.Errorf("an edition is titled %q", f.Entries[0].Title)
		}
		if f.Title != evil || f.Subtitle != evil || f.Author != evil || f.Lang != r.Lang {
			t.Errorf("the head is %+v", f)
		}
		text := ""
		for _, e := range f.Entries {
			text += e.Content.Text()
		}
		for _, what := range []string{"q", "r", "n", "s", "b", "h", "w"} {
			if !strings.Contains(text, evil+what) {
				t.Errorf("%q is not there as it was typed", what)
			}
		}
	}
}

// TestXmllint has another program read the feeds.
func TestXmllint(t *testing.T) {
	if testing.Short() {
		t.Skip("xmllint is not run with -short")
	}
	program, err := exec.LookPath("xmllint")
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatal("xmllint is not installed; scripts/need installs it")
	case err != nil:
		t.Skip("NOT TESTED: xmllint is not installed; scripts/need says how to install it")
	}
	r := parse(t, sample)
	r.Title = "\x01\ufffe]]>"
	for _, r := range []*radar.Radar{r, parse(t, read(t, korean))} {
		file := filepath.Join(t.TempDir(), Name)
		if err := os.WriteFile(file, written(t, r, Options{BaseURL: base}), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(program, "--noout", "--nonet", file).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// FuzzText reads back what it wrote, in a text and in an attribute, but for what XML cannot hold.
func FuzzText(f *testing.F) {
	f.Add("a<b>&\"'\r\n\t]]>")
	f.Add("한글 \u2028\x00\xff\ufffe")
	f.Fuzz(func(t *testing.T, s string) {
		var v struct {
			A string `xml:"a,attr"`
			T string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+text(s)+`">`+text(s)+"</x>"), &v); err != nil {
			t.Fatal(err)
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && !strings.ContainsRune("\t\r\n", r) || r == '\ufffe' || r == '\uffff' {
				return unicode.ReplacementChar
			}
			return r
		}, s) // which also makes a replacement character of each byte that is no UTF-8
		if v.A != want || v.T != want {
			t.Errorf("%q became %q and %q", s, v.A, v.T)
		}
	})
}
