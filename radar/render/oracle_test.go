package render

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"

	"techradar/radar"
	"techradar/radar/layout"
)

// watch runs in every frame before anything else of it. It reports what ran, and then what stands in the document and
// could run or lead elsewhere.
const watch = `(() => {
	const tell = what => report(JSON.stringify({at: location.pathname.split('/').pop(), what}));
	for (const name of ['alert', 'prompt', 'confirm', 'print']) window[name] = () => tell('ran ' + name);
	addEventListener('DOMContentLoaded', () => {
		const scripts = document.querySelectorAll('script').length;
		if (scripts) tell('has ' + scripts + ' scripts');
		if (document.querySelector('parsererror')) tell('is not well-formed');
		for (const e of document.querySelectorAll('*')) {
			if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM', 'APPLET', 'FRAME'].includes(e.tagName)) tell('has ' + e.tagName);
			if (e.tagName === 'META' && e.httpEquiv) tell('has a meta of ' + e.httpEquiv);
			for (const a of e.attributes) {
				if (/^on/i.test(a.name)) tell('has ' + a.name);
				if (/^(href|src|xlink:href|action|formaction|srcdoc|data)$/i.test(a.name) && /^[\s\0-\x20]*[a-z][a-z0-9+.-]*:/i.test(a.value) &&
					!/^(https?|mailto):/i.test(a.value) && !/^data:image\/(png|svg)/.test(a.value)) tell('leads to ' + a.value.slice(0, 40));
			}
		}
	});
})()`

// finding is what watch reports: the file, and what it did.
type finding struct{ At, What string }

// oracle is a Chromium without any policy, which opens documents by the dozen.
type oracle struct {
	ctx   context.Context
	dir   string
	mu    sync.Mutex
	found []finding
}

