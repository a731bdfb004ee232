package serve

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"techradar/radar"
	"techradar/radar/internal/chromium"
	"techradar/radar/layout"
	"techradar/radar/render/html"
)

// evilHost is a site whose name leads to this machine.
const evilHost = "evil.example"

// tab is a page in Chromium.
type tab struct {
	*testing.T
	ctx context.Context

	mu        sync.Mutex
	complains []string // of the console: errors, and what a policy has not let through
	answers   []string // status and address of what servers have sent
}

// newTab starts Chromium. Without it the test is skipped, in CI it fails.
func newTab(t *testing.T) *tab {
	t.Helper()
	ctx, stop, err := chromium.Start(chromium.Find(t), t.TempDir(), chromedp.Flag("host-resolver-rules", "MAP "+evilHost+" 127.0.0.1"))
	t.Cleanup(stop)
	if err != nil {
		t.Fatal(err)
	}
	limited, stopWaiting := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stopWaiting)
	b := &tab{T: t, ctx: limited}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(1280, 800))
	return b
}

func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.complains = append(b.complains, fmt.Sprintf("%s: %v", e.Type, e.Args))
	case *log.EventEntryAdded:
		b.complains = append(b.complains, fmt.Sprintf("%s: %s", e.Entry.Level, e.Entry.Text))
	case *runtime.EventExceptionThrown:
		b.complains = append(b.complains, fmt.Sprintf("%+v", e.ExceptionDetails))
	case *network.EventResponseReceived:
		b.answers = append(b.answers, fmt.Sprint(e.Response.Status, " ", e.Response.URL))
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// eval returns what a script, which may be a promise, comes to.
func (b *tab) eval(script string) string {
	b.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("(async () => String(await ("+script+")))()", chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", script, err)
	}
	return got
}

// until waits until a script gives the wanted text. A page that is being loaded again gives none.
func (b *tab) until(script, want string) {
	b.Helper()
	var got string
	var err error
	for end := time.Now().Add(deadline); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if got, err = chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+script+")")); err == nil && got == want {
			return
		}
	}
	b.Fatalf("%s is %q, want %q (%v)", script, got, want, err)
}

