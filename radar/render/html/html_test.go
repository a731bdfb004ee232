package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"techradar/assets"
	"techradar/radar"
	"techradar/radar/article"
	"techradar/radar/internal/golden"
	"techradar/radar/layout"
	"techradar/radar/theme"
)

func render(t testing.TB, d *layout.Document, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// small is the sample without most of its quadrants, so that a person can read its golden file.
func small(t testing.TB) *radar.Radar {
	t.Helper()
	r := sample(t)
	r.Quadrants = r.Quadrants[:2]
	r.Entries = slices.DeleteFunc(r.Entries, func(e radar.Entry) bool { return e.Quadrant > 1 })
	return r
}

// markup is a page without its style sheet and its script, which files of their own show.
func markup(page []byte) []byte {
	page = regexp.MustCompile(`(?s)(<style>|<script type="module">).*?(</style>|</script>)`).ReplaceAll(page, []byte("$1$2"))
	return regexp.MustCompile(`sha256-[^']*`).ReplaceAll(page, []byte("sha256-"))
}

func TestGolden(t *testing.T) {
	o := Options{BaseURL: "https://wiki.example.org/radar/", Downloads: []Download{{"SVG", "radar.svg"}, {"SVG, dark", "radar-dark.svg"}}}
	golden.Check(t, "testdata/small.golden.html", markup(render(t, document(small(t)), o)))
	r := small(t)
	r.Lang, r.Entries = "ko", r.Entries[:1]
	golden.Check(t, "testdata/korean.golden.html", markup(render(t, document(r), Options{})))
}

func TestSameBytes(t *testing.T) {
	d := document(sample(t))
	if !bytes.Equal(render(t, d, Options{}), render(t, d, Options{})) {
		t.Error("two runs differ")
	}
}

func TestSampleIsClean(t *testing.T) {
	census(t, render(t, document(sample(t)), Options{BaseURL: "https://example.org/", Downloads: []Download{{"SVG", "a b.svg"}}}))
}

// TestLaidOut checks a page with a picture that the layout has made.
func TestLaidOut(t *testing.T) {
	d, err := layout.Build(sample(t), layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	census(t, render(t, d, Options{}))
}

func TestPolicy(t *testing.T) {
	page := render(t, document(sample(t)), Options{})
	inline := func(start, end string) []byte {
		_, rest, _ := bytes.Cut(page, []byte(start))
		text, _, ok := bytes.Cut(rest, []byte(end))
		if !ok || bytes.Count(page, []byte(start)) != 1 {
			t.Fatalf("there is not one %s", start)
		}
		return text
	}
	hash := func(text []byte) string {
		sum := sha256.Sum256(text)
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	css, js := inline("<style>", "</style>"), inline(`<script type="module">`, "</script>")
	policy := ""
	for n := range parse(t, page).Descendants() {
		if n.Data == "meta" && attr(n, "http-equiv") != "" {
			policy = attr(n, "content")
		}
	}
	for _, part := range []string{
		"style-src " + hash(css) + ";", "script-src " + hash(js) + ";", "default-src 'none'", "base-uri 'none'", "form-action 'none'",
		"require-trusted-types-for 'script'", "trusted-types 'none'",
	} {
		if !strings.Contains(policy, part) {
			t.Errorf("policy %q lacks %q", policy, part)
		}
	}
	if bytes.Contains(css, []byte("/*")) || bytes.Contains(css, []byte("url(")) || bytes.Contains(css, []byte("@import")) {
		t.Error("the style sheet has comments or reaches out of the page")
	}
}

// TestScriptIsPlain holds the script to what leaves no way in: nothing turns text into markup or code, nothing is
// fetched, and the page can leave its comments and indentation out.
func TestScriptIsPlain(t *testing.T) {
	source, err := assets.FS.ReadFile("templates/page.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		"innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "setHTML", "DOMParser", "createContextualFragment",
		"fetch(", "XMLHttp", "import ", "import(", "WebSocket", "EventSource", "sendBeacon", "http:", "https:", "localStorage", "cookie",
		"</", "<!--", "{{", ".style =", "setAttribute('style'", "setAttribute('on",
	} {
		if bytes.Contains(source, []byte(bad)) {
			t.Errorf("the script has %q", bad)
		}
	}
	if strings.Count(string(source), "`")%2 != 0 || regexp.MustCompile("`[^`\n]*\n").Match(source) || bytes.Contains(source, []byte("/*")) {
		t.Error("a text or a comment of the script goes over several lines")
	}
	if js, _, err := script(); err != nil || len(js) < 5000 || strings.Contains(string(js), "\n//") {
		t.Errorf("the script as the page has it, of %d bytes, has comments or is too short, %v", len(js), err)
	}
}

// TestSocial tells services of the page only where its address is known and safe.
func TestSocial(t *testing.T) {
	files := []Download{{"radar.png", "radar.png"}, {"feed.xml", "feed.xml"}}
	page := string(render(t, document(small(t)), Options{BaseURL: "https://wiki.example.org/radar/", Downloads: files}))
	for _, want := range []string{
		`<meta property="og:image" content="https://wiki.example.org/radar/radar.png">`,
		`<meta property="og:url" content="https://wiki.example.org/radar/">`,
		`<link rel="alternate" type="application/atom+xml" href="feed.xml"`,
		"&lt;iframe src=",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, base := range []string{"", "javascript:alert(1)", "//evil.example/"} {
		page := string(render(t, document(small(t)), Options{BaseURL: base, Downloads: files[:1]}))
		for _, absent := range []string{"og:", "twitter:", "atom+xml", "iframe"} {
			if strings.Contains(page, absent) {
				t.Errorf("base %q: there is %q", base, absent)
			}
		}
	}
}

// TestFilters lists what entries differ in.
func TestFilters(t *testing.T) {
	var got []string
	for _, f := range filters(article.New(document(small(t)))) {
		line := f.Name + ":"
		for _, o := range f.Options {
			line += " " + o.Value
		}
		got = append(got, line)
	}
	want := `ring: adopt trial assess hold
quadrant: iac tenancy
moved: new in out gone none
tag: cloud operator
owner: Platform Security`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// TestPaperIsLight prints a dark theme in the colours of the light one, since printers leave backgrounds out.
func TestPaperIsLight(t *testing.T) {
	dark, err := theme.Load("dark")
	if err != nil {
		t.Fatal(err)
	}
	page := render(t, document(small(t)), Options{Theme: dark, Dark: dark})
	if !bytes.Contains(page, []byte("@media print{:root{color-scheme:light;--link:#0b57a4;")) {
		t.Error("a dark page is printed dark")
	}
	if bytes.Contains(render(t, document(small(t)), Options{}), []byte("@media print{:root{")) {
		t.Error("a light page has colours of its own for paper")
	}
}

// TestFirstEdition has no movement to tell of.
func TestFirstEdition(t *testing.T) {
	r := small(t)
	for i := range r.Entries {
		r.Entries[i].History, r.Entries[i].Retired, r.Entries[i].Owner = nil, nil, ""
	}
	page := string(render(t, document(r), Options{}))
	for _, absent := range []string{"What changed", "Unchanged", "Archive", ">Owner<"} {
		if strings.Contains(page, absent) {
			t.Errorf("the page of a first edition says %q", absent)
		}
	}
}

func TestNothingChanged(t *testing.T) {
	r := small(t)
	r.Entries = slices.DeleteFunc(r.Entries, func(e radar.Entry) bool { return e.ID != "cluster-api" })
	page := string(render(t, document(r), Options{}))
	for _, want := range []string{"Nothing changed since the edition before.", "No entries yet."} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
}

// TestPlainRings leaves out definitions that nobody has written, and does not lead to them.
func TestPlainRings(t *testing.T) {
	r := small(t)
	for i := range r.Rings {
		r.Rings[i].Description, r.Rings[i].Aliases = "", nil
	}
	page := render(t, document(r), Options{})
	if bytes.Contains(page, []byte("What the rings mean")) || bytes.Contains(page, []byte(`id="ring-`)) {
		t.Error("the rings are defined by nothing")
	}
	census(t, page)
}

// TestCloseUps shows each quadrant's picture in its section: closed where the radar has the names already, open where
// it has numbers.
func TestCloseUps(t *testing.T) {
	d, err := layout.Build(sample(t), layout.Options{Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	page := render(t, d, Options{})
	census(t, page)
	if got, want := bytes.Count(page, []byte(`<details class="closeup">`)), len(d.Radar.Quadrants); got != want {
		t.Errorf("%d closed close-ups, want %d", got, want)
	}
	if n := bytes.Count(page, []byte(`href="#entry-crossplane"`)); n < 2 {
		t.Errorf("%d links from the pictures to a row, want one from each of two", n)
	}
	d.Reports[0].Mode = layout.Numbers
	page = render(t, d, Options{})
	if got, want := bytes.Count(page, []byte(`<details class="closeup" open>`)), len(d.Radar.Quadrants); got != want {
		t.Errorf("%d open close-ups, want %d", got, want)
	}
}

// TestEditionInKorean spells an edition in one way.
func TestEditionInKorean(t *testing.T) {
	r := small(t)
	r.Lang = "ko"
	page := string(render(t, document(r), Options{}))
	for _, want := range []string{"<b>2026-Q4판</b>", ">2026-Q4판에서 달라진 점<", "· 2026-Q4판</title>"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(page, "2026-Q4 판") || strings.Contains(page, "판 <b>") {
		t.Error("an edition is spelled in another way")
	}
}

func TestNumbers(t *testing.T) {
	d := document(sample(t))
	d.Numbers[4] = 17
	if !bytes.Contains(render(t, d, Options{}), []byte(`<td class="number" data-label="No.">17</td>`)) {
		t.Error("the number of a blip is not in its row")
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
	page := string(render(t, document(r), Options{}))
	eachText(reflect.ValueOf(r).Elem(), "", func(field string, v reflect.Value) {
		if !strings.Contains(page, v.String()) {
			t.Errorf("%s %q is not in the page", field, v.String())
		}
	})
	for _, e := range []string{"2031", "2032-Q1", "2033", "2034-05"} {
		if !strings.Contains(page, e) {
			t.Errorf("edition %s is not in the page", e)
		}
	}
	census(t, []byte(page))
}

// hostile are texts that must come out as text.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'--></style></script><svg onload=alert(1)>`,
	`javascript:alert(1)`, `{{.Title}}`, `]]><!--`, `</title><base href=//evil.example>`, `&lt;b&gt; &amp;amp; &#0;`,
	"a`b`${c}", `<a href="javascript:alert(1)">x</a>`, `https://user:pass@evil.example/"onclick="x`, `//evil.example/x`,
	`<meta http-equiv=refresh content=0;url=//evil.example>`, `style="background:url(//evil.example)"`, `data:text/html,x`,
}

func TestHostileText(t *testing.T) {
	for _, bad := range hostile {
		r := filled(t, func(string, int) string { return bad })
		page := render(t, document(r), Options{BaseURL: bad})
		census(t, page)
		got := allText(parse(t, page))
		// Of 100 code points and more a chart shows a part; nothing else may be cut, and Markdown has its own test.
		if n := strings.Count(got, bad); n < 80 {
			t.Errorf("%q comes out as text %d times", bad, n)
		}
	}
}

// filled is a radar with every text of the model in use, made by a function of the field's name and a number.
// Words that are part of the format, such as IDs, are left alone.
func filled(t *testing.T, word func(field string, n int) string) *radar.Radar {
	t.Helper()
	r := small(t)
	e := &r.Entries[0]
	e.Tags, e.Links, e.Sources = make([]string, 2), make([]radar.Link, 2), make([]radar.Source, 2)
	e.Sources[0].Line = 7
	e.ReviewBy = edition(t, "2031")
	e.History = []radar.Change{{Edition: edition(t, "2032-Q1"), Ring: 1}, {Edition: edition(t, "2033"), Ring: -1, Retired: true}}
	gone := *e
	gone.ID, gone.ReplacedBy = "gone-entry", e.ID
	gone.Tags, gone.Links, gone.Sources = make([]string, 1), make([]radar.Link, 1), make([]radar.Source, 1)
	gone.History = []radar.Change{{Edition: edition(t, "2032"), Ring: 0}}
	gone.Retired = &radar.Retirement{Edition: edition(t, "2034-05")}
	r.Entries = []radar.Entry{*e, gone}
	for i := range r.Quadrants {
		r.Quadrants[i].Aliases = make([]string, 2)
	}
	n := 0
	eachText(reflect.ValueOf(r).Elem(), "", func(field string, v reflect.Value) {
		n++
		v.SetString(word(field, n))
	})
	return r
}

// eachText calls f with every text that an author writes.
func eachText(v reflect.Value, field string, f func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), field, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), field, f)
		}
	case reflect.String:
		f(field, v)
	case reflect.Struct:
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if !v.Type().Field(i).IsExported() || slices.Contains([]string{"ID", "Lang", "ReplacedBy", "Output", "Edition", "ReviewBy"}, name) ||
				name == "File" && v.Type() == reflect.TypeFor[radar.Radar]() {
				continue
			}
			eachText(v.Field(i), name, f)
		}
	}
}

// TestChartedEditions says how many editions the charts leave to the table.
func TestChartedEditions(t *testing.T) {
	r := small(t)
	r.Entries = r.Entries[:1]
	for years, want := range map[int]string{charted: "", charted + 3: fmt.Sprintf("the last %d of %d editions", charted, charted+3)} {
		r.Edition, r.Entries[0].Retired, r.Entries[0].History = edition(t, fmt.Sprint(2000+years)), nil, nil
		for y := 1; y < years; y++ {
			r.Entries[0].History = append(r.Entries[0].History, radar.Change{Edition: edition(t, fmt.Sprint(2000+y)), Ring: y % 2})
		}
		page := string(render(t, document(r), Options{}))
		if said := strings.Contains(page, "The charts show"); said != (want != "") || !strings.Contains(page, want) {
			t.Errorf("%d editions: it should say %q", years, want)
		}
	}
}