func newOracle(t *testing.T) *oracle {
	t.Helper()
	o := &oracle{dir: t.TempDir()}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(tool(t, "chromium")), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(func() { stop(); stopAllocator() })
	o.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, o.hear); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "report"}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch}); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *oracle) hear(event any) {
	e, ok := event.(*runtime.EventBindingCalled)
	if !ok {
		return
	}
	var f finding
	if json.Unmarshal([]byte(e.Payload), &f) != nil {
		f.What = e.Payload
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.found = append(o.found, f)
}

// open shows the documents in frames of one page and returns what was found in them.
func (o *oracle) open(t *testing.T, documents map[string]string) []finding {
	t.Helper()
	var host strings.Builder
	host.WriteString("<!DOCTYPE html><title>host</title>")
	for name, text := range documents {
		if err := os.WriteFile(filepath.Join(o.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&host, "<iframe src=%q></iframe>", name)
	}
	path := filepath.Join(o.dir, "host.html")
	if err := os.WriteFile(path, []byte(host.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(o.ctx, 2*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate((&url.URL{Scheme: "file", Path: path}).String()), chromedp.Sleep(150*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	var found []finding
	for _, f := range o.found {
		if f.At != "host.html" { // which has the frames
			found = append(found, f)
		}
	}
	o.found = nil
	return found
}

// oracleTexts are those of the corpus of hostile texts, one in so many, and some of our own.
func oracleTexts(t *testing.T, step int) []string {
	t.Helper()
	texts := []string{"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "'><svg onload=alert(1)>", "javascript:alert(1)", "</title><script>alert(1)</script>", "](javascript:alert(1))"}
	data, err := os.ReadFile("../../../shared/corpus/xss-8391.json")
	if err != nil {
		t.Logf("NOT TESTED: the corpus of hostile texts is not here, only %d texts of our own are: %v", len(texts), err)
		return texts
	}
	var all []string
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(all); i += step {
		texts = append(texts, all[i])
	}
	return texts
}

// everywhere is a radar with a text in every field that takes one, addresses included. The fields that are drawn have
// its first characters, no more than most.
func everywhere(t *testing.T, text string, most int) *radar.Radar {
	t.Helper()
	s := text
	if runes := []rune(text); len(runes) > most {
		s = string(runes[:most])
	}
	now, err := radar.ParseEdition("2026-Q2")
	before, err2 := radar.ParseEdition("2026-Q1")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	r := &radar.Radar{
		File: "radar.yaml", Title: s, Subtitle: s, Edition: now, Lang: "en",
		Quadrants: []radar.Quadrant{{ID: "a", Name: s, Description: text, Aliases: []string{s}}, {ID: "b", Name: "B"}},
		Rings:     []radar.Ring{{ID: "x", Name: s, Description: text, Aliases: []string{s}}, {ID: "y", Name: "Y"}},
	}
	for i, id := range []string{"moved", "new", "gone"} {
		e := radar.Entry{
			ID: id, Name: s, Quadrant: i % 2, Ring: 0, Summary: text, Description: text, Link: text, Owner: s, Tags: []string{s},
			Links: []radar.Link{{Title: text, URL: text}}, Sources: []radar.Source{{File: s, Line: 1, Quote: text, Note: text}},
			ReviewBy: before,
		}
		switch id {
		case "moved":
			e.History = []radar.Change{{Edition: before, Ring: 1, Note: text}}
		case "gone":
			e.Retired, e.ReplacedBy = &radar.Retirement{Edition: now, Reason: text}, "new"
		}
		r.Entries = append(r.Entries, e)
	}
	return r
}

var (
	policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	unsafe = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))
)

// xhtml is around a page in the storage format of Confluence, which is XML with the entities of HTML.
const xhtml = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ac="urn:ac" xmlns:ri="urn:ri"><head><title>x</title></head><body>%s</body></html>`

// oracleDocuments are what the formats make of a radar, as a browser opens them, by the ending of their file: the page
// without its policy, the picture, the Markdown as a program shows it that takes all HTML in it, and the page for
// Confluence as XML.
func oracleDocuments(t *testing.T, s string) map[string]string {
	t.Helper()
	d, err := layout.Build(everywhere(t, s, radar.MaxNameLength), layout.Options{Size: layout.Sizes[0]})
	if err != nil { // the words around the disc have no room
		d, err = layout.Build(everywhere(t, s, 25), layout.Options{Size: layout.Sizes[0]})
	}
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	o, made := options(t, "https://radar.example.org/"), map[string]string{}
	for _, f := range Formats {
		if f.Name == "png" || f.Name == "pdf" || f.Name == "pptx" {
			continue
		}
		files, err := f.Files(d, o)
		if err != nil {
			t.Fatalf("%q: %s: %v", s, f.Name, err)
		}
		text := string(files[0].Data)
		switch f.Name {
		case "html":
			if len(policy.FindAllString(text, -1)) != 1 {
				t.Fatal("the page has no policy that could be taken away")
			}
			made["html"] = policy.ReplaceAllString(text, "")
		case "svg":
			made["svg"] = text
		case "markdown":
			var b bytes.Buffer
			if err := unsafe.Convert(files[0].Data, &b); err != nil {
				t.Fatal(err)
			}
			made["md.html"] = "<!DOCTYPE html><meta charset=utf-8><body>" + b.String()
		case "confluence":
			made["xhtml"] = fmt.Sprintf(xhtml, text)
		}
	}
	return made
}

// TestOracle puts hostile texts into every field, and opens what the formats make of them in Chromium, without the policy
// of the page: nothing runs, and nothing stands there that does not stand there with a harmless word. Of the corpus
// it takes one text in TECHRADAR_CORPUS, which is 40 in the slow suite and 1 with make reliability.
func TestOracle(t *testing.T) {
	if os.Getenv("TECHRADAR_SLOW") == "" {
		t.Skip("it opens thousands of pages: make test-slow runs a part, make reliability all")
	}
	step := 40
	if n, err := strconv.Atoi(os.Getenv("TECHRADAR_CORPUS")); err == nil && n > 0 {
		step = n
	}
	texts := oracleTexts(t, step)
	o := newOracle(t)

	control := map[string]int{}
	for begin := 0; begin < len(texts); begin += 50 {
		documents := map[string]string{}
		for i, s := range texts[begin:min(begin+50, len(texts))] {
			documents[fmt.Sprintf("%d.control.html", begin+i)] = "<!DOCTYPE html><meta charset=utf-8><body>" + s
		}
		for _, f := range o.open(t, documents) {
			kind, _, _ := strings.Cut(f.What, " ")
			control[kind]++
		}
	}
	if control["ran"] < max(2, 100/step) || control["has"] < max(4, 1000/step) {
		t.Fatalf("the oracle sees too little: %v", control)
	}

	usual := map[finding]bool{}
	for name, text := range oracleDocuments(t, "zqxj") {
		for _, f := range o.open(t, map[string]string{"0." + name: text}) {
			usual[finding{name, f.What}] = true
		}
	}
	opened := 0
	for begin := 0; begin < len(texts) && !t.Failed(); begin += 15 {
		documents := map[string]string{}
		for i, s := range texts[begin:min(begin+15, len(texts))] {
			for name, text := range oracleDocuments(t, s) {
				documents[fmt.Sprintf("%d.%s", begin+i, name)] = text
				opened++
			}
		}
		for _, f := range o.open(t, documents) {
			number, name, _ := strings.Cut(f.At, ".")
			if n, err := strconv.Atoi(number); !usual[finding{name, f.What}] && err == nil {
				t.Errorf("%q: the %s %s", texts[n], name, f.What)
			}
		}
	}
	t.Logf("%d texts in %d documents; the control: %v; with any word: %v", len(texts), opened, control, usual)
}