// showcase is the edition of a radar file with another title.
func showcase(t *testing.T, title string) *Edition {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "..", "radar.yaml"))
	must(t, err)
	_, rest, _ := strings.Cut(string(source), "\ntitle: ")
	_, rest, _ = strings.Cut(rest, "\n")
	r, problems := radar.Parse([]byte("title: "+title+"\n"+rest), "radar.yaml")
	if r == nil {
		t.Fatal(problems)
	}
	d, err := layout.Build(r, layout.Options{})
	must(t, err)
	var b bytes.Buffer
	must(t, html.Write(&b, d, html.Options{}))
	return &Edition{Name: "radar.yaml", Files: map[string][]byte{"index.html": b.Bytes(), "radar.svg": []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")}}
}

// standing waits until a page has not scrolled for a while.
const standing = `new Promise((done) => {
	let place = -1, frames = 0;
	const look = () => {
		frames = scrollY === place ? frames + 1 : 0;
		place = scrollY;
		if (frames > 20) done(); else requestAnimationFrame(look);
	};
	look();
})`

// inPanel is a script for something in the panel.
func inPanel(what string) string {
	return fmt.Sprintf(`document.getElementById(%q)?.shadowRoot?.querySelector(%s`, panelID, what)
}

// TestReload follows the summary page of the showcase through good and bad editions in a browser.
func TestReload(t *testing.T) {
	b := newTab(t)
	s, l, stop := live(t)
	defer stop()

	// At first there is no radar, then one with errors, then a good one.
	b.do(chromedp.Navigate(l.URL()))
	b.until("document.body.innerText.trim()", "Drawing the radar ...")
	s.Show(badEdition("wrong from the start"))
	b.until(inPanel("'h1').textContent"), "radar.yaml has 1 error")
	b.until("document.getElementById('"+panelID+"').dataset.alone", "")
	s.Show(showcase(t, "First"))
	b.until("document.querySelector('h1').textContent.trim()", "First")

	// Place and fragment of the page stay.
	b.do(chromedp.Navigate(l.URL() + "?q=argo#entry-argo-cd"))
	const arrived = "document.activeElement?.closest('tr')?.id"
	b.until(arrived, "entry-argo-cd")
	b.eval(standing)
	b.eval("scrollTo({left: 0, top: 700, behavior: 'instant'})")
	b.until("Math.round(scrollY)", "700")
	s.Show(showcase(t, "Second"))
	b.until("document.querySelector('h1').textContent.trim()", "Second")
	b.until(arrived, "entry-argo-cd")
	b.eval(standing)
	if got := b.eval("Math.round(scrollY)"); got != "700" {
		t.Errorf("after loading again the page is at %s px, was at 700", got)
	}
	b.until("location.hash", "#entry-argo-cd")

	// Errors come over the page, which is not loaded again for them.
	b.eval("window.mark = 'same page'")
	s.Show(badEdition("wrong <b>now</b>"))
	b.until(inPanel("'.what').textContent"), "radar.yaml:3:5 error: wrong <b>now</b> no-such")
	b.until(inPanel("'[role=alert]') !== null"), "true")
	b.until("getComputedStyle("+inPanel("'.panel')")+").backgroundColor", "rgb(27, 31, 36)")
	b.until("Math.abs("+inPanel("'.caret').getBoundingClientRect().left")+" - "+ghostEnd+") < 1", "true")
	s.Show(badEdition("wrong again"))
	b.until(inPanel("'.what').textContent"), "radar.yaml:3:5 error: wrong again no-such")
	b.until("document.querySelectorAll('#"+panelID+"').length", "1")
	b.until("window.mark", "same page")
	b.until("document.querySelector('h1').textContent.trim()", "Second")

	// They can be hidden, until there are others; a page that is loaded now has them, too.
	b.eval(inPanel("'button').click()"))
	b.until("document.getElementById('"+panelID+"')", "null")
	s.Show(badEdition("wrong once more"))
	b.until(inPanel("'.what').textContent"), "radar.yaml:3:5 error: wrong once more no-such")
	b.do(chromedp.Reload())
	b.until(inPanel("'.what').textContent"), "radar.yaml:3:5 error: wrong once more no-such")
	b.until(inPanel("'button').hidden"), "false")

	// The errors are gone and the radar is the one that is shown: nothing is loaded.
	b.eval("window.mark = 'same page'")
	s.Show(showcase(t, "Second"))
	b.until("document.getElementById('"+panelID+"')", "null")
	b.until("window.mark", "same page")
	s.Show(showcase(t, "Third"))
	b.until("document.querySelector('h1').textContent.trim()", "Third")

	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.complains {
		if !strings.Contains(c, "503") { // of the page before there was a radar
			t.Error("the browser complains:", c)
		}
	}
}

// ghostEnd is where the part of the line before the caret ends.
const ghostEnd = `(() => {
	const line = document.getElementById('` + panelID + `').shadowRoot.querySelector('.line');
	const range = document.createRange();
	range.setStart(line.childNodes[1], 0);
	range.setEnd(line.childNodes[1], 2);
	return range.getBoundingClientRect().right;
})()`

// TestRebinding opens the preview under the name of another site that leads to this machine. The control, a server
// that does not look at the host, shows that the browser gets there and can read.
func TestRebinding(t *testing.T) {
	b := newTab(t)
	s, l, stop := live(t)
	defer stop()
	s.Show(goodEdition("a"))
	careless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<p>" + secret))
	}))
	defer careless.Close()

	const read = `(async () => {
		let text = document.documentElement.outerHTML;
		for (const path of ["/", "/radar.svg", "/radar.png", "/.techradar/problems"]) {
			text += await fetch(path).then((r) => r.text());
			text += await fetch(path, {method: "POST"}).then((r) => r.text());
		}
		text += await new Promise((done) => {
			const source = new EventSource("/.techradar/events");
			source.onmessage = (e) => { source.close(); done("event " + e.data); };
			source.onerror = () => { source.close(); done("no events"); };
		});
		return text;
	})()`
	// What the site itself would send has no policy.
	if _, err := chromedp.Call(b.ctx, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate(at(evilHost, careless.Listener.Addr().String())))
	if got := b.eval(read); !strings.Contains(got, secret) {
		t.Fatalf("the control read nothing: %s", got)
	}
	b.do(chromedp.Navigate(fmt.Sprintf("http://%s:%d/", evilHost, l.Port)))
	if got := b.eval(read); strings.Contains(got, secret) || !strings.Contains(got, "no events") || !strings.Contains(got, "not at the address") {
		t.Errorf("the site read %s", got)
	}
	b.do(chromedp.Navigate(l.URL()))
	if got := b.eval(strings.Replace(read, "no events", "nothing", 1)); !strings.Contains(got, secret) || !strings.Contains(got, "event {") {
		t.Errorf("the user read %s", got)
	}
}

