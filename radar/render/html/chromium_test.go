package html_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"techradar/radar"
	"techradar/radar/internal/chromium"
	"techradar/radar/layout"
	"techradar/radar/render/html"
)

// The radars that the browser opens.
const (
	showcase = "../../../radar.yaml"
	korean   = "../../../docs/examples/korean.yaml"
)

// browser is one Chromium for all tests: starting it takes longer than most of them.
var browser struct {
	once sync.Once
	ctx  context.Context
	err  error
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	os.Exit(code)
}

// tab is a page in Chromium.
type tab struct {
	testing.TB
	ctx context.Context
	URL string // without query and fragment

	mu        sync.Mutex
	complains []string // errors and warnings of the console, and what was not let through
	requests  []string // other than the page itself
}

// newTab starts an empty tab. Without Chromium the test is skipped, in CI it fails.
func newTab(t testing.TB) *tab {
	t.Helper()
	path := chromium.Find(t)
	browser.once.Do(func() { start(path) })
	if browser.err != nil {
		t.Fatal(browser.err)
	}
	ctx, cancel := chromedp.NewContext(browser.ctx)
	limited, stop := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(func() { stop(); cancel() })
	b := &tab{TB: t, ctx: limited}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(1440, 900))
	return b
}

func start(path string) {
	dir, err := os.MkdirTemp("", "techradar-chromium")
	if err != nil {
		browser.err = err
		return
	}
	ctx, stop, err := chromium.Start(path, dir, chromedp.Flag("hide-scrollbars", true))
	browser.ctx, browser.err = ctx, err
	browser.stop = func() { stop(); _ = os.RemoveAll(dir) }
}

func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.complains = append(b.complains, fmt.Sprintf("%s: %v", e.Type, e.Args))
	case *log.EventEntryAdded: // such as what the policy has not let through
		b.complains = append(b.complains, fmt.Sprintf("%s: %s", e.Entry.Level, e.Entry.Text))
	case *runtime.EventExceptionThrown:
		b.complains = append(b.complains, fmt.Sprintf("%+v", e.ExceptionDetails))
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, b.URL) {
			b.requests = append(b.requests, u)
		}
	}
}

// show opens the page of a radar file from a file of its own, at a place of it such as "?q=x#entry-x".
func (b *tab) show(file, at string) {
	b.Helper()
	b.showDocument(document(b, file), at)
}

func (b *tab) showDocument(d *layout.Document, at string) {
	b.Helper()
	var page bytes.Buffer
	o := html.Options{Downloads: []html.Download{{Name: "radar.svg", File: "radar.svg"}, {Name: "radar.png", File: "radar.png"}}}
	if err := html.Write(&page, d, o); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "index.html")
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	b.URL = (&url.URL{Scheme: "file", Path: path}).String()
	b.do(chromedp.Navigate(b.URL + at))
}

func document(t testing.TB, file string) *layout.Document {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return parsed(t, string(source))
}

// parsed is the document of the text of a radar file.
func parsed(t testing.TB, source string) *layout.Document {
	t.Helper()
	r, problems := radar.Parse([]byte(source), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	d, err := layout.Build(r, layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// keys presses keys one after the other.
func (b *tab) keys(keys ...string) {
	b.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// press presses the middle of the first element of a CSS selector with the pointer.
func (b *tab) press(selector string) {
	b.Helper()
	at := eval[[]float64](b, fmt.Sprintf(`(e => {
		const inside = (r) => r.top >= (e.closest('.tools') ? 0 : 90) && r.bottom <= innerHeight;
		if (!inside(e.getBoundingClientRect())) e.scrollIntoView({ block: 'center', behavior: 'instant' });
		const r = e.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2];
	})(document.querySelector(%q))`, selector))
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// tabTo presses Tab until an element is focused that the expression, of the variable e, holds for.
func (b *tab) tabTo(expression string) {
	b.Helper()
	for range 300 {
		b.keys(kb.Tab)
		if eval[bool](b, "!!(e => e !== document.body && ("+expression+"))(document.activeElement)") {
			return
		}
	}
	b.Fatalf("no Tab leads to where %s", expression)
}

// wait waits until an expression is true. While a page is being replaced an expression can throw, since a
// document may have no body yet, and its evaluation can fail, since its context is gone: neither is true yet.
func (b *tab) wait(expression string) {
	b.Helper()
	guarded := "(() => { try { return !!(" + expression + "); } catch { return false; } })()"
	var last error
	for end := time.Now().Add(chromium.Deadline); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](guarded))
		if ok {
			return
		}
		last = err
	}
	b.Fatalf("never true: %s\nlast error %v, address %s, focus on %s", expression, last, eval[string](b, "location.href"), eval[string](b, "document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing'"))
}

func eval[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// shown are the names of the rows that can be seen.
func (b *tab) shown() string {
	b.Helper()
	return eval[string](b, "[...document.querySelectorAll('tr[data-ring]')].filter(r => r.checkVisibility()).map(r => r.querySelector('.name').textContent.trim()).join(', ')")
}

// emulate sets features of media queries, in pairs of name and value.
func (b *tab) emulate(pairs ...string) {
	b.Helper()
	p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{}}
	for i := 0; i < len(pairs); i += 2 {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.Fatal(err)
	}
}

// quiet fails the test for whatever the page complained of, asked for or tried that was not let through.
func (b *tab) quiet() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.complains) > 0 {
		b.Errorf("the console has %q", b.complains)
	}
	if len(b.requests) > 0 {
		b.Errorf("the page requested %q", b.requests)
	}
}

// closeUps is a document with a picture of each quadrant.
func closeUps(t testing.TB, file string) *layout.Document {
	t.Helper()
	d, err := layout.Build(document(t, file).Radar, layout.Options{Quadrants: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