// at is the address of a server under another name.
func at(host, address string) string {
	return "http://" + host + address[strings.LastIndex(address, ":"):] + "/"
}

// TestOtherSites lets a page of another site reach for the preview in all ways that need no permission. A careless
// server is the control.
func TestOtherSites(t *testing.T) {
	b := newTab(t)
	s, l, stop := live(t)
	defer stop()
	s.Show(goodEdition("a"))
	careless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		switch r.URL.Path {
		case eventsPath:
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = w.Write([]byte("data: x\n\n"))
		case "/radar.svg":
			w.Header().Set("Content-Type", "image/svg+xml")
			_, _ = w.Write(goodEdition("").Files["radar.svg"])
		default:
			w.Header().Set("Content-Type", "text/html")
			_, _ = w.Write([]byte("<p>" + secret))
		}
	}))
	defer careless.Close()

	const reach = `(async (target) => {
		const element = (name, path) => new Promise((done) => {
			const e = document.createElement(name);
			e.onload = () => done(name + " loaded");
			e.onerror = () => done(name + " refused");
			e.src = target + path;
			document.body.append(e);
		});
		const text = await fetch(target).then((r) => r.text(), () => "fetch refused");
		const opaque = await fetch(target + "radar.svg", {mode: "no-cors"}).then(() => "opaque loaded", () => "opaque refused");
		const events = await new Promise((done) => {
			const source = new EventSource(target + ".techradar/events");
			source.onmessage = () => { source.close(); done("events loaded"); };
			source.onerror = () => { source.close(); done("events refused"); };
		});
		return [text, opaque, events, await element("img", "radar.svg")].join(", ");
	})`
	for host, want := range map[string]string{
		at("localhost", careless.Listener.Addr().String()): "<p>" + secret + ", opaque loaded, events loaded, img loaded",
		l.URL(): "fetch refused, opaque refused, events refused, img refused",
		fmt.Sprintf("http://127.0.0.1:%d/", l.Port):    "fetch refused, opaque refused, events refused, img refused",
		fmt.Sprintf("http://%s:%d/", evilHost, l.Port): "fetch refused, opaque refused, events refused, img refused",
	} {
		b.do(chromedp.Navigate(at(evilHost, careless.Listener.Addr().String())))
		if got := b.eval(reach + "(" + fmt.Sprintf("%q", host) + ")"); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
		b.eval(`new Promise((done) => {
			const frame = document.createElement("iframe");
			frame.src = ` + fmt.Sprintf("%q", host) + `;
			frame.onload = done;
			document.body.append(frame);
		})`)
		served := func() bool {
			b.mu.Lock()
			defer b.mu.Unlock()
			return slices.Contains(b.answers, "200 "+host)
		}
		control := strings.Contains(want, secret)
		for end := time.Now().Add(deadline); control && !served() && time.Now().Before(end); {
			time.Sleep(10 * time.Millisecond) // the browser may tell of the answer later than the frame does
		}
		if served() != control {
			t.Errorf("%s: served to a frame: %t", host, !control)
		}
	}
}
